//! `user_id`, required: "The ID can be up to 64 characters in length and cannot contain a number
//! sign (#)" (the service's UpdateUser page).
//!
//! Its machine-readable metadata says 1 to 1,024. We take the page's 64, and, our decision, refuse
//! control characters, invisible ones and white space at the ends: an identifier is never normalised.

use super::text_field::{TextRule, over_chars};
use super::{FieldInfo, Report, Shape};
use crate::fast::FastPattern;
use crate::field::Field;
use crate::input::InputValue;
use crate::issue::{Code, Reason, Unit, first_where};
use crate::options::Options;
use crate::text::{is_control, is_line_separator, is_trimmed};
use crate::unicode::{Unicode, is_noncharacter};

/// The longest id.
pub const MAX_CHARS: usize = 64;

/// Printable ASCII without `#`, no space at either end.
const FAST: FastPattern =
    FastPattern { pieces: &[r##"[!"$-~](?:[ !"$-~]*[!"$-~])?"##], max_units: MAX_CHARS };

pub(crate) const INFO: FieldInfo = FieldInfo {
    required: true,
    shape: Shape::Text { maximum: MAX_CHARS },
    minimum: Some(1),
    maximum: Some(MAX_CHARS),
    unit: Some(Unit::CodePoints),
    fast: Some(FAST),
    ..FieldInfo::PLAIN
};

const RULE: TextRule = TextRule { field: Field::UserId, normalise: |_, _| {}, check };

pub(crate) fn validate(input: InputValue, report: &mut Report<'_>) -> Option<String> {
    RULE.validate(input, report)
}

fn check(text: &str, options: &Options, problems: &mut Vec<Code>) {
    if text.is_empty() {
        problems.push(Code::TooSmall { minimum: 1, actual: 0, unit: Unit::CodePoints });
    }
    problems.extend(over_chars(text, MAX_CHARS));
    if text.as_bytes().contains(&b'#') {
        problems.extend(first_where(text, Reason::NumberSign, |c| c == '#'));
    }
    problems.extend(first_where(text, Reason::ControlCharacter, is_control_or_separator));
    problems.extend(first_where(text, Reason::Noncharacter, is_noncharacter));
    problems.extend(first_invisible(text, options.unicode));
    if !is_trimmed(text) {
        problems.push(Code::format(Reason::SurroundingWhiteSpace));
    }
}

/// Nobody sees such a character, and an identifier with it is another one.
fn first_invisible(text: &str, unicode: Unicode) -> Option<Code> {
    let (index, found) = text.chars().enumerate().find(|&(_, c)| unicode.is_invisible(c))?;
    Some(Code::format_at(Reason::InvisibleCharacter, index, found))
}

fn is_control_or_separator(character: char) -> bool {
    is_control(character) || is_line_separator(character)
}
