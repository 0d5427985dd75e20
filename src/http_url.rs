//! The avatar's `http:` or `https:` URL: a host, no white space, no credentials, bounded.
//!
//! The `url` crate would cost 59 KB of compressed wasm for its IDNA tables; this checks what matters
//! and is compared with it in the tests. Where parsers split differently it refuses: a `\` before the
//! path ends the host for browsers, but not for others, which take what follows it for the host.

use crate::ip::{decimal, is_ipv4, is_ipv6};
use crate::issue::{Code, Reason, Unit, first_where};
use crate::text::{before_any, contains, find_any, is_control, joined, labels};
use crate::unicode::Unicode;

const SCHEMES: [&str; 2] = ["http://", "https://"];

/// Whether a text begins with `http://` or `https://`, in any case.
#[must_use]
pub fn has_scheme(text: &str) -> bool {
    scheme_len(text).is_some()
}

fn scheme_len(text: &str) -> Option<usize> {
    SCHEMES.into_iter().map(str::len).zip(SCHEMES).find_map(|(len, scheme)| {
        text.get(..len).is_some_and(|head| head.eq_ignore_ascii_case(scheme)).then_some(len)
    })
}

/// The URL with its scheme in lower case, as the service's document spells it; none where it is.
#[must_use]
pub fn with_lower_case_scheme(url: &str) -> Option<String> {
    let (scheme, rest) = url.split_at_checked(scheme_len(url)?)?;
    let lowered = scheme.to_ascii_lowercase();
    (lowered != scheme).then(|| lowered + rest)
}

/// The URL with the spaces behind its host percent-encoded, as browsers send them; none where there are
/// none, or two addresses.
#[must_use]
pub fn with_encoded_spaces(url: &str) -> Option<String> {
    let (before, path) = url.split_at_checked(authority_end(url))?;
    // Behind a space another address may begin: then none is the one that was meant.
    let has_several = path.split(is_white_space).skip(1).any(has_scheme);
    if has_several || !path.chars().any(is_white_space) {
        return None;
    }
    let mut encoded = before.to_owned();
    for character in path.chars() {
        if is_white_space(character) {
            character
                .encode_utf8(&mut [0; 4])
                .bytes()
                .for_each(|byte| push_encoded(&mut encoded, byte));
        } else {
            encoded.push(character);
        }
    }
    Some(encoded)
}

fn push_encoded(out: &mut String, byte: u8) {
    out.push('%');
    for digit in [byte >> 4, byte & 0xF] {
        out.extend(char::from_digit(digit.into(), 16).map(|digit| digit.to_ascii_uppercase()));
    }
}

/// The URL with the ASCII form of its international host, as browsers send it; none where it has no other.
#[must_use]
pub fn with_ascii_host(url: &str, unicode: Unicode) -> Option<String> {
    let authority = authority(url);
    let (host, port) = split_port(authority);
    if host.is_ascii() || check_authority(authority, unicode).is_some() {
        return None;
    }
    let ascii = (unicode.domain_to_ascii)(host)?;
    let scheme = url.get(..scheme_len(url)?)?;
    let rest = url.get(authority_end(url)..)?;
    let colon = if port.is_empty() { "" } else { ":" };
    Some(joined(&[scheme, &ascii, colon, port, rest]))
}

/// The address that was probably meant where only the scheme is missing: `//a.b/c`, `www.a.b`, `a.b/c`.
#[must_use]
pub fn without_scheme(text: &str, unicode: Unicode) -> Option<String> {
    let (is_relative, rest) = match text.strip_prefix("//") {
        Some(rest) => (true, rest),
        None => (false, text),
    };
    let host = before_any(rest, b"/?#");
    let is_meant = is_relative || rest.len() > host.len() || starts_with_www(host);
    let is_host =
        host.len() > 3 && find_any(host, b".").is_some() && find_any(host, b":\\").is_none();
    if !is_meant || !is_host || check_authority(host, unicode).is_some() {
        return None;
    }
    Some(joined(&["https://", rest]))
}

fn starts_with_www(host: &str) -> bool {
    host.get(..4).is_some_and(|start| start.eq_ignore_ascii_case("www."))
}

