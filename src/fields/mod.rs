//! The fields' rules: one field, one file, with its documented sentence, its constants, `normalise`
//! and `check`. Here stands what they share: what describes a field, and the report that they write.

pub mod avatar;
pub mod description;
pub mod email;
pub mod group_info_list;
pub mod nick_name;
pub mod phone;
pub mod role;
pub mod status;
pub mod user_data;
pub mod user_id;

mod text_field;

use std::borrow::Cow;

use crate::fast::FastPattern;
use crate::field::Field;
use crate::input::InputValue;
use crate::issue::{Change, Code, Issue, Path, Rule, Unit, ValueKind};
use crate::options::Options;

pub(crate) use text_field::NormalizedText;

/// What a field's value looks like, so that a reader knows how to read it and where to stop.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    /// Text of at most this many code points or bytes: one of four times as many units is not read.
    Text {
        /// The limit that the reader stops at four times of.
        maximum: usize,
    },
    /// Text that may be large: an address, or a data URL.
    Avatar,
    /// An object of texts.
    TextMap,
    /// An array of objects with a `group_id`.
    Groups,
}

/// What describes a field: for readers, forms and schemas.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FieldInfo {
    /// Whether an update needs it.
    pub required: bool,
    /// How to read it.
    pub shape: Shape,
    /// The shortest value that is not a clearing one, in `unit`.
    pub minimum: Option<usize>,
    /// The longest value, in `unit`.
    pub maximum: Option<usize>,
    /// What the limits count.
    pub unit: Option<Unit>,
    /// The values to choose from; empty where any will do.
    pub options: &'static [&'static str],
    /// Whether `""` clears it.
    pub clearable: bool,
    /// What certainly passes unchanged; none where only the rule can decide.
    pub fast: Option<FastPattern>,
    /// The HTML `autocomplete` token that fits.
    pub autocomplete: Option<&'static str>,
    /// The HTML `inputmode` that fits.
    pub input_mode: Option<&'static str>,
}

impl FieldInfo {
    /// Optional, without limits or hints: each field states what differs.
    const PLAIN: Self = Self {
        required: false,
        shape: Shape::Text { maximum: 0 },
        minimum: None,
        maximum: None,
        unit: None,
        options: &[],
        clearable: false,
        fast: None,
        autocomplete: None,
        input_mode: None,
    };

    /// The kind of value that the field takes.
    #[must_use]
    pub const fn kind(&self) -> ValueKind {
        match self.shape {
            Shape::Text { .. } | Shape::Avatar => ValueKind::String,
            Shape::TextMap => ValueKind::Object,
            Shape::Groups => ValueKind::Array,
        }
    }
}

/// What the rules report: every problem, and everything that normalising changed.
pub(crate) struct Report<'o> {
    pub(crate) options: &'o Options,
    pub(crate) issues: Vec<Issue>,
    pub(crate) changes: Vec<Change>,
}

impl<'o> Report<'o> {
    pub(crate) fn new(options: &'o Options) -> Self {
        Self { options, issues: Vec::new(), changes: Vec::new() }
    }

    pub(crate) fn issue(&mut self, field: Field, code: Code) {
        self.issues.push(Issue::of(field, code));
    }

    pub(crate) fn issue_at(&mut self, field: Field, path: Path, code: Code) {
        self.issues.push(Issue { field: Some(field), path, code });
    }

    pub(crate) fn change(&mut self, field: Field, rule: Rule) {
        self.changes.push(Change { field, path: Path::of(field), rule });
    }
}

/// The text of an input that has to be one.
///
/// # Errors
/// What stands there instead. `maximum` and `unit` are for a text that was too long to be read.
fn read_text(input: InputValue, maximum: usize, unit: Unit) -> Result<String, Code> {
    Err(match input {
        InputValue::Text(text) => return Ok(text),
        InputValue::TooLong(units) => too_long(units, maximum, unit),
        InputValue::IllFormed(index, _) => Code::unpaired_surrogate(index),
        other => wrong_kind(&other, ValueKind::String),
    })
}

/// The code for a text that was too long to be read.
fn too_long(units: usize, maximum: usize, unit: Unit) -> Code {
    // Two UTF-16 units make one code point at most; a unit is at least one byte.
    let actual = if unit == Unit::CodePoints { units.div_ceil(2) } else { units };
    Code::TooBig { maximum, actual, unit, at_least: true }
}

/// The code for a value of another kind than the place takes.
pub(crate) const fn wrong_kind(input: &InputValue, expected: ValueKind) -> Code {
    match input {
        InputValue::Unreadable => Code::Unreadable,
        other => Code::InvalidType { expected, received: other.kind() },
    }
}

/// The check of a field that takes one of a few values.
fn not_an_option(options: &'static [&'static str], suggestion: Option<&'static str>) -> Code {
    Code::InvalidValue {
        options: options.iter().copied().map(Cow::Borrowed).collect(),
        suggestion: suggestion.map(Cow::Borrowed),
    }
}
