//! Phone numbers: what comes out is digits that were given, and stays as it is.

use pds_profile::{Options, validate_json};
use proptest::prelude::*;
use serde_json::json;

use crate::generate;

fn normalised(text: &str) -> Option<String> {
    let outcome = validate_json(&json!({ "user_id": "u1", "phone": text }), &Options::default());
    outcome.result.ok()?.phone().map(str::to_owned)
}

/// The decimal digits of a text, of the scripts that are made here.
fn digits(text: &str) -> String {
    let zeros = ['０', '٠', '०', '๐', '0'];
    let value = |c: char| {
        zeros
            .iter()
            .find_map(|zero| u32::from(c).checked_sub(u32::from(*zero)).filter(|value| *value < 10))
    };
    text.chars().filter_map(value).filter_map(|value| char::from_digit(value, 10)).collect()
}

/// Whether one is the other without some zeros, of which a trunk zero is one.
fn is_without_zeros(number: &str, given: &str) -> bool {
    let mut left = number.chars().peekable();
    let skipped: String = given.chars().filter(|c| left.next_if_eq(c).is_none()).collect();
    left.peek().is_none() && skipped.bytes().all(|byte| byte == b'0')
}

fn check(text: &str) {
    let Some(number) = normalised(text) else { return };
    let bare = number.strip_prefix('+').unwrap_or(&number);
    let is_cleared = number.is_empty() && text.trim().is_empty();
    let is_number = (5..=15).contains(&bare.len()) && bare.bytes().all(|b| b.is_ascii_digit());
    assert!(is_cleared || is_number, "{text:?} became {number:?}");
    let given = digits(text);
    let is_kept = ["", "86", "0086", "086"]
        .iter()
        .any(|code| given.strip_prefix(code).is_some_and(|given| is_without_zeros(bare, given)));
    assert!(is_cleared || is_kept, "{text:?} became {number:?}");
    let has_country_code =
        text.contains(['+', '＋']) || ["00", "86"].iter().any(|code| given.starts_with(code));
    let is_whole = given == bare || given.strip_prefix("086") == Some(bare);
    assert!(is_cleared || has_country_code || is_whole, "{text:?} lost a digit: {number:?}");
    assert_eq!(normalised(&number).as_ref(), Some(&number), "{text:?}");
}

/// A number with what people put around it and into it, as a pattern.
const PASTED: &str = concat!(
    "(\u{202d}|\u{200e}|tel:)?[+＋]?(86|44|39|49|0086)?[ -]?",
    "(\\(0\\)|0)?[0-9٠-٩०-९ ·/~−ー]{4,16}(\u{202c}|\u{200b})?",
);
/// How people write China's code.
const CODES: &[&str] =
    &["", "+86", "0086", "+86 ", "(+86)", "＋８６", "+86-", "86", "086-", "+86 (0)", "tel:+86"];

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
    fn numbers_as_people_paste_them(
        text in PASTED
    ) {
        check(&text);
    }

    #[test]
    fn mainland_numbers_come_out_without_their_code(
        code in prop::sample::select(CODES),
        number in "1[3-9][0-9]{9}",
    ) {
        let expected = Some(number.clone());
        prop_assert_eq!(normalised(&format!("{code}{number}")), expected);
    }
}
