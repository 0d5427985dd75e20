//! When a request is sent again, and after how long.
//!
//! An update sets absolute values, so sending it twice is safe; still only those failures are tried
//! again after which it may help: no answer at all, 429, 500, 502, 503, 504. The service documents
//! neither `Retry-After` nor what may be retried; this is our reading.
//!
//! The wait is drawn from the whole span of an exponential back-off ("full jitter"), so that many
//! clients do not come back at once. A `Retry-After` is honoured instead, unless it asks for longer
//! than anybody waits: then the error is returned at once, with the time in it. (The `backon` crate was
//! looked at: it knows no `Retry-After`, and its timer is another than ours.)

use crate::error::{Error, ErrorKind};
use crate::response::says_role_changed;
use crate::text::contains;

/// How often and how patiently to retry.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RetryPolicy {
    /// Retries after the first request; 0 turns retrying off.
    pub max_retries: u32,
    /// The longest first wait.
    pub base_delay_ms: u32,
    /// The longest wait.
    pub max_delay_ms: u32,
    /// The longest `Retry-After` that is waited for.
    pub max_retry_after_ms: u32,
}

impl Default for RetryPolicy {
    fn default() -> Self {
        Self { max_retries: 2, base_delay_ms: 300, max_delay_ms: 5_000, max_retry_after_ms: 30_000 }
    }
}

impl RetryPolicy {
    /// How long to wait before the next request; none when there is to be none.
    ///
    /// `retries` have been made; `left_ms` is the time that the call still has; `random` is drawn
    /// from 0 to 1.
    #[must_use]
    pub fn wait_ms(&self, error: &Error, retries: u32, left_ms: f64, random: f64) -> Option<f64> {
        if retries >= self.max_retries || !may_help(error) {
            return None;
        }
        let wait_ms = match error.retry_after_ms {
            Some(asked_ms) if asked_ms > u64::from(self.max_retry_after_ms) => return None,
            Some(asked_ms) => asked_ms as f64,
            None => self.span_ms(retries) * random.clamp(0.0, 1.0),
        };
        // A request that begins when the time is up cannot succeed.
        (wait_ms < left_ms).then_some(wait_ms)
    }

    fn span_ms(&self, retries: u32) -> f64 {
        let doubled = f64::from(self.base_delay_ms) * 2_f64.powi(retries.min(30) as i32);
        doubled.min(f64::from(self.max_delay_ms))
    }
}

fn may_help(error: &Error) -> bool {
    match (error.kind, error.status) {
        // No answer at all: a body that broke off came with a status.
        (ErrorKind::Network, None) => true,
        (
            ErrorKind::RateLimited | ErrorKind::Service | ErrorKind::Gateway,
            Some(429 | 500 | 502 | 503 | 504),
        ) => true,
        _ => false,
    }
}

/// Whether a new token may help: not for a disabled user, nor for one whose role changed.
#[must_use]
pub fn should_refresh(error: &Error) -> bool {
    // An error that says so may come as a success.
    let is_unauthorized =
        error.kind == ErrorKind::Unauthorized && matches!(error.status, Some(401 | 200..=299));
    let is_other_role = error.service_message.as_deref().is_some_and(says_role_changed);
    is_unauthorized && !is_other_role && error.code.as_deref().is_none_or(is_about_the_token)
}

/// Whether a code is about the token that was sent. One without a code is the same: a proxy's, say.
fn is_about_the_token(code: &str) -> bool {
    let lower = code.to_ascii_lowercase();
    // What the gateway refuses before the service sees it: `A401…`.
    let is_gateways = code.get(1..4) == Some("401");
    code.is_empty()
        || code == "AccessTokenInvalid"
        || is_gateways
        || (contains(&lower, "expired") && !contains(&lower, "sharelink"))
}

#[cfg(test)]
mod tests {
    use super::*;

    const POLICY: RetryPolicy = RetryPolicy {
        max_retries: 2,
        base_delay_ms: 300,
        max_delay_ms: 500,
        max_retry_after_ms: 30_000,
    };

