//! `UserUpdate`: a payload that is valid by construction, and its JSON.
//!
//! Only `validate.rs` makes one, so whoever holds one may send it.

use serde::ser::SerializeMap;
use serde::{Serialize, Serializer};

use crate::field::{Field, Values};
use crate::fields::group_info_list::Group;
use crate::fields::role::Role;
use crate::fields::status::Status;
use crate::text::joined;

/// A payload that the service will take, in the service's own words.
///
/// A field that is absent is left alone by the service; an empty text clears it.
#[derive(Clone, Debug, PartialEq)]
pub struct UserUpdate {
    user_id: String,
    /// All fields but `user_id`.
    values: Values,
    /// Allowed keys with their values as JSON text.
    extras: Vec<(String, String)>,
}

/// The fields, in the service's order.
impl Serialize for UserUpdate {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        map.serialize_entry(Field::UserId.as_str(), &self.user_id)?;
        self.values.serialize_entries(&mut map)?;
        map.end()
    }
}

impl UserUpdate {
    pub(crate) const fn new(
        user_id: String,
        values: Values,
        extras: Vec<(String, String)>,
    ) -> Self {
        Self { user_id, values, extras }
    }

    /// Whom the update is about.
    #[must_use]
    pub fn user_id(&self) -> &str {
        &self.user_id
    }

    /// The new nickname; empty to clear it.
    #[must_use]
    pub fn nick_name(&self) -> Option<&str> {
        self.values.nick_name.as_deref()
    }

    /// The new status.
    #[must_use]
    pub const fn status(&self) -> Option<Status> {
        self.values.status
    }

    /// The new role.
    #[must_use]
    pub const fn role(&self) -> Option<Role> {
        self.values.role
    }

    /// The new avatar, as sent; empty to remove it.
    #[must_use]
    pub fn avatar(&self) -> Option<&str> {
        self.values.avatar.as_ref().map(|avatar| avatar.as_str())
    }

    /// The new description; empty to clear it.
    #[must_use]
    pub fn description(&self) -> Option<&str> {
        self.values.description.as_deref()
    }

    /// The new phone number; empty to clear it.
    #[must_use]
    pub fn phone(&self) -> Option<&str> {
        self.values.phone.as_deref()
    }

    /// The new email address; empty to clear it.
    #[must_use]
    pub fn email(&self) -> Option<&str> {
        self.values.email.as_deref()
    }

    /// The new custom data, in the caller's order.
    #[must_use]
    pub fn user_data(&self) -> Option<&[(String, String)]> {
        self.values.user_data.as_ref().map(|data| data.0.as_slice())
    }

    /// The new groups.
    #[must_use]
    pub fn group_info_list(&self) -> Option<&[Group]> {
        self.values.group_info_list.as_deref()
    }

    /// The allowed keys with their values as JSON text.
    #[must_use]
    pub fn extras(&self) -> &[(String, String)] {
        &self.extras
    }

    /// Whether the update says anything of a field.
    #[must_use]
    pub const fn has(&self, field: Field) -> bool {
        matches!(field, Field::UserId) || self.values.has(field)
    }

    /// Whether the update would change nothing.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.extras.is_empty() && !Field::ALL.iter().any(|&field| self.values.has(field))
    }

    /// The JSON body: the fields, and behind them the allowed keys.
    #[must_use]
    pub fn to_json(&self) -> String {
        // There is nothing in these that has no JSON form.
        let mut json = serde_json::to_string(self).unwrap_or_default();
        json.pop();
        for (key, value) in &self.extras {
            let key = serde_json::to_string(key).unwrap_or_default();
            json.push_str(&joined(&[",", &key, ":", value]));
        }
        json.push('}');
        json
    }

    /// From which UTF-16 unit on the boundary appends the caller's avatar, where only its head is here.
    #[must_use]
    pub fn avatar_rest_from(&self) -> Option<usize> {
        self.values.avatar.as_ref()?.rest_from()
    }

    /// Without the fields that `known` has with the same value; `user_id` stays.
    #[must_use]
    pub(crate) fn without_equal(mut self, known: &Values) -> Self {
        self.values.remove_equal(known);
        self
    }
}
