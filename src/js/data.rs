//! Plain data on its way out: one type for everything that leaves.
//!
//! Each type that is given to serde-wasm-bindgen costs a copy of its serialiser; with one type there
//! is one copy (14 KB of wasm less than with a derived one for each shape).

use std::borrow::Cow;

use serde::{Serialize, Serializer};
use wasm_bindgen::JsValue;

/// A value that JavaScript will have.
pub(super) enum Data {
    Bool(bool),
    Number(f64),
    Text(String),
    /// Text that is part of the program.
    Name(&'static str),
    List(Vec<Data>),
    Object(Vec<(Key, Data)>),
    /// A list of pairs, which `Object.fromEntries` makes an object of: no setter of `Object.prototype` sees
    /// the members.
    Entries(Vec<(Key, Data)>),
    /// A value that JavaScript has already.
    Kept(JsValue),
}

/// A key of an object.
pub(super) type Key = Cow<'static, str>;

impl Data {
    /// Plain objects rather than Maps. There is nothing here that could fail to be written.
    pub(super) fn into_js(self) -> JsValue {
        self.serialize(&serde_wasm_bindgen::Serializer::json_compatible())
            .unwrap_or(JsValue::UNDEFINED)
    }

    /// A count of characters, bytes or entries: JavaScript holds it exactly.
    pub(super) fn count(count: usize) -> Self {
        Self::Number(count as f64)
    }

    pub(super) fn names(names: &[&'static str]) -> Self {
        Self::List(names.iter().copied().map(Self::Name).collect())
    }

    pub(super) fn object<const N: usize>(members: [(&'static str, Self); N]) -> Self {
        Self::Object(members.into_iter().map(|(key, value)| (Key::Borrowed(key), value)).collect())
    }
}

impl Serialize for Data {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Bool(value) => serializer.serialize_bool(*value),
            Self::Number(value) => serializer.serialize_f64(*value),
            Self::Text(text) => serializer.serialize_str(text),
            Self::Name(name) => serializer.serialize_str(name),
            Self::List(items) => serializer.collect_seq(items),
            Self::Entries(members) => serializer.collect_seq(members),
            Self::Object(members) => {
                serializer.collect_map(members.iter().map(|(key, value)| (key, value)))
            }
            Self::Kept(value) => serde_wasm_bindgen::preserve::serialize(value, serializer),
        }
    }
}
