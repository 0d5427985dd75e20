//! What a caller gave, read once and not judged: the seam between a boundary and the rules.
//!
//! A boundary (JavaScript in `js/read.rs`, JSON below) fills a [`RawInput`]; the rules take it from
//! there. A reader stops where a rule would refuse anyway, so that nothing huge is copied.

use std::borrow::Cow;

use serde_json::Value as Json;

use crate::fields::group_info_list::{GROUP_ID, MAX_ITEMS};
use crate::fields::user_data::MAX_KEYS;
use crate::fields::{Field, Shape};
use crate::issue::ValueKind;
use crate::validate::Options;

/// A text is not read when it has more units than this many times its limit.
pub const UNITS_PER_LIMIT: usize = 4;
/// The most keys of a payload that are read one by one.
pub const MAX_UNKNOWN_KEYS: usize = 100;

/// A text, or why it was not read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RawText<'a> {
    /// As given.
    Whole(Cow<'a, str>),
    /// Not read: it has this many UTF-16 units.
    TooLong {
        /// Its length.
        units: usize,
    },
    /// Half of a surrogate pair at this UTF-16 index: the text has no UTF-8 form.
    IllFormed {
        /// Where.
        index: usize,
    },
}

/// A value as given.
#[derive(Clone, Debug, PartialEq)]
pub enum Raw<'a, T> {
    /// Missing, or `undefined`.
    Absent,
    /// Reading it threw.
    Unreadable,
    /// Of a kind that the field does not take.
    Wrong(ValueKind),
    /// A text.
    Text(RawText<'a>),
    /// A text to be judged in place.
    Avatar(T),
    /// An object's entries, in its order.
    Map(Vec<RawEntry<'a, T>>),
    /// An array of groups.
    Groups(Vec<RawGroup<'a, T>>),
    /// An object or array with more entries than are read.
    TooMany {
        /// How many.
        count: usize,
    },
}

/// An entry of an object.
#[derive(Clone, Debug, PartialEq)]
pub struct RawEntry<'a, T> {
    /// Its key.
    pub key: RawText<'a>,
    /// Its value: a text, or what stands there instead.
    pub value: Raw<'a, T>,
}

/// An element of `group_info_list`.
#[derive(Clone, Debug, PartialEq)]
pub enum RawGroup<'a, T> {
    /// Not an object.
    Wrong(ValueKind),
    /// Reading it threw.
    Unreadable,
    /// An object.
    Group {
        /// Its `group_id`.
        group_id: Raw<'a, T>,
        /// Its other keys.
        unknown: Vec<String>,
    },
}

/// A key that the caller allowed, with its value as JSON text; none when it is not JSON.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RawExtra {
    /// The key.
    pub key: String,
    /// The value.
    pub json: Option<String>,
}

/// A payload as given.
#[derive(Clone, Debug, PartialEq)]
pub struct RawUpdate<'a, T = String> {
    /// The fields that are there, in any order.
    pub fields: Vec<(Field, Raw<'a, T>)>,
    /// Keys that are neither fields nor allowed, at most [`MAX_UNKNOWN_KEYS`] of them.
    pub unknown: Vec<String>,
    /// How many such keys there are.
    pub unknown_count: usize,
    /// Keys that the caller allowed.
    pub extras: Vec<RawExtra>,
}

impl<T> Default for RawUpdate<'_, T> {
    fn default() -> Self {
        Self { fields: Vec::new(), unknown: Vec::new(), unknown_count: 0, extras: Vec::new() }
    }
}

/// What a caller gave as a payload.
#[derive(Clone, Debug, PartialEq)]
pub enum RawInput<'a, T = String> {
    /// Not an object.
    Wrong(ValueKind),
    /// Reading its keys threw.
    Unreadable,
    /// An object.
    Object(RawUpdate<'a, T>),
}

/// What a key of a payload is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum KeyRole {
    /// A field.
    Field(Field),
    /// Allowed by the caller.
    Extra,
    /// Neither.
    Unknown,
}

impl KeyRole {
    /// `__proto__` can never be allowed: JavaScript cannot hold it as a key.
    #[must_use]
    pub fn of(key: &str, options: &Options) -> Self {
        if let Some(field) = Field::from_name(key) {
            return Self::Field(field);
        }
        let is_allowed = key != "__proto__" && options.allow.iter().any(|allowed| allowed == key);
        if is_allowed { Self::Extra } else { Self::Unknown }
    }
}

impl<T> RawUpdate<'_, T> {
    /// Notes a key that is neither a field nor allowed.
    pub fn push_unknown(&mut self, key: &str) {
        self.unknown_count += 1;
        if self.unknown.len() < MAX_UNKNOWN_KEYS {
            self.unknown.push(key.to_owned());
        }
    }
}

