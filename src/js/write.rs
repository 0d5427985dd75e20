//! Values out, through serde-wasm-bindgen: plain data, `undefined` for what is absent.

use js_sys::JsString;
use serde::ser::{SerializeMap, SerializeSeq};
use serde::{Serialize, Serializer};
use wasm_bindgen::JsValue;

use super::text::AvatarString;
use super::user::ParsedObject;
use crate::body::Body;
use crate::data_url::{DataUrlPrefix, MediaType};
use crate::editable::editable;
use crate::field::Field;
use crate::fields::FieldInfo;
use crate::fields::group_info_list::GROUP_ID;
use crate::fields::role::Role;
use crate::fields::status::Status;
use crate::issue::{Change, ConnectionReason, Issue, Path, Reason, Rule, Unit, ValueKind};
use crate::messages::{Locale, change_message, issue_message};
use crate::request::Request;
use crate::user_update::UserUpdate;
use crate::validate::Outcome;
use crate::value::Value;
use crate::{Code, Editability, Error, ErrorKind};

/// Plain objects rather than Maps. Nothing that is written here can fail to be.
fn to_js(value: &impl Serialize) -> JsValue {
    value
        .serialize(&serde_wasm_bindgen::Serializer::json_compatible())
        .unwrap_or(JsValue::UNDEFINED)
}

/// Data with the sentence for it.
#[derive(Serialize)]
struct Told<'a, D: Serialize> {
    #[serde(flatten)]
    data: &'a D,
    message: String,
}

fn told_issues(issues: &[Issue], locale: Locale) -> Vec<Told<'_, Issue>> {
    issues.iter().map(|data| Told { data, message: issue_message(data, locale) }).collect()
}

fn told_changes(changes: &[Change], locale: Locale) -> Vec<Told<'_, Change>> {
    changes.iter().map(|data| Told { data, message: change_message(data, locale) }).collect()
}

/// `{ ok: true, value, changes }`.
#[derive(Serialize)]
struct Good<'a> {
    ok: bool,
    #[serde(with = "serde_wasm_bindgen::preserve")]
    value: JsValue,
    changes: Vec<Told<'a, Change>>,
}

/// `{ ok: false, issues, changes }`.
#[derive(Serialize)]
struct Bad<'a> {
    ok: bool,
    issues: Vec<Told<'a, Issue>>,
    changes: Vec<Told<'a, Change>>,
}

pub(super) fn outcome<V>(
    outcome: &Outcome<V>,
    locale: Locale,
    to_value: impl FnOnce(&V) -> JsValue,
) -> JsValue {
    let changes = told_changes(&outcome.changes, locale);
    match &outcome.result {
        Ok(value) => to_js(&Good { ok: true, value: to_value(value), changes }),
        Err(found) => to_js(&Bad { ok: false, issues: told_issues(found, locale), changes }),
    }
}

/// An outcome refused for its connection, with what is wrong with the payload besides.
pub(super) fn refused<V>(issue: Issue, outcome: &Outcome<V>, locale: Locale) -> JsValue {
    let mut all = vec![issue];
    if let Err(found) = &outcome.result {
        all.extend(found.iter().cloned());
    }
    let changes = told_changes(&outcome.changes, locale);
    to_js(&Bad { ok: false, issues: told_issues(&all, locale), changes })
}

pub(super) fn unknown_field(name: &str, locale: Locale) -> JsValue {
    let code = crate::suggest::unrecognized_key(name, Field::NAMES);
    let found = [Issue { field: None, path: Path::ROOT.key(name), code }];
    to_js(&Bad { ok: false, issues: told_issues(&found, locale), changes: Vec::new() })
}

pub(super) fn issues(found: &[Issue], locale: Locale) -> JsValue {
    to_js(&told_issues(found, locale))
}

struct UpdateOut<'a>(&'a UserUpdate<AvatarString>);

impl Serialize for UpdateOut<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        for (field, value) in self.0.iter() {
            map.serialize_entry(&field, &ValueOut(value))?;
        }
        for (key, json) in self.0.extras() {
            // It was JSON text that the engine wrote: it parses.
            let value = js_sys::JSON::parse(json).unwrap_or(JsValue::UNDEFINED);
            map.serialize_entry(key, &Kept(&value))?;
        }
        map.end()
    }
}

struct ValueOut<'a>(&'a Value<AvatarString>);

impl Serialize for ValueOut<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self.0 {
            Value::Text(text) => serializer.serialize_str(text),
            Value::DataUrl(AvatarString(text)) => Kept(text).serialize(serializer),
            Value::Map(entries) => {
                serializer.collect_map(entries.iter().map(|(key, value)| (key, value)))
            }
            Value::Groups(group_ids) => {
                let mut seq = serializer.serialize_seq(Some(group_ids.len()))?;
                for group_id in group_ids {
                    seq.serialize_element(&Group { key: GROUP_ID, group_id })?;
                }
                seq.end()
            }
        }
    }
}

struct Group<'a> {
    key: &'static str,
    group_id: &'a str,
}

impl Serialize for Group<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map([(self.key, self.group_id)])
    }
}

/// A JavaScript value that goes out as it is.
struct Kept<'a, V>(&'a V);

