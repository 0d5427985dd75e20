//! GIF: a screen, then blocks (<https://www.w3.org/Graphics/GIF/spec-gif89a.txt>).

use super::reader::{contains, le};
use super::{ImageFile, Picture};

const HEADER_BYTES: usize = 13;
const EXTENSION: u8 = 0x21;
const IMAGE: u8 = 0x2C;
const TRAILER: u8 = 0x3B;
const CONTROL_LABEL: u8 = 0xF9;
const CONTROL_BYTES: usize = 8;
const APPLICATION_LABEL: u8 = 0xFF;
const LOOP_BYTES: usize = 19;

pub(super) fn read(file: &ImageFile<'_>) -> Option<Picture> {
    let bytes = file.head;
    let (width, height) = size_in(bytes)?;
    let mut picture = Picture::new(width, height);
    let mut at = first_block_at(bytes)?;
    let mut images = 0;
    // Up to the trailer, or to where the file breaks off.
    while let Some(block) = block(bytes, at).filter(|block| block.kind != TRAILER) {
        images += usize::from(block.kind == IMAGE);
        // The second picture of a large file may stand behind what is there of it.
        picture.animated |= images > 1 || block.is_loop();
        at += block.bytes.len();
    }
    // The first picture is what is taken; a trailer that is missing is missed by nobody.
    picture.is_complete = images > 0 || (!file.is_whole() && contains(file.tail, &[0, TRAILER]));
    Some(picture)
}

pub(super) fn size_in(bytes: &[u8]) -> Option<(u32, u32)> {
    Some((le(bytes, 6, 2)?, le(bytes, 8, 2)?))
}

/// The same pictures and their times, with an end; none when a block is cut.
pub(super) fn kept(bytes: &[u8]) -> Option<Vec<u8>> {
    let mut at = first_block_at(bytes)?;
    let mut kept = bytes.get(..at)?.to_vec();
    while at < bytes.len() {
        let block = block(bytes, at)?;
        if block.kind == TRAILER {
            break;
        }
        if block.draws() {
            kept.extend_from_slice(block.bytes);
        }
        at += block.bytes.len();
    }
    kept.push(TRAILER);
    Some(kept)
}

fn first_block_at(bytes: &[u8]) -> Option<usize> {
    let at = HEADER_BYTES + table_bytes(*bytes.get(10)?);
    (at <= bytes.len()).then_some(at)
}

struct Block<'a> {
    kind: u8,
    bytes: &'a [u8],
}

impl Block<'_> {
    fn label(&self) -> Option<u8> {
        self.bytes.get(1).copied().filter(|_| self.kind == EXTENSION)
    }

    /// How often to play, as the application block says that every animation begins with.
    fn is_loop(&self) -> bool {
        let application = self.bytes.get(3..14).unwrap_or_default();
        let is_known = application == b"NETSCAPE2.0" || application == b"ANIMEXTS1.0";
        self.label() == Some(APPLICATION_LABEL) && is_known
    }

    /// Pictures, their times, and the loop. Comments, XMP and what applications write do not draw,
    /// and a block that is longer than it need be holds something else.
    fn draws(&self) -> bool {
        let is_control = self.label() == Some(CONTROL_LABEL) && self.bytes.len() == CONTROL_BYTES;
        self.kind == IMAGE || is_control || (self.is_loop() && self.bytes.len() == LOOP_BYTES)
    }
}

/// The block at a place.
fn block(bytes: &[u8], at: usize) -> Option<Block<'_>> {
    let kind = *bytes.get(at)?;
    let end = match kind {
        TRAILER => at + 1,
        EXTENSION => after_sub_blocks(bytes, at + 2)?,
        // A descriptor, perhaps colours, a code size, then the data.
        IMAGE => after_sub_blocks(bytes, at + 11 + table_bytes(*bytes.get(at + 9)?))?,
        _ => return None,
    };
    Some(Block { kind, bytes: bytes.get(at..end)? })
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
