//! `UserUpdate`: a payload that is valid by construction, and its JSON.
//!
//! Only `validate.rs` makes one, so whoever holds one may send it.

use std::borrow::Cow;

use crate::body::Body;
use crate::data_url::AvatarText;
use crate::field::Field;
use crate::fields::role::Role;
use crate::fields::status::Status;
use crate::value::Value;

/// A payload that the service will take, in the service's own words.
///
/// A field that is absent is left alone by the service; an empty text clears it.
#[derive(Clone, Debug, PartialEq)]
pub struct UserUpdate<'a, T = String> {
    /// In the service's order, at most once each.
    values: Vec<(Field, Value<'a, T>)>,
    /// Allowed keys with their values as JSON text.
    extras: Vec<(String, String)>,
}

impl<'a, T> UserUpdate<'a, T> {
    pub(crate) fn new(values: Vec<(Field, Value<'a, T>)>, extras: Vec<(String, String)>) -> Self {
        Self { values, extras }
    }

    /// The same, borrowing nothing of what was judged.
    #[must_use]
    pub fn into_owned(self) -> UserUpdate<'static, T> {
        let values = self.values.into_iter().map(|(field, value)| (field, value.into_owned()));
        UserUpdate { values: values.collect(), extras: self.extras }
    }

    /// The fields with their values, in the service's order.
    pub fn iter(&self) -> impl Iterator<Item = (Field, &Value<'a, T>)> {
        self.values.iter().map(|(field, value)| (*field, value))
    }

    /// The allowed keys with their values as JSON text.
    #[must_use]
    pub fn extras(&self) -> &[(String, String)] {
        &self.extras
    }

    /// The value of a field.
    #[must_use]
    pub fn get(&self, field: Field) -> Option<&Value<'a, T>> {
        self.iter().find(|(given, _)| *given == field).map(|(_, value)| value)
    }

    /// The value of a field that is text.
    #[must_use]
    pub fn text(&self, field: Field) -> Option<&str> {
        self.get(field)?.text()
    }

    /// Whether the update says anything of a field.
    #[must_use]
    pub fn has(&self, field: Field) -> bool {
        self.get(field).is_some()
    }

    /// Whom the update is about.
    #[must_use]
    pub fn user_id(&self) -> &str {
        self.text(Field::UserId).unwrap_or_default()
    }

    /// The new nickname; empty to clear it.
    #[must_use]
    pub fn nick_name(&self) -> Option<&str> {
        self.text(Field::NickName)
    }

    /// The new status.
    #[must_use]
    pub fn status(&self) -> Option<Status> {
        Status::from_name(self.text(Field::Status)?)
    }

    /// The new role.
    #[must_use]
    pub fn role(&self) -> Option<Role> {
        Role::from_name(self.text(Field::Role)?)
    }

    /// The new description; empty to clear it.
    #[must_use]
    pub fn description(&self) -> Option<&str> {
        self.text(Field::Description)
    }

    /// The new phone number; empty to clear it.
    #[must_use]
    pub fn phone(&self) -> Option<&str> {
        self.text(Field::Phone)
    }

    /// The new email address; empty to clear it.
    #[must_use]
    pub fn email(&self) -> Option<&str> {
        self.text(Field::Email)
    }

    /// The new custom data, in the caller's order.
    #[must_use]
    pub fn user_data(&self) -> Option<&[(Cow<'a, str>, Cow<'a, str>)]> {
        match self.get(Field::UserData)? {
            Value::Map(entries) => Some(entries),
            Value::Text(_) | Value::DataUrl(_) | Value::Groups(_) => None,
        }
    }

    /// The ids of the new groups.
    #[must_use]
    pub fn group_ids(&self) -> Option<&[Cow<'a, str>]> {
        match self.get(Field::GroupInfoList)? {
            Value::Groups(group_ids) => Some(group_ids),
            Value::Text(_) | Value::DataUrl(_) | Value::Map(_) => None,
        }
    }

    /// Whether the update would change nothing.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.extras.is_empty() && self.iter().all(|(field, _)| field == Field::UserId)
    }

    /// The JSON body in pieces, so that a large avatar is never copied to build it.
    #[must_use]
    pub fn body(&self) -> Body<'_, T> {
        let mut body = Body { head: "{".to_owned(), data_url: None, tail: String::new() };
        for (field, value) in self.iter() {
            body.push_field(field.as_str(), value);
        }
        for (key, json) in &self.extras {
            body.push_key(key);
            body.open_end().push_str(json);
        }
        body.open_end().push('}');
        body
    }
}

impl<T: AvatarText> UserUpdate<'_, T> {
    /// Without the fields that `known` has with the same value; `user_id` stays.
    #[must_use]
    pub(crate) fn without_equal(mut self, known: &Self) -> Self {
        self.values.retain(|(field, value)| {
            *field == Field::UserId
                || !known.get(*field).is_some_and(|other| value.says_the_same(other))
        });
        self
    }
}

impl UserUpdate<'_, String> {
    /// The new avatar, as sent; empty to remove it.
    #[must_use]
    pub fn avatar(&self) -> Option<&str> {
        match self.get(Field::Avatar)? {
            Value::Text(text) => Some(text),
            Value::DataUrl(text) => Some(text),
            Value::Map(_) | Value::Groups(_) => None,
        }
    }

    /// The JSON body.
    #[must_use]
    pub fn to_json(&self) -> String {
        self.body().into_text()
    }
}
