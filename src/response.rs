//! Status, headers and body of an answer → [`User`] or [`Error`].
//!
//! Two layers answer. The service sends JSON with a dotted `code` and a `message`; the gateway
//! before it sends no JSON but headers (`x-ca-error-code`). `x-ca-request-id` is on both. The field
//! that the service refuses is named by the code's suffix (`InvalidParameter.NickName`) or by the
//! message ("The input parameter nick_name is not valid").

use serde_json::{Map, Value};

use crate::asked::Asked;
use crate::error::{Error, ErrorKind};
use crate::exact_json::exact;
use crate::field::Field;
use crate::issue::{Code, Issue};
use crate::text::{contains, split_once};
use crate::user::{User, to_text};

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
    /// A member that should be text, an integer included.
    fn coerced_text(&self, key: &str) -> Option<String>;
}

impl JsonObject for Map<String, Value> {
    fn text(&self, key: &str) -> Option<String> {
        self.get(key)?.as_str().map(str::to_owned)
    }

    fn coerced_text(&self, key: &str) -> Option<String> {
        self.get(key).cloned().and_then(to_text)
    }
}

/// The object that a body is; none for anything else, the empty body included.
#[must_use]
pub fn parse(body: &[u8]) -> Option<Map<String, Value>> {
    let body = body.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(body);
    match serde_json::from_slice(&exact(body)?) {
        Ok(Value::Object(object)) => Some(object),
        _ => None,
    }
}

/// Decodes a response from its head, without the token, and the object that its body is.
///
/// # Errors
/// Whatever is not a 2xx with a JSON object, and a 2xx with an error's code or another user's id.
pub fn accept<O: JsonObject>(head: Head, body: Option<O>, asked: &Asked<'_>) -> Result<O, Error> {
    match (head.status, body) {
        (200..=299, Some(object)) => accept_object(head, object, asked),
        (200..=299, None) => Err(undecodable(head)),
        (_, Some(object)) => Err(service_error(head, &object, asked)),
        (_, None) => Err(gateway_error(head)),
    }
}

fn accept_object<O: JsonObject>(head: Head, object: O, asked: &Asked<'_>) -> Result<O, Error> {
    match (object.coerced_text("user_id"), asked.user_id) {
        (None, _) if service_code(&object).is_some_and(|code| !code.is_empty()) => {
            Err(service_error(head, &object, asked))
        }
        (Some(answered), Some(asked)) if answered != asked => Err(undecodable(head)),
        _ => Ok(object),
    }
}

/// Makes sense of an answer.
///
/// # Errors
/// As [`accept`].
pub fn decode(head: Head, body: &[u8], asked: &Asked<'_>) -> Result<User, Error> {
    accept(head.masked(asked), parse(body), asked).map(User::from_object)
}

fn undecodable(head: Head) -> Error {
    Error { retryable: false, ..error(ErrorKind::Undecodable, head) }
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

/// The documents print capitals, as a client library returns them; the wire has lower case.
fn service_code(body: &impl JsonObject) -> Option<String> {
    body.text("code").or_else(|| body.text("Code"))
}

fn service_error(head: Head, body: &impl JsonObject, asked: &Asked<'_>) -> Error {
    let masked = |text: String| asked.masked(text);
    let code = service_code(body).map(masked);
    let message = body.text("message").or_else(|| body.text("Message")).map(masked);
    let in_body = body.text("requestId").or_else(|| body.text("RequestId")).map(masked);
    let status = match head.status {
        200..=299 => status_of(code.as_deref().unwrap_or_default()),
        status => status,
    };
    let issues = field_issues(status, code.as_deref(), message.as_deref());
    let kind = service_kind(status, code.as_deref(), message.as_deref(), &issues);
    let known = error(kind, head);
    Error {
        code: code.or(known.code),
        service_message: message.or(known.service_message),
        request_id: known.request_id.or(in_body),
        issues,
        ..known
    }
}

/// The status that a code comes with, for an error that comes as a success. Its beginning decides, as in
/// `AccessTokenInvalid`, `TokenExpired`, `ForbiddenNoPermission`, `NotFound`, `AlreadyExist`,
/// `TooManyRequests`, `InvalidParameter`.
fn status_of(code: &str) -> u16 {
    match code.as_bytes() {
        [b'A', b'c', b'c', ..] | [b'T', b'o', b'k', ..] => 401,
        [b'F', b'o', b'r', ..] => 403,
        [b'N', b'o', b't', ..] => 404,
        [b'A', b'l', b'r', ..] => 409,
        [b'T', b'o', b'o', ..] => 429,
        [b'I', b'n', b'v', ..] => 400,
        _ => 500,
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
