//! Sends one request through gloo-net; every outcome is an answer or a typed error.
//!
//! gloo-net builds the request and reads the response. The call of `fetch` between the two is our
//! own binding, because gloo-net's never settles when `fetch` throws, rejects with something that is
//! no `Error`, or gives something that is no `Response` (patched by a page, an extension, a
//! monitoring script); ours catches. For the same reason the signal is always our own controller's,
//! aborted without a reason, and the token is checked before this is reached.

use gloo_net::http::{Headers, Method, Request, RequestBuilder, Response};
use js_sys::{Promise, Uint8Array};
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    AbortSignal, ReferrerPolicy, RequestCache, RequestCredentials, RequestRedirect, ResponseType,
};

use super::hooks::Hooks;
use super::property;
use super::user::ParsedObject;
use crate::error::{Error, ErrorKind};
use crate::request;
use crate::response::{self, Head};

/// The most of an answer that is read: a user with a full avatar is a third of it.
const RESPONSE_MAX_BYTES: usize = 1024 * 1024;

#[wasm_bindgen]
extern "C" {
    /// The global one, looked up when called.
    #[wasm_bindgen(catch, js_name = fetch)]
    fn fetch(request: &web_sys::Request) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(catch, js_namespace = Promise, js_name = resolve)]
    fn resolve(value: &JsValue) -> Result<Promise, JsValue>;
    #[wasm_bindgen(catch, js_namespace = JSON, js_name = parse)]
    fn parse(text: &JsValue) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(catch, js_namespace = Date, js_name = parse)]
    fn parse_date(text: &str) -> Result<f64, JsValue>;

    // web-sys has these without `catch`; a stream that somebody has locked makes them throw.
    type Stream;
    #[wasm_bindgen(method, catch, js_name = getReader)]
    fn get_reader(this: &Stream) -> Result<Reader, JsValue>;
    type Reader;
    #[wasm_bindgen(method, catch)]
    fn read(this: &Reader) -> Result<Promise, JsValue>;
    #[wasm_bindgen(method, catch)]
    fn cancel(this: &Reader) -> Result<Promise, JsValue>;

    type TextDecoder;
    #[wasm_bindgen(constructor, catch)]
    fn new(label: &str, options: &JsValue) -> Result<TextDecoder, JsValue>;
    #[wasm_bindgen(method, catch)]
    fn decode(this: &TextDecoder, bytes: &Uint8Array) -> Result<JsValue, JsValue>;
}

/// Sends a request; gives the answer whatever its status.
pub(super) async fn send(
    request: request::Request<JsValue>,
    hooks: &Hooks,
    signal: &AbortSignal,
) -> Result<(Head, Option<ParsedObject>), Error> {
    let request = build(request, signal).ok_or_else(no_answer)?;
    let promise = fetch(&request.into()).and_then(|promise| resolve(&promise));
    let answer = hooks.settled(promise).await.ok_or_else(no_answer)?;
    // A patched `fetch` may give anything, a Response of another frame too.
    let answer = answer.dyn_into::<web_sys::Response>();
    let response = Response::from(answer.map_err(|_| Error::new(ErrorKind::Network))?);
    match response.type_() {
        ResponseType::Opaqueredirect => return Err(Error::new(ErrorKind::Redirected)),
        // A service worker's, or a patched fetch's, way to say that there is no answer.
        ResponseType::Error => return Err(no_answer()),
        _ => {}
    }
    let head = head(&response);
    match read_body(&response, hooks).await {
        Ok(bytes) => Ok((head, object(&bytes))),
        Err(kind) => Err(Error {
            status: Some(head.status),
            request_id: head.request_id,
            ..Error::new(kind)
        }),
    }
}

