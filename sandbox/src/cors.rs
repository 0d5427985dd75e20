//! CORS of `/v2/` as the gateway's published settings have it: any origin is echoed, and no header is
//! allowed but the two that a client needs. A request with any other header dies in the browser.

use hyper::header::{
    ACCESS_CONTROL_ALLOW_HEADERS, ACCESS_CONTROL_ALLOW_METHODS, ACCESS_CONTROL_ALLOW_ORIGIN,
    ACCESS_CONTROL_EXPOSE_HEADERS, ACCESS_CONTROL_MAX_AGE, ACCESS_CONTROL_REQUEST_HEADERS,
    ACCESS_CONTROL_REQUEST_METHOD, HeaderName, HeaderValue, ORIGIN, VARY,
};
use hyper::{HeaderMap, Method, StatusCode};

use crate::fault::FAULT_HEADER;
use crate::reply::{self, Reply};

const EXPOSED: HeaderValue =
    HeaderValue::from_static("X-Ca-Request-Id, X-Ca-Error-Code, X-Ca-Error-Message, Retry-After");

/// What `/v2/` allows.
const METHODS: HeaderValue = HeaderValue::from_static("POST");

const ALL: [HeaderName; 5] = [
    ACCESS_CONTROL_ALLOW_HEADERS,
    ACCESS_CONTROL_ALLOW_METHODS,
    ACCESS_CONTROL_ALLOW_ORIGIN,
    ACCESS_CONTROL_EXPOSE_HEADERS,
    ACCESS_CONTROL_MAX_AGE,
];

pub(crate) fn is_preflight(method: &Method, headers: &HeaderMap) -> bool {
    method == Method::OPTIONS
        && headers.contains_key(ORIGIN)
        && headers.contains_key(ACCESS_CONTROL_REQUEST_METHOD)
}

/// The answer to a preflight, without the origin: [`let_read`] adds it.
pub(crate) fn preflight(asked: &HeaderMap) -> Reply {
    let mut answer = reply::empty(StatusCode::OK);
    let headers = answer.headers_mut();
    headers.insert(ACCESS_CONTROL_ALLOW_METHODS, METHODS);
    headers.insert(ACCESS_CONTROL_ALLOW_HEADERS, allowed_headers(asked));
    // A remembered preflight would hide the next preflight fault from a test.
    headers.insert(ACCESS_CONTROL_MAX_AGE, HeaderValue::from_static("0"));
    answer
}

/// The fault header is the sandbox's, not the gateway's: it is allowed only when the preflight asks for it.
fn allowed_headers(asked: &HeaderMap) -> HeaderValue {
    let asked = asked.get(ACCESS_CONTROL_REQUEST_HEADERS).and_then(|value| value.to_str().ok());
    let asks_fault = asked
        .is_some_and(|list| list.split(',').any(|n| n.trim().eq_ignore_ascii_case(FAULT_HEADER)));
    HeaderValue::from_static(if asks_fault {
        "Authorization, Content-Type, X-Sandbox-Fault"
    } else {
        "Authorization, Content-Type"
    })
}

/// Lets the page that asked read the answer.
pub(crate) fn let_read(asked: &HeaderMap, answer: &mut Reply) {
    let Some(origin) = asked.get(ORIGIN) else { return };
    let headers = answer.headers_mut();
    headers.insert(ACCESS_CONTROL_ALLOW_ORIGIN, origin.clone());
    headers.insert(ACCESS_CONTROL_EXPOSE_HEADERS, EXPOSED);
    headers.append(VARY, HeaderValue::from_static("Origin"));
}

/// Takes back all that the others gave.
pub(crate) fn forbid(answer: &mut Reply) {
    for name in ALL {
        answer.headers_mut().remove(name);
    }
}
