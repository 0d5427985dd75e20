//! GIF: a screen, then blocks (<https://www.w3.org/Graphics/GIF/spec-gif89a.txt>).

use super::reader::le;
use super::{ImageFile, Picture};

const HEADER_BYTES: usize = 13;
const EXTENSION: u8 = 0x21;
const IMAGE: u8 = 0x2C;
const TRAILER: u8 = 0x3B;
const COMMENT_LABEL: u8 = 0xFE;
const APPLICATION_LABEL: u8 = 0xFF;

pub(super) fn read(file: &ImageFile<'_>) -> Option<Picture> {
    let bytes = file.head;
    let mut at = HEADER_BYTES + table_bytes(*bytes.get(10)?);
    bytes.get(..at)?;
    let mut picture = Picture::new(le(bytes, 6, 2)?, le(bytes, 8, 2)?, at);
    let mut images = 0;
    // Up to the trailer, or to where the file breaks off.
    while let Some((kind, end)) = block(bytes, at) {
        let label = if kind == EXTENSION { bytes.get(at + 1).copied() } else { None };
        let is_application = label == Some(APPLICATION_LABEL);
        let is_loop = is_application && is_loop(bytes, at);
        images += usize::from(kind == IMAGE);
        // The second picture of a large file may stand behind what is there of it.
        picture.animated |= is_loop || images > 1;
        // Comments, and what else applications write: XMP, profiles.
        let is_metadata = label == Some(COMMENT_LABEL) || (is_application && !is_loop);
        picture.piece(at, end.min(bytes.len()), is_metadata);
        at = if kind == TRAILER { bytes.len() } else { end };
    }
    file.tail.contains(&TRAILER).then_some(picture)
}

/// The kind of the block at a place, and where it ends.
fn block(bytes: &[u8], at: usize) -> Option<(u8, usize)> {
    let kind = *bytes.get(at)?;
    let end = match kind {
        TRAILER => at + 1,
        EXTENSION => after_sub_blocks(bytes, at + 2)?,
        // A descriptor, perhaps colours, a code size, then the data.
        IMAGE => after_sub_blocks(bytes, at + 11 + table_bytes(*bytes.get(at + 9)?))?,
        _ => return None,
    };
    Some((kind, end))
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
fn is_loop(bytes: &[u8], at: usize) -> bool {
    let application = bytes.get(at + 3..at + 14).unwrap_or_default();
    application == b"NETSCAPE2.0" || application == b"ANIMEXTS1.0"
}
