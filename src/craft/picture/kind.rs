//! What a file is, by its first bytes, whatever its name.

use crate::craft::picture::container::PNG_SIGNATURE;
use crate::craft::picture::fault::Fault;

/// The types of pictures that are read.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Kind {
    /// JPEG.
    Jpeg,
    /// PNG.
    Png,
    /// WebP.
    Webp,
    /// GIF, of which the first frame is shown.
    Gif,
}

/// The type by a file's first bytes.
pub fn kind(bytes: &[u8]) -> Result<Kind, Fault> {
    if bytes.starts_with(&[0xFF, 0xD8, 0xFF]) {
        return Ok(Kind::Jpeg);
    }
    if bytes.starts_with(PNG_SIGNATURE) {
        return Ok(Kind::Png);
    }
    if bytes.starts_with(b"RIFF") && bytes.get(8..12) == Some(b"WEBP") {
        return Ok(Kind::Webp);
    }
    if bytes.starts_with(b"GIF87a") || bytes.starts_with(b"GIF89a") {
        return Ok(Kind::Gif);
    }
    Err(stranger(bytes))
}

/// What else a file may be.
fn stranger(bytes: &[u8]) -> Fault {
    let brand = if bytes.get(4..8) == Some(b"ftyp") { bytes.get(8..12) } else { None };
    match brand {
        Some(b"heic" | b"heix" | b"hevc" | b"hevx" | b"heim" | b"heis" | b"mif1" | b"msf1") => return Fault::Heic,
        Some(b"avif" | b"avis") => return Fault::UnknownType { found: "AVIF" },
        Some(_) => return Fault::NotAPicture { found: "MP4" },
        None => {}
    }
    let pictures: [(&[u8], &str); 8] = [
        (b"BM", "BMP"),
        (b"II*\0", "TIFF"),
        (b"MM\0*", "TIFF"),
        (b"8BPS", "PSD"),
        (b"\0\0\x01\0", "ICO"),
        (b"\xFF\x0A", "JPEG XL"),
        (b"\0\0\0\x0CJXL ", "JPEG XL"),
        (b"\0\0\0\x0CjP  ", "JPEG 2000"),
    ];
    if let Some((_, found)) = pictures.into_iter().find(|(magic, _)| bytes.starts_with(magic)) {
        // Two letters are little evidence: a text may begin with them.
        if found != "BMP" || std::str::from_utf8(bytes).is_err() {
            return Fault::UnknownType { found };
        }
    }
    let found = match bytes {
        [] => "empty",
        [b'%', b'P', b'D', b'F', ..] => "PDF",
        [b'P', b'K', 3, 4, ..] => "ZIP",
        _ => return written(bytes),
    };
    Fault::NotAPicture { found }
}

/// A text, an SVG among them, or bytes of no known kind.
fn written(bytes: &[u8]) -> Fault {
    // A cut may fall inside a letter, so only what is valid is looked at.
    let head = &bytes[..bytes.len().min(4096)];
    let text = match std::str::from_utf8(head) {
        Ok(text) => text,
        Err(error) if error.error_len().is_none() => std::str::from_utf8(&head[..error.valid_up_to()]).unwrap_or(""),
        Err(_) => return Fault::NotAPicture { found: "binary" },
    };
    let start = text.trim_start_matches('\u{feff}').trim_start();
    if start.starts_with("<svg") || (start.starts_with('<') && start.contains("<svg")) {
        return Fault::Svg;
    }
    let found = if start.starts_with('<') { "HTML" } else { "text" };
    Fault::NotAPicture { found: if text.contains('\0') { "binary" } else { found } }
}
