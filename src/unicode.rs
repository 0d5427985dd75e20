//! What the rules ask of Unicode's data: the data is not in the wasm.
//!
//! Natively crates answer; in the browser the engine does, by its own regular expressions, `normalize`
//! and `URL`. Both are asked for the same properties by the same names, so that no set of characters is
//! written by hand. Their versions of Unicode may differ by the characters of a year.

/// A set of characters, named as regular expressions name it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Property {
    /// Shows nothing by itself: zero-width spaces and joiners, direction marks, selectors, fillers.
    DefaultIgnorable,
    /// Picks another form of the character before it, as in emoji.
    VariationSelector,
    /// Stands on the character before it: accents, vowel signs.
    Mark,
    /// A decimal digit of some script.
    DecimalDigit,
}

impl Property {
    /// All of them.
    pub const ALL: [Self; 4] =
        [Self::DefaultIgnorable, Self::VariationSelector, Self::Mark, Self::DecimalDigit];

    /// The property as a regular expression, the same in both dialects.
    #[must_use]
    pub const fn pattern(self) -> &'static str {
        match self {
            Self::DefaultIgnorable => r"^\p{Default_Ignorable_Code_Point}$",
            Self::VariationSelector => r"^\p{Variation_Selector}$",
            Self::Mark => r"^\p{M}$",
            Self::DecimalDigit => r"^\p{Nd}$",
        }
    }
}

/// Who answers.
#[derive(Clone, Copy, Debug)]
pub struct Unicode {
    /// Puts a text into normalisation form C; `None` when it is in it already.
    pub nfc: fn(&str) -> Option<String>,
    /// Whether a character has a property.
    pub has: fn(char, Property) -> bool,
    /// A domain name as browsers send it: in lower case, in ASCII; `None` where they refuse it.
    pub domain_to_ascii: fn(&str) -> Option<String>,
}

impl Unicode {
    /// Whether a character shows nothing by itself.
    #[must_use]
    pub fn is_invisible(self, character: char) -> bool {
        !is_plain(character) && (self.has)(character, Property::DefaultIgnorable)
    }

    /// Whether a text shows something: not only spaces, invisible characters, marks without a letter. A
    /// control character counts, since it is a problem of its own.
    #[must_use]
    pub fn shows_something(self, text: &str) -> bool {
        text.chars().any(|character| self.is_visible(character))
    }

    fn is_visible(self, character: char) -> bool {
        if character.is_control() {
            return true;
        }
        if character.is_whitespace() || character == BRAILLE_BLANK {
            return false;
        }
        is_plain(character)
            || !((self.has)(character, Property::DefaultIgnorable)
                || (self.has)(character, Property::Mark))
    }

    /// Whether an invisible character belongs to the one before it: a selector, or a part of a flag.
    #[must_use]
    pub fn completes_emoji(self, character: char) -> bool {
        is_tag(character) || (self.has)(character, Property::VariationSelector)
    }

    /// The value of a decimal digit. Each script's ten stand together, from zero on: Unicode's stability
    /// policy, which lets sets of ten follow each other.
    #[must_use]
    pub fn digit_value(self, character: char) -> Option<u32> {
        if character.is_ascii() {
            return character.to_digit(10);
        }
        let is_digit =
            |code: u32| char::from_u32(code).is_some_and(|c| (self.has)(c, Property::DecimalDigit));
        let code = u32::from(character);
        if is_plain_letter(character) || !is_digit(code) {
            return None;
        }
        let before = (1..DIGIT_RUN_MAX).take_while(|back| is_digit(code.saturating_sub(*back)));
        Some(before.count() as u32 % 10)
    }
}

/// Natively.
#[cfg(not(target_arch = "wasm32"))]
pub const NATIVE: Unicode =
    Unicode { nfc: native::nfc, has: native::has, domain_to_ascii: native::domain_to_ascii };

/// A space of the Braille script: it is a symbol to Unicode, and blank to a reader.
const BRAILLE_BLANK: char = '\u{2800}';
/// The longest run of digits without a gap: five sets of mathematical ones.
const DIGIT_RUN_MAX: u32 = 50;

/// Whether a character never has a code point assigned for exchange: U+FFFE, U+FDD0 and the like. By
/// definition (Unicode 16, section 23.7), hence no data.
#[must_use]
pub fn is_noncharacter(character: char) -> bool {
    let code = u32::from(character);
    code & 0xFFFE == 0xFFFE || matches!(code, 0xFDD0..=0xFDEF)
}

