//! What is wrong with a value, and what was changed, as data: a stable code, a path, the limit and what was
//! found.
//!
//! No prose here: `messages/` makes sentences, per locale. Codes follow Zod 4's names where they fit, so that
//! people who know those know these.

mod code;
mod names;
mod path;

use serde::ser::SerializeMap;
use serde::{Serialize, Serializer};

use crate::field::Field;

pub use code::Code;
pub(crate) use code::first_where;
pub use names::{ConnectionReason, Reason, Rule, Unit, ValueKind};
pub use path::{Path, Segment};

/// One problem.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Issue {
    /// The field at fault; none for the payload itself, an unknown key or the connection.
    pub field: Option<Field>,
    /// Where.
    pub path: Path,
    /// What.
    pub code: Code,
}

/// The one description of an issue's shape outside Rust; `pkg/index.d.ts` has it for TypeScript.
impl Serialize for Issue {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        self.serialize_entries(&mut map)?;
        map.end()
    }
}

impl Issue {
    /// Writes the issue as entries of a JSON object.
    pub(crate) fn serialize_entries<M: SerializeMap>(&self, map: &mut M) -> Result<(), M::Error> {
        if let Some(field) = self.field {
            map.serialize_entry("field", &field)?;
        }
        map.serialize_entry("path", &self.path)?;
        self.code.serialize_entries(map)
    }

    /// A problem with a field as a whole.
    #[must_use]
    pub fn of(field: Field, code: Code) -> Self {
        Self { field: Some(field), path: Path::of(field), code }
    }

    /// A problem with the payload as a whole.
    #[must_use]
    pub fn root(code: Code) -> Self {
        Self { field: None, path: Path::ROOT, code }
    }
}

/// A normalisation that changed a value.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Change {
    /// The field that was changed.
    pub field: Field,
    /// Where.
    pub path: Path,
    /// What was done.
    pub rule: Rule,
}
