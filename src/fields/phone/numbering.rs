//! What numbering plans say of country codes, and of the zero that is dialled only without one.

use crate::text::joined;

/// The longest country code: E.164.
const CODE_MAX_DIGITS: usize = 3;
/// The mainland's country code.
const MAINLAND_CODE: &str = "86";
/// The same, as it is written before a number.
const MAINLAND_CODES: &[&str] = &["+86", "0086", "086", "86"];
/// Country codes of two digits behind which no number begins with a zero, since the zero is dialled only
/// inside the country. Source: the numbering plans that ITU-T publishes under E.129.
const DROPS_ZERO: &[&str] = &[
    "20", "27", "31", "32", "33", "40", "41", "43", "44", "46", "49", "51", "54", "58", "60", "61",
    "62", "63", "64", "66", "81", "82", "84", "86", "90", "91", "92", "93", "94", "95", "98",
];
/// Country codes behind which a zero is a part of the number: Italy, San Marino, the Vatican, Ivory Coast,
/// Gabon, Congo.
const KEEPS_ZERO: &[&str] = &["39", "378", "379", "225", "241", "242"];
/// Digits of a mainland mobile number.
const MAINLAND_DIGITS: usize = 11;

/// Whether a zero in brackets behind this code is for those who dial without it.
pub(super) fn drops_zero_behind(code: &str) -> bool {
    let code = match code.strip_prefix('+').or_else(|| code.strip_prefix("00")) {
        Some(code) => code,
        None if code == MAINLAND_CODE => MAINLAND_CODE,
        None => return false,
    };
    matches!(code.len(), 1..=CODE_MAX_DIGITS) && !KEEPS_ZERO.contains(&code)
}

/// A zero behind a country code where no number begins with one.
pub(super) fn without_trunk_zero(text: &str) -> Option<String> {
    let (prefix, digits) = match text.strip_prefix('+') {
        Some(digits) => ("+", digits),
        None => ("00", text.strip_prefix("00")?),
    };
    let (code, national) = digits.split_at_checked(2)?;
    let has_zero = matches!(national.as_bytes(), [b'0', b'1'..=b'9', ..]);
    if !has_zero || !DROPS_ZERO.contains(&code) {
        return None;
    }
    Some(joined(&[prefix, code, national.get(1..)?]))
}

/// What follows the mainland's country code, if that is a mainland mobile number.
pub(super) fn without_mainland_code(text: &str) -> Option<&str> {
    let national = MAINLAND_CODES.iter().find_map(|code| text.strip_prefix(code))?;
    let is_mainland = national.len() == MAINLAND_DIGITS
        && national.bytes().all(|b| b.is_ascii_digit())
        && matches!(national.as_bytes(), [b'1', b'3'..=b'9', ..]);
    is_mainland.then_some(national)
}
