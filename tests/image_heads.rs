//! What the core reads of image files: from minimal files whose every byte is stated here, and from
//! arbitrary damage. Real photographs are in `images/fit-avatar.test.js`.

#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::expect_used, clippy::indexing_slicing, clippy::panic, clippy::unwrap_used)]

use pds_profile::data_url::MediaType;
use pds_profile::image::{ImageFile, ImageHead, MAX_PIXELS, inspect, without_metadata};
use pds_profile::{Code, Reason, Unit};
use proptest::prelude::*;

fn head_of(bytes: &[u8]) -> Result<ImageHead, Code> {
    inspect(ImageFile::whole(bytes))
}

fn png_chunk(kind: &[u8; 4], data: &[u8]) -> Vec<u8> {
    let length = u32::try_from(data.len()).unwrap().to_be_bytes();
    [&length, kind.as_slice(), data, &[0; 4]].concat()
}

fn png(width: u32, height: u32, inner: &[Vec<u8>]) -> Vec<u8> {
    let size = [width.to_be_bytes(), height.to_be_bytes()].concat();
    let header = png_chunk(b"IHDR", &[size.as_slice(), &[8, 2, 0, 0, 0]].concat());
    let data = png_chunk(b"IDAT", &[1, 2, 3]);
    let parts = [header, inner.concat(), data, png_chunk(b"IEND", &[])].concat();
    [b"\x89PNG\r\n\x1a\n".as_slice(), &parts].concat()
}

fn jpeg_segment(marker: u8, data: &[u8]) -> Vec<u8> {
    let length = u16::try_from(data.len() + 2).unwrap().to_be_bytes();
    [&[0xFF, marker], length.as_slice(), data].concat()
}

fn jpeg(width: u16, height: u16, inner: &[Vec<u8>]) -> Vec<u8> {
    let frame =
        [&[8], height.to_be_bytes().as_slice(), &width.to_be_bytes(), &[1, 1, 0x11, 0]].concat();
    let parts = [
        inner.concat(),
        jpeg_segment(0xC0, &frame),
        jpeg_segment(0xDA, &[1, 1, 0, 0, 63, 0]),
        vec![0x12, 0x34, 0xFF, 0xD9],
    ];
    [[0xFF, 0xD8].as_slice(), &parts.concat()].concat()
}

/// Exif with an orientation, in either byte order.
fn exif(orientation: u16, is_little_endian: bool) -> Vec<u8> {
    let short = |n: u16| if is_little_endian { n.to_le_bytes() } else { n.to_be_bytes() };
    let long = |n: u32| if is_little_endian { n.to_le_bytes() } else { n.to_be_bytes() };
    let order = if is_little_endian { b"II" } else { b"MM" };
    let entry =
        [short(0x0112), short(3), [long(1)[0], long(1)[1]], [long(1)[2], long(1)[3]]].concat();
    let value = [short(orientation), [0, 0]].concat();
    let tiff =
        [order.as_slice(), &short(42), &long(8), &short(1), &entry, &value, &long(0)].concat();
    [b"Exif\0\0".as_slice(), &tiff].concat()
}

fn gif(width: u16, height: u16, inner: &[Vec<u8>]) -> Vec<u8> {
    let screen = [width.to_le_bytes(), height.to_le_bytes()].concat();
    let frame = [0x2C, 0, 0, 0, 0, 1, 0, 1, 0, 0, 2, 2, 0x44, 1, 0];
    let parts = [inner.concat(), frame.to_vec(), vec![0x3B]].concat();
    [b"GIF89a".as_slice(), &screen, &[0, 0, 0], &parts].concat()
}

fn webp(chunks: &[(&[u8; 4], Vec<u8>)]) -> Vec<u8> {
    let mut body = b"WEBP".to_vec();
    for (kind, data) in chunks {
        body.extend_from_slice(*kind);
        body.extend_from_slice(&u32::try_from(data.len()).unwrap().to_le_bytes());
        body.extend_from_slice(data);
        body.extend(vec![0; data.len() % 2]);
    }
    let size = u32::try_from(body.len()).unwrap().to_le_bytes();
    [b"RIFF".as_slice(), &size, &body].concat()
}

