//! Phone numbers: what comes out is digits that were given, and stays as it is.

use pds_profile::{Options, validate_json};
use proptest::prelude::*;
use serde_json::json;

use crate::generate;

fn normalised(text: &str) -> Option<String> {
    let outcome = validate_json(&json!({ "user_id": "u1", "phone": text }), &Options::default());
    outcome.result.ok()?.phone().map(str::to_owned)
}

/// The decimal digits of a text, full-width ones too.
fn digits(text: &str) -> String {
    let ascii = |c: char| match c {
        '０'..='９' => char::from_u32(u32::from(c) - 0xFEE0),
        _ => c.is_ascii_digit().then_some(c),
    };
    text.chars().filter_map(ascii).collect()
}

fn check(text: &str) {
    let Some(number) = normalised(text) else { return };
    let bare = number.strip_prefix('+').unwrap_or(&number);
    let is_cleared = number.is_empty() && text.trim().is_empty();
    let is_number = (5..=15).contains(&bare.len()) && bare.bytes().all(|b| b.is_ascii_digit());
    assert!(is_cleared || is_number, "{text:?} became {number:?}");
    let given = digits(text);
    let code = given.strip_suffix(bare).expect("the digits that were given");
    assert!(matches!(code, "" | "86" | "0086"), "{text:?} lost {code:?}");
    assert_eq!(normalised(&number).as_ref(), Some(&number), "{text:?}");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(4000))]

    #[test]
    fn any_text(text in generate::text(30)) {
        check(&text);
    }

    #[test]
    fn numbers_with_separators(text in "[+＋]?[ (（]?(86|0086|１)?[0-9０-９ .()（）－-]{3,18}") {
        check(&text);
    }

    #[test]
    fn mainland_numbers_come_out_without_their_code(
        code in prop::sample::select(&["", "+86", "0086", "+86 ", "(+86)", "＋８６", "+86-"][..]),
        number in "1[3-9][0-9]{9}",
    ) {
        let expected = Some(number.clone());
        prop_assert_eq!(normalised(&format!("{code}{number}")), expected);
    }
}
