//! `POST /v2/user/update`: validate, look up, check the permission, update.

use pds_profile::editable::{Editability, editable};
use pds_profile::{Field, Role};
use serde_json::{Map, Value};

use crate::service::error::ServiceError;
use crate::service::validate::validate;
use crate::users::{StoredUser, Users};

/// The user as the update makes it.
pub(super) fn update_user(
    users: &Users,
    caller: &StoredUser,
    payload: Map<String, Value>,
) -> Result<StoredUser, ServiceError> {
    let update = validate(payload)?;
    let is_self = update.user_id() == caller.user_id;
    // Before the lookup: an ordinary user learns nothing about who else exists.
    if caller.role() == Some(Role::User) && !is_self {
        return Err(ServiceError::no_permission());
    }
    let stored = users.get(update.user_id());
    let stored = stored.ok_or_else(|| ServiceError::user_not_found(update.user_id()))?;
    let updated = stored.updated(&update);
    let is_denied = |field: &Field| {
        stored.differs_in(&updated, *field)
            && editable(caller.role(), is_self, *field) == Editability::Denied
    };
    if Field::ALL.iter().any(is_denied) {
        return Err(ServiceError::no_permission());
    }
    Ok(updated)
}