/// The error for a request without an answer. Whether the caller or the clock ended it is known to
/// the client, which has settled the call by then.
fn no_answer() -> Error {
    let navigator = property(&js_sys::global(), "navigator");
    let on_line = navigator.and_then(|navigator| property(&navigator, "onLine"));
    let is_offline = on_line.is_some_and(|on_line| on_line.as_bool() == Some(false));
    Error::new(if is_offline { ErrorKind::Offline } else { ErrorKind::Network })
}

/// The request as gloo-net makes it; none when the page's own `Request` or `Headers` refuses it.
fn build(request: request::Request<JsValue>, signal: &AbortSignal) -> Option<Request> {
    let headers = web_sys::Headers::new().ok()?;
    for (name, value) in &request.headers {
        headers.set(name, value).ok()?;
    }
    RequestBuilder::new(&request.url)
        .method(Method::POST)
        .headers(Headers::from_raw(headers))
        // A redirect is told apart from a lost connection, and is not followed: the token stays.
        .redirect(RequestRedirect::Manual)
        .credentials(RequestCredentials::Omit)
        .referrer_policy(ReferrerPolicy::NoReferrer)
        .cache(RequestCache::NoStore)
        .abort_signal(Some(signal))
        .body(request.body)
        .ok()
}

fn head(response: &Response) -> Head {
    let headers: web_sys::Headers = response.headers().into_raw();
    let header = |name| headers.get(name).ok().flatten();
    Head {
        status: response.status(),
        request_id: header("x-ca-request-id"),
        error_code: header("x-ca-error-code"),
        error_message: header("x-ca-error-message"),
        retry_after_ms: header("retry-after").and_then(|value| retry_after_ms(&value)),
    }
}

/// `Retry-After` in both its forms: seconds, or a date.
fn retry_after_ms(value: &str) -> Option<u64> {
    let value = value.trim();
    if !value.is_empty() && value.bytes().all(|b| b.is_ascii_digit()) {
        // More seconds than a number holds are too many all the same.
        return Some(value.parse().unwrap_or(u64::MAX).saturating_mul(1000));
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

/// The bytes of a body, chunk by chunk, so that an endless one never enters linear memory.
async fn read_body(response: &Response, hooks: &Hooks) -> Result<Vec<u8>, ErrorKind> {
    let mut bytes = Vec::new();
    let Some(stream) = response.body() else { return Ok(bytes) };
    let stream: Stream = stream.unchecked_into();
    let reader = stream.get_reader().map_err(|_| ErrorKind::Network)?;
    loop {
        let chunk = hooks.settled(reader.read()).await.ok_or(ErrorKind::Network)?;
        if super::is_true(property(&chunk, "done")) {
            return Ok(bytes);
        }
        let chunk = property(&chunk, "value").and_then(|value| value.dyn_into::<Uint8Array>().ok());
        let chunk = chunk.ok_or(ErrorKind::Network)?;
        if bytes.len() + chunk.length() as usize > RESPONSE_MAX_BYTES {
            close(&reader);
            return Err(ErrorKind::TooLarge);
        }
        bytes.extend(chunk.to_vec());
    }
}

/// Closes the connection behind a body; nobody waits for it.
fn close(reader: &Reader) {
    if let Ok(cancelled) = reader.cancel() {
        wasm_bindgen_futures::spawn_local(async {
            let _ = JsFuture::from(cancelled).await;
        });
    }
}

/// The object that a body is.
fn object(bytes: &[u8]) -> Option<ParsedObject> {
    if response::is_too_deep(bytes) {
        return None;
    }
    ParsedObject::new(parse(&decode_text(bytes)?).ok()?)
}

/// UTF-8 by the engine, strictly; a byte order mark is dropped.
fn decode_text(bytes: &[u8]) -> Option<JsValue> {
    let strict = js_sys::Object::new();
    js_sys::Reflect::set(&strict, &"fatal".into(), &JsValue::TRUE).ok()?;
    TextDecoder::new("utf-8", &strict).ok()?.decode(&Uint8Array::from(bytes)).ok()
}
