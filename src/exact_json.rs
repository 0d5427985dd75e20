//! An answer's JSON, written so that every parser reads the same: natively and in JavaScript.
//!
//! The grammar of JSON has numbers of any size, and texts with half a surrogate pair. Engines round the
//! first and keep the second; other parsers refuse both. So a number that a `f64` cannot hold becomes a
//! text of its digits, which is what an id is to be anyway; half a pair becomes U+FFFD.

use crate::ip::decimal;

/// Deeper JSON is no answer of this service; who passes it on may overflow a stack.
const MAX_LEVELS: usize = 64;
/// The largest integer up to which a `f64` has every integer.
const MAX_SAFE_INTEGER: &[u8] = b"9007199254740991";
/// A number with this exponent may be more than a `f64` holds.
const MAX_EXPONENT: i64 = 308;

/// The same text with what is read differently replaced; none where it is nested deeper than any answer
/// of the service. Its syntax is not looked at: what was wrong stays wrong.
#[must_use]
pub fn exact(json: &[u8]) -> Option<Vec<u8>> {
    let mut out = Vec::with_capacity(json.len());
    let mut level = 0_usize;
    let mut rest = json;
    while let Some(&byte) = rest.first() {
        let len = match byte {
            b'"' => put_text(rest, &mut out),
            b'-' | b'0'..=b'9' => put_number(rest, &mut out),
            _ => {
                out.push(byte);
                1
            }
        };
        match byte {
            b'[' | b'{' => level += 1,
            b']' | b'}' => level = level.saturating_sub(1),
            _ => {}
        }
        if level > MAX_LEVELS {
            return None;
        }
        rest = rest.get(len..).unwrap_or_default();
    }
    Some(out)
}

/// Copies a text with its quotation marks; returns the length of what it was.
fn put_text(json: &[u8], out: &mut Vec<u8>) -> usize {
    out.push(b'"');
    let mut at = 1;
    while let Some(&byte) = json.get(at) {
        let rest = json.get(at..).unwrap_or_default();
        let len = if byte == b'\\' { escape_len(rest) } else { 1 };
        if len == SURROGATE_LEN && is_surrogate(rest) {
            out.extend_from_slice(b"\\ufffd");
        } else {
            out.extend_from_slice(rest.get(..len).unwrap_or(rest));
        }
        at += len;
        if byte == b'"' {
            break;
        }
    }
    at
}

const SURROGATE_LEN: usize = b"\\ud800".len();

/// The length of an escape: of both halves of a pair.
fn escape_len(escape: &[u8]) -> usize {
    let Some(unit) = escaped_unit(escape) else { return 2 };
    let low = escape.get(SURROGATE_LEN..).and_then(escaped_unit);
    let is_pair = is_high(unit) && low.is_some_and(is_low);
    if is_pair { 2 * SURROGATE_LEN } else { SURROGATE_LEN }
}

fn is_surrogate(escape: &[u8]) -> bool {
    escaped_unit(escape).is_some_and(|unit| is_high(unit) || is_low(unit))
}

fn is_high(unit: u32) -> bool {
    unit & 0xFC00 == 0xD800
}

fn is_low(unit: u32) -> bool {
    unit & 0xFC00 == 0xDC00
}

/// The UTF-16 unit of `\uXXXX`.
fn escaped_unit(escape: &[u8]) -> Option<u32> {
    let digits = escape.strip_prefix(b"\\u")?.get(..4)?;
    digits.iter().try_fold(0, |unit, &digit| Some(unit << 4 | char::from(digit).to_digit(16)?))
}

/// Copies a number, or writes it as a text; returns its length.
fn put_number(json: &[u8], out: &mut Vec<u8>) -> usize {
    let is_part = |byte: &&u8| matches!(byte, b'0'..=b'9' | b'-' | b'+' | b'.' | b'e' | b'E');
    let len = json.iter().take_while(is_part).count();
    let number = json.get(..len).unwrap_or_default();
    let is_kept = is_inexact(number) == Some(true);
    let mark: &[u8] = if is_kept { b"\"" } else { b"" };
    out.extend_from_slice(mark);
    out.extend_from_slice(number);
    out.extend_from_slice(mark);
    len
}

