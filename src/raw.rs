//! What a caller gave, read once and not judged: the seam between a boundary and the rules.
//!
//! A boundary (JavaScript in `js/unpack.rs`, JSON in `read_json.rs`) fills a [`RawInput`]; the rules take it from
//! there. A reader stops where a rule would refuse anyway, so that nothing huge is copied.

use crate::data_url::AvatarText;
use crate::field::Field;
use crate::issue::ValueKind;
use crate::text::RawText;

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

/// A key that the caller allowed, with its value as JSON text; none when it is not JSON, or too long. A
/// key that has no UTF-8 form is told by where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RawExtra {
    /// The key.
    pub key: String,
    /// The value.
    pub json: Option<RawText<'static>>,
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

impl<'a, T> RawUpdate<'a, T> {
    /// What was given for a field.
    #[must_use]
    pub fn get(&self, field: Field) -> Option<&Raw<'a, T>> {
        self.fields.iter().find(|(given, _)| *given == field).map(|(_, raw)| raw)
    }

    /// Takes out what was given for a field.
    pub(crate) fn take(&mut self, field: Field) -> Option<Raw<'a, T>> {
        let position = self.fields.iter().position(|(given, _)| *given == field)?;
        Some(self.fields.swap_remove(position).1)
    }

    /// Without what a stored user has besides the fields of an update.
    pub(crate) fn fields_only(self) -> Self {
        Self { fields: self.fields, ..Self::default() }
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

impl<T: AvatarText> Raw<'_, T> {
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
