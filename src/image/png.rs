//! PNG: a signature and chunks (<https://www.w3.org/TR/png-3/>).

use super::reader::{be, contains, letters};
use super::{ImageFile, Picture, exif};

const SIGNATURE_BYTES: usize = 8;
/// Length and type before a chunk's data, and a checksum behind.
const CHUNK_HEADER_BYTES: usize = 8;
const CHECKSUM_BYTES: usize = 4;
const HEADER: u32 = letters(*b"IHDR");
const PIXELS: u32 = letters(*b"IDAT");
const END: u32 = letters(*b"IEND");
const END_CHUNK: &[u8] = b"\0\0\0\0IEND\xAE\x42\x60\x82";

/// What draws: pixels, palette, transparency, colours, animation, and the shape of a pixel. Texts,
/// times, Exif and what programs write for themselves do not.
const DRAWS: [u32; 18] = [
    HEADER,
    PIXELS,
    letters(*b"PLTE"),
    letters(*b"tRNS"),
    letters(*b"gAMA"),
    letters(*b"cHRM"),
    letters(*b"sRGB"),
    letters(*b"iCCP"),
    letters(*b"cICP"),
    letters(*b"mDCV"),
    letters(*b"cLLI"),
    letters(*b"sBIT"),
    letters(*b"bKGD"),
    letters(*b"pHYs"),
    letters(*b"acTL"),
    letters(*b"fcTL"),
    letters(*b"fdAT"),
    END,
];

pub(super) fn read(file: &ImageFile<'_>) -> Option<Picture> {
    let bytes = file.head;
    let (width, height) = size_in(bytes)?;
    let mut picture = Picture::new(width, height);
    let mut is_before_pixels = true;
    let mut at = SIGNATURE_BYTES;
    // Up to `IEND`, or to where the file breaks off.
    while let Some(kind) = be(bytes, at + 4, 4) {
        picture.is_complete |= kind == END;
        let Some(data) = data(bytes, at).filter(|_| kind != END) else { break };
        picture.animated |= kind == letters(*b"acTL");
        is_before_pixels &= kind != PIXELS;
        // Behind the pixels browsers do not look for it.
        if kind == letters(*b"eXIf") && is_before_pixels {
            picture.orientation = exif::orientation(data);
        }
        at += CHUNK_HEADER_BYTES + data.len() + CHECKSUM_BYTES;
    }
    picture.is_complete |= !file.is_whole() && contains(file.tail, &END.to_be_bytes());
    Some(picture)
}

pub(super) fn size_in(bytes: &[u8]) -> Option<(u32, u32)> {
    be(bytes, 12, 4).filter(|&kind| kind == HEADER)?;
    Some((be(bytes, 16, 4)?, be(bytes, 20, 4)?))
}

/// The same picture of nothing but what draws, with a whole end; none when a chunk is cut or unknown
/// to everybody and yet needed.
pub(super) fn kept(bytes: &[u8]) -> Option<Vec<u8>> {
    let mut kept = bytes.get(..SIGNATURE_BYTES)?.to_vec();
    let mut at = SIGNATURE_BYTES;
    loop {
        let kind = be(bytes, at + 4, 4)?;
        if kind == END {
            kept.extend_from_slice(END_CHUNK);
            return Some(kept);
        }
        let end = at + CHUNK_HEADER_BYTES + data(bytes, at)?.len() + CHECKSUM_BYTES;
        let chunk = bytes.get(at..end)?;
        if DRAWS.contains(&kind) {
            kept.extend_from_slice(chunk);
        } else if is_critical(kind) {
            return None;
        }
        at = end;
    }
}

/// The data of the chunk at a place.
fn data(bytes: &[u8], at: usize) -> Option<&[u8]> {
    let data_at = at + CHUNK_HEADER_BYTES;
    bytes.get(data_at..data_at.checked_add(be(bytes, at, 4)? as usize)?)
}

/// Whether no decoder can do without it: its first letter is a capital.
fn is_critical(kind: u32) -> bool {
    kind & 0x2000_0000 == 0
}
