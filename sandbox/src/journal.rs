//! What was asked of `/v2/`, and what became of it: tests read it back.
//!
//! Tokens are masked in all that it holds; a mask says which of two tokens a request had.

use std::collections::VecDeque;

use bytes::Bytes;
use hyper::http::request::Parts;
use serde::Serialize;
use serde_json::Value;

use crate::app::now_ms;
use crate::secrets::Secrets;

const ENTRIES_MAX: usize = 1000;
const BODY_MAX_BYTES: usize = 4096;
/// What is looked through for it: a secret that is masked takes less room.
const READ_MAX_BYTES: usize = 64 * 1024;

/// The last requests, oldest first.
#[derive(Debug, Default, Serialize)]
#[serde(transparent)]
pub(crate) struct Journal {
    entries: VecDeque<Entry>,
}

/// A request.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct Entry {
    request_id: String,
    /// When it arrived, in milliseconds since the epoch.
    at: i64,
    method: String,
    path: String,
    query: Option<String>,
    headers: Vec<(String, String)>,
    pub(crate) body_bytes: usize,
    /// The first 4 KiB.
    pub(crate) body: String,
    /// What the answer says, sent or not.
    pub(crate) status: Option<u16>,
    pub(crate) outcome: Outcome,
    /// Whether it changed a stored user.
    pub(crate) applied: bool,
    pub(crate) fault: Option<Value>,
    #[serde(skip)]
    secrets: Secrets,
}

/// How far a request got.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Outcome {
    Pending,
    /// The answer went out whole.
    Answered,
    /// The answer went out broken, as a fault demanded.
    Misbehaved,
    /// The client closed the connection before the answer.
    ClientGone,
}

impl Journal {
    pub(crate) fn open(&mut self, request_id: &str, head: &Parts) {
        if self.entries.len() == ENTRIES_MAX {
            self.entries.pop_front();
        }
        self.entries.push_back(Entry::new(request_id, head));
    }

    /// Adds to an entry; one that is gone meanwhile is not missed.
    pub(crate) fn note(&mut self, request_id: &str, note: impl FnOnce(&mut Entry)) {
        // The one that is sought is among the latest.
        let found = self.entries.iter_mut().rev().find(|entry| entry.request_id == request_id);
        if let Some(entry) = found {
            note(entry);
        }
    }

    pub(crate) fn clear(&mut self) {
        self.entries.clear();
    }
}

impl Entry {
    fn new(request_id: &str, head: &Parts) -> Self {
        let secrets = Secrets::of(&head.headers);
        let header = |(name, value): (&hyper::header::HeaderName, &hyper::header::HeaderValue)| {
            let value = String::from_utf8_lossy(value.as_bytes());
            (name.to_string(), secrets.masked_header(name, &value))
        };
        Self {
            request_id: request_id.to_owned(),
            at: now_ms(),
            method: head.method.to_string(),
            path: secrets.masked_in(head.uri.path()),
            query: head.uri.query().map(|query| secrets.masked_in(query)),
            headers: head.headers.iter().map(header).collect(),
            body_bytes: 0,
            body: String::new(),
            status: None,
            outcome: Outcome::Pending,
            applied: false,
            fault: None,
            secrets,
        }
    }

    pub(crate) fn body_arrived(&mut self, body: &Bytes) {
        self.body_bytes = body.len();
        let start = String::from_utf8_lossy(body.get(..READ_MAX_BYTES).unwrap_or(body));
        let masked = if body.len() > READ_MAX_BYTES {
            self.secrets.masked_beginning(&start)
        } else {
            self.secrets.masked_in(&start)
        };
        let start = masked.as_bytes().get(..BODY_MAX_BYTES).unwrap_or(masked.as_bytes());
        self.body = String::from_utf8_lossy(start).into_owned();
    }
}
