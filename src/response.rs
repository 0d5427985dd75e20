//! Status, headers and body of an answer → [`User`] or [`Error`].
//!
//! Two layers answer. The service sends JSON with a dotted `code` and a `message`; the gateway
//! before it sends no JSON but headers (`x-ca-error-code`). `x-ca-request-id` is on both. The field
//! that the service refuses is named by the code's suffix (`InvalidParameter.NickName`) or by the
//! message ("The input parameter nick_name is not valid").

use serde_json::{Map, Value};

use crate::error::{Error, ErrorKind};
use crate::field::Field;
use crate::issue::{Code, Issue};
use crate::text::{contains, split_once};
use crate::user::User;

/// The headers of an answer that matter.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Head {
    /// The HTTP status.
    pub status: u16,
    /// `x-ca-request-id`.
    pub request_id: Option<String>,
    /// `x-ca-error-code`: the gateway's.
    pub error_code: Option<String>,
    /// `x-ca-error-message`: the gateway's.
    pub error_message: Option<String>,
    /// How long `Retry-After` asks to wait.
    pub retry_after_ms: Option<u64>,
}

/// A JSON object, natively or in JavaScript, where it is not copied to be looked at.
pub trait JsonObject: Sized {
    /// A member that is text.
    fn text(&self, key: &str) -> Option<String>;
}

impl JsonObject for Map<String, Value> {
    fn text(&self, key: &str) -> Option<String> {
        self.get(key)?.as_str().map(str::to_owned)
    }
}

/// Deeper JSON is no answer of this service; who passes it on may overflow a stack.
const MAX_LEVELS: usize = 64;

/// Whether a JSON text is nested deeper than any answer of the service. Its syntax is not looked at.
#[must_use]
pub fn is_too_deep(json: &[u8]) -> bool {
    let mut level = 0_usize;
    let mut in_text = false;
    let mut is_escaped = false;
    for byte in json {
        match byte {
            _ if is_escaped => is_escaped = false,
            b'\\' if in_text => is_escaped = true,
            b'"' => in_text = !in_text,
            b'[' | b'{' if !in_text => level += 1,
            b']' | b'}' if !in_text => level = level.saturating_sub(1),
            _ => {}
        }
        if level > MAX_LEVELS {
            return true;
        }
    }
    false
}

/// The object that a body is; none for anything else, the empty body included.
#[must_use]
pub fn parse(body: &[u8]) -> Option<Map<String, Value>> {
    let body = body.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(body);
    if is_too_deep(body) {
        return None;
    }
    match serde_json::from_slice(body) {
        Ok(Value::Object(object)) => Some(object),
        _ => None,
    }
}

/// Makes sense of an answer, given the object that its body is.
///
/// # Errors
/// Whatever is not a 2xx with a JSON object.
pub fn accept<O: JsonObject>(head: Head, body: Option<O>) -> Result<O, Error> {
    match (head.status, body) {
        (200..=299, Some(object)) => Ok(object),
        (200..=299, None) => Err(Error { retryable: false, ..error(ErrorKind::Undecodable, head) }),
        (_, Some(object)) => Err(service_error(head, &object)),
        (_, None) => Err(gateway_error(head)),
    }
}

/// Makes sense of an answer.
///
/// # Errors
/// Whatever is not a 2xx with a JSON object.
pub fn decode(head: Head, body: &[u8]) -> Result<User, Error> {
    accept(head, parse(body)).map(User::from_object)
}

fn error(kind: ErrorKind, head: Head) -> Error {
    Error {
        status: Some(head.status),
        code: head.error_code,
        service_message: head.error_message,
        request_id: head.request_id,
        retryable: matches!(head.status, 429 | 500 | 502 | 503 | 504),
        retry_after_ms: head.retry_after_ms,
        ..Error::new(kind)
    }
}

fn gateway_error(head: Head) -> Error {
    let kind = match head.status {
        300..=399 => ErrorKind::Redirected,
        401 => ErrorKind::Unauthorized,
        403 => ErrorKind::Forbidden,
        413 => ErrorKind::TooLarge,
        429 => ErrorKind::RateLimited,
        _ => ErrorKind::Gateway,
    };
    error(kind, head)
}

fn service_error(head: Head, body: &impl JsonObject) -> Error {
    // The documents print capitals, as a client library returns them; the wire has lower case.
    let text = |lower: &str, upper: &str| body.text(lower).or_else(|| body.text(upper));
    let code = text("code", "Code");
    let message = text("message", "Message");
    let in_body = text("requestId", "RequestId");
    let issues = field_issues(head.status, code.as_deref(), message.as_deref());
    let kind = service_kind(head.status, code.as_deref(), message.as_deref(), &issues);
    let known = error(kind, head);
    Error {
        code: code.or(known.code),
        service_message: message.or(known.service_message),
        request_id: known.request_id.or(in_body),
        issues,
        ..known
    }
}

fn service_kind(
    status: u16,
    code: Option<&str>,
    message: Option<&str>,
    issues: &[Issue],
) -> ErrorKind {
    // A disabled user comes with the code of an expired token; refreshing would not help.
    if message.is_some_and(|message| contains(message, "UserNotEnabled")) {
        return ErrorKind::Forbidden;
    }
    // The old token speaks for the old role: a new login is needed.
    if message.is_some_and(says_role_changed) {
        return ErrorKind::Unauthorized;
    }
    match status {
        300..=399 => ErrorKind::Redirected,
        400 | 422 => ErrorKind::Invalid,
        401 => ErrorKind::Unauthorized,
        403 => ErrorKind::Forbidden,
        404 => ErrorKind::NotFound,
        409 => ErrorKind::Conflict,
        413 => ErrorKind::TooLarge,
        429 => ErrorKind::RateLimited,
        _ if !issues.is_empty() && code.is_some_and(|code| code.starts_with("Invalid")) => {
            ErrorKind::Invalid
        }
        _ => ErrorKind::Service,
    }
}

/// Whether the service's words are those for a token that speaks for a former role.
#[must_use]
pub fn says_role_changed(message: &str) -> bool {
    contains(message, "UserRoleChanged")
}

/// The issue for the field that the service names, if it names one that we know.
fn field_issues(status: u16, code: Option<&str>, message: Option<&str>) -> Vec<Issue> {
    if !matches!(status, 400..=499) || matches!(status, 401 | 429) {
        return Vec::new();
    }
    let by_code =
        code.and_then(|code| split_once(code, ".")).and_then(|(_, suffix)| by_suffix(suffix));
    let Some(field) = by_code.or_else(|| message.and_then(by_message)) else { return Vec::new() };
    let code = Code::RejectedByService {
        service_code: code.unwrap_or_default().to_owned(),
        service_message: message.unwrap_or_default().to_owned(),
    };
    vec![Issue::of(field, code)]
}

/// `NickName` → `nick_name`.
fn by_suffix(suffix: &str) -> Option<Field> {
    let mut name = String::with_capacity(suffix.len() + 2);
    for (position, character) in suffix.chars().enumerate() {
        if character.is_ascii_uppercase() && position > 0 {
            name.push('_');
        }
        name.push(character.to_ascii_lowercase());
    }
    Field::from_name(&name)
}

/// "The input parameter nick_name is not valid. …" → `nick_name`.
fn by_message(message: &str) -> Option<Field> {
    let (_, rest) = split_once(message, "nput parameter ")?;
    let is_part = |byte: &u8| byte.is_ascii_alphanumeric() || *byte == b'_';
    let length = rest.bytes().take_while(is_part).count();
    Field::from_name(rest.get(..length)?)
}