/// Everything that is wrong with a URL that begins with `http://` or `https://`.
#[must_use]
pub fn check(url: &str, max_bytes: usize, unicode: Unicode) -> Vec<Code> {
    let mut problems = Vec::new();
    if url.len() > max_bytes {
        problems.push(Code::too_big(max_bytes, url.len(), Unit::Bytes));
    }
    problems.extend(first_where(url, Reason::ControlCharacter, is_control));
    problems.extend(first_where(url, Reason::WhiteSpace, is_white_space));
    problems.extend(check_authority(authority(url), unicode));
    problems
}

fn is_white_space(character: char) -> bool {
    character.is_whitespace() && !is_control(character)
}

/// What stands between the scheme and the path.
fn authority(url: &str) -> &str {
    let rest = url.get(scheme_len(url).unwrap_or(0)..).unwrap_or_default();
    before_any(rest, b"/?#")
}

/// Where the path begins.
fn authority_end(url: &str) -> usize {
    scheme_len(url).unwrap_or(0) + authority(url).len()
}

fn check_authority(authority: &str, unicode: Unicode) -> Option<Code> {
    if contains(authority, "@") {
        return Some(Code::format(Reason::Credentials));
    }
    let (host, port) = split_port(authority);
    if host.is_empty() {
        return Some(Code::format(Reason::HostMissing));
    }
    let is_good = is_host(host, unicode) && is_port(port);
    (!is_good).then(|| Code::format_found(Reason::HostInvalid, authority))
}

/// `host:port`, with the brackets of an IPv6 address kept together.
fn split_port(authority: &str) -> (&str, &str) {
    let host_end = find_any(authority, b"]").map_or(0, |bracket| bracket + 1);
    match authority.get(host_end..).and_then(|rest| find_any(rest, b":")) {
        Some(colon) => (
            authority.get(..host_end + colon).unwrap_or_default(),
            authority.get(host_end + colon + 1..).unwrap_or_default(),
        ),
        None => (authority, ""),
    }
}

fn is_port(port: &str) -> bool {
    port.is_empty() || decimal(port.as_bytes()).is_some_and(|port| port <= u16::MAX.into())
}

/// A host that every browser takes: a name without forbidden characters, or an IP address.
fn is_host(host: &str, unicode: Unicode) -> bool {
    if let Some(address) = host.strip_prefix('[') {
        return address.strip_suffix(']').is_some_and(is_ipv6);
    }
    let name = host.strip_suffix('.').unwrap_or(host);
    let is_name = !name.is_empty()
        && labels(name).all(|label| !label.is_empty())
        && !name.chars().any(is_forbidden_in_host);
    is_name && (!ends_in_number(name) || is_ipv4(name)) && is_read_as_seen(name, unicode)
}

/// WHATWG's forbidden domain code points, and `%`, which nobody needs in a host.
fn is_forbidden_in_host(character: char) -> bool {
    character.is_control()
        || character.is_whitespace()
        || matches!(character, '#' | '/' | ':' | '<' | '>' | '?' | '@' | '['..='^' | '|' | '%')
}

/// Whether browsers take a name, and read no other ASCII in it than a person does: `／`, `。` and `℀` become
/// delimiters, and `ｇ` a letter of somebody else's name. What is the same in form C looks the same.
fn is_read_as_seen(name: &str, unicode: Unicode) -> bool {
    if name.is_ascii() {
        return true;
    }
    let Some(read) = (unicode.domain_to_ascii)(name) else { return false };
    let composed = (unicode.nfc)(name);
    let mut read = labels(&read);
    let is_same =
        |seen: &[u8]| read.next().is_some_and(|read| seen.is_ascii() || has_same_ascii(seen, read));
    labels(composed.as_deref().unwrap_or(name)).all(is_same) && read.next().is_none()
}

/// Whether a label that is not ASCII has the ASCII letters that its form in Punycode has: all of them
/// stand before the last `-` there.
fn has_same_ascii(seen: &[u8], read: &[u8]) -> bool {
    let Some(read) = read.strip_prefix(b"xn--") else { return false };
    let end = read.iter().rposition(|byte| *byte == b'-').unwrap_or(0);
    let mut kept = read.get(..end).unwrap_or_default().iter();
    let is_kept = |byte: &u8| kept.next() == Some(&byte.to_ascii_lowercase());
    seen.iter().filter(|byte| byte.is_ascii()).all(is_kept) && kept.next().is_none()
}

/// Browsers read a host whose last label is a number as an IPv4 address.
fn ends_in_number(host: &str) -> bool {
    let last = labels(host).last().unwrap_or_default();
    last.iter().all(u8::is_ascii_digit) || last.starts_with(b"0x") || last.starts_with(b"0X")
}
