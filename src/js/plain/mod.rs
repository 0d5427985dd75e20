//! The plain way across the boundary, property by property and value by value.
//!
//! It is not part of the package: the tests compare the packed way with it (`pkg/boundary.js`,
//! `unpack.rs`, `pack.rs`), and the rules are tested through it in a browser by themselves.

mod read;
mod write;

use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;

use crate::field::Field;
use crate::messages::Locale;
use crate::{request, validate};

/// `validateUserUpdate`.
#[wasm_bindgen]
#[must_use]
pub fn validate_user_update(input: &JsValue, options: &JsValue) -> JsValue {
    let options = read::options(options);
    let outcome = validate::validate(read::payload(input, &options.rules), &options.rules);
    write::outcome(&outcome, options.locale, write::update)
}

/// `validateField`; an unknown name is an unknown key.
#[wasm_bindgen]
#[must_use]
pub fn validate_field(name: &str, value: &JsValue, options: &JsValue) -> JsValue {
    let options = read::options(options);
    let Some(field) = Field::from_name(name) else {
        return write::unknown_field(name, options.locale);
    };
    let outcome = validate::validate_field(field, read::field(field, value), &options.rules);
    write::outcome(&outcome, options.locale, |value| write::value(value.as_ref()))
}

/// `buildRequest`.
#[wasm_bindgen]
#[must_use]
pub fn build_request(update: &JsValue, connection: &JsValue, options: &JsValue) -> JsValue {
    let options = read::options(options);
    let outcome = validate::validate(read::payload(update, &options.rules), &options.rules);
    let connection = match read::connection(connection) {
        Ok(connection) => connection,
        Err(issue) => return write::refused(issue, &outcome, options.locale),
    };
    write::outcome(&outcome, options.locale, |update| {
        write::request(request::update_user(update, &connection))
    })
}

/// Judges a connection: the issues that it has.
#[wasm_bindgen]
#[must_use]
pub fn check_connection(connection: &JsValue, locale: &str) -> JsValue {
    let issues = read::connection(connection).err();
    write::issues(issues.as_slice(), Locale::negotiate(locale))
}
