//! What JavaScript sees: the exports. The only module that knows JavaScript values.
//!
//! `input.rs` reads what is to be validated by `validate.rs`, `outcome.rs` writes what comes of it.
//! `call.rs` has the steps of a call, `send.rs` sends a request, `user.rs` reads what comes back.
//! `write.rs` describes the fields and the names.

mod allocator;
pub mod call;
mod data;
mod input;
mod issue;
mod outcome;
pub mod send;
mod unicode;
mod user;
pub mod validate;
mod write;

use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen::{JsCast, JsValue};

use crate::error::{Error, ErrorKind};
use crate::field::Field;
use crate::fields::role::Role;
use crate::image;
use crate::issue::{Code, Issue, Reason};
use crate::messages::{self, Locale};

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
    match issue::read(issue) {
        Some(issue) => messages::issue_message(&issue, Locale::negotiate(locale)),
        None => issue::text_property(issue, "message").unwrap_or_default(),
    }
}

/// The sentence for an error kind, given whether anything was sent and, where there was an answer, its
/// status; for `invalid`, that of its first issue.
#[wasm_bindgen]
#[must_use]
pub fn error_message(
    kind: &str,
    first_issue: &JsValue,
    locale: &str,
    was_sent: bool,
    status: Option<u16>,
) -> String {
    let kind = ErrorKind::from_name(kind).unwrap_or(ErrorKind::Internal);
    let issues = issue::read(first_issue).into_iter().collect();
    let error = Error { issues, was_sent, status, ..Error::new(kind) };
    messages::error_message(&error, Locale::negotiate(locale))
}

/// `fields`.
#[wasm_bindgen]
#[must_use]
pub fn fields(locale: &str) -> JsValue {
    write::fields(Locale::negotiate(locale))
}

/// How `pkg/input.js` is to read: for each field its shape, how many units of a text, and the pattern of
/// texts that its rule returns unchanged; then the limits of everything else.
#[wasm_bindgen]
#[must_use]
pub fn reading_rules() -> JsValue {
    write::reading_rules()
}

/// `editableFields`.
#[wasm_bindgen]
#[must_use]
pub fn editable_fields(role: &str, is_self: bool) -> JsValue {
    write::editable_fields(Role::from_name(role), is_self)
}

/// What an image file says of itself, as an outcome in JSON.
///
/// A large file is given by its beginning and its end.
#[wasm_bindgen]
#[must_use]
pub fn inspect_image(head: &[u8], tail: &[u8], len_bytes: usize, locale: &str) -> String {
    let locale = Locale::negotiate(locale);
    match image::inspect(image::ImageFile { head, tail, len_bytes }) {
        Ok(head) => outcome::image(&head),
        Err(code) => outcome::refused(Issue::of(Field::Avatar, code), locale),
    }
}

/// The same image without what does not draw; nothing when it cannot be kept as it is.
#[wasm_bindgen]
#[must_use]
pub fn image_without_metadata(bytes: &[u8]) -> Option<Vec<u8>> {
    image::without_metadata(bytes)
}

/// The refusal of an image that the browser could do nothing with (`image_damaged`, `image_unreadable`,
/// `image_blank`, `image_will_not_fit`), as an outcome in JSON.
#[wasm_bindgen]
#[must_use]
pub fn refuse_image(reason: &str, locale: &str) -> String {
    let reason = Reason::from_name(reason).unwrap_or(Reason::ImageDamaged);
    let issue = Issue::of(Field::Avatar, Code::format(reason));
    outcome::refused(issue, Locale::negotiate(locale))
}

/// Reads a property of any value; none when reading throws.
fn property(value: &JsValue, key: &str) -> Option<JsValue> {
    if !value.is_object() && !value.is_function() {
        return None;
    }
    js_sys::Reflect::get(value, &JsValue::from_str(key)).ok().filter(|value| !value.is_undefined())
}

/// A string value as a string.
fn as_text(value: &JsValue) -> Option<js_sys::JsString> {
    value.is_string().then(|| value.clone().unchecked_into())
}
