//! A call: the token, a request, and as many more as the policy allows.
//!
//! The client races all this with the deadline and the caller's signal.

use wasm_bindgen::JsValue;
use wasm_bindgen_futures::future_to_promise;
use web_sys::AbortSignal;

use super::hooks::Hooks;
use super::user::ParsedObject;
use super::{read, send, write};
use crate::connection::Connection;
use crate::error::{Error, ErrorKind};
use crate::messages::Locale;
use crate::retry::{RetryPolicy, should_refresh};
use crate::token::is_token;
use crate::{request, response};

/// What is sent, and with what patience.
pub(super) struct Call {
    pub(super) path: &'static str,
    pub(super) body: JsValue,
    pub(super) connection: JsValue,
    pub(super) policy: RetryPolicy,
    pub(super) hooks: Hooks,
    pub(super) signal: AbortSignal,
    /// The language of what it reports.
    pub(super) locale: Locale,
}

impl Call {
    /// Begins the call; gives the promise of its outcome.
    pub(super) fn start(self) -> JsValue {
        future_to_promise(async move { Ok(write::settled(self.run().await, self.locale)) }).into()
    }

    /// Makes the call.
    async fn run(&self) -> Result<ParsedObject, Error> {
        let connection =
            read::connection(&self.connection).map_err(|issue| Error::invalid(vec![issue]))?;
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

    async fn attempt(&self, connection: &Connection, token: &str) -> Result<ParsedObject, Error> {
        let connection = connection.clone().with_token(token);
        let connection = connection.map_err(|issue| Error::invalid(vec![issue]))?;
        let request = request::post(self.path, &connection, self.body.clone());
        let _ = self.hooks.sent();
        let (head, body) = send::send(request, &self.hooks, &self.signal).await?;
        let _ = self.hooks.answered(head.status, head.request_id.as_deref());
        response::accept(head, body)
    }
}

/// A value that is no text becomes one that is no token.
fn text_of(value: JsValue) -> String {
    value.as_string().unwrap_or_default()
}
