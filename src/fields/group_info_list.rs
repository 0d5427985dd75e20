//! `group_info_list`: an array of `{ group_id }` (UpdateUser page). No limit is documented; the
//! service's guide recommends ten groups or fewer for a user.
//!
//! Our decisions: `group_id` is required and not empty, repeated groups are removed, and no more
//! than 1,000 groups of 1,024 characters are read, so that work stays bounded.

use serde::Serialize;

use super::text_field::over_chars;
use super::{FieldInfo, Report, Shape, read_text, wrong_kind};
use crate::field::Field;
use crate::input::{InputValue, MAX_UNKNOWN_KEYS};
use crate::issue::{Code, Path, Rule, Unit, ValueKind};
use crate::suggest;

/// The most groups that are read.
pub const MAX_ITEMS: usize = 1000;
/// The longest `group_id`.
pub const GROUP_ID_MAX_CHARS: usize = 1024;
/// The one key of an element.
pub const GROUP_ID: &str = "group_id";

pub(crate) const INFO: FieldInfo = FieldInfo {
    shape: Shape::Groups,
    maximum: Some(MAX_ITEMS),
    unit: Some(Unit::Items),
    ..FieldInfo::PLAIN
};

/// A group that the user is in.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Group {
    /// Its id.
    pub group_id: String,
}

pub(crate) fn validate(input: InputValue, report: &mut Report<'_>) -> Option<Vec<Group>> {
    let code = match input {
        InputValue::Absent => return None,
        InputValue::Groups(groups) => return validate_groups(groups, report),
        InputValue::TooMany(count) => Code::too_big(MAX_ITEMS, count, Unit::Items),
        other => wrong_kind(&other, ValueKind::Array),
    };
    report.issue(Field::GroupInfoList, code);
    None
}

fn validate_groups(groups: Vec<InputValue>, report: &mut Report<'_>) -> Option<Vec<Group>> {
    let known_issues = report.issues.len();
    let mut kept = Vec::with_capacity(groups.len());
    let count = groups.len();
    for (index, group) in groups.into_iter().enumerate() {
        let path = Path::of(Field::GroupInfoList).index(index);
        let room = MAX_UNKNOWN_KEYS.saturating_sub(report.issues.len() - known_issues);
        let group = validate_group(group, &path, room, report).map(|group_id| Group { group_id });
        // At most half a million comparisons, of which nearly all end at the first letters.
        kept.extend(group.filter(|group| !kept.contains(group)));
    }
    if report.issues.len() > known_issues {
        return None;
    }
    if kept.len() < count {
        report.change(Field::GroupInfoList, Rule::DuplicatesRemoved);
    }
    Some(kept)
}

/// Reports at most `room` unknown keys: a thousand groups may have a hundred each.
fn validate_group(
    group: InputValue,
    path: &Path,
    room: usize,
    report: &mut Report<'_>,
) -> Option<String> {
    let field = Field::GroupInfoList;
    let (group_id, unknown) = match group {
        InputValue::Group(group_id, unknown) => (*group_id, unknown),
        other => {
            report.issue_at(field, path.clone(), wrong_kind(&other, ValueKind::Object));
            return None;
        }
    };
    for key in unknown.into_iter().take(room) {
        let code = suggest::unrecognized_key(&key, &[GROUP_ID]);
        report.issue_at(field, path.clone().key(&key), code);
    }
    let group_id = read_text(group_id, GROUP_ID_MAX_CHARS, Unit::CodePoints);
    match group_id.and_then(check_group_id) {
        Ok(group_id) => Some(group_id),
        Err(code) => {
            report.issue_at(field, path.clone().key(GROUP_ID), code);
            None
        }
    }
}

fn check_group_id(text: String) -> Result<String, Code> {
    if text.is_empty() {
        return Err(Code::TooSmall { minimum: 1, actual: 0, unit: Unit::CodePoints });
    }
    over_chars(&text, GROUP_ID_MAX_CHARS).map_or(Ok(text), Err)
}
