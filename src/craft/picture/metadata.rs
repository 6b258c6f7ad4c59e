//! What a file says beside its pixels: found here to read the orientation and to
//! warn of pictures that are published as they are.

use image::metadata::Orientation;

use crate::craft::picture::container::{self, Part};
use crate::craft::picture::kind::{Kind, kind};

/// What opens the Exif segment of a JPEG.
const EXIF: &[u8] = b"Exif\0\0";
/// What opens an XMP segment of a JPEG (the main and the extended one).
const XMP: &[u8] = b"http://ns.adobe.com/x";
/// The tag of the directory that holds coordinates.
const GPS_TAG: u16 = 0x8825;

/// The kinds of metadata that a file carries, each once, in alphabetical order:
/// `EXIF`, `GPS`, `IPTC`, `PNG text`, `XMP`, `comment`. A file that is no picture has none.
pub fn metadata_in(bytes: &[u8]) -> Vec<&'static str> {
    let Ok(kind) = kind(bytes) else { return Vec::new() };
    let parts = match kind {
        // A photo that is cut short still tells what its beginning says.
        Kind::Jpeg => {
            let mut parts = Vec::new();
            let _ = container::jpeg_into(bytes, &mut parts);
            Ok(parts)
        }
        Kind::Png => container::png(bytes),
        Kind::Webp => container::webp(bytes),
        Kind::Gif => container::gif(bytes),
    };
    let parts = parts.unwrap_or_default();
    let mut found: Vec<_> = parts.iter().filter_map(|part| named(kind, part)).collect();
    if exif(kind, &parts).is_some_and(has_gps) {
        found.push("GPS");
    }
    found.sort_unstable();
    found.dedup();
    found
}

/// How the pixels must be turned before they are shown.
pub fn orientation(kind: Kind, parts: &[Part<'_>]) -> Orientation {
    exif(kind, parts).and_then(Orientation::from_exif_chunk).unwrap_or(Orientation::NoTransforms)
}

/// What kind of metadata one part is, if any.
fn named(kind: Kind, part: &Part<'_>) -> Option<&'static str> {
    match (kind, &part.name) {
        (Kind::Jpeg, _) => match part.mark() {
            0xE1 if part.data.starts_with(EXIF) => Some("EXIF"),
            0xE1 if part.data.starts_with(XMP) => Some("XMP"),
            0xED => Some("IPTC"),
            0xFE => Some("comment"),
            _ => None,
        },
        (Kind::Png, b"eXIf") | (Kind::Webp, b"EXIF") => Some("EXIF"),
        (Kind::Webp, b"XMP ") => Some("XMP"),
        (Kind::Png, b"iTXt") if part.data.starts_with(b"XML:com.adobe.xmp") => Some("XMP"),
        (Kind::Png, b"zTXt" | b"tEXt" | b"iTXt") => Some("PNG text"),
        (Kind::Gif, _) if part.mark() == 0xFE => Some("comment"),
        (Kind::Gif, _) if part.mark() == 0xFF && part.data.starts_with(b"XMP Data") => Some("XMP"),
        _ => None,
    }
}

/// The Exif block, from its byte order on.
fn exif<'a>(kind: Kind, parts: &[Part<'a>]) -> Option<&'a [u8]> {
    let block = |part: &Part<'a>| match (kind, &part.name) {
        (Kind::Jpeg, _) if part.mark() == 0xE1 => part.data.strip_prefix(EXIF),
        (Kind::Png, b"eXIf") => Some(part.data),
        // The standard has no prefix here; some programs write it all the same.
        (Kind::Webp, b"EXIF") => Some(part.data.strip_prefix(EXIF).unwrap_or(part.data)),
        _ => None,
    };
    parts.iter().find_map(block)
}

/// Whether the first directory of an Exif block names a directory of coordinates.
fn has_gps(exif: &[u8]) -> bool {
    let little = exif.starts_with(b"II");
    let short = |at: usize| {
        let pair = *exif.get(at..)?.first_chunk::<2>()?;
        Some(if little { u16::from_le_bytes(pair) } else { u16::from_be_bytes(pair) })
    };
    let long = |at: usize| {
        let four = *exif.get(at..)?.first_chunk::<4>()?;
        usize::try_from(if little { u32::from_le_bytes(four) } else { u32::from_be_bytes(four) }).ok()
    };
    let Some(start) = long(4) else { return false };
    let count = short(start).unwrap_or(0);
    (0..usize::from(count)).map_while(|n| short(start + 2 + 12 * n)).any(|tag| tag == GPS_TAG)
}
