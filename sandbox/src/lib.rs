//! A local stand-in for the profile endpoints of Alibaba Cloud PDS, for tests and for trying things
//! out: it answers as the service's documents say, and misbehaves on request.
//!
//! ```text
//! connection ─ server ─ route ┬ /v2/…       exchange: journal → fault → gateway → service → CORS
//!                             ├ /sandbox/…  control:  users, faults, requests, refresh, reset
//!                             └ the rest    files:    www/ at /, pkg/ at /pkg/
//! ```
//!
//! Answers are plain values until the very end. Most go out through hyper; an answer that breaks
//! HTTP becomes a script (`wire`), played on the socket after hyper has let go of it.
//!
//! Payloads are validated by `pds-profile` itself: one set of rules on both sides of the wire.

mod app;
pub mod args;
mod control;
mod cors;
mod exchange;
mod fault;
mod files;
mod gateway;
mod inbound;
mod journal;
mod media_type;
mod origin;
mod policy;
mod reply;
mod route;
mod secrets;
mod server;
mod service;
mod tokens;
mod users;
mod wire;

pub use server::Server;
