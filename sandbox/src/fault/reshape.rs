//! What a fault does to an answer as a value: status, body, headers, CORS.

use data_encoding::BASE64;
use hyper::StatusCode;
use hyper::header::{ACCESS_CONTROL_ALLOW_ORIGIN, CONTENT_TYPE, HeaderName, HeaderValue, LOCATION};

use crate::cors;
use crate::fault::Fault;
use crate::gateway;
use crate::reply::{self, JSON, Reply};
use crate::service::error::ServiceError;

impl Fault {
    /// Whether the answer is another one than the service would give.
    pub(super) fn replaces_the_answer(&self) -> bool {
        self.body.is_some()
            || self.body_base64.is_some()
            || self.redirect.is_some()
            || self.status.is_some_and(|status| !(200..300).contains(&status))
    }

    /// The answer as the fault wants it; `truth` is what the service would say.
    pub(crate) fn reshape(&self, truth: Reply) -> Reply {
        let mut answer = if self.replaces_the_answer() { self.replacement() } else { truth };
        if let Some(status) = self.status.and_then(|status| StatusCode::from_u16(status).ok()) {
            *answer.status_mut() = status;
        }
        let content_type = self.content_type.as_deref().map(|text| (CONTENT_TYPE.as_str(), text));
        let others = self.headers.iter().map(|(name, value)| (name.as_str(), value.as_str()));
        for (name, value) in others.chain(content_type) {
            set(&mut answer, name, value);
        }
        answer
    }

    /// Takes CORS away, or gives it to somebody else.
    pub(crate) fn reshape_cors(&self, answer: &mut Reply) {
        if self.no_cors {
            cors::forbid(answer);
        }
        if let Some(origin) = &self.cors_origin {
            set(answer, ACCESS_CONTROL_ALLOW_ORIGIN.as_str(), origin);
        }
    }

    fn replacement(&self) -> Reply {
        if let Some(target) = &self.redirect {
            let mut answer = reply::empty(StatusCode::TEMPORARY_REDIRECT);
            set(&mut answer, LOCATION.as_str(), target);
            return answer;
        }
        if let Some(body) = self.given_body() {
            return reply::bytes(StatusCode::OK, JSON, body);
        }
        documented(self.status.unwrap_or_default())
    }

    fn given_body(&self) -> Option<Vec<u8>> {
        match (&self.body, &self.body_base64) {
            (Some(text), _) => Some(text.clone().into_bytes()),
            // Checked when the fault was read.
            (None, Some(text)) => BASE64.decode(text.as_bytes()).ok(),
            (None, None) => None,
        }
    }
}

/// Names and values were checked when the fault was read.
fn set(answer: &mut Reply, name: &str, value: &str) {
    let name = HeaderName::from_bytes(name.as_bytes());
    if let (Ok(name), Ok(value)) = (name, HeaderValue::from_str(value)) {
        answer.headers_mut().insert(name, value);
    }
}

/// How the service or its gateway words a status, where a document says so; else no body.
fn documented(status: u16) -> Reply {
    let service = |code: &str, message: &str| {
        let status = StatusCode::from_u16(status).unwrap_or_default();
        ServiceError::new(status, code, message).into_reply()
    };
    match status {
        400 => service("InvalidParameter", "The input parameter is not valid."),
        401 => ServiceError::token_invalid().into_reply(),
        403 => ServiceError::no_permission().into_reply(),
        404 => ServiceError::user_not_found("").into_reply(),
        409 => service("AlreadyExist.User", "The resource user has already exists."),
        413 => gateway::body_too_large(),
        429 => service("TooManyRequests", "Too many requests."),
        500 => {
            service("InternalError", "The request processing has failed due to some unknown error.")
        }
        502 => gateway::backend_failed(),
        503 => service("ServiceUnavailable", "The request has failed due to a temporary failure."),
        504 => gateway::backend_timeout(),
        _ => reply::empty(StatusCode::OK),
    }
}