impl<T> Raw<'_, T> {
    /// What stands there, for an issue.
    #[must_use]
    pub fn kind(&self) -> ValueKind {
        match self {
            Self::Absent => ValueKind::Undefined,
            Self::Wrong(kind) => *kind,
            Self::Text(_) | Self::Avatar(_) => ValueKind::String,
            Self::Map(_) | Self::Unreadable => ValueKind::Object,
            Self::Groups(_) | Self::TooMany { .. } => ValueKind::Array,
        }
    }

    /// Whether everything in it was read, so that two equal ones are the same value.
    #[must_use]
    pub fn is_whole(&self) -> bool {
        match self {
            Self::Text(RawText::Whole(_)) | Self::Avatar(_) => true,
            Self::Map(entries) => entries
                .iter()
                .all(|entry| matches!(entry.key, RawText::Whole(_)) && entry.value.is_whole()),
            Self::Groups(groups) => groups.iter().all(RawGroup::is_whole),
            Self::Text(_)
            | Self::Absent
            | Self::Unreadable
            | Self::Wrong(_)
            | Self::TooMany { .. } => false,
        }
    }
}

impl<T: crate::data_url::AvatarText> Raw<'_, T> {
    /// Whether it is `""`.
    #[must_use]
    pub fn is_empty_text(&self) -> bool {
        match self {
            Self::Text(RawText::Whole(text)) => text.is_empty(),
            Self::Avatar(text) => text.units() == 0,
            _ => false,
        }
    }
}

impl<T> RawGroup<'_, T> {
    fn is_whole(&self) -> bool {
        match self {
            Self::Group { group_id, unknown } => group_id.is_whole() && unknown.is_empty(),
            Self::Wrong(_) | Self::Unreadable => false,
        }
    }
}

/// Reads a JSON value: the boundary of a Rust program.
#[must_use]
pub fn read_json<'a>(input: &'a Json, options: &Options) -> RawInput<'a> {
    let Json::Object(object) = input else { return RawInput::Wrong(kind_of(input)) };
    let mut raw = RawUpdate::default();
    for (key, value) in object {
        match KeyRole::of(key, options) {
            KeyRole::Field(field) => raw.fields.push((field, read_json_field(field, value))),
            KeyRole::Extra => {
                raw.extras.push(RawExtra { key: key.clone(), json: Some(value.to_string()) });
            }
            KeyRole::Unknown => raw.push_unknown(key),
        }
    }
    RawInput::Object(raw)
}

/// Reads the value of one field.
#[must_use]
pub fn read_json_field(field: Field, value: &Json) -> Raw<'_, String> {
    match (field.info().shape, value) {
        (Shape::Text { maximum }, Json::String(text)) => Raw::Text(read_json_text(text, maximum)),
        (Shape::Avatar, Json::String(text)) => Raw::Avatar(text.clone()),
        (Shape::TextMap, Json::Object(entries)) if entries.len() > MAX_KEYS => {
            Raw::TooMany { count: entries.len() }
        }
        (Shape::TextMap, Json::Object(entries)) => {
            Raw::Map(entries.iter().map(read_json_entry).collect())
        }
        (Shape::Groups, Json::Array(items)) if items.len() > MAX_ITEMS => {
            Raw::TooMany { count: items.len() }
        }
        (Shape::Groups, Json::Array(items)) => {
            Raw::Groups(items.iter().map(read_json_group).collect())
        }
        (_, other) => Raw::Wrong(kind_of(other)),
    }
}

fn read_json_text(text: &str, maximum: usize) -> RawText<'_> {
    let most = maximum.saturating_mul(UNITS_PER_LIMIT);
    // In the units that JavaScript counts, so that both sides stop at the same text.
    if text.len() > most && text.encode_utf16().count() > most {
        return RawText::TooLong { units: text.encode_utf16().count() };
    }
    RawText::Whole(Cow::Borrowed(text))
}

fn read_json_entry<'a>((key, value): (&'a String, &'a Json)) -> RawEntry<'a, String> {
    use crate::fields::user_data::MAX_CHARS;
    let value = match value {
        Json::String(text) => Raw::Text(read_json_text(text, MAX_CHARS)),
        other => Raw::Wrong(kind_of(other)),
    };
    RawEntry { key: read_json_text(key, MAX_CHARS), value }
}

fn read_json_group(item: &Json) -> RawGroup<'_, String> {
    use crate::fields::group_info_list::GROUP_ID_MAX_CHARS;
    let Json::Object(object) = item else { return RawGroup::Wrong(kind_of(item)) };
    let group_id = match object.get(GROUP_ID) {
        None => Raw::Absent,
        Some(Json::String(text)) => Raw::Text(read_json_text(text, GROUP_ID_MAX_CHARS)),
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
