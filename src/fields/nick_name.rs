//! `nick_name`: "The nickname can be up to 128 characters in length" (UpdateUser page); length 0 is
//! inside the metadata's schema, so `""` clears it.
//!
//! Our decisions, in the spirit of RFC 8266: NFC, no white space at the ends, one line, and no
//! bidirectional controls, which can make one name read as another.

use super::{FieldInfo, Findings, Label, Shape, TextRule, judge_text};
use super::normal::{Text, over_chars};
use crate::fast::{FastPattern, STABLE};
use crate::field::Field;
use crate::issue::{Code, Reason, Unit, first_where};
use crate::raw::Raw;
use crate::text::{is_bidi_control, is_control, is_line_separator};
use crate::value::Value;
use crate::options::Options;

/// The longest nickname.
pub const MAX_CHARS: usize = 128;

/// One line of stable characters, no space at either end.
const FAST: FastPattern = FastPattern {
    pieces: &["[", STABLE, "](?:[ ", STABLE, "]*[", STABLE, "])?"],
    max_units: MAX_CHARS,
};

pub(super) const INFO: FieldInfo = FieldInfo {
    shape: Shape::Text { maximum: MAX_CHARS },
    maximum: Some(MAX_CHARS),
    unit: Some(Unit::CodePoints),
    clearable: true,
    fast: Some(FAST),
    label: Label { en: "Nickname", zh_cn: "昵称" },
    autocomplete: Some("nickname"),
    input_mode: Some("text"),
    ..FieldInfo::PLAIN
};

const RULE: TextRule = TextRule { field: Field::NickName, normalise, check };

pub(super) fn judge<'a, T>(raw: Raw<'a, T>, findings: &mut Findings<'_>) -> Option<Value<'a, T>> {
    judge_text(&RULE, raw, findings)
}

fn normalise(text: &mut Text<'_>, options: &Options) {
    text.nfc(options.nfc);
    text.trim();
}

fn check(text: &str, problems: &mut Vec<Code>) {
    problems.extend(over_chars(text, MAX_CHARS));
    problems.extend(first_where(text, Reason::ControlCharacter, |c| {
        is_control(c) || is_line_separator(c)
    }));
    problems.extend(first_where(text, Reason::BidiControl, is_bidi_control));
}
