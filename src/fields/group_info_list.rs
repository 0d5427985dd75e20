//! `group_info_list`: an array of `{ group_id }` (UpdateUser page). No limit is documented; the
//! service's guide recommends ten groups or fewer for a user.
//!
//! Our decisions: `group_id` is required and not empty, repeated groups are removed, and no more
//! than 1,000 groups of 1,024 characters are read, so that work stays bounded.

use std::borrow::Cow;

use super::normal::over_chars;
use super::{FieldInfo, Findings, Label, Shape, refused_text_code, report_kind};
use crate::field::Field;
use crate::issue::{Code, Path, Rule, Unit, ValueKind};
use crate::raw::{MAX_UNKNOWN_KEYS, Raw, RawGroup};
use crate::suggest;
use crate::text::RawText;
use crate::value::Value;

/// The most groups that are read.
pub const MAX_ITEMS: usize = 1000;
/// The longest `group_id`.
pub const GROUP_ID_MAX_CHARS: usize = 1024;
/// The one key of an element.
pub const GROUP_ID: &str = "group_id";

pub(super) const INFO: FieldInfo = FieldInfo {
    shape: Shape::Groups,
    maximum: Some(MAX_ITEMS),
    unit: Some(Unit::Items),
    label: Label { en: "Groups", zh_cn: "用户组" },
    ..FieldInfo::PLAIN
};

pub(super) fn judge<'a, T>(raw: Raw<'a, T>, findings: &mut Findings<'_>) -> Option<Value<'a, T>> {
    match raw {
        Raw::Groups(groups) => judge_groups(groups, findings),
        Raw::TooMany { count } => {
            findings.issue(Field::GroupInfoList, Code::too_big(MAX_ITEMS, count, Unit::Items));
            None
        }
        other => {
            report_kind(Field::GroupInfoList, &other, findings);
            None
        }
    }
}

fn judge_groups<'a, T>(
    groups: Vec<RawGroup<'a, T>>,
    findings: &mut Findings<'_>,
) -> Option<Value<'a, T>> {
    let known_issues = findings.issues.len();
    let mut seen = Vec::with_capacity(groups.len());
    let mut kept = Vec::with_capacity(groups.len());
    let count = groups.len();
    for (index, group) in groups.into_iter().enumerate() {
        let path = Path::of(Field::GroupInfoList).index(index);
        let room = MAX_UNKNOWN_KEYS.saturating_sub(findings.issues.len() - known_issues);
        let Some(group_id) = judge_group(group, &path, room, findings) else { continue };
        let hash = hash(&group_id);
        if !seen.contains(&hash) || !kept.contains(&group_id) {
            seen.push(hash);
            kept.push(group_id);
        }
    }
    if findings.issues.len() > known_issues {
        return None;
    }
    if kept.len() < count {
        findings.changed(Field::GroupInfoList, Rule::DuplicatesRemoved);
    }
    Some(Value::Groups(kept))
}

/// Tells at most `room` unknown keys: a thousand groups may have a hundred each.
fn judge_group<'a, T>(
    group: RawGroup<'a, T>,
    path: &Path,
    room: usize,
    findings: &mut Findings<'_>,
) -> Option<Cow<'a, str>> {
    let field = Field::GroupInfoList;
    let (group_id, unknown) = match group {
        RawGroup::Group { group_id, unknown } => (group_id, unknown),
        RawGroup::Unreadable => {
            findings.issue_at(field, path.clone(), Code::Unreadable);
            return None;
        }
        RawGroup::Wrong(received) => {
            let code = Code::InvalidType { expected: ValueKind::Object, received };
            findings.issue_at(field, path.clone(), code);
            return None;
        }
    };
    for key in unknown.into_iter().take(room) {
        let code = suggest::unrecognized_key(&key, &[GROUP_ID]);
        findings.issue_at(field, path.clone().key(&key), code);
    }
    let code = match group_id {
        Raw::Text(RawText::Whole(text)) => match check_group_id(&text) {
            None => return Some(text),
            Some(code) => code,
        },
        Raw::Text(refused) => refused_text_code(&refused, GROUP_ID_MAX_CHARS, Unit::CodePoints)?,
        Raw::Unreadable => Code::Unreadable,
        other => Code::InvalidType { expected: ValueKind::String, received: other.kind() },
    };
    findings.issue_at(field, path.clone().key(GROUP_ID), code);
    None
}

/// FNV-1a: it spares comparing each id with each other, without a hash map's weight.
fn hash(text: &str) -> u32 {
    text.bytes().fold(0x811C_9DC5, |hash: u32, byte| {
        (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193)
    })
}

fn check_group_id(text: &str) -> Option<Code> {
    if text.is_empty() {
        return Some(Code::TooSmall { minimum: 1, actual: 0, unit: Unit::CodePoints });
    }
    over_chars(text, GROUP_ID_MAX_CHARS)
}
