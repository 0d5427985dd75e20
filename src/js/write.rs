//! Values out, through serde-wasm-bindgen: plain data, nothing for what is absent.

use js_sys::JsString;
use wasm_bindgen::JsValue;

use super::data::{Data, Key};
use super::text::AvatarString;
use crate::body::Body;
use crate::data_url::{DataUrlPrefix, MediaType};
use crate::editable::editable;
use crate::field::Field;
use crate::fields::group_info_list::GROUP_ID;
use crate::fields::role::Role;
use crate::fields::status::Status;
use crate::image::ImageHead;
use crate::issue::{Change, ConnectionReason, Issue, Path, Reason, Rule, Segment, Unit, ValueKind};
use crate::messages::{Locale, change_message, error_message, issue_message, label};
use crate::request::Request;
use crate::user_update::UserUpdate;
use crate::validate::Outcome;
use crate::value::Value;
use crate::{Code, Editability, Error, ErrorKind};

/// The members of an object, in order; those that are absent are left out.
#[derive(Default)]
pub(super) struct Members(pub(super) Vec<(Key, Data)>);

impl Members {
    pub(super) fn put(&mut self, key: &'static str, value: Data) {
        self.0.push((Key::Name(key), value));
    }

    pub(super) fn put_some<V>(
        &mut self,
        key: &'static str,
        value: Option<V>,
        data: impl FnOnce(V) -> Data,
    ) {
        if let Some(value) = value {
            self.put(key, data(value));
        }
    }
}

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

pub(super) fn update(update: &UserUpdate<AvatarString>) -> Data {
    let fields = update.iter().map(|(field, value)| (Key::Name(field.as_str()), value_data(value)));
    let extras = update.extras().iter().map(|(key, json)| {
        // It was JSON text that the engine wrote: it parses.
        let value = js_sys::JSON::parse(json).unwrap_or(JsValue::UNDEFINED);
        (Key::Text(key.clone()), Data::Kept(value))
    });
    Data::Object(fields.chain(extras).collect())
}

pub(super) fn value(value: Option<&Value<AvatarString>>) -> Data {
    value.map_or(Data::Kept(JsValue::UNDEFINED), value_data)
}

fn value_data(value: &Value<AvatarString>) -> Data {
    match value {
        Value::Text(text) => Data::Text(text.clone()),
        Value::DataUrl(AvatarString(text)) => Data::Kept(text.into()),
        Value::Map(entries) => Data::Object(
            entries
                .iter()
                .map(|(key, value)| (Key::Text(key.clone()), Data::Text(value.clone())))
                .collect(),
        ),
        Value::Groups(group_ids) => Data::List(
            group_ids.iter().map(|id| Data::object([(GROUP_ID, Data::Text(id.clone()))])).collect(),
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
    let headers = headers.map(|(name, value)| (Key::Name(name), Data::Text(value))).collect();
    Data::object([
        ("method", Data::Name(request.method)),
        ("url", Data::Text(request.url)),
        ("headers", Data::Object(headers)),
        ("body", Data::Kept(body(request.body))),
    ])
}

/// An error.
pub(super) fn error_data(error: Error, locale: Locale) -> Data {
    let mut members = Members::default();
    members.put("kind", Data::Name(error.kind.as_str()));
    members.put("message", Data::Text(error_message(&error, locale)));
    members.put("retryable", Data::Bool(error.retryable));
    members.put("issues", issues_data(&error.issues, locale));
    members.put_some("status", error.status, |status| Data::Number(status.into()));
    members.put_some("code", error.code, Data::Text);
    members.put_some("serviceMessage", error.service_message, Data::Text);
    members.put_some("requestId", error.request_id, Data::Text);
    members.put_some("retryAfterMs", error.retry_after_ms, |ms| Data::Number(ms as f64));
    Data::Object(members.0)
}

pub(super) fn fields(locale: Locale) -> JsValue {
    Data::List(Field::ALL.iter().map(|&field| field_data(field, locale)).collect()).into_js()
}

fn field_data(field: Field, locale: Locale) -> Data {
    let info = field.info();
    let mut members = Members::default();
    members.put("name", Data::Name(field.as_str()));
    members.put("required", Data::Bool(info.required));
    members.put("kind", Data::Name(info.kind().as_str()));
    members.put_some("minimum", info.minimum, Data::count);
    members.put_some("maximum", info.maximum, Data::count);
    members.put_some("unit", info.unit, |unit| Data::Name(unit.as_str()));
    members.put_some("options", Some(info.options).filter(|o| !o.is_empty()), Data::names);
    members.put("clearable", Data::Bool(info.clearable));
    members.put_some("autocomplete", info.autocomplete, Data::Name);
    members.put_some("inputmode", info.input_mode, Data::Name);
    members.put("label", Data::Name(label(info.label, locale)));
    Data::Object(members.0)
}

pub(super) fn image_head(found: Result<ImageHead, Code>, locale: Locale) -> JsValue {
    let head = match found {
        Ok(head) => head,
        Err(code) => return bad(&[Issue::of(Field::Avatar, code)], &[], locale),
    };
    let value = Data::object([
        ("mediaType", Data::Name(head.media_type.as_str())),
        ("width", Data::Number(head.width.into())),
        ("height", Data::Number(head.height.into())),
        ("animated", Data::Bool(head.animated)),
        ("orientation", Data::Number(head.orientation.into())),
        ("hasMetadata", Data::Bool(head.has_metadata)),
    ]);
    Data::object([("ok", Data::Bool(true)), ("value", value)]).into_js()
}

pub(super) fn editable_fields(role: Option<Role>, is_self: bool) -> JsValue {
    let verdict = |&field: &Field| {
        (Key::Name(field.as_str()), Data::Name(editable(role, is_self, field).as_str()))
    };
    Data::Object(Field::ALL.iter().map(verdict).collect()).into_js()
}

pub(super) fn names() -> JsValue {
    Data::object(
        [
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
        ]
        .map(|(name, names)| (name, Data::names(names))),
    )
    .into_js()
}
