//! Sends one request through gloo-net, and reads the head of what comes.
//!
//! gloo-net builds the request and reads the response. The call of `fetch` between the two is our
//! own binding, because gloo-net's never settles when `fetch` throws, rejects with something that is
//! no `Error`, or gives something that is no `Response` (patched by a page, an extension, a
//! monitoring script); ours catches, and the client waits for what it gives. For the same reason the
//! signal is always our own controller's, aborted without a reason, and the token is checked first.

use gloo_net::http::{Headers, Method, Request, RequestBuilder, Response};
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;
use web_sys::{
    AbortSignal, ReferrerPolicy, RequestCache, RequestCredentials, RequestRedirect, ResponseType,
};

use super::property;
use crate::error::{Error, ErrorKind};
use crate::ip::decimal;
use crate::request;
use crate::response::Head;
use crate::token::is_token;

#[wasm_bindgen]
extern "C" {
    /// The global one, looked up when called.
    #[wasm_bindgen(catch, js_name = fetch)]
    fn fetch(request: &web_sys::Request) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(catch, js_namespace = Date, js_name = parse)]
    fn parse_date(text: &str) -> Result<f64, JsValue>;
}

/// Sends a request to a URL that the core made; gives whatever `fetch` gives, `undefined` when there
/// is nothing to wait for.
#[wasm_bindgen]
#[must_use]
pub fn send(url: &str, token: &str, body: JsValue, signal: &AbortSignal) -> JsValue {
    build(url, token, body, signal)
        .and_then(|request| fetch(&request.into()).ok())
        .unwrap_or(JsValue::UNDEFINED)
}

/// The request as gloo-net makes it; none when the page's own `Request` or `Headers` refuses it.
fn build(url: &str, token: &str, body: JsValue, signal: &AbortSignal) -> Option<Request> {
    if !is_token(token) {
        return None;
    }
    let headers = web_sys::Headers::new().ok()?;
    for (name, value) in request::headers(Some(token)) {
        headers.set(name, &value).ok()?;
    }
    RequestBuilder::new(url)
        .method(Method::POST)
        .headers(Headers::from_raw(headers))
        // A redirect is told apart from a lost connection, and is not followed: the token stays.
        .redirect(RequestRedirect::Manual)
        .credentials(RequestCredentials::Omit)
        .referrer_policy(ReferrerPolicy::NoReferrer)
        .cache(RequestCache::NoStore)
        .abort_signal(Some(signal))
        .body(body)
        .ok()
}

/// The error for a request without an answer. Whether the caller or the clock ended it is known to
/// the client, which has settled the call by then.
pub(super) fn no_answer() -> Error {
    let navigator = property(&js_sys::global(), "navigator");
    let on_line = navigator.and_then(|navigator| property(&navigator, "onLine"));
    let is_offline = on_line.is_some_and(|on_line| on_line.as_bool() == Some(false));
    Error::new(if is_offline { ErrorKind::Offline } else { ErrorKind::Network })
}

/// The head of an answer, unless it is none of the service's.
pub(super) fn head(response: web_sys::Response) -> Result<Head, Error> {
    let response = Response::from(response);
    match response.type_() {
        ResponseType::Opaqueredirect => return Err(Error::new(ErrorKind::Redirected)),
        // A service worker's, or a patched fetch's, way to say that there is no answer.
        ResponseType::Error => return Err(no_answer()),
        _ => {}
    }
    let headers: web_sys::Headers = response.headers().into_raw();
    let header = |name| headers.get(name).ok().flatten();
    Ok(Head {
        status: response.status(),
        request_id: header("x-ca-request-id"),
        error_code: header("x-ca-error-code"),
        error_message: header("x-ca-error-message"),
        retry_after_ms: header("retry-after").and_then(|value| retry_after_ms(&value)),
    })
}

/// `Retry-After` in both its forms: seconds, or a date.
fn retry_after_ms(value: &str) -> Option<u64> {
    let value = value.trim_ascii();
    if !value.is_empty() && value.bytes().all(|b| b.is_ascii_digit()) {
        // More seconds than a number holds are too many all the same.
        return Some(u64::from(decimal(value.as_bytes()).unwrap_or(u32::MAX)) * 1000);
    }
    // Each of the three forms of an HTTP date begins with the name of a day; the engine's parser
    // takes "-1" for a date too.
    if !value.get(..3)?.bytes().all(|b| b.is_ascii_alphabetic()) {
        return None;
    }
    let wait_ms = parse_date(value).ok()? - js_sys::Date::now();
    // `as` turns what is negative, or no date, into 0.
    wait_ms.is_finite().then_some(wait_ms as u64)
}
