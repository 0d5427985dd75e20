//! Where the token may go: no domain id and no endpoint points it at another host. What holds in
//! general is in `properties/origins.rs`.

#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::expect_used, clippy::indexing_slicing, clippy::panic, clippy::unwrap_used)]

use pds_profile::{Issue, Origin};
use serde_json::{Value, json};

const SUFFIX: &str = ".api.aliyunpds.com";

fn reason(issue: Issue) -> String {
    match serde_json::to_value(issue).expect("JSON")["reason"].take() {
        Value::String(reason) => reason,
        other => panic!("no reason: {other}"),
    }
}

fn endpoint(text: &str) -> Result<String, String> {
    Origin::of_endpoint(text, false).map(|origin| origin.as_str().to_owned()).map_err(reason)
}

fn loopback(text: &str) -> Result<String, String> {
    Origin::of_endpoint(text, true).map(|origin| origin.as_str().to_owned()).map_err(reason)
}

#[test]
fn domain_ids() {
    let longest = "a".repeat(63);
    for (domain_id, label) in [
        ("bj1", "bj1"),
        ("a", "a"),
        ("0", "0"),
        ("BJ1", "bj1"),
        ("my-domain", "my-domain"),
        ("my_domain", "my_domain"),
        ("a--b", "a--b"),
        ("xn--fsqu00a", "xn--fsqu00a"),
        ("127", "127"),
        (longest.as_str(), longest.as_str()),
    ] {
        let origin = Origin::of_domain(domain_id).expect("a domain id");
        assert_eq!(origin.as_str(), format!("https://{label}{SUFFIX}"));
    }
}

#[test]
fn hostile_domain_ids() {
    let too_long = "a".repeat(64);
    for domain_id in [
        "",
        " ",
        ".",
        "-",
        "_",
        "-a",
        "a-",
        "_a",
        "a_",
        "a.b",
        "a.",
        ".a",
        "evil.example",
        "evil.example/",
        "evil.example/x",
        "evil.example?",
        "evil.example#",
        "evil.example\\",
        "a/b",
        "a\\b",
        "a?b",
        "a#b",
        "a@b",
        "user@",
        "user:pw@a",
        "a:80",
        "a:",
        ":a",
        "a b",
        " a",
        "a ",
        "a\t",
        "a\n",
        "a\r\nHost: evil",
        "a\0",
        "%2e",
        "a%2eb",
        "a%00",
        "a。b",
        "a．b",
        "a｡b",
        "ａ",
        "例子",
        "a\u{ad}b",
        "a\u{200b}",
        "a\u{202e}",
        "a\u{212a}",
        "K\u{212a}",
        "[::1]",
        "127.0.0.1",
        "//evil",
        "https://evil.example",
        "a,b",
        "a;b",
        "a'b",
        "a\"b",
        "a<b",
        "a|b",
        "a^b",
        "a`b",
        "a{b}",
        "a$b",
        "a&b",
        "a+b",
        "a=b",
        "a!b",
        "a*b",
        "(a)",
        "é",
        "ß",
        too_long.as_str(),
    ] {
        let issue = Origin::of_domain(domain_id).expect_err(domain_id);
        let issue = serde_json::to_value(issue).expect("JSON");
        assert_eq!(
            issue,
            json!({ "path": ["domainId"], "code": "invalid_connection", "reason": "not_a_dns_label" })
        );
    }
    assert!(Origin::of_domain(&"a".repeat(10_000_000)).is_err());
}

#[test]
fn endpoints() {
    for (text, origin) in [
        ("https://pds.example.com", "https://pds.example.com"),
        ("https://pds.example.com/", "https://pds.example.com"),
        ("HTTPS://PDS.Example.COM", "https://pds.example.com"),
        ("https://pds.example.com:8443", "https://pds.example.com:8443"),
        ("https://pds.example.com:8443/", "https://pds.example.com:8443"),
        ("https://bj1.api-vpc.aliyunpds.com", "https://bj1.api-vpc.aliyunpds.com"),
        ("https://intranet", "https://intranet"),
        ("https://192.0.2.1", "https://192.0.2.1"),
        ("https://[2001:db8::1]:8443", "https://[2001:db8::1]:8443"),
        ("https://localhost", "https://localhost"),
    ] {
        assert_eq!(endpoint(text).as_deref(), Ok(origin), "{text}");
    }
}

