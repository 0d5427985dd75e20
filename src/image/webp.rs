//! WebP: a RIFF file of chunks (<https://developers.google.com/speed/webp/docs/riff_container>).

use super::reader::{be, le, letters};
use super::{ImageFile, Picture, exif};

/// `RIFF`, a size, `WEBP`.
const HEADER_BYTES: usize = 12;
const CHUNK_HEADER_BYTES: usize = 8;
const EXTENDED: u32 = letters(*b"VP8X");
const LOSSY: u32 = letters(*b"VP8 ");
const LOSSLESS: u32 = letters(*b"VP8L");
const ALPHA: u32 = letters(*b"ALPH");
const FRAME: u32 = letters(*b"ANMF");
const DRAWS: [u32; 7] =
    [EXTENDED, LOSSY, LOSSLESS, ALPHA, FRAME, letters(*b"ANIM"), letters(*b"ICCP")];
/// Place, size, time and flags, before the chunks of a frame.
const FRAME_HEADER_BYTES: usize = 16;
/// Flags of the extended header for what stays: a colour profile, transparency, animation.
const KEPT_FLAGS: u8 = 0x20 | 0x10 | ANIMATION_FLAG;
const ANIMATION_FLAG: u8 = 0x02;

pub(super) fn read(file: &ImageFile<'_>) -> Option<Picture> {
    let bytes = file.head;
    let mut picture = Picture::new(0, 0);
    // The padding of the last chunk is missed by nobody.
    picture.is_complete = riff_bytes(bytes)? <= file.len_bytes.saturating_add(1);
    let mut at = HEADER_BYTES;
    while let Some(chunk) = chunk(bytes, at) {
        // The extended header comes first where there is one.
        if picture.width == 0
            && let Some(size) = chunk.size()
        {
            (picture.width, picture.height) = size;
        }
        let flags = chunk.data.first().copied().unwrap_or_default();
        let is_flagged = chunk.kind == EXTENDED && flags & ANIMATION_FLAG != 0;
        picture.animated |= is_flagged || chunk.kind == letters(*b"ANIM");
        if chunk.kind == letters(*b"EXIF") {
            picture.orientation = exif::orientation(chunk.data);
        }
        at = chunk.end;
    }
    Some(picture)
}

/// The size in the first chunk, of which its beginning is enough.
pub(super) fn size_in(bytes: &[u8]) -> Option<(u32, u32)> {
    chunk(bytes, HEADER_BYTES)?.size()
}

/// The same picture of nothing but what draws, with its sizes and flags put right; none when a chunk
/// is cut, or a frame has more than pixels.
pub(super) fn kept(bytes: &[u8]) -> Option<Vec<u8>> {
    let riff = bytes.get(..riff_bytes(bytes)?)?;
    let mut kept = riff.get(..HEADER_BYTES)?.to_vec();
    let mut at = HEADER_BYTES;
    while at < riff.len() {
        let chunk = chunk(riff, at).filter(Chunk::is_whole)?;
        if DRAWS.contains(&chunk.kind) {
            kept.extend_from_slice(riff.get(at..chunk.end)?);
        }
        if chunk.kind == FRAME && !has_only_pixels(chunk.data.get(FRAME_HEADER_BYTES..)?) {
            return None;
        }
        at = chunk.end;
    }
    let size = u32::try_from(kept.len() - CHUNK_HEADER_BYTES).ok()?;
    kept.get_mut(4..8)?.copy_from_slice(&size.to_le_bytes());
    if be(&kept, HEADER_BYTES, 4)? == EXTENDED {
        *kept.get_mut(HEADER_BYTES + CHUNK_HEADER_BYTES)? &= KEPT_FLAGS;
    }
    Some(kept)
}

/// The length of the file, as its header says.
fn riff_bytes(bytes: &[u8]) -> Option<usize> {
    (le(bytes, 4, 4)? as usize).checked_add(CHUNK_HEADER_BYTES)
}

fn has_only_pixels(frame: &[u8]) -> bool {
    let mut at = 0;
    while let Some(chunk) = chunk(frame, at) {
        if !matches!(chunk.kind, LOSSY | LOSSLESS | ALPHA) || !chunk.is_whole() {
            return false;
        }
        at = chunk.end;
    }
    at == frame.len()
}

struct Chunk<'a> {
    kind: u32,
    /// As much as is there of it.
    data: &'a [u8],
    data_bytes: usize,
    end: usize,
}

impl Chunk<'_> {
    fn is_whole(&self) -> bool {
        self.data.len() == self.data_bytes
    }

    /// The size that it declares.
    fn size(&self) -> Option<(u32, u32)> {
        let Self { kind, data, .. } = self;
        match *kind {
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
}

/// The chunk at a place, with its padding to an even length. The pixels of a large file may go on
/// behind what is there of it.
fn chunk(bytes: &[u8], at: usize) -> Option<Chunk<'_>> {
    let kind = be(bytes, at, 4)?;
    let data_bytes = le(bytes, at + 4, 4)? as usize;
    let rest = bytes.get(at + CHUNK_HEADER_BYTES..)?;
    let data = rest.get(..data_bytes).unwrap_or(rest);
    let padding_bytes = usize::from(data.len() < rest.len()) * (data_bytes % 2);
    let end = at + CHUNK_HEADER_BYTES + data.len() + padding_bytes;
    Some(Chunk { kind, data, data_bytes, end })
}
