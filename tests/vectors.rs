//! Every vector of `tests/cases/`, natively.

#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::expect_used, clippy::indexing_slicing, clippy::panic, clippy::unwrap_used)]

mod support;

use std::collections::BTreeSet;

use pds_profile::data_url::DataUrlPrefix;
use pds_profile::fields::avatar::DATA_URL_MAX_BYTES;
use pds_profile::validate::Outcome;
use pds_profile::{Change, Field, Issue, Options, UserUpdate, validate_json};
use serde_json::Value;
use support::{Case, CaseFile};

/// Fewer rows than this are no test of a field.
const ROWS_MIN: usize = 20;

#[test]
fn every_field_has_its_file() {
    let mut expected: Vec<String> = Field::NAMES.iter().map(|name| (*name).to_owned()).collect();
    expected.push("payload".to_owned());
    expected.sort();
    assert_eq!(support::file_names(), expected);
    for file in support::files().iter().filter(|file| file.name != "payload") {
        assert_eq!(file.field.map(Field::as_str), Some(file.name.as_str()));
    }
}

#[test]
fn every_file_has_rows_of_both_kinds() {
    for file in support::files() {
        let refused = file.cases.iter().filter(|case| case.issues.is_some()).count();
        let names: BTreeSet<&str> = file.cases.iter().map(|case| case.name.as_str()).collect();
        assert_eq!(names.len(), file.cases.len(), "{}: a name stands twice", file.name);
        assert!(file.cases.len() >= ROWS_MIN, "{}: {} rows", file.name, file.cases.len());
        assert!(refused > 0 && refused < file.cases.len(), "{}: one kind only", file.name);
    }
}

/// Everything else than an unpaired surrogate is judged here.
#[test]
fn only_unpaired_surrogates_are_left_to_javascript() {
    for file in support::files() {
        for case in file.cases.iter().filter(|case| case.is_for_javascript_only) {
            assert!(case.issues.is_some(), "{}: {}", file.name, case.name);
        }
    }
}

#[test]
fn every_row_is_judged_as_it_says() {
    report(|file, case| {
        let outcome = judge(file, case.input.as_ref(), &case.options);
        compare(file, case, &outcome)
    });
}

#[test]
fn what_is_valid_is_left_as_it_is_the_second_time() {
    report(|file, case| {
        if case.issues.is_some() {
            return Vec::new();
        }
        let outcome = judge(file, case.value.as_ref(), &case.options);
        compare_valid(file, case.value.as_ref(), &[], &outcome)
    });
}

#[test]
fn an_avatar_is_sent_with_either_prefix() {
    let file = support::read("avatar");
    for &prefix in DataUrlPrefix::ALL {
        let options = Options { data_url_prefix: prefix, ..Options::default() };
        for case in file.cases.iter().filter(|case| case.issues.is_none()) {
            check_prefix(&file, case, &options);
        }
    }
}

fn check_prefix(file: &CaseFile, case: &Case, options: &Options) {
    let judge = |given: Option<&Value>| judge(file, given, options);
    let once = judge(case.input.as_ref());
    if sent_bytes(case, options) > DATA_URL_MAX_BYTES {
        assert!(once.result.is_err(), "{}", case.name);
        return;
    }
    let once = once.result.unwrap_or_else(|issues| panic!("{}: {issues:?}", case.name));
    let Some(avatar) = once.avatar() else { return };
    if avatar.starts_with("data:") {
        let is_double = avatar.starts_with("data://");
        let expected = options.data_url_prefix == DataUrlPrefix::DoubleSlash;
        assert_eq!(is_double, expected, "{}", case.name);
        assert_eq!(avatar.len(), sent_bytes(case, options), "{}", case.name);
    }
    let again = judge(Some(&avatar.into()));
    assert_eq!(again.changes, [], "{}", case.name);
    assert_eq!(again.result.as_ref(), Ok(&once), "{}", case.name);
}

