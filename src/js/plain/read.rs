//! Values in, the plain way: reads each property once, judges nothing.
//!
//! Only own enumerable properties count, as for `JSON.stringify`. Anything that throws while it is
//! read (a getter, a Proxy) becomes `Unreadable`, never an exception.

use js_sys::{Array, JsString};
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen::{JsCast, JsValue};

use crate::connection::{self, Connection, Origin};
use crate::data_url::DataUrlPrefix;
use crate::field::Field;
use crate::fields::Shape;
use crate::fields::group_info_list::{GROUP_ID, GROUP_ID_MAX_CHARS, MAX_ITEMS};
use crate::fields::user_data::{MAX_CHARS, MAX_KEYS};
use crate::issue::{ConnectionReason, Issue, ValueKind};
use crate::js::issue::{is_array, text_property, texts};
use crate::js::text::{self, AvatarString};
use crate::js::unicode::ENGINE;
use crate::js::{as_text, property};
use crate::messages::Locale;
use crate::options::{self, KeyRole};
use crate::raw::{
    EXTRA_MAX_UNITS, KEY_MAX_UNITS, MAX_UNKNOWN_KEYS, Raw, RawEntry, RawExtra, RawGroup, RawInput,
    RawUpdate, UNITS_PER_LIMIT,
};
use crate::text::RawText;

// js-sys has these without `catch`, and a revoked Proxy makes each of them throw.
#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(catch, js_namespace = Object, js_name = getPrototypeOf)]
    fn prototype_of(object: &JsValue) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(catch, js_namespace = Object, js_name = keys)]
    fn own_keys(object: &JsValue) -> Result<Array, JsValue>;
    #[wasm_bindgen(catch, js_namespace = ["Object", "prototype", "toString"], js_name = call)]
    fn tag(value: &JsValue) -> Result<String, JsValue>;
    #[wasm_bindgen(catch, js_namespace = JSON, js_name = stringify)]
    fn stringify(value: &JsValue) -> Result<JsValue, JsValue>;
}

type JsRaw = Raw<'static, AvatarString>;

/// How to judge, and in which language to report.
pub(super) struct Options {
    pub(super) rules: options::Options,
    pub(super) locale: Locale,
}

pub(super) fn options(value: &JsValue) -> Options {
    let prefix = text_property(value, "dataUrlPrefix");
    let rules = options::Options {
        allow: property(value, "allow").map(|allow| texts(&allow)).unwrap_or_default(),
        data_url_prefix: prefix
            .and_then(|name| DataUrlPrefix::from_name(&name))
            .unwrap_or(DataUrlPrefix::DoubleSlash),
        unicode: ENGINE,
    };
    let locale = text_property(value, "locale");
    Options { rules, locale: locale.map_or(Locale::En, |tag| Locale::negotiate(&tag)) }
}

pub(super) fn connection(value: &JsValue) -> Result<Connection, Issue> {
    let text = |key: &'static str, reason| match property(value, key) {
        None => Ok(None),
        Some(given) => given.as_string().map(Some).ok_or_else(|| connection::issue(key, reason)),
    };
    let domain_id = text(connection::key::DOMAIN_ID, ConnectionReason::NotADnsLabel)?;
    let endpoint = text(connection::key::ENDPOINT, ConnectionReason::NotAUrl)?;
    let token = text(connection::key::ACCESS_TOKEN, ConnectionReason::NotAToken)?;
    let allow_http_loopback =
        property(value, "allowHttpLoopback").is_some_and(|flag| flag == JsValue::TRUE);
    let origin = Origin::of_either(domain_id.as_deref(), endpoint.as_deref(), allow_http_loopback)?;
    let connection = Connection::new(origin);
    match token {
        Some(token) => connection.with_token(&token),
        None => Ok(connection),
    }
}

pub(super) fn payload(
    input: &JsValue,
    options: &options::Options,
) -> RawInput<'static, AvatarString> {
    match kind_of(input) {
        Some(ValueKind::Object) => {}
        Some(other) => return RawInput::Wrong(other),
        None => return RawInput::Unreadable,
    }
    let Ok(keys) = own_keys(input) else { return RawInput::Unreadable };
    if keys.length() == 0 && !is_plain(input) {
        return RawInput::Unreadable;
    }
    let mut raw = RawUpdate::default();
    for key in keys.iter() {
        let key: JsString = key.unchecked_into();
        if key.length() as usize > KEY_MAX_UNITS {
            raw.push_unknown(&String::from(&key.slice(0, KEY_MAX_UNITS as u32)));
            continue;
        }
        let name = String::from(&key);
        match KeyRole::of(&name, options) {
            KeyRole::Field(known) => {
                raw.fields.push((known, field_of(input, &key, known)));
            }
            KeyRole::Extra => raw.extras.extend(extra(input, &key, name)),
            KeyRole::Unknown => raw.push_unknown(&name),
        }
    }
    RawInput::Object(raw)
}

/// As `isPlain` of `pkg/read.js`.
fn is_plain(object: &JsValue) -> bool {
    match prototype_of(object) {
        Ok(prototype) if prototype.is_null() => true,
        Ok(prototype) => prototype_of(&prototype).is_ok_and(|prototype| prototype.is_null()),
        Err(_) => false,
    }
}

fn field_of(input: &JsValue, key: &JsString, known: Field) -> JsRaw {
    match js_sys::Reflect::get(input, key) {
        Ok(value) => field(known, &value),
        Err(_) => Raw::Unreadable,
    }
}

