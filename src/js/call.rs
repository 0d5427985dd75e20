//! A call: the token, one request, its answer.
//!
//! Retry and token refresh will stand here, around `attempt`.

use js_sys::Promise;
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen_futures::JsFuture;
use web_sys::AbortSignal;

use super::{read, send};
use crate::connection::Connection;
use crate::error::{Error, ErrorKind};
use crate::user::User;
use crate::{request, response};

#[wasm_bindgen]
extern "C" {
    /// What a call needs of its client.
    pub type Hooks;
    /// Promises the access token.
    #[wasm_bindgen(method, catch)]
    fn token(this: &Hooks) -> Result<Promise, JsValue>;
    /// Is told that a request is about to be sent.
    #[wasm_bindgen(method, catch)]
    fn attempt(this: &Hooks) -> Result<(), JsValue>;
}

/// Sends a body to a path of the service and makes sense of the answer.
pub(super) async fn call(
    path: &str,
    body: &JsValue,
    connection: &JsValue,
    hooks: &Hooks,
    signal: &AbortSignal,
) -> Result<User, Error> {
    let connection = read::connection(connection).map_err(|issue| Error::invalid(vec![issue]))?;
    let token = token(hooks).await.ok_or_else(|| Error::new(ErrorKind::Unauthorized))?;
    let connection = connection.with_token(&token).map_err(|issue| Error::invalid(vec![issue]))?;
    attempt(path, body, &connection, hooks, signal).await
}

/// The token that the client has; none when it cannot get one.
async fn token(hooks: &Hooks) -> Option<String> {
    JsFuture::from(hooks.token().ok()?).await.ok()?.as_string()
}

async fn attempt(
    path: &str,
    body: &JsValue,
    connection: &Connection,
    hooks: &Hooks,
    signal: &AbortSignal,
) -> Result<User, Error> {
    // It counts; what it throws is its own affair.
    let _ = hooks.attempt();
    let request = request::post(path, connection, body.clone());
    let (head, body) = send::send(request, signal).await?;
    response::decode(head, body)
}
