//! Issues, changes and errors → sentences; the fields' labels. One language, one file.
//!
//! What a file has to say is `Language`: a code, reason or kind without its sentence does not
//! compile. A sentence says what is wrong and what to do; it does not say "please" or "sorry".

mod en;
mod issues;
mod language;
mod zh_cn;

use crate::error::{Error, ErrorKind};
use crate::field::Field;
use crate::issue::Change;
use crate::names::names;
use crate::text::{before_any, split_once};
use language::Language;

pub use issues::issue_message;

names! {
    /// A language that there are sentences in.
    pub enum Locale {
        /// English.
        En = "en",
        /// Simplified Chinese.
        ZhCn = "zh-CN",
    }
}

impl Locale {
    /// The best match for a language tag: all Chinese is `zh-CN`, all else English.
    #[must_use]
    pub fn negotiate(tag: &str) -> Self {
        if before_any(tag, b"-_").eq_ignore_ascii_case("zh") { Self::ZhCn } else { Self::En }
    }
}

/// What a locale's language says. A further language is one more file, its variant of [`Locale`], an
/// arm here, which the compiler asks for, and its tag in `negotiate`, which a test asks for.
const fn for_locale(locale: Locale) -> &'static Language {
    match locale {
        Locale::En => &en::EN,
        Locale::ZhCn => &zh_cn::ZH_CN,
    }
}

/// What a form calls a field.
#[must_use]
pub fn label(field: Field, locale: Locale) -> &'static str {
    (for_locale(locale).label)(field)
}

/// The sentence for a change.
#[must_use]
pub fn change_message(change: &Change, locale: Locale) -> String {
    let language = for_locale(locale);
    let mut sentence = String::new();
    fill(&mut sentence, (language.change)(change.rule), &|out, _| {
        out.push_str((language.label)(change.field));
    });
    sentence
}

/// The sentence for an error: what happened and what to do.
#[must_use]
pub fn error_message(error: &Error, locale: Locale) -> String {
    if let (ErrorKind::Invalid, Some(issue)) = (error.kind, error.issues.first()) {
        return issue_message(issue, locale);
    }
    error_template(error, for_locale(locale)).to_owned()
}

/// The kind's sentence, unless more is known: what was not sent was not saved; what was answered was sent.
fn error_template(error: &Error, language: &Language) -> &'static str {
    match (error.kind, error.status) {
        (ErrorKind::Network, Some(_)) => language.response_interrupted,
        (ErrorKind::Aborted, _) if !error.was_sent => language.aborted_unsent,
        // It was the response that was too large.
        (ErrorKind::TooLarge, Some(200..=299)) => (language.error)(ErrorKind::Undecodable),
        (kind, _) => (language.error)(kind),
    }
}

/// Writes a template; `write_value` writes what each `{name}` stands for, which is not searched again.
fn fill(out: &mut String, template: &str, write_value: &dyn Fn(&mut String, &str)) {
    let mut rest = template;
    while let Some((text, (name, behind))) =
        split_once(rest, "{").and_then(|(text, behind)| Some((text, split_once(behind, "}")?)))
    {
        out.push_str(text);
        write_value(out, name);
        rest = behind;
    }
    out.push_str(rest);
}

/// Writes `307,200`.
fn write_grouped(out: &mut String, number: usize) {
    let (thousands, rest) = (number / 1000, number % 1000);
    if thousands > 0 {
        write_grouped(out, thousands);
        out.push(',');
    }
    for (unit, is_needed) in
        [(100, thousands > 0 || rest > 99), (10, thousands > 0 || rest > 9), (1, true)]
    {
        if is_needed {
            out.push(char::from(b'0' + (rest / unit % 10) as u8));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::write_grouped;

    #[test]
    fn numbers_are_grouped_by_thousands() {
        for (number, text) in [
            (0, "0"),
            (7, "7"),
            (42, "42"),
            (100, "100"),
            (999, "999"),
            (1000, "1,000"),
            (1024, "1,024"),
            (307_200, "307,200"),
            (1_000_000, "1,000,000"),
            (12_034_056, "12,034,056"),
        ] {
            let mut grouped = String::new();
            write_grouped(&mut grouped, number);
            assert_eq!(grouped, text);
        }
    }
}
