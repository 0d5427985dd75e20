//! The access token's grammar: checked before any request is built.
//!
//! Anything else than an RFC 6750 `b64token` makes `fetch` throw or the header change its meaning,
//! and in gloo-net leaves a promise that never settles.

/// The longest token.
pub const TOKEN_MAX_BYTES: usize = 8192;

/// Whether a text is a `b64token` (RFC 6750, section 2.1) of 1 to 8,192 bytes.
#[must_use]
pub fn is_token(text: &str) -> bool {
    let body = text.trim_end_matches('=');
    text.len() <= TOKEN_MAX_BYTES && !body.is_empty() && body.bytes().all(is_token_byte)
}

const fn is_token_byte(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'.' | b'_' | b'~' | b'+' | b'/')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn takes_what_tokens_are_made_of() {
        for token in ["a", "eyJhbGciOi.J9-_.~+/==", &"a".repeat(TOKEN_MAX_BYTES)] {
            assert!(is_token(token));
        }
    }

    #[test]
    fn refuses_what_would_break_a_header() {
        for token in [
            "",
            "=",
            "a b",
            "a\r\nX: y",
            "a\n",
            "a\0",
            "tökén",
            "a=b",
            &"a".repeat(TOKEN_MAX_BYTES + 1),
        ] {
            assert!(!is_token(token), "{token:?}");
        }
    }
}
