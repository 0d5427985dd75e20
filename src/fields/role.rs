//! `role`: `user`, `admin` or `superadmin` (UpdateUser page); the metadata lists two subdomain roles
//! besides, for domains that support subdomains.

use super::text_field::validate_option;
use super::{FieldInfo, Report, Shape};
use crate::fast::FastPattern;
use crate::field::Field;
use crate::input::InputValue;
use crate::names::names;

names! {
    /// What a user may do.
    pub enum Role {
        /// Its own profile.
        User = "user",
        /// Other users too.
        Admin = "admin",
        /// Roles too.
        SuperAdmin = "superadmin",
        /// Administers a subdomain.
        SubdomainAdmin = "subdomain_admin",
        /// Administers a subdomain and its roles.
        SubdomainSuperAdmin = "subdomain_super_admin",
    }
}

/// No option is longer; a text of four times as many units is not read.
const MAX_CHARS: usize = 64;

/// The options.
const FAST: FastPattern = FastPattern {
    pieces: &["user|admin|superadmin|subdomain_admin|subdomain_super_admin"],
    max_units: MAX_CHARS,
};

pub(crate) const INFO: FieldInfo = FieldInfo {
    shape: Shape::Text { maximum: MAX_CHARS },
    options: Role::NAMES,
    fast: Some(FAST),
    ..FieldInfo::PLAIN
};

pub(crate) fn validate(input: InputValue, report: &mut Report<'_>) -> Option<Role> {
    Role::from_name(&validate_option(Field::Role, input, report)?)
}