fn webp_extended(flags: u8) -> (&'static [u8; 4], Vec<u8>) {
    (b"VP8X", vec![flags, 0, 0, 0, 0xF3, 1, 0, 0x2B, 1, 0])
}

const PLAIN: ImageHead = ImageHead {
    media_type: MediaType::Png,
    width: 640,
    height: 480,
    animated: false,
    orientation: 1,
    has_metadata: false,
};

#[test]
fn sizes_are_read_from_each_type() {
    let lossy = vec![0, 0, 0, 0x9D, 0x01, 0x2A, 0x80, 0x42, 0xE0, 0x81];
    let lossless = {
        let bits: u32 = (640 - 1) | ((480 - 1) << 14);
        [&[0x2F], bits.to_le_bytes().as_slice()].concat()
    };
    for (bytes, media_type) in [
        (png(640, 480, &[]), MediaType::Png),
        (jpeg(640, 480, &[]), MediaType::Jpeg),
        (gif(640, 480, &[]), MediaType::Gif),
        (webp(&[(b"VP8 ", lossy)]), MediaType::Webp),
        (webp(&[(b"VP8L", lossless)]), MediaType::Webp),
    ] {
        assert_eq!(head_of(&bytes), Ok(ImageHead { media_type, ..PLAIN }), "{media_type:?}");
    }
    let extended = head_of(&webp(&[webp_extended(0)])).unwrap();
    assert_eq!((extended.width, extended.height), (500, 300));
}

#[test]
fn orientations_are_read_in_both_byte_orders() {
    for orientation in 1..=8 {
        for is_little_endian in [true, false] {
            let tags = exif(orientation, is_little_endian);
            let photo = jpeg(640, 480, &[jpeg_segment(0xE1, &tags)]);
            let head = head_of(&photo).unwrap();
            assert_eq!(u16::from(head.orientation), orientation);
            assert!(head.has_metadata);
        }
    }
    let odd = jpeg(640, 480, &[jpeg_segment(0xE1, &exif(9, true))]);
    assert_eq!(head_of(&odd).unwrap().orientation, 1);
    let exif = exif(6, true);
    let photo = webp(&[webp_extended(0x08), (b"EXIF", exif)]);
    assert_eq!(head_of(&photo).unwrap().orientation, 6);
}

#[test]
fn metadata_goes_and_what_draws_stays() {
    let profile = || jpeg_segment(0xE2, b"ICC_PROFILE\0\x01\x01colours");
    let adobe = || jpeg_segment(0xEE, b"Adobe\0\x64\0\0\0\0\x01");
    let noisy = [
        jpeg_segment(0xE1, &exif(1, true)),
        profile(),
        adobe(),
        jpeg_segment(0xED, b"Photoshop 3.0\0"),
        jpeg_segment(0xFE, b"taken at home"),
    ];
    let cases = [
        (jpeg(64, 48, &noisy), jpeg(64, 48, &[profile(), adobe()])),
        (
            png(
                64,
                48,
                &[png_chunk(b"eXIf", b"MM"), png_chunk(b"gAMA", &[0; 4]), png_chunk(b"tEXt", b"a")],
            ),
            png(64, 48, &[png_chunk(b"gAMA", &[0; 4])]),
        ),
        (gif(64, 48, &[vec![0x21, 0xFE, 2, b'h', b'i', 0]]), gif(64, 48, &[])),
        (
            webp(&[
                webp_extended(0x3C),
                (b"VP8L", vec![0x2F, 0, 0, 0, 0]),
                (b"XMP ", b"<x/>".to_vec()),
            ]),
            webp(&[webp_extended(0x30), (b"VP8L", vec![0x2F, 0, 0, 0, 0])]),
        ),
    ];
    for (with, without) in cases {
        assert!(head_of(&with).unwrap().has_metadata);
        let stripped = without_metadata(&with).unwrap();
        assert_eq!(stripped, without);
        assert!(!head_of(&stripped).unwrap().has_metadata);
        assert_eq!(without_metadata(&stripped), Some(stripped.clone()), "stripping twice");
    }
}

