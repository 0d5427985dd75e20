//! The stored users: who is there at the start, and how an update changes one.

mod seeds;

use std::collections::BTreeMap;

use pds_profile::{Field, Role, Status, UserUpdate};
use serde::Serialize;

use crate::app::now_ms;
pub(crate) use seeds::PORTRAIT;

/// The ordinary user.
pub(crate) const SELF: &str = "self";
/// May change `status` of anybody.
pub(crate) const ADMIN: &str = "admin";
/// May change `status` and `role` of anybody.
pub(crate) const SUPERADMIN: &str = "superadmin";
/// May not log on.
pub(crate) const DISABLED: &str = "disabled";

/// A user as the service's sample prints it, key by key, and what it stores without returning it.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub(crate) struct StoredUser {
    pub(crate) domain_id: String,
    pub(crate) user_id: String,
    pub(crate) avatar: String,
    pub(crate) created_at: i64,
    pub(crate) updated_at: i64,
    pub(crate) email: String,
    pub(crate) nick_name: String,
    pub(crate) phone: String,
    pub(crate) role: String,
    pub(crate) status: String,
    pub(crate) user_name: String,
    pub(crate) description: String,
    pub(crate) default_drive_id: String,
    pub(crate) user_data: BTreeMap<String, String>,
    pub(crate) creator: String,
    pub(crate) punishments: Vec<Punishment>,
    pub(crate) is_sync: bool,
    /// Not in an answer's `User`: the documents leave it out.
    #[serde(skip)]
    pub(crate) group_ids: Vec<String>,
}

/// In the service's sample, though in no schema.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub(crate) struct Punishment {
    punish_flag: i64,
    starts_at: String,
    ends_at: String,
    impermanent: bool,
}

/// All users, by id.
#[derive(Clone, Debug)]
pub(crate) struct Users {
    by_id: BTreeMap<String, StoredUser>,
}

impl Users {
    pub(crate) fn seeded(url: &str) -> Self {
        Self { by_id: seeds::users(url).map(|user| (user.user_id.clone(), user)).into() }
    }

    pub(crate) fn get(&self, user_id: &str) -> Option<&StoredUser> {
        self.by_id.get(user_id)
    }

    pub(crate) fn put(&mut self, user: StoredUser) {
        self.by_id.insert(user.user_id.clone(), user);
    }
}

impl StoredUser {
    pub(crate) fn is_enabled(&self) -> bool {
        self.status == Status::Enabled.as_str()
    }

    pub(crate) fn role(&self) -> Option<Role> {
        Role::from_name(&self.role)
    }

    /// The user after an update. What the update leaves out stays; an empty text clears;
    /// `user_data` and `group_info_list` are replaced whole. No document says so: it is our reading.
    pub(crate) fn updated(&self, update: &UserUpdate) -> Self {
        let mut user = self.clone();
        replace(&mut user.nick_name, update.nick_name());
        replace(&mut user.status, update.status().map(Status::as_str));
        replace(&mut user.role, update.role().map(Role::as_str));
        replace(&mut user.avatar, update.avatar());
        replace(&mut user.description, update.description());
        replace(&mut user.phone, update.phone());
        replace(&mut user.email, update.email());
        if let Some(entries) = update.user_data() {
            user.user_data = entries.iter().cloned().collect();
        }
        if let Some(groups) = update.group_info_list() {
            user.group_ids = groups.iter().map(|group| group.group_id.clone()).collect();
        }
        // It moves even when two updates fall into one millisecond.
        user.updated_at = now_ms().max(self.updated_at + 1);
        user
    }

    /// What an update may change, for the question whether it did.
    pub(crate) fn differs_in(&self, other: &Self, field: Field) -> bool {
        match field {
            Field::UserId => self.user_id != other.user_id,
            Field::NickName => self.nick_name != other.nick_name,
            Field::Status => self.status != other.status,
            Field::Role => self.role != other.role,
            Field::Avatar => self.avatar != other.avatar,
            Field::Description => self.description != other.description,
            Field::Phone => self.phone != other.phone,
            Field::Email => self.email != other.email,
            Field::UserData => self.user_data != other.user_data,
            Field::GroupInfoList => self.group_ids != other.group_ids,
        }
    }
}

fn replace(stored: &mut String, new: Option<&str>) {
    if let Some(new) = new {
        new.clone_into(stored);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_update_clears_replaces_and_leaves_alone() {
        let before = seeds::seeded_self();
        let payload = serde_json::json!({
            "user_id": SELF, "phone": "", "user_data": {}, "group_info_list": [],
        });
        let update = pds_profile::validate_json(&payload, &pds_profile::Options::default());
        let after = before.updated(&update.result.unwrap());
        assert_eq!(after.phone, "");
        assert!(after.user_data.is_empty() && after.group_ids.is_empty());
        assert!(after.updated_at > before.updated_at);
        let expected = StoredUser {
            phone: String::new(),
            user_data: BTreeMap::new(),
            group_ids: Vec::new(),
            updated_at: after.updated_at,
            ..before
        };
        assert_eq!(after, expected);
    }
}
