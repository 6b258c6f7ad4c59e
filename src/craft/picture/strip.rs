//! The same picture, pixel for pixel, without a word about who took it, where and
//! with what. For originals that readers may fetch as they are.

use image::metadata::Orientation;

use crate::craft::picture::container::{self, PNG_SIGNATURE, Part};
use crate::craft::picture::fault::Fault;
use crate::craft::picture::kind::{Kind, kind};
use crate::craft::picture::metadata;

/// The picture with nothing beside its pixels, its colours and which way is up.
pub fn stripped(bytes: &[u8]) -> Result<Vec<u8>, Fault> {
    match kind(bytes)? {
        Kind::Jpeg => jpeg(bytes),
        Kind::Png => png(bytes),
        Kind::Webp => webp(bytes),
        Kind::Gif => gif(bytes),
    }
}

fn jpeg(bytes: &[u8]) -> Result<Vec<u8>, Fault> {
    let parts = container::jpeg(bytes)?;
    let mut out = vec![0xFF, 0xD8];
    let turned = metadata::orientation(Kind::Jpeg, &parts);
    if turned != Orientation::NoTransforms {
        segment(&mut out, 0xE1, &upright(turned));
    }
    for part in parts.iter().filter(|p| stays(p)) {
        segment(&mut out, part.mark(), part.data);
    }
    // What follows the scan's header is pixels, and the tables of further scans, up to the end.
    let header = parts.last().ok_or(Fault::TRUNCATED)?;
    let from = header.data.as_ptr() as usize - bytes.as_ptr() as usize + header.data.len();
    scans(bytes.get(from..).ok_or(Fault::TRUNCATED)?, &mut out)?;
    Ok(out)
}

/// Application data and comments go; what tells the colours stays.
fn stays(part: &Part<'_>) -> bool {
    match part.mark() {
        0xE2 => part.data.starts_with(b"ICC_PROFILE\0"),
        0xE0 => part.data.starts_with(b"JFIF\0"),
        0xEE => part.data.starts_with(b"Adobe"),
        0xE1..=0xEF | 0xFE => false,
        _ => true,
    }
}

fn segment(out: &mut Vec<u8>, mark: u8, data: &[u8]) {
    // What was read had a length of two bytes, so what is written has one.
    let length = u16::try_from(data.len() + 2).unwrap_or(u16::MAX);
    out.extend([0xFF, mark]);
    out.extend(length.to_be_bytes());
    out.extend(data);
}

/// An Exif block that says which way is up, and nothing else.
fn upright(turned: Orientation) -> Vec<u8> {
    let mut exif = b"Exif\0\0MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0".to_vec();
    exif.push(turned.to_exif());
    exif.extend([0; 6]);
    exif
}

/// Copies scans and their tables up to the end of the picture; what stands behind it is left.
fn scans(bytes: &[u8], out: &mut Vec<u8>) -> Result<(), Fault> {
    let mut at = 0;
    loop {
        let rest = bytes.get(at..).ok_or(Fault::TRUNCATED)?;
        let next = rest.windows(2).position(|pair| pair[0] == 0xFF && !matches!(pair[1], 0 | 0xFF | 0xD0..=0xD7));
        let next = next.ok_or(Fault::TRUNCATED)?;
        out.extend(&rest[..next]);
        let mark = rest[next + 1];
        if mark == 0xD9 {
            out.extend([0xFF, 0xD9]);
            return Ok(());
        }
        let length = rest.get(next + 2..).and_then(<[u8]>::first_chunk::<2>).ok_or(Fault::TRUNCATED)?;
        let end = next + 2 + usize::from(u16::from_be_bytes(*length)).max(2);
        let whole = rest.get(next..end).ok_or(Fault::TRUNCATED)?;
        if stays(&Part { name: [0, 0, 0, mark], data: whole.get(4..).unwrap_or_default() }) {
            out.extend(whole);
        }
        at += end;
    }
}

fn png(bytes: &[u8]) -> Result<Vec<u8>, Fault> {
    let mut out = PNG_SIGNATURE.to_vec();
    for part in container::png(bytes)? {
        if !matches!(&part.name, b"eXIf" | b"tEXt" | b"zTXt" | b"iTXt" | b"tIME") {
            // Length, name, data and checksum stand around the data in the file.
            let data = part.data.as_ptr() as usize - bytes.as_ptr() as usize;
            out.extend(bytes.get(data - 8..data + part.data.len() + 4).ok_or(Fault::TRUNCATED)?);
        }
    }
    Ok(out)
}

