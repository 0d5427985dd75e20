//! The service: the two documented endpoints, validated by the same rules as in the browser.
//!
//! Order of the checks: path and size (the gateway's), token, media type, JSON, payload, permission.
//! No document says in which order the real one checks.

pub(crate) mod error;
mod get;
mod update;
mod validate;

use bytes::Bytes;
use hyper::header::CONTENT_TYPE;
use hyper::http::request::Parts;
use hyper::{HeaderMap, Method, StatusCode};
use serde_json::{Map, Value};

use crate::app::State;
use crate::gateway;
use crate::inbound::Inbound;
use crate::reply::{self, Reply};
use crate::users::StoredUser;
use error::ServiceError;

/// What `/v2/` takes at most. A payload with the largest avatar is about 320 KB.
pub(crate) const BODY_MAX_BYTES: usize = 1024 * 1024;

const GET_USER: &str = "/v2/user/get";
const UPDATE_USER: &str = "/v2/user/update";

/// Whether there is such an endpoint: the gateway knows no other.
pub(crate) fn exists(path: &str) -> bool {
    matches!(path, GET_USER | UPDATE_USER)
}

/// An answer, and the user that the request would store.
pub(crate) struct Answer {
    pub(crate) reply: Reply,
    pub(crate) stores: Option<StoredUser>,
}

impl From<Reply> for Answer {
    fn from(reply: Reply) -> Self {
        Self { reply, stores: None }
    }
}

/// Answers without storing anything: whether an update takes place is up to the caller.
pub(crate) fn answer(state: &State, head: &Parts, body: &Inbound) -> Answer {
    let path = head.uri.path();
    if head.method != Method::POST || !exists(path) {
        return gateway::api_not_found(&head.method, path).into();
    }
    match body {
        Inbound::TooLarge => gateway::body_too_large().into(),
        Inbound::Broken => gateway::invalid_body().into(),
        Inbound::Whole(body) => serve(state, head, body),
    }
}

fn serve(state: &State, head: &Parts, body: &Bytes) -> Answer {
    let caller = match state.tokens.authenticate(&state.users, &head.headers) {
        Ok(caller) => caller,
        Err(error) => return error.into_reply().into(),
    };
    if !is_json(&head.headers) {
        return gateway::invalid_content_type().into();
    }
    let result = parse(body).and_then(|payload| match head.uri.path() {
        UPDATE_USER => update::update_user(&state.users, caller, payload).map(|user| (user, true)),
        _ => get::get_user(&state.users, caller, &payload).map(|user| (user, false)),
    });
    match result {
        Ok((user, stores)) => {
            let reply = reply::json(StatusCode::OK, &user);
            Answer { reply, stores: stores.then_some(user) }
        }
        Err(error) => error.into_reply().into(),
    }
}

fn is_json(headers: &HeaderMap) -> bool {
    let content_type =
        headers.get(CONTENT_TYPE).and_then(|value| value.to_str().ok()).unwrap_or_default();
    let media_type = content_type.split(';').next().unwrap_or_default().trim();
    media_type.eq_ignore_ascii_case("application/json")
}

/// An empty body says as much as an empty object.
fn parse(body: &Bytes) -> Result<Map<String, Value>, ServiceError> {
    if body.is_empty() {
        return Ok(Map::new());
    }
    serde_json::from_slice(body).map_err(|error| ServiceError::not_json(&error.to_string()))
}
