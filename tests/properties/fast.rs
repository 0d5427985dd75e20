//! The fast patterns: a text that matches is returned by its field's rule unchanged.

use std::sync::LazyLock;

use pds_profile::{Field, Options, validate_json};
use proptest::prelude::*;
use proptest::sample::select;
use proptest::string::string_regex;
use proptest::test_runner::TestRunner;
use regex::Regex;
use serde_json::json;

/// Pieces of which the texts are made that a pattern could take for others.
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

/// A field with its pattern, compiled once.
struct Fast {
    field: Field,
    pattern: String,
    regex: Regex,
    max_units: usize,
}

static FAST: LazyLock<Vec<Fast>> = LazyLock::new(|| {
    let fast = |&field: &Field| {
        let (pattern, max_units) = field.fast_pattern()?;
        let regex = Regex::new(&pattern).expect("a pattern");
        Some(Fast { field, pattern, regex, max_units })
    };
    Field::ALL.iter().filter_map(fast).collect()
});

impl Fast {
    fn matches(&self, text: &str) -> bool {
        text.encode_utf16().count() <= self.max_units && self.regex.is_match(text)
    }

    /// Where the pattern matches, the rule must accept the text and change nothing.
    fn check(&self, text: &str) {
        if !self.matches(text) {
            return;
        }
        let payload = match self.field {
            Field::UserId => json!({ "user_id": text }),
            field => json!({ "user_id": "u1", field.as_str(): text }),
        };
        let outcome = validate_json(&payload, &Options::default());
        assert!(outcome.changes.is_empty(), "{:?}: {text:?}: {:?}", self.field, outcome.changes);
        let update = outcome
            .result
            .unwrap_or_else(|issues| panic!("{:?}: {text:?}: {issues:?}", self.field));
        let sent: serde_json::Value = serde_json::from_str(&update.to_json()).expect("JSON");
        assert_eq!(sent[self.field.as_str()], text, "{:?}", self.field);
    }
}

fn check(text: &str) {
    FAST.iter().for_each(|fast| fast.check(text));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(20_000))]

    #[test]
    fn what_matches_is_returned_unchanged(
        scheme in select(&["", "http://", "https://", "a@", "1390000"][..]),
        pieces in proptest::collection::vec(select(&PIECES[..]), 0..6),
    ) {
        check(&format!("{scheme}{}", pieces.concat()));
    }
}

/// Texts that are made from a pattern itself: all of them match but those that are too long.
#[test]
fn texts_made_from_a_pattern_are_returned_unchanged() {
    for fast in FAST.iter() {
        let mut runner = TestRunner::new(ProptestConfig::with_cases(5_000));
        let made = string_regex(fast.pattern.trim_matches(['^', '$'])).expect("a strategy");
        let result = runner.run(&made, |text| {
            fast.check(&text);
            Ok(())
        });
        result.unwrap_or_else(|error| panic!("{error}"));
    }
}

/// Every character by itself, at both ends, and in between.
#[test]
fn every_character_that_matches_is_returned_unchanged() {
    for character in '\0'..=char::MAX {
        for text in [format!("{character}"), format!("a{character}a"), format!("{character}@a")] {
            check(&text);
        }
    }
}

/// Characters that match compose with nothing.
#[test]
fn pairs_of_stable_characters_are_returned_unchanged() {
    for first in ['a', 'e', '\u{1100}', '\u{ac00}', '\u{3046}', '\u{438}'] {
        for second in '\u{80}'..='\u{ffff}' {
            check(&format!("{first}{second}"));
        }
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
fn what_most_people_write_matches() {
    let usual = [
        (Field::UserId, "c9b7a5aa04d14ae3867fdc886fa01d42"),
        (Field::NickName, "Ada Lovelace"),
        (Field::NickName, "艾达"),
        (Field::Status, "enabled"),
        (Field::Role, "user"),
        (Field::Avatar, "https://images.example.com/people/1/portrait.png?size=512"),
        (Field::Description, "Writes about engines."),
        (Field::Phone, "13900001111"),
        (Field::Description, "写关于引擎的文章。\nAnd more."),
        (Field::Email, "ada.1@example.com"),
    ];
    for (field, text) in usual {
        let fast = FAST.iter().find(|fast| fast.field == field).expect("a pattern");
        assert!(fast.matches(text), "{field:?}: {text}");
    }
}