#[test]
fn hostile_endpoints() {
    let long_label = format!("https://{}.example", "a".repeat(64));
    let long_host = format!("https://{}a", "a.".repeat(127));
    for (text, expected) in [
        ("", "not_a_url"),
        ("pds.example.com", "not_a_url"),
        ("//pds.example.com", "not_a_url"),
        ("https:pds.example.com", "not_a_url"),
        ("https:/pds.example.com", "not_a_url"),
        ("https://", "not_a_url"),
        ("https:///", "not_a_url"),
        ("https:////evil.example", "has_path_query_or_fragment"),
        ("http://pds.example.com", "not_https"),
        ("HTTP://pds.example.com", "not_https"),
        ("ftp://pds.example.com", "not_https"),
        ("ws://pds.example.com", "not_https"),
        ("javascript://pds.example.com", "not_https"),
        ("file:///etc/passwd", "not_https"),
        (" https://pds.example.com", "not_https"),
        ("\thttps://pds.example.com", "not_https"),
        ("https\n://pds.example.com", "not_https"),
        ("https://user@pds.example.com", "has_credentials"),
        ("https://user:pw@pds.example.com", "has_credentials"),
        ("https://@pds.example.com", "has_credentials"),
        ("https://pds.example.com@evil.example", "has_credentials"),
        ("https://pds.example.com\\@evil.example", "has_path_query_or_fragment"),
        ("https://pds.example.com\\.evil.example", "has_path_query_or_fragment"),
        ("https://pds.example.com/v2", "has_path_query_or_fragment"),
        ("https://pds.example.com//", "has_path_query_or_fragment"),
        ("https://pds.example.com?", "has_path_query_or_fragment"),
        ("https://pds.example.com#", "has_path_query_or_fragment"),
        ("https://pds.example.com/?x", "has_path_query_or_fragment"),
        ("https://pds.example.com ", "not_a_url"),
        ("https://pds.example.com\n", "not_a_url"),
        ("https://pds example.com", "not_a_url"),
        ("https://pds\0.example.com", "not_a_url"),
        ("https://pds.example.com:", "not_a_url"),
        ("https://pds.example.com:0", "not_a_url"),
        ("https://pds.example.com:65536", "not_a_url"),
        ("https://pds.example.com:8o", "not_a_url"),
        ("https://pds.example.com:80:80", "not_a_url"),
        ("https://pds..example.com", "not_a_url"),
        ("https://.example.com", "not_a_url"),
        ("https://pds.example.com.", "not_a_url"),
        ("https://-pds.example.com", "not_a_url"),
        ("https://pds%2eexample.com", "not_a_url"),
        ("https://例子.测试", "not_a_url"),
        ("https://pds。example.com", "not_a_url"),
        ("https://ｐds.example.com", "not_a_url"),
        ("https://[::1", "not_a_url"),
        ("https://[::1]evil.example", "not_a_url"),
        ("https://::1", "not_a_url"),
        ("https://[fe80::1%25eth0]", "not_a_url"),
        ("https://127.1", "not_a_url"),
        ("https://2130706433", "not_a_url"),
        ("https://0x7f.0.0.1", "not_a_url"),
        ("https://1.2.3.04", "not_a_url"),
        ("https://256.1.1.1", "not_a_url"),
        (long_label.as_str(), "not_a_url"),
        (long_host.as_str(), "not_a_url"),
    ] {
        assert_eq!(endpoint(text), Err(expected.to_owned()), "{text:?}");
    }
    assert!(endpoint(&format!("https://{}", "a".repeat(10_000_000))).is_err());
}

#[test]
fn http_only_to_loopback_and_only_when_asked_for() {
    for text in [
        "http://localhost",
        "http://localhost:8080",
        "http://127.0.0.1:3000/",
        "http://127.9.8.7",
        "http://[::1]:80",
        "HTTP://LOCALHOST:1",
    ] {
        let origin = text.to_lowercase();
        assert_eq!(loopback(text), Ok(origin.trim_end_matches('/').to_owned()));
        assert_eq!(endpoint(text), Err("not_https".to_owned()));
    }
    for text in [
        "http://pds.example.com",
        "http://localhost.evil.example",
        "http://evil-localhost",
        "http://127.0.0.1.evil.example",
        "http://128.0.0.1",
        "http://0.0.0.0",
        "http://[::]",
        "http://[::2]",
        "http://[::ffff:127.0.0.1]",
        "http://192.168.0.1",
        "http://10.0.0.1",
        "http://localhost_",
        "http://foo.localhost",
    ] {
        assert!(loopback(text).is_err(), "{text}");
    }
    for (text, expected) in [
        ("http://localhost@evil.example", "has_credentials"),
        ("http://localhost\\@evil.example", "has_path_query_or_fragment"),
        ("http://localhost/x", "has_path_query_or_fragment"),
    ] {
        assert_eq!(loopback(text), Err(expected.to_owned()));
    }
}

#[test]
fn one_of_the_two() {
    let either =
        |domain_id, endpoint| Origin::of_either(domain_id, endpoint, false).map_err(reason);
    assert_eq!(either(None, None), Err("missing".to_owned()));
    assert_eq!(either(Some("a"), Some("https://b")), Err("both_given".to_owned()));
    assert_eq!(either(Some("a"), None).expect("an origin").as_str(), "https://a.api.aliyunpds.com");
    assert_eq!(either(None, Some("https://b")).expect("an origin").as_str(), "https://b");
}
