//! What a caller of a role may change, as far as the service's first-party sources say.
//!
//! A user: its own `nick_name`, `description` and `avatar`. An admin: the same, and `status` of any
//! user. A superadmin: the same, and `role` of any user. No source says who may change `phone`,
//! `email`, `user_data` and `group_info_list`, nor what the subdomain roles may.

use crate::field::Field;
use crate::fields::role::Role;
use crate::names::names;

names! {
    /// Whether a caller may change a field.
    pub enum Editability {
        /// A document says yes.
        Allowed = "allowed",
        /// A document says no.
        Denied = "denied",
        /// No document says: the service decides.
        Undocumented = "undocumented",
    }
}

/// Whether a caller of this role may change a field: of itself, or of somebody else.
///
/// An unknown role is `None`.
#[must_use]
pub fn editable(role: Option<Role>, is_self: bool, field: Field) -> Editability {
    use Editability::{Allowed, Denied, Undocumented};
    let Some(role) = role else {
        return if field == Field::UserId { Denied } else { Undocumented };
    };
    if role == Role::User && !is_self {
        return Denied;
    }
    match field {
        // It says whom the update is about.
        Field::UserId => Denied,
        Field::NickName | Field::Description | Field::Avatar if is_self => Allowed,
        Field::NickName | Field::Description | Field::Avatar => Undocumented,
        Field::Status => at_least(role, &[Role::Admin, Role::SuperAdmin]),
        Field::Role => at_least(role, &[Role::SuperAdmin]),
        Field::Phone | Field::Email | Field::UserData | Field::GroupInfoList => Undocumented,
    }
}

fn at_least(role: Role, allowed: &[Role]) -> Editability {
    match role {
        _ if allowed.contains(&role) => Editability::Allowed,
        Role::SubdomainAdmin | Role::SubdomainSuperAdmin => Editability::Undocumented,
        Role::User | Role::Admin | Role::SuperAdmin => Editability::Denied,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use Editability::{Allowed, Denied, Undocumented};

    #[test]
    fn roles_as_the_first_party_sources_say() {
        for (role, is_self, field, expected) in [
            (Role::User, true, Field::NickName, Allowed),
            (Role::User, true, Field::Status, Denied),
            (Role::User, true, Field::Role, Denied),
            (Role::User, true, Field::Phone, Undocumented),
            (Role::User, false, Field::NickName, Denied),
            (Role::User, false, Field::Phone, Denied),
            (Role::Admin, false, Field::Status, Allowed),
            (Role::Admin, false, Field::NickName, Undocumented),
            (Role::Admin, true, Field::Role, Denied),
            (Role::SuperAdmin, false, Field::Role, Allowed),
            (Role::SuperAdmin, false, Field::Status, Allowed),
            (Role::SubdomainAdmin, false, Field::Status, Undocumented),
            (Role::SuperAdmin, true, Field::UserId, Denied),
        ] {
            assert_eq!(
                editable(Some(role), is_self, field),
                expected,
                "{role:?} {is_self} {field:?}"
            );
        }
    }

    #[test]
    fn of_an_unknown_role_nothing_is_said() {
        assert_eq!(editable(None, true, Field::NickName), Undocumented);
        assert_eq!(editable(None, true, Field::UserId), Denied);
    }
}
