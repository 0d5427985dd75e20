//! How far a payload is read natively: as far as in JavaScript, measured in UTF-16 units.

#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::expect_used, clippy::indexing_slicing, clippy::panic, clippy::unwrap_used)]

use pds_profile::input::{EXTRA_MAX_UNITS, KEY_MAX_UNITS, MAX_ALLOWED_KEYS};
use pds_profile::{Options, validate_json};
use serde_json::{Value, json};

/// The codes of a payload's issues; empty when it is valid.
fn codes(payload: &Value, allow: Vec<String>) -> Vec<&'static str> {
    let options = Options { allow, ..Options::default() };
    let issues = validate_json(payload, &options).result.err().unwrap_or_default();
    issues.iter().map(|issue| issue.code.name()).collect()
}

fn with(key: &str, value: &Value) -> Value {
    json!({ "user_id": "u1", key: value })
}

#[test]
fn a_long_key_cannot_be_allowed() {
    for (unit, units) in [("a", 1), ("字", 1), ("👍", 2)] {
        let longest = unit.repeat(KEY_MAX_UNITS / units);
        assert_eq!(codes(&with(&longest, &json!(1)), vec![longest.clone()]), [] as [&str; 0]);
        let longer = longest + "a";
        assert_eq!(codes(&with(&longer, &json!(1)), vec![longer.clone()]), ["unrecognized_key"]);
    }
}

#[test]
fn a_long_allowed_value_is_not_read() {
    for (unit, units) in [("a", 1), ("字", 1), ("👍", 2)] {
        // Two quotation marks are part of the JSON.
        let longest = unit.repeat((EXTRA_MAX_UNITS - 2) / units);
        assert_eq!(codes(&with("x", &json!(longest)), vec!["x".into()]), [] as [&str; 0]);
        assert_eq!(codes(&with("x", &json!(longest + "a")), vec!["x".into()]), ["unreadable"]);
    }
}

#[test]
fn so_many_keys_can_be_allowed() {
    let allow: Vec<String> = (0..=MAX_ALLOWED_KEYS).map(|number| format!("k{number}")).collect();
    let (last, beyond) = (MAX_ALLOWED_KEYS - 1, MAX_ALLOWED_KEYS);
    assert_eq!(codes(&with(&format!("k{last}"), &json!(1)), allow.clone()), [] as [&str; 0]);
    assert_eq!(codes(&with(&format!("k{beyond}"), &json!(1)), allow), ["unrecognized_key"]);
}

#[test]
fn avatars_are_measured_in_units() {
    let reason = |avatar: String| {
        let payload = json!({ "user_id": "u1", "avatar": avatar });
        let issues = validate_json(&payload, &Options::default()).result.expect_err("refused");
        serde_json::to_value(&issues[0]).expect("JSON")
    };
    // The comma stands in the first 128 units, although not in the first 128 bytes.
    let issue = reason(format!("data:{},x", "你".repeat(41)));
    assert_eq!(issue["reason"], "media_type_not_allowed");
    let issue = reason(format!("data:image/png;base64,{}", "你".repeat(200_000)));
    assert_eq!((&issue["code"], &issue["index"]), (&json!("invalid_format"), &json!(22)));
    let issue = reason(format!("https://example.com/{}", "你".repeat(10_000)));
    assert_eq!((&issue["code"], &issue["actual"]), (&json!("too_big"), &json!(30_020)));
}
