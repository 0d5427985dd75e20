//! `phone`: "The mobile number of the user", example 13900001111 (UpdateUser page). No document
//! gives a grammar; the country code lives in a field of its own elsewhere in the service.
//!
//! Our decisions: people paste numbers from contacts, links and documents, so what only writes a number
//! goes: separators, invisible marks, `tel:`, the digits' script; `+86`, `0086`, `086` or `86` before a
//! mainland mobile number; the zero behind a country code that is dialled only without it. What remains
//! is 5 to 15 digits (E.164's most), with an optional `+` in front. An extension and a second number are
//! named as such. `""` clears it.

mod numbering;

use super::text_field::{NormalizedText, TextRule};
use super::{FieldInfo, Report, Shape};
use crate::fast::FastPattern;
use crate::field::Field;
use crate::input::InputValue;
use crate::issue::{Code, Reason, Rule, Unit};
use crate::options::Options;
use crate::text::{is_line_separator, joined, shown, split_once};
use crate::unicode::Unicode;

/// The fewest digits.
pub const MIN_DIGITS: usize = 5;
/// The most digits: E.164.
pub const MAX_DIGITS: usize = 15;
/// Room for separators: a text of four times as many units is not read.
const MAX_CHARS: usize = 64;
/// What is taken for a number by itself when others stand beside it: a subscriber's, without area code.
const ALONE_MIN_DIGITS: usize = 7;
/// What introduces an extension.
const EXTENSION_WORDS: &[&str] =
    &["extension", "ext", ";ext", "x", "#", "分机", "转", "轉", "內線", "内线"];
/// Digits, without a `0` or an `8` in front, which may begin a country code.
const FAST: FastPattern = FastPattern { pieces: &["[1-79][0-9]{4,14}"], max_units: MAX_DIGITS };

pub(crate) const INFO: FieldInfo = FieldInfo {
    shape: Shape::Text { maximum: MAX_CHARS },
    minimum: Some(MIN_DIGITS),
    maximum: Some(MAX_DIGITS),
    unit: Some(Unit::Digits),
    clearable: true,
    fast: Some(FAST),
    autocomplete: Some("tel-national"),
    input_mode: Some("tel"),
    ..FieldInfo::PLAIN
};

const RULE: TextRule = TextRule { field: Field::Phone, normalise, check };

pub(crate) fn validate(input: InputValue, report: &mut Report<'_>) -> Option<String> {
    RULE.validate(input, report)
}

