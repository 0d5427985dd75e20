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

/// What stands around an address in mails and code.
const WRAPPERS: [(char, char); 7] =
    [('<', '>'), ('"', '"'), ('\'', '\''), ('`', '`'), ('“', '”'), ('‘', '’'), ('「', '」')];

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
    let unicode = report.options.unicode;
    let mut text = NormalizedText::new(text);
    text.trim(unicode);
    if let Some(address) = unwrapped(text.as_str()) {
        let address = address.to_owned();
        text.replace(address, Rule::Unwrapped);
    }
    if text.as_str().is_empty() {
        return Ok(Avatar::whole(text.report(Field::Avatar, report)));
    }
    if data_url::has_scheme(text.as_str()) {
        return validate_data_url(DataUrl::Whole(text.report(Field::Avatar, report)), report);
    }
    if http_url::has_scheme(text.as_str()) && ill_formed_at.is_none() {
        return validate_http_url(text, report);
    }
    let text = text.report(Field::Avatar, report);
    Err(vec![match ill_formed_at {
        Some(index) if http_url::has_scheme(&text) => Code::unpaired_surrogate(index),
        _ => no_scheme(&text, report.options),
    }])
}

/// An address in the brackets or quotation marks that stand around it in mails and code.
fn unwrapped(text: &str) -> Option<&str> {
    let inner = WRAPPERS.iter().find_map(|&(open, close)| {
        text.strip_prefix(open).and_then(|text| text.strip_suffix(close))
    })?;
    let address = inner.trim();
    (data_url::has_scheme(address) || http_url::has_scheme(address)).then_some(address)
}

/// The code for a text that begins with none of the schemes.
fn no_scheme(text: &str, options: &Options) -> Code {
    match http_url::without_scheme(text, options.unicode) {
        Some(address) => Code::format_found(Reason::SchemeMissing, &address),
        None => Code::format_found(Reason::NotUrlOrDataUrl, before_any(text, b",;/")),
    }
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

fn validate_http_url(
    mut text: NormalizedText,
    report: &mut Report<'_>,
) -> Result<Avatar, Vec<Code>> {
    let units = text.as_str().encode_utf16().count();
    if units > UNITS_PER_LIMIT * HTTP_URL_MAX_BYTES {
        text.report(Field::Avatar, report);
        return Err(vec![too_long(units, HTTP_URL_MAX_BYTES, Unit::Bytes)]);
    }
    let unicode = report.options.unicode;
    if let Some(url) = http_url::with_lower_case_scheme(text.as_str()) {
        text.replace(url, Rule::SchemeLowerCased);
    }
    if let Some(url) = http_url::with_encoded_spaces(text.as_str()) {
        text.replace(url, Rule::SpacesEncoded);
    }
    if let Some(url) = http_url::with_ascii_host(text.as_str(), unicode) {
        text.replace(url, Rule::DomainToAscii);
    }
    let url = text.report(Field::Avatar, report);
    let problems = http_url::check(&url, HTTP_URL_MAX_BYTES, unicode);
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
    no_scheme(start, options)
}
