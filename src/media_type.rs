//! The types of pictures that an avatar may have, and how their files begin.

use crate::names::names;

names! {
    /// The image types that an avatar may have.
    pub enum MediaType {
        /// PNG.
        Png = "image/png",
        /// JPEG.
        Jpeg = "image/jpeg",
        /// GIF.
        Gif = "image/gif",
        /// WebP.
        Webp = "image/webp",
    }
}

impl MediaType {
    /// Whether bytes begin as an image of this type does.
    #[must_use]
    pub fn matches(self, bytes: &[u8]) -> bool {
        match self {
            Self::Png => bytes.starts_with(b"\x89PNG\r\n\x1a\n"),
            Self::Jpeg => bytes.starts_with(b"\xff\xd8\xff"),
            Self::Gif => bytes.starts_with(b"GIF87a") || bytes.starts_with(b"GIF89a"),
            Self::Webp => {
                bytes.starts_with(b"RIFF") && bytes.get(8..).is_some_and(|b| b.starts_with(b"WEBP"))
            }
        }
    }

    /// The type whose signature the bytes begin with.
    #[must_use]
    pub fn sniff(bytes: &[u8]) -> Option<Self> {
        Self::ALL.iter().copied().find(|media_type| media_type.matches(bytes))
    }
}
