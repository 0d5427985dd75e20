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
        let language = tag.split(['-', '_']).next().unwrap_or_default();
        if language.eq_ignore_ascii_case("zh") { Self::ZhCn } else { Self::En }
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

/// Replaces each `{name}`; a value is never searched again, whatever it holds.
fn fill(template: &str, values: &[(&'static str, String)]) -> String {
    let mut sentence = String::with_capacity(template.len() + 32);
    let mut rest = template;
    while let Some((before, after)) = rest.split_once('{') {
        sentence.push_str(before);
        let Some((name, behind)) = after.split_once('}') else { break };
        let value = values.iter().find(|(known, _)| *known == name);
        sentence.push_str(value.map_or("", |(_, value)| value));
        rest = behind;
    }
    sentence.push_str(rest);
    sentence
}

/// `307,200`.
fn grouped(number: usize) -> String {
    let digits = number.to_string();
    let mut text = String::with_capacity(digits.len() + digits.len() / 3);
    for (position, digit) in digits.chars().enumerate() {
        if position > 0 && (digits.len() - position).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}
