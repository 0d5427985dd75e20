//! The e-mail verdict against the HTML standard's own expression.

use std::sync::LazyLock;

use pds_profile::{Options, validate_json};
use proptest::prelude::*;
use proptest::sample::{Index, select};
use regex::Regex;
use serde_json::json;

use crate::generate;

/// <https://html.spec.whatwg.org/#valid-e-mail-address>, anchored to the whole text.
const HTML: &str = r"\A[a-zA-Z0-9.!#$%&'*+/=?^_`{|}~-]+@[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?(?:\.[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?)*\z";

static EXPRESSION: LazyLock<Regex> = LazyLock::new(|| Regex::new(HTML).expect("an expression"));

fn is_expected(text: &str) -> bool {
    let address = text.trim();
    let local = address.split('@').next().unwrap_or_default();
    address.is_empty()
        || (EXPRESSION.is_match(address) && address.len() <= 254 && local.len() <= 64)
}

fn compare(text: &str) {
    let outcome = validate_json(&json!({ "user_id": "u1", "email": text }), &Options::default());
    assert_eq!(outcome.result.is_ok(), is_expected(text), "{text:?}: {:?}", outcome.result);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(3000))]

    #[test]
    fn any_text(text in generate::text(40)) {
        compare(&text);
    }

    #[test]
    fn addresses(text in "[a-z.+]{0,3}[a-zA-Z0-9.!#$%&'*+/=?^_`{|}~-]{1,66}@[a-z0-9-]{0,65}(\\.[A-Z0-9-]{0,65}){0,4}") {
        compare(&text);
    }

    #[test]
    fn addresses_with_a_mistake(
        text in "[a-zA-Z0-9.+_-]{1,12}@[a-z0-9]{1,8}(\\.[a-z0-9]{1,8}){0,3}",
        at in any::<Index>(),
        character in select(&['@', '.', '-', ' ', '\n', '\0', 'ü', '字', '_', '"', '\u{212a}'][..]),
    ) {
        let mut characters: Vec<char> = text.chars().collect();
        let at = at.index(characters.len() + 1);
        characters.insert(at, character);
        compare(&String::from_iter(characters));
    }
}
