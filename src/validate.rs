//! Walks the field list: collects **all** issues and all changes.

use crate::data_url::AvatarText;
use crate::field::Field;
use crate::fields::Findings;
use crate::issue::{Change, Code, Issue, Path, Unit, ValueKind};
use crate::options::Options;
use crate::raw::{MAX_UNKNOWN_KEYS, Raw, RawExtra, RawInput, RawUpdate};
use crate::suggest;
use crate::text::RawText;
use crate::user_update::UserUpdate;
use crate::value::Value;

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

    /// Whether the value is valid and normalising left it alone.
    #[must_use]
    pub fn is_as_given(&self) -> bool {
        self.result.is_ok() && self.changes.is_empty()
    }

    /// Whether normalising changed a field.
    #[must_use]
    pub fn has_changed(&self, field: Field) -> bool {
        self.changes.iter().any(|change| change.field == field)
    }

    /// Problems and nothing else.
    #[must_use]
    pub fn refused(issues: Vec<Issue>) -> Self {
        Self { result: Err(issues), changes: Vec::new() }
    }
}

/// Judges and normalises a payload.
#[must_use]
pub fn validate<'a, T: AvatarText>(
    input: RawInput<'a, T>,
    options: &Options,
) -> Outcome<UserUpdate<'a, T>> {
    match object(input) {
        Ok(raw) => {
            let Judged { update, issues, changes } = judge(raw, options);
            let result = if issues.is_empty() { Ok(update) } else { Err(issues) };
            Outcome { result, changes }
        }
        Err(issue) => Outcome::refused(vec![issue]),
    }
}

/// Judges one field as it would be judged in a payload; the value is absent when the field is.
#[must_use]
pub fn validate_field<'a, T: AvatarText>(
    field: Field,
    raw: Raw<'a, T>,
    options: &Options,
) -> Outcome<Option<Value<'a, T>>> {
    let mut findings = Findings::new(options);
    let value = field.judge(raw, &mut findings);
    let result = if findings.issues.is_empty() { Ok(value) } else { Err(findings.issues) };
    Outcome { result, changes: findings.changes }
}

/// The smallest update that turns `current` into `edited`; none when nothing changed.
///
/// `edited` may leave `user_id` out. A field that is given as it stands is not judged: what somebody
/// else stored must not keep a person from saving something else. A field that `current` does not
/// tell is sent whenever it is given.
#[must_use]
pub fn diff<'a, T: AvatarText>(
    current: RawInput<'a, T>,
    edited: RawInput<'a, T>,
    options: &Options,
) -> Outcome<Option<UserUpdate<'a, T>>> {
    let (current, mut edited) = match (object(current), object(edited)) {
        (Ok(current), Ok(edited)) => (current, edited),
        (Err(issue), _) | (_, Err(issue)) => return Outcome::refused(vec![issue]),
    };
    let user_id = Field::UserId;
    if matches!(edited.get(user_id), None | Some(Raw::Absent)) {
        let known = current.get(user_id).cloned().unwrap_or(Raw::Absent);
        edited.fields.retain(|(field, _)| *field != user_id);
        edited.fields.push((user_id, known));
    }
    // What a stored user has besides is no misspelt key: `{ ...user, nick_name }` is a usual way.
    let unknown_before = edited.unknown.len();
    edited.unknown.retain(|key| !current.unknown.contains(key));
    edited.unknown_count -= unknown_before - edited.unknown.len();
    edited
        .fields
        .retain(|(field, raw)| *field == user_id || !is_as_it_stands(*field, raw, &current));
    let known = judge(current.fields_only(), options).update;
    let Judged { update, mut issues, mut changes } = judge(edited, options);
    if known.text(user_id).is_some()
        && update.text(user_id).is_some_and(|id| Some(id) != known.text(user_id))
    {
        issues.push(Issue::of(user_id, other_user(&known)));
    }
    if !issues.is_empty() {
        return Outcome { result: Err(issues), changes };
    }
    let update = update.without_equal(&known);
    changes.retain(|change| update.has(change.field));
    Outcome { result: Ok((!update.is_empty()).then_some(update)), changes }
}

fn other_user<T>(known: &UserUpdate<'_, T>) -> Code {
    let user_id = known.text(Field::UserId).unwrap_or_default().to_owned();
    Code::InvalidValue { options: vec![user_id.into()], suggestion: None }
}

/// Whether a given value says what the current user says already.
fn is_as_it_stands<T: AvatarText>(
    field: Field,
    given: &Raw<'_, T>,
    current: &RawUpdate<'_, T>,
) -> bool {
    match current.get(field) {
        // Clearing what is not there.
        None | Some(Raw::Absent) => field.info().clearable && given.is_empty_text(),
        Some(known) => given.is_whole() && given == known,
    }
}

struct Judged<'a, T> {
    /// The fields that are in order, whatever is wrong with others.
    update: UserUpdate<'a, T>,
    issues: Vec<Issue>,
    changes: Vec<Change>,
}

fn judge<'a, T: AvatarText>(mut raw: RawUpdate<'a, T>, options: &Options) -> Judged<'a, T> {
    let mut findings = Findings::new(options);
    let mut values = Vec::with_capacity(raw.fields.len());
    for &field in Field::ALL {
        let given = raw.take(field).unwrap_or(Raw::Absent);
        if let Some(value) = field.judge(given, &mut findings) {
            values.push((field, value));
        }
    }
    report_unknown(&raw, &mut findings.issues);
    let extras = judge_extras(raw.extras, &mut findings.issues);
    let update = UserUpdate::new(values, extras);
    Judged { update, issues: findings.issues, changes: findings.changes }
}

fn report_unknown<T>(raw: &RawUpdate<'_, T>, issues: &mut Vec<Issue>) {
    for key in &raw.unknown {
        let code = suggest::unrecognized_key(key, Field::NAMES);
        issues.push(Issue { field: None, path: Path::ROOT.key(key), code });
    }
    if raw.unknown_count > raw.unknown.len() {
        issues.push(Issue::root(Code::too_big(MAX_UNKNOWN_KEYS, raw.unknown_count, Unit::Keys)));
    }
}

fn judge_extras(extras: Vec<RawExtra>, issues: &mut Vec<Issue>) -> Vec<(String, String)> {
    let mut kept = Vec::with_capacity(extras.len());
    for RawExtra { key, json } in extras {
        let code = match json {
            Some(RawText::Whole(json)) => {
                kept.push((key, json.into_owned()));
                continue;
            }
            Some(RawText::IllFormed { index }) => Code::unpaired_surrogate(index),
            Some(RawText::TooLong { .. }) | None => Code::Unreadable,
        };
        issues.push(Issue { field: None, path: Path::ROOT.key(&key), code });
    }
    kept
}

fn object<T>(input: RawInput<'_, T>) -> Result<RawUpdate<'_, T>, Issue> {
    match input {
        RawInput::Object(raw) => Ok(raw),
        RawInput::Unreadable => Err(Issue::root(Code::Unreadable)),
        RawInput::Wrong(received) => {
            Err(Issue::root(Code::InvalidType { expected: ValueKind::Object, received }))
        }
    }
}
