//! What was asked, which the answer is held against; and the token that the answer must not show.

use crate::response::Head;
use crate::text::split_once;

/// What was asked, as far as the answer is held against it.
#[derive(Clone, Copy, Default)]
pub struct Asked<'a> {
    /// The token that was sent. A service may repeat it; nobody is to see it. Empty where there was none.
    pub access_token: &'a str,
    /// Whose profile it was about; none where the service knows it from the token.
    pub user_id: Option<&'a str>,
}

impl Asked<'_> {
    /// A text of the service's without the token. A short one is masked where it stands alone: in every
    /// word that has its letters, it would take the sense away.
    #[must_use]
    pub fn masked(&self, text: String) -> String {
        let token = self.access_token;
        let mut out = String::new();
        let mut rest = text.as_str();
        while let Some((before, behind)) = split_once(rest, token) {
            out.push_str(before);
            let neighbours = [out.as_bytes().last(), behind.as_bytes().first()];
            let stands_alone = !neighbours.into_iter().flatten().any(u8::is_ascii_alphanumeric);
            out.push_str(if token.len() >= LONG_TOKEN_BYTES || stands_alone {
                MASK
            } else {
                token
            });
            rest = behind;
        }
        out + rest
    }
}

/// A token of this length is no ordinary word.
const LONG_TOKEN_BYTES: usize = 8;
const MASK: &str = "***";

impl Head {
    /// The same without the token that was sent.
    #[must_use]
    pub fn masked(self, asked: &Asked<'_>) -> Self {
        let masked = |text: Option<String>| text.map(|text| asked.masked(text));
        Self {
            request_id: masked(self.request_id),
            error_code: masked(self.error_code),
            error_message: masked(self.error_message),
            ..self
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Asked;

    #[test]
    fn a_short_token_is_masked_where_it_stands_alone() {
        let masked = |token, text: &str| {
            Asked { access_token: token, user_id: None }.masked(text.to_owned())
        };
        assert_eq!(masked("a", "a bad (a) token=a, ab"), "*** bad (***) token=***, ab");
        assert_eq!(masked("", "as it is"), "as it is");
        assert_eq!(masked("longer-one", "xlonger-onex"), "x***x");
    }
}
