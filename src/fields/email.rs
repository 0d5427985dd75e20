//! `email`: "The email address of the user" (UpdateUser page); no document gives a grammar.
//!
//! Our decisions: the HTML standard's grammar, so that the verdict equals the browser's `type=email`
//! (<https://html.spec.whatwg.org/#valid-e-mail-address>); besides at most 254 bytes, 64 of them
//! before the `@` (RFC 5321). People paste addresses from links and address books and type them with an
//! input method, so `mailto:`, a name around `<…>` and full-width forms go, and an international domain is
//! sent as browsers send it. The domain is in lower case. `""` clears it.

use super::text_field::{NormalizedText, TextRule};
use super::{FieldInfo, Report, Shape};
use crate::fast::FastPattern;
use crate::field::Field;
use crate::input::InputValue;
use crate::issue::{Code, Reason, Rule, Unit};
use crate::options::Options;
use crate::text::{LABEL_MAX_BYTES, before_any, find_any, joined, labels, shown, split_once};
use crate::unicode::Unicode;

/// The longest address.
pub const MAX_BYTES: usize = 254;
/// The longest part before the `@`.
pub const LOCAL_PART_MAX_BYTES: usize = 64;

/// A domain in lower case. No part of so short an address is too long.
const FAST: FastPattern = FastPattern {
    pieces: &[
        r"[A-Za-z0-9.!#$%&'*+/=?^_`{|}~\-]+@",
        r"[a-z0-9]+(?:-+[a-z0-9]+)*(?:\.[a-z0-9]+(?:-+[a-z0-9]+)*)*",
    ],
    max_units: LOCAL_PART_MAX_BYTES,
};

pub(crate) const INFO: FieldInfo = FieldInfo {
    shape: Shape::Text { maximum: MAX_BYTES },
    maximum: Some(MAX_BYTES),
    unit: Some(Unit::Bytes),
    clearable: true,
    fast: Some(FAST),
    autocomplete: Some("email"),
    input_mode: Some("email"),
    ..FieldInfo::PLAIN
};

const RULE: TextRule = TextRule { field: Field::Email, normalise, check };

pub(crate) fn validate(input: InputValue, report: &mut Report<'_>) -> Option<String> {
    RULE.validate(input, report)
}

fn normalise(text: &mut NormalizedText, options: &Options) {
    text.trim(options.unicode);
    text.map(to_half_width, Rule::FullWidthToAscii);
    if let Some(address) = unwrapped(text.as_str()) {
        let address = address.to_owned();
        text.replace(address, Rule::Unwrapped);
        text.trim(options.unicode);
    }
    let Some((local, domain)) = split_once(text.as_str(), "@") else { return };
    if let Some(ascii) = international(domain, options.unicode) {
        let address = joined(&[local, "@", &ascii]);
        text.replace(address, Rule::DomainToAscii);
    } else if domain.bytes().any(|b| b.is_ascii_uppercase())
        && domain.chars().all(is_domain_character)
    {
        let lowered = joined(&[local, "@", &domain.to_ascii_lowercase()]);
        text.replace(lowered, Rule::DomainLowerCased);
    }
}

/// Full-width forms and the full stops of East Asian keyboards, to ASCII.
fn to_half_width(character: char) -> char {
    match character {
        '。' | '｡' => '.',
        '！'..='～' => char::from_u32(u32::from(character) - 0xFEE0).unwrap_or(character),
        _ => character,
    }
}

/// The address in `mailto:…`, `<…>` or `Name <…>`.
fn unwrapped(text: &str) -> Option<&str> {
    let inner = match text.strip_suffix('>').and_then(|text| split_once(text, "<")) {
        // Of several addresses none is the one that was meant.
        Some((_, address)) if find_any(address, b"<>,;").is_none() => address,
        _ => text,
    };
    let address = match inner.split_at_checked("mailto:".len()) {
        Some((scheme, rest)) if scheme.eq_ignore_ascii_case("mailto:") => before_any(rest, b"?"),
        _ => inner,
    };
    (address.len() < text.len() && find_any(address, b"@").is_some()).then_some(address)
}

