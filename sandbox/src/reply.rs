//! Answers as values, and the few shapes they come in.

use bytes::Bytes;
use hyper::header::{CONTENT_TYPE, HeaderName, HeaderValue};
use hyper::{HeaderMap, Response, StatusCode};
use serde::Serialize;

/// An answer before it goes to the wire.
pub(crate) type Reply = Response<Bytes>;

pub(crate) const JSON: HeaderValue = HeaderValue::from_static("application/json");
const TEXT: HeaderValue = HeaderValue::from_static("text/plain; charset=utf-8");

pub(crate) fn empty(status: StatusCode) -> Reply {
    let mut reply = Reply::default();
    *reply.status_mut() = status;
    reply
}

pub(crate) fn bytes(status: StatusCode, media_type: HeaderValue, body: impl Into<Bytes>) -> Reply {
    let mut reply = empty(status);
    reply.headers_mut().insert(CONTENT_TYPE, media_type);
    *reply.body_mut() = body.into();
    reply
}

pub(crate) fn json(status: StatusCode, value: &impl Serialize) -> Reply {
    // Our own types: strings for keys, no failing serialiser.
    bytes(status, JSON, serde_json::to_vec(value).unwrap_or_default())
}

pub(crate) fn text(status: StatusCode, text: impl Into<String>) -> Reply {
    bytes(status, TEXT, text.into())
}

/// A complaint of the sandbox itself, in a shape that the service never uses.
pub(crate) fn complaint(status: StatusCode, complaint: &str) -> Reply {
    json(status, &serde_json::json!({ "sandbox_error": complaint }))
}

/// Sets a header from text that may hold anything; what no header can hold is replaced.
pub(crate) fn set_text(headers: &mut HeaderMap, name: HeaderName, text: &str) {
    let visible = |c: char| if c == ' ' || c.is_ascii_graphic() { c } else { '?' };
    let clean: String = text.chars().map(visible).collect();
    if let Ok(value) = HeaderValue::from_str(&clean) {
        headers.insert(name, value);
    }
}
