//! `user_data`: an object of custom data; "The data can be up to 1,024 characters in length"
//! (UpdateUser page), with string values (metadata).
//!
//! Our reading: the length is that of the object as compact JSON, in code points. `__proto__` is
//! refused as a key: JavaScript cannot hold it as one.

use std::borrow::Cow;

use super::{FieldInfo, Findings, Label, Shape, refused_text_code, report_kind};
use crate::field::Field;
use crate::issue::{Code, Path, Unit, ValueKind};
use crate::raw::{Raw, RawEntry};
use crate::text::RawText;
use crate::value::Value;

/// The longest data, as compact JSON.
pub const MAX_CHARS: usize = 1024;
/// An entry takes six characters at least (`"":"",`), so that more keys cannot fit.
pub const MAX_KEYS: usize = MAX_CHARS / 6;

pub(super) const INFO: FieldInfo = FieldInfo {
    shape: Shape::TextMap,
    maximum: Some(MAX_CHARS),
    unit: Some(Unit::CodePoints),
    label: Label { en: "Custom data", zh_cn: "自定义数据" },
    ..FieldInfo::PLAIN
};

pub(super) fn judge<'a, T>(raw: Raw<'a, T>, findings: &mut Findings<'_>) -> Option<Value<'a, T>> {
    match raw {
        Raw::Map(entries) => judge_entries(entries, findings),
        Raw::TooMany { count } => {
            findings.issue(Field::UserData, Code::too_big(MAX_KEYS, count, Unit::Keys));
            None
        }
        other => {
            report_kind(Field::UserData, &other, findings);
            None
        }
    }
}

fn judge_entries<'a, T>(
    entries: Vec<RawEntry<'a, T>>,
    findings: &mut Findings<'_>,
) -> Option<Value<'a, T>> {
    let known_issues = findings.issues.len();
    let mut kept = Vec::with_capacity(entries.len());
    for entry in entries {
        kept.extend(judge_entry(entry, findings));
    }
    if findings.issues.len() > known_issues {
        return None;
    }
    let actual = compact_json_chars(&kept);
    if actual > MAX_CHARS {
        findings.issue(Field::UserData, Code::too_big(MAX_CHARS, actual, Unit::CodePoints));
        return None;
    }
    Some(Value::Map(kept))
}

fn judge_entry<'a, T>(
    entry: RawEntry<'a, T>,
    findings: &mut Findings<'_>,
) -> Option<(Cow<'a, str>, Cow<'a, str>)> {
    let path = Path::of(Field::UserData);
    let key = match entry.key {
        RawText::Whole(key) if key == "__proto__" => {
            let code = Code::UnrecognizedKey { key: key.into_owned(), suggestion: None };
            findings.issue_at(Field::UserData, path.key("__proto__"), code);
            return None;
        }
        RawText::Whole(key) => key,
        refused => {
            let code = refused_text_code(&refused, MAX_CHARS, Unit::CodePoints)?;
            findings.issue_at(Field::UserData, path, code);
            return None;
        }
    };
    let path = path.key(&key);
    let code = match entry.value {
        Raw::Text(RawText::Whole(value)) => return Some((key, value)),
        Raw::Text(refused) => refused_text_code(&refused, MAX_CHARS, Unit::CodePoints)?,
        Raw::Unreadable => Code::Unreadable,
        other => Code::InvalidType { expected: ValueKind::String, received: other.kind() },
    };
    findings.issue_at(Field::UserData, path, code);
    None
}

/// The length of the object as `JSON.stringify` and serde_json write it.
fn compact_json_chars(entries: &[(Cow<'_, str>, Cow<'_, str>)]) -> usize {
    let contents: usize =
        entries.iter().map(|(key, value)| json_chars(key) + json_chars(value) + 1).sum();
    let commas = entries.len().saturating_sub(1);
    contents + commas + "{}".len()
}

fn json_chars(text: &str) -> usize {
    let contents: usize = text
        .chars()
        .map(|c| match c {
            '"' | '\\' | '\u{8}' | '\t' | '\n' | '\u{c}' | '\r' => 2,
            '\0'..='\u{1f}' => 6,
            _ => 1,
        })
        .sum();
    contents + "\"\"".len()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_length_is_that_of_compact_json() {
        let every_escape: String = ('\0'..='\u{80}').chain("字👍\u{2028}".chars()).collect();
        let every_escape = every_escape.as_str();
        for entries in
            [vec![], vec![("a", "")], vec![("k\"", every_escape), (every_escape, "x")]]
        {
            let object: serde_json::Map<_, _> =
                entries.iter().map(|(key, value)| ((*key).to_owned(), (*value).into())).collect();
            let json = serde_json::Value::Object(object).to_string();
            let entries: Vec<_> = entries.iter().map(|&(key, value)| (key.into(), value.into())).collect();
            assert_eq!(compact_json_chars(&entries), json.chars().count(), "{json}");
        }
    }
}
