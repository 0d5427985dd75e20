//! Avatars by URL against the `url` crate, which parses as browsers do.
//!
//! What we accept, it accepts, with the host that we see. What it accepts and we refuse falls into
//! one of the classes below, or the test fails: nothing is refused by accident.

use std::sync::LazyLock;

use pds_profile::{Options, validate_json};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::{Index, select};
use regex::Regex;
use serde_json::json;
use unicode_normalization::UnicodeNormalization;
use url::{Host, Url};

use crate::generate;

/// Hosts and parts of hosts, good, bad and odd.
const HOSTS: &[&str] = &[
    "example.com",
    "a",
    "a.b.c",
    "EXAMPLE.com",
    "xn--fsqu00a",
    "xn--a",
    "例子.测试",
    "my_bucket",
    "a-b",
    "-",
    "127.0.0.1",
    "127.1",
    "0x7f.1",
    "2130706433",
    "1.2.3.4.",
    "256.1.1.1",
    "1.2.3.08",
    "0",
    "example.1",
    "0xg",
    "[::1]",
    "[::1",
    "[::ffff:1.2.3.4]",
    "[1:2:3:4:5:6:7:8]",
    "[::g]",
    "[fe80::1%25e]",
    "::1",
    "a..b",
    ".a",
    "a.",
    "a..",
    "%41",
    "a%2fb",
    "",
    "a!b",
    "a$&'()*+,;=b",
    "a~b",
    "a{}b",
    "a\"b",
    "a`b",
    "ａ",
    "a。b",
    "\u{ad}",
    "ｇoogle字",
    "faß.de",
    "cafe\u{301}",
    "\u{212a}",
    "字\u{212a}",
    "xn--字",
    "XN--FSQU00A",
    "①",
    "①字",
];
const PARTS: &[&str] = &[
    "@", ":", ":80", ":0", ":65535", ":65536", ":8x", ":", "/", "//", "/a", "\\", "\\a", "?",
    "?a=b", "#", "#a", "user@", "user:pw@", " ", "\t", "\n", "\0", "\u{7f}", "\u{a0}", "字", "👍",
    "%", "%zz", "[", "]", "|", "^", "<", ".", "..", "/../", "é", "\u{200b}", "／", "＠",
    "\u{fe6b}", "℀", "。", "｡", "․", "⒈", "ﬁ", "\u{212a}", "\u{301}", "\u{200d}", "\u{202e}", "İ",
];

/// Why a URL that browsers take is refused. None: it should not be.
fn reason_to_refuse(text: &str) -> Option<&'static str> {
    let text = text.trim_matches(|c: char| c.is_ascii_whitespace());
    let is_ours = |scheme: &str| ["http", "https"].contains(&scheme.to_ascii_lowercase().as_str());
    let Some((_, rest)) = text.split_once("://").filter(|(scheme, _)| is_ours(scheme)) else {
        return Some("browsers mend slashes, the service asks for http:// or https://");
    };
    if text.contains(|c: char| c.is_whitespace() || c.is_control()) {
        return Some("browsers drop or escape white space and control characters");
    }
    let authority = rest.split(['/', '?', '#']).next().unwrap_or_default();
    let host = authority
        .rsplit_once(':')
        .filter(|(_, port)| !port.contains(']'))
        .map_or(authority, |(host, _)| host);
    let last = host.strip_suffix('.').unwrap_or(host).rsplit('.').next().unwrap_or_default();
    match () {
        () if authority.contains('@') => Some("credentials"),
        () if authority.contains('\\') => Some("others do not take a back-slash for a slash"),
        () if authority.is_empty() => Some("browsers skip further slashes"),
        () if host.contains('%') => Some("escapes in a host"),
        () if reads_as_other_ascii(host) => Some("characters that browsers turn into ASCII"),
        () if host.split('.').any(str::is_empty) => Some("empty labels"),
        () if last.starts_with(['0', '1', '2', '3', '4', '5', '6', '7', '8', '9']) => Some(
            "IPv4 addresses in a short, octal or hexadecimal form, and names that resemble them",
        ),
        () if text.len() > 4096 => Some("the length"),
        () => None,
    }
}

/// What is removed at the ends.
static INVISIBLE_ENDS: LazyLock<Regex> = LazyLock::new(|| {
    let invisible = r"[\s\p{Cf}\p{Default_Ignorable_Code_Point}]+";
    Regex::new(&format!(r"\A{invisible}|{invisible}\z")).expect("an expression")
});

/// Whether a browser reads ASCII in a host that a person does not see there.
fn reads_as_other_ascii(host: &str) -> bool {
    let Ok(Host::Domain(sent)) = Host::parse(host) else { return !host.is_ascii() };
    let (read, result) = idna::domain_to_unicode(&sent);
    let composed: String = host.nfc().collect();
    let ascii = |text: &str| -> String {
        text.chars().filter(char::is_ascii).map(|c| c.to_ascii_lowercase()).collect()
    };
    // A label in ASCII is seen as it is, Punycode included.
    let is_other = |(seen, read): (&str, &str)| {
        !seen.is_ascii() && (read.is_ascii() || ascii(seen) != ascii(read))
    };
    let has_other_labels = composed.split('.').count() != read.split('.').count();
    let is_decoded = result.is_ok() || host.is_ascii();
    !is_decoded || has_other_labels || composed.split('.').zip(read.split('.')).any(is_other)
}

