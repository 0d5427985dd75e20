//! The value of a field, checked and normalised.

use std::borrow::Cow;

/// A value that is checked and normalised.
///
/// It borrows from what was given, so that a text which normalising leaves alone is not copied.
#[derive(Clone, Debug, PartialEq)]
pub enum Value<'a, T = String> {
    /// A text; empty where the field is cleared.
    Text(Cow<'a, str>),
    /// A data URL, as sent.
    DataUrl(T),
    /// An object of texts, in the caller's order.
    Map(Vec<(Cow<'a, str>, Cow<'a, str>)>),
    /// The ids of groups.
    Groups(Vec<Cow<'a, str>>),
}

impl<T> Value<'_, T> {
    /// The value, if it is text.
    #[must_use]
    pub fn text(&self) -> Option<&str> {
        match self {
            Self::Text(text) => Some(text),
            Self::DataUrl(_) | Self::Map(_) | Self::Groups(_) => None,
        }
    }

    /// The same, borrowing nothing.
    #[must_use]
    pub fn into_owned(self) -> Value<'static, T> {
        let owned = |text: Cow<'_, str>| Cow::Owned(text.into_owned());
        match self {
            Self::Text(text) => Value::Text(owned(text)),
            Self::DataUrl(text) => Value::DataUrl(text),
            Self::Map(entries) => {
                let entries = entries.into_iter().map(|(key, value)| (owned(key), owned(value)));
                Value::Map(entries.collect())
            }
            Self::Groups(group_ids) => Value::Groups(group_ids.into_iter().map(owned).collect()),
        }
    }
}

impl<T: PartialEq> Value<'_, T> {
    /// Equality that does not mind the order of an object's keys.
    pub(crate) fn says_the_same(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Map(ours), Self::Map(theirs)) => {
                ours.len() == theirs.len() && ours.iter().all(|entry| theirs.contains(entry))
            }
            _ => self == other,
        }
    }
}
