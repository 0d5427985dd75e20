//! The base64 of a data URL: decoded, and put right where it has another form.

use base64::engine::general_purpose::STANDARD;
use base64::{DecodeError, Engine};

use crate::input::DATA_URL_START_UNITS;

/// The first bytes of a payload that is known to be right.
pub(super) fn decode_start(payload: &str) -> Vec<u8> {
    let whole_quads = payload.len().min(DATA_URL_START_UNITS) / 4 * 4;
    STANDARD.decode(payload.get(..whole_quads).unwrap_or_default()).unwrap_or_default()
}

/// The bytes of a payload, and its canonical form where it has another.
///
/// # Errors
/// The index of the first character that no form of base64 has, or where the digits end too soon.
pub(super) fn decode(payload: &str) -> Result<(Vec<u8>, Option<String>), usize> {
    let index = match STANDARD.decode(payload) {
        Ok(bytes) => return Ok((bytes, None)),
        Err(
            DecodeError::InvalidByte(offset, _) | DecodeError::InvalidLastSymbol { offset, .. },
        ) => offset,
        Err(DecodeError::InvalidLength(_) | DecodeError::InvalidPadding) => payload.len(),
    };
    let normalised = normalise(payload);
    match normalised.as_ref().map(|digits| STANDARD.decode(digits)) {
        Some(Ok(bytes)) => Ok((bytes, normalised)),
        _ => Err(payload.bytes().position(|byte| !is_in_some_form(byte)).unwrap_or(index)),
    }
}

/// Whether a byte stands in one of the forms that are put right.
const fn is_in_some_form(byte: u8) -> bool {
    byte.is_ascii_alphanumeric()
        || byte.is_ascii_whitespace()
        || matches!(byte, b'+' | b'/' | b'=' | b'-' | b'_' | b'%')
}

/// The payload in the standard alphabet, with its padding and nothing else. Bytes are looked at one by one:
/// a picture of 300 KB has many.
fn normalise(payload: &str) -> Option<String> {
    let mut digits = Vec::with_capacity(payload.len());
    let mut has_inner_space = false;
    let mut bytes = payload.trim_ascii().bytes();
    while let Some(byte) = bytes.next() {
        let byte = if byte == b'%' { percent_decoded(&mut bytes)? } else { byte };
        match byte {
            b' ' => has_inner_space = true,
            b'-' => digits.push(b'+'),
            b'_' => digits.push(b'/'),
            _ if byte.is_ascii_whitespace() => {}
            _ => digits.push(byte),
        }
    }
    if has_inner_space && !digits.len().is_multiple_of(4) {
        return None;
    }
    while !digits.len().is_multiple_of(4) {
        digits.push(b'=');
    }
    String::from_utf8(digits).ok()
}

/// The byte that two hexadecimal digits behind a `%` stand for.
fn percent_decoded(bytes: &mut impl Iterator<Item = u8>) -> Option<u8> {
    let mut digit = || char::from(bytes.next()?).to_digit(16);
    u8::try_from(digit()? << 4 | digit()?).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forms_of_base64_are_put_right() {
        for (input, canonical) in [
            ("_9j_4AAQ", "/9j/4AAQ"),
            (" /9j/\n4AAQ\t", "/9j/4AAQ"),
            ("%2F9j%2F4AAQ%0A", "/9j/4AAQ"),
            ("/9j/4AAQSg", "/9j/4AAQSg=="),
            ("/9j/4AAQSg%3d%3D", "/9j/4AAQSg=="),
        ] {
            assert_eq!(decode(input).ok().and_then(|(_, text)| text).as_deref(), Some(canonical));
        }
    }

    #[test]
    fn a_space_that_may_have_been_a_plus_is_not_removed() {
        assert_eq!(decode("/9j/4 AQ"), Err(5));
        assert!(decode("/9j/ 4AAQ").is_ok());
    }
}
