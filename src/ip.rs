//! IP addresses as text: the same that the standard library parses, in a tenth of its code.

use crate::text::{labels, split_once};

/// Four numbers up to 255, in decimal without leading zeros.
#[must_use]
pub(crate) fn is_ipv4(text: &str) -> bool {
    labels(text).all(is_octet) && labels(text).count() == 4
}

fn is_octet(text: &[u8]) -> bool {
    let is_short = text == b"0" || (!text.starts_with(b"0") && matches!(text.len(), 1..=3));
    is_short && decimal(text).is_some_and(|number| number <= 255)
}

/// A number in decimal digits, and in nothing but digits.
#[must_use]
pub(crate) fn decimal(text: &[u8]) -> Option<u32> {
    let mut number = 0_u32;
    for byte in text {
        let digit = byte.is_ascii_digit().then(|| u32::from(byte - b'0'))?;
        number = number.checked_mul(10)?.checked_add(digit)?;
    }
    (!text.is_empty()).then_some(number)
}

/// Eight groups of hexadecimal digits, of which one `::` may leave some out; the last two may be
/// written as an IPv4 address. Without brackets.
#[must_use]
pub(crate) fn is_ipv6(text: &str) -> bool {
    let Some((before, after)) = split_once(text, "::") else {
        return groups(text, true) == Some(8);
    };
    // It stands for one group at least.
    groups(before, false)
        .zip(groups(after, true))
        .is_some_and(|(before, after)| before + after <= 7)
}

/// How many groups a text has, an empty one none.
fn groups(text: &str, may_end_in_ipv4: bool) -> Option<usize> {
    let mut count = 0;
    let mut rest = text;
    while !rest.is_empty() {
        let (group, behind) = split_once(rest, ":").unwrap_or((rest, ""));
        let is_last = group.len() == rest.len();
        count += match group {
            _ if is_group(group) => 1,
            _ if is_last && may_end_in_ipv4 && is_ipv4(group) => 2,
            _ => return None,
        };
        if !is_last && behind.is_empty() {
            return None;
        }
        rest = behind;
    }
    Some(count)
}

fn is_group(text: &str) -> bool {
    matches!(text.len(), 1..=4) && text.bytes().all(|byte| byte.is_ascii_hexdigit())
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::net::{Ipv4Addr, Ipv6Addr};

    /// All texts of up to `length` of these pieces.
    fn texts(pieces: &[&str], length: usize) -> Vec<String> {
        let mut all = vec![String::new()];
        let mut longest = all.clone();
        for _ in 0..length {
            let longer = |text: &String| pieces.iter().map(|piece| text.clone() + piece).collect();
            longest = longest.iter().flat_map::<Vec<String>, _>(longer).collect();
            all.extend_from_slice(&longest);
        }
        all
    }

    #[test]
    fn as_the_standard_library_does_with_ipv4() {
        for text in texts(&["0", "1", "25", "6", ".", "1.2.", "x"], 6) {
            assert_eq!(is_ipv4(&text), text.parse::<Ipv4Addr>().is_ok(), "{text:?}");
        }
    }

    #[test]
    fn as_the_standard_library_does_with_ipv6() {
        for text in texts(&["1", "fF0", ":", "::", "2:3:4:", "1.2.3.4", "g"], 6) {
            assert_eq!(is_ipv6(&text), text.parse::<Ipv6Addr>().is_ok(), "{text:?}");
        }
    }
}
