//! Validates payloads natively: reads a JSON line for each, `{ "payload": …, "options": { … } }`, and writes
//! a line for each, in the form of `validateUserUpdate`. The tests compare the two sides with it.

use std::io::{BufRead, Write, stdin, stdout};

use pds_profile::data_url::DataUrlPrefix;
use pds_profile::messages::{Locale, change_message, issue_message};
use pds_profile::{Change, Issue, Options, validate_json};
use serde_json::{Value, json};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut out = stdout().lock();
    for line in stdin().lock().lines() {
        let input: Value = serde_json::from_str(&line?)?;
        writeln!(out, "{}", result(&input)?)?;
    }
    Ok(())
}

fn result(input: &Value) -> serde_json::Result<Value> {
    let given = input.get("options").unwrap_or(&Value::Null);
    let locale = given.get("locale").and_then(Value::as_str).map_or(Locale::En, Locale::negotiate);
    let outcome = validate_json(input.get("payload").unwrap_or(&Value::Null), &options(given));
    let changes = outcome.changes.iter().map(|change| change_json(change, locale));
    let changes: Vec<Value> = changes.collect::<Result<_, _>>()?;
    Ok(match outcome.result {
        Ok(update) => {
            let value: Value = serde_json::from_str(&update.to_json())?;
            json!({ "ok": true, "value": value, "changes": changes })
        }
        Err(issues) => {
            let issues = issues.iter().map(|issue| issue_json(issue, locale));
            json!({ "ok": false, "issues": issues.collect::<Result<Vec<_>, _>>()?, "changes": changes })
        }
    })
}

fn options(given: &Value) -> Options {
    let texts = |list: &Value| -> Vec<String> {
        let items = list.as_array().into_iter().flatten();
        items.filter_map(Value::as_str).map(str::to_owned).collect()
    };
    let prefix =
        given.get("dataUrlPrefix").and_then(Value::as_str).and_then(DataUrlPrefix::from_name);
    Options {
        allow: given.get("allow").map(texts).unwrap_or_default(),
        data_url_prefix: prefix.unwrap_or(DataUrlPrefix::DoubleSlash),
        ..Options::default()
    }
}

fn issue_json(issue: &Issue, locale: Locale) -> serde_json::Result<Value> {
    with_message(serde_json::to_value(issue)?, issue_message(issue, locale))
}

fn change_json(change: &Change, locale: Locale) -> serde_json::Result<Value> {
    with_message(serde_json::to_value(change)?, change_message(change, locale))
}

fn with_message(mut told: Value, message: String) -> serde_json::Result<Value> {
    if let Value::Object(members) = &mut told {
        members.insert("message".to_owned(), Value::String(message));
    }
    Ok(told)
}
