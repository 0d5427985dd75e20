//! The avatar's data URL: prefix, media type, base64, size, image signature.
//!
//! Decided here (the service's document asks for `data://`, which no standard knows):
//! - `data:` and `data://` are both accepted; what is sent begins as the connection asks for;
//! - PNG, JPEG, GIF and WebP only: SVG is active content, and a service that stores it hands it to other
//!   people's browsers;
//! - the bytes decide the type: of a name that means one of the four, of none and of a generic one, the
//!   label is corrected, and parameters go;
//! - a picture without pixels, or with more than a browser should decode, is refused by its header;
//! - what is sent is canonical base64 (RFC 4648 section 4: padded, no bits left over, no white space).
//!   White space, missing padding, the alphabet of URLs and percent-encoding are put right. Spaces are not,
//!   where they may have been `+` once: without them the digits would not be whole.

mod payload;

use crate::fields::avatar::Avatar;
use crate::image::check_size;
use crate::input::UNITS_PER_LIMIT;
use crate::issue::{Code, Reason, Rule, Unit};
pub use crate::media_type::MediaType;
use crate::names::names;
use crate::text::{find_any, joined};

names! {
    /// How a data URL begins on the wire.
    pub enum DataUrlPrefix {
        /// As the service's document says.
        DoubleSlash = "data://",
        /// As RFC 2397 says.
        Standard = "data:",
    }
}

/// What browsers and files call a picture whose type they do not know.
const GENERIC_TYPES: [&str; 4] = ["", "image/*", "application/octet-stream", "binary/octet-stream"];
/// Other names of the types that are taken.
const ALIASES: [&str; 4] = ["image/jpg", "image/pjpeg", "image/x-png", "image/apng"];
/// The last parameter of a data URL's head.
const BASE64: &str = "base64";

/// Whether a text begins with `data:`, in any case.
#[must_use]
pub fn has_scheme(text: &str) -> bool {
    let scheme = DataUrlPrefix::Standard.as_str();
    text.get(..scheme.len()).is_some_and(|start| start.eq_ignore_ascii_case(scheme))
}

/// A text that begins with `data:`.
pub(crate) enum DataUrl {
    /// All of it.
    Whole(String),
    /// Its start, and the UTF-16 units of all of it. What is behind the first comma is canonical base64.
    Start(String, usize),
}

impl DataUrl {
    fn start(&self) -> &str {
        match self {
            Self::Whole(text) | Self::Start(text, _) => text,
        }
    }

    fn units(&self) -> usize {
        match self {
            Self::Whole(text) if text.is_ascii() => text.len(),
            Self::Whole(text) => text.encode_utf16().count(),
            Self::Start(_, units) => *units,
        }
    }
}

/// The bytes of a text of so many units once it is sent with another prefix.
pub(crate) fn sent_bytes(start: &str, units: usize, wire_prefix: DataUrlPrefix) -> usize {
    units.saturating_sub(prefix_of(start).as_str().len()) + wire_prefix.as_str().len()
}

