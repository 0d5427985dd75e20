//! Texts that people see: without the tokens that were sent, and without characters that a terminal obeys.
//!
//! Whoever tries the page may type in a real token by mistake. The journal and the log then name it in a
//! way that two of them can be compared by, and that nobody can use.

use hyper::HeaderMap;
use hyper::header::{AUTHORIZATION, COOKIE, HeaderName, PROXY_AUTHORIZATION};

/// The headers whose values let somebody in.
const CREDENTIALS: [HeaderName; 3] = [AUTHORIZATION, PROXY_AUTHORIZATION, COOKIE];

/// The secrets of one request.
#[derive(Clone, Debug, Default)]
pub(crate) struct Secrets {
    /// The longest first: one may stand in another.
    texts: Vec<String>,
}

impl Secrets {
    pub(crate) fn of(headers: &HeaderMap) -> Self {
        let values = CREDENTIALS.iter().flat_map(|name| headers.get_all(name));
        let mut texts: Vec<String> = values
            .map(|value| secret_part(&String::from_utf8_lossy(value.as_bytes())).to_owned())
            .filter(|text| !text.is_empty())
            .collect();
        texts.sort_by_key(|text| std::cmp::Reverse(text.len()));
        Self { texts }
    }

    /// The text with each secret masked, wherever it stands.
    pub(crate) fn masked_in(&self, text: &str) -> String {
        let mut text = text.to_owned();
        for secret in &self.texts {
            text = text.replace(secret, &masked(secret));
        }
        text
    }
}

/// The token of `Bearer …`: the scheme is no secret.
fn secret_part(credentials: &str) -> &str {
    match credentials.trim().split_once(' ') {
        Some((scheme, rest)) if scheme.bytes().all(|byte| byte.is_ascii_alphabetic()) => {
            rest.trim()
        }
        _ => credentials.trim(),
    }
}

/// `(12 chars, 1f3a9c0d)`: its length and a hash, which is too short to find it by.
fn masked(secret: &str) -> String {
    format!("({} chars, {:08x})", secret.chars().count(), fnv_1a(secret.as_bytes()))
}

/// FNV-1a in 32 bits.
fn fnv_1a(bytes: &[u8]) -> u32 {
    bytes.iter().fold(0x811C_9DC5, |hash, byte| (hash ^ u32::from(*byte)).wrapping_mul(0x0100_0193))
}

/// The text on one line, with everything escaped that a terminal or a reader may take for something else:
/// controls, line separators, bidirectional marks.
pub(crate) fn escaped(text: &str) -> String {
    text.chars().fold(String::with_capacity(text.len()), |mut out, character| {
        if is_obeyed(character) {
            out.extend(character.escape_unicode());
        } else {
            out.push(character);
        }
        out
    })
}

fn is_obeyed(character: char) -> bool {
    character.is_control()
        || matches!(
            character,
            '\u{61C}' | '\u{200B}'..='\u{200F}' | '\u{2028}'..='\u{202E}' | '\u{2060}'..='\u{206F}' | '\u{FEFF}'
        )
}

#[cfg(test)]
mod tests {
    use hyper::HeaderMap;

    use super::{Secrets, escaped, fnv_1a, masked};

    #[test]
    fn a_mask_compares_and_gives_nothing_away() {
        assert_eq!(fnv_1a(b"foobar"), 0xBF9C_F968);
        assert_eq!(masked("sandbox-user"), "(12 chars, 5ba4dd28)");
        assert_ne!(masked("sandbox-user"), masked("sandbox-usex"));
    }

    #[test]
    fn secrets_are_masked_wherever_they_stand() {
        let mut headers = HeaderMap::new();
        headers.append("authorization", "Bearer eyJhbGciOi.SECRET".parse().unwrap());
        headers.append("authorization", "eyJhbGciOi.SECRET.longer".parse().unwrap());
        headers.append("proxy-authorization", "Basic dXNlcjpwYXNz".parse().unwrap());
        headers.append("cookie", "session=abc; other=def".parse().unwrap());
        let secrets = Secrets::of(&headers);
        for text in [
            "Bearer eyJhbGciOi.SECRET",
            "eyJhbGciOi.SECRET.longer",
            "/v2/x?token=eyJhbGciOi.SECRET&eyJhbGciOi.SECRET",
            "Basic dXNlcjpwYXNz",
            "session=abc; other=def",
        ] {
            let masked = secrets.masked_in(text);
            for secret in ["SECRET", "dXNl", "longer", "abc", "def"] {
                assert!(!masked.contains(secret), "{masked}");
            }
        }
        assert!(secrets.masked_in("Bearer eyJhbGciOi.SECRET").starts_with("Bearer (17 chars, "));
        assert_eq!(Secrets::default().masked_in("as it is"), "as it is");
    }

    #[test]
    fn what_a_terminal_obeys_is_spelt_out() {
        assert_eq!(escaped("a\u{1b}[2J\u{9b}\r\n\u{7f}"), "a\\u{1b}[2J\\u{9b}\\u{d}\\u{a}\\u{7f}");
        assert_eq!(escaped("\u{202E}\u{2028}\u{FEFF}"), "\\u{202e}\\u{2028}\\u{feff}");
        assert_eq!(escaped("/v2/昵称 \\"), "/v2/昵称 \\");
    }
}
