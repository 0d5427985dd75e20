//! The e-mail verdict against the HTML standard's own expression.

use std::sync::LazyLock;

use pds_profile::{Options, validate_json};
use proptest::prelude::*;
use proptest::sample::{Index, select};
use regex::Regex;
use serde_json::json;
use unicode_normalization::UnicodeNormalization;

use crate::generate;

/// <https://html.spec.whatwg.org/#valid-e-mail-address>, anchored to the whole text.
const HTML: &str = concat!(
    r"\A[a-zA-Z0-9.!#$%&'*+/=?^_`{|}~-]+@[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?",
    r"(?:\.[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?)*\z",
);

static EXPRESSION: LazyLock<Regex> = LazyLock::new(|| Regex::new(HTML).expect("an expression"));

static INVISIBLE: LazyLock<Regex> =
    LazyLock::new(|| Regex::new(r"\A[\p{Cf}\p{Default_Ignorable_Code_Point}]\z").expect("a class"));

fn is_address(text: &str) -> bool {
    let local = text.split('@').next().unwrap_or_default();
    EXPRESSION.is_match(text) && text.len() <= 254 && local.len() <= 64
}

/// What the browser's own field takes is taken and stays but for the case of its domain; what is taken
/// besides is written anew until the browser's field would take it.
fn compare(text: &str) {
    let outcome = validate_json(&json!({ "user_id": "u1", "email": text }), &Options::default());
    let address = outcome.result.as_ref().ok().and_then(|update| update.email());
    if is_address(text.trim()) {
        let (local, domain) = text.trim().split_once('@').expect("an address");
        let expected = format!("{local}@{}", domain.to_ascii_lowercase());
        assert_eq!(address, Some(expected.as_str()), "{text:?}: {:?}", outcome.result);
        return;
    }
    let Some(address) = address else { return };
    let is_cleared = address.is_empty() && text.trim().is_empty();
    assert!(is_cleared || is_address(address), "{text:?} became {address:?}");
    let again = validate_json(&json!({ "user_id": "u1", "email": address }), &Options::default());
    assert_eq!(again.changes, [], "{text:?} became {address:?}");
    let written = written_anew(text);
    assert!(
        is_cleared || written.ends_with(address),
        "{text:?} became {address:?}, not {written:?}"
    );
}

/// An independent way to the same address: form KC of all, the domain by the `url` crate.
fn written_anew(text: &str) -> String {
    let visible: String = text.chars().filter(|c| !INVISIBLE.is_match(&c.to_string())).collect();
    let half_width: String = visible
        .chars()
        .flat_map(|c| if c == '。' { vec!['.'] } else { c.to_string().nfkc().collect() })
        .collect();
    let inner = half_width
        .trim()
        .trim_end_matches('>')
        .rsplit(['<', ':'])
        .next()
        .unwrap_or_default()
        .trim();
    let (local, domain) = inner.split_once('@').unwrap_or((inner, ""));
    let domain = domain.split('?').next().unwrap_or_default();
    // Of a number `url` would make an IPv4 address.
    if domain.is_ascii() {
        return format!("{local}@{}", domain.to_ascii_lowercase());
    }
    let domain = url::Url::parse(&format!("ws://{domain}")).ok();
    let host = domain.as_ref().and_then(url::Url::host_str).unwrap_or_default();
    format!("{local}@{host}")
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

    #[test]
    fn addresses_as_people_paste_them(
        before in select(&["", "mailto:", "<", "Ada <", "Ada Lovelace <mailto:", "\u{feff}", " "][..]),
        local in "[a-z０-９ａ-ｚ.+]{1,12}",
        at in select(&["@", "＠"][..]),
        domain in "[a-zA-Züß例子]{1,6}[.。．][a-z中国]{2,5}",
        behind in select(&["", ">", "\u{200b}", " ", "?subject=Hi", ">;"][..]),
    ) {
        compare(&[before, &local, at, &domain, behind].concat());
    }
}
