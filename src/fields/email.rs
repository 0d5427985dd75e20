//! `email`: "The email address of the user" (UpdateUser page); no document gives a grammar.
//!
//! Our decisions: the HTML standard's grammar, so that the verdict equals the browser's `type=email`
//! (<https://html.spec.whatwg.org/#valid-e-mail-address>); besides at most 254 bytes, 64 of them
//! before the `@` (RFC 5321); the domain in lower case. `""` clears it.

use super::{FieldInfo, Findings, Label, Shape, TextRule, judge_text};
use super::normal::{Text};
use crate::fast::FastPattern;
use crate::field::Field;
use crate::issue::{Code, Reason, Rule, Unit};
use crate::raw::Raw;
use crate::text::{LABEL_MAX_BYTES, joined, labels, shown, split_once};
use crate::value::Value;
use crate::options::Options;

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

pub(super) const INFO: FieldInfo = FieldInfo {
    shape: Shape::Text { maximum: MAX_BYTES },
    maximum: Some(MAX_BYTES),
    unit: Some(Unit::Bytes),
    clearable: true,
    fast: Some(FAST),
    label: Label { en: "Email address", zh_cn: "邮箱" },
    autocomplete: Some("email"),
    input_mode: Some("email"),
    ..FieldInfo::PLAIN
};

const RULE: TextRule = TextRule { field: Field::Email, normalise, check };

pub(super) fn judge<'a, T>(raw: Raw<'a, T>, findings: &mut Findings<'_>) -> Option<Value<'a, T>> {
    judge_text(&RULE, raw, findings)
}

fn normalise(text: &mut Text<'_>, _: &Options) {
    text.trim();
    let Some((local, domain)) = split_once(text.as_str(), "@") else { return };
    if domain.bytes().any(|b| b.is_ascii_uppercase()) {
        let lowered = joined(&[local, "@", &domain.to_ascii_lowercase()]);
        text.replace(lowered, Rule::DomainLowerCased);
    }
}

fn check(text: &str, problems: &mut Vec<Code>) {
    if text.len() > MAX_BYTES {
        problems.push(Code::too_big(MAX_BYTES, text.len(), Unit::Bytes));
    }
    let Some((local, domain)) = split_once(text, "@") else {
        problems.push(Code::format(Reason::MissingAt));
        return;
    };
    check_local_part(local, problems);
    if !labels(domain).all(is_label) {
        problems.push(Code::format_found(Reason::DomainInvalid, domain));
    }
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
