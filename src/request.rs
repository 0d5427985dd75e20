//! A request as a value: send it with anything.
//!
//! `POST /v2/user/update`, which modifies a user, and `POST /v2/user/get`, which reads one; both
//! take JSON and answer 200 with a `User`.

use std::fmt;

use serde::Serialize;

use crate::connection::Connection;
use crate::text::joined;
use crate::update::UserUpdate;

/// Modifies a user.
pub const UPDATE_USER_PATH: &str = "/v2/user/update";
/// Reads a user.
pub const GET_USER_PATH: &str = "/v2/user/get";

/// An HTTP request.
#[derive(Clone, PartialEq, Eq, Serialize)]
pub struct Request {
    /// Always `POST`.
    pub method: &'static str,
    /// The full URL.
    pub url: String,
    /// Names and values. Only these two: a browser's preflight allows no others.
    #[serde(serialize_with = "as_object")]
    pub headers: Vec<(&'static str, String)>,
    /// JSON.
    pub body: String,
}

fn as_object<S: serde::Serializer>(
    headers: &[(&'static str, String)],
    serializer: S,
) -> Result<S::Ok, S::Error> {
    serializer.collect_map(headers.iter().map(|(name, value)| (name, value)))
}

/// Without the values of headers, one of which is the token, and without the body, which is personal.
impl fmt::Debug for Request {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Request")
            .field("method", &self.method)
            .field("url", &self.url)
            .finish_non_exhaustive()
    }
}

/// The request that makes an update.
#[must_use]
pub fn update_user(update: &UserUpdate, connection: &Connection) -> Request {
    post(UPDATE_USER_PATH, connection, update.to_json())
}

/// The request that reads a user: the token's own, or the one of `user_id`.
#[must_use]
pub fn get_user(user_id: Option<&str>, connection: &Connection) -> Request {
    post(GET_USER_PATH, connection, get_user_body(user_id))
}

/// The body of [`get_user`].
#[must_use]
pub fn get_user_body(user_id: Option<&str>) -> String {
    match user_id {
        // A text always has a JSON form.
        Some(id) => joined(&["{\"user_id\":", &serde_json::to_string(id).unwrap_or_default(), "}"]),
        None => "{}".to_owned(),
    }
}

/// A request of this service to one of its paths.
#[must_use]
pub fn post(path: &str, connection: &Connection, body: String) -> Request {
    let headers = headers(connection.token());
    Request { method: "POST", url: joined(&[connection.origin.as_str(), path]), headers, body }
}

/// The headers of a request of this service.
#[must_use]
pub fn headers(token: Option<&str>) -> Vec<(&'static str, String)> {
    let mut headers = vec![("Content-Type", "application/json".to_owned())];
    if let Some(token) = token {
        headers.push(("Authorization", joined(&["Bearer ", token])));
    }
    headers
}
