//! "Did you mean": the known name that a misspelt one is closest to.

use std::borrow::Cow;

use crate::issue::Code;

/// More mistakes than this make a guess worthless.
const MAX_DISTANCE: usize = 2;
/// Nobody misspells a name into one that is longer than this.
const MAX_BYTES: usize = 64;

/// The issue for a key that the service does not document.
#[must_use]
pub fn unrecognized_key(key: &str, known: &'static [&'static str]) -> Code {
    Code::UnrecognizedKey {
        key: crate::text::shortened(key),
        suggestion: closest(key, known).map(Cow::Borrowed),
    }
}

/// The known name that differs least: in case or punctuation (`nickName`), or by a typing mistake.
#[must_use]
pub fn closest(text: &str, known: &'static [&'static str]) -> Option<&'static str> {
    if text.len() > MAX_BYTES {
        return None;
    }
    let input = bare(text);
    let mut closest = None;
    // A short name is within two mistakes of nearly anything.
    let mut least = (MAX_DISTANCE + 1).min(input.len().div_ceil(2));
    for name in known {
        let known = bare(name);
        if input.len().abs_diff(known.len()).max(letter_difference(&input, &known)) >= least {
            continue;
        }
        let distance = distance(&input, &known, least);
        if distance < least {
            (closest, least) = (Some(*name), distance);
        }
    }
    closest
}

/// In lower case, without punctuation: a byte for each character, since the known names are ASCII.
fn bare(text: &str) -> Vec<u8> {
    let is_kept = |byte: &u8| byte.is_ascii_alphanumeric() || *byte >= 0xC0;
    text.bytes().filter(is_kept).map(|byte| byte.to_ascii_lowercase()).collect()
}

/// A lower bound of the distance: each letter that only one of the two texts has is a mistake. Letters
/// share the 32 bits of a word, so that some count as one.
fn letter_difference(input: &[u8], known: &[u8]) -> usize {
    let letters = |text: &[u8]| text.iter().fold(0_u32, |letters, byte| letters | 1 << (byte % 32));
    let (input, known) = (letters(input), letters(known));
    (input & !known).count_ones().max((known & !input).count_ones()) as usize
}

/// Levenshtein distance, by one row of the matrix; the known names are far shorter than it. One of
/// `most` and more is not counted to its end.
fn distance(input: &[u8], known: &[u8], most: usize) -> usize {
    let mut row = [0; MAX_BYTES];
    row.iter_mut().enumerate().for_each(|(position, place)| *place = position);
    for (position, from) in input.iter().enumerate() {
        let mut diagonal = position;
        let mut left = position + 1;
        let mut least = left;
        for (to, place) in known.iter().zip(row.iter_mut().skip(1)) {
            let substituted = diagonal + usize::from(from != to);
            diagonal = *place;
            left = substituted.min(left + 1).min(*place + 1);
            *place = left;
            least = least.min(left);
        }
        if least >= most {
            return most;
        }
    }
    if input.is_empty() { known.len() } else { row.get(known.len()).copied().unwrap_or(MAX_BYTES) }
}

#[cfg(test)]
mod tests {
    use super::*;

    const KNOWN: &[&str] = &["user_id", "nick_name", "email", "phone"];

    #[test]
    fn guesses_what_was_meant() {
        for (input, meant) in [
            ("nickName", "nick_name"),
            ("nickname", "nick_name"),
            ("NICK-NAME", "nick_name"),
            ("nick_nmae", "nick_name"),
            ("e-mail", "email"),
            ("userid", "user_id"),
            ("phon", "phone"),
        ] {
            assert_eq!(closest(input, KNOWN), Some(meant), "{input}");
        }
    }

    #[test]
    fn does_not_guess_wildly() {
        for input in ["", "x", "avatar_file", "birthday", &"e".repeat(100_000)] {
            assert_eq!(closest(input, KNOWN), None, "{}", crate::text::shortened(input));
        }
    }
}