/// Hosts that IDNA has a say in.
fn needs_idna(host: &str) -> bool {
    !host.is_ascii() || host.to_ascii_lowercase().split('.').any(|label| label.starts_with("xn--"))
}

fn host_of(url: &str) -> &str {
    let rest = url.split_once("://").map_or("", |(_, rest)| rest);
    let authority = rest.split(['/', '?', '#']).next().unwrap_or_default();
    match authority.rsplit_once(':') {
        Some((host, port)) if port.bytes().all(|b| b.is_ascii_digit()) => host,
        _ => authority,
    }
}

fn check_accepted(text: &str, url: &str) {
    let scheme = text.trim_start().split_once(':').map(|(scheme, _)| scheme.to_ascii_lowercase());
    let host = host_of(url);
    let visible = INVISIBLE_ENDS.replace_all(text, "");
    let seen = host_of(&visible);
    assert!(!needs_idna(seen) || !reads_as_other_ascii(seen), "{text:?} became {url:?}");
    let parsed = match Url::parse(url) {
        Ok(parsed) => parsed,
        // Engines differ in ASCII that is no Punycode behind `xn--`.
        Err(_) if host.is_ascii() && needs_idna(host) => return,
        Err(error) => panic!("accepted {url:?}, which browsers refuse: {error}"),
    };
    assert_eq!(Some(parsed.scheme()), scheme.as_deref());
    assert_eq!((parsed.username(), parsed.password()), ("", None), "{url:?}");
    match parsed.host().expect("a host") {
        _ if needs_idna(host) => assert!(!reads_as_other_ascii(host), "{url:?}"),
        Host::Domain(domain) => assert_eq!(domain, host.to_ascii_lowercase(), "{url:?}"),
        Host::Ipv4(address) => {
            assert_eq!(address.to_string(), host.trim_end_matches('.'), "{url:?}");
        }
        Host::Ipv6(address) => assert_eq!(host[1..host.len() - 1].parse(), Ok(address), "{url:?}"),
    }
}

fn check(text: &str) {
    let outcome = validate_json(&json!({ "user_id": "u1", "avatar": text }), &Options::default());
    match outcome.result {
        Ok(update) => {
            let url = update.avatar().expect("an avatar");
            if !url.is_empty() && !url.starts_with("data:") {
                check_accepted(text, url);
            }
        }
        Err(issues) => {
            let theirs = Url::parse(text).is_ok_and(|url| matches!(url.scheme(), "http" | "https"));
            let is_explained = !theirs || reason_to_refuse(text).is_some();
            assert!(is_explained, "refused {text:?}, which browsers take: {issues:?}");
        }
    }
}

const SCHEMES: &[&str] =
    &["http://", "https://", "HTTP://", "https:", "http:/", "https:///", "http:\\\\", " http://"];

proptest! {
    #![proptest_config(ProptestConfig::with_cases(4000))]

    #[test]
    fn urls_of_pieces(
        scheme in select(SCHEMES),
        host in select(HOSTS),
        parts in vec(select(PARTS), 0..4),
    ) {
        check(&format!("{scheme}{host}{}", parts.concat()));
    }

    /// What stands around an address goes, and what is left is the address that browsers would send.
    #[test]
    fn addresses_as_people_paste_them(
        (open, close) in select(&[("", ""), ("<", ">"), ("\"", "\""), ("“", "”"), (" ", "\n"), ("\u{feff}", "\u{200b}")][..]),
        host in select(&["a.b", "müller.example", "例子.测试", "EXAMPLE.com:8443", "[::1]"][..]),
        path in "[a-z字 \u{3000}]{0,8}",
        more in select(&["", "?a= b", "#c d", "/x"][..]),
    ) {
        let address = format!("https://{host}/{path}y{more}");
        let options = Options::default();
        let pasted = json!({ "user_id": "u1", "avatar": format!("{open}{address}{close}") });
        let update = validate_json(&pasted, &options).result.expect("an address");
        let sent = update.avatar().expect("an avatar");
        prop_assert_eq!(Url::parse(sent), Url::parse(&address));
        prop_assert!(!sent.contains(char::is_whitespace), "{}", sent);
        let again = validate_json(&json!({ "user_id": "u1", "avatar": sent }), &options);
        prop_assert_eq!(again.changes, []);
    }

    #[test]
    fn urls_of_mixed_pieces(
        before in vec(select(PARTS), 0..3),
        host in select(HOSTS),
        parts in vec(select(PARTS), 0..3),
    ) {
        check(&format!("http://{}{host}{}", before.concat(), parts.concat()));
    }

    #[test]
    fn good_urls_with_a_mistake(
        url in "https?://[a-z0-9-]{1,8}(\\.[a-z0-9]{1,8}){0,3}(:[0-9]{1,5})?(/[a-z@:]{0,6}){0,3}",
        at in any::<Index>(),
        character in any::<char>(),
    ) {
        check(&url);
        let mut characters: Vec<char> = url.chars().collect();
        let at = at.index(characters.len());
        characters[at] = character;
        check(&String::from_iter(characters));
    }

    #[test]
    fn any_text_behind_a_scheme(text in generate::text(30)) {
        check(&format!("https://{text}"));
    }
}

/// Every ASCII character in a host is judged as browsers judge it, but for the explained ones.
#[test]
fn every_ascii_character_in_a_host() {
    for byte in 0..0x80_u8 {
        let character = char::from(byte);
        for text in [
            format!("http://a{character}b/"),
            format!("http://{character}/"),
            format!("http://a{character}"),
        ] {
            check(&text);
        }
    }
}
