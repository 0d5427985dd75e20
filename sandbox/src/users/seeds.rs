//! The users that are there at the start.

use std::collections::BTreeMap;

use data_encoding::BASE64;
use pds_profile::{Role, Status};

use crate::users::{ADMIN, DISABLED, Punishment, SELF, SUPERADMIN, StoredUser};

/// The picture that the demo users have, 64 × 64.
pub(crate) const PORTRAIT: &[u8] = include_bytes!("portrait.png");

/// The time in the service's own sample.
const CREATED_AT: i64 = 1_639_762_579_768;

/// All of them; `url` is where the sandbox listens.
pub(super) fn users(url: &str) -> [StoredUser; 4] {
    [seeded_self(), seeded_admin(url), seeded_superadmin(), seeded_disabled()]
}

/// What all four have in common.
fn plain(user_id: &str, role: Role) -> StoredUser {
    StoredUser {
        domain_id: "sandbox".into(),
        user_id: user_id.into(),
        avatar: String::new(),
        created_at: CREATED_AT,
        updated_at: CREATED_AT,
        email: String::new(),
        nick_name: String::new(),
        phone: String::new(),
        role: role.as_str().into(),
        status: Status::Enabled.as_str().into(),
        user_name: user_id.into(),
        description: String::new(),
        default_drive_id: "1".into(),
        user_data: BTreeMap::new(),
        creator: SUPERADMIN.into(),
        punishments: vec![Punishment {
            punish_flag: 0,
            starts_at: String::new(),
            ends_at: String::new(),
            impermanent: true,
        }],
        is_sync: true,
        group_ids: Vec::new(),
    }
}

/// As the service's document spells data URLs.
fn portrait_data_url() -> String {
    format!("data://image/png;base64,{}", BASE64.encode(PORTRAIT))
}

pub(super) fn seeded_self() -> StoredUser {
    StoredUser {
        nick_name: "Ada Lovelace".into(),
        avatar: portrait_data_url(),
        description: "Writes notes on engines.\nLikes mountains 🏔 and tea.".into(),
        phone: "13900001111".into(),
        email: "ada@example.com".into(),
        user_data: [("language", "en"), ("theme", "dark")]
            .map(|(k, v)| (k.into(), v.into()))
            .into(),
        group_ids: vec!["g123".into()],
        ..plain(SELF, Role::User)
    }
}

fn seeded_admin(url: &str) -> StoredUser {
    StoredUser {
        nick_name: "管理员".into(),
        avatar: format!("{url}/sandbox/portrait.png"),
        email: "admin@example.com".into(),
        ..plain(ADMIN, Role::Admin)
    }
}

/// Has nothing that a user can be without: forms should stand that.
fn seeded_superadmin() -> StoredUser {
    plain(SUPERADMIN, Role::SuperAdmin)
}

fn seeded_disabled() -> StoredUser {
    StoredUser {
        nick_name: "Charles".into(),
        status: Status::Disabled.as_str().into(),
        ..plain(DISABLED, Role::User)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_seeded_user_is_one_that_could_be_sent() {
        let user = seeded_self();
        let payload = serde_json::json!({
            "user_id": user.user_id,
            "nick_name": user.nick_name,
            "avatar": user.avatar,
            "description": user.description,
            "phone": user.phone,
            "email": user.email,
            "user_data": user.user_data,
        });
        let outcome = pds_profile::validate_json(&payload, &pds_profile::Options::default());
        assert_eq!((outcome.result.err(), outcome.changes), (None, Vec::new()));
    }
}
