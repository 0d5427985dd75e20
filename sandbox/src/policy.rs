//! The security headers of static files. What the page may do is decided here, so that what works on
//! the sandbox works under a strict policy elsewhere.

use hyper::HeaderMap;
use hyper::header::{
    CACHE_CONTROL, CONTENT_SECURITY_POLICY, HeaderValue, REFERRER_POLICY, X_CONTENT_TYPE_OPTIONS,
};

/// No inline script, no `eval`, no `data:` to connect to, no HTML from strings.
const POLICY: HeaderValue = HeaderValue::from_static(
    "default-src 'none'; \
     script-src 'self' 'wasm-unsafe-eval'; \
     style-src 'self'; \
     img-src 'self' data: blob: https: http:; \
     connect-src 'self' https://*.api.aliyunpds.com; \
     worker-src 'self'; \
     base-uri 'none'; \
     form-action 'none'; \
     frame-ancestors 'none'; \
     require-trusted-types-for 'script'; \
     trusted-types 'none'",
);

/// On every file, not on HTML alone: a worker obeys the policy that its own script came with.
pub(crate) fn apply(headers: &mut HeaderMap) {
    headers.insert(CONTENT_SECURITY_POLICY, POLICY);
    headers.insert(X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff"));
    headers.insert(REFERRER_POLICY, HeaderValue::from_static("no-referrer"));
    headers.insert(CACHE_CONTROL, HeaderValue::from_static("no-cache"));
}
