//! `description`: "The description can be up to 1,024 characters in length" (UpdateUser page);
//! length 0 is inside the metadata's schema, so `""` clears it.
//!
//! Our decisions: NFC, no white space and nothing invisible at the ends, lines end in LF; LF and TAB are
//! the only control characters; no noncharacters. A description must show something.

use super::text_field::{NormalizedText, TextRule, over_chars, shows_nothing};
use super::{FieldInfo, Report, Shape};
use crate::fast::{FastPattern, STABLE};
use crate::field::Field;
use crate::input::InputValue;
use crate::issue::{Code, Reason, Unit, first_where};
use crate::options::Options;
use crate::text::is_control;
use crate::unicode::is_noncharacter;

/// The longest description.
pub const MAX_CHARS: usize = 1024;

/// Lines of stable characters, no white space at either end.
const FAST: FastPattern = FastPattern {
    pieces: &["[", STABLE, r"](?:[\t\n ", STABLE, "]*[", STABLE, "])?"],
    max_units: MAX_CHARS,
};

pub(crate) const INFO: FieldInfo = FieldInfo {
    shape: Shape::Text { maximum: MAX_CHARS },
    maximum: Some(MAX_CHARS),
    unit: Some(Unit::CodePoints),
    clearable: true,
    fast: Some(FAST),
    input_mode: Some("text"),
    ..FieldInfo::PLAIN
};

const RULE: TextRule = TextRule { field: Field::Description, normalise, check };

pub(crate) fn validate(input: InputValue, report: &mut Report<'_>) -> Option<String> {
    RULE.validate(input, report)
}

fn normalise(text: &mut NormalizedText, options: &Options) {
    text.nfc(options.unicode);
    text.trim(options.unicode);
    text.line_breaks();
}

fn check(text: &str, options: &Options, problems: &mut Vec<Code>) {
    problems.extend(over_chars(text, MAX_CHARS));
    problems.extend(shows_nothing(text, options));
    problems.extend(first_where(text, Reason::Noncharacter, is_noncharacter));
    problems.extend(first_where(text, Reason::ControlCharacter, |c| {
        is_control(c) && !matches!(c, '\n' | '\t')
    }));
}
