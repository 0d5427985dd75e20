//! A request as a value: send it with anything.
//!
//! `POST /v2/user/update`, which modifies a user, and `POST /v2/user/get`, which tells one; both
//! take and give JSON and answer 200 with a `User`.

use std::fmt;

use crate::body::Body;
use crate::connection::Connection;
use crate::data_url::AvatarText;
use crate::text::joined;
use crate::user_update::UserUpdate;

/// Modifies a user.
pub const UPDATE_USER_PATH: &str = "/v2/user/update";
/// Tells a user.
pub const GET_USER_PATH: &str = "/v2/user/get";

/// An HTTP request. `B` is what the body is made of: text, or pieces that the boundary puts together.
#[derive(Clone, PartialEq, Eq)]
pub struct Request<B = String> {
    /// Always `POST`.
    pub method: &'static str,
    /// The full URL.
    pub url: String,
    /// Names and values. Only these two: a browser's preflight allows no others.
    pub headers: Vec<(&'static str, String)>,
    /// JSON.
    pub body: B,
}

/// Without the values of headers, one of which is the token, and without the body, which is personal.
impl<B> fmt::Debug for Request<B> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Request")
            .field("method", &self.method)
            .field("url", &self.url)
            .finish_non_exhaustive()
    }
}

/// The request that makes an update.
#[must_use]
pub fn update_user<'a, T: AvatarText>(
    update: &'a UserUpdate<'_, T>,
    connection: &Connection,
) -> Request<Body<'a, T>> {
    post(UPDATE_USER_PATH, connection, update.body())
}

/// The request that tells a user: the token's own, or the one of `user_id`.
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
pub fn post<B>(path: &str, connection: &Connection, body: B) -> Request<B> {
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

impl Request<Body<'_, String>> {
    /// The request with its body in one piece.
    #[must_use]
    pub fn into_text(self) -> Request {
        Request {
            method: self.method,
            url: self.url,
            headers: self.headers,
            body: self.body.into_text(),
        }
    }
}