fn normalise(text: &mut NormalizedText, options: &Options) {
    if !is_bare(text.as_str()) {
        to_bare(text, options.unicode);
    }
    // A number with a letter in it is not touched further: nobody knows what it is.
    if !is_bare(text.as_str()) {
        return;
    }
    if let Some(international) = numbering::without_trunk_zero(text.as_str()) {
        text.replace(international, Rule::TrunkZeroRemoved);
    }
    if let Some(national) = numbering::without_mainland_code(text.as_str()) {
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
fn to_bare(text: &mut NormalizedText, unicode: Unicode) {
    text.trim(unicode);
    if let Some(number) = without_scheme(text.as_str()) {
        let number = number.to_owned();
        text.replace(number, Rule::Unwrapped);
        text.trim(unicode);
    }
    text.map(|c| to_ascii(c, unicode), Rule::DigitsToAscii);
    // "---" holds no number: emptied, it would clear the field, which nobody asked for.
    if !text.as_str().bytes().any(|byte| byte.is_ascii_digit()) || has_several(text.as_str()) {
        return;
    }
    text.retain(|c| !unicode.is_invisible(c), Rule::InvisibleRemoved);
    remove_bracketed_zero(text);
    text.retain(|c| !is_separator(c), Rule::SeparatorsRemoved);
}

/// What follows `tel:`.
fn without_scheme(text: &str) -> Option<&str> {
    let (scheme, number) = text.split_at_checked("tel:".len())?;
    scheme.eq_ignore_ascii_case("tel:").then_some(number)
}

/// Whether two numbers stand there: one behind another, of as many digits as a number needs by itself.
fn has_several(text: &str) -> bool {
    let is_number =
        |part: &str| part.bytes().filter(u8::is_ascii_digit).count() >= ALONE_MIN_DIGITS;
    text.split(is_divider).filter(|part| is_number(part)).count() > 1
}

/// Divides numbers; a slash stands inside of numbers, too.
fn is_divider(character: char) -> bool {
    matches!(character, '/' | '／' | ',' | '，' | ';' | '；' | '、' | '|' | '\n')
}

/// `+44 (0)20 …`: the zero in brackets is for those who dial without the country code. Behind anything
/// else than a country code it is a digit like the others.
fn remove_bracketed_zero(text: &mut NormalizedText) {
    let Some((before, behind)) = split_once(text.as_str(), "(0)") else { return };
    let code: String = before.chars().filter(|&c| !is_separator(c)).collect();
    if !numbering::drops_zero_behind(&code) {
        return;
    }
    let without = joined(&[before, behind]);
    text.replace(without, Rule::TrunkZeroRemoved);
}

fn check(text: &str, _: &Options, problems: &mut Vec<Code>) {
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
    if has_several(text) {
        return Some(Code::format(Reason::SeveralNumbers));
    }
    if let Some(extension) = extension(text) {
        return Some(Code::format_found(Reason::PhoneExtension, extension));
    }
    let is_right = |index, c: char| c.is_ascii_digit() || (index == 0 && c == '+');
    let (index, wrong) = text.chars().enumerate().find(|&(index, c)| !is_right(index, c))?;
    Some(Code::InvalidFormat {
        reason: Reason::NotANumber,
        index: Some(index),
        found: Some(shown(wrong)),
    })
}

/// What introduces an extension behind a number: `ext`, `x`, `转`, with digits after it.
fn extension(text: &str) -> Option<&'static str> {
    let bytes = text.as_bytes();
    let start = bytes.iter().position(|byte| !byte.is_ascii_digit() && *byte != b'+')?;
    let rest = bytes.get(start..)?;
    let begins_with = |word: &str| {
        rest.get(..word.len()).is_some_and(|found| found.eq_ignore_ascii_case(word.as_bytes()))
    };
    let word = EXTENSION_WORDS.iter().find(|word| begins_with(word))?;
    let ends_in_digits = rest.last().is_some_and(u8::is_ascii_digit);
    (start >= MIN_DIGITS && ends_in_digits).then_some(word)
}

/// Digits of any script, and the full-width forms that an input method types, to ASCII.
fn to_ascii(character: char, unicode: Unicode) -> char {
    match character {
        '＋' | '（' | '）' | '－' => {
            char::from_u32(u32::from(character) - 0xFEE0).unwrap_or(character)
        }
        _ => unicode
            .digit_value(character)
            .and_then(|value| char::from_digit(value, 10))
            .unwrap_or(character),
    }
}

/// What people and input methods put between digits: hyphens and dashes, the minus sign, the long vowel
/// mark of Japanese keyboards, dots, slashes, tildes, brackets, white space.
fn is_separator(character: char) -> bool {
    matches!(
        character,
        '-' | '.' | '(' | ')' | '[' | ']' | '/' | '~' | '\u{B7}' | '\u{2010}'
            ..='\u{2015}'
                | '\u{2022}'
                | '\u{2043}'
                | '\u{2053}'
                | '\u{2212}'
                | '\u{301C}'
                | '\u{30FB}'
                | '\u{30FC}'
                | '\u{FE58}'
                | '\u{FE63}'
                | '\u{FF0E}'
                | '\u{FF0F}'
                | '\u{FF3B}'
                | '\u{FF3D}'
                | '\u{FF5E}'
                | '\u{FF65}'
                | '\u{FF70}'
                | '【'
                | '】'
                | '〔'
                | '〕'
                | '「'
                | '」'
    ) || (character.is_whitespace() && !character.is_control() && !is_line_separator(character))
}
