//! Who bears which token, and whether it still counts.

use std::collections::BTreeMap;

use hyper::HeaderMap;
use hyper::header::AUTHORIZATION;
use pds_profile::Role;

use crate::service::error::ServiceError;
use crate::users::{ADMIN, DISABLED, SELF, SUPERADMIN, StoredUser, Users};

/// A token that always works, and those that never do.
pub(crate) struct Demo {
    pub(crate) access_token: &'static str,
    pub(crate) user_id: &'static str,
    /// The role that it was issued for.
    role: Role,
    expired: bool,
    /// What it is good for, for a person.
    pub(crate) note: &'static str,
}

/// The tokens that are there from the start.
pub(crate) const DEMOS: [Demo; 6] = [
    Demo {
        access_token: "sandbox-user",
        user_id: SELF,
        role: Role::User,
        expired: false,
        note: "an ordinary user",
    },
    Demo {
        access_token: "sandbox-admin",
        user_id: ADMIN,
        role: Role::Admin,
        expired: false,
        note: "an administrator",
    },
    Demo {
        access_token: "sandbox-superadmin",
        user_id: SUPERADMIN,
        role: Role::SuperAdmin,
        expired: false,
        note: "a super administrator",
    },
    Demo {
        access_token: "sandbox-disabled",
        user_id: DISABLED,
        role: Role::User,
        expired: false,
        note: "a user who may not log on",
    },
    Demo {
        access_token: "sandbox-expired",
        user_id: SELF,
        role: Role::User,
        expired: true,
        note: "an ordinary user whose token has expired",
    },
    Demo {
        access_token: "sandbox-role-changed",
        user_id: SELF,
        role: Role::Admin,
        expired: false,
        note: "a user who was an administrator when the token was given",
    },
];

/// All tokens that were issued and not revoked.
#[derive(Debug)]
pub(crate) struct Tokens {
    by_text: BTreeMap<String, Token>,
    refreshes: BTreeMap<String, u64>,
}

#[derive(Clone, Debug)]
struct Token {
    user_id: String,
    /// The role that it was issued for: a user whose role has changed needs a new one.
    role: String,
    expired: bool,
}

impl Tokens {
    pub(crate) fn seeded() -> Self {
        let seeds = DEMOS.iter().map(|demo| {
            let token = Token {
                user_id: demo.user_id.into(),
                role: demo.role.as_str().into(),
                expired: demo.expired,
            };
            (demo.access_token.into(), token)
        });
        Self { by_text: seeds.collect(), refreshes: BTreeMap::new() }
    }

    /// The user who bears the request's token.
    pub(crate) fn authenticate<'u>(
        &self,
        users: &'u Users,
        headers: &HeaderMap,
    ) -> Result<&'u StoredUser, ServiceError> {
        let token = bearer(headers).and_then(|text| self.by_text.get(text));
        let token = token.ok_or_else(ServiceError::token_invalid)?;
        if token.expired {
            return Err(ServiceError::token_expired());
        }
        let user = users.get(&token.user_id).ok_or_else(ServiceError::token_invalid)?;
        if !user.is_enabled() {
            return Err(ServiceError::user_not_enabled());
        }
        if user.role != token.role {
            return Err(ServiceError::user_role_changed());
        }
        Ok(user)
    }

    /// Whose token it is, whether it still counts or not.
    pub(crate) fn owner(&self, access_token: &str) -> Option<&str> {
        self.by_text.get(access_token).map(|token| token.user_id.as_str())
    }

    /// A new token for a user. The one that the last refresh gave is void from now on, as with the
    /// service; those that were there at the start stay, as tests and pages rely on them.
    pub(crate) fn refresh(&mut self, user: &StoredUser) -> (String, u64) {
        let count = self.refreshes.entry(user.user_id.clone()).or_default();
        self.by_text.remove(&refreshed(&user.user_id, *count));
        *count += 1;
        let text = refreshed(&user.user_id, *count);
        let token =
            Token { user_id: user.user_id.clone(), role: user.role.clone(), expired: false };
        self.by_text.insert(text.clone(), token);
        (text, *count)
    }

    /// How often each user's token was refreshed.
    pub(crate) fn refreshes(&self) -> &BTreeMap<String, u64> {
        &self.refreshes
    }
}

/// The token of `Authorization: Bearer …`.
pub(crate) fn bearer(headers: &HeaderMap) -> Option<&str> {
    let (scheme, token) = headers.get(AUTHORIZATION)?.to_str().ok()?.split_once(' ')?;
    scheme.eq_ignore_ascii_case("bearer").then_some(token.trim())
}

fn refreshed(user_id: &str, count: u64) -> String {
    format!("sandbox-refreshed-{user_id}-{count}")
}
