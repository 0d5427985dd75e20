//! Image types that an avatar cannot be, but that a browser may know how to turn into one.

use super::reader::{be, le, letters};

const AVIF_BRANDS: [[u8; 4]; 2] = [*b"avif", *b"avis"];
const HEIC_BRANDS: [[u8; 4]; 7] =
    [*b"heic", *b"heix", *b"hevc", *b"heim", *b"heis", *b"mif1", *b"msf1"];
/// Image spatial extents (ISO/IEC 23008-12, 6.5.3): a picture and its previews have one each.
const EXTENTS: &[u8] = b"ispe";
/// They stand in the boxes before the pixels.
const MAX_EXTENTS_AT: usize = 64 * 1024;

/// The name of a type that people have files of.
pub(super) fn name(bytes: &[u8]) -> Option<&'static str> {
    let begins = |text: [u8; 4]| be(bytes, 0, 4) == Some(letters(text));
    if be(bytes, 4, 4) == Some(letters(*b"ftyp")) {
        let brand = be(bytes, 8, 4)?.to_be_bytes();
        return match brand {
            _ if AVIF_BRANDS.contains(&brand) => Some("AVIF"),
            _ if HEIC_BRANDS.contains(&brand) => Some("HEIC"),
            _ => None,
        };
    }
    if begins(*b"II*\0") || begins(*b"MM\0*") {
        return Some("TIFF");
    }
    if bytes.starts_with(b"BM") {
        return Some("BMP");
    }
    is_svg(bytes).then_some("SVG")
}

/// The size of the largest picture in the file, as far as its beginning declares it.
pub(super) fn size_in(bytes: &[u8], name: &str) -> Option<(u32, u32)> {
    match name {
        // A negative height says that the first row comes first.
        "BMP" => Some((le(bytes, 18, 4)?, le(bytes, 22, 4)?.cast_signed().unsigned_abs())),
        "AVIF" | "HEIC" => extents(bytes.get(..MAX_EXTENTS_AT).unwrap_or(bytes)),
        _ => None,
    }
}

fn extents(bytes: &[u8]) -> Option<(u32, u32)> {
    let mut largest = None;
    let mut most_pixels = 0;
    for (at, part) in bytes.windows(4).enumerate() {
        if part == EXTENTS {
            let (width, height) = (be(bytes, at + 8, 4)?, be(bytes, at + 12, 4)?);
            let pixels = u64::from(width) * u64::from(height);
            if pixels > most_pixels {
                (largest, most_pixels) = (Some((width, height)), pixels);
            }
        }
    }
    largest
}

/// An `<svg` within what could be a prologue.
fn is_svg(bytes: &[u8]) -> bool {
    let beginning = bytes.get(..1024).unwrap_or(bytes);
    let text = beginning.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(beginning).trim_ascii_start();
    text.starts_with(b"<") && text.windows(4).any(|part| part == b"<svg")
}
