//! Validation for JavaScript: input as arrays in, an outcome as JSON out.
//!
//! `pkg/input.js` makes the input, which `input.rs` reads; `outcome.rs` writes the outcome. JSON crosses in one
//! piece, and `JSON.parse` makes plain objects that no setter of the page can reach.

use js_sys::Array;
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen::{JsCast, JsValue};

use super::input::read;
use super::outcome;
use super::unicode::ENGINE;
use crate::connection::{self, Connection, Origin};
use crate::data_url::DataUrlPrefix;
use crate::field::Field;
use crate::input::InputValue;
use crate::issue::{ConnectionReason, Issue, Path};
use crate::messages::Locale;
use crate::options::Options;
use crate::validate::{self, Outcome};
use crate::{request, suggest};

/// How to validate. The keys that a caller allows are known to JavaScript, which tells them apart.
fn options(data_url_prefix: &str) -> Options {
    let prefix = DataUrlPrefix::from_name(data_url_prefix).unwrap_or(DataUrlPrefix::DoubleSlash);
    Options { allow: Vec::new(), data_url_prefix: prefix, unicode: ENGINE }
}

/// Validates a payload.
#[wasm_bindgen]
#[must_use]
pub fn validate_update(payload: &JsValue, data_url_prefix: &str, locale: &str) -> String {
    let outcome = validate::validate(read(payload), &options(data_url_prefix));
    outcome::update(&outcome.map(Some), Locale::negotiate(locale))
}

/// Validates one field, by name.
#[wasm_bindgen]
#[must_use]
pub fn validate_field(name: &str, value: &JsValue, data_url_prefix: &str, locale: &str) -> String {
    let locale = Locale::negotiate(locale);
    let Some(field) = Field::from_name(name) else {
        let code = suggest::unrecognized_key(name, Field::NAMES);
        return outcome::refused(Issue { field: None, path: Path::ROOT.key(name), code }, locale);
    };
    let options = options(data_url_prefix);
    outcome::field(&validate::validate_field(field, read(value), &options), locale)
}

/// The smallest update that turns one user into another; `null` when nothing changed.
#[wasm_bindgen]
#[must_use]
pub fn diff_updates(
    current: &JsValue,
    edited: &JsValue,
    data_url_prefix: &str,
    locale: &str,
) -> String {
    let options = options(data_url_prefix);
    let outcome = validate::diff(read(current), read(edited), &options);
    outcome::update(&outcome, Locale::negotiate(locale))
}

/// Validates a payload and a connection; where both are right, gives the request.
#[wasm_bindgen]
#[must_use]
pub fn build_update_request(
    payload: &JsValue,
    connection: &JsValue,
    data_url_prefix: &str,
    locale: &str,
) -> String {
    let Outcome { result, changes } = validate::validate(read(payload), &options(data_url_prefix));
    let result = match (read_connection(connection), result) {
        (Ok(connection), Ok(update)) => Ok((request::update_user(&update, &connection), update)),
        (Ok(_), Err(issues)) => Err(issues),
        (Err(issue), result) => {
            Err(std::iter::once(issue).chain(result.err().unwrap_or_default()).collect())
        }
    };
    outcome::request(&Outcome { result, changes }, Locale::negotiate(locale))
}

/// Validates a connection, and the id of a user to ask for, the token's own where it is absent; where both
/// are right, gives the request.
#[wasm_bindgen]
#[must_use]
pub fn build_get_request(user_id: &JsValue, connection: &JsValue, locale: &str) -> String {
    let user_id = match read(user_id) {
        InputValue::Absent => Ok(None),
        user_id => validate::validate_field(Field::UserId, user_id, &options(""))
            .result
            .map(|values| values.user_id),
    };
    let result = user_id.and_then(|user_id| {
        let connection = read_connection(connection).map_err(|issue| vec![issue])?;
        Ok(request::get_user(user_id.as_deref(), &connection))
    });
    outcome::get_request(&Outcome { result, changes: Vec::new() }, Locale::negotiate(locale))
}

/// Validates a connection.
#[wasm_bindgen]
#[must_use]
pub fn validate_connection(connection: &JsValue, locale: &str) -> String {
    let locale = Locale::negotiate(locale);
    match read_connection(connection) {
        Ok(_) => outcome::update(&Outcome { result: Ok(None), changes: Vec::new() }, locale),
        Err(issue) => outcome::refused(issue, locale),
    }
}

/// Where to send and how, as a caller gave it: domain id, endpoint, token, `allowHttpLoopback`.
fn read_connection(connection: &JsValue) -> Result<Connection, Issue> {
    use connection::key;
    let parts: &Array = connection.unchecked_ref();
    let [domain_id, endpoint, token] = [0, 1, 2].map(|place| read(&parts.get(place)));
    let allow_http_loopback = parts.get(3).is_truthy();
    let domain_id = part(domain_id, key::DOMAIN_ID, ConnectionReason::NotADnsLabel)?;
    let endpoint = part(endpoint, key::ENDPOINT, ConnectionReason::NotAUrl)?;
    let token = part(token, key::ACCESS_TOKEN, ConnectionReason::NotAToken)?;
    let origin = Origin::of_either(domain_id.as_deref(), endpoint.as_deref(), allow_http_loopback)?;
    let connection = Connection::new(origin);
    match token {
        Some(token) => connection.with_token(&token),
        None => Ok(connection),
    }
}

fn part(
    value: InputValue,
    key: &'static str,
    reason: ConnectionReason,
) -> Result<Option<String>, Issue> {
    match value {
        InputValue::Absent => Ok(None),
        InputValue::Text(text) => Ok(Some(text)),
        _ => Err(connection::issue(key, reason)),
    }
}
