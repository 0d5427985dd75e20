//! Numbers from bytes, none of which need be there.

/// Four letters as the big-endian number that they are: compared at once, in less code than a text.
pub(super) const fn letters(text: [u8; 4]) -> u32 {
    u32::from_be_bytes(text)
}

/// A big-endian number of up to four bytes.
pub(super) fn be(bytes: &[u8], at: usize, count: usize) -> Option<u32> {
    let piece = bytes.get(at..at.checked_add(count)?)?;
    Some(piece.iter().fold(0, |number, byte| number << 8 | u32::from(*byte)))
}

/// A little-endian number of up to four bytes.
pub(super) fn le(bytes: &[u8], at: usize, count: usize) -> Option<u32> {
    let piece = bytes.get(at..at.checked_add(count)?)?;
    Some(piece.iter().rev().fold(0, |number, byte| number << 8 | u32::from(*byte)))
}

/// Whether bytes stand somewhere in others.
pub(super) fn contains(bytes: &[u8], wanted: &[u8]) -> bool {
    bytes.windows(wanted.len()).rev().any(|part| part == wanted)
}
