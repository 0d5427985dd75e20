//! The short look at a text: what passes it, the rules leave alone.

use pds_profile::{Field, Options, validate_json};
use proptest::prelude::*;
use proptest::sample::select;
use serde_json::json;

const TEXT_FIELDS: [Field; 8] = [
    Field::UserId,
    Field::NickName,
    Field::Status,
    Field::Role,
    Field::Avatar,
    Field::Description,
    Field::Phone,
    Field::Email,
];

/// Pieces of which the texts are made that a short look could take for others.
const PIECES: [&str; 34] = [
    "a",
    "z",
    "A",
    "0",
    "1",
    "9",
    "00",
    "86",
    "13900001111",
    "0x1f",
    ".",
    "-",
    "+",
    "#",
    "@",
    ":",
    "/",
    "?",
    "\\",
    "%",
    "[",
    "_",
    "~",
    "\u{7f}",
    " ",
    "\t",
    "\r\n",
    "é",
    "e\u{301}",
    "字",
    "\u{2028}",
    "http://",
    "https://",
    "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
];

fn is_as_given(field: Field, text: &str) -> bool {
    let payload = match field {
        Field::UserId => json!({ "user_id": text }),
        _ => json!({ "user_id": "u1", field.as_str(): text }),
    };
    validate_json(&payload, &Options::default()).is_as_given()
}

fn check(text: &str) {
    for field in TEXT_FIELDS {
        if field.accepts(text, &Options::default()) {
            assert!(is_as_given(field, text), "{field:?}: {text:?}");
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(20_000))]

    #[test]
    fn what_passes_is_left_alone(
        scheme in select(&["", "http://", "https://", "a@", "1390000"][..]),
        pieces in proptest::collection::vec(select(&PIECES[..]), 0..6),
    ) {
        check(&format!("{scheme}{}", pieces.concat()));
    }
}

#[test]
fn lengths_at_the_limits() {
    for length in 0..2_000 {
        check(&"a".repeat(length));
        check(&"1".repeat(length));
        check(&format!("{}@a.b", "a".repeat(length)));
        check(&format!("a@{}", "a.".repeat(length) + "b"));
        check(&format!("https://{}.b/", "a".repeat(length)));
        check(&format!("https://a.b/{}", "a".repeat(3 * length)));
    }
}

#[test]
fn usual_texts_pass() {
    let usual = [
        (Field::UserId, "c9b7a5aa04d14ae3867fdc886fa01d42"),
        (Field::NickName, "Ada Lovelace"),
        (Field::NickName, "艾达"),
        (Field::Status, "enabled"),
        (Field::Role, "user"),
        (Field::Avatar, "https://images.example.com/people/1/portrait.png?size=512"),
        (Field::Description, "Writes about engines."),
        (Field::Phone, "13900001111"),
        (Field::Phone, "+12025550123"),
        (Field::Email, "ada.1@example.com"),
    ];
    for (field, text) in usual {
        assert!(field.accepts(text, &Options::default()), "{field:?}: {text}");
    }
}
