//! The avatar's data URL: prefix, media type, base64, size, image signature.
//!
//! A text of 300 KB is judged where it is: the rules see it through [`AvatarText`], which in the
//! browser is a JavaScript string that is never copied as a whole.
//!
//! Decided here (the service's document asks for `data://`, which no standard knows):
//! - `data:` and `data://` are both accepted; what is sent begins as the connection asks for;
//! - exactly `<prefix><media type>;base64,<payload>`; PNG, JPEG, GIF and WebP only: SVG is active
//!   content, and a service that stores it hands it to other people's browsers;
//! - canonical base64 (RFC 4648 section 4: padded, no bits left over, no white space);
//! - the bytes begin with the signature of the declared type: a declared type proves nothing.

use crate::issue::{Code, Reason, Rule, Unit};
use crate::names::names;
use crate::text::{RawText, find_any, has_over_units, joined};

names! {
    /// How a data URL begins on the wire.
    pub enum DataUrlPrefix {
        /// As the service's document says.
        DoubleSlash = "data://",
        /// As RFC 2397 says.
        Standard = "data:",
    }
}

names! {
    /// The image types that an avatar may have.
    pub enum MediaType {
        /// PNG.
        Png = "image/png",
        /// JPEG.
        Jpeg = "image/jpeg",
        /// GIF.
        Gif = "image/gif",
        /// WebP.
        Webp = "image/webp",
    }
}

/// How many decoded bytes a signature needs.
pub const SIGNATURE_BYTES: usize = 12;

impl MediaType {
    /// Whether bytes begin as an image of this type does.
    #[must_use]
    pub fn matches(self, bytes: &[u8]) -> bool {
        match self {
            Self::Png => bytes.starts_with(b"\x89PNG\r\n\x1a\n"),
            Self::Jpeg => bytes.starts_with(b"\xff\xd8\xff"),
            Self::Gif => bytes.starts_with(b"GIF87a") || bytes.starts_with(b"GIF89a"),
            Self::Webp => {
                bytes.starts_with(b"RIFF") && bytes.get(8..).is_some_and(|b| b.starts_with(b"WEBP"))
            }
        }
    }

    /// The type whose signature the bytes begin with.
    #[must_use]
    pub fn sniff(bytes: &[u8]) -> Option<Self> {
        Self::ALL.iter().copied().find(|media_type| media_type.matches(bytes))
    }
}

/// What a look at base64 tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Base64 {
    /// Canonical.
    Valid {
        /// The first decoded bytes; zeros where there are fewer.
        first: [u8; SIGNATURE_BYTES],
    },
    /// Not canonical.
    Invalid {
        /// Where the first wrong character stands, in units from the start of the text.
        index: usize,
    },
}

/// A text that may be large and may live outside linear memory.
///
/// A unit is one of UTF-16, natively as well, so that both sides measure alike. What is indexed by units
/// is ASCII up to there, so that bytes and units are the same.
pub trait AvatarText: Sized + Clone + PartialEq {
    /// The length in units.
    fn units(&self) -> usize;
    /// Without ASCII white space at the ends, and whether there was any.
    fn trimmed(self) -> (Self, bool);
    /// The beginning, at most `max_units` of it; what has no UTF-8 form is replaced.
    fn head(&self, max_units: usize) -> String;
    /// The whole text, unless it has more than `max_units`.
    fn whole(&self, max_units: usize) -> RawText<'_>;
    /// Judges everything from unit `from` on as base64.
    fn check_base64(&self, from: usize) -> Base64;
    /// The text with its first `cut` units replaced.
    fn with_head(&self, cut: usize, head: &str) -> Self;
}

impl AvatarText for String {
    fn units(&self) -> usize {
        if self.is_ascii() { self.len() } else { self.encode_utf16().count() }
    }

    fn trimmed(self) -> (Self, bool) {
        let trimmed = self.trim_matches(|c: char| c.is_ascii_whitespace());
        if trimmed.len() == self.len() { (self, false) } else { (trimmed.to_owned(), true) }
    }

    fn head(&self, max_units: usize) -> String {
        let mut units = 0;
        let fits = |character: &char| {
            units += character.len_utf16();
            units <= max_units
        };
        self.chars().take_while(fits).collect()
    }

