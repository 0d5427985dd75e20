//! WebP: a RIFF file of chunks (<https://developers.google.com/speed/webp/docs/riff_container>).

use super::jpeg::tiff_orientation;
use super::reader::{be, le, letters};
use super::{ImageFile, Picture};

/// `RIFF`, a size, `WEBP`.
const HEADER_BYTES: usize = 12;
const CHUNK_HEADER_BYTES: usize = 8;
const EXTENDED: u32 = letters(*b"VP8X");
const LOSSY: u32 = letters(*b"VP8 ");
const LOSSLESS: u32 = letters(*b"VP8L");
/// Flags of the extended header for chunks that are removed.
const EXIF_FLAG: u8 = 0x08;
const XMP_FLAG: u8 = 0x04;
const ANIMATION_FLAG: u8 = 0x02;

pub(super) fn read(file: &ImageFile<'_>) -> Option<Picture> {
    let bytes = file.head;
    let declared_bytes = le(bytes, 4, 4)? as usize;
    if file.len_bytes < declared_bytes.checked_add(CHUNK_HEADER_BYTES)? {
        return None;
    }
    let mut picture = Picture::new(0, 0, HEADER_BYTES);
    let mut at = HEADER_BYTES;
    while let Some((kind, data, end)) = chunk(bytes, at) {
        // The extended header comes first where there is one.
        if picture.width == 0
            && let Some(size) = size(kind, data)
        {
            (picture.width, picture.height) = size;
        }
        let flags = data.first().copied().unwrap_or_default();
        let is_flagged = kind == EXTENDED && flags & ANIMATION_FLAG != 0;
        picture.animated |= is_flagged || kind == letters(*b"ANIM");
        let is_exif = kind == letters(*b"EXIF");
        if is_exif {
            picture.orientation = exif_orientation(data).unwrap_or(picture.orientation);
        }
        picture.piece(at, end, is_exif || kind == letters(*b"XMP "));
        at = end;
    }
    Some(picture)
}

/// Corrects what an image says of itself after chunks were taken out.
pub(super) fn mend(bytes: &mut [u8]) -> Option<()> {
    let size = u32::try_from(bytes.len() - CHUNK_HEADER_BYTES).ok()?;
    bytes.get_mut(4..8)?.copy_from_slice(&size.to_le_bytes());
    if be(bytes, HEADER_BYTES, 4)? == EXTENDED {
        *bytes.get_mut(HEADER_BYTES + CHUNK_HEADER_BYTES)? &= !(EXIF_FLAG | XMP_FLAG);
    }
    Some(())
}

/// The kind and the data of the chunk at a place, and where it ends, with its padding to an even length.
fn chunk(bytes: &[u8], at: usize) -> Option<(u32, &[u8], usize)> {
    let kind = be(bytes, at, 4)?;
    let data_bytes = le(bytes, at + 4, 4)? as usize;
    let data_at = at + CHUNK_HEADER_BYTES;
    // The pixels of a large file may go on behind what is there of it.
    let end = data_at.checked_add(data_bytes)?.checked_add(data_bytes % 2)?.min(bytes.len());
    Some((kind, bytes.get(data_at..end)?, end))
}

/// The size that a chunk tells.
fn size(kind: u32, data: &[u8]) -> Option<(u32, u32)> {
    match kind {
        EXTENDED => Some((le(data, 4, 3)? + 1, le(data, 7, 3)? + 1)),
        // Three bytes of a frame tag, three of a start code; two bits of scaling on each number.
        LOSSY => Some((le(data, 6, 2)? & 0x3FFF, le(data, 8, 2)? & 0x3FFF)),
        // A signature byte, then twice 14 bits, one less than the size.
        LOSSLESS => {
            let bits = le(data, 1, 4)?;
            Some(((bits & 0x3FFF) + 1, ((bits >> 14) & 0x3FFF) + 1))
        }
        _ => None,
    }
}

/// Some writers put JPEG's prefix before the TIFF structure.
fn exif_orientation(data: &[u8]) -> Option<u8> {
    tiff_orientation(data.strip_prefix(b"Exif\0\0").unwrap_or(data))
}
