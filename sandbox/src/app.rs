//! What the whole program shares: the settings, and the state behind one lock.

use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::{SystemTime, UNIX_EPOCH};

use crate::fault::queue::FaultQueue;
use crate::journal::Journal;
use crate::tokens::Tokens;
use crate::users::Users;

/// What the whole program shares.
pub(crate) struct App {
    root: PathBuf,
    url: String,
    log: bool,
    request_count: AtomicU64,
    state: Mutex<State>,
}

/// What requests change.
pub(crate) struct State {
    pub(crate) users: Users,
    pub(crate) tokens: Tokens,
    pub(crate) faults: FaultQueue,
    pub(crate) journal: Journal,
}

impl App {
    pub(crate) fn new(root: PathBuf, url: String, log: bool) -> Self {
        let state = Mutex::new(State::seeded(&url));
        Self { root, url, log, request_count: AtomicU64::new(0), state }
    }

    pub(crate) fn root(&self) -> &Path {
        &self.root
    }

    pub(crate) fn url(&self) -> &str {
        &self.url
    }

    /// Never held across an await.
    pub(crate) fn state(&self) -> MutexGuard<'_, State> {
        // A test that made a handler panic should not take the others down with it.
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// As at the start: users, tokens, faults and journal.
    pub(crate) fn reset(&self) {
        *self.state() = State::seeded(&self.url);
    }

    /// Looks like the gateway's ids; counts, so that a log reads in order.
    pub(crate) fn next_request_id(&self) -> String {
        let count = self.request_count.fetch_add(1, Ordering::Relaxed) + 1;
        format!("5A4D8B0C-0000-4000-8000-{count:012X}")
    }

    pub(crate) fn log(&self, line: std::fmt::Arguments<'_>) {
        if self.log {
            eprintln!("{line}");
        }
    }
}

impl State {
    fn seeded(url: &str) -> Self {
        Self {
            users: Users::seeded(url),
            tokens: Tokens::seeded(),
            faults: FaultQueue::default(),
            journal: Journal::default(),
        }
    }
}

/// Milliseconds since the epoch.
pub(crate) fn now_ms() -> i64 {
    let elapsed = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    i64::try_from(elapsed.as_millis()).unwrap_or(i64::MAX)
}