    fn whole(&self, max_units: usize) -> RawText<'_> {
        if has_over_units(self, max_units) {
            return RawText::TooLong { units: self.units() };
        }
        RawText::Whole(self.as_str().into())
    }

    fn check_base64(&self, from: usize) -> Base64 {
        let payload = self.as_bytes().get(from..).unwrap_or_default();
        match check_base64(payload) {
            Ok(first) => Base64::Valid { first },
            Err(index) => Base64::Invalid { index: from + index },
        }
    }

    fn with_head(&self, cut: usize, head: &str) -> Self {
        format!("{head}{}", self.get(cut..).unwrap_or_default())
    }
}

/// Whether a text begins with `data:`, in any case.
#[must_use]
pub fn has_scheme(head: &str) -> bool {
    head.get(..DataUrlPrefix::Standard.as_str().len())
        .is_some_and(|scheme| scheme.eq_ignore_ascii_case(DataUrlPrefix::Standard.as_str()))
}

/// What stands before the payload.
struct Head {
    media_type: MediaType,
    /// Units up to the payload, the comma included.
    cut: usize,
    prefix: DataUrlPrefix,
}

/// Judges a text that begins with `data:`; gives it as it will be sent, with what was changed.
///
/// # Errors
/// One code: what is wrong with the head hides what is wrong behind it.
pub fn judge<T: AvatarText>(
    text: &T,
    head: &str,
    wire_prefix: DataUrlPrefix,
    max_bytes: usize,
) -> Result<(T, Vec<Rule>), Code> {
    let parsed = parse_head(head);
    // The size first: it is what a person with a photo hits, and it costs nothing to know.
    let prefix_len = parsed.as_ref().map_or(wire_prefix, |found| found.prefix).as_str().len();
    let wire_bytes = text.units() - prefix_len.min(text.units()) + wire_prefix.as_str().len();
    if wire_bytes > max_bytes {
        return Err(Code::too_big(max_bytes, wire_bytes, Unit::Bytes));
    }
    let parsed = parsed?;
    let first = match text.check_base64(parsed.cut) {
        Base64::Valid { first } => first,
        Base64::Invalid { index } => {
            return Err(Code::InvalidFormat {
                reason: Reason::NotBase64,
                index: Some(index),
                found: None,
            });
        }
    };
    if !parsed.media_type.matches(&first) {
        let found = MediaType::sniff(&first).map(|actual| actual.as_str().to_owned());
        return Err(Code::InvalidFormat { reason: Reason::SignatureMismatch, index: None, found });
    }
    Ok(as_sent(text, head, &parsed, wire_prefix))
}

fn parse_head(head: &str) -> Result<Head, Code> {
    let comma = find_any(head, b",").ok_or_else(|| Code::format(Reason::NotBase64))?;
    let after_scheme = DataUrlPrefix::Standard.as_str().len();
    let described = head.get(after_scheme..comma).unwrap_or_default();
    let (prefix, described) = match described.strip_prefix("//") {
        Some(rest) => (DataUrlPrefix::DoubleSlash, rest),
        None => (DataUrlPrefix::Standard, described),
    };
    let (media_type, encoding) = described.rsplit_once(';').unwrap_or((described, ""));
    let media_type = MediaType::from_name(&media_type.to_ascii_lowercase())
        .ok_or_else(|| Code::format_found(Reason::MediaTypeNotAllowed, media_type))?;
    if !encoding.eq_ignore_ascii_case("base64") {
        return Err(Code::format(Reason::NotBase64));
    }
    Ok(Head { media_type, cut: comma + 1, prefix })
}

/// The text with its canonical head, and what that changed.
fn as_sent<T: AvatarText>(
    text: &T,
    head: &str,
    parsed: &Head,
    wire_prefix: DataUrlPrefix,
) -> (T, Vec<Rule>) {
    let canonical = joined(&[wire_prefix.as_str(), parsed.media_type.as_str(), ";base64,"]);
    let given = head.get(..parsed.cut).unwrap_or_default();
    if given == canonical {
        return (text.clone(), Vec::new());
    }
    let (scheme, described) =
        given.split_at_checked(DataUrlPrefix::Standard.as_str().len()).unwrap_or_default();
    let has_capitals = |text: &str| text.bytes().any(|b| b.is_ascii_uppercase());
    let mut rules = Vec::new();
    if has_capitals(scheme) {
        rules.push(Rule::SchemeLowerCased);
    }
    if parsed.prefix != wire_prefix {
        rules.push(Rule::DataUrlPrefix);
    }
    if has_capitals(described) {
        rules.push(Rule::MediaTypeLowerCased);
    }
    (text.with_head(parsed.cut, &canonical), rules)
}

