//! Walks the field list: collects **all** issues and all changes.

use crate::field::{Field, Values};
use crate::fields::{Report, wrong_kind};
use crate::input::{InputPayload, InputValue, MAX_UNKNOWN_KEYS};
use crate::issue::{Change, Code, Issue, Path, Unit, ValueKind};
use crate::options::Options;
use crate::suggest;
use crate::update::UserUpdate;

/// What became of a value.
#[derive(Clone, Debug, PartialEq)]
pub struct Outcome<V> {
    /// The value, or every problem with it.
    pub result: Result<V, Vec<Issue>>,
    /// What normalising changed, problems or not.
    pub changes: Vec<Change>,
}

impl<V> Outcome<V> {
    /// The same with another value.
    pub fn map<W>(self, map: impl FnOnce(V) -> W) -> Outcome<W> {
        Outcome { result: self.result.map(map), changes: self.changes }
    }

    /// Problems and nothing else.
    #[must_use]
    pub fn refused(issues: Vec<Issue>) -> Self {
        Self { result: Err(issues), changes: Vec::new() }
    }
}

/// Validates and normalises a payload.
#[must_use]
pub fn validate(input: InputValue, options: &Options) -> Outcome<UserUpdate> {
    match payload_of(input) {
        Ok(payload) => walk(payload, options).into_outcome(),
        Err(issue) => Outcome::refused(vec![issue]),
    }
}

/// Validates one field as it would be validated in a payload.
#[must_use]
pub fn validate_field(field: Field, input: InputValue, options: &Options) -> Outcome<Values> {
    let mut report = Report::new(options);
    let mut values = Values::default();
    values.validate(field, input, &mut report);
    let result = if report.issues.is_empty() { Ok(values) } else { Err(report.issues) };
    Outcome { result, changes: report.changes }
}

/// The smallest update that turns `current` into `edited`; none when nothing changed.
///
/// `edited` may leave `user_id` out. An unchanged field is not validated: a stored value that
/// breaks a rule must not keep a person from saving another field. A field that `current` does not
/// have is sent whenever `edited` has it.
#[must_use]
pub fn diff(
    current: InputValue,
    edited: InputValue,
    options: &Options,
) -> Outcome<Option<UserUpdate>> {
    let (current, mut edited) = match (payload_of(current), payload_of(edited)) {
        (Ok(current), Ok(edited)) => (current, edited),
        (Err(issue), _) | (_, Err(issue)) => return Outcome::refused(vec![issue]),
    };
    let user_id = Field::UserId;
    if matches!(edited.get(user_id), None | Some(InputValue::Absent)) {
        let known = current.get(user_id).cloned().unwrap_or(InputValue::Absent);
        edited.fields.retain(|(field, _)| *field != user_id);
        edited.fields.push((user_id, known));
    }
    // An unknown key that the stored user has too is no misspelt one: callers write `{ ...user, nick_name }`.
    let unknown_before = edited.unknown.len();
    edited.unknown.retain(|key| !current.unknown.contains(key));
    edited.unknown_count -= unknown_before - edited.unknown.len();
    edited.fields.retain(|(field, value)| *field == user_id || !is_stored(*field, value, &current));
    let known_fields = InputPayload { fields: current.fields, ..InputPayload::default() };
    let known = walk(known_fields, options).values;
    let mut edits = walk(edited, options);
    if let (Some(known_id), Some(id)) = (&known.user_id, &edits.values.user_id)
        && known_id != id
    {
        edits.issues.push(Issue::of(user_id, other_user(known_id)));
    }
    let Outcome { result, mut changes } = edits.into_outcome();
    let result = result.map(|update| {
        let update = update.without_equal(&known);
        changes.retain(|change| update.has(change.field));
        (!update.is_empty()).then_some(update)
    });
    Outcome { result, changes }
}

fn other_user(known_id: &str) -> Code {
    Code::InvalidValue { options: vec![known_id.to_owned().into()], suggestion: None }
}

/// Whether an edited value is equal to the current one.
fn is_stored(field: Field, edited: &InputValue, current: &InputPayload) -> bool {
    match current.get(field) {
        // Clearing what is not there.
        None | Some(InputValue::Absent) => field.info().clearable && edited.is_empty_text(),
        Some(known) => edited.is_whole() && edited == known,
    }
}

/// What came of walking the fields.
struct Walk {
    /// The fields that are in order, whatever is wrong with others.
    values: Values,
    extras: Vec<(String, String)>,
    issues: Vec<Issue>,
    changes: Vec<Change>,
}

impl Walk {
    fn into_outcome(mut self) -> Outcome<UserUpdate> {
        let result = match self.values.user_id.take() {
            Some(user_id) if self.issues.is_empty() => {
                Ok(UserUpdate::new(user_id, self.values, self.extras))
            }
            _ => Err(self.issues),
        };
        Outcome { result, changes: self.changes }
    }
}

fn walk(mut payload: InputPayload, options: &Options) -> Walk {
    let mut report = Report::new(options);
    let mut values = Values::default();
    for &field in Field::ALL {
        values.validate(field, payload.take(field), &mut report);
    }
    report_unknown(&payload, &mut report.issues);
    let extras = read_extras(payload.extras, &mut report.issues);
    Walk { values, extras, issues: report.issues, changes: report.changes }
}

fn report_unknown(payload: &InputPayload, issues: &mut Vec<Issue>) {
    for key in &payload.unknown {
        let code = suggest::unrecognized_key(key, Field::NAMES);
        issues.push(Issue { field: None, path: Path::ROOT.key(key), code });
    }
    if payload.unknown_count > payload.unknown.len() {
        let code = Code::too_big(MAX_UNKNOWN_KEYS, payload.unknown_count, Unit::Keys);
        issues.push(Issue::root(code));
    }
}

fn read_extras(
    extras: Vec<(String, InputValue)>,
    issues: &mut Vec<Issue>,
) -> Vec<(String, String)> {
    let mut kept = Vec::with_capacity(extras.len());
    for (key, extra) in extras {
        let code = match extra {
            InputValue::Text(json) => {
                kept.push((key, json));
                continue;
            }
            InputValue::IllFormed(index, _) => Code::unpaired_surrogate(index),
            _ => Code::Unreadable,
        };
        issues.push(Issue { field: None, path: Path::ROOT.key(&key), code });
    }
    kept
}

fn payload_of(input: InputValue) -> Result<InputPayload, Issue> {
    match input {
        InputValue::Payload(payload) => Ok(payload),
        other => Err(Issue::root(wrong_kind(&other, ValueKind::Object))),
    }
}