    fn error(kind: ErrorKind, status: Option<u16>) -> Error {
        Error { status, ..Error::new(kind) }
    }

    #[test]
    fn only_what_may_help_is_tried_again() {
        for (kind, status, expected) in [
            (ErrorKind::Network, None, true),
            (ErrorKind::Network, Some(200), false),
            (ErrorKind::RateLimited, Some(429), true),
            (ErrorKind::Service, Some(500), true),
            (ErrorKind::Gateway, Some(504), true),
            (ErrorKind::Service, Some(501), false),
            (ErrorKind::Gateway, Some(404), false),
            (ErrorKind::Invalid, Some(400), false),
            (ErrorKind::Unauthorized, Some(401), false),
            (ErrorKind::Forbidden, Some(403), false),
            (ErrorKind::Undecodable, Some(200), false),
            (ErrorKind::TooLarge, Some(200), false),
            (ErrorKind::Redirected, None, false),
            (ErrorKind::Aborted, None, false),
            (ErrorKind::Offline, None, false),
        ] {
            let wait = POLICY.wait_ms(&error(kind, status), 0, 1e6, 0.5);
            assert_eq!(wait.is_some(), expected, "{kind:?} {status:?}");
        }
    }

    #[test]
    fn waits_double_up_to_the_cap_and_are_drawn_from_the_whole_span() {
        let lost = error(ErrorKind::Network, None);
        assert_eq!(POLICY.wait_ms(&lost, 0, 1e6, 1.0), Some(300.0));
        assert_eq!(POLICY.wait_ms(&lost, 1, 1e6, 1.0), Some(500.0));
        assert_eq!(POLICY.wait_ms(&lost, 1, 1e6, 0.0), Some(0.0));
        assert_eq!(POLICY.wait_ms(&lost, 2, 1e6, 0.0), None);
    }

    #[test]
    fn retry_after_is_honoured_or_given_back() {
        let asking =
            |ms| Error { retry_after_ms: Some(ms), ..error(ErrorKind::Service, Some(503)) };
        assert_eq!(POLICY.wait_ms(&asking(2000), 0, 1e6, 0.1), Some(2000.0));
        assert_eq!(POLICY.wait_ms(&asking(0), 0, 1e6, 0.9), Some(0.0));
        assert_eq!(POLICY.wait_ms(&asking(30_001), 0, 1e6, 0.1), None);
        assert_eq!(POLICY.wait_ms(&asking(2000), 0, 1999.0, 0.1), None);
        assert_eq!(POLICY.wait_ms(&asking(u64::MAX), 0, f64::MAX, 0.1), None);
    }

    #[test]
    fn no_retries_is_possible() {
        let off = RetryPolicy { max_retries: 0, ..POLICY };
        assert_eq!(off.wait_ms(&error(ErrorKind::Network, None), 0, 1e6, 0.0), None);
    }

    #[test]
    fn a_new_token_helps_only_against_a_refused_one() {
        let refused = |status, code: &str| Error {
            code: Some(code.to_owned()),
            ..error(ErrorKind::Unauthorized, Some(status))
        };
        assert!(should_refresh(&refused(401, "AccessTokenInvalid")));
        assert!(!should_refresh(&refused(403, "AccessTokenInvalid")));
        for code in
            ["TokenExpired", "AccessTokenExpired", "ExpiredToken", "token_expired", "A401JT", ""]
        {
            assert!(should_refresh(&refused(401, code)), "{code}");
        }
        assert!(should_refresh(&error(ErrorKind::Unauthorized, Some(401))), "no code at all");
        for code in ["ShareLinkTokenInvalid", "ShareLinkTokenExpired", "SignatureInvalid", "D502BG"]
        {
            assert!(!should_refresh(&refused(401, code)), "{code}");
        }
        let message = Some("UserRoleChanged".to_owned());
        assert!(!should_refresh(&Error {
            service_message: message,
            ..refused(401, "TokenExpired")
        }));
        let disabled = Error { kind: ErrorKind::Forbidden, ..refused(401, "TokenExpired") };
        assert!(!should_refresh(&disabled));
    }
}
