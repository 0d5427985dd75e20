//! What can go wrong with a call: one taxonomy for everything between a payload and its answer.
//!
//! Never holds the token, nor the payload.

use serde::Serialize;

use crate::issue::Issue;
use crate::names::names;

names! {
    /// What went wrong, coarse enough to act on.
    pub enum ErrorKind {
        /// The payload or the connection has problems; nothing was sent, or the service named a field.
        Invalid = "invalid",
        /// The token is missing, expired or refused: log in again.
        Unauthorized = "unauthorized",
        /// The caller may not do this, or is disabled.
        Forbidden = "forbidden",
        /// There is no such user.
        NotFound = "not_found",
        /// It clashes with something that exists.
        Conflict = "conflict",
        /// Too many requests.
        RateLimited = "rate_limited",
        /// The service failed and said so.
        Service = "service",
        /// The gateway before the service failed.
        Gateway = "gateway",
        /// No answer: refused, reset, DNS, CORS.
        Network = "network",
        /// The browser says that it is offline.
        Offline = "offline",
        /// No answer in time.
        Timeout = "timeout",
        /// The caller aborted.
        Aborted = "aborted",
        /// The answer was a redirect, which is never followed: the token stays with its host.
        Redirected = "redirected",
        /// The request or the answer was too large.
        TooLarge = "too_large",
        /// The answer was not what the service documents.
        Undecodable = "undecodable",
        /// An update of this client is still in flight.
        Busy = "busy",
        /// `init` has not been called, or has failed.
        NotInitialised = "not_initialised",
        /// A defect of this package.
        Internal = "internal",
    }
}

/// What went wrong, with what a caller and a support ticket need.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Error {
    /// For a `match`.
    pub kind: ErrorKind,
    /// HTTP status, when there was an answer.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub status: Option<u16>,
    /// The service's code (`InvalidParameter.NickName`) or the gateway's (`D504TO`).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub code: Option<String>,
    /// The service's own words, untranslated.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub service_message: Option<String>,
    /// `x-ca-request-id`; CORS may hide it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub request_id: Option<String>,
    /// Whether the same call may succeed later without a change.
    pub retryable: bool,
    /// How long the service asked to wait.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub retry_after_ms: Option<u64>,
    /// Whether anything was sent, as far as sentences depend on it.
    #[serde(skip)]
    pub was_sent: bool,
    /// Problems by field.
    pub issues: Vec<Issue>,
}

impl Error {
    /// An error without an answer behind it.
    #[must_use]
    pub fn new(kind: ErrorKind) -> Self {
        let retryable =
            matches!(kind, ErrorKind::Network | ErrorKind::Offline | ErrorKind::Timeout);
        Self {
            kind,
            status: None,
            code: None,
            service_message: None,
            request_id: None,
            retryable,
            retry_after_ms: None,
            was_sent: false,
            issues: Vec::new(),
        }
    }

    /// A payload or a connection with problems.
    #[must_use]
    pub fn invalid(issues: Vec<Issue>) -> Self {
        Self { issues, ..Self::new(ErrorKind::Invalid) }
    }
}

impl std::fmt::Display for Error {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&crate::messages::error_message(self, crate::messages::Locale::En))
    }
}

impl std::error::Error for Error {}
