//! A caller's input, read once and not validated: the seam between a boundary and the rules.
//!
//! A boundary (JavaScript in `pkg/input.js` and `js/input.rs`, JSON in `read_json.rs`) makes an [`InputValue`]; the
//! rules take it from there. A reader stops where a rule would refuse anyway, so that nothing huge is copied.

use crate::field::Field;
use crate::issue::ValueKind;

/// A text is not read when it has more units than this many times its limit.
pub const UNITS_PER_LIMIT: usize = 4;
/// The most keys of a payload that are read one by one.
pub const MAX_UNKNOWN_KEYS: usize = 100;
/// The most keys that a caller may allow; those behind them are not looked at.
pub const MAX_ALLOWED_KEYS: usize = 1000;
/// A key of more UTF-16 units than this is no field, cannot be allowed, and is not copied whole.
pub const KEY_MAX_UNITS: usize = 256;
/// The most UTF-16 units of an allowed value's JSON: the gateway takes no much larger request.
pub const EXTRA_MAX_UNITS: usize = 256 * 1024;
/// What crosses of a data URL whose base64 the boundary has checked: room for the image's header.
pub const DATA_URL_START_UNITS: usize = 1024;

/// A value of the input, as the boundary read it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum InputValue {
    /// Missing, or `undefined`.
    Absent,
    /// Reading it threw.
    Unreadable,
    /// Of a kind that the field does not take.
    Wrong(ValueKind),
    /// A text.
    Text(String),
    /// A text that was not read: it has this many UTF-16 units.
    TooLong(usize),
    /// A text with half of a surrogate pair, which has no UTF-8 form: the UTF-16 index of the first, and the
    /// text with U+FFFD for each.
    IllFormed(usize, String),
    /// The start of an avatar that was too long to be read, and the UTF-16 units of all of it.
    LongStart(String, usize),
    /// The same of a data URL, of which the boundary knows that all behind its first comma is canonical
    /// base64.
    Base64Start(String, usize),
    /// An object's entries, in its order.
    Entries(Vec<(Self, Self)>),
    /// The `group_id` of an object, and its other keys.
    Group(Box<Self>, Vec<String>),
    /// An array of what should be groups.
    Groups(Vec<Self>),
    /// An object or array with more entries than are read: this many.
    TooMany(usize),
    /// A payload that is an object.
    Payload(InputPayload),
}

/// The properties of a payload.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct InputPayload {
    /// The fields that are there, in any order.
    pub fields: Vec<(Field, InputValue)>,
    /// Keys that are neither fields nor allowed, at most [`MAX_UNKNOWN_KEYS`] of them.
    pub unknown: Vec<String>,
    /// How many such keys there are.
    pub unknown_count: usize,
    /// Keys that the caller allowed, each with the text of its value's JSON, or what stands there instead.
    pub extras: Vec<(String, InputValue)>,
}

impl InputPayload {
    /// A field's input.
    #[must_use]
    pub fn get(&self, field: Field) -> Option<&InputValue> {
        self.fields.iter().find(|(known, _)| *known == field).map(|(_, value)| value)
    }

    /// Takes out a field's input; absent when there is none.
    pub(crate) fn take(&mut self, field: Field) -> InputValue {
        match self.fields.iter().position(|(known, _)| *known == field) {
            Some(position) => self.fields.swap_remove(position).1,
            None => InputValue::Absent,
        }
    }

    /// Notes a key that is neither a field nor allowed.
    pub fn push_unknown(&mut self, key: &str) {
        self.unknown_count += 1;
        if self.unknown.len() < MAX_UNKNOWN_KEYS {
            self.unknown.push(key.to_owned());
        }
    }
}

impl InputValue {
    /// What stands there, for an issue.
    #[must_use]
    pub const fn kind(&self) -> ValueKind {
        match self {
            Self::Absent => ValueKind::Undefined,
            Self::Wrong(kind) => *kind,
            Self::Text(_)
            | Self::TooLong(_)
            | Self::IllFormed(..)
            | Self::LongStart(..)
            | Self::Base64Start(..) => ValueKind::String,
            Self::Entries(_) | Self::Group(..) | Self::Payload(_) | Self::Unreadable => {
                ValueKind::Object
            }
            Self::Groups(_) | Self::TooMany(_) => ValueKind::Array,
        }
    }

    /// Whether everything in it was read, so that two equal ones are the same value.
    #[must_use]
    pub fn is_whole(&self) -> bool {
        match self {
            Self::Text(_) => true,
            Self::Entries(entries) => {
                entries.iter().all(|(key, value)| key.is_whole() && value.is_whole())
            }
            Self::Groups(groups) => groups.iter().all(Self::is_whole),
            Self::Group(group_id, unknown) => group_id.is_whole() && unknown.is_empty(),
            Self::Absent
            | Self::Unreadable
            | Self::Wrong(_)
            | Self::TooLong(_)
            | Self::IllFormed(..)
            | Self::LongStart(..)
            | Self::Base64Start(..)
            | Self::TooMany(_)
            | Self::Payload(_) => false,
        }
    }

    /// Whether it is `""`.
    #[must_use]
    pub fn is_empty_text(&self) -> bool {
        matches!(self, Self::Text(text) if text.is_empty())
    }
}
