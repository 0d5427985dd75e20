//! GIF: a screen, then blocks (<https://www.w3.org/Graphics/GIF/spec-gif89a.txt>).

use super::reader::u16_le;
use super::{ImageFile, ImageHead};
use crate::data_url::MediaType;

const HEADER_BYTES: usize = 13;
const EXTENSION: u8 = 0x21;
const IMAGE: u8 = 0x2C;
const TRAILER: u8 = 0x3B;
const COMMENT_LABEL: u8 = 0xFE;
const APPLICATION_LABEL: u8 = 0xFF;

pub(super) fn inspect(file: &ImageFile<'_>) -> Option<ImageHead> {
    let bytes = file.head;
    let mut images = 0;
    let mut is_looped = false;
    let mut has_metadata = false;
    for block in blocks(bytes)? {
        images += usize::from(block.kind == IMAGE);
        is_looped |= is_loop(&block, bytes);
        has_metadata |= is_metadata(&block, bytes);
    }
    file.tail.contains(&TRAILER).then_some(ImageHead {
        media_type: MediaType::Gif,
        width: u16_le(bytes, 6)?.into(),
        height: u16_le(bytes, 8)?.into(),
        // The second picture of a large file may stand behind what is there of it.
        animated: images > 1 || is_looped,
        orientation: 1,
        has_metadata,
    })
}

pub(super) fn without_metadata(bytes: &[u8]) -> Option<Vec<u8>> {
    let mut kept = bytes.get(..first_block(bytes)?)?.to_vec();
    for block in blocks(bytes)?.filter(|block| !is_metadata(block, bytes)) {
        kept.extend_from_slice(bytes.get(block.at..block.end)?);
    }
    Some(kept)
}

struct Block {
    kind: u8,
    /// What an extension is of; 0 for other blocks.
    label: u8,
    at: usize,
    end: usize,
}

/// The blocks up to the trailer, or to where the file breaks off.
fn blocks(bytes: &[u8]) -> Option<impl Iterator<Item = Block>> {
    let mut next = Some(first_block(bytes)?);
    Some(std::iter::from_fn(move || {
        let at = next?;
        let kind = *bytes.get(at)?;
        let (label, end) = match kind {
            TRAILER => (0, at + 1),
            EXTENSION => (*bytes.get(at + 1)?, after_sub_blocks(bytes, at + 2)?),
            // A descriptor, perhaps colours, a code size, then the data.
            IMAGE => (0, after_sub_blocks(bytes, at + 11 + table_bytes(*bytes.get(at + 9)?))?),
            _ => return None,
        };
        next = (kind != TRAILER).then_some(end);
        Some(Block { kind, label, at, end })
    }))
}

fn first_block(bytes: &[u8]) -> Option<usize> {
    Some(HEADER_BYTES + table_bytes(*bytes.get(10)?))
}

/// The size of a colour table that follows these flags.
fn table_bytes(flags: u8) -> usize {
    if flags & 0x80 == 0 { 0 } else { 3 << ((flags & 0x07) + 1) }
}

fn after_sub_blocks(bytes: &[u8], mut at: usize) -> Option<usize> {
    loop {
        let length = usize::from(*bytes.get(at)?);
        at += 1 + length;
        if length == 0 {
            return Some(at);
        }
    }
}

/// How often to play, as the application block that every animation begins with says.
fn is_loop(block: &Block, bytes: &[u8]) -> bool {
    let application = bytes.get(block.at + 3..block.at + 14).unwrap_or_default();
    (block.kind, block.label) == (EXTENSION, APPLICATION_LABEL)
        && matches!(application, b"NETSCAPE2.0" | b"ANIMEXTS1.0")
}

/// Comments, and what else applications write: XMP, profiles.
fn is_metadata(block: &Block, bytes: &[u8]) -> bool {
    match (block.kind, block.label) {
        (EXTENSION, COMMENT_LABEL) => true,
        (EXTENSION, APPLICATION_LABEL) => !is_loop(block, bytes),
        _ => false,
    }
}
