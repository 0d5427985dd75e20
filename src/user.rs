//! The `User` that the service answers with, decoded leniently.
//!
//! Every field is optional in every schema; the documents' own samples print some strings as
//! numbers; real answers carry fields that no document lists. So: numbers where strings are
//! documented become strings, numeric strings where numbers are documented become numbers, `null` is
//! missing, and what we do not know is kept as it came. (`js/user.rs` does the same to a JavaScript
//! object in place, from the same lists.)

use serde::Serialize;
use serde_json::{Map, Value};

/// A user as the service returns it.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct User {
    /// The domain that the user belongs to.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub domain_id: Option<String>,
    /// The user's id.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub user_id: Option<String>,
    /// The logon name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub user_name: Option<String>,
    /// The name that others see.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub nick_name: Option<String>,
    /// The picture; begins with `data:` where the service stored `data://`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub avatar: Option<String>,
    /// The email address.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub email: Option<String>,
    /// The mobile number.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub phone: Option<String>,
    /// A few words about the user.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
    /// The drive that the user's files go to.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub default_drive_id: Option<String>,
    /// Who created the user.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub creator: Option<String>,
    /// A role, perhaps one that this version does not know.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub role: Option<String>,
    /// `enabled`, `disabled`, or what a later service says.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub status: Option<String>,
    /// Milliseconds since the epoch.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub created_at: Option<i64>,
    /// Milliseconds since the epoch.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub updated_at: Option<i64>,
    /// Custom data; any values.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub user_data: Option<Map<String, Value>>,
    /// Everything else, as it came.
    #[serde(flatten)]
    pub extra: Map<String, Value>,
}

/// The fields that are documented as text.
pub const TEXT_FIELDS: [&str; 12] = [
    "domain_id",
    "user_id",
    "user_name",
    "nick_name",
    "avatar",
    "email",
    "phone",
    "description",
    "default_drive_id",
    "creator",
    "role",
    "status",
];
/// The fields that are documented as integers.
pub const INTEGER_FIELDS: [&str; 2] = ["created_at", "updated_at"];
/// The field that is shown in another form than it is stored in.
pub const AVATAR: &str = "avatar";
/// The field that is an object.
pub const USER_DATA: &str = "user_data";

impl User {
    /// Decodes an answer's object. A field of a kind that cannot be coerced is missing.
    #[must_use]
    pub fn from_object(mut object: Map<String, Value>) -> Self {
        let mut text = |key: &str| object.remove(key).and_then(to_text);
        let mut user = Self {
            domain_id: text("domain_id"),
            user_id: text("user_id"),
            user_name: text("user_name"),
            nick_name: text("nick_name"),
            avatar: text(AVATAR).map(|avatar| crate::data_url::shown(&avatar)),
            email: text("email"),
            phone: text("phone"),
            description: text("description"),
            default_drive_id: text("default_drive_id"),
            creator: text("creator"),
            role: text("role"),
            status: text("status"),
            ..Self::default()
        };
        user.created_at = object.remove("created_at").and_then(to_integer);
        user.updated_at = object.remove("updated_at").and_then(to_integer);
        user.user_data = object.remove(USER_DATA).and_then(to_object);
        user.extra = object;
        user
    }
}

/// A text, or an integer as its digits: no id or number is documented as anything else.
pub(crate) fn to_text(value: Value) -> Option<String> {
    match value {
        Value::String(text) => Some(text),
        Value::Number(number) => safe_integer(number.as_f64()?).map(|n| n.to_string()),
        Value::Bool(_) | Value::Null | Value::Array(_) | Value::Object(_) => None,
    }
}

fn to_integer(value: Value) -> Option<i64> {
    match value {
        Value::Number(number) => safe_integer(number.as_f64()?),
        Value::String(text) => integer(&text),
        Value::Bool(_) | Value::Null | Value::Array(_) | Value::Object(_) => None,
    }
}

/// 2⁵³ - 1: up to here JavaScript's numbers have every integer.
const MAX_SAFE_INTEGER: i64 = (1 << 53) - 1;

/// `1.0` and `1e3` are integers, too.
fn safe_integer(number: f64) -> Option<i64> {
    let is_safe = number.fract() == 0.0 && number.abs() <= MAX_SAFE_INTEGER as f64;
    is_safe.then_some(number as i64)
}

/// An integer in decimal digits, as far as JavaScript's numbers have it.
pub(crate) fn integer(text: &str) -> Option<i64> {
    let text = text.trim_ascii();
    let digits = text.strip_prefix(['+', '-']).unwrap_or(text);
    if !matches!(digits.len(), 1..=16) {
        return None;
    }
    let mut number = 0;
    for byte in digits.bytes() {
        number = number * 10 + i64::from(byte.is_ascii_digit().then(|| byte - b'0')?);
    }
    let number = if text.starts_with('-') { -number } else { number };
    (-MAX_SAFE_INTEGER..=MAX_SAFE_INTEGER).contains(&number).then_some(number)
}

fn to_object(value: Value) -> Option<Map<String, Value>> {
    match value {
        Value::Object(object) => Some(object),
        _ => None,
    }
}
