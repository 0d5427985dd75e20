//! JPEG: segments up to the scan (ITU-T T.81, annex B), and Exif in one of them.

use super::reader::{u16_be, u16_le, u32_be, u32_le};
use super::{ImageFile, ImageHead};
use crate::data_url::MediaType;

const START_OF_SCAN: u8 = 0xDA;
const END_OF_IMAGE: [u8; 2] = [0xFF, 0xD9];
const COMMENT: u8 = 0xFE;
const EXIF: &[u8] = b"Exif\0\0";
/// Exif's tag for how the picture is to be turned.
const ORIENTATION_TAG: u16 = 0x0112;
/// Nobody writes more tags than this; a number larger than it is damage.
const MAX_TAGS: u16 = 512;

pub(super) fn inspect(file: &ImageFile<'_>) -> Option<ImageHead> {
    let mut size = None;
    let mut scan_at = None;
    let mut orientation = 1;
    let mut has_metadata = false;
    for segment in segments(file.head) {
        if is_frame(segment.marker) {
            size = size.or(Some((u16_be(segment.data, 3)?, u16_be(segment.data, 1)?)));
        }
        if segment.marker == START_OF_SCAN {
            scan_at = Some(segment.at);
        }
        has_metadata |= is_metadata(&segment);
        orientation = exif_orientation(&segment).unwrap_or(orientation);
    }
    let (width, height) = size?;
    // A preview inside Exif, which comes before the scan, has an end of its own.
    let scan = file.head.get(scan_at?..).filter(|_| file.is_whole()).unwrap_or(file.tail);
    // A picture that breaks off has no end; some cameras write more after it.
    let is_complete = scan.windows(2).rev().any(|pair| pair == END_OF_IMAGE);
    is_complete.then_some(ImageHead {
        media_type: MediaType::Jpeg,
        width: width.into(),
        height: height.into(),
        animated: false,
        orientation,
        has_metadata,
    })
}

pub(super) fn without_metadata(bytes: &[u8]) -> Option<Vec<u8>> {
    let mut kept = bytes.get(..2)?.to_vec();
    for segment in segments(bytes) {
        if segment.marker == START_OF_SCAN {
            kept.extend_from_slice(bytes.get(segment.at..)?);
            return Some(kept);
        }
        if !is_metadata(&segment) {
            kept.extend_from_slice(bytes.get(segment.at..segment.end)?);
        }
    }
    None
}

struct Segment<'a> {
    marker: u8,
    data: &'a [u8],
    /// Where it begins, its marker included.
    at: usize,
    end: usize,
}

/// The segments up to the first scan, that one included, or to where the file breaks off.
fn segments(bytes: &[u8]) -> impl Iterator<Item = Segment<'_>> {
    let mut next = Some(2);
    std::iter::from_fn(move || {
        let mut at = next?;
        // Any number of fill bytes may stand before a marker.
        while bytes.get(at) == Some(&0xFF) && bytes.get(at + 1) == Some(&0xFF) {
            at += 1;
        }
        let marker = *bytes.get(at + 1).filter(|_| bytes.get(at) == Some(&0xFF))?;
        let end = (at + 2).checked_add(u16_be(bytes, at + 2)?.into())?;
        let data = bytes.get(at + 4..end)?;
        next = (marker != START_OF_SCAN).then_some(end);
        Some(Segment { marker, data, at, end })
    })
}

/// Start of frame, of any coding; the numbers between them mean something else.
fn is_frame(marker: u8) -> bool {
    matches!(marker, 0xC0..=0xCF) && !matches!(marker, 0xC4 | 0xC8 | 0xCC)
}

/// Exif, XMP, vendors' notes and comments. APP0 (JFIF), APP2 (colour profile) and APP14 (Adobe's
/// colour transform) change how the picture looks, and stay.
fn is_metadata(segment: &Segment<'_>) -> bool {
    match segment.marker {
        COMMENT | 0xE1 | 0xE3..=0xED | 0xEF => true,
        0xE2 => !segment.data.starts_with(b"ICC_PROFILE\0"),
        _ => false,
    }
}

fn exif_orientation(segment: &Segment<'_>) -> Option<u8> {
    if segment.marker != 0xE1 {
        return None;
    }
    tiff_orientation(segment.data.strip_prefix(EXIF)?)
}

/// The orientation in Exif's TIFF structure, whose numbers are of either order.
pub(super) fn tiff_orientation(tiff: &[u8]) -> Option<u8> {
    let is_little_endian = match tiff.get(..2)? {
        b"II" => true,
        b"MM" => false,
        _ => return None,
    };
    let short = if is_little_endian { u16_le } else { u16_be };
    let long = if is_little_endian { u32_le } else { u32_be };
    let directory = long(tiff, 4)? as usize;
    let count = short(tiff, directory)?.min(MAX_TAGS);
    let value = (0..usize::from(count)).find_map(|index| {
        let entry = directory.checked_add(2 + 12 * index)?;
        (short(tiff, entry)? == ORIENTATION_TAG).then(|| short(tiff, entry + 8)).flatten()
    })?;
    u8::try_from(value).ok().filter(|orientation| (1..=8).contains(orientation))
}
