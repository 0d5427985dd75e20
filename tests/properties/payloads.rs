//! Payloads: no panic, what is valid is within its limits on the wire, and stays as it is.

use pds_profile::data_url::DataUrlPrefix;
use pds_profile::{Field, Options, UserUpdate, validate_json};
use proptest::prelude::*;
use serde_json::{Map, Value, json};

use crate::generate;

fn options() -> Options {
    Options { allow: vec!["extra".to_owned(), "constructor".to_owned()], ..Options::default() }
}

/// What goes over the wire, read by somebody else's parser.
fn sent(update: &UserUpdate) -> Map<String, Value> {
    serde_json::from_str(&update.to_json()).expect("JSON")
}

fn chars(value: &Value) -> usize {
    value.as_str().expect("text").chars().count()
}

/// Whether a value on the wire is within its field's limits, measured without the library.
fn is_within_limits(field: Field, value: &Value) -> bool {
    let text = value.as_str().unwrap_or_default();
    match field {
        Field::UserId => (1..=64).contains(&chars(value)) && !text.contains('#'),
        Field::NickName => chars(value) <= 128 && !text.contains(char::is_control),
        Field::Status => matches!(text, "enabled" | "disabled"),
        Field::Role => {
            let roles = ["user", "admin", "superadmin", "subdomain_admin", "subdomain_super_admin"];
            roles.contains(&text)
        }
        Field::Avatar if text.starts_with("data://image/") => text.len() <= 307_200,
        Field::Avatar => {
            let is_url = text.starts_with("http://") || text.starts_with("https://");
            text.is_empty() || (is_url && text.len() <= 4096)
        }
        Field::Description => chars(value) <= 1024 && !text.contains('\r'),
        Field::Phone => text.is_empty() || (5..=15).contains(&text.trim_start_matches('+').len()),
        Field::Email => {
            text.is_empty() || (text.len() <= 254 && text.find('@').is_some_and(|at| at <= 64))
        }
        Field::UserData => value.to_string().chars().count() <= 1024 && is_of_texts(value),
        Field::GroupInfoList => is_of_groups(value),
    }
}

fn is_of_texts(value: &Value) -> bool {
    value.as_object().is_some_and(|entries| entries.values().all(Value::is_string))
}

fn is_of_groups(value: &Value) -> bool {
    let is_group = |group: &Value| {
        group.as_object().is_some_and(|group| group.len() == 1)
            && group["group_id"].as_str() != Some("")
    };
    value.as_array().is_some_and(|groups| groups.iter().all(is_group))
}

/// What the typed accessors say, as JSON.
fn by_accessors(update: &UserUpdate) -> Map<String, Value> {
    let user_data = update.user_data().map(|entries| {
        entries.iter().map(|(key, value)| (key.clone(), json!(value))).collect::<Value>()
    });
    let groups = update
        .group_info_list()
        .map(|groups| groups.iter().map(|group| json!({ "group_id": group.group_id })).collect());
    let fields = [
        (Field::UserId, Some(json!(update.user_id()))),
        (Field::NickName, update.nick_name().map(Value::from)),
        (Field::Status, update.status().map(|status| json!(status))),
        (Field::Role, update.role().map(|role| json!(role))),
        (Field::Avatar, update.avatar().map(Value::from)),
        (Field::Description, update.description().map(Value::from)),
        (Field::Phone, update.phone().map(Value::from)),
        (Field::Email, update.email().map(Value::from)),
        (Field::UserData, user_data),
        (Field::GroupInfoList, groups),
    ];
    fields
        .into_iter()
        .filter_map(|(field, value)| Some((field.as_str().to_owned(), value?)))
        .collect()
}

/// Checks everything that holds for any payload.
fn check(payload: &Value) {
    let options = options();
    let outcome = validate_json(payload, &options);
    let update = match outcome.result {
        Ok(update) => update,
        Err(issues) => {
            assert!(!issues.is_empty(), "refused without a reason");
            return;
        }
    };
    let sent = sent(&update);
    let given = payload.as_object().expect("an object");
    assert!(sent.keys().eq(given.keys()), "other keys are sent than were given");
    for (key, value) in &sent {
        let Some(field) = Field::from_name(key) else {
            assert_eq!(value, &given[key], "an allowed key was touched");
            continue;
        };
        assert!(is_within_limits(field, value), "{key}: {value}");
        let is_changed = outcome.changes.iter().any(|change| change.field == field);
        assert_eq!(is_changed, value != &given[key], "{key} was changed, or said so: {value}");
    }
    let mut fields = sent.clone();
    fields.retain(|key, _| Field::from_name(key).is_some());
    assert_eq!(by_accessors(&update), fields, "what was validated is what is sent");
    let again = validate_json(&sent.into(), &options);
    assert_eq!(again.changes, [], "normalising twice changes more");
    assert_eq!(again.result, Ok(update), "normalising twice gives something else");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1500))]

    #[test]
    fn payloads_that_are_nearly_right(payload in generate::payload()) {
        check(&payload);
    }

    #[test]
    fn any_json(value in generate::json()) {
        check(&value);
        check(&json!({ "user_id": "u1", "extra": value }));
    }

    #[test]
    fn any_value_in_any_field(key in generate::key(), value in generate::json()) {
        check(&json!({ "user_id": "u1", key: value }));
    }

    #[test]
    fn likely_values_one_by_one(
        (field, value) in prop::sample::select(Field::ALL)
            .prop_flat_map(|field| (Just(field), generate::value(field)))
    ) {
        let mut payload = json!({ "user_id": "u1" });
        payload[field.as_str()] = value;
        check(&payload);
    }

    #[test]
    fn avatars_with_either_prefix(text in generate::data_url(600)) {
        for &prefix in DataUrlPrefix::ALL {
            let options = Options { data_url_prefix: prefix, ..Options::default() };
            let outcome = validate_json(&json!({ "user_id": "u1", "avatar": text }), &options);
            let Ok(update) = outcome.result else { continue };
            let avatar = update.avatar().expect("an avatar");
            let payload = avatar.strip_prefix(prefix.as_str()).expect("the prefix asked for");
            prop_assert!(payload.starts_with("image/"));
            let again = json!({ "user_id": "u1", "avatar": avatar });
            prop_assert_eq!(validate_json(&again, &options).changes, []);
        }
    }
}

/// Depth costs nothing: a field of the wrong kind is not looked into.
#[test]
fn deep_values() {
    let mut value = json!("deep");
    for level in 0..400 {
        value = if level % 2 == 0 { json!([value]) } else { json!({ "a": value }) };
    }
    for field in Field::NAMES {
        let mut payload = json!({ "user_id": "u1" });
        payload[field] = value.clone();
        assert!(validate_json(&payload, &Options::default()).result.is_err(), "{field}");
    }
}

#[test]
fn many_unknown_keys_are_told_in_part() {
    let payload: Value = (0..100_000).map(|n| (format!("k{n}"), Value::Null)).collect();
    let issues = validate_json(&payload, &Options::default()).result.expect_err("refused");
    // `user_id` is missing, a hundred keys by name, and one issue with their number.
    assert_eq!(issues.len(), 102);
    let last = serde_json::to_value(issues.last()).expect("JSON");
    assert_eq!(last["actual"], 100_000);
    assert_eq!(last["unit"], "keys");
}
