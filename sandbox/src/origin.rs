//! Who may ask: only this machine under its own names, and for `/sandbox/` only the sandbox's own page.
//!
//! A page elsewhere can send requests to loopback through the browser of whoever runs the sandbox, and
//! with a domain name that it points to 127.0.0.1 (DNS rebinding) it would even be of the same origin.
//! Such a request still names that domain in its `Host`.

use hyper::HeaderMap;
use hyper::header::{HOST, HeaderName, ORIGIN};
use hyper::http::request::Parts;
use hyper::http::uri::Authority;

/// Fetch Metadata: how the page that asks and the address that it asks are related.
const SEC_FETCH_SITE: HeaderName = HeaderName::from_static("sec-fetch-site");

/// Whether the request names this machine, in its one `Host` and in its target.
pub(crate) fn is_for_loopback(head: &Parts) -> bool {
    let target = head.uri.authority().map(Authority::host);
    let host = host(&head.headers);
    host.is_some_and(|host| is_loopback(host.host())) && target.is_none_or(is_loopback)
}

/// Whether no page of another origin asks. What is no browser sends neither of the two headers.
pub(crate) fn is_same_origin(headers: &HeaderMap) -> bool {
    let own = host(headers).map(|host| format!("http://{host}"));
    let is_own_origin = headers
        .get_all(ORIGIN)
        .iter()
        .all(|origin| own.as_ref().is_some_and(|own| origin.as_bytes() == own.as_bytes()));
    is_own_origin && is_own_site(headers)
}

fn is_own_site(headers: &HeaderMap) -> bool {
    headers.get_all(SEC_FETCH_SITE).iter().all(|site| {
        // `none` is the person, who typed the address.
        matches!(site.as_bytes(), b"same-origin" | b"none")
    })
}

/// What the only `Host` says.
fn host(headers: &HeaderMap) -> Option<Authority> {
    let mut hosts = headers.get_all(HOST).iter();
    let host = hosts.next()?.to_str().ok()?.parse::<Authority>().ok()?;
    hosts.next().is_none().then_some(host)
}

fn is_loopback(host: &str) -> bool {
    matches!(host, "127.0.0.1" | "[::1]") || host.eq_ignore_ascii_case("localhost")
}

#[cfg(test)]
mod tests {
    use hyper::Request;
    use hyper::http::request::Parts;

    use super::{is_for_loopback, is_same_origin};

    fn head(target: &str, headers: &[(&str, &str)]) -> Parts {
        let request = Request::get(target);
        let add = |request: hyper::http::request::Builder, (name, value): &(&str, &str)| {
            request.header(*name, *value)
        };
        headers.iter().fold(request, add).body(()).unwrap().into_parts().0
    }

    #[test]
    fn only_names_of_this_machine_are_answered() {
        for host in ["127.0.0.1", "127.0.0.1:8787", "localhost:1", "LOCALHOST", "[::1]:8787"] {
            assert!(is_for_loopback(&head("/", &[("host", host)])), "{host}");
        }
        for host in [
            "rebound.example:8787",
            "127.0.0.1.rebound.example",
            "localhost.rebound.example",
            "localhost.",
            "127.0.0.2",
            "0.0.0.0",
            "user@rebound.example",
            "",
            "a b",
        ] {
            assert!(!is_for_loopback(&head("/", &[("host", host)])), "{host}");
        }
        assert!(!is_for_loopback(&head("/", &[])), "none");
        let twice = [("host", "localhost"), ("host", "rebound.example")];
        assert!(!is_for_loopback(&head("/", &twice)), "two");
        let target = head("http://rebound.example/", &[("host", "localhost")]);
        assert!(!is_for_loopback(&target), "in the target");
    }

    #[test]
    fn pages_of_other_origins_are_known_by_their_headers() {
        let host = ("host", "127.0.0.1:8787");
        for other in [
            ("origin", "http://127.0.0.1:5173"),
            ("origin", "http://localhost:8787"),
            ("origin", "https://127.0.0.1:8787"),
            ("origin", "null"),
            ("sec-fetch-site", "cross-site"),
            ("sec-fetch-site", "same-site"),
        ] {
            assert!(!is_same_origin(&head("/", &[host, other]).headers), "{other:?}");
        }
        for own in [
            ("origin", "http://127.0.0.1:8787"),
            ("sec-fetch-site", "same-origin"),
            ("sec-fetch-site", "none"),
            ("accept", "*/*"),
        ] {
            assert!(is_same_origin(&head("/", &[host, own]).headers), "{own:?}");
        }
    }
}
