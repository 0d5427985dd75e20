//! What an image file says of itself, read from its bytes before anything decodes it.
//!
//! A few bytes can declare an image of a billion pixels; a photo can carry the place where it was
//! taken. Both are found here: the first is refused, the second removed. No pixel is decoded.
//!
//! What browsers show is wider than what any specification allows. So what is found here is cautious
//! both ways: a file that looks damaged is left to the browser, and one that is to be kept as it is
//! must have nothing unusual about it.

mod exif;
mod gif;
mod jpeg;
mod other;
mod png;
mod reader;
mod webp;

use serde::Serialize;

use crate::data_url::MediaType;
use crate::issue::{Code, Reason, Unit};

/// The most pixels of an image that a browser is asked to decode: 256 MiB of them. Cameras of 64
/// megapixels are within it. Our decision.
pub const MAX_PIXELS: usize = 1 << 26;

/// How many bytes [`check_size`] needs of the types that begin with their size: all but JPEG.
pub const SIZE_BYTES: usize = 30;

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
    /// Whether its end is there. Some browsers fill up what is missing, and say nothing.
    pub complete: bool,
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
/// Too many pixels, which is final. Or why it does not look like an image of the four types: not an
/// image, of another type, damaged. There a browser may know better.
pub fn inspect(file: ImageFile<'_>) -> Result<ImageHead, Code> {
    let Some(media_type) = MediaType::sniff(file.head) else {
        return Err(refusal(file.head));
    };
    let picture = read(&file, media_type).ok_or_else(|| Code::format(Reason::ImageDamaged))?;
    let Picture { width, height, animated, orientation, is_complete } = picture;
    check_pixels(width, height)?;
    Ok(ImageHead { media_type, width, height, animated, orientation, complete: is_complete })
}

/// Checks the size that an image of the four types declares in its beginning: [`SIZE_BYTES`] of
/// it, more of a JPEG. A size that is not declared there is not checked.
///
/// # Errors
/// Nothing to see, or too many pixels.
pub fn check_size(beginning: &[u8]) -> Result<(), Code> {
    let size = match MediaType::sniff(beginning) {
        Some(MediaType::Png) => png::size_in(beginning),
        Some(MediaType::Jpeg) => jpeg::size_in(beginning),
        Some(MediaType::Gif) => gif::size_in(beginning),
        Some(MediaType::Webp) => webp::size_in(beginning),
        None => None,
    };
    size.map_or(Ok(()), |(width, height)| check_pixels(width, height))
}

/// The same picture without anything that does not draw, and with nothing behind its end; none when
/// it must be turned, or when anything about the file is unusual.
///
/// Colour profiles stay: they change how it looks.
#[must_use]
pub fn without_metadata(bytes: &[u8]) -> Option<Vec<u8>> {
    let head = inspect(ImageFile::whole(bytes)).ok()?;
    if head.orientation != 1 {
        return None;
    }
    match head.media_type {
        MediaType::Png => png::kept(bytes),
        MediaType::Jpeg => jpeg::kept(bytes),
        MediaType::Gif => gif::kept(bytes),
        MediaType::Webp => webp::kept(bytes),
    }
}

fn check_pixels(width: u32, height: u32) -> Result<(), Code> {
    if width == 0 || height == 0 {
        return Err(Code::format(Reason::ImageDamaged));
    }
    let pixels = (width as usize).saturating_mul(height as usize);
    if pixels > MAX_PIXELS {
        return Err(Code::too_big(MAX_PIXELS, pixels, Unit::Pixels));
    }
    Ok(())
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
    is_complete: bool,
}

impl Picture {
    fn new(width: u32, height: u32) -> Self {
        Self { width, height, animated: false, orientation: 1, is_complete: false }
    }
}

/// The code for bytes that are none of the four types, with the type that they are of if it is known.
fn refusal(bytes: &[u8]) -> Code {
    let Some(name) = other::name(bytes) else {
        return Code::format(Reason::NotAnImage);
    };
    // One that a browser takes for a picture is held to the same limit.
    match other::size_in(bytes, name).map(|(width, height)| check_pixels(width, height)) {
        Some(Err(code @ Code::TooBig { .. })) => code,
        _ => Code::format_found(Reason::ImageTypeNotSupported, name),
    }
}
