//! `POST /v2/user/get`: the token's own user, or another one for those who may.

use pds_profile::{Field, Role};
use serde_json::{Map, Value};

use crate::service::error::ServiceError;
use crate::users::{StoredUser, Users};

/// An ordinary user sees only itself; whoever has any other role, anyone. Without a `user_id` it is
/// the token's own user: this endpoint alone may omit it.
pub(super) fn get_user(
    users: &Users,
    caller: &StoredUser,
    payload: &Map<String, Value>,
) -> Result<StoredUser, ServiceError> {
    let wanted = match payload.get(Field::UserId.as_str()) {
        None | Some(Value::Null) => return Ok(caller.clone()),
        Some(Value::String(user_id)) if user_id.is_empty() => return Ok(caller.clone()),
        Some(Value::String(user_id)) => user_id,
        Some(_) => return Err(ServiceError::not_valid(Field::UserId, "user_id is not a string")),
    };
    if caller.role() == Some(Role::User) && *wanted != caller.user_id {
        return Err(ServiceError::no_permission());
    }
    users.get(wanted).cloned().ok_or_else(|| ServiceError::user_not_found(wanted))
}
