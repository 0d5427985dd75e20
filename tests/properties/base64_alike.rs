//! Our check of base64 and of signatures against the crates `base64` and `infer`.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use pds_profile::data_url::{MediaType, SIGNATURE_BYTES, check_base64};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::{Index, select};

use crate::generate::encode;
use crate::support;

const BYTES: &[u8] = b"AQgwBCz059+/==-_ \n%.\0\x80";

/// Both judge alike, and what we decode is how theirs begins.
fn compare(payload: &[u8]) {
    match (check_base64(payload), STANDARD.decode(payload)) {
        (Ok(first), Ok(decoded)) => {
            let mut expected = [0; SIGNATURE_BYTES];
            let length = decoded.len().min(SIGNATURE_BYTES);
            expected[..length].copy_from_slice(&decoded[..length]);
            assert_eq!(first, expected);
        }
        (Err(index), Err(_)) => assert!(index <= payload.len()),
        (ours, theirs) => {
            panic!("{ours:?} but {theirs:?} for {:?}", String::from_utf8_lossy(payload))
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(4000))]

    #[test]
    fn encoded_bytes(bytes in vec(any::<u8>(), 0..200)) {
        prop_assert!(check_base64(encode(&bytes).as_bytes()).is_ok());
        compare(encode(&bytes).as_bytes());
    }

    #[test]
    fn short_texts_of_likely_bytes(payload in vec(select(BYTES), 0..9)) {
        compare(&payload);
    }

    #[test]
    fn any_bytes(payload in vec(any::<u8>(), 0..40)) {
        compare(&payload);
    }

    #[test]
    fn encoded_bytes_with_a_mistake(
        bytes in vec(any::<u8>(), 1..60),
        at in any::<Index>(),
        byte in select(BYTES),
        mistake in 0..3,
    ) {
        let mut payload = encode(&bytes).into_bytes();
        let at = at.index(payload.len());
        match mistake {
            0 => payload[at] = byte,
            1 => payload.insert(at, byte),
            _ => { payload.remove(at); }
        }
        compare(&payload);
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

/// Every last digit before no, one and two `=`: bits that are left over must be zero.
#[test]
fn every_last_digit() {
    for last in 0..=u8::MAX {
        for payload in
            [[b'A', b'A', b'A', last], [b'A', b'A', last, b'='], [b'A', last, b'=', b'=']]
        {
            compare(&payload);
        }
    }
}

/// Every text of four characters of a small alphabet: all endings that base64 has.
#[test]
fn every_quad() {
    for a in BYTES {
        for b in BYTES {
            for c in BYTES {
                for d in BYTES {
                    compare(&[*a, *b, *c, *d]);
                }
            }
        }
    }
}
