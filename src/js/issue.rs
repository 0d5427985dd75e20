//! An issue that was given out before, on its way back: for its sentence in another language.

use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;

use super::property;
use crate::field::Field;
use crate::issue::{Code, ConnectionReason, Issue, Path, Reason, Unit, ValueKind};

/// The most elements of an array that are read.
const MAX_ITEMS: u32 = 1_000;

#[wasm_bindgen]
extern "C" {
    // js-sys has it without `catch`, and a revoked Proxy makes it throw.
    #[wasm_bindgen(catch, js_namespace = Array, js_name = isArray)]
    pub(super) fn is_array(value: &JsValue) -> Result<bool, JsValue>;
}

/// None for what is no issue of ours.
pub(super) fn read(value: &JsValue) -> Option<Issue> {
    let field = text_property(value, "field").and_then(|name| Field::from_name(&name));
    Some(Issue { field, path: path(value), code: code(value)? })
}

fn path(value: &JsValue) -> Path {
    let mut path = Path::ROOT;
    for step in property(value, "path").iter().flat_map(items) {
        path = match (step.as_string(), step.as_f64()) {
            (Some(key), _) => path.key(&key),
            (None, Some(index)) => path.index(index as usize),
            (None, None) => path,
        };
    }
    path
}

fn code(value: &JsValue) -> Option<Code> {
    let text = |key| text_property(value, key);
    let count = |key| property(value, key)?.as_f64().map(|number| number as usize);
    let unit = || Unit::from_name(&text("unit")?);
    Some(match text("code")?.as_str() {
        "invalid_type" => Code::InvalidType {
            expected: ValueKind::from_name(&text("expected")?)?,
            received: ValueKind::from_name(&text("received")?)?,
        },
        "too_big" => Code::TooBig {
            maximum: count("maximum")?,
            actual: count("actual")?,
            unit: unit()?,
            at_least: property(value, "atLeast").is_some_and(|flag| flag == JsValue::TRUE),
        },
        "too_small" => {
            Code::TooSmall { minimum: count("minimum")?, actual: count("actual")?, unit: unit()? }
        }
        "invalid_format" => Code::InvalidFormat {
            reason: Reason::from_name(&text("reason")?)?,
            index: count("index"),
            found: text("found"),
        },
        "invalid_value" => Code::InvalidValue {
            options: texts(&property(value, "options")?).into_iter().map(Into::into).collect(),
            suggestion: text("suggestion").map(Into::into),
        },
        "unrecognized_key" => Code::UnrecognizedKey {
            key: text("key")?,
            suggestion: text("suggestion").map(Into::into),
        },
        "unreadable" => Code::Unreadable,
        "rejected_by_service" => Code::RejectedByService {
            service_code: text("serviceCode")?,
            service_message: text("serviceMessage")?,
        },
        "invalid_connection" => {
            Code::InvalidConnection { reason: ConnectionReason::from_name(&text("reason")?)? }
        }
        _ => return None,
    })
}

pub(super) fn texts(value: &JsValue) -> Vec<String> {
    items(value).iter().filter_map(JsValue::as_string).collect()
}

/// The first elements of an array, if it is one; as many as can be read.
fn items(value: &JsValue) -> Vec<JsValue> {
    if !matches!(is_array(value), Ok(true)) {
        return Vec::new();
    }
    // Not `Array::iter`: a Proxy of an array may throw.
    let length = property(value, "length").and_then(|length| length.as_f64()).unwrap_or_default();
    let indexes = 0..length.min(f64::from(MAX_ITEMS)) as u32;
    indexes.map_while(|index| js_sys::Reflect::get_u32(value, index).ok()).collect()
}

/// A property that is a string.
pub(super) fn text_property(value: &JsValue, key: &str) -> Option<String> {
    property(value, key)?.as_string()
}
