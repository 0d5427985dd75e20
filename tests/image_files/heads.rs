//! Sizes, orientations, and what is refused.

use pds_profile::data_url::MediaType;
use pds_profile::image::{
    ImageFile, ImageHead, MAX_PIXELS, SIZE_BYTES, check_size, inspect, without_metadata,
};
use pds_profile::{Code, Reason, Unit};

use crate::head_of;
use crate::make::{
    bmp, exif, gif, heif, jfif_with, jpeg, jpeg_segment, png, png_chunk, webp, webp_extended,
};

const PLAIN: ImageHead = ImageHead {
    media_type: MediaType::Png,
    width: 640,
    height: 480,
    animated: false,
    orientation: 1,
    complete: true,
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
            assert_eq!(u16::from(head_of(&photo).unwrap().orientation), orientation);
            let drawn = png(640, 480, &[png_chunk(b"eXIf", &tags[6..])]);
            assert_eq!(u16::from(head_of(&drawn).unwrap().orientation), orientation);
            for turned in [photo, drawn] {
                assert_eq!(
                    without_metadata(&turned).is_some(),
                    orientation == 1,
                    "lies on its side"
                );
            }
        }
    }
    let odd = jpeg(640, 480, &[jpeg_segment(0xE1, &exif(9, true))]);
    assert_eq!(head_of(&odd).unwrap().orientation, 1);
    let photo = webp(&[webp_extended(0x08), (b"EXIF", exif(6, true))]);
    assert_eq!(head_of(&photo).unwrap().orientation, 6);
    let twice = |one, other| {
        [jpeg_segment(0xE1, &exif(one, true)), jpeg_segment(0xE1, &exif(other, false))]
    };
    assert_eq!(head_of(&jpeg(640, 480, &twice(6, 3))).unwrap().orientation, 6);
    assert_eq!(head_of(&jpeg(640, 480, &twice(1, 6))).unwrap().orientation, 1);
    assert_eq!(without_metadata(&jpeg(640, 480, &twice(1, 6))), None, "programs differ on it");
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
        (png(0, 48, &[]), damaged.clone()),
        (jpeg(64, 48, &[])[..10].to_vec(), damaged),
        (png(8192, 8193, &[]), too_many(8192 * 8193)),
        (jpeg(12_000, 9000, &[]), too_many(108_000_000)),
        (jpeg(16_320, 12_240, &[]), too_many(199_756_800)),
        (bmp(30_000, -30_000), too_many(900_000_000)),
        (bmp(640, -480), type_of("BMP")),
        (heif(b"avif", &[(160, 120), (30_000, 30_000)]), too_many(900_000_000)),
        (heif(b"heic", &[(4032, 3024), (240, 320)]), type_of("HEIC")),
    ] {
        assert_eq!(head_of(&bytes), Err(expected), "{}", String::from_utf8_lossy(&bytes));
    }
    assert!(head_of(&png(8192, 8192, &[])).is_ok());
}

fn too_many(pixels: usize) -> Code {
    Code::too_big(MAX_PIXELS, pixels, Unit::Pixels)
}

#[test]
fn what_breaks_off_is_told() {
    let preview = jpeg(8, 8, &[]);
    for (bytes, cut) in [
        (png(64, 48, &[]), 12),
        (jpeg(64, 48, &[]), 2),
        (jpeg(640, 480, &[jpeg_segment(0xE1, &preview)]), 2),
        (gif(64, 48, &[]), 2),
        (webp(&[webp_extended(0), (b"VP8L", vec![0x2F, 0, 0, 0, 0, 0])]), 2),
    ] {
        assert!(head_of(&bytes).unwrap().complete);
        assert!(!head_of(&bytes[..bytes.len() - cut]).unwrap().complete, "{bytes:?}");
    }
}

#[test]
fn a_size_is_judged_by_the_first_bytes() {
    let lossy = |width: u16, height: u16| {
        let size = [width.to_le_bytes(), height.to_le_bytes()].concat();
        webp(&[(b"VP8 ", [&[0, 0, 0, 0x9D, 0x01, 0x2A], size.as_slice(), &[0; 40]].concat())])
    };
    let beginning = |bytes: Vec<u8>| bytes[..bytes.len().min(SIZE_BYTES)].to_vec();
    for (bytes, expected) in [
        (beginning(png(30_000, 30_000, &[])), Err(too_many(900_000_000))),
        (beginning(png(0, 0, &[])), Err(Code::format(Reason::ImageDamaged))),
        (beginning(png(512, 512, &[])), Ok(())),
        (beginning(gif(30_000, 30_000, &[])), Err(too_many(900_000_000))),
        (beginning(gif(0, 8, &[])), Err(Code::format(Reason::ImageDamaged))),
        (beginning(lossy(16_000, 16_000)), Err(too_many(256_000_000))),
        (beginning(lossy(0, 16)), Err(Code::format(Reason::ImageDamaged))),
        (jpeg(30_000, 30_000, &[jfif_with(2000)]), Err(too_many(900_000_000))),
        (jpeg(30_000, 0, &[]), Err(Code::format(Reason::ImageDamaged))),
        (beginning(jpeg(30_000, 30_000, &[jfif_with(2000)])), Ok(())),
        (b"hello".to_vec(), Ok(())),
        (Vec::new(), Ok(())),
    ] {
        assert_eq!(check_size(&bytes), expected, "{bytes:?}");
    }
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
