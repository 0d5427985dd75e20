//! Data URLs as people bring them against the crate `base64`, and signatures against `infer`.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use pds_profile::data_url::MediaType;
use pds_profile::{Options, validate_json};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::{Index, select};
use serde_json::json;

use crate::generate::encode;
use crate::support;

/// What is sent for a data URL; none when it is refused.
fn sent(url: &str) -> Option<String> {
    let payload = json!({ "user_id": "u1", "avatar": url });
    let update = validate_json(&payload, &Options::default()).result.ok()?;
    update.avatar().map(str::to_owned)
}

/// A payload in another form: what is done to it, by bits.
fn in_another_form(payload: &str, form: u8) -> String {
    let mut text = payload.to_owned();
    if form & 1 != 0 {
        text = text.replace('+', "-").replace('/', "_");
    }
    if form & 2 != 0 {
        text = text.trim_end_matches('=').to_owned();
    }
    if form & 8 != 0 {
        let lines: Vec<&[u8]> = text.as_bytes().chunks(76).collect();
        text = String::from_utf8(lines.join(&b"\r\n"[..])).expect("ASCII");
    }
    if form & 4 != 0 {
        text =
            text.replace('=', "%3D").replace('/', "%2f").replace('+', "%2B").replace('\n', "%0A");
    }
    text
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(4000))]

    /// Whatever the form and the label, what is sent is the same picture, and says what it is.
    #[test]
    fn pictures_in_any_form(
        actual in select(MediaType::ALL),
        label in select(&["image/png", "image/jpg", "image/pjpeg", "image/x-png", "", "image/gif;a=b"][..]),
        length in 12..3000_usize,
        form in 0..16_u8,
    ) {
        let bytes = support::image_bytes(actual.as_str(), length);
        let url = format!("data:{label};base64,{}", in_another_form(&encode(&bytes), form));
        let expected = format!("data://{};base64,{}", actual.as_str(), encode(&bytes));
        prop_assert_eq!(sent(&url), Some(expected), "{}", url);
    }

    /// What is sent is canonical, and the rule leaves it alone; what is refused is no base64 either.
    #[test]
    fn payloads_with_a_mistake(
        length in 12..60_usize,
        at in any::<Index>(),
        byte in select(&b"AQgwBCz059+/==-_ \n%.\0"[..]),
        mistake in 0..3,
    ) {
        let mut payload = encode(&support::image_bytes("image/png", length)).into_bytes();
        let at = 12 + at.index(payload.len() - 12);
        match mistake {
            0 => payload[at] = byte,
            1 => payload.insert(at, byte),
            _ => { payload.remove(at); }
        }
        let payload = String::from_utf8(payload).expect("ASCII");
        match sent(&format!("data://image/png;base64,{payload}")) {
            Some(url) => {
                let canonical = url.strip_prefix("data://image/png;base64,").expect("a PNG");
                prop_assert!(STANDARD.decode(canonical).is_ok(), "{}", url);
                prop_assert_eq!(sent(&url), Some(url));
            }
            None => prop_assert!(STANDARD.decode(&payload).is_err(), "{}", payload),
        }
    }

    #[test]
    fn made_images(declared in select(MediaType::ALL), length in 12..200_usize) {
        let bytes = support::image_bytes(declared.as_str(), length);
        prop_assert_eq!(MediaType::sniff(&bytes), Some(declared));
        prop_assert_eq!(infer::get(&bytes).map(|kind| kind.mime_type()), Some(declared.as_str()));
    }

    /// `infer` looks at less of a signature than we do, so only what we know must be known to it.
    #[test]
    fn images_with_a_wrong_byte(
        declared in select(MediaType::ALL),
        at in 0..16_usize,
        byte in any::<u8>(),
    ) {
        let mut bytes = support::image_bytes(declared.as_str(), 64);
        bytes[at] = byte;
        if let Some(ours) = MediaType::sniff(&bytes) {
            prop_assert_eq!(infer::get(&bytes).map(|kind| kind.mime_type()), Some(ours.as_str()));
        }
    }

    #[test]
    fn anything_but_images(bytes in vec(any::<u8>(), 0..64)) {
        if let Some(ours) = MediaType::sniff(&bytes) {
            prop_assert_eq!(infer::get(&bytes).map(|kind| kind.mime_type()), Some(ours.as_str()));
        }
    }
}
