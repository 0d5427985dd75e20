//! The API gateway before the service: it answers without a body, and says what is wrong in headers.
//!
//! Codes and messages are those of the gateway's published error table.

use hyper::header::HeaderName;
use hyper::{Method, StatusCode};

use crate::reply::{self, Reply};

/// The id of a request, on every answer of both layers.
pub(crate) const REQUEST_ID: HeaderName = HeaderName::from_static("x-ca-request-id");
const ERROR_CODE: HeaderName = HeaderName::from_static("x-ca-error-code");
const ERROR_MESSAGE: HeaderName = HeaderName::from_static("x-ca-error-message");

pub(crate) fn error(status: StatusCode, code: &str, message: &str) -> Reply {
    let mut answer = reply::empty(status);
    reply::set_text(answer.headers_mut(), ERROR_CODE, code);
    reply::set_text(answer.headers_mut(), ERROR_MESSAGE, message);
    answer
}

pub(crate) fn api_not_found(method: &Method, path: &str) -> Reply {
    let message = format!("API not found with method {method} and path {path}");
    error(StatusCode::NOT_FOUND, "I404NF", &message)
}

pub(crate) fn body_too_large() -> Reply {
    error(StatusCode::PAYLOAD_TOO_LARGE, "I413RL", "Request body too Large")
}

pub(crate) fn invalid_content_type() -> Reply {
    error(StatusCode::BAD_REQUEST, "I400CT", "Invalid Content-Type, application/json is needed")
}

pub(crate) fn invalid_body() -> Reply {
    error(StatusCode::BAD_REQUEST, "I400BD", "Invalid Body: it ended early or took too long")
}

pub(crate) fn backend_failed() -> Reply {
    error(StatusCode::BAD_GATEWAY, "D502FC", "Backend response failed")
}

pub(crate) fn backend_timeout() -> Reply {
    error(StatusCode::GATEWAY_TIMEOUT, "D504TO", "timeout")
}
