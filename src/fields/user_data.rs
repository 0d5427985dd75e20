//! `user_data`: an object of custom data; "The data can be up to 1,024 characters in length"
//! (UpdateUser page), with string values (metadata).
//!
//! Our reading: the length is that of the object as compact JSON, in code points. `__proto__` is
//! refused as a key: JavaScript cannot hold it as one.

use serde::{Serialize, Serializer};

use super::{FieldInfo, Report, Shape, read_text, wrong_kind};
use crate::field::Field;
use crate::input::InputValue;
use crate::issue::{Code, Path, Unit, ValueKind};

/// The longest data, as compact JSON.
pub const MAX_CHARS: usize = 1024;
/// An entry takes six characters at least (`"":"",`), so that more keys cannot fit.
pub const MAX_KEYS: usize = MAX_CHARS / 6;

pub(crate) const INFO: FieldInfo = FieldInfo {
    shape: Shape::TextMap,
    maximum: Some(MAX_CHARS),
    unit: Some(Unit::CodePoints),
    ..FieldInfo::PLAIN
};

/// Custom data: keys and their texts, in the caller's order.
#[derive(Clone, Debug, Default)]
pub struct UserData(pub Vec<(String, String)>);

/// The order of the keys does not matter.
impl PartialEq for UserData {
    fn eq(&self, other: &Self) -> bool {
        self.0.len() == other.0.len() && self.0.iter().all(|entry| other.0.contains(entry))
    }
}

impl Serialize for UserData {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.0.iter().map(|(key, value)| (key, value)))
    }
}

pub(crate) fn validate(input: InputValue, report: &mut Report<'_>) -> Option<UserData> {
    let code = match input {
        InputValue::Absent => return None,
        InputValue::Entries(entries) => return validate_entries(entries, report),
        InputValue::TooMany(count) => Code::too_big(MAX_KEYS, count, Unit::Keys),
        other => wrong_kind(&other, ValueKind::Object),
    };
    report.issue(Field::UserData, code);
    None
}

fn validate_entries(
    entries: Vec<(InputValue, InputValue)>,
    report: &mut Report<'_>,
) -> Option<UserData> {
    let known_issues = report.issues.len();
    let mut kept = Vec::with_capacity(entries.len());
    for (key, value) in entries {
        match validate_entry(key, value) {
            Ok(entry) => kept.push(entry),
            Err((path, code)) => report.issue_at(Field::UserData, path, code),
        }
    }
    if report.issues.len() > known_issues {
        return None;
    }
    let actual = compact_json_chars(&kept);
    if actual > MAX_CHARS {
        report.issue(Field::UserData, Code::too_big(MAX_CHARS, actual, Unit::CodePoints));
        return None;
    }
    Some(UserData(kept))
}

fn validate_entry(key: InputValue, value: InputValue) -> Result<(String, String), (Path, Code)> {
    let path = Path::of(Field::UserData);
    let key = match read_text(key, MAX_CHARS, Unit::CodePoints) {
        Ok(key) => key,
        Err(code) => return Err((path, code)),
    };
    let path = path.key(&key);
    if key == "__proto__" {
        return Err((path, Code::UnrecognizedKey { key, suggestion: None }));
    }
    match read_text(value, MAX_CHARS, Unit::CodePoints) {
        Ok(value) => Ok((key, value)),
        Err(code) => Err((path, code)),
    }
}

/// The length of the object as `JSON.stringify` and serde_json write it.
fn compact_json_chars(entries: &[(String, String)]) -> usize {
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
        for entries in [vec![], vec![("a", "")], vec![("k\"", every_escape), (every_escape, "x")]] {
            let object: serde_json::Map<_, _> =
                entries.iter().map(|(key, value)| ((*key).to_owned(), (*value).into())).collect();
            let json = serde_json::Value::Object(object).to_string();
            let entries: Vec<_> =
                entries.iter().map(|&(key, value)| (key.to_owned(), value.to_owned())).collect();
            assert_eq!(compact_json_chars(&entries), json.chars().count(), "{json}");
        }
    }
}
