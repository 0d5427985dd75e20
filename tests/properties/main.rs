//! Properties that hold for whatever is given, and comparisons with independent judges.
//!
//! A failing case is printed small, with the seed that brings it back.

#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::expect_used, clippy::indexing_slicing, clippy::panic, clippy::unwrap_used)]

#[path = "../support/mod.rs"]
mod support;

mod answers;
mod base64_alike;
mod diffs;
mod emails;
mod fast;
mod generate;
mod origins;
mod payloads;
mod phones;
mod urls;
