//! What is told once in a while, through serde-wasm-bindgen: plain data, nothing for what is absent.

use wasm_bindgen::JsValue;

use super::data::{Data, Key};
use crate::data_url::{DataUrlPrefix, MediaType};
use crate::editable::editable;
use crate::field::Field;
use crate::fields::role::Role;
use crate::fields::status::Status;
use crate::image::ImageHead;
use crate::issue::{Code, ConnectionReason, Reason, Rule, Unit, ValueKind};
use crate::messages::{Locale, error_message, label};
use crate::{Editability, Error, ErrorKind};

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

/// An error without its issues, which are told apart.
pub(super) fn error_data(error: Error, locale: Locale) -> Data {
    let mut members = Members::default();
    members.put("kind", Data::Name(error.kind.as_str()));
    members.put("message", Data::Text(error_message(&error, locale)));
    members.put("retryable", Data::Bool(error.retryable));
    members.put_some("status", error.status, |status| Data::Number(status.into()));
    members.put_some("code", error.code, Data::Text);
    members.put_some("serviceMessage", error.service_message, Data::Text);
    members.put_some("requestId", error.request_id, Data::Text);
    members.put_some("retryAfterMs", error.retry_after_ms, |ms| Data::Number(ms as f64));
    Data::Object(members.0)
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
    members.put("label", Data::Name(label(info.label, locale)));
    Data::Object(members.0)
}

/// For each field that has one, its fast pattern; the others have their name alone.
pub(super) fn fast_patterns() -> JsValue {
    Data::List(Field::ALL.iter().map(|&field| fast_pattern_data(field)).collect()).into_js()
}

fn fast_pattern_data(field: Field) -> Data {
    let mut members = Members::default();
    members.put("name", Data::Name(field.as_str()));
    members.put("required", Data::Bool(field.info().required));
    if let Some((pattern, max_units)) = field.fast_pattern() {
        members.put("pattern", Data::Text(pattern));
        members.put("maxUnits", Data::count(max_units));
    }
    Data::Object(members.0)
}

pub(super) fn image_head(head: &ImageHead) -> JsValue {
    Data::object([
        ("mediaType", Data::Name(head.media_type.as_str())),
        ("width", Data::Number(head.width.into())),
        ("height", Data::Number(head.height.into())),
        ("animated", Data::Bool(head.animated)),
        ("orientation", Data::Number(head.orientation.into())),
        ("complete", Data::Bool(head.complete)),
    ])
    .into_js()
}

pub(super) fn editable_fields(role: Option<Role>, is_self: bool) -> JsValue {
    let verdict = |&field: &Field| {
        (Key::Borrowed(field.as_str()), Data::Name(editable(role, is_self, field).as_str()))
    };
    Data::Object(Field::ALL.iter().map(verdict).collect()).into_js()
}

pub(super) fn names() -> JsValue {
    Data::object(
        [
            ("FieldName", Field::NAMES),
            ("Status", Status::NAMES),
            ("Role", Role::NAMES),
            ("Locale", Locale::NAMES),
            ("Unit", Unit::NAMES),
            ("ValueKind", ValueKind::NAMES),
            ("FormatReason", Reason::NAMES),
            ("ConnectionReason", ConnectionReason::NAMES),
            ("IssueCode", Code::NAMES),
            ("ChangeRule", Rule::NAMES),
            ("DataUrlPrefix", DataUrlPrefix::NAMES),
            ("AvatarMediaType", MediaType::NAMES),
            ("Editability", Editability::NAMES),
            ("ErrorKind", ErrorKind::NAMES),
        ]
        .map(|(name, names)| (name, Data::names(names))),
    )
    .into_js()
}
