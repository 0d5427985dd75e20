//! JPEG: segments up to the scan (ITU-T T.81, annex B), and Exif in one of them.

use super::reader::{be, le};
use super::{ImageFile, Picture};

const START_OF_SCAN: u8 = 0xDA;
const END_OF_IMAGE: [u8; 2] = [0xFF, 0xD9];
/// `II` and `MM`: the lower byte first, or the higher.
const INTEL: u32 = 0x4949;
const MOTOROLA: u32 = 0x4D4D;
const COMMENT: u8 = 0xFE;
/// Exif or XMP.
const APP1: u8 = 0xE1;
const EXIF: &[u8] = b"Exif\0\0";
/// Exif's tag for how the picture is to be turned.
const ORIENTATION_TAG: u32 = 0x0112;
/// Nobody writes more tags than this; a number larger than it is damage.
const MAX_TAGS: u32 = 512;

pub(super) fn read(file: &ImageFile<'_>) -> Option<Picture> {
    let bytes = file.head;
    let mut picture = Picture::new(0, 0, 2);
    let mut at = 2;
    let scan_at = loop {
        let Segment { marker, data, begin, end } = segment(bytes, at)?;
        if marker == START_OF_SCAN {
            break begin;
        }
        if is_frame(marker) && picture.width == 0 {
            (picture.width, picture.height) = (be(data, 3, 2)?, be(data, 1, 2)?);
        }
        if marker == APP1
            && let Some(tiff) = data.strip_prefix(EXIF)
        {
            picture.orientation = tiff_orientation(tiff).unwrap_or(picture.orientation);
        }
        picture.piece(begin, end, is_metadata(marker, data));
        at = end;
    };
    picture.piece(scan_at, bytes.len(), false);
    // A preview inside Exif, which comes before the scan, has an end of its own.
    let scan = bytes.get(scan_at..).filter(|_| file.is_whole()).unwrap_or(file.tail);
    // A picture that breaks off has no end; some cameras write more after it.
    scan.windows(2).rev().any(|pair| pair == END_OF_IMAGE).then_some(picture)
}

struct Segment<'a> {
    marker: u8,
    data: &'a [u8],
    /// Where its marker stands.
    begin: usize,
    end: usize,
}

fn segment(bytes: &[u8], mut begin: usize) -> Option<Segment<'_>> {
    // Any number of fill bytes may stand before a marker.
    while be(bytes, begin, 2)? == 0xFFFF {
        begin += 1;
    }
    let marker = *bytes.get(begin + 1).filter(|_| bytes.get(begin) == Some(&0xFF))?;
    let end = begin + 2 + be(bytes, begin + 2, 2)? as usize;
    Some(Segment { marker, data: bytes.get(begin + 4..end)?, begin, end })
}

/// Start of frame, of any coding; the numbers between them mean something else.
fn is_frame(marker: u8) -> bool {
    matches!(marker, 0xC0..=0xCF) && !matches!(marker, 0xC4 | 0xC8 | 0xCC)
}

/// Exif, XMP, vendors' notes and comments. APP0 (JFIF), APP2 (colour profile) and APP14 (Adobe's
/// colour transform) change how the picture looks, and stay.
fn is_metadata(marker: u8, data: &[u8]) -> bool {
    match marker {
        COMMENT | APP1 | 0xE3..=0xED | 0xEF => true,
        0xE2 => !data.starts_with(b"ICC_PROFILE\0"),
        _ => false,
    }
}

/// The orientation in Exif's TIFF structure, whose numbers are of either order.
pub(super) fn tiff_orientation(tiff: &[u8]) -> Option<u8> {
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
