//! What JavaScript sees: the exports, one screen. The only module that knows JavaScript values.
//!
//! `read.rs`, `text.rs` and `base64.rs` bring values in, `write.rs` and `user.rs` take values out,
//! `call.rs` has the steps of a call, `send.rs` sends a request. The npm package (`pkg/`) puts its face
//! on these.

mod allocator;
mod base64;
pub mod call;
mod data;
mod read;
pub mod send;
mod text;
mod user;
mod write;

use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen::{JsCast, JsValue};

use data::Data;

use crate::error::{Error, ErrorKind};
use crate::field::Field;
use crate::fields::role::Role;
use crate::issue::{Code, Reason};
use crate::messages::{self, Locale};
use crate::{image, request, validate};

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

/// `diffUserUpdate`.
#[wasm_bindgen]
#[must_use]
pub fn diff_user_update(current: &JsValue, edited: &JsValue, options: &JsValue) -> JsValue {
    let options = read::options(options);
    let edited = read::payload_besides(edited, current, &options.rules);
    let current = read::payload(current, &options.rules);
    let outcome = validate::diff(current, edited, &options.rules);
    write::outcome(&outcome, options.locale, |update| {
        update.as_ref().map_or(Data::Kept(JsValue::NULL), write::update)
    })
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

/// Makes the next call begin on a fresh instance: this one has trapped, and a trap leaves its stack
/// and its memory as they were.
///
/// The call after it must be [`ready`]: the glue writes a call's strings before it looks whether a
/// fresh instance is due.
#[wasm_bindgen]
pub fn start_afresh() {
    wasm_bindgen::handler::schedule_reinit();
}

/// Does nothing, on an instance that can do something.
#[wasm_bindgen]
pub fn ready() {}

/// `issueMessage`; the issue's own message when it is not one of ours.
#[wasm_bindgen]
#[must_use]
pub fn issue_message(issue: &JsValue, locale: &str) -> String {
    match read::issue(issue) {
        Some(issue) => messages::issue_message(&issue, Locale::negotiate(locale)),
        None => read::text_property(issue, "message").unwrap_or_default(),
    }
}

/// The sentence for an error kind; for `invalid`, that of its first issue.
#[wasm_bindgen]
#[must_use]
pub fn error_message(kind: &str, first_issue: &JsValue, locale: &str) -> String {
    let kind = ErrorKind::from_name(kind).unwrap_or(ErrorKind::Internal);
    let issues = read::issue(first_issue).into_iter().collect();
    let error = Error { issues, ..Error::new(kind) };
    messages::error_message(&error, Locale::negotiate(locale))
}

/// `fields`.
#[wasm_bindgen]
#[must_use]
pub fn fields(locale: &str) -> JsValue {
    write::fields(Locale::negotiate(locale))
}

/// `editableFields`.
#[wasm_bindgen]
#[must_use]
pub fn editable_fields(role: &str, is_self: bool) -> JsValue {
    write::editable_fields(Role::from_name(role), is_self)
}

/// What an image file says of itself: `{ ok: true, value }` or `{ ok: false, issues }`.
///
/// A large file is given by its beginning and its end.
#[wasm_bindgen]
#[must_use]
pub fn inspect_image(head: &[u8], tail: &[u8], len_bytes: usize, locale: &str) -> JsValue {
    let found = image::inspect(image::ImageFile { head, tail, len_bytes });
    write::image_head(found, Locale::negotiate(locale))
}

/// The same image without what does not draw; nothing when the file is damaged.
#[wasm_bindgen]
#[must_use]
pub fn image_without_metadata(bytes: &[u8]) -> Option<Vec<u8>> {
    image::without_metadata(bytes)
}

/// The issue for an image that is damaged, or that will not fit: `image_damaged`, `image_will_not_fit`.
#[wasm_bindgen]
#[must_use]
pub fn image_issue(reason: &str, locale: &str) -> JsValue {
    let reason = Reason::from_name(reason).unwrap_or(Reason::ImageDamaged);
    write::image_head(Err(Code::format(reason)), Locale::negotiate(locale))
}

/// Every stable name that leaves the core, for the comparison with the hand-written types.
#[wasm_bindgen]
#[must_use]
pub fn names() -> JsValue {
    write::names()
}

/// Reads a property of any value; none when reading throws.
fn property(value: &JsValue, key: &str) -> Option<JsValue> {
    if !value.is_object() && !value.is_function() {
        return None;
    }
    js_sys::Reflect::get(value, &JsValue::from_str(key)).ok().filter(|value| !value.is_undefined())
}

/// Whether a value is `true`.
fn is_true(value: Option<JsValue>) -> bool {
    value.is_some_and(|value| value.as_bool() == Some(true))
}

/// A string value as a string.
fn as_text(value: &JsValue) -> Option<js_sys::JsString> {
    value.is_string().then(|| value.clone().unchecked_into())
}
