//! PNG: a signature and chunks (<https://www.w3.org/TR/png-3/>).

use super::reader::u32_be;
use super::{ImageFile, ImageHead};
use crate::data_url::MediaType;

const SIGNATURE_BYTES: usize = 8;
/// Length, type and checksum around a chunk's data.
const CHUNK_FRAME_BYTES: usize = 12;

pub(super) fn inspect(file: &ImageFile<'_>) -> Option<ImageHead> {
    let first = chunks(file.head).next().filter(|chunk| chunk.kind == b"IHDR")?;
    let mut head = ImageHead {
        media_type: MediaType::Png,
        width: u32_be(first.data, 0)?,
        height: u32_be(first.data, 4)?,
        animated: false,
        orientation: 1,
        has_metadata: false,
    };
    for chunk in chunks(file.head) {
        head.animated |= chunk.kind == b"acTL";
        head.has_metadata |= is_metadata(chunk.kind);
    }
    let is_complete = file.tail.windows(4).rev().any(|kind| kind == b"IEND");
    is_complete.then_some(head)
}

pub(super) fn without_metadata(bytes: &[u8]) -> Option<Vec<u8>> {
    let mut kept = bytes.get(..SIGNATURE_BYTES)?.to_vec();
    for chunk in chunks(bytes).filter(|chunk| !is_metadata(chunk.kind)) {
        kept.extend_from_slice(chunk.whole);
    }
    Some(kept)
}

struct Chunk<'a> {
    kind: &'a [u8],
    data: &'a [u8],
    whole: &'a [u8],
}

/// The chunks up to `IEND`, or to where the file breaks off.
fn chunks(bytes: &[u8]) -> impl Iterator<Item = Chunk<'_>> {
    let mut rest = bytes.get(SIGNATURE_BYTES..).unwrap_or_default();
    std::iter::from_fn(move || {
        let data_bytes = u32_be(rest, 0)? as usize;
        let whole = rest.get(..data_bytes.checked_add(CHUNK_FRAME_BYTES)?)?;
        let kind = whole.get(4..8)?;
        let is_last = kind == b"IEND";
        rest = if is_last { &[] } else { rest.get(whole.len()..)? };
        Some(Chunk { kind, data: whole.get(8..data_bytes + 8)?, whole })
    })
}

fn is_metadata(kind: &[u8]) -> bool {
    matches!(kind, b"eXIf" | b"tEXt" | b"zTXt" | b"iTXt" | b"tIME")
}
