//! What an image file says of itself, read from its bytes before anything decodes it.
//!
//! A few bytes can declare an image of a billion pixels; a photo can carry the place where it was
//! taken. Both are found here: the first is refused, the second removed. No pixel is decoded.

mod gif;
mod jpeg;
mod png;
mod reader;
mod webp;

use crate::data_url::MediaType;
use crate::issue::{Code, Reason, Unit};

/// The most pixels of an image that a browser is asked to decode: 160 MB of them. Our decision.
pub const MAX_PIXELS: usize = 40_000_000;

/// What an image file says of itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ImageHead {
    /// The type that the bytes are of.
    pub media_type: MediaType,
    /// Pixels, before `orientation` is applied.
    pub width: u32,
    /// Pixels, before `orientation` is applied.
    pub height: u32,
    /// Whether there is more than one picture in it.
    pub animated: bool,
    /// How to turn it, from 1 (as it is) to 8: Exif's numbers.
    pub orientation: u8,
    /// Whether there is anything in it that does not draw: Exif, XMP, comments.
    pub has_metadata: bool,
}

/// An image file, of which a large one is not looked at whole.
#[derive(Clone, Copy, Debug)]
pub struct ImageFile<'a> {
    /// Its beginning, or all of it.
    pub head: &'a [u8],
    /// Its end, or all of it.
    pub tail: &'a [u8],
    /// Its length.
    pub len_bytes: usize,
}

impl<'a> ImageFile<'a> {
    /// A file that is there whole.
    #[must_use]
    pub fn whole(bytes: &'a [u8]) -> Self {
        Self { head: bytes, tail: bytes, len_bytes: bytes.len() }
    }

    fn is_whole(&self) -> bool {
        self.head.len() == self.len_bytes
    }
}

/// Reads what an image file says of itself.
///
/// # Errors
/// Why it cannot be an avatar: not an image, of another type, damaged, or of too many pixels.
pub fn inspect(file: ImageFile<'_>) -> Result<ImageHead, Code> {
    let Some(media_type) = MediaType::sniff(file.head) else {
        return Err(not_supported(file.head));
    };
    let head = match media_type {
        MediaType::Png => png::inspect(&file),
        MediaType::Jpeg => jpeg::inspect(&file),
        MediaType::Gif => gif::inspect(&file),
        MediaType::Webp => webp::inspect(&file),
    };
    let head = head.filter(|head| head.width > 0 && head.height > 0);
    let head = head.ok_or_else(|| Code::format(Reason::ImageDamaged))?;
    let pixels = head.width as usize * head.height as usize;
    if pixels > MAX_PIXELS {
        return Err(Code::too_big(MAX_PIXELS, pixels, Unit::Pixels));
    }
    Ok(head)
}

/// The same image without what does not draw; none when the file is damaged.
///
/// Colour profiles stay: they change how it looks. A JPEG loses its orientation with its Exif, so
/// this is for images that need no turning.
#[must_use]
pub fn without_metadata(bytes: &[u8]) -> Option<Vec<u8>> {
    match MediaType::sniff(bytes)? {
        MediaType::Png => png::without_metadata(bytes),
        MediaType::Jpeg => jpeg::without_metadata(bytes),
        MediaType::Gif => gif::without_metadata(bytes),
        MediaType::Webp => webp::without_metadata(bytes),
    }
}

/// The code for bytes that are none of the four types, with the type that they are of if it is known.
fn not_supported(bytes: &[u8]) -> Code {
    match other_type(bytes) {
        Some(name) => Code::format_found(Reason::ImageTypeNotSupported, name),
        None => Code::format(Reason::NotAnImage),
    }
}

/// Image types that people have files of, and that an avatar cannot be.
fn other_type(bytes: &[u8]) -> Option<&'static str> {
    if bytes.get(4..8) == Some(b"ftyp") {
        return match bytes.get(8..12)? {
            b"avif" | b"avis" => Some("AVIF"),
            b"heic" | b"heix" | b"hevc" | b"heim" | b"heis" | b"mif1" | b"msf1" => Some("HEIC"),
            _ => None,
        };
    }
    if bytes.starts_with(b"II*\0") || bytes.starts_with(b"MM\0*") {
        return Some("TIFF");
    }
    if bytes.starts_with(b"BM") {
        return Some("BMP");
    }
    is_svg(bytes).then_some("SVG")
}

/// An `<svg` within what could be a prologue.
fn is_svg(bytes: &[u8]) -> bool {
    let beginning = bytes.get(..1024).unwrap_or(bytes);
    let text = beginning.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(beginning).trim_ascii_start();
    text.starts_with(b"<") && text.windows(4).any(|part| part == b"<svg")
}
