//! The one list of fields, in the service's order.
//!
//! Adding a field means a row here, its file in `fields/` with a `pub mod` line, and
//! `tests/cases/<name>.json`.

use serde::ser::SerializeMap;
use serde::{Serialize, Serializer};

use crate::fields::group_info_list::Group;
use crate::fields::role::Role;
use crate::fields::status::Status;
use crate::fields::user_data::UserData;
use crate::fields::{self, FieldInfo, Report};
use crate::input::InputValue;
use crate::names::names;

/// For each row: the variant of [`Field`], its file in `fields/`, its name on the wire, the type of its value.
macro_rules! fields {
    ($($(#[$doc:meta])* $variant:ident, $module:ident, $name:literal, $value:ty;)+) => {
        names! {
            /// A field of an update, by the service's name.
            pub enum Field {
                $($(#[$doc])* $variant = $name,)+
            }
        }

        impl Field {
            /// What describes the field.
            #[must_use]
            pub const fn info(self) -> &'static FieldInfo {
                match self {
                    $(Self::$variant => &fields::$module::INFO,)+
                }
            }
        }

        /// The values of fields, checked and normalised: in the service's order, where there are any.
        #[derive(Clone, Debug, Default, PartialEq)]
        pub struct Values {
            $(pub(crate) $module: Option<$value>,)+
        }

        impl Serialize for Values {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                let mut map = serializer.serialize_map(None)?;
                self.serialize_entries(&mut map)?;
                map.end()
            }
        }

        impl Values {
            /// Normalises and checks a field's input; absent when it is refused.
            pub(crate) fn validate(&mut self, field: Field, input: InputValue, report: &mut Report<'_>) {
                match field {
                    $(Field::$variant => self.$module = fields::$module::validate(input, report),)+
                }
            }

            /// Whether there is a value for a field.
            pub(crate) const fn has(&self, field: Field) -> bool {
                match field {
                    $(Field::$variant => self.$module.is_some(),)+
                }
            }

            /// Removes the values that are the same in `known`.
            pub(crate) fn remove_equal(&mut self, known: &Self) {
                $(if self.$module == known.$module { self.$module = None; })+
            }

            /// Writes the values as entries of a JSON object.
            pub(crate) fn serialize_entries<M: SerializeMap>(&self, map: &mut M) -> Result<(), M::Error> {
                $(if let Some(value) = &self.$module { map.serialize_entry($name, value)?; })+
                Ok(())
            }
        }
    };
}

fields! {
    /// Whom the update is about.
    UserId, user_id, "user_id", String;
    /// The name that others see.
    NickName, nick_name, "nick_name", String;
    /// Whether the user may log on.
    Status, status, "status", Status;
    /// What the user may do.
    Role, role, "role", Role;
    /// The profile picture.
    Avatar, avatar, "avatar", fields::avatar::Avatar;
    /// A few words about the user.
    Description, description, "description", String;
    /// The mobile number.
    Phone, phone, "phone", String;
    /// The email address.
    Email, email, "email", String;
    /// Custom data.
    UserData, user_data, "user_data", UserData;
    /// The groups that the user is in.
    GroupInfoList, group_info_list, "group_info_list", Vec<Group>;
}