/// The letters of flags like Scotland's, which show nothing by themselves.
fn is_tag(character: char) -> bool {
    matches!(character, '\u{E0020}'..='\u{E007F}')
}

/// Whether a character is one of those that nearly all texts are made of, shows something, and stands by
/// itself: then nobody need be asked, which takes longer than the rest of a rule. A test compares it with
/// Unicode's data.
#[must_use]
pub fn is_plain(character: char) -> bool {
    matches!(character, '!'..='~') || is_plain_letter(character)
}

fn is_plain_letter(character: char) -> bool {
    matches!(
        character,
        '\u{C0}'..='\u{2FF}' | '\u{400}'..='\u{481}' | '\u{1E00}'..='\u{1EFF}' | '\u{3001}'..='\u{3029}'
            | '\u{3041}'..='\u{3096}' | '\u{30A1}'..='\u{30FA}' | '\u{4E00}'..='\u{9FFF}'
            | '\u{AC00}'..='\u{D7A3}' | '\u{1F300}'..='\u{1FAFF}'
    )
}

#[cfg(not(target_arch = "wasm32"))]
mod native {
    use std::sync::OnceLock;

    use regex::Regex;
    use unicode_normalization::{UnicodeNormalization, is_nfc};

    use super::Property;

    pub(super) fn nfc(text: &str) -> Option<String> {
        (!is_nfc(text)).then(|| text.nfc().collect())
    }

    pub(super) fn has(character: char, property: Property) -> bool {
        static PATTERNS: [OnceLock<Option<Regex>>; Property::ALL.len()] =
            [const { OnceLock::new() }; Property::ALL.len()];
        let pattern = PATTERNS.get(property as usize);
        let pattern = pattern
            .and_then(|cell| cell.get_or_init(|| Regex::new(property.pattern()).ok()).as_ref());
        pattern.is_some_and(|pattern| pattern.is_match(character.encode_utf8(&mut [0; 4])))
    }

    pub(super) fn domain_to_ascii(domain: &str) -> Option<String> {
        match url::Host::parse(domain).ok()? {
            url::Host::Domain(domain) => Some(domain),
            url::Host::Ipv4(_) | url::Host::Ipv6(_) => None,
        }
    }
}

#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests {
    use super::*;

    #[test]
    fn every_property_is_known() {
        for property in Property::ALL {
            assert!(('\0'..=char::MAX).any(|c| (NATIVE.has)(c, property)), "{property:?}");
        }
    }

    #[test]
    fn plain_characters_show_something_and_stand_by_themselves() {
        for character in ('\0'..=char::MAX).filter(|character| is_plain(*character)) {
            for property in
                [Property::DefaultIgnorable, Property::VariationSelector, Property::Mark]
            {
                assert!(!(NATIVE.has)(character, property), "U+{:04X}", u32::from(character));
            }
            assert!(!character.is_whitespace() && !character.is_control());
            let is_digit = (NATIVE.has)(character, Property::DecimalDigit);
            assert_eq!(is_digit, character.is_ascii_digit(), "U+{:04X}", u32::from(character));
        }
    }

    #[test]
    fn every_decimal_digit_has_its_value() {
        let digits =
            ('\0'..=char::MAX).filter_map(|c| NATIVE.digit_value(c).map(|value| (c, value)));
        let mut count = 0;
        for (position, (character, value)) in digits.enumerate() {
            assert_eq!(position % 10, value as usize, "U+{:04X}", u32::from(character));
            count += 1;
        }
        assert_eq!(count % 10, 0);
        assert!(count > 600);
        assert_eq!(NATIVE.digit_value('\u{1D7FF}'), Some(9));
        assert_eq!(NATIVE.digit_value('一'), None);
    }

    #[test]
    fn noncharacters_are_sixty_six() {
        assert_eq!(('\0'..=char::MAX).filter(|c| is_noncharacter(*c)).count(), 66);
    }

    #[test]
    fn what_shows_nothing_is_distinguished_from_what_does() {
        for nothing in [
            "",
            " ",
            "\u{200B}",
            "\u{3164}",
            "\u{AD}\u{2060}",
            "\u{2800}",
            "\u{301}",
            "\u{FE0F} \u{E0020}",
        ] {
            assert!(!NATIVE.shows_something(nothing), "{nothing:?}");
        }
        for something in ["a", "字", "e\u{301}", "🏳\u{FE0F}", "ก", "・", "\u{600}", "½", "\u{FFFC}"]
        {
            assert!(NATIVE.shows_something(something), "{something:?}");
        }
    }
}
