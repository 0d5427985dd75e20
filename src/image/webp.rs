//! WebP: a RIFF file of chunks (<https://developers.google.com/speed/webp/docs/riff_container>).

use super::jpeg::tiff_orientation;
use super::reader::{u16_le, u24_le, u32_le};
use super::{ImageFile, ImageHead};
use crate::data_url::MediaType;

/// `RIFF`, a size, `WEBP`.
const HEADER_BYTES: usize = 12;
const CHUNK_HEADER_BYTES: usize = 8;
/// Flags of the extended header for chunks that are removed.
const EXIF_FLAG: u8 = 0x08;
const XMP_FLAG: u8 = 0x04;
const ANIMATION_FLAG: u8 = 0x02;

pub(super) fn inspect(file: &ImageFile<'_>) -> Option<ImageHead> {
    let bytes = file.head;
    let declared_bytes = u32_le(bytes, 4)? as usize;
    if file.len_bytes < declared_bytes.checked_add(CHUNK_HEADER_BYTES)? {
        return None;
    }
    let (width, height) = chunks(bytes).find_map(|chunk| size(&chunk))?;
    let exif = chunks(bytes).find(|chunk| chunk.kind == b"EXIF");
    Some(ImageHead {
        media_type: MediaType::Webp,
        width,
        height,
        animated: chunks(bytes).any(|chunk| is_animated(&chunk)),
        orientation: exif.and_then(|chunk| exif_orientation(chunk.data)).unwrap_or(1),
        has_metadata: chunks(bytes).any(|chunk| is_metadata(chunk.kind)),
    })
}

pub(super) fn without_metadata(bytes: &[u8]) -> Option<Vec<u8>> {
    let mut kept = bytes.get(..HEADER_BYTES)?.to_vec();
    for chunk in chunks(bytes).filter(|chunk| !is_metadata(chunk.kind)) {
        let at = kept.len();
        kept.extend_from_slice(chunk.whole);
        if chunk.kind == b"VP8X"
            && let Some(flags) = kept.get_mut(at + CHUNK_HEADER_BYTES)
        {
            *flags &= !(EXIF_FLAG | XMP_FLAG);
        }
    }
    let size = u32::try_from(kept.len() - CHUNK_HEADER_BYTES).ok()?;
    kept.get_mut(4..8)?.copy_from_slice(&size.to_le_bytes());
    Some(kept)
}

struct Chunk<'a> {
    kind: &'a [u8],
    data: &'a [u8],
    /// With its header and its padding to an even length.
    whole: &'a [u8],
}

fn chunks(bytes: &[u8]) -> impl Iterator<Item = Chunk<'_>> {
    let mut rest = bytes.get(HEADER_BYTES..).unwrap_or_default();
    std::iter::from_fn(move || {
        let kind = rest.get(..4)?;
        let data_bytes = u32_le(rest, 4)? as usize;
        let padded_bytes =
            CHUNK_HEADER_BYTES.checked_add(data_bytes)?.checked_add(data_bytes % 2)?;
        // The pixels of a large file may go on behind what is there of it.
        let whole = rest.get(..padded_bytes).unwrap_or(rest);
        let data = whole.get(CHUNK_HEADER_BYTES..)?;
        rest = rest.get(whole.len()..)?;
        Some(Chunk { kind, data, whole })
    })
}

/// The size that a chunk tells; the extended header comes first where there is one.
fn size(chunk: &Chunk<'_>) -> Option<(u32, u32)> {
    match chunk.kind {
        b"VP8X" => Some((u24_le(chunk.data, 4)? + 1, u24_le(chunk.data, 7)? + 1)),
        // Three bytes of a frame tag, three of a start code; two bits of scaling on each number.
        b"VP8 " => Some((
            u32::from(u16_le(chunk.data, 6)? & 0x3FFF),
            u32::from(u16_le(chunk.data, 8)? & 0x3FFF),
        )),
        // A signature byte, then twice 14 bits, one less than the size.
        b"VP8L" => {
            let bits = u32_le(chunk.data, 1)?;
            Some(((bits & 0x3FFF) + 1, ((bits >> 14) & 0x3FFF) + 1))
        }
        _ => None,
    }
}

fn is_animated(chunk: &Chunk<'_>) -> bool {
    let flags = chunk.data.first().copied().unwrap_or_default();
    chunk.kind == b"ANIM" || (chunk.kind == b"VP8X" && flags & ANIMATION_FLAG != 0)
}

fn is_metadata(kind: &[u8]) -> bool {
    matches!(kind, b"EXIF" | b"XMP ")
}

/// Some writers put JPEG's prefix before the TIFF structure.
fn exif_orientation(data: &[u8]) -> Option<u8> {
    tiff_orientation(data.strip_prefix(b"Exif\0\0").unwrap_or(data))
}