/// A stored avatar as browsers and people know it: `data:` in place of `data://`.
#[must_use]
pub fn shown(avatar: &str) -> String {
    match avatar.strip_prefix(DataUrlPrefix::DoubleSlash.as_str()) {
        Some(rest) => format!("{}{rest}", DataUrlPrefix::Standard.as_str()),
        None => avatar.to_owned(),
    }
}

/// Judges canonical base64; gives the first decoded bytes, or the index of the first wrong byte.
///
/// # Errors
/// The index of the first byte that is not as it should be; the length when padding is missing.
pub fn check_base64(payload: &[u8]) -> Result<[u8; SIGNATURE_BYTES], usize> {
    let padding = payload.iter().rev().take(2).take_while(|&&byte| byte == b'=').count();
    let digits = payload.get(..payload.len() - padding).unwrap_or_default();
    let first = check_base64_digits(digits)?;
    if !payload.len().is_multiple_of(4) {
        return Err(payload.len());
    }
    // The bits of the last digit that padding says are no part of a byte.
    let left_over = match padding {
        1 => 0b0000_0011,
        2 => 0b0000_1111,
        _ => 0,
    };
    let last = digits.last().and_then(|&byte| sextet(byte)).unwrap_or_default();
    if last & left_over != 0 {
        return Err(digits.len() - 1);
    }
    Ok(first)
}

/// Judges a piece of base64 that is not the last, so that it has no padding; as [`check_base64`].
///
/// # Errors
/// The index of the first byte that is no digit.
pub fn check_base64_digits(digits: &[u8]) -> Result<[u8; SIGNATURE_BYTES], usize> {
    let (chunks, _) = digits.as_chunks::<8>();
    let good = chunks.iter().take_while(|chunk| digit_bits(chunk) == HIGH_BITS).count();
    let looked_at = good * 8;
    match digits.iter().skip(looked_at).position(|&byte| sextet(byte).is_none()) {
        Some(position) => Err(looked_at + position),
        None => Ok(decode_first(digits)),
    }
}

/// Decodes what a signature needs.
fn decode_first(digits: &[u8]) -> [u8; SIGNATURE_BYTES] {
    let mut first = [0; SIGNATURE_BYTES];
    for (bytes, quad) in first.as_chunks_mut::<3>().0.iter_mut().zip(digits.chunks(4)) {
        let mut bits = [0; 4];
        for (bit, &digit) in bits.iter_mut().zip(quad) {
            *bit = sextet(digit).unwrap_or_default();
        }
        let [a, b, c, d] = bits;
        *bytes = [a << 2 | b >> 4, b << 4 | c >> 2, c << 6 | d];
    }
    first
}

const EACH_BYTE: u64 = u64::from_le_bytes([1; 8]);
const HIGH_BITS: u64 = EACH_BYTE * 0x80;

/// The high bit of each of eight bytes that is a base64 digit.
fn digit_bits(bytes: &[u8; 8]) -> u64 {
    let bytes = u64::from_le_bytes(*bytes);
    let low = bytes & !HIGH_BITS;
    // Sums of two numbers below 128 do not carry into the next byte.
    let not_below = |first: u8| low + EACH_BYTE * u64::from(0x80 - first);
    let above = |last: u8| low + EACH_BYTE * u64::from(0x7F - last);
    let within = |first, last| not_below(first) & !above(last);
    let digits = within(b'A', b'Z') | within(b'a', b'z') | within(b'/', b'9') | within(b'+', b'+');
    digits & !bytes & HIGH_BITS
}

/// The value of a base64 digit.
fn sextet(byte: u8) -> Option<u8> {
    Some(match byte {
        b'A'..=b'Z' => byte - b'A',
        b'a'..=b'z' => byte - b'a' + 26,
        b'0'..=b'9' => byte - b'0' + 52,
        b'+' => 62,
        b'/' => 63,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn digits_are_told_eight_at_a_time() {
        for byte in 0..=u8::MAX {
            for place in 0..8 {
                let mut bytes = *b"AZaz09+/";
                bytes[place] = byte;
                assert_eq!(digit_bits(&bytes) == HIGH_BITS, sextet(byte).is_some(), "{byte}");
            }
        }
    }
}