fn webp(bytes: &[u8]) -> Result<Vec<u8>, Fault> {
    let mut body = b"WEBP".to_vec();
    for part in container::webp(bytes)? {
        if matches!(&part.name, b"EXIF" | b"XMP ") {
            continue;
        }
        body.extend(part.name);
        body.extend(u32::try_from(part.data.len()).unwrap_or(u32::MAX).to_le_bytes());
        let start = body.len();
        body.extend(part.data);
        if let (b"VP8X", Some(flags)) = (&part.name, body.get_mut(start)) {
            // The flags that promise Exif and XMP.
            *flags &= !0x0C;
        }
        body.extend(std::iter::repeat_n(0, part.data.len() % 2));
    }
    let size = u32::try_from(body.len()).unwrap_or(u32::MAX).to_le_bytes();
    Ok([b"RIFF", &size[..], &body].concat())
}

fn gif(bytes: &[u8]) -> Result<Vec<u8>, Fault> {
    let parts = container::gif(bytes)?;
    let mut out = Vec::with_capacity(bytes.len());
    let mut at = 0;
    for part in parts.iter().filter(|p| p.mark() == 0xFE || (p.mark() == 0xFF && p.data.starts_with(b"XMP Data"))) {
        // An extension begins with its introducer, its label and a length.
        let begin = part.data.as_ptr() as usize - bytes.as_ptr() as usize - 3;
        out.extend(bytes.get(at..begin).ok_or(Fault::TRUNCATED)?);
        at = container::blocks(bytes, begin + 2)?;
    }
    out.extend(bytes.get(at..).ok_or(Fault::TRUNCATED)?);
    Ok(out)
}

#[cfg(test)]
mod tests {
    use super::{png, stripped};
    use crate::craft::picture::metadata::metadata_in;

    /// A JPEG of eight by eight pixels with an Exif block, a comment and words behind its end.
    fn telling() -> Vec<u8> {
        let mut plain = Vec::new();
        let encoder = jpeg_encoder::Encoder::new(&mut plain, 90);
        encoder.encode(&[120; 8 * 8 * 3], 8, 8, jpeg_encoder::ColorType::Rgb).expect("a small picture is encoded");
        let mut exif = b"Exif\0\0MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0\x06\0\0\0\0\0\0bimat".to_vec();
        let mut telling = plain[..2].to_vec();
        for (mark, data) in [(0xE1, std::mem::take(&mut exif)), (0xFE, b"bimat".to_vec())] {
            super::segment(&mut telling, mark, &data);
        }
        telling.extend(&plain[2..]);
        telling.extend(b"bimat");
        telling
    }

    fn holds(bytes: &[u8], word: &[u8]) -> bool {
        bytes.windows(word.len()).any(|w| w == word)
    }

    #[test]
    fn a_photo_keeps_its_pixels_and_which_way_is_up() {
        let before = telling();
        let after = stripped(&before).expect("it is a picture");
        assert!(holds(&before, b"bimat") && !holds(&after, b"bimat"));
        assert_eq!(metadata_in(&after), ["EXIF"]);
        let pixels = |bytes: &[u8]| {
            let mut decoder = zune_jpeg::JpegDecoder::new(zune_core::bytestream::ZCursor::new(bytes));
            decoder.decode().expect("it is a picture")
        };
        assert_eq!(pixels(&before), pixels(&after));
        assert!(stripped(&before[..before.len() / 2]).is_err());
    }

    #[test]
    fn a_drawing_loses_its_texts() {
        let mut file = Vec::new();
        let picture = image::RgbImage::from_pixel(3, 2, image::Rgb([1, 2, 3]));
        picture.write_to(&mut std::io::Cursor::new(&mut file), image::ImageFormat::Png).expect("a small picture is encoded");
        let text = b"\0\0\0\x07tEXtA\0bimat\0\0\0\0";
        let telling = [&file[..33], text, &file[33..]].concat();
        assert_eq!(png(&telling).expect("it is a picture"), file);
    }
}
