//! Verdicts out, the plain way: plain data through serde-wasm-bindgen, nothing for what is absent.

use js_sys::JsString;
use wasm_bindgen::JsValue;

use crate::body::Body;
use crate::field::Field;
use crate::fields::group_info_list::GROUP_ID;
use crate::issue::{Change, Code, Issue, Path, Segment};
use crate::js::data::{Data, Key};
use crate::js::text::AvatarString;
use crate::js::write::Members;
use crate::messages::{Locale, change_message, issue_message};
use crate::request::Request;
use crate::user_update::UserUpdate;
use crate::validate::Outcome;
use crate::value::Value;

fn path_data(path: &Path) -> Data {
    let steps = path.segments().iter().map(|segment| match segment {
        Segment::Key(key) => Data::Text(key.clone().into_owned()),
        Segment::Index(index) => Data::count(*index),
    });
    Data::List(steps.collect())
}

fn issue_data(issue: &Issue, locale: Locale) -> Data {
    let mut members = Members::default();
    members.put_some("field", issue.field, |field| Data::Name(field.as_str()));
    members.put("path", path_data(&issue.path));
    members.put("code", Data::Name(issue.code.name()));
    put_params(&mut members, &issue.code);
    members.put("message", Data::Text(issue_message(issue, locale)));
    Data::Object(members.0)
}

/// As `Code` is serialised natively.
fn put_params(members: &mut Members, code: &Code) {
    match code {
        Code::InvalidType { expected, received } => {
            members.put("expected", Data::Name(expected.as_str()));
            members.put("received", Data::Name(received.as_str()));
        }
        Code::TooBig { maximum, actual, unit, at_least } => {
            members.put("maximum", Data::count(*maximum));
            members.put("actual", Data::count(*actual));
            members.put("unit", Data::Name(unit.as_str()));
            members.put_some("atLeast", at_least.then_some(true), Data::Bool);
        }
        Code::TooSmall { minimum, actual, unit } => {
            members.put("minimum", Data::count(*minimum));
            members.put("actual", Data::count(*actual));
            members.put("unit", Data::Name(unit.as_str()));
        }
        Code::InvalidFormat { reason, index, found } => {
            members.put("reason", Data::Name(reason.as_str()));
            members.put_some("index", *index, Data::count);
            members.put_some("found", found.clone(), Data::Text);
        }
        Code::InvalidValue { options, suggestion } => {
            let options = options.iter().map(|option| Data::Text(option.clone().into_owned()));
            members.put("options", Data::List(options.collect()));
            members
                .put_some("suggestion", suggestion.clone(), |text| Data::Text(text.into_owned()));
        }
        Code::UnrecognizedKey { key, suggestion } => {
            members.put("key", Data::Text(key.clone()));
            members
                .put_some("suggestion", suggestion.clone(), |text| Data::Text(text.into_owned()));
        }
        Code::Unreadable => {}
        Code::RejectedByService { service_code, service_message } => {
            members.put("serviceCode", Data::Text(service_code.clone()));
            members.put("serviceMessage", Data::Text(service_message.clone()));
        }
        Code::InvalidConnection { reason } => {
            members.put("reason", Data::Name(reason.as_str()));
        }
    }
}

fn issues_data(issues: &[Issue], locale: Locale) -> Data {
    Data::List(issues.iter().map(|issue| issue_data(issue, locale)).collect())
}

fn changes_data(changes: &[Change], locale: Locale) -> Data {
    let changes = changes.iter().map(|change| {
        Data::object([
            ("field", Data::Name(change.field.as_str())),
            ("path", path_data(&change.path)),
            ("rule", Data::Name(change.rule.as_str())),
            ("message", Data::Text(change_message(change, locale))),
        ])
    });
    Data::List(changes.collect())
}

fn bad(issues: &[Issue], changes: &[Change], locale: Locale) -> JsValue {
    Data::object([
        ("ok", Data::Bool(false)),
        ("issues", issues_data(issues, locale)),
        ("changes", changes_data(changes, locale)),
    ])
    .into_js()
}

/// `{ ok: true, value, changes }` or `{ ok: false, issues, changes }`.
pub(super) fn outcome<V>(
    outcome: &Outcome<V>,
    locale: Locale,
    to_value: impl FnOnce(&V) -> Data,
) -> JsValue {
    match &outcome.result {
        Ok(value) => Data::object([
            ("ok", Data::Bool(true)),
            ("value", to_value(value)),
            ("changes", changes_data(&outcome.changes, locale)),
        ])
        .into_js(),
        Err(issues) => bad(issues, &outcome.changes, locale),
    }
}

/// An outcome refused for its connection, with what is wrong with the payload besides.
pub(super) fn refused<V>(issue: Issue, outcome: &Outcome<V>, locale: Locale) -> JsValue {
    let mut all = vec![issue];
    if let Err(found) = &outcome.result {
        all.extend(found.iter().cloned());
    }
    bad(&all, &outcome.changes, locale)
}

pub(super) fn unknown_field(name: &str, locale: Locale) -> JsValue {
    let code = crate::suggest::unrecognized_key(name, Field::NAMES);
    bad(&[Issue { field: None, path: Path::ROOT.key(name), code }], &[], locale)
}

pub(super) fn issues(found: &[Issue], locale: Locale) -> JsValue {
    issues_data(found, locale).into_js()
}

pub(super) fn update(update: &UserUpdate<'_, AvatarString>) -> Data {
    let fields =
        update.iter().map(|(field, value)| (Key::Borrowed(field.as_str()), value_data(value)));
    let extras = update.extras().iter().map(|(key, json)| {
        // It was JSON text that the engine wrote: it parses.
        let value = js_sys::JSON::parse(json).unwrap_or(JsValue::UNDEFINED);
        (Key::Owned(key.clone()), Data::Kept(value))
    });
    Data::Object(fields.chain(extras).collect())
}

pub(super) fn value(value: Option<&Value<'_, AvatarString>>) -> Data {
    value.map_or(Data::Kept(JsValue::UNDEFINED), value_data)
}

fn value_data(value: &Value<'_, AvatarString>) -> Data {
    match value {
        Value::Text(text) => Data::Text(text.clone().into_owned()),
        Value::DataUrl(AvatarString(text)) => Data::Kept(text.into()),
        Value::Map(entries) => Data::Object(
            entries
                .iter()
                .map(|(key, value)| {
                    (Key::Owned(key.clone().into_owned()), Data::Text(value.clone().into_owned()))
                })
                .collect(),
        ),
        Value::Groups(group_ids) => Data::List(
            group_ids
                .iter()
                .map(|id| Data::object([(GROUP_ID, Data::Text(id.clone().into_owned()))]))
                .collect(),
        ),
    }
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

pub(super) fn request(request: Request<Body<'_, AvatarString>>) -> Data {
    let headers = request.headers.into_iter();
    let headers = headers.map(|(name, value)| (Key::Borrowed(name), Data::Text(value))).collect();
    Data::object([
        ("method", Data::Name(request.method)),
        ("url", Data::Text(request.url)),
        ("headers", Data::Object(headers)),
        ("body", Data::Kept(body(request.body))),
    ])
}
