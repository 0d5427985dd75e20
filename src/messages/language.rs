//! What a language says: every sentence, every label, and what joins them.

use crate::error::ErrorKind;
use crate::field::Field;
use crate::issue::{ConnectionReason, Reason, Rule, Unit, ValueKind};

/// The sentences of one language, with `{placeholders}`; their names are those of an issue's members.
pub(super) struct Language {
    /// What a form calls a field.
    pub(super) label: fn(Field) -> &'static str,
    /// A value or a payload is over a limit; `true` where only a part of it was counted.
    pub(super) too_big: fn(Unit, bool) -> &'static str,
    /// A value that is not empty is under a limit.
    pub(super) too_small: fn(Unit) -> &'static str,
    /// A text does not have its field's format.
    pub(super) invalid_format: fn(Reason) -> &'static str,
    /// A connection cannot be used; `{field}` is the name of its part.
    pub(super) invalid_connection: fn(ConnectionReason) -> &'static str,
    /// A kind of value, as `{expected}` and `{received}`.
    pub(super) value_kind: fn(ValueKind) -> &'static str,
    /// An error: what happened and what to do.
    pub(super) error: fn(ErrorKind) -> &'static str,
    /// Normalising changed a value.
    pub(super) change: fn(Rule) -> &'static str,

    /// The payload is not an object.
    pub(super) payload_type: &'static str,
    /// A required value is absent.
    pub(super) missing: &'static str,
    /// `null` for a field that an empty text clears.
    pub(super) null_clearable: &'static str,
    /// `null` for a required value.
    pub(super) null_required: &'static str,
    /// `null` for a field that may be left out.
    pub(super) null_optional: &'static str,
    /// Another kind of value where text is needed.
    pub(super) not_text: &'static str,
    /// Another kind of value than is needed.
    pub(super) wrong_type: &'static str,
    /// A value that must not be empty is.
    pub(super) empty: &'static str,
    /// A value that is none of the options.
    pub(super) not_an_option: &'static str,
    /// The same, where one of the options is close to it.
    pub(super) not_an_option_suggestion: &'static str,
    /// A key that is not documented.
    pub(super) unrecognized_key: &'static str,
    /// The same, where a documented key is close to it.
    pub(super) unrecognized_key_suggestion: &'static str,
    /// A payload that cannot be read.
    pub(super) unreadable_payload: &'static str,
    /// A value that cannot be read.
    pub(super) unreadable: &'static str,
    /// The service refused a value.
    pub(super) rejected_by_service: &'static str,
    /// An error: the response broke off after its status had come.
    pub(super) response_interrupted: &'static str,
    /// An error: the caller aborted before anything was sent.
    pub(super) aborted_unsent: &'static str,

    /// A space, as `{found}`.
    pub(super) space: &'static str,
    /// What stands between the elements of a list.
    pub(super) list_separator: &'static str,
    /// What stands around a path behind a label.
    pub(super) brackets: (&'static str, &'static str),
}
