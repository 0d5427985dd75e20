//! Verdicts for `pkg/boundary.js`: what it packed is judged, and what there is to say is packed.
//!
//! Each function gives one of the verdicts below. A valid value that is as it was given costs one
//! crossing in and nothing back.

use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;

use super::pack::Writer;
use super::scratch::exchange;
use super::unicode::ENGINE;
use super::unpack;
use crate::body::Body;
use crate::data_url::DataUrlPrefix;
use crate::field::Field;
use crate::issue::{Issue, Path};
use crate::messages::Locale;
use crate::options::Options;
use crate::raw::Raw;
use crate::validate::{self, Outcome};
use crate::value::Value;
use crate::{request, suggest};

/// Valid, and as it was given.
const AS_GIVEN: u32 = 0;
/// Valid: changes, the fields that there are, the values that are not as given.
const VALID: u32 = 1;
/// Refused: issues, changes.
const REFUSED: u32 = 2;

/// How to judge and in which language to report: bits, the lowest for Chinese, the next for `data:`.
pub(super) struct How {
    rules: Options,
    pub(super) locale: Locale,
}

impl How {
    pub(super) fn of(bits: u32) -> Self {
        let standard = bits & 2 != 0;
        let prefix = if standard { DataUrlPrefix::Standard } else { DataUrlPrefix::DoubleSlash };
        // Allowed keys come apart from the others: there is no need to know them here.
        let rules = Options { allow: Vec::new(), data_url_prefix: prefix, unicode: ENGINE };
        Self { rules, locale: if bits & 1 != 0 { Locale::ZhCn } else { Locale::En } }
    }
}

/// How to read what is to be judged: see `unpack.rs`.
#[wasm_bindgen]
#[must_use]
pub fn limits() -> Vec<u32> {
    unpack::limits()
}

/// The language of a tag, by number.
#[wasm_bindgen]
#[must_use]
pub fn locale_number(tag: &str) -> u32 {
    Locale::negotiate(tag) as u32
}

/// The memory that all this is in; another one after `start_afresh`.
#[wasm_bindgen]
#[must_use]
pub fn linear_memory() -> JsValue {
    wasm_bindgen::memory()
}

/// Judges a payload.
#[wasm_bindgen]
#[must_use]
pub fn judge_update(how: u32) -> u32 {
    let how = How::of(how);
    exchange(|given, told| {
        let outcome = validate::validate(given.payload(), &how.rules);
        if outcome.is_as_given() {
            return AS_GIVEN;
        }
        tell(&outcome, how.locale, told, |update, told| {
            told.values(update.iter(), |field| outcome.has_changed(field));
        })
    })
}

/// Judges one field, by number.
#[wasm_bindgen]
#[must_use]
pub fn judge_field(field: usize, how: u32) -> u32 {
    let how = How::of(how);
    exchange(|given, told| {
        let Some(field) = unpack::field(field) else { return AS_GIVEN };
        let outcome = validate::validate_field(field, given.value(), &how.rules);
        if outcome.is_as_given() {
            return AS_GIVEN;
        }
        tell(&outcome, how.locale, told, |value, told| {
            told.values(value.iter().map(|value| (field, value)), |_| true);
        })
    })
}

/// Refuses a field of an unknown name.
#[wasm_bindgen]
#[must_use]
pub fn judge_unknown_field(name: &str, how: u32) -> u32 {
    let code = suggest::unrecognized_key(name, Field::NAMES);
    refuse(Issue { field: None, path: Path::ROOT.key(name), code }, how)
}

/// Judges the difference between a current user and an edited one.
#[wasm_bindgen]
#[must_use]
pub fn judge_difference(how: u32) -> u32 {
    let how = How::of(how);
    exchange(|given, told| {
        let current = given.payload();
        let outcome = validate::diff(current, given.payload(), &how.rules);
        tell(&outcome, how.locale, told, |update, told| {
            // The id may be the current user's, which was not given as the edited one's.
            let is_told = |field| field == Field::UserId || outcome.has_changed(field);
            told.values(update.iter().flat_map(|update| update.iter()), is_told);
        })
    })
}

/// Judges a connection and a payload; where both are right, gives the request.
#[wasm_bindgen]
#[must_use]
pub fn judge_request(how: u32) -> u32 {
    let how = How::of(how);
    exchange(|given, told| {
        let connection = given.connection();
        let outcome = validate::validate(given.payload(), &how.rules);
        match connection {
            Ok(connection) => tell(&outcome, how.locale, told, |update, told| {
                told.request(request::update_user(update, &connection));
            }),
            Err(issue) => {
                let others = outcome.result.err().unwrap_or_default();
                let issues = std::iter::once(issue).chain(others).collect();
                let outcome = Outcome::<()> { result: Err(issues), changes: outcome.changes };
                tell(&outcome, how.locale, told, |(), _| {})
            }
        }
    })
}

/// Judges a connection, and the id of a user to ask for, the token's own where it is absent; where both
/// are right, gives the request.
#[wasm_bindgen]
#[must_use]
pub fn judge_question(how: u32) -> u32 {
    let how = How::of(how);
    exchange(|given, told| {
        let connection = given.connection();
        let body = match given.value() {
            Raw::Absent => Ok(request::get_user_body(None)),
            user_id => validate::validate_field(Field::UserId, user_id, &how.rules)
                .result
                .map(|user_id| request::get_user_body(user_id.as_ref().and_then(Value::text))),
        };
        let result = body.and_then(|body| Ok((body, connection.map_err(|issue| vec![issue])?)));
        let outcome = Outcome { result, changes: Vec::new() };
        tell(&outcome, how.locale, told, |(body, connection), told| {
            let body = Body { head: body.clone(), data_url: None, tail: String::new() };
            told.request(request::post(request::GET_USER_PATH, connection, body));
        })
    })
}

/// Refuses something for an issue.
pub(super) fn refuse(issue: Issue, how: u32) -> u32 {
    let How { locale, .. } = How::of(how);
    exchange(|_, told| tell(&Outcome::<()>::refused(vec![issue]), locale, told, |(), _| {}))
}

/// Judges a connection.
#[wasm_bindgen]
#[must_use]
pub fn judge_connection(how: u32) -> u32 {
    let issue = exchange(|given, _| given.connection().err());
    issue.map_or(AS_GIVEN, |issue| refuse(issue, how))
}

fn tell<V>(
    outcome: &Outcome<V>,
    locale: Locale,
    told: &mut Writer,
    tell_value: impl FnOnce(&V, &mut Writer),
) -> u32 {
    match &outcome.result {
        Ok(value) => {
            told.changes(&outcome.changes, locale);
            tell_value(value, told);
            VALID
        }
        Err(issues) => {
            told.issues(issues, locale);
            told.changes(&outcome.changes, locale);
            REFUSED
        }
    }
}
