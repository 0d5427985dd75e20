//! A payload as sent → an update, by the rules of `pds-profile`, or the first problem in the
//! service's words.

use pds_profile::data_url::DataUrlPrefix;
use pds_profile::issue::ValueKind;
use pds_profile::messages::{Locale, issue_message};
use pds_profile::{Code, Field, Issue, Options, UserUpdate, validate_json};
use serde_json::{Map, Value};

use crate::service::error::ServiceError;

/// Undocumented keys are passed over, as first-party clients send some. An honest client's payload
/// comes out as it went in; what another one left unnormalised is stored normalised.
pub(super) fn validate(mut payload: Map<String, Value>) -> Result<UserUpdate, ServiceError> {
    payload.retain(|key, _| Field::from_name(key).is_some());
    let options = Options { data_url_prefix: prefix_as_sent(&payload), ..Options::default() };
    let outcome = validate_json(&Value::Object(payload), &options);
    outcome.result.map_err(|issues| refusal(&issues))
}

/// The document says `data://`, browsers make `data:`; the avatar is stored the way it came.
fn prefix_as_sent(payload: &Map<String, Value>) -> DataUrlPrefix {
    let avatar = payload.get(Field::Avatar.as_str()).and_then(Value::as_str).unwrap_or_default();
    let start = avatar.get(.."data://".len()).unwrap_or_default();
    if start.eq_ignore_ascii_case("data://") {
        DataUrlPrefix::DoubleSlash
    } else {
        DataUrlPrefix::Standard
    }
}

/// The service names one parameter per answer.
fn refusal(issues: &[Issue]) -> ServiceError {
    let first = issues.iter().find_map(|issue| Some((issue.field?, issue)));
    let Some((field, issue)) = first else { return ServiceError::not_json("") };
    if is_missing(issue) {
        return ServiceError::missing(field);
    }
    ServiceError::not_valid(field, &detail(field, issue))
}

fn is_missing(issue: &Issue) -> bool {
    matches!(issue.code, Code::InvalidType { received: ValueKind::Undefined, .. })
        && issue.path.segments().len() == 1
}

/// Two sentences are known from the service's own tests, the misspelling included; for the rest it
/// is our own.
fn detail(field: Field, issue: &Issue) -> String {
    match field {
        Field::Role => "role range is user or admin or superadmin".to_owned(),
        Field::Status => "status range is enable or disabled".to_owned(),
        _ => issue_message(issue, Locale::En),
    }
}
