//! What an image file says of itself, read from its bytes before anything decodes it.
//!
//! A few bytes can declare an image of a billion pixels; a photo can carry the place where it was
//! taken. Both are found here: the first is refused, the second removed. No pixel is decoded.

mod gif;
mod jpeg;
mod png;
mod reader;
mod webp;

use std::ops::Range;

use reader::{be, letters};
use serde::Serialize;

use crate::data_url::MediaType;
use crate::issue::{Code, Reason, Unit};

/// The most pixels of an image that a browser is asked to decode: 160 MB of them. Our decision.
pub const MAX_PIXELS: usize = 40_000_000;

/// What an image file says of itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
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
    let head = read(&file, media_type).map(|picture| ImageHead {
        media_type,
        width: picture.width,
        height: picture.height,
        animated: picture.animated,
        orientation: picture.orientation,
        has_metadata: picture.has_metadata,
    });
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
    let media_type = MediaType::sniff(bytes)?;
    let mut kept = Vec::new();
    for piece in read(&ImageFile::whole(bytes), media_type)?.kept {
        kept.extend_from_slice(bytes.get(piece)?);
    }
    if media_type == MediaType::Webp {
        webp::mend(&mut kept)?;
    }
    Some(kept)
}

fn read(file: &ImageFile<'_>, media_type: MediaType) -> Option<Picture> {
    match media_type {
        MediaType::Png => png::read(file),
        MediaType::Jpeg => jpeg::read(file),
        MediaType::Gif => gif::read(file),
        MediaType::Webp => webp::read(file),
    }
}

/// What a look through a file of any of the four types finds.
struct Picture {
    width: u32,
    height: u32,
    animated: bool,
    orientation: u8,
    has_metadata: bool,
    /// Where what draws stands in the file.
    kept: Vec<Range<usize>>,
}

impl Picture {
    /// A picture of which the file's header is known.
    fn new(width: u32, height: u32, header_bytes: usize) -> Self {
        let (animated, has_metadata, kept) = (false, false, Vec::new());
        let mut picture = Self { width, height, animated, orientation: 1, has_metadata, kept };
        picture.piece(0, header_bytes, false);
        picture
    }

    /// Adds a piece of the file; one that does not draw is only remembered.
    fn piece(&mut self, begin: usize, end: usize, is_metadata: bool) {
        self.has_metadata |= is_metadata;
        if !is_metadata {
            self.kept.push(begin..end);
        }
    }
}

/// The code for bytes that are none of the four types, with the type that they are of if it is known.
fn not_supported(bytes: &[u8]) -> Code {
    match other_type(bytes) {
        Some(name) => Code::format_found(Reason::ImageTypeNotSupported, name),
        None => Code::format(Reason::NotAnImage),
    }
}

const AVIF_BRANDS: [[u8; 4]; 2] = [*b"avif", *b"avis"];
const HEIC_BRANDS: [[u8; 4]; 7] =
    [*b"heic", *b"heix", *b"hevc", *b"heim", *b"heis", *b"mif1", *b"msf1"];

/// Image types that people have files of, and that an avatar cannot be.
fn other_type(bytes: &[u8]) -> Option<&'static str> {
    let begins = |text: [u8; 4]| be(bytes, 0, 4) == Some(letters(text));
    if be(bytes, 4, 4) == Some(letters(*b"ftyp")) {
        let brand = be(bytes, 8, 4)?.to_be_bytes();
        return match brand {
            _ if AVIF_BRANDS.contains(&brand) => Some("AVIF"),
            _ if HEIC_BRANDS.contains(&brand) => Some("HEIC"),
            _ => None,
        };
    }
    if begins(*b"II*\0") || begins(*b"MM\0*") {
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
