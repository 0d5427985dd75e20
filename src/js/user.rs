//! The answer's user, coerced in place: `JSON.parse` made the object, and it goes to the caller.
//!
//! As `user.rs` does natively, from the same lists, without copying an avatar into linear memory.

use js_sys::{JsString, Number, Reflect};
use wasm_bindgen::{JsCast, JsValue};

use super::{as_text, property};
use crate::data_url::DataUrlPrefix;
use crate::response::JsonObject;
use crate::user::{AVATAR, INTEGER_FIELDS, TEXT_FIELDS, USER_DATA, integer};

/// An object that `JSON.parse` made: plain data all through.
pub(super) struct ParsedObject(JsValue);

impl ParsedObject {
    /// None for anything but an object.
    pub(super) fn new(value: JsValue) -> Option<Self> {
        (value.is_object() && !js_sys::Array::is_array(&value)).then_some(Self(value))
    }

    /// The object as a user.
    pub(super) fn into_user(self) -> JsValue {
        for key in TEXT_FIELDS {
            self.coerce(key, to_text);
        }
        for key in INTEGER_FIELDS {
            self.coerce(key, to_integer);
        }
        self.coerce(USER_DATA, to_object);
        self.coerce(AVATAR, |value| Some(shown(as_text(value)?)));
        self.0
    }

    /// Replaces a member by what can be made of it; one of which nothing can be made is missing.
    fn coerce(&self, key: &str, make: fn(&JsValue) -> Option<JsValue>) {
        let Some(value) = property(&self.0, key) else { return };
        let key = JsValue::from_str(key);
        // An object of JSON.parse takes both.
        let _ = match make(&value) {
            Some(made) => Reflect::set(&self.0, &key, &made),
            None => Reflect::delete_property(self.0.unchecked_ref::<js_sys::Object>(), &key),
        };
    }
}

impl JsonObject for ParsedObject {
    fn text(&self, key: &str) -> Option<String> {
        property(&self.0, key)?.as_string()
    }

    fn coerced_text(&self, key: &str) -> Option<String> {
        to_text(&property(&self.0, key)?)?.as_string()
    }
}

fn to_text(value: &JsValue) -> Option<JsValue> {
    if value.is_string() {
        return Some(value.clone());
    }
    if !Number::is_safe_integer(value) {
        return None;
    }
    value.unchecked_ref::<Number>().to_string_with_radix(10).ok().map(Into::into)
}

fn to_integer(value: &JsValue) -> Option<JsValue> {
    if let Some(text) = value.as_string() {
        return Some(JsValue::from_f64(integer(&text)? as f64));
    }
    Number::is_safe_integer(value).then(|| value.clone())
}

fn to_object(value: &JsValue) -> Option<JsValue> {
    (value.is_object() && !js_sys::Array::is_array(value)).then(|| value.clone())
}

/// An avatar as browsers know it.
fn shown(avatar: JsString) -> JsValue {
    let stored = DataUrlPrefix::DoubleSlash.as_str();
    if !avatar.starts_with(stored, 0) {
        return avatar.into();
    }
    let rest = avatar.slice(stored.len() as u32, avatar.length());
    JsString::from(DataUrlPrefix::Standard.as_str()).concat(&rest).into()
}
