//! The stable names that leave the core, as a file that the tests of `pkg/index.d.ts` read.
//!
//! `UPDATE_NAMES=1 cargo test --test names` writes it anew.

#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::expect_used)]

use std::path::PathBuf;

use pds_profile::data_url::{DataUrlPrefix, MediaType};
use pds_profile::issue::{ConnectionReason, ValueKind};
use pds_profile::{Code, Editability, ErrorKind, Field, Locale, Reason, Role, Rule, Status, Unit};
use serde_json::json;

#[test]
fn the_names_are_those_of_the_file() {
    let names = json!({
        "FieldName": Field::NAMES,
        "Status": Status::NAMES,
        "Role": Role::NAMES,
        "Locale": Locale::NAMES,
        "Unit": Unit::NAMES,
        "ValueKind": ValueKind::NAMES,
        "FormatReason": Reason::NAMES,
        "ConnectionReason": ConnectionReason::NAMES,
        "IssueCode": Code::NAMES,
        "ChangeRule": Rule::NAMES,
        "DataUrlPrefix": DataUrlPrefix::NAMES,
        "AvatarMediaType": MediaType::NAMES,
        "Editability": Editability::NAMES,
        "ErrorKind": ErrorKind::NAMES,
    });
    let text = serde_json::to_string_pretty(&names).expect("JSON") + "\n";
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/names.json");
    if std::env::var_os("UPDATE_NAMES").is_some() {
        std::fs::write(&path, &text).expect("the file is written");
    }
    let kept = std::fs::read_to_string(&path).expect("tests/names.json");
    assert_eq!(kept, text, "UPDATE_NAMES=1 cargo test --test names writes it anew");
}