/// Whether a `f64` may not hold a number: an integer to its last digit, another one at all. None for
/// what is no number.
fn is_inexact(number: &[u8]) -> Option<bool> {
    let number = number.strip_prefix(b"-").unwrap_or(number);
    let (mantissa, exponent) = split(number, |byte| matches!(byte, b'e' | b'E'));
    let (integer, fraction) = split(mantissa, |byte| byte == b'.');
    if !is_digits(integer) || (integer.len() > 1 && integer.starts_with(b"0")) {
        return None;
    }
    if fraction.is_some_and(|digits| !is_digits(digits)) {
        return None;
    }
    let is_integer = exponent.is_none() && fraction.is_none();
    let exponent = exponent.map_or(Some(0), exponent_of)?;
    let is_unsafe = integer.len() > MAX_SAFE_INTEGER.len()
        || (integer.len() == MAX_SAFE_INTEGER.len() && integer > MAX_SAFE_INTEGER);
    Some(if is_integer { is_unsafe } else { integer.len() as i64 - 1 + exponent >= MAX_EXPONENT })
}

fn split(text: &[u8], is_separator: fn(u8) -> bool) -> (&[u8], Option<&[u8]>) {
    match text.iter().position(|byte| is_separator(*byte)) {
        Some(at) => (text.get(..at).unwrap_or_default(), text.get(at + 1..)),
        None => (text, None),
    }
}

fn is_digits(text: &[u8]) -> bool {
    !text.is_empty() && text.iter().all(u8::is_ascii_digit)
}

/// An exponent, as far as it matters.
fn exponent_of(text: &[u8]) -> Option<i64> {
    let digits = text.strip_prefix(b"-").or_else(|| text.strip_prefix(b"+")).unwrap_or(text);
    if !is_digits(digits) {
        return None;
    }
    let size = i64::from(decimal(digits).unwrap_or(u32::MAX));
    Some(if text.starts_with(b"-") { -size } else { size })
}

#[cfg(test)]
mod tests {
    use super::exact;

    fn written(json: &str) -> String {
        String::from_utf8(exact(json.as_bytes()).unwrap_or_default()).unwrap_or_default()
    }

    #[test]
    fn numbers_that_would_be_rounded_become_texts() {
        for (json, expected) in [
            ("[9007199254740991]", "[9007199254740991]"),
            ("[9007199254740992]", "[\"9007199254740992\"]"),
            ("[-9007199254740993,1]", "[\"-9007199254740993\",1]"),
            ("{\"a\":12345678901234567890}", "{\"a\":\"12345678901234567890\"}"),
            ("[1e400,-1E+400,1e-400]", "[\"1e400\",\"-1E+400\",1e-400]"),
            ("[1e99999999999,1e-99999999999]", "[\"1e99999999999\",1e-99999999999]"),
            ("[1e3,1.5,0,-0,0.0,1e307]", "[1e3,1.5,0,-0,0.0,1e307]"),
            ("\"12345678901234567890\"", "\"12345678901234567890\""),
            ("\"\\\"12345678901234567890\"", "\"\\\"12345678901234567890\""),
        ] {
            assert_eq!(written(json), expected);
        }
        let long = format!("{}.5", "9".repeat(309));
        assert_eq!(written(&long), format!("\"{long}\""));
    }

    #[test]
    fn what_is_no_number_stays_wrong() {
        for json in [
            "012345678901234567890",
            "12345678901234567890.",
            "1e",
            "1e+",
            "--12345678901234567890",
            "1.2.3e400",
            "+12345678901234567890",
        ] {
            assert!(serde_json::from_str::<serde_json::Value>(&written(json)).is_err(), "{json}");
        }
    }

    #[test]
    fn half_a_pair_becomes_a_replacement_character() {
        for (json, expected) in [
            (r#""\ud83d\ude00""#, r#""\ud83d\ude00""#),
            (r#""\uD83D\uDE00""#, r#""\uD83D\uDE00""#),
            (r#""\ud800""#, r#""\ufffd""#),
            (r#""\udc00\ud800""#, r#""\ufffd\ufffd""#),
            (r#""\ud800\ud83d\ude00""#, r#""\ufffd\ud83d\ude00""#),
            (r#""\\ud800""#, r#""\\ud800""#),
            (r#""\ud8""#, r#""\ud8""#),
            (r#""\ud800"#, r#""\ufffd"#),
            (r#""\"#, r#""\"#),
        ] {
            assert_eq!(written(json), expected);
        }
    }

    #[test]
    fn levels_are_counted_outside_of_texts() {
        let nested = |levels: usize| "[".repeat(levels) + &"]".repeat(levels);
        assert!(exact(nested(64).as_bytes()).is_some());
        assert!(exact(nested(65).as_bytes()).is_none());
        let text = format!("[\"{}\\\"{}\"]", "[".repeat(100), "{".repeat(100));
        assert!(exact(text.as_bytes()).is_some());
    }
}
