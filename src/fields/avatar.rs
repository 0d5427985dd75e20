//! `avatar`: "If you specify the parameter in the HTTP URL format, the URL must start with http://
//! or https:// and can be up to 4 KB in size. If you specify the parameter in the DATA URL format,
//! the URL must start with data:// and be encoded in Base64. The URL can be up to 300 KB in size."
//! (UpdateUser page.)
//!
//! Our reading: a KB is 1,024 bytes, and the limits are on the text as sent. What each form needs
//! besides is decided in `http_url.rs` and `data_url.rs`. `""` removes the picture.

use serde::{Serialize, Serializer};

use super::{FieldInfo, NormalizedText, Report, Shape, too_long, wrong_kind};
use crate::data_url::{self, DataUrl};
use crate::fast::FastPattern;
use crate::field::Field;
use crate::http_url;
use crate::input::{InputValue, UNITS_PER_LIMIT};
use crate::issue::{Code, Reason, Rule, Unit, ValueKind};
use crate::options::Options;
use crate::text::before_any;

/// The longest data URL, as sent.
pub const DATA_URL_MAX_BYTES: usize = 300 * 1024;
/// The longest `http:` or `https:` URL.
pub const HTTP_URL_MAX_BYTES: usize = 4 * 1024;

/// A URL of a host of up to five short labels in lower case, the last of which is no number; then nothing,
/// or a path.
const FAST: FastPattern = FastPattern {
    pieces: &[
        r"https?://(?:[a-z0-9](?:-?[a-z0-9]){0,24}\.){0,4}[a-z](?:-?[a-z0-9]){0,24}",
        r"(?:/[!-~]*)?",
    ],
    max_units: HTTP_URL_MAX_BYTES,
};

pub(crate) const INFO: FieldInfo = FieldInfo {
    shape: Shape::Avatar,
    maximum: Some(DATA_URL_MAX_BYTES),
    unit: Some(Unit::Bytes),
    clearable: true,
    fast: Some(FAST),
    autocomplete: Some("photo"),
    input_mode: Some("url"),
    ..FieldInfo::PLAIN
};

/// An avatar as it is sent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Avatar {
    text: String,
    rest_from: Option<usize>,
}

impl Avatar {
    /// All of it.
    pub(crate) const fn whole(text: String) -> Self {
        Self { text, rest_from: None }
    }

    /// Its head; what follows is the caller's text from this UTF-16 unit on, which did not cross.
    pub(crate) const fn with_rest(head: String, rest_from: usize) -> Self {
        Self { text: head, rest_from: Some(rest_from) }
    }

    /// The text, or its head where the boundary has the rest; empty to remove the picture.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// From which UTF-16 unit on the caller's text is to be appended, where only the head is here.
    #[must_use]
    pub const fn rest_from(&self) -> Option<usize> {
        self.rest_from
    }
}

impl Serialize for Avatar {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.text)
    }
}

pub(crate) fn validate(input: InputValue, report: &mut Report<'_>) -> Option<Avatar> {
    let result = match input {
        InputValue::Absent => return None,
        InputValue::Text(text) => validate_text(text, None, report),
        InputValue::IllFormed(index, text) => validate_text(text, Some(index), report),
        InputValue::Base64Start(start, units) => {
            validate_data_url(DataUrl::Start(start, units), report)
        }
        InputValue::LongStart(start, units) => {
            Err(vec![refuse_unread(&start, units, report.options)])
        }
        InputValue::TooLong(units) => Err(vec![refuse_unread("", units, report.options)]),
        other => Err(vec![wrong_kind(&other, ValueKind::String)]),
    };
    match result {
        Ok(avatar) => Some(avatar),
        Err(problems) => {
            for problem in problems {
                report.issue(Field::Avatar, problem);
            }
            None
        }
    }
}

fn validate_text(
    text: String,
    ill_formed_at: Option<usize>,
    report: &mut Report<'_>,
) -> Result<Avatar, Vec<Code>> {
    let mut text = NormalizedText::new(text);
    text.trim(report.options.unicode);
    let text = text.report(Field::Avatar, report);
    if text.is_empty() {
        return Ok(Avatar::whole(text));
    }
    if data_url::has_scheme(&text) {
        return validate_data_url(DataUrl::Whole(text), report);
    }
    if !http_url::has_scheme(&text) {
        return Err(vec![Code::format_found(Reason::NotUrlOrDataUrl, before_any(&text, b",;/"))]);
    }
    if let Some(index) = ill_formed_at {
        return Err(vec![Code::unpaired_surrogate(index)]);
    }
    validate_http_url(&text, report)
}

fn validate_data_url(input: DataUrl, report: &mut Report<'_>) -> Result<Avatar, Vec<Code>> {
    let prefix = report.options.data_url_prefix;
    let (avatar, rules) =
        data_url::validate(input, prefix, DATA_URL_MAX_BYTES).map_err(|code| vec![code])?;
    for rule in rules {
        report.change(Field::Avatar, rule);
    }
    Ok(avatar)
}

fn validate_http_url(input: &str, report: &mut Report<'_>) -> Result<Avatar, Vec<Code>> {
    let units = input.encode_utf16().count();
    if units > UNITS_PER_LIMIT * HTTP_URL_MAX_BYTES {
        return Err(vec![too_long(units, HTTP_URL_MAX_BYTES, Unit::Bytes)]);
    }
    let (url, lowered) = http_url::with_lower_case_scheme(input);
    if lowered {
        report.change(Field::Avatar, Rule::SchemeLowerCased);
    }
    let problems = http_url::check(&url, HTTP_URL_MAX_BYTES, report.options.unicode);
    if problems.is_empty() { Ok(Avatar::whole(url)) } else { Err(problems) }
}

/// The code for an avatar that was too long to be read.
fn refuse_unread(start: &str, units: usize, options: &Options) -> Code {
    if data_url::has_scheme(start) {
        let actual = data_url::sent_bytes(start, units, options.data_url_prefix);
        return Code::too_big(DATA_URL_MAX_BYTES, actual, Unit::Bytes);
    }
    if http_url::has_scheme(start) {
        return too_long(units, HTTP_URL_MAX_BYTES, Unit::Bytes);
    }
    Code::format_found(Reason::NotUrlOrDataUrl, before_any(start, b",;/"))
}
