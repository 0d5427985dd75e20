//! How payloads are validated.

use crate::data_url::DataUrlPrefix;
use crate::field::Field;
use crate::input::{KEY_MAX_UNITS, MAX_ALLOWED_KEYS};
use crate::text::has_over_units;
use crate::unicode::Unicode;

/// How payloads are validated.
#[derive(Clone, Debug)]
pub struct Options {
    /// Undocumented keys to pass through untouched.
    pub allow: Vec<String>,
    /// How a data URL begins on the wire.
    pub data_url_prefix: DataUrlPrefix,
    /// Who answers what Unicode's data is needed for.
    pub unicode: Unicode,
}

#[cfg(not(target_arch = "wasm32"))]
impl Default for Options {
    fn default() -> Self {
        Self {
            allow: Vec::new(),
            data_url_prefix: DataUrlPrefix::DoubleSlash,
            unicode: crate::unicode::NATIVE,
        }
    }
}

/// What a key of a payload is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum KeyRole {
    /// A field.
    Field(Field),
    /// Allowed by the caller.
    Extra,
    /// Neither.
    Unknown,
}

impl KeyRole {
    /// `__proto__` can never be allowed: JavaScript cannot hold it as a key.
    #[must_use]
    pub fn of(key: &str, options: &Options) -> Self {
        if let Some(field) = Field::from_name(key) {
            return Self::Field(field);
        }
        let mut allowed = options.allow.iter().take(MAX_ALLOWED_KEYS);
        let is_allowed = key != "__proto__"
            && !has_over_units(key, KEY_MAX_UNITS)
            && allowed.any(|allowed| allowed == key);
        if is_allowed { Self::Extra } else { Self::Unknown }
    }
}