impl<V: wasm_bindgen::JsCast> Serialize for Kept<'_, V> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serde_wasm_bindgen::preserve::serialize(self.0, serializer)
    }
}

pub(super) fn update(update: &UserUpdate<AvatarString>) -> JsValue {
    to_js(&UpdateOut(update))
}

pub(super) fn value(value: Option<&Value<AvatarString>>) -> JsValue {
    value.map_or(JsValue::UNDEFINED, |value| to_js(&ValueOut(value)))
}

/// The body as one JavaScript string: the avatar is joined in, not copied.
pub(super) fn body(body: Body<'_, AvatarString>) -> JsValue {
    let head = JsString::from(body.head);
    match body.data_url {
        Some(AvatarString(data_url)) => {
            head.concat(data_url).concat(&JsString::from(body.tail)).into()
        }
        None => head.into(),
    }
}

#[derive(Serialize)]
struct RequestOut {
    method: &'static str,
    url: String,
    #[serde(serialize_with = "as_map")]
    headers: Vec<(&'static str, String)>,
    #[serde(with = "serde_wasm_bindgen::preserve")]
    body: JsValue,
}

fn as_map<S: Serializer>(
    pairs: &[(&'static str, String)],
    serializer: S,
) -> Result<S::Ok, S::Error> {
    serializer.collect_map(pairs.iter().map(|(name, value)| (name, value)))
}

pub(super) fn request(request: Request<Body<'_, AvatarString>>) -> JsValue {
    to_js(&RequestOut {
        method: request.method,
        url: request.url,
        headers: request.headers,
        body: body(request.body),
    })
}

/// `{ ok: true, user }` or `{ ok: false, error }`.
#[derive(Serialize)]
struct Settled<'a> {
    ok: bool,
    #[serde(with = "serde_wasm_bindgen::preserve")]
    user: JsValue,
    #[serde(skip_serializing_if = "Option::is_none")]
    error: Option<ErrorOut<'a>>,
}

#[derive(Serialize)]
struct ErrorOut<'a> {
    #[serde(flatten)]
    error: &'a Error,
    /// In place of the error's own: with sentences.
    issues: Vec<Told<'a, Issue>>,
    message: String,
}

pub(super) fn settled(result: Result<ParsedObject, Error>, locale: Locale) -> JsValue {
    match result {
        Ok(user) => to_js(&Settled { ok: true, user: user.into_user(), error: None }),
        Err(error) => {
            let message = crate::messages::error_message(&error, locale);
            let issues = told_issues(&error.issues, locale);
            let error = Some(ErrorOut { error: &error, issues, message });
            to_js(&Settled { ok: false, user: JsValue::UNDEFINED, error })
        }
    }
}

#[derive(Serialize)]
struct FieldOut {
    name: Field,
    required: bool,
    kind: ValueKind,
    #[serde(skip_serializing_if = "Option::is_none")]
    minimum: Option<usize>,
    #[serde(skip_serializing_if = "Option::is_none")]
    maximum: Option<usize>,
    #[serde(skip_serializing_if = "Option::is_none")]
    unit: Option<Unit>,
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    options: &'static [&'static str],
    clearable: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    autocomplete: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    inputmode: Option<&'static str>,
    label: &'static str,
}

impl FieldOut {
    fn new(field: Field, locale: Locale) -> Self {
        let info: &FieldInfo = field.info();
        Self {
            name: field,
            required: info.required,
            kind: info.kind(),
            minimum: info.minimum,
            maximum: info.maximum,
            unit: info.unit,
            options: info.options,
            clearable: info.clearable,
            autocomplete: info.autocomplete,
            inputmode: info.input_mode,
            label: crate::messages::label(info.label, locale),
        }
    }
}

pub(super) fn fields(locale: Locale) -> JsValue {
    let all: Vec<_> = Field::ALL.iter().map(|&field| FieldOut::new(field, locale)).collect();
    to_js(&all)
}

struct EditableOut {
    role: Option<Role>,
    is_self: bool,
}

impl Serialize for EditableOut {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let verdicts =
            Field::ALL.iter().map(|&field| (field, editable(self.role, self.is_self, field)));
        serializer.collect_map(verdicts)
    }
}

pub(super) fn editable_fields(role: Option<Role>, is_self: bool) -> JsValue {
    to_js(&EditableOut { role, is_self })
}

pub(super) fn names() -> JsValue {
    to_js(&std::collections::BTreeMap::from([
        ("FieldName", Field::NAMES),
        ("Status", Status::NAMES),
        ("Role", Role::NAMES),
        ("Locale", Locale::NAMES),
        ("Unit", Unit::NAMES),
        ("ValueKind", ValueKind::NAMES),
        ("FormatReason", Reason::NAMES),
        ("ConnectionReason", ConnectionReason::NAMES),
        ("IssueCode", Code::NAMES),
        ("ChangeRule", Rule::NAMES),
        ("DataUrlPrefix", DataUrlPrefix::NAMES),
        ("AvatarMediaType", MediaType::NAMES),
        ("Editability", Editability::NAMES),
        ("ErrorKind", ErrorKind::NAMES),
    ]))
}
