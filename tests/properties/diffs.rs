//! The smallest update: none when nothing changed, and what makes the edited user of the current one.

use pds_profile::validate::Outcome;
use pds_profile::{Field, Options, UserUpdate, diff_json, validate_json};
use proptest::prelude::*;
use proptest::sample::select;
use serde_json::{Map, Value, json};

use crate::generate;

fn difference(current: &Value, edited: &Value) -> Outcome<Option<UserUpdate>> {
    diff_json(current, edited, &Options::default())
}

/// What a payload becomes; none when it is refused.
fn normalised(payload: &Value) -> Option<Map<String, Value>> {
    let update = validate_json(payload, &Options::default()).result.ok()?;
    Some(serde_json::from_str(&update.to_json()).expect("JSON"))
}

fn without_cleared(mut user: Map<String, Value>) -> Map<String, Value> {
    user.retain(|_, value| value != "");
    user
}

/// What the service has when it takes an update.
fn applied(current: &Map<String, Value>, update: Map<String, Value>) -> Map<String, Value> {
    let mut user = current.clone();
    user.extend(update);
    without_cleared(user)
}

fn check(current: &Map<String, Value>, mut edited: Value) {
    edited["user_id"] = current["user_id"].clone();
    let outcome = difference(&current.clone().into(), &edited);
    let Some(normal) = normalised(&edited) else {
        // A value that stands already is not judged, so the difference may be in order all the same.
        return;
    };
    let update = outcome.result.expect("a valid payload");
    let update = update
        .map_or_else(Map::new, |update| serde_json::from_str(&update.to_json()).expect("JSON"));
    for (key, value) in update.iter().filter(|(key, _)| *key != "user_id") {
        assert_ne!(current.get(key), Some(value), "{key} is sent though it stands already");
    }
    for change in &outcome.changes {
        assert!(
            update.contains_key(change.field.as_str()),
            "a change of what is not sent: {change:?}"
        );
    }
    assert_eq!(applied(current, update), applied(current, normal));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn nothing_changed(payload in generate::payload()) {
        let Some(normal) = normalised(&payload) else { return Ok(()) };
        prop_assert_eq!(difference(&payload, &payload).result, Ok(None));
        prop_assert_eq!(difference(&normal.into(), &payload).result, Ok(None));
    }

    #[test]
    fn the_difference_makes_the_edited_of_the_current(
        current in generate::payload(),
        edited in generate::payload(),
    ) {
        if let Some(current) = normalised(&current) {
            check(&current, edited);
        }
    }

    #[test]
    fn one_field_changed(
        current in generate::payload(),
        (field, value) in select(&Field::ALL[1..]).prop_flat_map(|field| (Just(field), generate::value(field))),
    ) {
        let Some(current) = normalised(&current) else { return Ok(()) };
        let mut edited = Value::from(current.clone());
        edited[field.as_str()] = value;
        check(&current, edited);
    }

    #[test]
    fn clearing_is_not_omitting(current in generate::payload(), at in any::<prop::sample::Index>()) {
        let Some(current) = normalised(&current) else { return Ok(()) };
        let clearable: Vec<&str> =
            Field::ALL.iter().filter(|field| field.info().clearable).map(|field| field.as_str()).collect();
        let name = clearable[at.index(clearable.len())];
        let user_id = current["user_id"].clone();
        let omitted = difference(&current.clone().into(), &json!({ "user_id": user_id }));
        prop_assert_eq!(omitted.result, Ok(None));
        let cleared = difference(&current.clone().into(), &json!({ "user_id": user_id, name: "" }));
        let update = cleared.result.expect("valid").map(|update| update.to_json());
        let was_set = current.get(name).is_some_and(|value| value != "");
        let expected = was_set.then(|| format!("{{\"user_id\":{user_id},\"{name}\":\"\"}}"));
        prop_assert_eq!(update, expected);
    }

    #[test]
    fn any_two_values_are_compared_without_panic(current in generate::json(), edited in generate::json()) {
        let _ = difference(&current, &edited);
    }
}
