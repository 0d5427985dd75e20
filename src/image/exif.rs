//! The one thing in Exif that draws: how the picture is to be turned.

use super::reader::{be, le};

/// Before the TIFF structure in JPEG; some writers put it there in other files as well.
pub(super) const PREFIX: &[u8] = b"Exif\0\0";
/// `II` and `MM`: the lower byte first, or the higher.
const INTEL: u32 = 0x4949;
const MOTOROLA: u32 = 0x4D4D;
const ORIENTATION_TAG: u32 = 0x0112;
/// Nobody writes more tags than this; a number larger than it is damage.
const MAX_TAGS: u32 = 512;

/// The orientation in Exif's TIFF structure, whose numbers are of either order; 1 when it has none.
pub(super) fn orientation(exif: &[u8]) -> u8 {
    find(exif.strip_prefix(PREFIX).unwrap_or(exif)).unwrap_or(1)
}

fn find(tiff: &[u8]) -> Option<u8> {
    let number = match be(tiff, 0, 2)? {
        INTEL => le,
        MOTOROLA => be,
        _ => return None,
    };
    let directory = number(tiff, 4, 4)? as usize;
    let count = number(tiff, directory, 2)?.min(MAX_TAGS) as usize;
    let mut entry = directory.checked_add(2)?;
    for _ in 0..count {
        if number(tiff, entry, 2)? == ORIENTATION_TAG {
            let value = number(tiff, entry + 8, 2)?;
            return u8::try_from(value).ok().filter(|orientation| (1..=8).contains(orientation));
        }
        entry = entry.checked_add(12)?;
    }
    None
}
