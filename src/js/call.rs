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
use super::{read, send, write};
use crate::error::{Error, ErrorKind};
use crate::field::Field;
use crate::issue::Issue;
use crate::response::{self, Head};
use crate::retry::should_refresh;
use crate::value::Value;
use crate::{Connection, Options, request, validate};

/// An update to send: `{ ok: true, value: { userId, url, body } }`, or what is wrong.
#[wasm_bindgen]
#[must_use]
pub fn update_request(input: &JsValue, options: &JsValue, connection: &JsValue) -> JsValue {
    let options = read::options(options);
    let outcome = validate::validate(read::payload(input, &options.rules), &options.rules);
    let connection = match read::connection(connection) {
        Ok(connection) => connection,
        Err(issue) => return write::refused(issue, &outcome, options.locale),
    };
    write::outcome(&outcome, options.locale, |update| {
        let body = write::body(update.body());
        sendable(update.user_id(), request::UPDATE_USER_PATH, &connection, body)
    })
}

/// A user to ask for, the token's own when no id is given; as [`update_request`].
#[wasm_bindgen]
#[must_use]
pub fn get_request(user_id: &JsValue, options: &JsValue, connection: &JsValue) -> JsValue {
    let options = read::options(options);
    let parts = get_user_body(user_id, &options.rules)
        .and_then(|body| Ok((body, read::connection(connection).map_err(|issue| vec![issue])?)));
    let outcome = validate::Outcome { result: parts, changes: Vec::new() };
    write::outcome(&outcome, options.locale, |(body, connection)| {
        sendable("", request::GET_USER_PATH, connection, body.into())
    })
}

fn sendable(user_id: &str, path: &str, connection: &Connection, body: JsValue) -> Data {
    let request = request::post(path, connection, body);
    Data::object([
        ("userId", Data::Text(user_id.to_owned())),
        ("url", Data::Text(request.url)),
        ("body", Data::Kept(request.body)),
    ])
}

/// Asks for the token's own user when no id is given.
fn get_user_body(user_id: &JsValue, rules: &Options) -> Result<String, Vec<Issue>> {
    if user_id.is_undefined() {
        return Ok(request::get_user_body(None));
    }
    let raw = read::field(Field::UserId, user_id);
    let value = validate::validate_field(Field::UserId, raw, rules).result?;
    let Some(Value::Text(user_id)) = value else { return Ok(request::get_user_body(None)) };
    Ok(request::get_user_body(Some(&user_id)))
}

/// Whether a JSON text is nested deeper than any answer of the service.
#[wasm_bindgen]
#[must_use]
pub fn is_too_deep(json: &[u8]) -> bool {
    response::is_too_deep(json)
}

/// What came of a request: `{ ok: true, user }`, or `{ ok: false, error }` with `refresh` when another
/// token may help, or `waitMs` when the same again may. An answer that was read to its end has its
/// `status` and its `requestId` besides.
///
/// `body` is what `JSON.parse` made of the answer's text; `failure` is the kind of error with which
/// reading it ended, or empty. `left_ms` is the time that the call still has, `random` is drawn from 0
/// to 1.
#[wasm_bindgen]
#[must_use]
#[expect(clippy::too_many_arguments, reason = "each is one number or value of the client's")]
pub fn answer(
    response: Option<Response>,
    body: JsValue,
    failure: &str,
    options: &JsValue,
    may_refresh: bool,
    retries: u32,
    left_ms: f64,
    random: f64,
) -> JsValue {
    let locale = read::options(options).locale;
    let policy = read::retry_policy(options);
    let (head, result) = accept(response, body, failure);
    let mut told = write::Members::default();
    told.put("ok", Data::Bool(result.is_ok()));
    if let Some((status, request_id)) = head {
        told.put("status", Data::Number(status.into()));
        told.put_some("requestId", request_id, Data::Text);
    }
    match result {
        Ok(user) => told.put("user", Data::Kept(user.into_user())),
        Err(error) => {
            if may_refresh && should_refresh(&error) {
                told.put("refresh", Data::Bool(true));
            } else {
                told.put_some(
                    "waitMs",
                    policy.wait_ms(&error, retries, left_ms, random),
                    Data::Number,
                );
            }
            told.put("error", write::error_data(error, locale));
        }
    }
    Data::Object(told.0).into_js()
}

type Answered = Option<(u16, Option<String>)>;

fn accept(
    response: Option<Response>,
    body: JsValue,
    failure: &str,
) -> (Answered, Result<ParsedObject, Error>) {
    let head = match response.map_or_else(|| Err(send::no_answer()), send::head) {
        Ok(head) => head,
        Err(error) => return (None, Err(error)),
    };
    if let Some(kind) = ErrorKind::from_name(failure) {
        return (None, Err(broken(kind, head)));
    }
    let answered = Some((head.status, head.request_id.clone()));
    (answered, response::accept(head, ParsedObject::new(body)))
}

/// The error for an answer whose body could not be read.
fn broken(kind: ErrorKind, head: Head) -> Error {
    Error { status: Some(head.status), request_id: head.request_id, ..Error::new(kind) }
}