/// How long the row's data URL is with the prefix of these options.
fn sent_bytes(case: &Case, options: &Options) -> usize {
    let text = case.value.as_ref().and_then(Value::as_str).unwrap_or_default();
    let Some(described) = text.strip_prefix("data:") else { return text.len() };
    let bare = described.strip_prefix("//").unwrap_or(described);
    options.data_url_prefix.as_str().len() + bare.len()
}

/// Runs all rows and tells all failures at once.
fn report(check: impl Fn(&CaseFile, &Case) -> Vec<String>) {
    let mut failures = Vec::new();
    for file in support::files() {
        for case in file.cases.iter().filter(|case| !case.is_for_javascript_only) {
            let problems = check(&file, case);
            let told =
                problems.iter().map(|problem| format!("{}: {}: {problem}", file.name, case.name));
            failures.extend(told);
        }
    }
    assert!(failures.is_empty(), "{} failures:\n{}", failures.len(), failures.join("\n"));
}

fn judge(file: &CaseFile, given: Option<&Value>, options: &Options) -> Outcome<UserUpdate> {
    validate_json(&file.payload(given), options)
}

/// How an outcome differs from what the row says.
fn compare(file: &CaseFile, case: &Case, outcome: &Outcome<UserUpdate>) -> Vec<String> {
    let Some(expected) = &case.issues else {
        return compare_valid(file, case.value.as_ref(), &case.changes, outcome);
    };
    let mut problems = compare_changes(&case.changes, &outcome.changes);
    match &outcome.result {
        Ok(update) => problems.push(format!("accepted as {}", short(update.to_json()))),
        Err(issues) => problems.extend(compare_issues(expected, issues)),
    }
    problems
}

fn compare_valid(
    file: &CaseFile,
    value: Option<&Value>,
    changes: &[String],
    outcome: &Outcome<UserUpdate>,
) -> Vec<String> {
    let mut problems = compare_changes(changes, &outcome.changes);
    match &outcome.result {
        Ok(update) => {
            let sent: Value = serde_json::from_str(&update.to_json()).expect("JSON");
            if sent != file.payload(value) {
                problems.push(format!("sent {}", short(sent.to_string())));
            }
        }
        Err(issues) => problems.push(format!("refused: {}", short(told(issues).to_string()))),
    }
    problems
}

fn compare_issues(expected: &[Value], issues: &[Issue]) -> Vec<String> {
    let found = told(issues);
    let mut problems: Vec<String> = issues.iter().filter_map(wrong_field).collect();
    if found.as_array().is_none_or(|found| found != expected) {
        problems.push(format!("issues {}", short(found.to_string())));
    }
    problems
}

/// The issues as JSON without `field`, which follows from the path.
fn told(issues: &[Issue]) -> Value {
    let mut told = serde_json::to_value(issues).expect("JSON");
    for issue in told.as_array_mut().expect("an array") {
        issue.as_object_mut().expect("an object").remove("field");
    }
    told
}

fn wrong_field(issue: &Issue) -> Option<String> {
    let path = serde_json::to_value(&issue.path).expect("JSON");
    let expected = path[0].as_str().and_then(Field::from_name);
    (issue.field != expected).then(|| format!("the field of {path} is {:?}", issue.field))
}

fn compare_changes(expected: &[String], changes: &[Change]) -> Vec<String> {
    let rules: Vec<&str> = changes.iter().map(|change| change.rule.as_str()).collect();
    let mut problems = Vec::new();
    if rules != *expected {
        problems.push(format!("changes {rules:?}"));
    }
    for change in changes {
        if change.path.to_string() != change.field.as_str() {
            problems.push(format!(
                "the path of a change of {} is {}",
                change.field.as_str(),
                change.path
            ));
        }
    }
    problems
}

fn short(text: String) -> String {
    match text.char_indices().nth(600) {
        Some((end, _)) => format!("{}…", &text[..end]),
        None => text,
    }
}