#[test]
fn animations_are_told() {
    let looping = [&[0x21, 0xFF, 11], b"NETSCAPE2.0".as_slice(), &[3, 1, 0, 0, 0]].concat();
    let second_frame = vec![0x2C, 0, 0, 0, 0, 1, 0, 1, 0, 0, 2, 2, 0x44, 1, 0];
    for bytes in [
        gif(8, 8, &[looping]),
        gif(8, 8, &[second_frame]),
        png(8, 8, &[png_chunk(b"acTL", &[0; 8])]),
        webp(&[webp_extended(0x02)]),
    ] {
        assert!(head_of(&bytes).unwrap().animated);
    }
}

#[test]
fn what_cannot_be_an_avatar_is_told_apart() {
    let type_of = |found: &str| Code::format_found(Reason::ImageTypeNotSupported, found);
    let not_an_image = Code::format(Reason::NotAnImage);
    let damaged = Code::format(Reason::ImageDamaged);
    let cut = |bytes: Vec<u8>, at: usize| bytes[..bytes.len() - at].to_vec();
    let preview = jpeg(8, 8, &[]);
    let with_preview = jpeg(640, 480, &[jpeg_segment(0xE1, &preview)]);
    for (bytes, expected) in [
        (b"\0\0\0\x18ftypheic\0\0\0\0".to_vec(), type_of("HEIC")),
        (b"\0\0\0\x18ftypavif\0\0\0\0".to_vec(), type_of("AVIF")),
        (b"\0\0\0\x18ftypisom\0\0\0\0".to_vec(), not_an_image.clone()),
        (b"<?xml version='1.0'?>\n<svg/>".to_vec(), type_of("SVG")),
        (b"BM\0\0\0\0".to_vec(), type_of("BMP")),
        (b"MM\0*\0\0".to_vec(), type_of("TIFF")),
        (b"<html><svg".to_vec(), type_of("SVG")),
        (b"hello".to_vec(), not_an_image.clone()),
        (Vec::new(), not_an_image),
        (cut(png(64, 48, &[]), 12), damaged.clone()),
        (cut(jpeg(64, 48, &[]), 2), damaged.clone()),
        (cut(with_preview, 2), damaged.clone()),
        (cut(gif(64, 48, &[]), 1), damaged.clone()),
        (cut(webp(&[webp_extended(0)]), 1), damaged.clone()),
        (png(0, 48, &[]), damaged),
        (png(8000, 5001, &[]), Code::too_big(MAX_PIXELS, 40_008_000, Unit::Pixels)),
    ] {
        assert_eq!(head_of(&bytes), Err(expected), "{}", String::from_utf8_lossy(&bytes));
    }
    assert!(head_of(&png(8000, 5000, &[])).is_ok());
}

#[test]
fn a_large_file_is_judged_by_its_ends() {
    for (bytes, tail_bytes) in
        [(png(640, 480, &[]), 8), (jpeg(640, 480, &[]), 2), (gif(640, 480, &[]), 1)]
    {
        let cut = bytes.len() - tail_bytes;
        let ends = ImageFile { head: &bytes[..cut], tail: &bytes[cut..], len_bytes: bytes.len() };
        assert_eq!(inspect(ends), head_of(&bytes));
    }
}

proptest! {
    #[test]
    fn damage_never_panics(
        which in 0usize..5,
        mutations in proptest::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 0..12),
        cut in any::<prop::sample::Index>(),
    ) {
        let mut bytes = [
            png(640, 480, &[png_chunk(b"eXIf", b"MM")]),
            jpeg(640, 480, &[jpeg_segment(0xE1, &exif(6, true))]),
            gif(640, 480, &[]),
            webp(&[webp_extended(0x08), (b"EXIF", exif(3, false))]),
            vec![0xFF; 64],
        ][which].clone();
        for (index, byte) in mutations {
            let at = index.index(bytes.len());
            bytes[at] = byte;
        }
        bytes.truncate(cut.index(bytes.len()) + 1);
        let _ = head_of(&bytes);
        if let Some(stripped) = without_metadata(&bytes) {
            prop_assert!(stripped.len() <= bytes.len());
        }
    }
}
