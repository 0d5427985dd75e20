//! Answers of any bytes: never a panic, and JSON stays JSON, with nothing in it that parsers read apart.

use pds_profile::asked::Asked;
use pds_profile::exact_json::exact;
use pds_profile::response::{Head, decode};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;
use serde::de::IgnoredAny;
use serde_json::Value;

/// What answers are made of, and what they break at.
const PIECES: &[&str] = &[
    "{",
    "}",
    "[",
    "]",
    ",",
    ":",
    "\"",
    "\"a\"",
    "\"user_id\"",
    "\"code\"",
    " ",
    "\n",
    "null",
    "true",
    "-",
    "+",
    ".",
    "e",
    "E",
    "0",
    "1",
    "9",
    "12",
    "9007199254740991",
    "9007199254740992",
    "12345678901234567890",
    "308",
    "400",
    "1e400",
    "1e-400",
    "\\",
    "\\\\",
    "\\\"",
    "\\u",
    "\\ud83d",
    "\\ude00",
    "\\uD800",
    "\\n",
    "字",
    "😀",
    "\u{feff}",
    "\u{1}",
];

/// Whether a text follows the grammar, whatever its numbers and escapes mean.
fn is_json(text: &[u8]) -> bool {
    serde_json::from_slice::<IgnoredAny>(text).is_ok()
}

fn check(text: &[u8]) {
    let Some(exact) = exact(text) else { return };
    assert_eq!(is_json(text), is_json(&exact), "{}", String::from_utf8_lossy(text));
    if is_json(text) {
        let value = serde_json::from_slice::<Value>(&exact);
        assert!(value.is_ok() || std::str::from_utf8(text).is_err(), "{value:?}");
    }
    let again = pds_profile::exact_json::exact(&exact);
    assert_eq!(again.as_ref(), Some(&exact), "it is exact the second time");
}

fn number() -> impl Strategy<Value = String> {
    "-?(0|[1-9][0-9]{0,25})(\\.[0-9]{1,20})?([eE][+-]?[0-9]{1,4})?"
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(4000))]

    #[test]
    fn texts_of_pieces(pieces in vec(select(PIECES), 0..16)) {
        check(pieces.concat().as_bytes());
    }

    #[test]
    fn members_of_pieces(pieces in vec(select(PIECES), 0..6), number in number()) {
        check(format!("{{\"a\":{}}}", pieces.concat()).as_bytes());
        check(format!("[\"{}\",{number}]", pieces.concat()).as_bytes());
    }

    /// A number that is kept is the number that it was; one that is not is a text of its digits.
    #[test]
    fn numbers_keep_what_they_say(number in number()) {
        let exact = exact(number.as_bytes()).unwrap_or_default();
        let value: Value = serde_json::from_slice(&exact).expect("JSON");
        let float: f64 = number.parse().expect("a number");
        match value.as_str() {
            Some(text) => {
                prop_assert_eq!(text, &number);
                // An exponent is looked at, not computed.
                let may_be_large = number.contains(['e', 'E']);
                prop_assert!(may_be_large || float.abs() > 9_007_199_254_740_991.0);
            }
            None => prop_assert_eq!(value.as_f64(), Some(float)),
        }
    }

    #[test]
    fn any_bytes_are_an_answer(status in 100_u16..600, body in vec(any::<u8>(), 0..64)) {
        let asked = Asked { access_token: "a-token", user_id: Some("u1") };
        let head = Head { status, ..Head::default() };
        let is_success = decode(head, &body, &asked).is_ok();
        prop_assert!(!is_success || matches!(status, 200..=299));
        check(&body);
    }

    /// Wherever the token stands in what the service says, it does not come out.
    #[test]
    fn tokens_are_masked(
        token in "[A-Za-z0-9._~+/-]{8,40}=?",
        before in "[ -~]{0,20}",
        behind in "[ -~]{0,20}",
        status in select(&[200_u16, 400, 401, 403, 404, 409, 429, 500, 503][..]),
    ) {
        let said = format!("{before}{token}{behind}{token}");
        let body = serde_json::json!({ "code": said, "message": said, "requestId": said }).to_string();
        let head = Head { status, error_message: Some(said.clone()), request_id: Some(said), ..Head::default() };
        let asked = Asked { access_token: &token, user_id: None };
        let error = decode(head, body.as_bytes(), &asked).expect_err("an error");
        let told = [error.code, error.service_message, error.request_id];
        for text in told.into_iter().flatten() {
            prop_assert!(!text.contains(&token), "{}", text);
        }
    }
}
