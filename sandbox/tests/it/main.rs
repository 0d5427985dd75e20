//! The sandbox over real HTTP on loopback: every endpoint, every way to fail, every fault.

mod api;
mod broken;
mod client;
mod control;
mod cors;
mod errors;
mod faults;
mod files;
mod program;
mod roles;
