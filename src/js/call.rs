//! A call: the token, a request, and as many more as the policy allows.
//!
//! The client (`client.js`) keeps the clock and the token; it is asked through [`Hooks`], and races
//! all this with the deadline and the caller's signal.

use js_sys::Promise;
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen_futures::JsFuture;
use web_sys::AbortSignal;

use super::{read, send};
use crate::connection::Connection;
use crate::error::{Error, ErrorKind};
use crate::retry::{RetryPolicy, should_refresh};
use crate::token::is_token;
use crate::user::User;
use crate::{request, response};

#[wasm_bindgen]
extern "C" {
    /// What a call needs of its client.
    pub type Hooks;
    /// Whether an update of this user may begin: none of the same user is in flight.
    #[wasm_bindgen(method, catch)]
    pub(super) fn begin(this: &Hooks, user_id: &str) -> Result<bool, JsValue>;
    /// Promises the access token.
    #[wasm_bindgen(method, catch)]
    fn token(this: &Hooks) -> Result<Promise, JsValue>;
    /// Promises another token in place of a refused one; rejects when there is none to be had.
    #[wasm_bindgen(method, catch)]
    fn refresh(this: &Hooks, refused: &str) -> Result<Promise, JsValue>;
    /// Is told what will be tried, before the wait for it.
    #[wasm_bindgen(method, catch)]
    fn plan(this: &Hooks, attempt: u32, wait_ms: f64, reason: Option<&str>) -> Result<(), JsValue>;
    /// The same promise, rejected when the call is over before it settles: nothing waits for ever.
    #[wasm_bindgen(method, catch, js_name = untilOver)]
    fn until_over(this: &Hooks, promise: &Promise) -> Result<Promise, JsValue>;
    /// Promises to come back after a time.
    #[wasm_bindgen(method, catch)]
    fn wait(this: &Hooks, ms: f64) -> Result<Promise, JsValue>;
    /// Is told that a request goes out now.
    #[wasm_bindgen(method, catch)]
    fn sent(this: &Hooks) -> Result<(), JsValue>;
    /// The time that the call still has.
    #[wasm_bindgen(method, catch, js_name = leftMs)]
    fn left_ms(this: &Hooks) -> Result<f64, JsValue>;
}

/// What is sent, and with what patience.
pub(super) struct Call<'a> {
    pub(super) path: &'static str,
    pub(super) body: JsValue,
    pub(super) connection: &'a JsValue,
    pub(super) policy: RetryPolicy,
    pub(super) hooks: &'a Hooks,
    pub(super) signal: &'a AbortSignal,
}

impl Call<'_> {
    /// Makes the call.
    pub(super) async fn run(&self) -> Result<User, Error> {
        let connection =
            read::connection(self.connection).map_err(|issue| Error::invalid(vec![issue]))?;
        let mut token = self.token().await?;
        let mut may_refresh = true;
        let mut retries = 0;
        let mut attempt = 1;
        self.plan(attempt, 0.0, None);
        loop {
            let error = match self.attempt(&connection, &token).await {
                Ok(user) => return Ok(user),
                Err(error) => error,
            };
            attempt += 1;
            if may_refresh && should_refresh(&error) {
                may_refresh = false;
                token = self.refreshed(&token).await.ok_or(error)?;
                self.plan(attempt, 0.0, Some(ErrorKind::Unauthorized));
                continue;
            }
            let left_ms = self.hooks.left_ms().unwrap_or(0.0);
            let random = js_sys::Math::random();
            let Some(wait_ms) = self.policy.wait_ms(&error, retries, left_ms, random) else {
                return Err(error);
            };
            retries += 1;
            self.plan(attempt, wait_ms, Some(error.kind));
            self.hooks.settled(self.hooks.wait(wait_ms)).await.ok_or(error)?;
        }
    }

    /// The token that the client has.
    async fn token(&self) -> Result<String, Error> {
        let token = self.hooks.settled(self.hooks.token()).await;
        token.map(text_of).ok_or_else(|| Error::new(ErrorKind::Unauthorized))
    }

    /// Another token; none when there is none to be had, or what came is no token.
    async fn refreshed(&self, refused: &str) -> Option<String> {
        let token = self.hooks.settled(self.hooks.refresh(refused)).await?.as_string()?;
        is_token(&token).then_some(token)
    }

    /// What a client's progress hook throws is its own affair.
    fn plan(&self, attempt: u32, wait_ms: f64, reason: Option<ErrorKind>) {
        let _ = self.hooks.plan(attempt, wait_ms, reason.map(ErrorKind::as_str));
    }

    async fn attempt(&self, connection: &Connection, token: &str) -> Result<User, Error> {
        let connection = connection.clone().with_token(token);
        let connection = connection.map_err(|issue| Error::invalid(vec![issue]))?;
        let request = request::post(self.path, &connection, self.body.clone());
        let _ = self.hooks.sent();
        let (head, body) = send::send(request, self.hooks, self.signal).await?;
        response::decode(head, body)
    }
}

impl Hooks {
    /// What a promise gives; none when it fails, or could not be made, or the call is over.
    pub(super) async fn settled(&self, promise: Result<Promise, JsValue>) -> Option<JsValue> {
        let promise = self.until_over(&promise.ok()?).ok()?;
        JsFuture::from(promise).await.ok()
    }
}

/// A value that is no text becomes one that is no token.
fn text_of(value: JsValue) -> String {
    value.as_string().unwrap_or_default()
}
