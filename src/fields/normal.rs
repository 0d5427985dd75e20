//! What text fields share: a text on its way through normalisation, and checks of what came out.

use std::borrow::Cow;

use crate::issue::{Code, Reason, Rule, Unit};
use crate::options::Options;
use crate::text::{is_surely_nfc, length_chars};
use crate::unicode::Unicode;

/// RIGHT-TO-LEFT OVERRIDE: without it the text reads otherwise, so it is not removed but refused.
const REVERSES: char = '\u{202E}';

/// A code when the text has more code points than `maximum`.
pub(crate) fn over_chars(text: &str, maximum: usize) -> Option<Code> {
    // A text has at most as many code points as bytes.
    if text.len() <= maximum {
        return None;
    }
    let actual = length_chars(text);
    (actual > maximum).then(|| Code::too_big(maximum, actual, Unit::CodePoints))
}

/// A code when nothing of the text can be seen.
pub(crate) fn shows_nothing(text: &str, options: &Options) -> Option<Code> {
    (!options.unicode.shows_something(text)).then(|| Code::format(Reason::ShowsNothing))
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

    /// Removes white space and what shows nothing at both ends; but for what completes an emoji there.
    /// A text of which something invisible is all stays: emptied, it would clear the field, which nobody
    /// asked for.
    pub(crate) fn trim(&mut self, unicode: Unicode) {
        let is_first = |c: char| c.is_whitespace() || (c != REVERSES && unicode.is_invisible(c));
        let is_last = |c: char| is_first(c) && (c.is_whitespace() || !unicode.completes_emoji(c));
        let trimmed = self.value.trim_start_matches(is_first).trim_end_matches(is_last);
        if trimmed.len() == self.value.len() {
            return;
        }
        let is_only_space = self.value.trim().len() == trimmed.len();
        if is_only_space {
            return self.replace(trimmed.to_owned(), Rule::Trimmed);
        }
        if !trimmed.is_empty() {
            self.replace(trimmed.to_owned(), Rule::InvisibleRemoved);
        }
    }

    /// Keeps the characters that are wanted.
    pub(crate) fn retain(&mut self, is_wanted: impl Fn(char) -> bool, rule: Rule) {
        if !self.value.chars().all(&is_wanted) {
            self.replace(self.value.chars().filter(|&c| is_wanted(c)).collect(), rule);
        }
    }

    /// Replaces characters one by one.
    pub(crate) fn map(&mut self, replace: impl Fn(char) -> char, rule: Rule) {
        if self.value.chars().any(|c| replace(c) != c) {
            self.replace(self.value.chars().map(replace).collect(), rule);
        }
    }

    /// Puts the text into normalisation form C.
    pub(crate) fn nfc(&mut self, unicode: Unicode) {
        if is_surely_nfc(&self.value) {
            return;
        }
        if let Some(normalised) = (unicode.nfc)(&self.value) {
            self.replace(normalised, Rule::UnicodeNfc);
        }
    }

    /// CR LF, also with several CR, a CR alone and the vertical tab of word processors become LF.
    pub(crate) fn line_breaks(&mut self) {
        if !self.value.chars().any(is_foreign_line_break) {
            return;
        }
        let mut unified = String::new();
        let mut characters = self.value.chars();
        while let Some(character) = characters.next() {
            if character == '\r'
                && let Some(behind) =
                    characters.as_str().trim_start_matches('\r').strip_prefix('\n')
            {
                characters = behind.chars();
            }
            unified.push(if is_foreign_line_break(character) { '\n' } else { character });
        }
        self.replace(unified, Rule::LineBreaks);
    }
}

fn is_foreign_line_break(character: char) -> bool {
    matches!(character, '\r' | '\u{b}')
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
        for (given, expected) in [
            ("a\r\nb", "a\nb"),
            ("a\r\r\nb", "a\nb"),
            ("a\rb\u{b}c", "a\nb\nc"),
            ("\r\n\r\n", "\n\n"),
        ] {
            let mut text = Text::new(given.into());
            text.line_breaks();
            assert_eq!(text.as_str(), expected, "{given:?}");
        }
    }
}
