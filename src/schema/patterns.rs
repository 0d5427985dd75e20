//! The grammars of the text fields as regular expressions.
//!
//! They keep to what ECMAScript, Rust's `regex` and Python agree on: no look-around, and characters
//! that cannot be seen as `\uXXXX`. Each is compared with the rules by the vectors of `tests/cases/`.

use super::Side;
use crate::data_url::MediaType;
use crate::field::Field;
use crate::fields::email::LOCAL_PART_MAX_BYTES;
use crate::fields::phone::{MAX_DIGITS, MIN_DIGITS};

/// Unicode's White_Space, which `\s` is not everywhere.
const WHITE_SPACE: &str =
    r"\u0009-\u000d\u0020\u0085\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000";
const CONTROLS: &str = r"\u0000-\u001f\u007f-\u009f";
const LINE_SEPARATORS: &str = r"\u2028\u2029";
const BIDI_CONTROLS: &str = r"\u202a-\u202e\u2066-\u2069";
/// Controls other than TAB and LF.
const CONTROLS_IN_LINES: &str = r"\u0000-\u0008\u000b-\u001f\u007f-\u009f";
/// Controls other than TAB, LF, CR and the vertical tab, of which line breaks are made.
const CONTROLS_IN_ANY_LINES: &str = r"\u0000-\u0008\u000c\u000e-\u001f\u007f-\u009f";
/// Bidirectional controls that are removed at the ends.
const REMOVED_BIDI_CONTROLS: &str = r"\u202a-\u202d\u2066-\u2069";
const LOCAL_PART: &str = r"A-Za-z0-9.!#$%&'*+/=?^_`{|}~\u002d";
/// What no host has, full-width forms included; besides controls and white space.
const NOT_IN_HOST: &str = r"#/:<>?@%\[\]\\^|\uff01-\uff5e";
const BASE64: &str = "A-Za-z0-9+/";

/// The pattern of a text field; none where its options say all.
pub(super) fn text(field: Field, side: Side) -> Option<String> {
    let name = [CONTROLS, LINE_SEPARATORS, BIDI_CONTROLS].concat();
    Some(match (field, side) {
        (Field::UserId, _) => {
            let bad = ["#", CONTROLS, LINE_SEPARATORS].concat();
            format!("^{}$", trimmed(&bad))
        }
        (Field::NickName, Side::Output) => format!("^(?:{})?$", trimmed(&name)),
        (Field::NickName, Side::Input) => {
            padded(&format!("[^{name}]*"), &[WHITE_SPACE, REMOVED_BIDI_CONTROLS].concat())
        }
        (Field::Description, Side::Output) => format!("^(?:{})?$", trimmed(CONTROLS_IN_LINES)),
        (Field::Description, Side::Input) => {
            padded(&format!("[^{CONTROLS_IN_ANY_LINES}]*"), WHITE_SPACE)
        }
        (Field::Phone, Side::Output) => format!(r"^(?:\+?[0-9]{{{MIN_DIGITS},{MAX_DIGITS}}})?$"),
        // Digits of any script, and whatever people put around them.
        (Field::Phone, Side::Input) => return None,
        (Field::Email, Side::Output) => format!("^(?:{})?$", email("a-z0-9")),
        // With a name, `mailto:`, full-width forms, an international domain: an @ somewhere, or nothing.
        (Field::Email, Side::Input) => format!(r"^[{WHITE_SPACE}]*$|[@\uff20]"),
        _ => return None,
    })
}

/// At least one character, none of them in `bad`, no white space at the ends.
fn trimmed(bad: &str) -> String {
    format!("[^{bad}{WHITE_SPACE}](?:[^{bad}]*[^{bad}{WHITE_SPACE}])?")
}

fn padded(pattern: &str, white_space: &str) -> String {
    format!("^[{white_space}]*{pattern}[{white_space}]*$")
}

fn email(label: &str) -> String {
    let label = format!("[{label}](?:[{label}\\u002d]{{0,61}}[{label}])?");
    format!("[{LOCAL_PART}]{{1,{LOCAL_PART_MAX_BYTES}}}@{label}(?:\\.{label})*")
}

/// An avatar as input: a scheme somewhere, with whatever people put around it, or nothing.
pub(super) fn any_avatar() -> String {
    format!("^[{WHITE_SPACE}]*$|[Hh][Tt][Tt][Pp][Ss]?://|[Dd][Aa][Tt][Aa]:")
}

/// A scheme, something like a host and a port, no credentials, no white space, no controls.
pub(super) fn http_url() -> String {
    let bad = [CONTROLS, WHITE_SPACE].concat();
    let label = format!("[^.{NOT_IN_HOST}{bad}]+");
    let host = format!(r"(?:{label}(?:\.{label})*\.?|\[[0-9A-Fa-f:.]+\])(?::[0-9]*)?");
    format!("^https?://{host}(?:[/?#][^{bad}]*)?$")
}

/// Prefix, media type, canonical base64 that begins with the type's signature.
pub(super) fn data_url() -> String {
    let image = |&image: &MediaType| format!("{};base64,{}", image.as_str(), payload(image));
    let images: Vec<String> = MediaType::ALL.iter().map(image).collect();
    format!("^data:(?://)?(?:{})$", images.join("|"))
}

/// The digits that a type's first bytes make, up to the end of a group of four, and what may follow.
fn payload(image: MediaType) -> String {
    let groups = format!("(?:[{BASE64}]{{4}})*");
    let last = format!("(?:[{BASE64}][AQgw]==|[{BASE64}]{{2}}[AEIMQUYcgkosw048]=)?");
    match image {
        // Eight bytes: the eleventh digit holds two bits of the ninth, or none when there is none.
        MediaType::Png => format!("iVBORw0KGg(?:o=|[o-r][{BASE64}]{groups}{last})"),
        MediaType::Jpeg => format!("/9j/{groups}{last}"),
        MediaType::Gif => format!("R0lGOD(?:dh|lh){groups}{last}"),
        // RIFF, four bytes of length, WEBP: the digits at the seams are shared with the length.
        MediaType::Webp => {
            format!("UklGR[g-v][{BASE64}]{{4}}[BFJNRVZdhlptx159]XRUJQ{groups}{last}")
        }
    }
}