/// The ASCII form of a domain that has other letters, if browsers have one.
fn international(domain: &str, unicode: Unicode) -> Option<String> {
    let is_asked = !domain.is_ascii()
        && domain.chars().all(|c| is_domain_character(c) || !c.is_ascii())
        && !domain.chars().any(|c| unicode.is_invisible(c));
    let ascii = if is_asked { (unicode.domain_to_ascii)(domain)? } else { return None };
    // A host that is another one to a person: a full stop that only looks like a letter, a number.
    let has_as_many_labels = labels(&ascii).count() == labels(domain).count();
    (has_as_many_labels && labels(&ascii).all(is_label)).then_some(ascii)
}

fn check(text: &str, _: &Options, problems: &mut Vec<Code>) {
    if text.len() > MAX_BYTES {
        problems.push(Code::too_big(MAX_BYTES, text.len(), Unit::Bytes));
    }
    if has_several(text) {
        problems.push(Code::format(Reason::SeveralAddresses));
        return;
    }
    let Some((local, domain)) = split_once(text, "@") else {
        problems.push(Code::format(Reason::MissingAt));
        return;
    };
    check_local_part(local, problems);
    problems.extend(wrong_in_domain(local, domain));
}

fn is_domain_character(character: char) -> bool {
    character.is_ascii_alphanumeric() || matches!(character, '-' | '.')
}

/// Whether a second address follows behind a comma, a semicolon or a space.
fn has_several(text: &str) -> bool {
    let divides = |byte: &u8| matches!(byte, b',' | b';' | b' ' | b'\n');
    text.as_bytes().split(divides).filter(|part| part.contains(&b'@')).count() > 1
}

fn wrong_in_domain(local: &str, domain: &str) -> Option<Code> {
    let at = |position: usize, found: char| {
        let index = local.chars().count() + 1 + position;
        let (reason, found) = (Reason::DomainCharacter, Some(shown(found)));
        Some(Code::InvalidFormat { reason, index: Some(index), found })
    };
    let mut before = '.';
    for (position, character) in domain.chars().enumerate() {
        let is_inner = character.is_ascii_alphanumeric();
        let follows_letter = !matches!(before, '.' | '-');
        match character {
            '-' if before != '.' => {}
            '.' if follows_letter => {}
            // A hyphen ends the label before.
            '.' if before == '-' => return at(position.saturating_sub(1), '-'),
            _ if is_inner => {}
            _ => return at(position, character),
        }
        before = character;
    }
    if !domain.is_empty() && matches!(before, '.' | '-') {
        return at(domain.chars().count() - 1, before);
    }
    (!labels(domain).all(is_label)).then(|| Code::format_found(Reason::DomainInvalid, domain))
}

fn check_local_part(local: &str, problems: &mut Vec<Code>) {
    if local.is_empty() {
        problems.push(Code::format(Reason::LocalPartEmpty));
    }
    if local.len() > LOCAL_PART_MAX_BYTES {
        problems.push(Code::format(Reason::LocalPartTooLong));
    }
    if !local.bytes().all(is_local_byte) {
        problems.extend(first_wrong(local));
    }
}

fn first_wrong(local: &str) -> Option<Code> {
    let is_wrong = |c: char| !u8::try_from(c).is_ok_and(is_local_byte);
    let (index, character) = local.chars().enumerate().find(|&(_, c)| is_wrong(c))?;
    Some(Code::InvalidFormat {
        reason: Reason::LocalPartCharacter,
        index: Some(index),
        found: Some(shown(character)),
    })
}

/// `atext` of RFC 5322 and the dot, as the HTML standard has it.
fn is_local_byte(byte: u8) -> bool {
    byte.is_ascii_alphanumeric()
        || matches!(byte, b'.' | b'!' | b'#'..=b'\'' | b'*' | b'+' | b'-' | b'/' | b'=' | b'?'
            | b'^'..=b'`' | b'{'..=b'~')
}

/// Letters, digits and inner hyphens, 63 at most.
fn is_label(label: &[u8]) -> bool {
    let is_inner = |byte: &u8| byte.is_ascii_alphanumeric() || *byte == b'-';
    label.len() <= LABEL_MAX_BYTES
        && label.iter().all(is_inner)
        && !matches!((label.first(), label.last()), (None | Some(b'-'), _) | (_, Some(b'-')))
}
