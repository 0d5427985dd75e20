//! `avatar`: "If you specify the parameter in the HTTP URL format, the URL must start with http://
//! or https:// and can be up to 4 KB in size. If you specify the parameter in the DATA URL format,
//! the URL must start with data:// and be encoded in Base64. The URL can be up to 300 KB in size."
//! (UpdateUser page.)
//!
//! Our reading: a KB is 1,024 bytes, and the limits are on the text as sent. What each form needs
//! besides is decided in `http_url.rs` and `data_url.rs`. `""` removes the picture.

use std::borrow::Cow;

use super::{FieldInfo, Findings, Label, Shape, refused_text_code, report_kind};
use crate::data_url::{self, AvatarText};
use crate::fast::FastPattern;
use crate::field::Field;
use crate::http_url;
use crate::issue::{Code, Reason, Rule, Unit};
use crate::raw::{Raw, UNITS_PER_LIMIT};
use crate::text::{RawText, before_any};
use crate::value::Value;

/// The longest data URL, as sent.
pub const DATA_URL_MAX_BYTES: usize = 300 * 1024;
/// The longest `http:` or `https:` URL.
pub const HTTP_URL_MAX_BYTES: usize = 4 * 1024;
/// Enough to tell the forms apart, with a media type.
const HEAD_UNITS: usize = 128;

/// A URL of a host of up to five short labels in lower case, the last of which is no number; then nothing,
/// or a path.
const FAST: FastPattern = FastPattern {
    pieces: &[
        r"https?://(?:[a-z0-9](?:-?[a-z0-9]){0,24}\.){0,4}[a-z](?:-?[a-z0-9]){0,24}",
        r"(?:/[!-~]*)?",
    ],
    max_units: HTTP_URL_MAX_BYTES,
};

pub(super) const INFO: FieldInfo = FieldInfo {
    shape: Shape::Avatar,
    maximum: Some(DATA_URL_MAX_BYTES),
    unit: Some(Unit::Bytes),
    clearable: true,
    fast: Some(FAST),
    label: Label { en: "Avatar", zh_cn: "头像" },
    autocomplete: Some("photo"),
    input_mode: Some("url"),
    ..FieldInfo::PLAIN
};

pub(super) fn judge<'a, T: AvatarText>(
    raw: Raw<'a, T>,
    findings: &mut Findings<'_>,
) -> Option<Value<'a, T>> {
    let Raw::Avatar(text) = raw else {
        report_kind(Field::Avatar, &raw, findings);
        return None;
    };
    // Trimming looks at one character after the other: not at those of what is far too long anyway.
    let is_worth_it = text.units() <= UNITS_PER_LIMIT * DATA_URL_MAX_BYTES;
    let (text, trimmed) = if is_worth_it { text.trimmed() } else { (text, false) };
    if trimmed {
        findings.changed(Field::Avatar, Rule::Trimmed);
    }
    if text.units() == 0 {
        return Some(Value::Text(Cow::Borrowed("")));
    }
    let head = text.head(HEAD_UNITS);
    if data_url::has_scheme(&head) {
        return judge_data_url(&text, &head, findings);
    }
    if http_url::has_scheme(&head) {
        return judge_http_url(&text, findings);
    }
    let scheme = before_any(&head, b",;/");
    findings.issue(Field::Avatar, Code::format_found(Reason::NotUrlOrDataUrl, scheme));
    None
}

fn judge_data_url<T: AvatarText>(
    text: &T,
    head: &str,
    findings: &mut Findings<'_>,
) -> Option<Value<'static, T>> {
    let prefix = findings.options.data_url_prefix;
    match data_url::judge(text, head, prefix, DATA_URL_MAX_BYTES) {
        Ok((text, rules)) => {
            for rule in rules {
                findings.changed(Field::Avatar, rule);
            }
            Some(Value::DataUrl(text))
        }
        Err(code) => {
            findings.issue(Field::Avatar, code);
            None
        }
    }
}

fn judge_http_url<T: AvatarText>(
    text: &T,
    findings: &mut Findings<'_>,
) -> Option<Value<'static, T>> {
    // Four times the limit is read, so that the length can be told exactly unless it is absurd.
    let refused = match text.whole(4 * HTTP_URL_MAX_BYTES) {
        RawText::Whole(url) => {
            let (url, lowered) = http_url::with_lower_case_scheme(&url);
            if lowered {
                findings.changed(Field::Avatar, Rule::SchemeLowerCased);
            }
            let problems = http_url::check(&url, HTTP_URL_MAX_BYTES, findings.options.unicode);
            if problems.is_empty() {
                return Some(Value::Text(Cow::Owned(url)));
            }
            for problem in problems {
                findings.issue(Field::Avatar, problem);
            }
            return None;
        }
        refused => refused_text_code(&refused, HTTP_URL_MAX_BYTES, Unit::Bytes)?,
    };
    findings.issue(Field::Avatar, refused);
    None
}
