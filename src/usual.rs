//! What most people write, told by one short look: printable ASCII, and a host name in lower case.
//!
//! A rule that knows its text by such a look need not be walked. `false` says nothing: then the rule is.

use crate::text::LABEL_MAX_BYTES;

/// Whether a text is printable ASCII, of 1 to `maximum` characters, without a space at either end: such
/// a text is in form C, has no line break and no control character, and needs no trimming.
pub(crate) fn is_usual_text(text: &str, maximum: usize) -> bool {
    let bytes = text.as_bytes();
    bytes.len() <= maximum
        && !matches!((bytes.first(), bytes.last()), (None | Some(b' '), _) | (_, Some(b' ')))
        && are_printable_from(b' ', bytes)
}

/// Whether all bytes are between `lowest` and `~`. Eight at a time, since this is most of the work on a
/// text that is in order; the last eight may overlap those before them.
pub(crate) fn are_printable_from(lowest: u8, bytes: &[u8]) -> bool {
    let are = |chunk: &[u8; 8]| are_between(lowest, u64::from_le_bytes(*chunk));
    match bytes.last_chunk() {
        Some(last) => bytes.as_chunks::<8>().0.iter().all(are) && are(last),
        None => bytes.iter().all(|byte| (lowest..=b'~').contains(byte)),
    }
}

/// Whether each of eight bytes is between `lowest` and `~`: none has its high bit, nor gets it when 1 is
/// added (DEL), nor loses a high bit set before when `lowest` is subtracted.
fn are_between(lowest: u8, bytes: u64) -> bool {
    const ONES: u64 = u64::from_le_bytes([1; 8]);
    const HIGH: u64 = ONES * 0x80;
    (bytes | (bytes & !HIGH).wrapping_add(ONES)) & HIGH == 0
        && (bytes | HIGH).wrapping_sub(ONES * u64::from(lowest)) & HIGH == HIGH
}

/// Whether a text is made of characters that stay as they are in form C, whatever stands beside them: to
/// ask the engine takes longer than all the rest. ASCII, letters of European and East Asian languages,
/// their punctuation, emoji; no combining marks.
pub(crate) fn is_surely_nfc(text: &str) -> bool {
    text.chars().all(is_stable)
}

fn is_stable(character: char) -> bool {
    matches!(
        character,
        '\0'..='\u{2FF}' | '\u{400}'..='\u{481}' | '\u{1E00}'..='\u{1EFF}' | '\u{200B}'..='\u{2027}'
            | '\u{3001}'..='\u{3029}' | '\u{3041}'..='\u{3096}'
            | '\u{30A1}'..='\u{30FA}' | '\u{4E00}'..='\u{9FFF}' | '\u{AC00}'..='\u{D7A3}'
            | '\u{FE0F}' | '\u{FF01}'..='\u{FF5E}' | '\u{1F000}'..='\u{1FAFF}'
    )
}

/// The length of the domain name that bytes begin with, where it is one that nobody doubts: labels of
/// lower-case letters, digits and inner hyphens, the last one with a letter in front, so that it is no
/// number. None where there is no such name.
pub(crate) fn domain_len(bytes: &[u8]) -> Option<usize> {
    let mut label_at = 0;
    let mut before = b'.';
    let mut end = 0;
    for &byte in bytes {
        match byte {
            b'a'..=b'z' | b'0'..=b'9' => {}
            b'-' if before != b'.' => {}
            b'.' if before != b'.' && before != b'-' => label_at = end + 1,
            _ => break,
        }
        end += 1;
        if end > label_at + LABEL_MAX_BYTES {
            return None;
        }
        before = byte;
    }
    let ends_well = before != b'.' && before != b'-';
    (ends_well && bytes.get(label_at).is_some_and(u8::is_ascii_lowercase)).then_some(end)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn printable_ascii_is_told_from_all_else() {
        for byte in 0..=0x7F_u8 {
            for (before, behind) in [(0, 0), (3, 0), (7, 5), (8, 8), (21, 1)] {
                let text = format!("{}{}{}", "a".repeat(before), byte as char, "~".repeat(behind));
                for lowest in [b' ', b'!'] {
                    let expected = (lowest..=b'~').contains(&byte);
                    assert_eq!(are_printable_from(lowest, text.as_bytes()), expected, "{text:?}");
                }
            }
        }
        for text in ["é", "aaaaaaa\u{80}", "\u{2028}aaaaaaaa", "字字字字字字", "aaaaaaaaaaaaa👍"]
        {
            assert!(!are_printable_from(b' ', text.as_bytes()), "{text}");
        }
        assert!(are_printable_from(b' ', b""));
    }

    // The crate that judges is not there in the browser.
    #[cfg(not(target_arch = "wasm32"))]
    #[test]
    fn stable_characters_stay_as_they_are() {
        use unicode_normalization::char::{canonical_combining_class, is_combining_mark};
        use unicode_normalization::{IsNormalized, is_nfc_quick};
        for character in ('\0'..=char::MAX).filter(|character| is_stable(*character)) {
            let is_nfc = is_nfc_quick(std::iter::once(character)) == IsNormalized::Yes;
            let name = crate::text::code_point_name(character);
            assert!(is_nfc && canonical_combining_class(character) == 0, "{name}");
            assert!(!is_combining_mark(character) || character == '\u{FE0F}', "{name}");
        }
        for text in ["", "Ada", "Zoë", "艾达·洛芙莱斯", "Ада", "아다", "👩\u{200D}💻", "（１）"]
        {
            assert!(is_surely_nfc(text), "{text}");
        }
        for text in ["e\u{301}", "\u{212B}", "\u{1100}\u{1161}", "か\u{3099}"] {
            assert!(!is_surely_nfc(text), "{text}");
        }
    }

    #[test]
    fn usual_texts_have_no_space_at_the_ends() {
        assert!(is_usual_text("a", 1));
        for text in ["", " ", " a", "a ", "ab", "é", "\n"] {
            assert!(!is_usual_text(text, 1), "{text:?}");
        }
    }

    #[test]
    fn domain_names_that_nobody_doubts() {
        let longest = "a".repeat(LABEL_MAX_BYTES);
        for name in ["a", "a.b", "a-b.c1", "1.a", "xn--a.b", longest.as_str()] {
            for behind in ["", "/p", ":1", "@", "A", "é"] {
                let text = [name, behind].concat();
                assert_eq!(domain_len(text.as_bytes()), Some(name.len()), "{text}");
            }
        }
        let too_long = "a".repeat(LABEL_MAX_BYTES + 1);
        for text in ["", ".", "-a", "a-", "a.", "a..b", "a.-b", "a-.b", "a.1", "1", "/", &too_long]
        {
            assert_eq!(domain_len(text.as_bytes()), None, "{text}");
        }
    }
}
