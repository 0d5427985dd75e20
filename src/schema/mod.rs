//! JSON Schema for payloads, generated from the field list.
//!
//! There are two: what a caller may pass ([`Side::Input`]), and what is sent ([`Side::Output`]). They
//! differ where a value is normalised: the first lets white space, separators and capitals pass, and
//! counts no length exactly that normalising can change. A value that a schema refuses is refused by
//! the rules, or, by the output schema, changed by them. A value that a schema accepts may still be
//! refused: JSON Schema cannot say everything, and what it cannot say is listed here and in the
//! schemas' own comments ([`schema_gap`]):
//!
//! | field | rule |
//! | --- | --- |
//! | `nick_name`, `description` | form C, after which the length counts: as input four times the limit |
//! | `user_id`, `nick_name`, `description` | which characters show nothing, and which are none |
//! | `phone`, `email` | as input: what people put around them, which is removed |
//! | `avatar` | a URL's limit is in bytes: with characters outside ASCII the schema lets more pass |
//! | `avatar` | which hosts and ports there are: labels, IP addresses, forbidden characters |
//! | `avatar` | as input: all but its scheme, since labels, base64 and what stands around it are put right |
//! | `email` | as input: its length, likewise |
//! | `user_data` | its length as compact JSON |
//! | all texts | unpaired surrogates, which JSON text cannot hold but JavaScript can |
//!
//! `maxLength` counts code points, as the rules do, so that every other limit is exact.

mod patterns;
mod shape;

use crate::field::Field;
use crate::fields::group_info_list::{GROUP_ID, GROUP_ID_MAX_CHARS};
use crate::fields::{FieldInfo, Shape, avatar, user_data};
use crate::input::UNITS_PER_LIMIT;
use crate::issue::Unit;
use crate::messages::{Locale, label};
use crate::names::names;
use shape::Additional;

pub use shape::Schema;

names! {
    /// The dialects that the schemas are written in. They use nothing in which the two differ.
    pub enum Draft {
        /// The current one.
        Draft202012 = "draft-2020-12",
        /// The one that most tools know.
        Draft07 = "draft-07",
    }
}

impl Draft {
    /// The address of the meta-schema.
    #[must_use]
    pub const fn uri(self) -> &'static str {
        match self {
            Self::Draft202012 => "https://json-schema.org/draft/2020-12/schema",
            Self::Draft07 => "http://json-schema.org/draft-07/schema#",
        }
    }
}

/// Before or after normalisation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    /// What a caller may pass.
    Input,
    /// What is sent.
    Output,
}

/// The schema of a payload.
#[must_use]
pub fn payload(side: Side, draft: Draft) -> Schema {
    let all = || Field::ALL.iter().copied();
    Schema {
        schema: Some(draft.uri()),
        title: Some("UpdateUser"),
        kind: Some("object"),
        properties: all().map(|known| (known.as_str(), field(known, side))).collect(),
        required: all().filter(|known| known.info().required).map(Field::as_str).collect(),
        additional_properties: Some(Additional::None),
        ..Schema::default()
    }
}

/// The schema of one field.
#[must_use]
pub fn field(field: Field, side: Side) -> Schema {
    let info = field.info();
    let rules = match info.shape {
        Shape::Text { maximum } => text(field, info, maximum, side),
        Shape::Avatar => avatar(side),
        Shape::TextMap => text_map(),
        Shape::Groups => groups(info, side),
    };
    let kind = Some(info.kind().as_str());
    Schema { title: Some(label(field, Locale::En)), comment: schema_gap(field), kind, ..rules }
}

/// What a field's schema cannot say, whichever side it is for.
#[must_use]
pub const fn schema_gap(field: Field) -> Option<&'static str> {
    match field {
        Field::NickName | Field::Description => {
            Some("Counted after normalisation to Unicode form C; something in it must be visible.")
        }
        Field::Avatar => Some(
            "The limit of an http(s) URL is 4,096 bytes in UTF-8, and its host must be one that \
             browsers accept.",
        ),
        Field::UserData => Some("At most 1,024 code points as compact JSON."),
        Field::UserId
        | Field::Status
        | Field::Role
        | Field::Phone
        | Field::Email
        | Field::GroupInfoList => None,
    }
}

fn text(field: Field, info: &FieldInfo, read_chars: usize, side: Side) -> Schema {
    let is_exact = side == Side::Output || !is_normalised(field);
    // A limit in digits is in the pattern. One in bytes is one in code points where all is ASCII.
    let limit = info.maximum.filter(|_| info.unit != Some(Unit::Digits) && info.options.is_empty());
    Schema {
        options: info.options,
        min_length: info.minimum.filter(|_| !info.clearable),
        max_length: if is_exact { limit } else { Some(read_chars * UNITS_PER_LIMIT) },
        pattern: patterns::text(field, side),
        ..Schema::default()
    }
}

/// Whether normalising can make the text shorter.
const fn is_normalised(field: Field) -> bool {
    matches!(field, Field::NickName | Field::Description | Field::Email | Field::Phone)
}

fn avatar(side: Side) -> Schema {
    if side == Side::Input {
        return Schema { pattern: Some(patterns::any_avatar()), ..Schema::default() };
    }
    let form = |pattern, maximum| Schema {
        pattern: Some(pattern),
        max_length: Some(maximum),
        ..Schema::default()
    };
    Schema {
        any_of: vec![
            form("^$".to_owned(), 0),
            form(patterns::http_url(), avatar::HTTP_URL_MAX_BYTES),
            form(patterns::data_url(), avatar::DATA_URL_MAX_BYTES),
        ],
        ..Schema::default()
    }
}

/// Neither a key nor a value can be longer than what the limit leaves beside `{"":""}`.
fn text_map() -> Schema {
    let room = Some(user_data::MAX_CHARS - r#"{"":""}"#.len());
    let forbidden = Schema { options: &["__proto__"], ..Schema::default() };
    let key = Schema { max_length: room, not: Some(Box::new(forbidden)), ..Schema::default() };
    let value = Schema { kind: Some("string"), max_length: room, ..Schema::default() };
    Schema {
        max_properties: Some(user_data::MAX_KEYS),
        property_names: Some(Box::new(key)),
        additional_properties: Some(Additional::Such(Box::new(value))),
        ..Schema::default()
    }
}

fn groups(info: &FieldInfo, side: Side) -> Schema {
    let group_id = Schema {
        kind: Some("string"),
        min_length: Some(1),
        max_length: Some(GROUP_ID_MAX_CHARS),
        ..Schema::default()
    };
    let group = Schema {
        kind: Some("object"),
        properties: vec![(GROUP_ID, group_id)],
        required: vec![GROUP_ID],
        additional_properties: Some(Additional::None),
        ..Schema::default()
    };
    Schema {
        items: Some(Box::new(group)),
        max_items: info.maximum,
        unique_items: side == Side::Output,
        ..Schema::default()
    }
}
