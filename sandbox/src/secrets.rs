//! Texts that people see: without the tokens that were sent, and without characters that a terminal obeys.
//!
//! Whoever tries the page may type in a real token by mistake. The journal and the log then name it in a
//! way that two of them can be compared by, and that nobody can use.

use hyper::HeaderMap;
use hyper::header::{AUTHORIZATION, COOKIE, HeaderName, PROXY_AUTHORIZATION};

/// The headers whose values let somebody in.
const CREDENTIALS: [HeaderName; 3] = [AUTHORIZATION, PROXY_AUTHORIZATION, COOKIE];

/// More of them are no mistake of a person's.
const SECRETS_MAX: usize = 8;

/// The secrets of one request.
#[derive(Clone, Debug, Default)]
pub(crate) struct Secrets {
    texts: Vec<String>,
}

impl Secrets {
    pub(crate) fn of(headers: &HeaderMap) -> Self {
        let values = CREDENTIALS.iter().flat_map(|name| headers.get_all(name));
        let texts = values
            .map(|value| secret_part(&String::from_utf8_lossy(value.as_bytes())).to_owned())
            .filter(|text| !text.is_empty())
            .take(SECRETS_MAX)
            .collect();
        Self { texts }
    }

    /// A header's value with each secret masked.
    pub(crate) fn masked_header(&self, name: &HeaderName, value: &str) -> String {
        if !CREDENTIALS.contains(name) {
            return self.masked_in(value);
        }
        let secret = secret_part(value);
        let scheme = value.get(..value.len() - secret.len()).unwrap_or_default();
        format!("{scheme}{}", masked(secret))
    }

    /// The text with each secret masked, wherever it stands.
    pub(crate) fn masked_in(&self, text: &str) -> String {
        let (mut out, rest) = self.masked_before(text);
        out.push_str(rest);
        out
    }

    /// The beginning of a text, likewise: without what a secret may begin with that the end cuts off.
    pub(crate) fn masked_beginning(&self, text: &str) -> String {
        let (mut out, rest) = self.masked_before(text);
        let longest = self.texts.iter().map(String::len).max().unwrap_or_default();
        let mut end = rest.len().saturating_sub(longest);
        while !rest.is_char_boundary(end) {
            end -= 1;
        }
        out.push_str(rest.get(..end).unwrap_or_default());
        out
    }

    /// What ends with the last secret, masked, and the rest. Masks are not looked through again.
    fn masked_before<'t>(&self, text: &'t str) -> (String, &'t str) {
        let mut out = String::new();
        let mut rest = text;
        while let Some((at, secret)) = self.first_in(rest) {
            out.push_str(rest.get(..at).unwrap_or_default());
            out.push_str(&masked(secret));
            rest = rest.get(at + secret.len()..).unwrap_or_default();
        }
        (out, rest)
    }

    /// The secret that begins first, and of two the longer one.
    fn first_in(&self, text: &str) -> Option<(usize, &str)> {
        let found = self.texts.iter().filter_map(|secret| Some((text.find(secret)?, &**secret)));
        found.min_by_key(|(at, secret)| (*at, std::cmp::Reverse(secret.len())))
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
    use hyper::header::AUTHORIZATION;

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
        let value = secrets.masked_header(&AUTHORIZATION, "Bearer other");
        assert!(value.starts_with("Bearer (5 chars, "), "{value}");
    }

    #[test]
    fn a_cut_leaves_no_part_of_a_secret() {
        let secrets = Secrets { texts: vec!["0123456789".into()] };
        let whole = "字字字字字0123456789字字字字字0123456789";
        for end in whole.char_indices().map(|(at, _)| at) {
            let kept = secrets.masked_beginning(&whole[..end]).replace(&masked("0123456789"), "");
            assert!(kept.chars().all(|c| c == '字'), "{kept}");
        }
    }

    #[test]
    fn masks_are_not_masked_again() {
        let texts: Vec<String> = ["c", "h", "a", "r", "s", "(", "1", " "].map(Into::into).into();
        let text = "chars( 1".repeat(1000);
        assert!(Secrets { texts }.masked_in(&text).len() < 30 * text.len());
    }

    #[test]
    fn what_a_terminal_obeys_is_spelt_out() {
        assert_eq!(escaped("a\u{1b}[2J\u{9b}\r\n\u{7f}"), "a\\u{1b}[2J\\u{9b}\\u{d}\\u{a}\\u{7f}");
        assert_eq!(escaped("\u{202E}\u{2028}\u{FEFF}"), "\\u{202e}\\u{2028}\\u{feff}");
        assert_eq!(escaped("/v2/昵称 \\"), "/v2/昵称 \\");
    }
}
