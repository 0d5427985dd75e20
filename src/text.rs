//! What texts are made of: length in code points, control and bidirectional characters.

/// How long a piece of somebody's input may be where an issue repeats it.
const SHORTENED_MAX_CHARS: usize = 64;

/// The length in Unicode code points: what the service's documents call characters, in our reading.
#[must_use]
pub fn length_chars(text: &str) -> usize {
    text.chars().count()
}

/// The first 64 code points, with an ellipsis where more follow.
#[must_use]
pub fn shortened(text: &str) -> String {
    match text.char_indices().nth(SHORTENED_MAX_CHARS) {
        Some((end, _)) => joined(&[text.get(..end).unwrap_or_default(), "…"]),
        None => text.to_owned(),
    }
}

/// A text around the first place where another stands: as `str::split_once` does, whose search in
/// linear time takes 4 KB of wasm. For a few characters in a short text.
#[must_use]
pub fn split_once<'a>(text: &'a str, separator: &str) -> Option<(&'a str, &'a str)> {
    let (&first, bytes) = (separator.as_bytes().first()?, text.as_bytes());
    let mut at = find_byte(bytes, first)?;
    while !bytes.get(at..)?.starts_with(separator.as_bytes()) {
        at += 1 + find_byte(bytes.get(at + 1..)?, first)?;
    }
    Some((text.get(..at)?, text.get(at + separator.len()..)?))
}

fn find_byte(bytes: &[u8], wanted: u8) -> Option<usize> {
    bytes.iter().position(|byte| *byte == wanted)
}

/// Where the first of some ASCII characters stands. The standard library searches for each kind of
/// pattern with code of its own: 3 KB of wasm that a few short texts do not need.
#[must_use]
pub fn find_any(text: &str, characters: &[u8]) -> Option<usize> {
    text.bytes().position(|byte| characters.contains(&byte))
}

/// What stands before the first of some ASCII characters: all, where there is none.
#[must_use]
pub fn before_any<'a>(text: &'a str, characters: &[u8]) -> &'a str {
    find_any(text, characters).and_then(|end| text.get(..end)).unwrap_or(text)
}

/// The longest label of a domain name: DNS.
pub(crate) const LABEL_MAX_BYTES: usize = 63;

/// The parts between the dots.
pub(crate) fn labels(text: &str) -> impl Iterator<Item = &[u8]> {
    text.as_bytes().split(|byte| *byte == b'.')
}

/// Texts one after the other; `concat` takes nine times the code.
#[must_use]
pub fn joined(parts: &[&str]) -> String {
    let mut text = String::new();
    for part in parts {
        text.push_str(part);
    }
    text
}

/// Whether a text stands in another.
#[must_use]
pub fn contains(text: &str, part: &str) -> bool {
    split_once(text, part).is_some()
}

/// Writes a number.
pub(crate) fn write_decimal(out: &mut String, number: usize) {
    if number > 9 {
        write_decimal(out, number / 10);
    }
    out.push(char::from(b'0' + (number % 10) as u8));
}

/// `U+202E`.
#[must_use]
pub fn code_point_name(character: char) -> String {
    let code = u32::from(character);
    let mut name = "U+".to_owned();
    for place in (0..6).rev() {
        let shifted = code >> (4 * place);
        if place < 4 || shifted > 0 {
            name.extend(
                char::from_digit(shifted & 0xF, 16).map(|digit| digit.to_ascii_uppercase()),
            );
        }
    }
    name
}

/// The character itself where it can be seen, else its code point.
#[must_use]
pub fn shown(character: char) -> String {
    if character.is_control() || character.is_whitespace() || is_invisible(character) {
        code_point_name(character)
    } else {
        String::from(character)
    }
}

/// Marks, joiners and selectors that show nothing by themselves: the common ones.
fn is_invisible(character: char) -> bool {
    matches!(
        character,
        '\u{AD}' | '\u{300}'..='\u{36F}' | '\u{61C}' | '\u{200B}'..='\u{200F}'
            | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{206F}' | '\u{20D0}'..='\u{20FF}'
            | '\u{FE00}'..='\u{FE0F}' | '\u{FEFF}' | '\u{E0000}'..='\u{E0FFF}'
    )
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

/// Whether there is no white space at either end.
#[must_use]
pub fn is_trimmed(text: &str) -> bool {
    text.trim().len() == text.len()
}

/// C0, DEL and C1.
#[must_use]
pub fn is_control(character: char) -> bool {
    character.is_control()
}

/// LINE SEPARATOR and PARAGRAPH SEPARATOR: line breaks to a reader, though not controls.
#[must_use]
pub fn is_line_separator(character: char) -> bool {
    matches!(character, '\u{2028}' | '\u{2029}')
}

/// The embeddings, overrides and isolates, which can make one name read as another.
///
/// The plain marks (U+200E, U+200F, U+061C) stay allowed: Arabic and Hebrew names need them.
#[must_use]
pub fn is_bidi_control(character: char) -> bool {
    matches!(character, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
}

/// Whether a text has more than so many UTF-16 units: a text has at most as many units as bytes.
#[must_use]
pub fn has_over_units(text: &str, maximum: usize) -> bool {
    text.len() > maximum && text.encode_utf16().count() > maximum
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lengths_count_code_points() {
        assert_eq!(length_chars("abc"), 3);
        assert_eq!(length_chars("昵称"), 2);
        assert_eq!(length_chars("👍🏽"), 2);
    }

    #[test]
    fn a_text_is_trimmed_when_trimming_changes_nothing() {
        for text in ["", "a", " a", "a ", "\u{3000}a", "a\u{3000}", "字", "\u{7f}", "\ta", " "] {
            assert_eq!(is_trimmed(text), text.trim() == text, "{text:?}");
        }
    }

    // The crate to compare with is a native dependency only.
    #[cfg(not(target_arch = "wasm32"))]
    #[test]
    fn stable_characters_stay_as_they_are() {
        use unicode_normalization::char::{canonical_combining_class, is_combining_mark};
        use unicode_normalization::{IsNormalized, is_nfc_quick};
        for character in ('\0'..=char::MAX).filter(|character| is_stable(*character)) {
            let is_nfc = is_nfc_quick(std::iter::once(character)) == IsNormalized::Yes;
            let name = code_point_name(character);
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
    fn code_points_have_four_digits_at_least() {
        for (character, name) in
            [('\0', "U+0000"), ('\u{202E}', "U+202E"), ('😀', "U+1F600"), (char::MAX, "U+10FFFF")]
        {
            assert_eq!(code_point_name(character), name);
        }
    }

    #[test]
    fn texts_are_split_where_another_stands() {
        assert_eq!(split_once("a://b://c", "://"), Some(("a", "b://c")));
        assert_eq!(split_once("a:/", "://"), None);
        assert!(contains("昵称昵", "称"));
    }

    #[test]
    fn what_issues_repeat_is_short() {
        assert_eq!(shortened("short"), "short");
        assert_eq!(length_chars(&shortened(&"字".repeat(1000))), SHORTENED_MAX_CHARS + 1);
    }

    #[test]
    fn marks_that_right_to_left_names_need_are_no_bidi_controls() {
        for mark in ['\u{200E}', '\u{200F}', '\u{061C}', '\u{200D}'] {
            assert!(!is_bidi_control(mark), "{}", code_point_name(mark));
        }
        assert!(is_bidi_control('\u{202E}'));
    }
}
