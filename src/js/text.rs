//! JavaScript strings as the rules see them.
//!
//! Lengths are read before anything is copied; an unpaired surrogate is found rather than silently
//! replaced; an avatar is never copied as a whole.

use std::borrow::Cow;

use js_sys::JsString;
use wasm_bindgen::JsValue;

use super::base64::{self, CHUNK_UNITS};
use crate::data_url::{AvatarText, Base64, SIGNATURE_BYTES};
use crate::text::{RawText, contains};

/// What a copied text has in the place of half a surrogate pair.
const REPLACEMENT: &str = "\u{FFFD}";

/// Reads a string, unless it is longer than `max_units` or has no UTF-8 form.
pub(super) fn read(text: &JsString, max_units: usize) -> RawText<'static> {
    let units = text.length() as usize;
    if units > max_units {
        return RawText::TooLong { units };
    }
    let copied = String::from(text);
    // Only then may there be an unpaired surrogate: the search below crosses for every unit.
    if contains(&copied, REPLACEMENT)
        && let Some(index) = unpaired_surrogate(text)
    {
        return RawText::IllFormed { index };
    }
    RawText::Whole(Cow::Owned(copied))
}

/// The UTF-16 index of the first unpaired surrogate.
fn unpaired_surrogate(text: &JsString) -> Option<usize> {
    let mut index = 0;
    for decoded in char::decode_utf16(text.iter()) {
        match decoded {
            Ok(character) => index += character.len_utf16(),
            Err(_) => return Some(index),
        }
    }
    None
}

/// An avatar, where it is.
#[derive(Clone)]
pub(super) struct AvatarString(pub(super) JsString);

/// By `===`.
impl PartialEq for AvatarString {
    fn eq(&self, other: &Self) -> bool {
        let (ours, theirs): (&JsValue, &JsValue) = (&self.0, &other.0);
        ours == theirs
    }
}

impl AvatarString {
    fn slice(&self, from: u32, to: u32) -> String {
        String::from(&self.0.slice(from, to))
    }

    fn is_white_space_at(&self, index: u32) -> bool {
        matches!(self.0.char_code_at(index) as u32, 0x09 | 0x0A | 0x0C | 0x0D | 0x20)
    }
}

impl AvatarText for AvatarString {
    fn units(&self) -> usize {
        self.0.length() as usize
    }

    fn trimmed(self) -> (Self, bool) {
        let length = self.0.length();
        let mut from = 0;
        while from < length && self.is_white_space_at(from) {
            from += 1;
        }
        let mut to = length;
        while to > from && self.is_white_space_at(to - 1) {
            to -= 1;
        }
        if to - from == length { (self, false) } else { (Self(self.0.slice(from, to)), true) }
    }

    fn head(&self, max_units: usize) -> String {
        self.slice(0, u32::try_from(max_units).unwrap_or(u32::MAX).min(self.0.length()))
    }

    fn whole(&self, max_units: usize) -> RawText<'_> {
        read(&self.0, max_units)
    }

    fn check_base64(&self, from: usize) -> Base64 {
        let length = self.0.length();
        let mut start = u32::try_from(from).unwrap_or(u32::MAX).min(length);
        let mut first = None;
        loop {
            let is_last = length - start <= CHUNK_UNITS;
            let end = if is_last { length } else { start + CHUNK_UNITS };
            match base64::check(&self.0, start, end, is_last) {
                // Up to the first wrong byte all is ASCII: bytes are units.
                Err(index) => return Base64::Invalid { index: start as usize + index },
                Ok(bytes) => first = first.or(Some(bytes)),
            }
            if is_last {
                return Base64::Valid { first: first.unwrap_or([0; SIGNATURE_BYTES]) };
            }
            start = end;
        }
    }

    fn with_head(&self, cut: usize, head: &str) -> Self {
        let cut = u32::try_from(cut).unwrap_or(u32::MAX);
        Self(JsString::from(head).concat(&self.0.slice(cut, self.0.length())))
    }
}
