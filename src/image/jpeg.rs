//! JPEG: segments, of which one begins a scan (ITU-T T.81, annex B).

use super::reader::{be, contains};
use super::{ImageFile, Picture, exif};

const START_OF_IMAGE: [u8; 2] = [0xFF, 0xD8];
const END_OF_IMAGE: [u8; 2] = [0xFF, 0xD9];
const END: u8 = 0xD9;
const START_OF_SCAN: u8 = 0xDA;
/// Exif or XMP.
const APP1: u8 = 0xE1;
/// JFIF without, and Adobe's colour transform: what is longer holds more, such as a preview.
const JFIF_BYTES: usize = 14;
const ADOBE_BYTES: usize = 12;

/// What stands before the scan. Between two segments stray bytes are skipped, as decoders do.
pub(super) fn read(file: &ImageFile<'_>) -> Option<Picture> {
    let bytes = file.head;
    let mut picture = Picture::new(0, 0);
    let mut has_exif = false;
    let mut at = START_OF_IMAGE.len();
    loop {
        let segment = segment(bytes, next_marker(bytes, at)?)?;
        at = segment.end;
        if is_frame(segment.marker) && picture.width == 0 {
            (picture.width, picture.height) = size(segment.data)?;
        }
        // Of two the first counts, as in browsers.
        if segment.is_exif() && !has_exif {
            has_exif = true;
            picture.orientation = exif::orientation(segment.data);
        }
        if segment.marker == START_OF_SCAN {
            break;
        }
    }
    // A preview inside Exif, which comes before the scan, has an end of its own.
    let scan = bytes.get(at..).unwrap_or_default();
    let is_rest_unseen = !file.is_whole();
    picture.is_complete =
        contains(scan, &END_OF_IMAGE) || (is_rest_unseen && contains(file.tail, &END_OF_IMAGE));
    Some(picture)
}

/// The size in a frame that may stand behind what is there of the file.
pub(super) fn size_in(bytes: &[u8]) -> Option<(u32, u32)> {
    let mut at = START_OF_IMAGE.len();
    loop {
        let segment = segment(bytes, next_marker(bytes, at)?)?;
        if is_frame(segment.marker) {
            return size(segment.data);
        }
        at = segment.end;
    }
}

/// The same picture of nothing but what draws, up to its end; none when anything is unusual.
pub(super) fn kept(bytes: &[u8]) -> Option<Vec<u8>> {
    let mut kept = START_OF_IMAGE.to_vec();
    let mut exif_blocks = 0;
    let mut at = START_OF_IMAGE.len();
    loop {
        let marker_at = without_fill(bytes, at)?;
        if bytes.get(marker_at..)?.starts_with(&END_OF_IMAGE) {
            kept.extend_from_slice(&END_OF_IMAGE);
            return Some(kept);
        }
        let segment = segment(bytes, marker_at)?;
        at = segment.end;
        if segment.marker == START_OF_SCAN {
            at = scan_end(bytes, at)?;
        }
        if segment.draws() {
            kept.extend_from_slice(bytes.get(marker_at..at)?);
        }
        exif_blocks += u8::from(segment.is_exif());
        // Which of two orientations counts is a question on which programs differ.
        if exif_blocks > 1 {
            return None;
        }
    }
}

struct Segment<'a> {
    marker: u8,
    data: &'a [u8],
    end: usize,
}

impl Segment<'_> {
    fn is_exif(&self) -> bool {
        self.marker == APP1 && self.data.starts_with(exif::PREFIX)
    }

    /// Whether a decoder needs it: tables, frames and scans, the colour profile, and what says how
    /// colours are coded. Everything else is a note of somebody's.
    fn draws(&self) -> bool {
        let Self { marker, data, .. } = self;
        match marker {
            0xC8 => false,
            0xC0..=0xCF | START_OF_SCAN..=0xDD => true,
            0xE0 => data.starts_with(b"JFIF\0") && data.len() == JFIF_BYTES,
            0xE2 => data.starts_with(b"ICC_PROFILE\0"),
            0xEE => data.starts_with(b"Adobe") && data.len() == ADOBE_BYTES,
            _ => false,
        }
    }
}

/// The segment whose marker stands at a place.
fn segment(bytes: &[u8], at: usize) -> Option<Segment<'_>> {
    let marker = *bytes.get(at + 1).filter(|&&marker| marker != 0xFF && marker != END)?;
    let data_at = bytes.get(at).filter(|&&byte| byte == 0xFF).map(|_| at + 4)?;
    let end = at + 2 + be(bytes, at + 2, 2)? as usize;
    Some(Segment { marker, data: bytes.get(data_at..end)?, end })
}

/// Any number of fill bytes may stand before a marker.
fn without_fill(bytes: &[u8], mut at: usize) -> Option<usize> {
    while be(bytes, at, 2)? == 0xFFFF {
        at += 1;
    }
    Some(at)
}

/// Where the next marker stands, from a place on.
fn next_marker(bytes: &[u8], from: usize) -> Option<usize> {
    let is_marker = |pair: &[u8]| matches!(pair, [0xFF, 0x01..=0xFE]);
    bytes.get(from..)?.windows(2).position(is_marker).map(|position| from + position)
}

/// Where the coded pixels end that begin at a place: within, `FF` has a zero or a restart behind it.
fn scan_end(bytes: &[u8], from: usize) -> Option<usize> {
    let ends = |pair: &[u8]| matches!(pair, [0xFF, 0x01..=0xCF | 0xD8..=0xFF]);
    bytes.get(from..)?.windows(2).position(ends).map(|position| from + position)
}

/// Start of frame, of any coding; the numbers between them mean something else.
fn is_frame(marker: u8) -> bool {
    matches!(marker, 0xC0..=0xCF) && !matches!(marker, 0xC4 | 0xC8 | 0xCC)
}

fn size(frame: &[u8]) -> Option<(u32, u32)> {
    Some((be(frame, 3, 2)?, be(frame, 1, 2)?))
}
