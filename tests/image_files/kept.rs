//! Nothing but the picture is kept, and only of files that have nothing unusual about them.

use pds_profile::image::without_metadata;
use proptest::prelude::*;

use crate::head_of;
use crate::make::{exif, gif, jpeg, jpeg_segment, png, png_chunk, webp, webp_extended};

/// A place, a video, what was cropped away: nothing of it may be in what is kept.
const SECRET: &[u8] = b"31.2304N 121.4737E";

#[test]
fn nothing_but_the_picture_is_kept() {
    let profile = || jpeg_segment(0xE2, b"ICC_PROFILE\0\x01\x01colours");
    let adobe = || jpeg_segment(0xEE, b"Adobe\0\x64\0\0\0\0\x01");
    let jfif = || jpeg_segment(0xE0, b"JFIF\0\x01\x02\0\0\x01\0\x01\0\0");
    let noisy = [
        jfif(),
        jpeg_segment(0xE0, &[b"JFXX\0\x10", SECRET].concat()),
        jpeg_segment(0xE1, &[exif(1, true).as_slice(), SECRET].concat()),
        jpeg_segment(0xE1, &[b"http://ns.adobe.com/xap/1.0/\0", SECRET].concat()),
        profile(),
        jpeg_segment(0xE2, &[b"MPF\0", SECRET].concat()),
        adobe(),
        jpeg_segment(0xED, SECRET),
        jpeg_segment(0xFE, SECRET),
    ];
    let gamma = || png_chunk(b"gAMA", &[0; 4]);
    let drawings = [
        png_chunk(b"eXIf", SECRET),
        gamma(),
        png_chunk(b"tEXt", SECRET),
        png_chunk(b"vpAg", SECRET),
    ];
    let application = |name: &[u8], data: &[u8]| {
        let block = [u8::try_from(data.len()).unwrap()];
        [&[0x21, 0xFF, 11], name, &block, data, &[0]].concat()
    };
    let length = [u8::try_from(SECRET.len()).unwrap()];
    let comment = [&[0x21, 0xFE], length.as_slice(), SECRET, &[0]].concat();
    let looping = || application(b"NETSCAPE2.0", &[1, 0, 0]);
    let blocks = [
        comment,
        looping(),
        application(b"XMP DataXMP", SECRET),
        application(b"NETSCAPE2.0", SECRET),
    ];
    let pixels = || (b"VP8L", vec![0x2F, 0, 0, 0, 0]);
    let cases = [
        (jpeg(64, 48, &noisy), jpeg(64, 48, &[jfif(), profile(), adobe()])),
        (png(64, 48, &drawings), png(64, 48, &[gamma()])),
        (gif(64, 48, &blocks), gif(64, 48, &[looping()])),
        (
            webp(&[
                webp_extended(0x3C),
                pixels(),
                (b"EXIF", SECRET.to_vec()),
                (b"XMP ", SECRET.to_vec()),
                (b"mine", SECRET.to_vec()),
            ]),
            webp(&[webp_extended(0x30), pixels()]),
        ),
    ];
    for (with, without) in cases {
        let with_trailer = [with.as_slice(), b"\xFF\xD9IEND", SECRET, &[0x3B; 3]].concat();
        for noisy in [with, with_trailer] {
            assert!(head_of(&noisy).unwrap().complete);
            let kept = without_metadata(&noisy).unwrap();
            assert_eq!(kept, without);
            assert_eq!(without_metadata(&kept), Some(kept.clone()), "once more");
        }
    }
}

#[test]
fn segments_between_two_scans_go_as_well() {
    let progressive = |between: &[u8]| {
        let mut bytes = jpeg(64, 48, &[]);
        let end = bytes.split_off(bytes.len() - 2);
        let scan =
            [jpeg_segment(0xDA, &[1, 1, 0, 0, 63, 0]), vec![0xFF, 0, 0xFF, 0xD0, 7]].concat();
        [bytes.as_slice(), between, &scan, &end].concat()
    };
    let noisy = progressive(&jpeg_segment(0xE1, SECRET));
    assert_eq!(without_metadata(&noisy), Some(progressive(&[])));
}

#[test]
fn what_is_unusual_is_not_kept_as_it_is() {
    let mut stray = jpeg(64, 48, &[jpeg_segment(0xFE, b"note"), vec![0, 1, 2]]);
    assert!(head_of(&stray).is_ok(), "decoders skip them");
    stray.extend_from_slice(SECRET);
    let frame = [vec![0; 16], webp(&[(b"mine", SECRET.to_vec())])[12..].to_vec()].concat();
    let mut short = webp(&[(b"VP8L", vec![0x2F, 0, 0, 0, 0, 0])]);
    short[16] += 8;
    for (name, bytes) in [
        ("stray bytes", stray),
        ("no end", jpeg(64, 48, &[]).split_last_chunk::<2>().unwrap().0.to_vec()),
        ("a chunk that is needed and unknown", png(64, 48, &[png_chunk(b"MINE", SECRET)])),
        ("a frame that holds more", webp(&[webp_extended(2), (b"ANMF", frame)])),
        ("a chunk that is longer than the file", short),
    ] {
        assert_eq!(without_metadata(&bytes), None, "{name}");
    }
}

#[test]
fn an_end_that_was_cut_is_put_right() {
    for (bytes, cut) in [(png(64, 48, &[]), 3), (gif(64, 48, &[]), 1)] {
        let short = &bytes[..bytes.len() - cut];
        assert!(head_of(short).unwrap().complete);
        assert_eq!(without_metadata(short), Some(bytes));
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
            // An end may be put right.
            prop_assert!(stripped.len() <= bytes.len() + 12);
            prop_assert_eq!(without_metadata(&stripped), Some(stripped.clone()));
        }
    }
}
