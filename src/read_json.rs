//! Reads JSON values: the boundary of a Rust program, as `pkg/input.js` is that of JavaScript.

use serde_json::Value as Json;

use crate::field::Field;
use crate::fields::Shape;
use crate::fields::group_info_list::{GROUP_ID, GROUP_ID_MAX_CHARS, MAX_ITEMS};
use crate::fields::user_data::{MAX_CHARS, MAX_KEYS};
use crate::input::{EXTRA_MAX_UNITS, InputPayload, InputValue, MAX_UNKNOWN_KEYS, UNITS_PER_LIMIT};
use crate::issue::ValueKind;
use crate::options::{KeyRole, Options};
use crate::text::has_over_units;

/// Reads a payload.
#[must_use]
pub fn read(input: &Json, options: &Options) -> InputValue {
    let Json::Object(object) = input else { return InputValue::Wrong(kind_of(input)) };
    let mut payload = InputPayload::default();
    for (key, value) in object {
        match KeyRole::of(key, options) {
            KeyRole::Field(field) => payload.fields.push((field, read_field(field, value))),
            KeyRole::Extra => payload.extras.push((key.clone(), read_extra(value))),
            KeyRole::Unknown => payload.push_unknown(key),
        }
    }
    InputValue::Payload(payload)
}

fn read_extra(value: &Json) -> InputValue {
    let json = value.to_string();
    if has_over_units(&json, EXTRA_MAX_UNITS) {
        return InputValue::Unreadable;
    }
    InputValue::Text(json)
}

/// Reads a current user and an edited one, without the values that are equal in both: an unchanged value
/// is neither validated nor sent. The `user_id` is always read.
#[must_use]
pub fn read_both(current: &Json, edited: &Json, options: &Options) -> (InputValue, InputValue) {
    let before = read(current, options);
    let mut after = read(edited, options);
    let is_same = |key: &str| match (current.get(key), edited.get(key)) {
        (Some(ours), Some(theirs)) => is_equal(ours, theirs),
        _ => false,
    };
    if let InputValue::Payload(after) = &mut after {
        after.fields.retain(|(field, _)| *field == Field::UserId || !is_same(field.as_str()));
        after.extras.retain(|(key, _)| !is_same(key));
    }
    (before, after)
}

/// By value, as JavaScript has it: `1` and `1.0` are one number.
fn is_equal(ours: &Json, theirs: &Json) -> bool {
    match (ours, theirs) {
        (Json::Number(ours), Json::Number(theirs)) => {
            ours == theirs || ours.as_f64() == theirs.as_f64()
        }
        (Json::Array(ours), Json::Array(theirs)) => {
            ours.len() == theirs.len()
                && ours.iter().zip(theirs).all(|(ours, theirs)| is_equal(ours, theirs))
        }
        (Json::Object(ours), Json::Object(theirs)) => {
            let has_equal = |(key, value): (&String, &Json)| {
                theirs.get(key).is_some_and(|other| is_equal(value, other))
            };
            ours.len() == theirs.len() && ours.iter().all(has_equal)
        }
        _ => ours == theirs,
    }
}

/// Reads the value of one field.
#[must_use]
pub fn read_field(field: Field, value: &Json) -> InputValue {
    match (field.info().shape, value) {
        (Shape::Text { maximum }, Json::String(text)) => read_text(text, maximum),
        (Shape::Avatar, Json::String(text)) => InputValue::Text(text.clone()),
        (Shape::TextMap, Json::Object(entries)) if entries.len() > MAX_KEYS => {
            InputValue::TooMany(entries.len())
        }
        (Shape::TextMap, Json::Object(entries)) => {
            InputValue::Entries(entries.iter().map(read_entry).collect())
        }
        (Shape::Groups, Json::Array(items)) if items.len() > MAX_ITEMS => {
            InputValue::TooMany(items.len())
        }
        (Shape::Groups, Json::Array(items)) => {
            InputValue::Groups(items.iter().map(read_group).collect())
        }
        (_, other) => InputValue::Wrong(kind_of(other)),
    }
}

/// The limit is in the units that JavaScript counts, so that both boundaries stop at the same text.
fn read_text(text: &str, maximum: usize) -> InputValue {
    if has_over_units(text, maximum.saturating_mul(UNITS_PER_LIMIT)) {
        return InputValue::TooLong(text.encode_utf16().count());
    }
    InputValue::Text(text.to_owned())
}

fn read_member(value: &Json, maximum: usize) -> InputValue {
    match value {
        Json::String(text) => read_text(text, maximum),
        other => InputValue::Wrong(kind_of(other)),
    }
}

fn read_entry((key, value): (&String, &Json)) -> (InputValue, InputValue) {
    (read_text(key, MAX_CHARS), read_member(value, MAX_CHARS))
}

fn read_group(item: &Json) -> InputValue {
    let Json::Object(object) = item else { return InputValue::Wrong(kind_of(item)) };
    let group_id = object
        .get(GROUP_ID)
        .map_or(InputValue::Absent, |value| read_member(value, GROUP_ID_MAX_CHARS));
    let unknown = object.keys().filter(|key| *key != GROUP_ID).take(MAX_UNKNOWN_KEYS);
    InputValue::Group(Box::new(group_id), unknown.cloned().collect())
}

/// The kind of a JSON value.
#[must_use]
pub const fn kind_of(value: &Json) -> ValueKind {
    match value {
        Json::Null => ValueKind::Null,
        Json::Bool(_) => ValueKind::Boolean,
        Json::Number(_) => ValueKind::Number,
        Json::String(_) => ValueKind::String,
        Json::Array(_) => ValueKind::Array,
        Json::Object(_) => ValueKind::Object,
    }
}
