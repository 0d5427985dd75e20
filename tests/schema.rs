//! The JSON Schemas: fresh, in step with the rules, and as exact as JSON Schema can be.

#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::expect_used, clippy::indexing_slicing, clippy::panic, clippy::unwrap_used)]

mod support;

use std::collections::BTreeSet;
use std::path::PathBuf;

use jsonschema::Validator;
use pds_profile::schema::{self, Draft, Side};
use pds_profile::{Field, validate_json};
use serde_json::{Value, json};
use support::{Case, CaseFile};

/// Set to write the generated files instead of comparing them.
const UPDATE: &str = "UPDATE_SCHEMA";

#[test]
fn the_packages_schemas_are_fresh() {
    let pretty = |side| to_pretty(&schema::payload(side, Draft::Draft202012));
    check_fresh("schema.json", &format!("{}\n", pretty(Side::Output)));
    let module = format!(
        "// What payloads look like, before and after normalisation, as JSON Schema. Generated from the\n\
         // core's field list: `{UPDATE}=1 cargo test --test schema` writes it, `cargo test` compares it.\n\n\
         export const dialects = {};\n\n\
         export const input = {};\n\n\
         export const output = {};\n",
        to_pretty(&dialects()),
        pretty(Side::Input),
        pretty(Side::Output),
    );
    check_fresh("json-schema.js", &module);
}

fn dialects() -> Value {
    Draft::ALL.iter().map(|draft| (draft.as_str().to_owned(), json!(draft.uri()))).collect()
}

fn to_pretty(value: &impl serde::Serialize) -> String {
    serde_json::to_string_pretty(value).expect("JSON")
}

fn check_fresh(name: &str, expected: &str) {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("pkg").join(name);
    if std::env::var_os(UPDATE).is_some() {
        std::fs::write(&path, expected).expect("pkg/ can be written to");
    }
    let found = std::fs::read_to_string(&path).unwrap_or_default();
    assert!(found == expected, "pkg/{name} is stale: run {UPDATE}=1 cargo test --test schema");
}

#[test]
fn both_drafts_say_the_same() {
    for side in [Side::Input, Side::Output] {
        let [new, old] = [Draft::Draft202012, Draft::Draft07].map(|draft| {
            let mut value = serde_json::to_value(schema::payload(side, draft)).expect("JSON");
            assert_eq!(value["$schema"], draft.uri());
            assert!(jsonschema::meta::is_valid(&value), "{draft:?}");
            value.as_object_mut().expect("an object").remove("$schema");
            value
        });
        assert_eq!(new, old);
    }
}

#[test]
fn what_the_rules_accept_the_input_schema_accepts() {
    for draft in [Draft::Draft202012, Draft::Draft07] {
        let validator = validator(Side::Input, draft);
        each_row(|file, case| {
            let payload = file.payload(case.input.as_ref());
            let is_refused = case.issues.is_some() || !case.options.allow.is_empty();
            assert!(is_refused || validator.is_valid(&payload), "{}: {}", file.name, case.name);
        });
    }
}

#[test]
fn what_is_sent_the_output_schema_accepts() {
    let validator = validator(Side::Output, Draft::Draft202012);
    each_row(|file, case| {
        let sent = file.payload(case.value.as_ref());
        let is_refused = case.issues.is_some() || !case.options.allow.is_empty();
        assert!(is_refused || validator.is_valid(&sent), "{}: {}", file.name, case.name);
    });
}

#[test]
fn what_the_output_schema_refuses_is_refused_or_changed() {
    let validator = validator(Side::Output, Draft::Draft202012);
    each_row(|file, case| {
        let payload = file.payload(case.input.as_ref());
        if validator.is_valid(&payload) || !case.options.allow.is_empty() {
            return;
        }
        let outcome = validate_json(&payload, &case.options);
        let is_kept = outcome.result.is_ok() && outcome.changes.is_empty();
        assert!(!is_kept, "{}: {}", file.name, case.name);
    });
}

#[test]
fn the_rows_of_which_the_schema_says_less_are_these() {
    let validator = validator(Side::Output, Draft::Draft202012);
    let mut said_less = BTreeSet::new();
    each_row(|file, case| {
        if case.issues.is_some() && validator.is_valid(&file.payload(case.input.as_ref())) {
            said_less.insert((file.name.clone(), case.name.clone()));
        }
    });
    let expected = rows_said_less();
    assert_eq!(said_less, expected, "the rows are listed in tests/schema-says-less.json");
}

/// File and name of each row in `tests/schema-says-less.json`: there with what cannot be said.
fn rows_said_less() -> BTreeSet<(String, String)> {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/schema-says-less.json");
    let text = std::fs::read_to_string(path).expect("the list");
    let reasons: Vec<Reason> = serde_json::from_str(&text).expect("the list's form");
    let rows_of =
        |reason: Reason| reason.rows.into_iter().map(move |row| (reason.file.clone(), row));
    reasons.into_iter().flat_map(rows_of).collect()
}

#[derive(serde::Deserialize)]
struct Reason {
    file: String,
    rows: Vec<String>,
}

#[test]
fn a_fields_schema_is_its_part_of_the_payloads() {
    for side in [Side::Input, Side::Output] {
        let payload = serde_json::to_value(schema::payload(side, Draft::Draft07)).expect("JSON");
        for &field in Field::ALL {
            let own = serde_json::to_value(schema::field(field, side)).expect("JSON");
            assert_eq!(payload["properties"][field.as_str()], own);
        }
    }
}

fn validator(side: Side, draft: Draft) -> Validator {
    let schema = serde_json::to_value(schema::payload(side, draft)).expect("JSON");
    jsonschema::validator_for(&schema).unwrap_or_else(|error| panic!("{error}"))
}

fn each_row(mut check: impl FnMut(&CaseFile, &Case)) {
    for file in support::files() {
        for case in file.cases.iter().filter(|case| !case.is_for_javascript_only) {
            check(&file, case);
        }
    }
}
