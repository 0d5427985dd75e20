//! What a fault does to preflights. They carry no token, so such a fault meets whatever preflight
//! comes next.

use std::time::Duration;

use hyper::StatusCode;
use hyper::header::{ACCESS_CONTROL_ALLOW_HEADERS, HeaderValue};

use crate::cors;
use crate::fault::{Fault, bounded};
use crate::reply::Reply;

impl Fault {
    pub(crate) fn is_for_preflights(&self) -> bool {
        self.preflight_part() != Self::default()
    }

    pub(super) fn preflight_part(&self) -> Self {
        Self {
            preflight_status: self.preflight_status,
            preflight_delay_ms: self.preflight_delay_ms,
            preflight_no_cors: self.preflight_no_cors,
            preflight_allow_headers: self.preflight_allow_headers.clone(),
            ..Self::default()
        }
    }

    pub(crate) fn preflight_delay(&self) -> Duration {
        bounded(self.preflight_delay_ms)
    }

    pub(crate) fn reshape_preflight(&self, answer: &mut Reply) {
        if let Some(status) = self.preflight_status.and_then(|s| StatusCode::from_u16(s).ok()) {
            *answer.status_mut() = status;
        }
        let allowed = self.preflight_allow_headers.as_deref().map(HeaderValue::from_str);
        if let Some(Ok(allowed)) = allowed {
            answer.headers_mut().insert(ACCESS_CONTROL_ALLOW_HEADERS, allowed);
        }
        if self.preflight_no_cors {
            cors::forbid(answer);
        }
    }
}
