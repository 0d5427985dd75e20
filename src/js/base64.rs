//! Base64 of an avatar, judged a chunk at a time: by the engine where it can, else by the rule.
//!
//! `Uint8Array.prototype.setFromBase64` (in browsers since 2025) decodes 16 times as fast as a text
//! crosses into linear memory. It skips white space, which the rule does not allow: then it writes
//! fewer bytes than the text has room for. Whatever it does not take is left to the rule, which tells
//! where the fault is; so the verdict is always the rule's.

use js_sys::{JsString, Object, Reflect, Uint8Array};
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen::{JsCast, JsValue};

use crate::data_url::{SIGNATURE_BYTES, check_base64, check_base64_digits};

/// How much of an avatar is looked at in one go; a multiple of 4, so that base64 is not cut.
pub(super) const CHUNK_UNITS: u32 = 32 * 1024;

#[wasm_bindgen]
extern "C" {
    /// A `Uint8Array` whose prototype knows base64.
    #[derive(Clone)]
    type Decoder;
    #[wasm_bindgen(method, catch, js_name = setFromBase64)]
    fn set_from_base64(
        this: &Decoder,
        text: &JsString,
        options: &JsValue,
    ) -> Result<JsValue, JsValue>;
}

/// What the engine decodes into, made once; none where it cannot.
struct Scratch {
    bytes: Uint8Array,
    decoder: Decoder,
    options: JsValue,
}

thread_local! {
    static SCRATCH: Option<Scratch> = scratch();
}

fn scratch() -> Option<Scratch> {
    let bytes = Uint8Array::new_with_length(CHUNK_UNITS / 4 * 3);
    if !Reflect::has(&bytes, &"setFromBase64".into()).ok()? {
        return None;
    }
    let options = Object::new();
    Reflect::set(&options, &"lastChunkHandling".into(), &"strict".into()).ok()?;
    let decoder = bytes.clone().unchecked_into();
    Some(Scratch { bytes, decoder, options: options.into() })
}

/// Judges a chunk; gives its first decoded bytes, or the index of the first wrong unit.
pub(super) fn check(chunk: &JsString, is_last: bool) -> Result<[u8; SIGNATURE_BYTES], usize> {
    let by_engine = SCRATCH.with(|scratch| decode(scratch.as_ref()?, chunk, is_last));
    if let Some(first) = by_engine {
        return Ok(first);
    }
    let text = String::from(chunk);
    if is_last { check_base64(text.as_bytes()) } else { check_base64_digits(text.as_bytes()) }
}

/// The first bytes of a chunk that the engine decodes and that is as long as it should be.
fn decode(scratch: &Scratch, chunk: &JsString, is_last: bool) -> Option<[u8; SIGNATURE_BYTES]> {
    let decoded = scratch.decoder.set_from_base64(chunk, &scratch.options).ok()?;
    let written = Reflect::get(&decoded, &"written".into()).ok()?.as_f64()?;
    let padding = if is_last { padding(chunk) } else { 0 };
    let expected = (chunk.length() / 4 * 3).checked_sub(padding)?;
    if !chunk.length().is_multiple_of(4) || written != f64::from(expected) {
        return None;
    }
    let mut first = [0; SIGNATURE_BYTES];
    let count = (SIGNATURE_BYTES as u32).min(expected);
    let (head, _) = first.split_at_mut_checked(count as usize)?;
    scratch.bytes.subarray(0, count).copy_to(head);
    Some(first)
}

/// How many `=` a text ends with, up to two.
fn padding(text: &JsString) -> u32 {
    let length = text.length();
    let ends_at =
        |back: u32| length >= back && text.char_code_at(length - back) as u32 == '=' as u32;
    match (ends_at(1), ends_at(2)) {
        (true, true) => 2,
        (true, false) => 1,
        (false, _) => 0,
    }
}
