//! What text fields share: a text on its way through normalisation, and checks of what came out.

use std::borrow::Cow;

use crate::issue::{Code, Rule, Unit};
use crate::text::{Nfc, contains, is_surely_nfc, is_trimmed, length_chars};

/// A code when the text has more code points than `maximum`.
pub(crate) fn over_chars(text: &str, maximum: usize) -> Option<Code> {
    // A text has at most as many code points as bytes.
    if text.len() <= maximum {
        return None;
    }
    let actual = length_chars(text);
    (actual > maximum).then(|| Code::too_big(maximum, actual, Unit::CodePoints))
}

/// A text on its way through normalisation, with what was done to it.
#[derive(Debug)]
pub(crate) struct Text<'a> {
    value: Cow<'a, str>,
    rules: Vec<Rule>,
}

impl<'a> Text<'a> {
    /// Nothing done yet.
    pub(crate) fn new(value: Cow<'a, str>) -> Self {
        Self { value, rules: Vec::new() }
    }

    /// The text as it stands.
    pub(crate) fn as_str(&self) -> &str {
        &self.value
    }

    /// The text and what was done to it.
    pub(crate) fn into_parts(self) -> (Cow<'a, str>, Vec<Rule>) {
        (self.value, self.rules)
    }

    /// Replaces the text and notes why.
    pub(crate) fn replace(&mut self, value: String, rule: Rule) {
        self.value = Cow::Owned(value);
        self.rules.push(rule);
    }

    /// Removes Unicode white space at both ends.
    pub(crate) fn trim(&mut self) {
        if !is_trimmed(&self.value) {
            let trimmed = self.value.trim().to_owned();
            self.replace(trimmed, Rule::Trimmed);
        }
    }

    /// Puts the text into normalisation form C.
    pub(crate) fn nfc(&mut self, nfc: Nfc) {
        if is_surely_nfc(&self.value) {
            return;
        }
        if let Some(normalised) = nfc(&self.value) {
            self.replace(normalised, Rule::UnicodeNfc);
        }
    }

    /// CR LF becomes LF; several CR before one LF go together, so that doing it twice changes nothing.
    pub(crate) fn line_breaks(&mut self) {
        if !contains(&self.value, "\r\n") {
            return;
        }
        let mut unified = String::new();
        for character in self.value.chars() {
            if character == '\n' {
                let without_returns = unified.trim_end_matches('\r').len();
                unified.truncate(without_returns);
            }
            unified.push(character);
        }
        self.replace(unified, Rule::LineBreaks);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn limits_count_code_points() {
        assert!(over_chars(&"👍".repeat(128), 128).is_none());
        let over = Code::too_big(128, 129, Unit::CodePoints);
        assert_eq!(over_chars(&"👍".repeat(129), 128), Some(over));
    }

    #[test]
    fn line_breaks_are_unified_once_and_for_all() {
        for (given, expected) in
            [("a\r\nb", "a\nb"), ("a\r\r\nb\r", "a\nb\r"), ("a\rb", "a\rb"), ("\r\n\r\n", "\n\n")]
        {
            let mut text = Text::new(given.into());
            text.line_breaks();
            assert_eq!(text.as_str(), expected, "{given:?}");
        }
    }
}
