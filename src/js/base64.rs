//! Base64 of an avatar, judged a chunk at a time: by the engine where it can, else by the rule.
//!
//! `Uint8Array.prototype.setFromBase64` (in browsers since 2025) decodes ten times as fast as a text
//! crosses into linear memory, and `atob` no slower than it. White space they skip, which the rule does
//! not allow: then there are fewer bytes than the text has room for. A chunk that the engine does not
//! take is halved until little is left, and that is left to the rule, which tells where the fault is; so
//! the verdict is always the rule's.

use std::cell::RefCell;

use js_sys::JsString;
use wasm_bindgen::prelude::wasm_bindgen;

use crate::data_url::{SIGNATURE_BYTES, check_base64, check_base64_digits};

/// How much of an avatar is looked at in one go; a multiple of 4, so that base64 is not cut. To say no
/// takes an engine ten times as long as to say yes, so that larger ones would cost more than they save.
pub(super) const CHUNK_UNITS: u32 = 96 * 1024;
/// What the rule looks through as fast as the engine would say no once more.
const FEW_UNITS: u32 = 2 * 1024;

#[wasm_bindgen]
extern "C" {
    /// What `pkg/boundary.js` does with a piece of a text. It catches what the engine throws: an
    /// exception that wasm-bindgen catches leaves a place of its table taken for ever.
    pub type Pieces;
    /// Decodes a piece, its first bytes to where [`piece`] is; how many there are, less than 0 if it is
    /// not base64.
    #[wasm_bindgen(method)]
    fn decode(this: &Pieces, text: &JsString, from: u32, to: u32) -> i32;
    /// Copies a piece to where [`piece`] is, as UTF-8; how many bytes that were.
    #[wasm_bindgen(method)]
    fn copy(this: &Pieces, text: &JsString, from: u32, to: u32) -> i32;
}

thread_local! {
    static PIECES: RefCell<Option<Pieces>> = const { RefCell::new(None) };
    static PIECE: RefCell<Vec<u8>> = const { RefCell::new(Vec::new()) };
}

/// Makes room for a piece; tells where it is.
#[wasm_bindgen]
pub fn piece(pieces: Pieces) -> *const u8 {
    PIECES.set(Some(pieces));
    PIECE.with_borrow_mut(|piece| {
        piece.resize(CHUNK_UNITS as usize, 0);
        piece.as_ptr()
    })
}

/// Judges a chunk; gives its first decoded bytes, or the index of the first wrong unit.
pub(super) fn check(
    text: &JsString,
    from: u32,
    to: u32,
    is_last: bool,
) -> Result<[u8; SIGNATURE_BYTES], usize> {
    PIECES.with_borrow(|pieces| {
        let chunk = Chunk { text, from, to, is_last };
        let Some(pieces) = pieces else {
            return check_text(String::from(&text.slice(from, to)).as_bytes(), is_last);
        };
        if let Some(first) = chunk.taken_by_engine(pieces) {
            return Ok(first);
        }
        let little = chunk.around_first_fault(pieces);
        if let Err(index) = little.judged_by_rule(pieces) {
            return Err((little.from - from) as usize + index);
        }
        // An engine that takes nothing at all has led to where there is no fault.
        chunk.judged_by_rule(pieces)
    })
}

/// The units `from..to` of a text; padding may end the last one only.
#[derive(Clone, Copy)]
struct Chunk<'a> {
    text: &'a JsString,
    from: u32,
    to: u32,
    is_last: bool,
}

impl Chunk<'_> {
    fn units(&self) -> u32 {
        self.to - self.from
    }

    /// The first bytes, if the engine decodes it to as many as it should.
    fn taken_by_engine(&self, pieces: &Pieces) -> Option<[u8; SIGNATURE_BYTES]> {
        let padding = if self.is_last { padding(self.text, self.to) } else { 0 };
        let expected = (self.units() / 4 * 3).saturating_sub(padding);
        let is_right = self.units().is_multiple_of(4)
            && i64::from(pieces.decode(self.text, self.from, self.to)) == i64::from(expected);
        is_right.then(|| PIECE.with_borrow(|piece| signature(piece, expected as usize)))
    }

    /// A few units with the first fault in them, found by halving.
    fn around_first_fault(mut self, pieces: &Pieces) -> Self {
        while self.units() > FEW_UNITS {
            let middle = self.from + self.units() / 8 * 4;
            let half = Self { to: middle, is_last: false, ..self };
            if half.taken_by_engine(pieces).is_some() {
                self.from = middle;
            } else {
                self = half;
            }
        }
        self
    }

    fn judged_by_rule(&self, pieces: &Pieces) -> Result<[u8; SIGNATURE_BYTES], usize> {
        let copied =
            usize::try_from(pieces.copy(self.text, self.from, self.to)).unwrap_or_default();
        PIECE.with_borrow(|piece| check_text(piece.get(..copied).unwrap_or_default(), self.is_last))
    }
}

fn check_text(text: &[u8], is_last: bool) -> Result<[u8; SIGNATURE_BYTES], usize> {
    if is_last { check_base64(text) } else { check_base64_digits(text) }
}

/// The first decoded bytes; zeros where there are fewer.
fn signature(decoded: &[u8], len_bytes: usize) -> [u8; SIGNATURE_BYTES] {
    let mut first = [0; SIGNATURE_BYTES];
    let given = decoded.iter().take(len_bytes);
    first.iter_mut().zip(given).for_each(|(place, byte)| *place = *byte);
    first
}

/// How many `=` a text ends with before `end`, up to two.
fn padding(text: &JsString, end: u32) -> u32 {
    let ends_at = |back: u32| end >= back && text.char_code_at(end - back) as u32 == '=' as u32;
    match (ends_at(1), ends_at(2)) {
        (true, true) => 2,
        (true, false) => 1,
        (false, _) => 0,
    }
}
