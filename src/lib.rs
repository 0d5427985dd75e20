//! Validates and normalises `UpdateUser` payloads of Alibaba Cloud PDS (Drive and Photo Service),
//! builds the request, and, in the browser, sends it.
//!
//! ```text
//! caller's object (unknown)
//!    │  pkg/input.js, read_json      reads once, validates nothing
//!    ▼
//! InputValue                         absent | text | wrong kind …
//!    │  validate                     for each field: normalise, check, report
//!    ▼
//! UserUpdate + changes   or issues   a UserUpdate cannot be built any other way
//!    │  request                      + Connection
//!    ▼
//! Request { method, url, headers, body }
//!    │  js/send                      gloo-net
//!    ▼
//! status, headers, body
//!    │  response
//!    ▼
//! User   or   Error                  a service error about a field becomes an issue with its path
//! ```
//!
//! ```
//! use pds_profile::{Options, validate_json};
//! use serde_json::json;
//!
//! let outcome = validate_json(
//!     &json!({ "user_id": "c9b7a5aa04d14ae3867fdc886fa01da4", "nick_name": "  Ada " }),
//!     &Options::default(),
//! );
//! let update = outcome.result.expect("a valid payload");
//! assert_eq!(update.nick_name(), Some("Ada"));
//! assert_eq!(outcome.changes.len(), 1);
//! ```
//!
//! Everything but the `js` module is pure, synchronous, and builds natively.

pub mod asked;
pub mod connection;
pub mod data_url;
pub mod editable;
pub mod error;
pub mod exact_json;
pub mod fast;
pub mod field;
pub mod fields;
pub mod http_url;
pub mod image;
pub mod input;
mod ip;
pub mod issue;
#[cfg(target_arch = "wasm32")]
pub mod js;
pub mod media_type;
pub mod messages;
mod names;
pub mod options;
#[cfg(not(target_arch = "wasm32"))]
pub mod read_json;
pub mod request;
pub mod response;
pub mod retry;
pub mod schema;
pub mod suggest;
pub mod text;
pub mod token;
pub mod unicode;
pub mod update;
pub mod user;
pub mod validate;

pub use connection::{Connection, Origin};
pub use editable::{Editability, editable};
pub use error::{Error, ErrorKind};
pub use field::Field;
pub use fields::role::Role;
pub use fields::status::Status;
pub use issue::{Change, Code, Issue, Path, Reason, Rule, Unit};
pub use messages::Locale;
pub use options::Options;
pub use update::UserUpdate;
pub use user::User;
pub use validate::Outcome;

/// Validates and normalises a JSON payload: the boundary of a Rust program.
#[cfg(not(target_arch = "wasm32"))]
#[must_use]
pub fn validate_json(input: &serde_json::Value, options: &Options) -> Outcome<UserUpdate> {
    validate::validate(read_json::read(input, options), options)
}

/// The smallest update that turns one JSON value into another; none when nothing changed.
#[cfg(not(target_arch = "wasm32"))]
#[must_use]
pub fn diff_json(
    current: &serde_json::Value,
    edited: &serde_json::Value,
    options: &Options,
) -> Outcome<Option<UserUpdate>> {
    let (current, edited) = read_json::read_both(current, edited, options);
    validate::diff(current, edited, options)
}
