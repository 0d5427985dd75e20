//! What is wrong with a value: a code, with the limit and what was measured.

use std::borrow::Cow;

use serde::Serialize;
use serde::ser::SerializeMap;

use super::{ConnectionReason, Reason, Unit, ValueKind};

/// What is wrong, with what a reader needs to fix it.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Code {
    /// A value of the wrong kind; `received` is `undefined` where a required value is missing.
    InvalidType {
        /// What the place needs.
        expected: ValueKind,
        /// What stands there.
        received: ValueKind,
    },
    /// Over the limit.
    TooBig {
        /// The limit.
        maximum: usize,
        /// What was measured.
        actual: usize,
        /// What both count.
        unit: Unit,
        /// The value was refused before it was read whole: `actual` is a lower bound.
        at_least: bool,
    },
    /// Under the limit.
    TooSmall {
        /// The limit.
        minimum: usize,
        /// What was measured.
        actual: usize,
        /// What both count.
        unit: Unit,
    },
    /// A text without the form that its field needs.
    InvalidFormat {
        /// Why.
        reason: Reason,
        /// Where: a code-point index; for an unpaired surrogate a UTF-16 index.
        index: Option<usize>,
        /// What stands there, shortened: `U+202E`, a media type, a host.
        found: Option<String>,
    },
    /// Not one of the values that the field may have.
    InvalidValue {
        /// The values that it may have.
        options: Vec<Cow<'static, str>>,
        /// The one that was probably meant.
        suggestion: Option<Cow<'static, str>>,
    },
    /// A key that the service does not document.
    UnrecognizedKey {
        /// The key, shortened.
        key: String,
        /// The one that was probably meant.
        suggestion: Option<Cow<'static, str>>,
    },
    /// Reading it threw, or it is not JSON: a getter, a revoked Proxy, a cycle, a BigInt.
    Unreadable,
    /// The service refused the field.
    RejectedByService {
        /// Its dotted code.
        service_code: String,
        /// Its own words.
        service_message: String,
    },
    /// A connection that cannot be used.
    InvalidConnection {
        /// Why.
        reason: ConnectionReason,
    },
}

impl Code {
    /// The names of all codes, as they are serialised: the JavaScript types are compared with it.
    pub const NAMES: &'static [&'static str] = &[
        "invalid_type",
        "too_big",
        "too_small",
        "invalid_format",
        "invalid_value",
        "unrecognized_key",
        "unreadable",
        "rejected_by_service",
        "invalid_connection",
    ];

    /// The stable name.
    #[must_use]
    pub const fn name(&self) -> &'static str {
        match self {
            Self::InvalidType { .. } => "invalid_type",
            Self::TooBig { .. } => "too_big",
            Self::TooSmall { .. } => "too_small",
            Self::InvalidFormat { .. } => "invalid_format",
            Self::InvalidValue { .. } => "invalid_value",
            Self::UnrecognizedKey { .. } => "unrecognized_key",
            Self::Unreadable => "unreadable",
            Self::RejectedByService { .. } => "rejected_by_service",
            Self::InvalidConnection { .. } => "invalid_connection",
        }
    }

    /// A wrong format with nothing to point at.
    #[must_use]
    pub fn format(reason: Reason) -> Self {
        Self::InvalidFormat { reason, index: None, found: None }
    }

    /// A wrong format, with the code point at fault.
    #[must_use]
    pub fn format_at(reason: Reason, index: usize, found: char) -> Self {
        Self::InvalidFormat {
            reason,
            index: Some(index),
            found: Some(crate::text::code_point_name(found)),
        }
    }

    /// Half of a surrogate pair, at a UTF-16 index.
    #[must_use]
    pub fn unpaired_surrogate(index: usize) -> Self {
        Self::InvalidFormat { reason: Reason::UnpairedSurrogate, index: Some(index), found: None }
    }

    /// A wrong format, at a code-point index.
    #[must_use]
    pub fn format_index(reason: Reason, index: usize) -> Self {
        Self::InvalidFormat { reason, index: Some(index), found: None }
    }

    /// A wrong format, with a piece of the text.
    #[must_use]
    pub fn format_found(reason: Reason, found: &str) -> Self {
        Self::InvalidFormat { reason, index: None, found: Some(crate::text::shortened(found)) }
    }

    /// A length over its limit, measured whole.
    #[must_use]
    pub fn too_big(maximum: usize, actual: usize, unit: Unit) -> Self {
        Self::TooBig { maximum, actual, unit, at_least: false }
    }
}

impl Code {
    /// Writes the code and what it measured as entries of a JSON object: the shape that every caller sees.
    pub(super) fn serialize_entries<M: SerializeMap>(&self, map: &mut M) -> Result<(), M::Error> {
        map.serialize_entry("code", self.name())?;
        match self {
            Self::InvalidType { expected, received } => {
                map.serialize_entry("expected", expected)?;
                map.serialize_entry("received", received)
            }
            Self::TooBig { maximum, actual, unit, at_least } => {
                map.serialize_entry("maximum", maximum)?;
                map.serialize_entry("actual", actual)?;
                map.serialize_entry("unit", unit)?;
                serialize_some(map, "atLeast", at_least.then_some(true))
            }
            Self::TooSmall { minimum, actual, unit } => {
                map.serialize_entry("minimum", minimum)?;
                map.serialize_entry("actual", actual)?;
                map.serialize_entry("unit", unit)
            }
            Self::InvalidFormat { reason, index, found } => {
                map.serialize_entry("reason", reason)?;
                serialize_some(map, "index", *index)?;
                serialize_some(map, "found", found.as_ref())
            }
            Self::InvalidValue { options, suggestion } => {
                map.serialize_entry("options", options)?;
                serialize_some(map, "suggestion", suggestion.as_ref())
            }
            Self::UnrecognizedKey { key, suggestion } => {
                map.serialize_entry("key", key)?;
                serialize_some(map, "suggestion", suggestion.as_ref())
            }
            Self::Unreadable => Ok(()),
            Self::RejectedByService { service_code, service_message } => {
                map.serialize_entry("serviceCode", service_code)?;
                map.serialize_entry("serviceMessage", service_message)
            }
            Self::InvalidConnection { reason } => map.serialize_entry("reason", reason),
        }
    }
}

fn serialize_some<M: SerializeMap>(
    map: &mut M,
    key: &str,
    value: Option<impl Serialize>,
) -> Result<(), M::Error> {
    value.map_or(Ok(()), |value| map.serialize_entry(key, &value))
}

/// The first code point for which `is_bad` holds, as a code.
pub(crate) fn first_where(text: &str, reason: Reason, is_bad: fn(char) -> bool) -> Option<Code> {
    let (index, found) = text.chars().enumerate().find(|&(_, character)| is_bad(character))?;
    Some(Code::format_at(reason, index, found))
}
