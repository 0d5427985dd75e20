//! The value of a field, checked and normalised.

/// A value that is checked and normalised.
#[derive(Clone, Debug, PartialEq)]
pub enum Value<T = String> {
    /// A text; empty where the field is cleared.
    Text(String),
    /// A data URL, as sent.
    DataUrl(T),
    /// An object of texts, in the caller's order.
    Map(Vec<(String, String)>),
    /// The ids of groups.
    Groups(Vec<String>),
}

impl<T: PartialEq> Value<T> {
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
