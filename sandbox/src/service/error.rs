//! Errors in the service's words: a dotted code, a message, lower-case keys.

use hyper::StatusCode;
use pds_profile::Field;
use serde::Serialize;

use crate::reply::{self, Reply};

/// An error of the service, as opposed to one of the gateway.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct ServiceError {
    pub(crate) status: StatusCode,
    pub(crate) code: String,
    pub(crate) message: String,
}

#[derive(Serialize)]
struct Body<'a> {
    code: &'a str,
    message: &'a str,
}

impl ServiceError {
    pub(crate) fn new(
        status: StatusCode,
        code: impl Into<String>,
        message: impl Into<String>,
    ) -> Self {
        Self { status, code: code.into(), message: message.into() }
    }

    pub(crate) fn token_invalid() -> Self {
        let message = "AccessToken is invalid. ErrValidateTokenFailed";
        Self::new(StatusCode::UNAUTHORIZED, "AccessTokenInvalid", message)
    }

    /// The same code as an invalid one.
    pub(crate) fn token_expired() -> Self {
        let message = "AccessToken is invalid. AccessTokenExpired";
        Self::new(StatusCode::UNAUTHORIZED, "AccessTokenInvalid", message)
    }

    /// No source states the status. 401 is the harder case for a client, which must not refresh here.
    pub(crate) fn user_not_enabled() -> Self {
        Self::new(StatusCode::UNAUTHORIZED, "TokenExpired", "UserNotEnabled")
    }

    /// No source states the code.
    pub(crate) fn user_role_changed() -> Self {
        Self::new(StatusCode::FORBIDDEN, "Forbidden", "UserRoleChanged")
    }

    pub(crate) fn no_permission() -> Self {
        let message = "No Permission to access resource User";
        Self::new(StatusCode::FORBIDDEN, "ForbiddenNoPermission.User", message)
    }

    pub(crate) fn user_not_found(user_id: &str) -> Self {
        let message =
            format!("The resource user cannot be found. Please check. user_id is {user_id}");
        Self::new(StatusCode::NOT_FOUND, "NotFound.User", message)
    }

    pub(crate) fn not_json(detail: &str) -> Self {
        let message = format!("The input request is not a JSON object. {detail}");
        Self::new(StatusCode::BAD_REQUEST, "InvalidRequestJSONFormat", message)
    }

    pub(crate) fn missing(field: Field) -> Self {
        let message = format!("The input parameter {} is missing.", field.as_str());
        Self::about("InvalidParameterMissing", field, message)
    }

    pub(crate) fn not_valid(field: Field, detail: &str) -> Self {
        let message = format!("The input parameter {} is not valid. {detail}", field.as_str());
        Self::about("InvalidParameter", field, message)
    }

    fn about(code: &str, field: Field, message: String) -> Self {
        let code = format!("{code}.{}", camel_case(field.as_str()));
        Self::new(StatusCode::BAD_REQUEST, code, message)
    }

    pub(crate) fn into_reply(self) -> Reply {
        reply::json(self.status, &Body { code: &self.code, message: &self.message })
    }
}

/// `nick_name` → `NickName`, as the service spells fields in its codes.
fn camel_case(snake_case: &str) -> String {
    let mut camel = String::with_capacity(snake_case.len());
    for word in snake_case.split('_') {
        let (first, rest) = word.split_at(word.len().min(1));
        camel.push_str(&first.to_ascii_uppercase());
        camel.push_str(rest);
    }
    camel
}

#[cfg(test)]
mod tests {
    use super::camel_case;

    #[test]
    fn fields_as_codes_spell_them() {
        for (field, code) in
            [("nick_name", "NickName"), ("role", "Role"), ("group_info_list", "GroupInfoList")]
        {
            assert_eq!(camel_case(field), code);
        }
    }
}
