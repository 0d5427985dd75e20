//! Unicode's data as the engine has it.

use std::cell::OnceCell;

use js_sys::{JsString, RegExp};

use crate::text::joined;
use crate::unicode::{Property, Unicode};

/// Asks the engine.
pub(super) const ENGINE: Unicode = Unicode { nfc, has, domain_to_ascii };

/// Form C.
fn nfc(text: &str) -> Option<String> {
    let normalised = String::from(&JsString::from(text).normalize("NFC"));
    (normalised != text).then_some(normalised)
}

fn has(character: char, property: Property) -> bool {
    thread_local! {
        static PATTERNS: [OnceCell<RegExp>; Property::ALL.len()] =
            const { [const { OnceCell::new() }; Property::ALL.len()] };
    }
    PATTERNS.with(|patterns| {
        let pattern = patterns.get(property as usize);
        let pattern = pattern.map(|cell| cell.get_or_init(|| RegExp::new(property.pattern(), "u")));
        pattern.is_some_and(|pattern| pattern.test(character.encode_utf8(&mut [0; 4])))
    })
}

/// By the host of an address: what a browser's own e-mail field does.
fn domain_to_ascii(domain: &str) -> Option<String> {
    let url = web_sys::Url::new(&joined(&["https://", domain, "/"])).ok()?;
    Some(url.hostname())
}
