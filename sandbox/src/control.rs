//! `/sandbox/…`: what tests and the page's sandbox bar read and set. The service has nothing like it.

use hyper::body::Incoming;
use hyper::http::request::Parts;
use hyper::{Method, StatusCode};
use serde_json::{Value, json};

use crate::app::App;
use crate::fault::queue::Queued;
use crate::inbound::{Inbound, read_body};
use crate::media_type;
use crate::origin;
use crate::reply::{self, Reply};
use crate::service::error::ServiceError;
use crate::tokens::DEMOS;
use crate::users::{PORTRAIT, SELF};

/// The demo users' picture.
const PORTRAIT_PATH: &str = "/sandbox/portrait.png";

/// A fault may hold a body of some size.
const BODY_MAX_BYTES: usize = 8 * 1024 * 1024;

/// Only the sandbox's own page may use it in a browser, and what is no browser. A picture may be shown
/// anywhere, as an avatar is.
pub(crate) async fn serve(app: &App, head: &Parts, body: Incoming) -> Reply {
    let path = head.uri.path();
    let is_public = head.method == Method::GET && path == PORTRAIT_PATH;
    if !is_public && !origin::is_same_origin(&head.headers) {
        return reply::complaint(StatusCode::FORBIDDEN, "not from a page of another origin");
    }
    match read_body(body, BODY_MAX_BYTES).await {
        Inbound::Whole(body) => answer(app, &head.method, path, &body),
        Inbound::TooLarge => reply::complaint(StatusCode::PAYLOAD_TOO_LARGE, "8 MiB at most"),
        Inbound::Broken => reply::complaint(StatusCode::BAD_REQUEST, "the body broke off"),
    }
}

fn answer(app: &App, method: &Method, path: &str, body: &[u8]) -> Reply {
    let inside = path.strip_prefix("/sandbox/").unwrap_or_default();
    match (method.as_str(), inside) {
        ("GET", "users") => ok(&demo_users(app)),
        ("GET", "faults") => ok(&app.state().faults),
        ("POST", "faults") => queue_fault(app, body),
        ("DELETE", "faults") => {
            app.state().faults.clear();
            done()
        }
        ("GET", "requests") => ok(&app.state().journal),
        ("DELETE", "requests") => {
            app.state().journal.clear();
            done()
        }
        ("GET", "refresh") => ok(app.state().tokens.refreshes()),
        ("POST", "refresh") => refresh(app, body),
        ("POST", "reset") => {
            app.reset();
            done()
        }
        ("GET", "portrait.png") => {
            reply::bytes(StatusCode::OK, media_type::of("portrait.png"), PORTRAIT)
        }
        ("GET", _) => match inside.strip_prefix("users/") {
            Some(user_id) => stored_user(app, user_id),
            None => unknown(method, path),
        },
        _ => unknown(method, path),
    }
}

fn ok(value: &impl serde::Serialize) -> Reply {
    reply::json(StatusCode::OK, value)
}

fn done() -> Reply {
    reply::empty(StatusCode::NO_CONTENT)
}

fn unknown(method: &Method, path: &str) -> Reply {
    reply::complaint(StatusCode::NOT_FOUND, &format!("there is no {method} {path}"))
}

/// Who can be played, with the token to do so.
fn demo_users(app: &App) -> Vec<Value> {
    let state = app.state();
    let demo_user = |demo: &crate::tokens::Demo| {
        let user = state.users.get(demo.user_id)?;
        Some(json!({
            "user_id": user.user_id,
            "nick_name": user.nick_name,
            "role": user.role,
            "status": user.status,
            "access_token": demo.access_token,
            "note": demo.note,
        }))
    };
    DEMOS.iter().filter_map(demo_user).collect()
}

/// The user as stored, with the groups that a response does not contain.
fn stored_user(app: &App, user_id: &str) -> Reply {
    let state = app.state();
    let Some(user) = state.users.get(user_id) else {
        return reply::complaint(StatusCode::NOT_FOUND, &format!("there is no user {user_id}"));
    };
    let groups: Vec<Value> = user.group_ids.iter().map(|id| json!({ "group_id": id })).collect();
    let mut stored = json!(user);
    stored["group_info_list"] = Value::Array(groups);
    ok(&stored)
}

fn queue_fault(app: &App, body: &[u8]) -> Reply {
    match Queued::parse(body).and_then(|queued| app.state().faults.push(queued)) {
        Ok(queued) => ok(&json!({ "queued": queued })),
        Err(complaint) => reply::complaint(StatusCode::BAD_REQUEST, &complaint),
    }
}

/// Stands in for the application's own back end, which alone can refresh: `{"user_id": …}`, or
/// `{"access_token": …}` of that user, or nothing for the ordinary user.
fn refresh(app: &App, body: &[u8]) -> Reply {
    let asked: Value = serde_json::from_slice(body).unwrap_or_default();
    let text = |key: &str| asked.get(key).and_then(Value::as_str);
    let mut state = app.state();
    let owner = match (text("user_id"), text("access_token")) {
        (Some(user_id), _) => Some(user_id),
        (None, Some(token)) => state.tokens.owner(token),
        (None, None) => Some(SELF),
    };
    let Some(user) = owner.and_then(|user_id| state.users.get(user_id)).cloned() else {
        return ServiceError::token_invalid().into_reply();
    };
    if !user.is_enabled() {
        return ServiceError::user_not_enabled().into_reply();
    }
    let (access_token, refreshes) = state.tokens.refresh(&user);
    ok(&json!({
        "access_token": access_token,
        "user_id": user.user_id,
        "expires_in": 7200,
        "refreshes": refreshes,
    }))
}
