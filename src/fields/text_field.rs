//! What text fields share: the way from input to value, a text on its way through normalisation, and
//! checks of what came out.

use super::{Report, Shape, not_an_option, read_text};
use crate::field::Field;
use crate::input::InputValue;
use crate::issue::{Code, Reason, Rule, Unit};
use crate::options::Options;
use crate::suggest;
use crate::text::{is_surely_nfc, length_chars};
use crate::unicode::Unicode;

/// How one text field is treated, in the order in which it happens.
pub(super) struct TextRule {
    pub(super) field: Field,
    pub(super) normalise: fn(&mut NormalizedText, &Options),
    /// Appends every problem with a text that is normalised.
    pub(super) check: fn(&str, &Options, &mut Vec<Code>),
}

impl TextRule {
    /// Reads, normalises, checks, reports. None when the field is absent or refused.
    pub(super) fn validate(&self, input: InputValue, report: &mut Report<'_>) -> Option<String> {
        let info = self.field.info();
        if input == InputValue::Absent && !info.required {
            return None;
        }
        let (maximum, unit) = self.reading_limit();
        let mut text = match read_text(input, maximum, unit) {
            Ok(text) => NormalizedText::new(text),
            Err(code) => {
                report.issue(self.field, code);
                return None;
            }
        };
        (self.normalise)(&mut text, report.options);
        let text = text.report(self.field, report);
        if text.is_empty() && info.clearable {
            return Some(text);
        }
        let mut problems = Vec::new();
        (self.check)(&text, report.options, &mut problems);
        if problems.is_empty() {
            return Some(text);
        }
        for problem in problems {
            report.issue(self.field, problem);
        }
        None
    }

    /// What a text that was not read is over: of digits that nobody has counted nothing can be said.
    fn reading_limit(&self) -> (usize, Unit) {
        let info = self.field.info();
        match (info.shape, info.unit) {
            (Shape::Text { maximum }, Some(Unit::Digits) | None) => (maximum, Unit::CodePoints),
            (_, unit) => (info.maximum.unwrap_or_default(), unit.unwrap_or(Unit::CodePoints)),
        }
    }
}

/// Reads and checks a field that takes one of a few values.
pub(super) fn validate_option(
    field: Field,
    input: InputValue,
    report: &mut Report<'_>,
) -> Option<String> {
    let options = field.info().options;
    let code = match input {
        InputValue::Absent => return None,
        InputValue::Text(text) if options.contains(&text.as_str()) => return Some(text),
        InputValue::Text(text) => not_an_option(options, suggest::closest(&text, options)),
        InputValue::TooLong(_) | InputValue::IllFormed(..) => not_an_option(options, None),
        other => super::wrong_kind(&other, field.info().kind()),
    };
    report.issue(field, code);
    None
}

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
pub(crate) struct NormalizedText {
    text: String,
    rules: Vec<Rule>,
}

impl NormalizedText {
    /// Nothing done yet.
    pub(crate) fn new(text: String) -> Self {
        Self { text, rules: Vec::new() }
    }

    /// Reports what was done; returns the text.
    pub(crate) fn report(self, field: Field, report: &mut Report<'_>) -> String {
        for rule in self.rules {
            report.change(field, rule);
        }
        self.text
    }

    /// The text, as far as it is normalised.
    pub(crate) fn as_str(&self) -> &str {
        &self.text
    }

    /// Replaces the text and notes why.
    pub(crate) fn replace(&mut self, text: String, rule: Rule) {
        self.text = text;
        self.rules.push(rule);
    }

    /// Removes white space and what shows nothing at both ends; but for what completes an emoji there.
    /// A text of which something invisible is all stays: emptied, it would clear the field, which nobody
    /// asked for.
    pub(crate) fn trim(&mut self, unicode: Unicode) {
        let is_first = |c: char| c.is_whitespace() || (c != REVERSES && unicode.is_invisible(c));
        let is_last = |c: char| is_first(c) && (c.is_whitespace() || !unicode.completes_emoji(c));
        let trimmed = self.text.trim_start_matches(is_first).trim_end_matches(is_last);
        if trimmed.len() == self.text.len() {
            return;
        }
        let is_only_space = self.text.trim().len() == trimmed.len();
        if is_only_space {
            return self.replace(trimmed.to_owned(), Rule::Trimmed);
        }
        if !trimmed.is_empty() {
            self.replace(trimmed.to_owned(), Rule::InvisibleRemoved);
        }
    }

    /// Keeps the characters that are wanted.
    pub(crate) fn retain(&mut self, is_wanted: impl Fn(char) -> bool, rule: Rule) {
        if !self.text.chars().all(&is_wanted) {
            self.replace(self.text.chars().filter(|&c| is_wanted(c)).collect(), rule);
        }
    }

    /// Replaces characters one by one.
    pub(crate) fn map(&mut self, replace: impl Fn(char) -> char, rule: Rule) {
        if self.text.chars().any(|c| replace(c) != c) {
            self.replace(self.text.chars().map(replace).collect(), rule);
        }
    }

    /// Puts the text into normalisation form C.
    pub(crate) fn nfc(&mut self, unicode: Unicode) {
        if is_surely_nfc(&self.text) {
            return;
        }
        if let Some(normalised) = (unicode.nfc)(&self.text) {
            self.replace(normalised, Rule::UnicodeNfc);
        }
    }

    /// CR LF, also with several CR, a CR alone and the vertical tab of word processors become LF.
    pub(crate) fn line_breaks(&mut self) {
        if !self.text.chars().any(is_foreign_line_break) {
            return;
        }
        let mut unified = String::new();
        let mut characters = self.text.chars();
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
        for (input, expected) in [
            ("a\r\nb", "a\nb"),
            ("a\r\r\nb", "a\nb"),
            ("a\rb\u{b}c", "a\nb\nc"),
            ("\r\n\r\n", "\n\n"),
        ] {
            let mut text = NormalizedText::new(input.to_owned());
            text.line_breaks();
            assert_eq!(text.as_str(), expected, "{input:?}");
        }
    }
}
