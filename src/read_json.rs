//! Reads JSON values: the boundary of a Rust program, as `js/unpack.rs` is that of JavaScript.

use std::borrow::Cow;

use serde_json::Value as Json;

use crate::field::Field;
use crate::fields::Shape;
use crate::fields::group_info_list::{GROUP_ID, GROUP_ID_MAX_CHARS, MAX_ITEMS};
use crate::fields::user_data::{MAX_CHARS, MAX_KEYS};
use crate::issue::ValueKind;
use crate::options::{KeyRole, Options};
use crate::raw::{
    EXTRA_MAX_UNITS, MAX_UNKNOWN_KEYS, Raw, RawEntry, RawExtra, RawGroup, RawInput, RawUpdate,
    UNITS_PER_LIMIT,
};
use crate::text::{RawText, has_over_units};

/// Reads a JSON value: the boundary of a Rust program.
#[must_use]
pub fn read<'a>(input: &'a Json, options: &Options) -> RawInput<'a> {
    let Json::Object(object) = input else { return RawInput::Wrong(kind_of(input)) };
    let mut raw = RawUpdate::default();
    for (key, value) in object {
        match KeyRole::of(key, options) {
            KeyRole::Field(field) => raw.fields.push((field, read_field(field, value))),
            KeyRole::Extra => {
                let json = Some(value.to_string())
                    .filter(|json| !has_over_units(json, EXTRA_MAX_UNITS))
                    .map(|json| RawText::Whole(Cow::Owned(json)));
                raw.extras.push(RawExtra { key: key.clone(), json });
            }
            KeyRole::Unknown => raw.push_unknown(key),
        }
    }
    RawInput::Object(raw)
}

/// Reads a current user and an edited one, without what both say: a value that is given as it stands is
/// neither judged nor sent. Whom it is about is always told.
#[must_use]
pub fn read_both<'a>(
    current: &'a Json,
    edited: &'a Json,
    options: &Options,
) -> (RawInput<'a>, RawInput<'a>) {
    let before = read(current, options);
    let mut after = read(edited, options);
    let is_same = |key: &str| match (current.get(key), edited.get(key)) {
        (Some(ours), Some(theirs)) => is_equal(ours, theirs),
        _ => false,
    };
    if let RawInput::Object(after) = &mut after {
        after.fields.retain(|(field, _)| *field == Field::UserId || !is_same(field.as_str()));
        after.extras.retain(|extra| !is_same(&extra.key));
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
pub fn read_field(field: Field, value: &Json) -> Raw<'_, String> {
    match (field.info().shape, value) {
        (Shape::Text { maximum }, Json::String(text)) => Raw::Text(read_text(text, maximum)),
        (Shape::Avatar, Json::String(text)) => Raw::Avatar(text.clone()),
        (Shape::TextMap, Json::Object(entries)) if entries.len() > MAX_KEYS => {
            Raw::TooMany { count: entries.len() }
        }
        (Shape::TextMap, Json::Object(entries)) => {
            Raw::Map(entries.iter().map(read_entry).collect())
        }
        (Shape::Groups, Json::Array(items)) if items.len() > MAX_ITEMS => {
            Raw::TooMany { count: items.len() }
        }
        (Shape::Groups, Json::Array(items)) => Raw::Groups(items.iter().map(read_group).collect()),
        (_, other) => Raw::Wrong(kind_of(other)),
    }
}

fn read_text(text: &str, maximum: usize) -> RawText<'_> {
    let most = maximum.saturating_mul(UNITS_PER_LIMIT);
    // In the units that JavaScript counts, so that both sides stop at the same text.
    if has_over_units(text, most) {
        return RawText::TooLong { units: text.encode_utf16().count() };
    }
    RawText::Whole(Cow::Borrowed(text))
}

fn read_entry<'a>((key, value): (&'a String, &'a Json)) -> RawEntry<'a, String> {
    let value = match value {
        Json::String(text) => Raw::Text(read_text(text, MAX_CHARS)),
        other => Raw::Wrong(kind_of(other)),
    };
    RawEntry { key: read_text(key, MAX_CHARS), value }
}

fn read_group(item: &Json) -> RawGroup<'_, String> {
    let Json::Object(object) = item else { return RawGroup::Wrong(kind_of(item)) };
    let group_id = match object.get(GROUP_ID) {
        None => Raw::Absent,
        Some(Json::String(text)) => Raw::Text(read_text(text, GROUP_ID_MAX_CHARS)),
        Some(other) => Raw::Wrong(kind_of(other)),
    };
    let unknown = object.keys().filter(|key| *key != GROUP_ID).take(MAX_UNKNOWN_KEYS);
    RawGroup::Group { group_id, unknown: unknown.cloned().collect() }
}

/// The kind of a JSON value.
#[must_use]
pub fn kind_of(value: &Json) -> ValueKind {
    match value {
        Json::Null => ValueKind::Null,
        Json::Bool(_) => ValueKind::Boolean,
        Json::Number(_) => ValueKind::Number,
        Json::String(_) => ValueKind::String,
        Json::Array(_) => ValueKind::Array,
        Json::Object(_) => ValueKind::Object,
    }
}
