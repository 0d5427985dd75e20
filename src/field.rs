//! The one list of fields, in the service's order.
//!
//! `fields/` has a file for each. Adding a field means a line here, a file there, and
//! `tests/cases/<name>.json`.

use crate::names::names;

/// Hands the list to a macro: here it makes the enum, in `fields/mod.rs` the modules and what each
/// field's file says.
macro_rules! with_fields {
    ($use_list:ident) => {
        $use_list! {
            /// Whom the update is about.
            UserId = user_id "user_id",
            /// The name that others see.
            NickName = nick_name "nick_name",
            /// Whether the user may log on.
            Status = status "status",
            /// What the user may do.
            Role = role "role",
            /// The profile picture.
            Avatar = avatar "avatar",
            /// A few words about the user.
            Description = description "description",
            /// The mobile number.
            Phone = phone "phone",
            /// The email address.
            Email = email "email",
            /// Custom data.
            UserData = user_data "user_data",
            /// The groups that the user is in.
            GroupInfoList = group_info_list "group_info_list",
        }
    };
}
pub(crate) use with_fields;

macro_rules! field_enum {
    ($($(#[$meta:meta])* $variant:ident = $module:ident $name:literal,)+) => {
        names! {
            /// A field of an update, by the service's name.
            pub enum Field {
                $($(#[$meta])* $variant = $name,)+
            }
        }
    };
}
with_fields!(field_enum);
