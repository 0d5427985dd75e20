//! What is asked for once in a while, through serde-wasm-bindgen: plain data, nothing for what is absent.

use wasm_bindgen::JsValue;

use super::data::{Data, Key};
use super::outcome;
use crate::Error;
use crate::editable::editable;
use crate::field::Field;
use crate::fields::Shape;
use crate::fields::avatar::DATA_URL_MAX_BYTES;
use crate::fields::group_info_list::{GROUP_ID_MAX_CHARS, MAX_ITEMS};
use crate::fields::role::Role;
use crate::fields::user_data::{MAX_CHARS, MAX_KEYS};
use crate::input::{
    DATA_URL_START_UNITS, EXTRA_MAX_UNITS, KEY_MAX_UNITS, MAX_ALLOWED_KEYS, MAX_UNKNOWN_KEYS,
    UNITS_PER_LIMIT,
};
use crate::messages::{Locale, error_message, label};

/// The members of an object, in order; those that are absent are left out.
#[derive(Default)]
pub(super) struct Members(pub(super) Vec<(Key, Data)>);

impl Members {
    pub(super) fn put(&mut self, key: &'static str, value: Data) {
        self.0.push((Key::Borrowed(key), value));
    }

    pub(super) fn put_some<V>(
        &mut self,
        key: &'static str,
        value: Option<V>,
        data: impl FnOnce(V) -> Data,
    ) {
        if let Some(value) = value {
            self.put(key, data(value));
        }
    }
}

/// An error as entries; its issues as JSON.
pub(super) fn error_data(error: Error, locale: Locale) -> Data {
    let mut members = Members::default();
    members.put("issues", Data::Text(outcome::issues(&error.issues, locale)));
    members.put("kind", Data::Name(error.kind.as_str()));
    members.put("message", Data::Text(error_message(&error, locale)));
    members.put("retryable", Data::Bool(error.retryable));
    members.put_some("status", error.status, |status| Data::Number(status.into()));
    members.put_some("code", error.code, Data::Text);
    members.put_some("serviceMessage", error.service_message, Data::Text);
    members.put_some("requestId", error.request_id, Data::Text);
    members.put_some("retryAfterMs", error.retry_after_ms, |ms| Data::Number(ms as f64));
    Data::Entries(members.0)
}

pub(super) fn fields(locale: Locale) -> JsValue {
    Data::List(Field::ALL.iter().map(|&field| field_data(field, locale)).collect()).into_js()
}

fn field_data(field: Field, locale: Locale) -> Data {
    let info = field.info();
    let mut members = Members::default();
    members.put("name", Data::Name(field.as_str()));
    members.put("required", Data::Bool(info.required));
    members.put("kind", Data::Name(info.kind().as_str()));
    members.put_some("minimum", info.minimum, Data::count);
    members.put_some("maximum", info.maximum, Data::count);
    members.put_some("unit", info.unit, |unit| Data::Name(unit.as_str()));
    members.put_some("options", Some(info.options).filter(|o| !o.is_empty()), Data::names);
    members.put("clearable", Data::Bool(info.clearable));
    members.put_some("autocomplete", info.autocomplete, Data::Name);
    members.put_some("inputmode", info.input_mode, Data::Name);
    members.put("label", Data::Name(label(field, locale)));
    Data::Object(members.0)
}

pub(super) fn reading_rules() -> JsValue {
    let fields = Field::ALL.iter().map(|&field| reading_rule(field)).collect();
    Data::object([
        ("fields", Data::List(fields)),
        ("maxKeys", Data::count(MAX_KEYS)),
        ("maxItems", Data::count(MAX_ITEMS)),
        ("maxUnknownKeys", Data::count(MAX_UNKNOWN_KEYS)),
        ("maxAllowedKeys", Data::count(MAX_ALLOWED_KEYS)),
        ("keyMaxUnits", Data::count(KEY_MAX_UNITS)),
        ("extraMaxUnits", Data::count(EXTRA_MAX_UNITS)),
        ("startUnits", Data::count(DATA_URL_START_UNITS)),
    ])
    .into_js()
}

fn reading_rule(field: Field) -> Data {
    let (shape, maximum) = match field.info().shape {
        Shape::Text { maximum } => ("text", maximum),
        Shape::Avatar => ("avatar", DATA_URL_MAX_BYTES),
        Shape::TextMap => ("entries", MAX_CHARS),
        Shape::Groups => ("groups", GROUP_ID_MAX_CHARS),
    };
    let mut members = Members::default();
    members.put("name", Data::Name(field.as_str()));
    members.put("shape", Data::Name(shape));
    members.put("maxUnits", Data::count(maximum * UNITS_PER_LIMIT));
    members.put("required", Data::Bool(field.info().required));
    if let Some((pattern, max_units)) = field.fast_pattern() {
        members.put("pattern", Data::Text(pattern));
        members.put("patternMaxUnits", Data::count(max_units));
    }
    Data::Object(members.0)
}

pub(super) fn editable_fields(role: Option<Role>, is_self: bool) -> JsValue {
    let verdict = |&field: &Field| {
        (Key::Borrowed(field.as_str()), Data::Name(editable(role, is_self, field).as_str()))
    };
    Data::Object(Field::ALL.iter().map(verdict).collect()).into_js()
}
