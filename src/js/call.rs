//! The steps of a call: what to send, and what came of it.
//!
//! Each step is a plain function that keeps nothing: the client (`client.js`) waits in between, for the
//! token, for the answer, for the next try. So a step that traps throws, and there is no executor for
//! promises in the wasm.

use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;
use web_sys::Response;

use super::data::Data;
use super::user::ParsedObject;
use super::{property, send, write};
use crate::asked::Asked;
use crate::error::{Error, ErrorKind};
use crate::exact_json::exact;
use crate::messages::Locale;
use crate::response::{self, Head};
use crate::retry::{RetryPolicy, should_refresh};

/// An answer's JSON as `JSON.parse` reads it without losing a digit; nothing where it is too deep.
#[wasm_bindgen]
#[must_use]
pub fn exact_json(json: &[u8]) -> Option<Vec<u8>> {
    exact(json)
}

/// What came of a request with a token, for a user or, where that is empty, for the token's own:
/// `{ ok: true, user }`, or `{ ok: false, error }` with `refresh` when another token may help, or `waitMs`
/// when the same again may. An answer that was read to its end has its `status` and its `requestId`
/// besides. Both objects come as entries.
///
/// `body` is what `JSON.parse` made of the answer's text; `failure` is the kind of error with which
/// reading it ended, or empty. Its issues are JSON. `left_ms` is the time that the call still has,
/// `random` is drawn from 0 to 1.
#[wasm_bindgen]
#[must_use]
#[expect(clippy::too_many_arguments, reason = "each is one number or value of the client's")]
pub fn answer(
    token: &str,
    user_id: &str,
    response: Option<Response>,
    body: JsValue,
    failure: &str,
    retry: &JsValue,
    locale: &str,
    may_refresh: bool,
    retries: u32,
    left_ms: f64,
    random: f64,
) -> JsValue {
    let locale = Locale::negotiate(locale);
    let policy = retry_policy(retry);
    let asked = Asked { access_token: token, user_id: Some(user_id).filter(|id| !id.is_empty()) };
    let (head, result) = accept(response, body, failure, &asked);
    let mut outcome = write::Members::default();
    outcome.put("ok", Data::Bool(result.is_ok()));
    if let Some((status, request_id)) = head {
        outcome.put("status", Data::Number(status.into()));
        outcome.put_some("requestId", request_id, Data::Text);
    }
    match result {
        Ok(user) => outcome.put("user", Data::Kept(user.into_user())),
        Err(error) => {
            if may_refresh && should_refresh(&error) {
                outcome.put("refresh", Data::Bool(true));
            } else {
                outcome.put_some(
                    "waitMs",
                    policy.wait_ms(&error, retries, left_ms, random),
                    Data::Number,
                );
            }
            outcome.put("error", write::error_data(error, locale));
        }
    }
    Data::Entries(outcome.0).into_js()
}

type Answered = Option<(u16, Option<String>)>;

fn accept(
    response: Option<Response>,
    body: JsValue,
    failure: &str,
    asked: &Asked<'_>,
) -> (Answered, Result<ParsedObject, Error>) {
    let head = match response.map_or_else(|| Err(send::no_answer()), send::head) {
        Ok(head) => head.masked(asked),
        Err(error) => return (None, Err(error)),
    };
    if let Some(kind) = ErrorKind::from_name(failure) {
        return (None, Err(broken(kind, head)));
    }
    let answered = Some((head.status, head.request_id.clone()));
    (answered, response::accept(head, ParsedObject::new(body), asked))
}

/// The error for an answer whose body could not be read.
fn broken(kind: ErrorKind, head: Head) -> Error {
    Error { status: Some(head.status), request_id: head.request_id, ..Error::new(kind) }
}

/// `retry`: `false` turns it off; an object changes what it names.
fn retry_policy(retry: &JsValue) -> RetryPolicy {
    let default = RetryPolicy::default();
    if retry.as_bool() == Some(false) {
        return RetryPolicy { max_retries: 0, ..default };
    }
    // `as` keeps a number within the bounds of its type, and makes 0 of what is none.
    let number = |key, default| match property(retry, key).and_then(|value| value.as_f64()) {
        Some(number) => number as u32,
        None => default,
    };
    RetryPolicy {
        max_retries: number("maxRetries", default.max_retries),
        base_delay_ms: number("baseDelayMs", default.base_delay_ms),
        max_delay_ms: number("maxDelayMs", default.max_delay_ms),
        max_retry_after_ms: number("maxRetryAfterMs", default.max_retry_after_ms),
    }
}
