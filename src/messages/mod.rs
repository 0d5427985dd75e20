//! Issues, changes and errors → sentences, in English and Simplified Chinese.
//!
//! Every match is exhaustive: a code, reason or kind without both sentences does not compile. A
//! sentence says what is wrong and what to do; it does not say "invalid", "please" or "sorry".

mod changes;
mod connections;
mod errors;
mod issues;

use crate::fields::Label;
use crate::names::names;
use crate::text::{before_any, split_once};

pub use changes::change_message;
pub use errors::error_message;
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

/// A sentence in both languages.
#[derive(Clone, Copy)]
struct Both {
    en: &'static str,
    zh_cn: &'static str,
}

const fn both(en: &'static str, zh_cn: &'static str) -> Both {
    Both { en, zh_cn }
}

impl Both {
    const fn pick(self, locale: Locale) -> &'static str {
        match locale {
            Locale::En => self.en,
            Locale::ZhCn => self.zh_cn,
        }
    }
}

/// A label in one language.
#[must_use]
pub const fn label(label: Label, locale: Locale) -> &'static str {
    match locale {
        Locale::En => label.en,
        Locale::ZhCn => label.zh_cn,
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
