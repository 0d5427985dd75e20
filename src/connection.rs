//! Where requests go: a domain id or a full endpoint, and nowhere else.
//!
//! The service's data plane is `https://{domain_id}.api.aliyunpds.com`. A first-party client checks
//! a domain id against `^[a-zA-Z0-9_-]+$`; we take one DNS label that begins and ends with a letter
//! or digit, so that no clever domain id can point the token at another host.

use crate::ip::{decimal, is_ipv4, is_ipv6};
use crate::issue::{Code, ConnectionReason, Issue, Path};
use crate::text::{LABEL_MAX_BYTES, before_any, contains, find_any, joined, labels, split_once};
use crate::token::is_token;

/// What follows the domain id.
const SERVICE_SUFFIX: &str = ".api.aliyunpds.com";
/// The longest host name.
const HOST_MAX_BYTES: usize = 253;

/// The names that issues about a connection have as paths: the JavaScript face's own.
pub mod key {
    /// The domain id.
    pub const DOMAIN_ID: &str = "domainId";
    /// The endpoint.
    pub const ENDPOINT: &str = "endpoint";
    /// The token.
    pub const ACCESS_TOKEN: &str = "accessToken";
}

/// The origin that requests go to: `https://` and a host, or `http://` and a loopback host.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Origin(String);

impl Origin {
    /// The service's own host for a domain id, which is put into lower case.
    ///
    /// # Errors
    /// `not_a_dns_label`.
    pub fn of_domain(domain_id: &str) -> Result<Self, Issue> {
        let label = domain_id.to_ascii_lowercase();
        if !is_dns_label(label.as_bytes()) {
            return Err(issue(key::DOMAIN_ID, ConnectionReason::NotADnsLabel));
        }
        Ok(Self(joined(&["https://", &label, SERVICE_SUFFIX])))
    }

    /// A full endpoint, for gateways and private editions: an origin, with at most a `/` behind it.
    ///
    /// # Errors
    /// What is wrong with it.
    pub fn of_endpoint(endpoint: &str, allow_http_loopback: bool) -> Result<Self, Issue> {
        parse_endpoint(endpoint, allow_http_loopback)
            .map(Self)
            .map_err(|reason| issue(key::ENDPOINT, reason))
    }

    /// The domain id or the endpoint, whichever was set.
    ///
    /// # Errors
    /// `missing`, `both_given`, or what is wrong with the one.
    pub fn of_either(
        domain_id: Option<&str>,
        endpoint: Option<&str>,
        allow_http_loopback: bool,
    ) -> Result<Self, Issue> {
        match (domain_id, endpoint) {
            (Some(domain_id), None) => Self::of_domain(domain_id),
            (None, Some(endpoint)) => Self::of_endpoint(endpoint, allow_http_loopback),
            (None, None) => Err(issue(key::DOMAIN_ID, ConnectionReason::Missing)),
            (Some(_), Some(_)) => Err(issue(key::ENDPOINT, ConnectionReason::BothGiven)),
        }
    }

    /// `https://bj1.api.aliyunpds.com`.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// Where to send and how: everything of a request that is not the payload.
#[derive(Clone)]
pub struct Connection {
    /// Where.
    pub origin: Origin,
    /// Checked; none for a request without `Authorization`.
    token: Option<String>,
}

impl Connection {
    /// A connection that sends no token.
    #[must_use]
    pub fn new(origin: Origin) -> Self {
        Self { origin, token: None }
    }

    /// The same with a token.
    ///
    /// # Errors
    /// `not_a_token`.
    pub fn with_token(self, token: &str) -> Result<Self, Issue> {
        if !is_token(token) {
            return Err(issue(key::ACCESS_TOKEN, ConnectionReason::NotAToken));
        }
        Ok(Self { token: Some(token.to_owned()), ..self })
    }

    pub(crate) fn token(&self) -> Option<&str> {
        self.token.as_deref()
    }
}

/// Without the token: nothing may print it.
impl std::fmt::Debug for Connection {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Connection").field("origin", &self.origin).finish_non_exhaustive()
    }
}

/// An issue about a connection.
#[must_use]
pub fn issue(key: &'static str, reason: ConnectionReason) -> Issue {
    Issue { field: None, path: Path::ROOT.key(key), code: Code::InvalidConnection { reason } }
}

/// The origin of an endpoint, in lower case.
fn parse_endpoint(endpoint: &str, allow_http_loopback: bool) -> Result<String, ConnectionReason> {
    let (scheme, rest) = split_once(endpoint, "://").ok_or(ConnectionReason::NotAUrl)?;
    let is_http = scheme.eq_ignore_ascii_case("http");
    if !is_http && !scheme.eq_ignore_ascii_case("https") {
        return Err(ConnectionReason::NotHttps);
    }
    let authority = rest.strip_suffix('/').unwrap_or(rest);
    // Browsers take a back-slash for a slash: what stands before it would be the host.
    if find_any(authority, b"/\\?#").is_some() {
        return Err(ConnectionReason::HasPathQueryOrFragment);
    }
    if contains(authority, "@") {
        return Err(ConnectionReason::HasCredentials);
    }
    let authority = authority.to_ascii_lowercase();
    let host = host_of(&authority).ok_or(ConnectionReason::NotAUrl)?;
    if is_http && !(allow_http_loopback && is_loopback(host)) {
        return Err(ConnectionReason::NotHttps);
    }
    let scheme = if is_http { "http://" } else { "https://" };
    Ok(joined(&[scheme, &authority]))
}

/// The host of an authority that has a good host and a good port, or none.
fn host_of(authority: &str) -> Option<&str> {
    let host_end = match find_any(authority, b"]") {
        Some(bracket) => bracket + 1,
        None => before_any(authority, b":").len(),
    };
    let (host, port) = authority.split_at_checked(host_end)?;
    let has_good_port = port.is_empty() || port.strip_prefix(':').is_some_and(is_port);
    let has_good_host = match host.strip_prefix('[').and_then(|host| host.strip_suffix(']')) {
        Some(address) => is_ipv6(address),
        None => is_host_name(host),
    };
    (has_good_port && has_good_host).then_some(host)
}

fn is_port(port: &str) -> bool {
    decimal(port.as_bytes()).is_some_and(|port| matches!(port, 1..=0xFFFF))
}

/// DNS labels, or an IPv4 address: a name whose last label is a number is nothing else to a browser.
fn is_host_name(host: &str) -> bool {
    let is_number_like = labels(host).last().is_some_and(|last| {
        last.starts_with(b"0x") || (!last.is_empty() && last.iter().all(u8::is_ascii_digit))
    });
    if is_number_like {
        return is_ipv4(host);
    }
    host.len() <= HOST_MAX_BYTES && labels(host).all(is_dns_label)
}

/// Letters, digits, inner hyphens and underscores, in lower case.
fn is_dns_label(label: &[u8]) -> bool {
    let is_edge = |byte: &u8| byte.is_ascii_lowercase() || byte.is_ascii_digit();
    label.len() <= LABEL_MAX_BYTES
        && label.first().is_some_and(is_edge)
        && label.last().is_some_and(is_edge)
        && label.iter().all(|byte| is_edge(byte) || matches!(byte, b'-' | b'_'))
}

/// `localhost`, `127.0.0.0/8`, `[::1]`.
fn is_loopback(host: &str) -> bool {
    if host == "localhost" || host == "[::1]" {
        return true;
    }
    host.starts_with("127.") && is_ipv4(host)
}
