//! PNG: a signature and chunks (<https://www.w3.org/TR/png-3/>).

use super::reader::{be, letters};
use super::{ImageFile, Picture};

const SIGNATURE_BYTES: usize = 8;
/// Length, type and checksum around a chunk's data.
const CHUNK_FRAME_BYTES: usize = 12;
const END: u32 = letters(*b"IEND");
const METADATA: [u32; 5] =
    [letters(*b"eXIf"), letters(*b"tEXt"), letters(*b"zTXt"), letters(*b"iTXt"), letters(*b"tIME")];

pub(super) fn read(file: &ImageFile<'_>) -> Option<Picture> {
    let bytes = file.head;
    if be(bytes, 12, 4)? != letters(*b"IHDR") {
        return None;
    }
    let mut picture = Picture::new(be(bytes, 16, 4)?, be(bytes, 20, 4)?, SIGNATURE_BYTES);
    let mut at = SIGNATURE_BYTES;
    // Up to `IEND`, or to where the file breaks off.
    while let Some((kind, end)) = chunk(bytes, at) {
        picture.animated |= kind == letters(*b"acTL");
        picture.piece(at, end, is_metadata(kind));
        at = if kind == END { bytes.len() } else { end };
    }
    file.tail.windows(4).rev().any(|kind| kind == END.to_be_bytes()).then_some(picture)
}

/// The kind of the chunk at a place, and where it ends.
fn chunk(bytes: &[u8], at: usize) -> Option<(u32, usize)> {
    let data_bytes = be(bytes, at, 4)? as usize;
    let end = at.checked_add(data_bytes)?.checked_add(CHUNK_FRAME_BYTES)?;
    (end <= bytes.len()).then_some((be(bytes, at + 4, 4)?, end))
}

fn is_metadata(kind: u32) -> bool {
    METADATA.contains(&kind)
}
