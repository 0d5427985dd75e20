//! Reads what `pkg/input.js` hands over: texts as they are, everything else as an array that begins with the name
//! of what it holds, as `["wrong", "number"]`, `["entries", [[key, value], …]]`.
//!
//! They come from there alone, made of what it has read, so nothing in them can throw; what is none of these
//! is taken for something unreadable.

use js_sys::Array;
use wasm_bindgen::{JsCast, JsValue};

use crate::field::Field;
use crate::input::{InputPayload, InputValue};
use crate::issue::ValueKind;

/// Reads a value.
pub(super) fn read(value: &JsValue) -> InputValue {
    if let Some(text) = value.as_string() {
        return InputValue::Text(text);
    }
    if value.is_undefined() {
        return InputValue::Absent;
    }
    let parts = array(value);
    let text = |place| text(&parts.get(place));
    let count = |place| count(&parts.get(place));
    let list = |place| array(&parts.get(place));
    match text(0).as_str() {
        "wrong" => ValueKind::from_name(&text(1)).map_or(InputValue::Unreadable, InputValue::Wrong),
        "too_long" => InputValue::TooLong(count(1)),
        "ill_formed" => InputValue::IllFormed(count(1), text(2)),
        "long_start" => InputValue::LongStart(text(1), count(2)),
        "base64_start" => InputValue::Base64Start(text(1), count(2)),
        "entries" => InputValue::Entries(list(1).iter().map(|entry| pair(&entry)).collect()),
        "group" => InputValue::Group(Box::new(read(&parts.get(1))), texts(&list(2))),
        "groups" => InputValue::Groups(list(1).iter().map(|group| read(&group)).collect()),
        "too_many" => InputValue::TooMany(count(1)),
        "payload" => InputValue::Payload(InputPayload {
            fields: list(1).iter().filter_map(|field| named_field(&field)).collect(),
            unknown: texts(&list(2)),
            unknown_count: count(3),
            extras: list(4).iter().map(|extra| named(&extra)).collect(),
        }),
        _ => InputValue::Unreadable,
    }
}

fn array(value: &JsValue) -> Array {
    value.clone().unchecked_into()
}

fn text(value: &JsValue) -> String {
    value.as_string().unwrap_or_default()
}

/// `as` keeps a number within the bounds of its type.
fn count(value: &JsValue) -> usize {
    value.as_f64().unwrap_or_default() as usize
}

fn texts(list: &Array) -> Vec<String> {
    list.iter().map(|item| text(&item)).collect()
}

fn pair(entry: &JsValue) -> (InputValue, InputValue) {
    let parts = array(entry);
    (read(&parts.get(0)), read(&parts.get(1)))
}

fn named(entry: &JsValue) -> (String, InputValue) {
    let parts = array(entry);
    (text(&parts.get(0)), read(&parts.get(1)))
}

fn named_field(entry: &JsValue) -> Option<(Field, InputValue)> {
    let (name, value) = named(entry);
    Some((Field::from_name(&name)?, value))
}
