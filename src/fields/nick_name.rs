//! `nick_name`: "The nickname can be up to 128 characters in length" (UpdateUser page); length 0 is
//! inside the metadata's schema, so `""` clears it.
//!
//! Our decisions, in the spirit of RFC 8266: NFC, no white space and nothing invisible at the ends, one
//! line, no noncharacters, and no bidirectional controls, which can make one name read as another. A name
//! must show something. Inside it the joiners, selectors and marks stay that writing and emoji need.

use super::text_field::{NormalizedText, TextRule, over_chars, shows_nothing};
use super::{FieldInfo, Report, Shape};
use crate::fast::{FastPattern, STABLE};
use crate::field::Field;
use crate::input::InputValue;
use crate::issue::{Code, Reason, Unit, first_where};
use crate::options::Options;
use crate::text::{is_bidi_control, is_control, is_line_separator};
use crate::unicode::is_noncharacter;

/// The longest nickname.
pub const MAX_CHARS: usize = 128;

/// One line of stable characters, no space at either end.
const FAST: FastPattern = FastPattern {
    pieces: &["[", STABLE, "](?:[ ", STABLE, "]*[", STABLE, "])?"],
    max_units: MAX_CHARS,
};

pub(crate) const INFO: FieldInfo = FieldInfo {
    shape: Shape::Text { maximum: MAX_CHARS },
    maximum: Some(MAX_CHARS),
    unit: Some(Unit::CodePoints),
    clearable: true,
    fast: Some(FAST),
    autocomplete: Some("nickname"),
    input_mode: Some("text"),
    ..FieldInfo::PLAIN
};

const RULE: TextRule = TextRule { field: Field::NickName, normalise, check };

pub(crate) fn validate(input: InputValue, report: &mut Report<'_>) -> Option<String> {
    RULE.validate(input, report)
}

fn normalise(text: &mut NormalizedText, options: &Options) {
    text.nfc(options.unicode);
    text.trim(options.unicode);
}

fn check(text: &str, options: &Options, problems: &mut Vec<Code>) {
    problems.extend(over_chars(text, MAX_CHARS));
    problems.extend(shows_nothing(text, options));
    problems.extend(first_where(text, Reason::Noncharacter, is_noncharacter));
    problems.extend(first_where(text, Reason::ControlCharacter, |c| {
        is_control(c) || is_line_separator(c)
    }));
    problems.extend(first_where(text, Reason::BidiControl, is_bidi_control));
}
