//! What JavaScript gets: `{ ok: true, value, changes }` or `{ ok: false, issues, changes }`, as JSON.
//!
//! Where an avatar's payload did not cross, `avatar` says what `pkg/boundary.js` puts together: its head, and
//! from which UTF-16 unit on the caller's text follows it.

use serde::ser::SerializeMap;
use serde::{Serialize, Serializer};

use crate::UserUpdate;
use crate::field::Values;
use crate::image::ImageHead;
use crate::issue::{Change, Issue};
use crate::messages::{Locale, change_message, issue_message};
use crate::request::Request;
use crate::text::joined;
use crate::validate::Outcome;

/// The outcome for an update, or for none.
pub(super) fn update(outcome: &Outcome<Option<UserUpdate>>, locale: Locale) -> String {
    let value = |update: &Option<UserUpdate>| match update {
        Some(update) => (update.to_json(), AvatarHead::of(update)),
        None => ("null".to_owned(), None),
    };
    write(outcome.result.as_ref().map(value), &outcome.changes, locale)
}

/// The outcome for one field: an object with its value, or an empty one.
pub(super) fn field(outcome: &Outcome<Values>, locale: Locale) -> String {
    let value = |values: &Values| {
        let avatar = values.avatar.as_ref();
        let head = avatar.and_then(|avatar| AvatarHead::new(avatar.as_str(), avatar.rest_from()));
        (to_json(values), head)
    };
    write(outcome.result.as_ref().map(value), &outcome.changes, locale)
}

/// The outcome for a request that makes an update.
pub(super) fn request(outcome: &Outcome<(Request, UserUpdate)>, locale: Locale) -> String {
    let value =
        |(request, update): &(Request, UserUpdate)| (to_json(request), AvatarHead::of(update));
    write(outcome.result.as_ref().map(value), &outcome.changes, locale)
}

/// The outcome for a request that asks for a user.
pub(super) fn get_request(outcome: &Outcome<Request>, locale: Locale) -> String {
    write(outcome.result.as_ref().map(|request| (to_json(request), None)), &outcome.changes, locale)
}

/// The outcome for an image that can be used.
pub(super) fn image(head: &ImageHead) -> String {
    write(Ok((to_json(head), None)), &[], Locale::En)
}

/// A refusal for one issue.
pub(super) fn refused(issue: Issue, locale: Locale) -> String {
    write(Err(&vec![issue]), &[], locale)
}

/// Issues with their sentences.
pub(super) fn issues(issues: &[Issue], locale: Locale) -> String {
    let issues: Vec<_> = issues.iter().map(|issue| IssueWithMessage(issue, locale)).collect();
    to_json(&issues)
}

fn write(
    result: Result<(String, Option<AvatarHead>), &Vec<Issue>>,
    changes: &[Change],
    locale: Locale,
) -> String {
    let changes: Vec<_> = changes.iter().map(|change| ChangeWithMessage(change, locale)).collect();
    let changes = to_json(&changes);
    match result {
        Ok((value, None)) => {
            joined(&[r#"{"ok":true,"value":"#, &value, r#","changes":"#, &changes, "}"])
        }
        Ok((value, Some(head))) => joined(&[
            r#"{"ok":true,"value":"#,
            &value,
            r#","changes":"#,
            &changes,
            r#","avatar":"#,
            &to_json(&head),
            "}",
        ]),
        Err(found) => {
            let issues = issues(found, locale);
            joined(&[r#"{"ok":false,"issues":"#, &issues, r#","changes":"#, &changes, "}"])
        }
    }
}

/// The head of an avatar whose payload did not cross.
#[derive(Serialize)]
struct AvatarHead {
    head: String,
    rest_from: usize,
}

impl AvatarHead {
    fn new(head: &str, rest_from: Option<usize>) -> Option<Self> {
        Some(Self { head: head.to_owned(), rest_from: rest_from? })
    }

    fn of(update: &UserUpdate) -> Option<Self> {
        Self::new(update.avatar()?, update.avatar_rest_from())
    }
}

struct IssueWithMessage<'a>(&'a Issue, Locale);

impl Serialize for IssueWithMessage<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        self.0.serialize_entries(&mut map)?;
        map.serialize_entry("message", &issue_message(self.0, self.1))?;
        map.end()
    }
}

struct ChangeWithMessage<'a>(&'a Change, Locale);

impl Serialize for ChangeWithMessage<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let Self(change, locale) = self;
        let mut map = serializer.serialize_map(None)?;
        map.serialize_entry("field", &change.field)?;
        map.serialize_entry("path", &change.path)?;
        map.serialize_entry("rule", &change.rule)?;
        map.serialize_entry("message", &change_message(change, *locale))?;
        map.end()
    }
}

/// There is nothing in these that has no JSON form.
fn to_json(value: &impl Serialize) -> String {
    serde_json::to_string(value).unwrap_or_default()
}
