//! Origins against the `url` crate: whatever is given, the token goes to the host that it seems to.

use pds_profile::Origin;
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;
use url::{Host, Url};

const SUFFIX: &str = ".api.aliyunpds.com";

/// Whether it is right needs the tables of IDNA; a wrong one is a host that no browser asks.
fn has_punycode(origin: &str) -> bool {
    origin.contains("/xn--") || origin.contains(".xn--")
}

/// What is accepted is, for a parser that works as browsers do, exactly the host that it seems to be.
fn check_origin(origin: &str) -> Url {
    let url = Url::parse(&format!("{origin}/v2/user/update")).expect("a URL");
    assert_eq!(url.path(), "/v2/user/update");
    assert_eq!((url.username(), url.password()), ("", None));
    assert_eq!((url.query(), url.fragment()), (None, None));
    match url.host().expect("a host") {
        Host::Ipv6(address) => assert_eq!(host_of(origin), format!("[{address}]"), "{origin}"),
        host => assert_eq!(host_of(origin), host.to_string(), "{origin}"),
    }
    url
}

/// What stands between the scheme and the port.
fn host_of(origin: &str) -> &str {
    let (_, authority) = origin.split_once("://").expect("a scheme");
    let is_port = |port: &str| port.bytes().all(|b| b.is_ascii_digit());
    match authority.rsplit_once(':') {
        Some((host, port)) if is_port(port) => host,
        _ => authority,
    }
}

/// Pieces of hosts and URLs, good, bad and odd.
const PIECES: &[&str] = &[
    "a",
    "bj1",
    "A",
    "0",
    "-",
    "_",
    ".",
    "..",
    "@",
    ":",
    "/",
    "//",
    "\\",
    "?",
    "#",
    "%",
    "%2e",
    "%00",
    " ",
    "\t",
    "\r\n",
    "\0",
    "evil.example",
    "localhost",
    "127.0.0.1",
    "[::1]",
    ":443",
    ":80",
    ":8080",
    "。",
    "．",
    "ａ",
    "é",
    "\u{ad}",
    "\u{200b}",
    "\u{212a}",
    "https://",
    "http://",
    "xn--",
    "user:pw@",
];

proptest! {
    #![proptest_config(ProptestConfig::with_cases(5000))]

    #[test]
    fn any_domain_id_stays_at_the_service(
        domain_id in prop_oneof![
            vec(select(PIECES), 0..5).prop_map(|pieces| pieces.concat()),
            "[ -~]{0,8}",
            "[a-zA-Z0-9_-]{1,66}",
            any::<String>(),
        ]
    ) {
        let Ok(origin) = Origin::of_domain(&domain_id) else { return Ok(()) };
        if has_punycode(origin.as_str()) {
            return Ok(());
        }
        let url = check_origin(origin.as_str());
        let host = url.host_str().expect("a host");
        prop_assert_eq!(url.scheme(), "https");
        prop_assert_eq!(url.port(), None);
        prop_assert_eq!(host, format!("{}{SUFFIX}", domain_id.to_ascii_lowercase()));
        prop_assert_eq!(host.matches('.').count(), 3);
    }

    #[test]
    fn any_endpoint_is_the_host_that_it_seems(
        scheme in select(&["https://", "http://", "HTTPS://", "https:", "https:/", "https:\\\\", ""][..]),
        text in prop_oneof![
            vec(select(PIECES), 0..5).prop_map(|pieces| pieces.concat()),
            "[a-z0-9._:@/-]{0,16}",
            "[ -~]{0,12}",
            any::<String>(),
        ],
        allow_http_loopback in any::<bool>(),
    ) {
        let text = format!("{scheme}{text}");
        let Ok(origin) = Origin::of_endpoint(&text, allow_http_loopback) else { return Ok(()) };
        if has_punycode(origin.as_str()) {
            return Ok(());
        }
        let url = check_origin(origin.as_str());
        let theirs = Url::parse(&text).expect("a URL");
        prop_assert_eq!(url.origin(), theirs.origin());
        let is_loopback = match url.host().expect("a host") {
            Host::Domain(domain) => domain == "localhost",
            Host::Ipv4(address) => address.is_loopback(),
            Host::Ipv6(address) => address.is_loopback(),
        };
        prop_assert!(url.scheme() == "https" || (allow_http_loopback && is_loopback), "{}", text);
    }
}
