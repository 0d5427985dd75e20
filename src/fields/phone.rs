//! `phone`: "The mobile number of the user", example 13900001111 (UpdateUser page). No document
//! gives a grammar; the country code lives in a field of its own elsewhere in the service.
//!
//! Our decisions: separators go; `+86` or `0086` goes before a mainland number; what remains is 5 to
//! 15 digits (E.164's most), with an optional `+` in front. `""` clears it.

use super::{FieldInfo, Findings, Label, Shape, TextRule, judge_text};
use super::normal::{Text};
use crate::fast::FastPattern;
use crate::field::Field;
use crate::issue::{Code, Reason, Rule, Unit};
use crate::options::Options;
use crate::raw::Raw;
use crate::text::{is_line_separator, shown};
use crate::value::Value;

/// The fewest digits.
pub const MIN_DIGITS: usize = 5;
/// The most digits: E.164.
pub const MAX_DIGITS: usize = 15;
/// Room for separators: a text of four times as many units is not read.
const MAX_CHARS: usize = 64;
/// Digits of a mainland mobile number.
const MAINLAND_DIGITS: usize = 11;

/// Digits, without a `0` in front, which may begin a country code.
const FAST: FastPattern = FastPattern {
    pieces: &["[1-9][0-9]{4,14}"],
    max_units: MAX_DIGITS,
};

pub(super) const INFO: FieldInfo = FieldInfo {
    shape: Shape::Text { maximum: MAX_CHARS },
    minimum: Some(MIN_DIGITS),
    maximum: Some(MAX_DIGITS),
    unit: Some(Unit::Digits),
    clearable: true,
    fast: Some(FAST),
    label: Label { en: "Phone number", zh_cn: "手机号" },
    autocomplete: Some("tel-national"),
    input_mode: Some("tel"),
    ..FieldInfo::PLAIN
};

const RULE: TextRule = TextRule { field: Field::Phone, normalise, check };

pub(super) fn judge<'a, T>(raw: Raw<'a, T>, findings: &mut Findings<'_>) -> Option<Value<'a, T>> {
    judge_text(&RULE, raw, findings)
}

fn normalise(text: &mut Text<'_>, _: &Options) {
    if !is_bare(text.as_str()) {
        to_bare(text);
    }
    if let Some(national) = without_mainland_code(text.as_str()) {
        let national = national.to_owned();
        text.replace(national, Rule::CountryCodeRemoved);
    }
}

/// Nothing but digits and a `+` in front.
fn is_bare(text: &str) -> bool {
    without_plus(text).iter().all(u8::is_ascii_digit)
}

fn without_plus(text: &str) -> &[u8] {
    match text.as_bytes() {
        [b'+', digits @ ..] => digits,
        digits => digits,
    }
}

/// Leaves the digits of a number that is written for people.
fn to_bare(text: &mut Text<'_>) {
    text.trim();
    if text.as_str().chars().any(|c| to_ascii(c) != c) {
        text.replace(text.as_str().chars().map(to_ascii).collect(), Rule::DigitsToAscii);
    }
    // "---" holds no number: emptied, it would clear the field, which nobody asked for.
    if !text.as_str().bytes().any(|byte| byte.is_ascii_digit()) {
        return;
    }
    if text.as_str().chars().any(is_separator) {
        let digits = text.as_str().chars().filter(|&c| !is_separator(c)).collect();
        text.replace(digits, Rule::SeparatorsRemoved);
    }
}

fn check(text: &str, problems: &mut Vec<Code>) {
    if !is_bare(text) {
        problems.extend(first_wrong(text));
        return;
    }
    let actual = without_plus(text).len();
    if actual < MIN_DIGITS {
        problems.push(Code::TooSmall { minimum: MIN_DIGITS, actual, unit: Unit::Digits });
    }
    if actual > MAX_DIGITS {
        problems.push(Code::too_big(MAX_DIGITS, actual, Unit::Digits));
    }
}

fn first_wrong(text: &str) -> Option<Code> {
    let is_right = |index, c: char| c.is_ascii_digit() || (index == 0 && c == '+');
    let (index, wrong) = text.chars().enumerate().find(|&(index, c)| !is_right(index, c))?;
    Some(Code::InvalidFormat {
        reason: Reason::NotANumber,
        index: Some(index),
        found: Some(shown(wrong)),
    })
}

/// Full-width forms, which a Chinese input method types, to ASCII.
fn to_ascii(character: char) -> char {
    match character {
        '０'..='９' | '＋' | '（' | '）' | '－' => {
            char::from_u32(u32::from(character) - 0xFEE0).unwrap_or(character)
        }
        _ => character,
    }
}

fn is_separator(character: char) -> bool {
    matches!(character, '-' | '.' | '(' | ')' | '\u{2010}'..='\u{2015}')
        || (character.is_whitespace() && !character.is_control() && !is_line_separator(character))
}

/// What follows `+86` or `0086`, if that is a mainland mobile number.
fn without_mainland_code(text: &str) -> Option<&str> {
    let national = text.strip_prefix("+86").or_else(|| text.strip_prefix("0086"))?;
    let is_mainland = national.len() == MAINLAND_DIGITS
        && national.bytes().all(|b| b.is_ascii_digit())
        && matches!(national.as_bytes(), [b'1', b'3'..=b'9', ..]);
    is_mainland.then_some(national)
}
