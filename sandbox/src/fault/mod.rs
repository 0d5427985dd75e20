//! Faults: how an answer is to go wrong.
//!
//! A fault is one flat JSON object, sent with the request (`x-sandbox-fault`, for curl) or ahead of it
//! (`POST /sandbox/faults`, for browsers). [`reshape`] is what it does to the answer as a value,
//! [`broken`] what it does to HTTP itself, [`preflight`] what it does to the question before.

pub(crate) mod broken;
mod check;
pub(crate) mod preflight;
pub(crate) mod queue;
pub(crate) mod reshape;

use std::collections::BTreeMap;
use std::time::Duration;

use hyper::HeaderMap;
use serde::de::Error;
use serde::{Deserialize, Deserializer, Serialize};
use serde_json::{Map, Value};

use crate::wire;

/// Carries a fault with the request that it is for.
pub(crate) const FAULT_HEADER: &str = "x-sandbox-fault";

/// How an answer is to go wrong. Every key is optional; an unknown one is refused, as a misspelt fault
/// is a test that tests nothing.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[serde(default, deny_unknown_fields)]
pub(crate) struct Fault {
    // What the answer says.
    #[serde(skip_serializing_if = "Option::is_none")]
    status: Option<u16>,
    #[serde(skip_serializing_if = "Option::is_none")]
    body: Option<String>,
    /// For what is no text: invalid UTF-8, broken gzip.
    #[serde(skip_serializing_if = "Option::is_none")]
    body_base64: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    content_type: Option<String>,
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    headers: BTreeMap<String, String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    redirect: Option<String>,

    // Who may read it.
    #[serde(skip_serializing_if = "is_false")]
    no_cors: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    cors_origin: Option<String>,

    // When it comes, and whether the request takes effect.
    #[serde(skip_serializing_if = "Option::is_none")]
    delay_ms: Option<u64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    apply: Option<bool>,
    /// Answers without having read the request's body.
    #[serde(skip_serializing_if = "is_false")]
    early: bool,

    // How it breaks HTTP: one of these.
    #[serde(skip_serializing_if = "is_false")]
    hang: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    drop: Option<Place>,
    #[serde(skip_serializing_if = "Option::is_none")]
    half_close: Option<HalfClose>,
    #[serde(skip_serializing_if = "Option::is_none")]
    cut_body_at: Option<usize>,
    #[serde(skip_serializing_if = "Option::is_none")]
    stall_body_at: Option<usize>,
    #[serde(skip_serializing_if = "Option::is_none")]
    slow_body_ms_per_byte: Option<u64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    body_bytes: Option<u64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    wrong_content_length: Option<u64>,
    #[serde(skip_serializing_if = "is_false")]
    bad_chunk: bool,
    #[serde(skip_serializing_if = "is_false")]
    http_1_0: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    duplicate_header: Option<String>,

    // What the preflight says; not together with the others.
    #[serde(skip_serializing_if = "Option::is_none")]
    preflight_status: Option<u16>,
    #[serde(skip_serializing_if = "Option::is_none")]
    preflight_delay_ms: Option<u64>,
    #[serde(skip_serializing_if = "is_false")]
    preflight_no_cors: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    preflight_allow_headers: Option<String>,
}

/// Where in an answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Place {
    BeforeHeaders,
    InHeaders,
    InBody,
}

/// `true` means in the body.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[serde(untagged)]
enum HalfClose {
    Is(bool),
    At(Place),
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde hands out references")]
fn is_false(flag: &bool) -> bool {
    !flag
}

impl Fault {
    /// Reads a fault and refuses one that could not happen.
    pub(crate) fn parse(json: &str) -> Result<Self, String> {
        let mut json = serde_json::Deserializer::from_str(json);
        let fault = Self::from_object(&mut json).map_err(|error| error.to_string())?;
        json.end().map_err(|error| error.to_string())?;
        fault.check()?;
        Ok(fault)
    }

    /// Derived code would take an array as well, key by key in declared order.
    fn from_object<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let object = Map::deserialize(deserializer)?;
        Self::deserialize(Value::Object(object)).map_err(D::Error::custom)
    }

    /// The fault that comes with a request.
    pub(crate) fn from_headers(headers: &HeaderMap) -> Result<Option<Self>, String> {
        let Some(value) = headers.get(FAULT_HEADER) else { return Ok(None) };
        let json = value.to_str().map_err(|_| "not visible ASCII: escape it as JSON does")?;
        Self::parse(json).map(Some)
    }

    /// How long to wait before answering: never longer than a hang.
    pub(crate) fn delay(&self) -> Duration {
        bounded(self.delay_ms)
    }

    /// Whether to answer without having read the request's body.
    pub(crate) fn is_early(&self) -> bool {
        self.early
    }

    /// Whether the request takes effect. A service that fails to answer may have done its work all
    /// the same; one that answers with an error has not. `apply` decides otherwise.
    pub(crate) fn applies(&self) -> bool {
        let is_never_answered = self.hang || self.drop == Some(Place::BeforeHeaders);
        self.apply.unwrap_or(!self.replaces_the_answer() && !is_never_answered)
    }
}

fn bounded(ms: Option<u64>) -> Duration {
    Duration::from_millis(ms.unwrap_or_default()).min(wire::LONGEST)
}

#[cfg(test)]
mod tests {
    use super::Fault;

    #[test]
    fn a_failed_answer_is_a_failed_update_unless_applies_is_set() {
        for (json, applies) in [
            ("{}", true),
            (r#"{"delay_ms":5}"#, true),
            (r#"{"cut_body_at":5}"#, true),
            (r#"{"status":201}"#, true),
            (r#"{"status":503}"#, false),
            (r#"{"body":"{}"}"#, false),
            (r#"{"hang":true}"#, false),
            (r#"{"hang":true,"apply":true}"#, true),
            (r#"{"drop":"before_headers"}"#, false),
            (r#"{"drop":"in_body"}"#, true),
            (r#"{"redirect":"/elsewhere"}"#, false),
            (r#"{"delay_ms":5,"apply":false}"#, false),
        ] {
            assert_eq!(Fault::parse(json).unwrap().applies(), applies, "{json}");
        }
    }
}