/// Checks and normalises a text that begins with `data:`; returns what is sent, and what was changed.
///
/// # Errors
/// One code: what is wrong with the head hides what is wrong behind it.
pub(crate) fn validate(
    input: DataUrl,
    wire_prefix: DataUrlPrefix,
    max_bytes: usize,
) -> Result<(Avatar, Vec<Rule>), Code> {
    let units = input.units();
    let wire_bytes = sent_bytes(input.start(), units, wire_prefix);
    let too_big = |bytes| Code::too_big(max_bytes, bytes, Unit::Bytes);
    // The size first: it is what a person with a photo hits. White space and such do not count.
    if units > UNITS_PER_LIMIT * max_bytes {
        return Err(too_big(wire_bytes));
    }
    let or_too_big = |code| if wire_bytes > max_bytes { too_big(wire_bytes) } else { code };
    let head = parse_head(input.start()).map_err(or_too_big)?;
    let payload = input.start().get(head.len..).unwrap_or_default();
    let (bytes, normalised) = match &input {
        DataUrl::Start(..) => (payload::decode_start(payload), None),
        DataUrl::Whole(_) => payload::decode(payload)
            .map_err(|index| or_too_big(Code::format_index(Reason::NotBase64, head.len + index)))?,
    };
    let Some(media_type) = MediaType::sniff(&bytes) else {
        return Err(or_too_big(Code::format(Reason::SignatureMismatch)));
    };
    check_size(&bytes).map_err(or_too_big)?;
    let canonical_head = joined(&[wire_prefix.as_str(), media_type.as_str(), ";base64,"]);
    let payload_units = normalised.as_ref().map_or(units - head.len, String::len);
    if canonical_head.len() + payload_units > max_bytes {
        return Err(too_big(canonical_head.len() + payload_units));
    }
    let mut rules = head.changes(input.start(), wire_prefix, media_type);
    if normalised.is_some() {
        rules.push(Rule::Base64Normalised);
    }
    let avatar = match input {
        DataUrl::Start(..) => Avatar::with_rest(canonical_head, head.len),
        DataUrl::Whole(_) if rules.is_empty() => Avatar::whole(input.start().to_owned()),
        DataUrl::Whole(_) => {
            Avatar::whole(canonical_head + normalised.as_deref().unwrap_or(payload))
        }
    };
    Ok((avatar, rules))
}

fn prefix_of(start: &str) -> DataUrlPrefix {
    let behind_scheme = start.get(DataUrlPrefix::Standard.as_str().len()..).unwrap_or_default();
    if behind_scheme.starts_with("//") {
        DataUrlPrefix::DoubleSlash
    } else {
        DataUrlPrefix::Standard
    }
}

/// What stands before the payload.
struct Head {
    /// Its length, the comma included.
    len: usize,
    /// The media type and its parameters, as written.
    media_type: String,
}

fn parse_head(start: &str) -> Result<Head, Code> {
    let comma = find_any(start, b",").ok_or_else(|| Code::format(Reason::NotBase64))?;
    let described = start.get(prefix_of(start).as_str().len()..comma).unwrap_or_default();
    let (media_type, encoding) = described.rsplit_once(';').unwrap_or((described, ""));
    let essence = media_type.split(';').next().unwrap_or_default().trim_ascii();
    let lowered = essence.to_ascii_lowercase();
    if !MediaType::NAMES.iter().chain(&GENERIC_TYPES).chain(&ALIASES).any(|name| *name == lowered) {
        return Err(Code::format_found(Reason::MediaTypeNotAllowed, media_type));
    }
    if !encoding.trim_ascii().eq_ignore_ascii_case(BASE64) {
        return Err(Code::format(Reason::NotBase64));
    }
    Ok(Head { len: comma + 1, media_type: media_type.to_owned() })
}

impl Head {
    /// What becomes of the head once it is canonical.
    fn changes(&self, start: &str, wire_prefix: DataUrlPrefix, sent: MediaType) -> Vec<Rule> {
        let has_capitals = |text: &str| text.bytes().any(|b| b.is_ascii_uppercase());
        let scheme_len = DataUrlPrefix::Standard.as_str().len();
        let (scheme, described) = start.split_at_checked(scheme_len).unwrap_or_default();
        let described = described.get(..self.len - scheme_len).unwrap_or_default();
        let mut rules = Vec::new();
        if has_capitals(scheme) {
            rules.push(Rule::SchemeLowerCased);
        }
        if prefix_of(start) != wire_prefix {
            rules.push(Rule::DataUrlPrefix);
        }
        let is_label_right = self.media_type.eq_ignore_ascii_case(sent.as_str())
            && !described.contains(char::is_whitespace);
        if !is_label_right {
            rules.push(Rule::MediaTypeCorrected);
        } else if has_capitals(described) {
            rules.push(Rule::MediaTypeLowerCased);
        }
        rules
    }
}

/// A stored avatar as browsers and people know it: `data:` in place of `data://`.
#[must_use]
pub fn shown(avatar: &str) -> String {
    match avatar.strip_prefix(DataUrlPrefix::DoubleSlash.as_str()) {
        Some(rest) => joined(&[DataUrlPrefix::Standard.as_str(), rest]),
        None => avatar.to_owned(),
    }
}
