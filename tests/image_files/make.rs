//! Files of the least that makes them what they are.

pub(super) fn png_chunk(kind: &[u8; 4], data: &[u8]) -> Vec<u8> {
    let length = u32::try_from(data.len()).unwrap().to_be_bytes();
    [&length, kind.as_slice(), data, &[0; 4]].concat()
}

pub(super) fn png(width: u32, height: u32, inner: &[Vec<u8>]) -> Vec<u8> {
    let size = [width.to_be_bytes(), height.to_be_bytes()].concat();
    let header = png_chunk(b"IHDR", &[size.as_slice(), &[8, 2, 0, 0, 0]].concat());
    let data = png_chunk(b"IDAT", &[1, 2, 3]);
    let end = b"\0\0\0\0IEND\xAE\x42\x60\x82".to_vec();
    let parts = [header, inner.concat(), data, end].concat();
    [b"\x89PNG\r\n\x1a\n".as_slice(), &parts].concat()
}

pub(super) fn jpeg_segment(marker: u8, data: &[u8]) -> Vec<u8> {
    let length = u16::try_from(data.len() + 2).unwrap().to_be_bytes();
    [&[0xFF, marker], length.as_slice(), data].concat()
}

pub(super) fn jpeg(width: u16, height: u16, inner: &[Vec<u8>]) -> Vec<u8> {
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
pub(super) fn exif(orientation: u16, is_little_endian: bool) -> Vec<u8> {
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

pub(super) fn gif(width: u16, height: u16, inner: &[Vec<u8>]) -> Vec<u8> {
    let screen = [width.to_le_bytes(), height.to_le_bytes()].concat();
    let frame = [0x2C, 0, 0, 0, 0, 1, 0, 1, 0, 0, 2, 2, 0x44, 1, 0];
    let parts = [inner.concat(), frame.to_vec(), vec![0x3B]].concat();
    [b"GIF89a".as_slice(), &screen, &[0, 0, 0], &parts].concat()
}

pub(super) fn webp(chunks: &[(&[u8; 4], Vec<u8>)]) -> Vec<u8> {
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

pub(super) fn webp_extended(flags: u8) -> (&'static [u8; 4], Vec<u8>) {
    (b"VP8X", vec![flags, 0, 0, 0, 0xF3, 1, 0, 0x2B, 1, 0])
}

pub(super) fn bmp(width: i32, height: i32) -> Vec<u8> {
    let size = [width.to_le_bytes(), height.to_le_bytes()].concat();
    [b"BM".as_slice(), &[0; 12], &40_u32.to_le_bytes(), &size, &[1, 0, 24, 0]].concat()
}

/// The beginning of an AVIF or HEIC file, with the sizes of its pictures.
pub(super) fn heif(brand: &[u8; 4], sizes: &[(u32, u32)]) -> Vec<u8> {
    let mut bytes = [b"\0\0\0\x18ftyp".as_slice(), brand, &[0; 12]].concat();
    for (width, height) in sizes {
        bytes.extend_from_slice(b"\0\0\0\x14ispe\0\0\0\0");
        bytes.extend([width.to_be_bytes(), height.to_be_bytes()].concat());
    }
    bytes
}

pub(super) fn jfif_with(more_bytes: usize) -> Vec<u8> {
    jpeg_segment(0xE0, &[b"JFIF\0".as_slice(), &vec![0; more_bytes]].concat())
}
