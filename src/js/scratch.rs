//! The memory that values cross in: JavaScript writes what is to be judged there, and reads the verdict.
//!
//! `pkg/boundary.js` is the other side. Numbers go as 32-bit words, texts as UTF-8 one behind the
//! other; a word in the place of a text tells its length. Nothing here is unsafe: JavaScript writes to
//! vectors that exist, no further than it asked for, and what it wrote is read as plain data.

use std::cell::RefCell;

use js_sys::JsString;
use wasm_bindgen::prelude::wasm_bindgen;

use super::pack::Writer;
use super::unpack::{Reader, WORD_BYTES};

struct Given {
    words: Vec<u32>,
    text: Vec<u8>,
    /// Where the texts begin: at a whole word.
    text_at: usize,
    /// Avatars cross as themselves, in the order in which the words mention them.
    avatars: Vec<JsString>,
}

impl Given {
    fn text(&self) -> &[u8] {
        self.text.get(self.text_at..).unwrap_or_default()
    }

    const NOTHING: Self =
        Self { words: Vec::new(), text: Vec::new(), text_at: 0, avatars: Vec::new() };
}

thread_local! {
    static GIVEN: RefCell<Given> = const { RefCell::new(Given::NOTHING) };
    static TOLD: RefCell<Writer> = const { RefCell::new(Writer::EMPTY) };
}

/// Makes room for what will be written; tells where the words go.
#[wasm_bindgen]
#[must_use]
pub fn given_words(words: usize, bytes: usize) -> *const u32 {
    GIVEN.with_borrow_mut(|given| {
        // What there was is given back first: one large payload does not keep its room.
        *given = Given::NOTHING;
        given.words = vec![0; words];
        given.text = vec![0; bytes + WORD_BYTES];
        given.text_at = given.text.as_ptr().align_offset(WORD_BYTES);
        given.words.as_ptr()
    })
}

/// Where the texts go.
#[wasm_bindgen]
#[must_use]
pub fn given_text() -> *const u8 {
    GIVEN.with_borrow(|given| given.text().as_ptr())
}

/// Takes an avatar.
#[wasm_bindgen]
pub fn given_avatar(avatar: JsString) {
    GIVEN.with_borrow_mut(|given| given.avatars.push(avatar));
}

/// Where the words of the verdict are. Asked for once for each verdict that is read.
#[wasm_bindgen]
#[must_use]
pub fn told_words() -> *const u32 {
    TOLD.with_borrow_mut(|told| {
        told.finish();
        told.words.as_ptr()
    })
}

/// Where its texts are.
#[wasm_bindgen]
#[must_use]
pub fn told_text() -> *const u8 {
    TOLD.with_borrow(|told| told.text.as_ptr())
}

/// The avatar as it will be sent, where normalising changed it.
#[wasm_bindgen]
#[must_use]
pub fn told_avatar() -> Option<JsString> {
    TOLD.with_borrow_mut(|told| told.avatar.take())
}

/// Reads what was given and writes what comes of it.
pub(super) fn exchange<V>(judge: impl FnOnce(&mut Reader<'_>, &mut Writer) -> V) -> V {
    GIVEN.with_borrow_mut(|Given { words, text, text_at, avatars }| {
        let text = text.get(*text_at..).unwrap_or_default();
        TOLD.with_borrow_mut(|told| {
            told.clear();
            judge(&mut Reader::new(words, text, avatars), told)
        })
    })
}