pub(super) fn field(field: Field, value: &JsValue) -> JsRaw {
    if value.is_undefined() {
        return Raw::Absent;
    }
    let Some(kind) = kind_of(value) else { return Raw::Unreadable };
    match (field.info().shape, kind) {
        (Shape::Text { maximum }, ValueKind::String) => text_value(value, maximum),
        (Shape::Avatar, ValueKind::String) => match as_text(value) {
            Some(text) => Raw::Avatar(AvatarString(text)),
            None => Raw::Wrong(kind),
        },
        (Shape::TextMap, ValueKind::Object) => map(value),
        (Shape::Groups, ValueKind::Array) => groups(value),
        (_, other) => Raw::Wrong(other),
    }
}

fn text_value(value: &JsValue, maximum: usize) -> JsRaw {
    match as_text(value) {
        Some(text) => Raw::Text(text::read(&text, maximum.saturating_mul(UNITS_PER_LIMIT))),
        None => Raw::Wrong(ValueKind::Undefined),
    }
}

fn map(object: &JsValue) -> JsRaw {
    // A Map or a Date has no keys of its own: taken for an empty object, it would clear what is stored.
    if !tag(object).is_ok_and(|tag| tag == "[object Object]") {
        return Raw::Unreadable;
    }
    let Ok(keys) = own_keys(object) else { return Raw::Unreadable };
    if keys.length() == 0 && !is_plain(object) {
        return Raw::Unreadable;
    }
    let count = keys.length() as usize;
    if count > MAX_KEYS {
        return Raw::TooMany { count };
    }
    Raw::Map(keys.iter().map(|key| entry(object, &key.unchecked_into())).collect())
}

fn entry(object: &JsValue, key: &JsString) -> RawEntry<'static, AvatarString> {
    let name = text::read(key, MAX_CHARS * UNITS_PER_LIMIT);
    let value = match js_sys::Reflect::get(object, key) {
        Ok(value) => text_or_kind(&value, MAX_CHARS),
        Err(_) => Raw::Unreadable,
    };
    RawEntry { key: name, value }
}

fn text_or_kind(value: &JsValue, maximum: usize) -> JsRaw {
    match kind_of(value) {
        None => Raw::Unreadable,
        Some(ValueKind::String) => text_value(value, maximum),
        Some(ValueKind::Undefined) => Raw::Absent,
        Some(other) => Raw::Wrong(other),
    }
}

fn groups(array: &JsValue) -> JsRaw {
    // Not `Array::length`: a Proxy of an array may throw, or tell anything.
    let length = js_sys::Reflect::get(array, &JsValue::from_str("length")).ok();
    let Some(length) = length.and_then(|length| length.as_f64()) else { return Raw::Unreadable };
    let count = length as usize;
    if count > MAX_ITEMS {
        return Raw::TooMany { count };
    }
    let indexes = 0..u32::try_from(count).unwrap_or(0);
    Raw::Groups(indexes.map(|index| group(js_sys::Reflect::get_u32(array, index).ok())).collect())
}

fn group(item: Option<JsValue>) -> RawGroup<'static, AvatarString> {
    let Some(item) = item else { return RawGroup::Unreadable };
    match kind_of(&item) {
        Some(ValueKind::Object) => {}
        Some(other) => return RawGroup::Wrong(other),
        None => return RawGroup::Unreadable,
    }
    let Ok(keys) = own_keys(&item) else { return RawGroup::Unreadable };
    let mut group_id = Raw::Absent;
    let mut unknown = Vec::new();
    for key in keys.iter() {
        let key: JsString = key.unchecked_into();
        let name = String::from(&key.slice(0, KEY_MAX_UNITS as u32));
        if name == GROUP_ID {
            group_id = match js_sys::Reflect::get(&item, &key) {
                Ok(value) => text_or_kind(&value, GROUP_ID_MAX_CHARS),
                Err(_) => Raw::Unreadable,
            };
        } else if unknown.len() < MAX_UNKNOWN_KEYS {
            unknown.push(name);
        }
    }
    RawGroup::Group { group_id, unknown }
}

/// An allowed key with its value as JSON text; nothing when the value is one that JSON leaves out.
fn extra(input: &JsValue, key: &JsString, name: String) -> Option<RawExtra> {
    let json = js_sys::Reflect::get(input, key).and_then(|value| stringify(&value));
    let json = match json {
        Ok(json) if json.is_undefined() => return None,
        Ok(json) => as_text(&json),
        Err(_) => None,
    };
    let json = match text::read(key, usize::MAX) {
        RawText::IllFormed { index } => Some(RawText::IllFormed { index }),
        _ => json
            .filter(|json| json.length() as usize <= EXTRA_MAX_UNITS)
            .map(|json| RawText::Whole(String::from(&json).into())),
    };
    Some(RawExtra { key: name, json })
}

/// The kind of a value; none when even that throws (a revoked Proxy).
fn kind_of(value: &JsValue) -> Option<ValueKind> {
    if value.is_null() {
        return Some(ValueKind::Null);
    }
    let name = value.js_typeof().as_string()?;
    let kind = ValueKind::from_name(&name)?;
    if kind != ValueKind::Object {
        return Some(kind);
    }
    match is_array(value) {
        Ok(true) => Some(ValueKind::Array),
        Ok(false) => Some(ValueKind::Object),
        Err(_) => None,
    }
}
