//! The smallest update, by example. What holds in general is in `properties/diffs.rs`.

#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::expect_used, clippy::indexing_slicing, clippy::panic, clippy::unwrap_used)]

use pds_profile::input::InputValue;
use pds_profile::validate::{Outcome, diff};
use pds_profile::{Field, Options, UserUpdate, diff_json, read_json};
use serde_json::{Value, json};

fn outcome(current: &Value, edited: &Value) -> Outcome<Option<UserUpdate>> {
    diff_json(current, edited, &Options::default())
}

/// What JavaScript hands over for `{ user_id: undefined }`.
#[test]
fn an_absent_id_is_the_current_users() {
    let (current, options) = (json!({ "user_id": "u1", "nick_name": "Ada" }), Options::default());
    let edited = json!({ "nick_name": "Grace" });
    let InputValue::Payload(mut payload) = read_json::read(&edited, &options) else {
        panic!("an object")
    };
    payload.fields.insert(0, (Field::UserId, InputValue::Absent));
    let outcome = diff(read_json::read(&current, &options), InputValue::Payload(payload), &options);
    let update = outcome.result.expect("valid").expect("a change");
    assert_eq!(update.to_json(), r#"{"user_id":"u1","nick_name":"Grace"}"#);
}

/// The update as JSON; null when nothing changed.
fn difference(current: Value, edited: Value) -> Value {
    let update = outcome(&current, &edited).result.expect("a valid difference");
    update.map_or(Value::Null, |update| serde_json::from_str(&update.to_json()).expect("JSON"))
}

fn issues(current: Value, edited: Value) -> Value {
    let issues = outcome(&current, &edited).result.expect_err("a refused difference");
    serde_json::to_value(issues).expect("JSON")
}

fn user() -> Value {
    json!({
        "user_id": "u1", "nick_name": "Ada", "status": "enabled", "role": "user",
        "avatar": "https://example.com/me.png", "description": "First", "phone": "13900001111",
        "email": "ada@example.com", "user_data": { "theme": "dark", "lang": "zh" },
    })
}

fn with(mut user: Value, key: &str, value: Value) -> Value {
    user[key] = value;
    user
}

#[test]
fn nothing_changed() {
    assert_eq!(difference(user(), user()), Value::Null);
    assert_eq!(difference(user(), json!({})), Value::Null);
    assert_eq!(difference(user(), json!({ "user_id": "u1" })), Value::Null);
    assert_eq!(difference(user(), json!({ "nick_name": "Ada" })), Value::Null);
}

#[test]
fn only_what_changed_is_sent() {
    for (key, value) in [
        ("nick_name", json!("Grace")),
        ("status", json!("disabled")),
        ("role", json!("admin")),
        ("avatar", json!("https://example.com/other.png")),
        ("description", json!("Second")),
        ("phone", json!("13900002222")),
        ("email", json!("grace@example.com")),
        ("user_data", json!({ "theme": "dark" })),
        ("user_data", json!({})),
        ("group_info_list", json!([{ "group_id": "g1" }])),
    ] {
        let sent = difference(user(), with(user(), key, value.clone()));
        assert_eq!(sent, json!({ "user_id": "u1", key: value }));
    }
}

#[test]
fn several_changes_come_in_the_services_order() {
    let edited = json!({ "email": "a@b.c", "nick_name": "Grace", "phone": "13900001111" });
    let update = outcome(&user(), &edited).result.expect("valid").expect("a change");
    assert_eq!(update.to_json(), r#"{"user_id":"u1","nick_name":"Grace","email":"a@b.c"}"#);
}

#[test]
fn clearing_is_not_omitting() {
    for key in ["nick_name", "avatar", "description", "phone", "email"] {
        assert_eq!(difference(user(), json!({ key: "" })), json!({ "user_id": "u1", key: "" }));
    }
    assert_eq!(difference(user(), json!({})), Value::Null);
}

#[test]
fn clearing_what_is_not_there_changes_nothing() {
    for key in ["nick_name", "avatar", "description", "phone", "email"] {
        assert_eq!(
            difference(json!({ "user_id": "u1" }), json!({ key: "" })),
            Value::Null,
            "{key}"
        );
        let empty = json!({ "user_id": "u1", key: "" });
        assert_eq!(difference(empty, json!({ key: "" })), Value::Null, "{key}");
    }
}

#[test]
fn what_differs_only_before_normalising_is_no_change() {
    for (key, value) in [
        ("nick_name", "  Ada "),
        ("phone", "+86 139-0000-1111"),
        ("email", "ada@EXAMPLE.com"),
        ("avatar", "HTTPS://example.com/me.png"),
    ] {
        let outcome = outcome(&user(), &json!({ key: value }));
        assert_eq!(outcome.result, Ok(None), "{key}");
        assert_eq!(outcome.changes, [], "{key}: nothing is sent, so nothing was changed");
    }
}

#[test]
fn changes_are_told_of_what_is_sent() {
    let outcome = outcome(&user(), &json!({ "nick_name": " Grace ", "email": "ada@EXAMPLE.com" }));
    let changed: Vec<&str> = outcome.changes.iter().map(|change| change.field.as_str()).collect();
    assert_eq!(changed, ["nick_name"]);
}

#[test]
fn an_avatar_is_the_same_with_either_prefix() {
    const PAYLOAD: &str =
        "image/gif;base64,R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7";
    let with_prefix = |prefix: &str| with(user(), "avatar", format!("{prefix}{PAYLOAD}").into());
    for (current, edited) in [("data:", "data://"), ("data://", "data:"), ("data:", "data:")] {
        assert_eq!(difference(with_prefix(current), with_prefix(edited)), Value::Null);
    }
    let sent = difference(user(), with_prefix("data:"));
    assert_eq!(sent["avatar"], format!("data://{PAYLOAD}"));
}

#[test]
fn the_order_of_custom_data_does_not_matter() {
    let edited = json!({ "user_data": { "lang": "zh", "theme": "dark" } });
    assert_eq!(difference(user(), edited), Value::Null);
}

#[test]
fn groups_are_sent_whenever_given_as_no_user_tells_them() {
    let edited = json!({ "group_info_list": [] });
    assert_eq!(difference(user(), edited), json!({ "user_id": "u1", "group_info_list": [] }));
}

#[test]
fn what_stands_already_is_not_judged() {
    let stored =
        json!({ "user_id": "u1", "nick_name": "a\u{0}b", "phone": "none", "role": "king" });
    let edited = with(stored.clone(), "description", json!("New"));
    assert_eq!(
        difference(stored.clone(), edited),
        json!({ "user_id": "u1", "description": "New" })
    );
    let edited = json!({ "nick_name": "c\u{0}d" });
    assert_eq!(issues(stored, edited)[0]["reason"], "control_character");
}

#[test]
fn what_is_stored_wrongly_can_be_mended() {
    let stored = json!({ "user_id": "u1", "phone": 13_900_001_111_u64, "nick_name": null });
    let edited = json!({ "phone": "13900001111", "nick_name": "Ada" });
    let expected = json!({ "user_id": "u1", "phone": "13900001111", "nick_name": "Ada" });
    assert_eq!(difference(stored, edited), expected);
}

#[test]
fn null_neither_clears_nor_omits() {
    let found = issues(user(), json!({ "nick_name": null }));
    let expected = json!([{
        "field": "nick_name", "path": ["nick_name"],
        "code": "invalid_type", "expected": "string", "received": "null",
    }]);
    assert_eq!(found, expected);
}

#[test]
fn every_problem_is_told_at_once() {
    let found = issues(user(), json!({ "nick_name": 1, "email": "a", "nickName": "b" }));
    let paths: Vec<&Value> =
        found.as_array().expect("issues").iter().map(|i| &i["path"][0]).collect();
    assert_eq!(paths, ["nick_name", "email", "nickName"]);
}

#[test]
fn somebody_elses_id_is_refused() {
    let found = issues(user(), json!({ "user_id": "u2", "nick_name": "Grace" }));
    assert_eq!(found[0]["path"], json!(["user_id"]));
    assert_eq!(found[0]["code"], "invalid_value");
    assert_eq!(found[0]["options"], json!(["u1"]));
}

#[test]
fn an_id_is_needed_from_somewhere() {
    let found = issues(json!({}), json!({ "nick_name": "Ada" }));
    assert_eq!(found[0]["path"], json!(["user_id"]));
    assert_eq!(found[0]["received"], "undefined");
    let sent = difference(json!({}), json!({ "user_id": "u1", "nick_name": "Ada" }));
    assert_eq!(sent, json!({ "user_id": "u1", "nick_name": "Ada" }));
}

#[test]
fn what_else_the_service_tells_of_a_user_is_ignored() {
    let mut current = user();
    current["created_at"] = json!(1_639_762_579_768_u64);
    current["punishments"] = json!([{ "punish_flag": 0 }]);
    assert_eq!(difference(current, json!({ "nick_name": "Ada" })), Value::Null);
}

#[test]
fn both_must_be_objects() {
    for wrong in [json!(null), json!([]), json!("u1"), json!(1)] {
        assert_eq!(issues(wrong.clone(), user())[0]["expected"], "object", "{wrong}");
        assert_eq!(issues(user(), wrong.clone())[0]["expected"], "object", "{wrong}");
    }
}

/// What somebody else stored must not keep a person from saving something else.
#[test]
fn values_given_as_they_stand_are_neither_judged_nor_sent() {
    let stored = json!({
        "user_id": "u1", "user_data": { "a": 1, "b": [{ "c": null }] }, "email": null, "phone": 5,
        "group_info_list": [{ "group_id": "", "x": 1 }, null], "description": "a".repeat(10_000),
    });
    assert_eq!(difference(stored.clone(), stored.clone()), Value::Null);
    let edited = with(stored.clone(), "nick_name", json!("Ada"));
    assert_eq!(difference(stored.clone(), edited), json!({ "user_id": "u1", "nick_name": "Ada" }));
    assert_eq!(
        difference(json!({ "user_id": "u1", "phone": 1 }), json!({ "phone": 1.0 })),
        Value::Null
    );
    for (key, value) in [
        ("user_data", json!({ "a": 2 })),
        ("user_data", json!({ "a": 1, "b": 1 })),
        ("email", json!(false)),
        ("group_info_list", json!([null])),
    ] {
        assert_eq!(issues(stored.clone(), with(stored.clone(), key, value))[0]["field"], key);
    }
}

#[test]
fn allowed_keys_are_compared_by_value() {
    let options = Options { allow: vec!["x".into()], ..Options::default() };
    let stored = json!({ "user_id": "u1", "x": { "a": [1, 2] } });
    assert_eq!(diff_json(&stored, &stored, &options).result, Ok(None));
    let edited = json!({ "x": { "a": [2, 1] } });
    let update = diff_json(&stored, &edited, &options).result.expect("valid").expect("a change");
    assert_eq!(update.to_json(), r#"{"user_id":"u1","x":{"a":[2,1]}}"#);
}
