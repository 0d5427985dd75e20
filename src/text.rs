//! Shared text rules: length in code points, trimming, control and bidirectional characters.

use std::borrow::Cow;

use crate::issue::{Code, Reason, Rule, Unit};

/// Puts a text into Unicode normalisation form C; `None` when it is in it already.
///
/// Natively a crate does this; in the browser the engine's own `String.prototype.normalize`.
pub type Nfc = fn(&str) -> Option<String>;

/// How long a piece of somebody's input may be where an issue repeats it.
const SHORTENED_MAX_CHARS: usize = 64;

/// The length in Unicode code points: what the service's documents call characters, in our reading.
#[must_use]
pub fn length_chars(text: &str) -> usize {
    text.chars().count()
}

/// The first 64 code points, with an ellipsis where more follow.
#[must_use]
pub fn shortened(text: &str) -> String {
    match text.char_indices().nth(SHORTENED_MAX_CHARS) {
        Some((end, _)) => format!("{}…", text.get(..end).unwrap_or_default()),
        None => text.to_owned(),
    }
}

/// `U+202E`.
#[must_use]
pub fn code_point_name(character: char) -> String {
    format!("U+{:04X}", u32::from(character))
}

/// C0, DEL and C1.
#[must_use]
pub fn is_control(character: char) -> bool {
    character.is_control()
}

/// LINE SEPARATOR and PARAGRAPH SEPARATOR: line breaks to a reader, though not controls.
#[must_use]
pub fn is_line_separator(character: char) -> bool {
    matches!(character, '\u{2028}' | '\u{2029}')
}

/// The embeddings, overrides and isolates, which can make one name read as another.
///
/// The plain marks (U+200E, U+200F, U+061C) stay allowed: Arabic and Hebrew names need them.
#[must_use]
pub fn is_bidi_control(character: char) -> bool {
    matches!(character, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
}

/// The first code point for which `is_bad` holds, as a code.
#[must_use]
pub fn first_bad(text: &str, reason: Reason, is_bad: impl Fn(char) -> bool) -> Option<Code> {
    let (index, found) = text.chars().enumerate().find(|&(_, character)| is_bad(character))?;
    Some(Code::format_at(reason, index, found))
}

/// A code when the text has more code points than `maximum`.
#[must_use]
pub fn over_chars(text: &str, maximum: usize) -> Option<Code> {
    // A text has at most as many code points as bytes.
    if text.len() <= maximum {
        return None;
    }
    let actual = length_chars(text);
    (actual > maximum).then(|| Code::too_big(maximum, actual, Unit::CodePoints))
}

/// A text on its way through normalisation, with what was done to it.
#[derive(Debug)]
pub struct Text<'a> {
    value: Cow<'a, str>,
    rules: Vec<Rule>,
}

impl<'a> Text<'a> {
    /// Nothing done yet.
    #[must_use]
    pub fn new(value: Cow<'a, str>) -> Self {
        Self { value, rules: Vec::new() }
    }

    /// The text as it stands.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.value
    }

    /// The text and what was done to it.
    #[must_use]
    pub fn into_parts(self) -> (Cow<'a, str>, Vec<Rule>) {
        (self.value, self.rules)
    }

    /// Replaces the text and notes why.
    pub fn replace(&mut self, value: String, rule: Rule) {
        self.value = Cow::Owned(value);
        self.rules.push(rule);
    }

    /// Removes Unicode white space at both ends.
    pub fn trim(&mut self) {
        let trimmed = self.value.trim();
        if trimmed.len() != self.value.len() {
            let trimmed = trimmed.to_owned();
            self.replace(trimmed, Rule::Trimmed);
        }
    }

    /// Puts the text into normalisation form C.
    pub fn nfc(&mut self, nfc: Nfc) {
        if self.value.is_ascii() {
            return;
        }
        if let Some(normalised) = nfc(&self.value) {
            self.replace(normalised, Rule::UnicodeNfc);
        }
    }

    /// CR LF becomes LF; several CR before one LF go together, so that doing it twice changes nothing.
    pub fn line_breaks(&mut self) {
        if !self.value.contains("\r\n") {
            return;
        }
        let mut lines: Vec<&str> = self.value.split('\n').collect();
        // What follows the last LF is no line that ended.
        if let Some((_, ended)) = lines.split_last_mut() {
            for line in ended {
                *line = line.trim_end_matches('\r');
            }
        }
        let unified = lines.join("\n");
        self.replace(unified, Rule::LineBreaks);
    }
}

/// Form C by the `unicode-normalization` crate.
#[cfg(not(target_arch = "wasm32"))]
#[must_use]
pub fn native_nfc(text: &str) -> Option<String> {
    use unicode_normalization::{UnicodeNormalization, is_nfc};
    (!is_nfc(text)).then(|| text.nfc().collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lengths_count_code_points() {
        assert_eq!(length_chars("abc"), 3);
        assert_eq!(length_chars("昵称"), 2);
        assert_eq!(length_chars("👍🏽"), 2);
        assert!(over_chars(&"👍".repeat(128), 128).is_none());
        assert_eq!(
            over_chars(&"👍".repeat(129), 128),
            Some(Code::too_big(128, 129, Unit::CodePoints))
        );
    }

    #[test]
    fn what_issues_repeat_is_short() {
        assert_eq!(shortened("short"), "short");
        assert_eq!(length_chars(&shortened(&"字".repeat(1000))), SHORTENED_MAX_CHARS + 1);
    }

    #[test]
    fn marks_that_right_to_left_names_need_are_no_bidi_controls() {
        for mark in ['\u{200E}', '\u{200F}', '\u{061C}', '\u{200D}'] {
            assert!(!is_bidi_control(mark), "{}", code_point_name(mark));
        }
        assert!(is_bidi_control('\u{202E}'));
    }
}
