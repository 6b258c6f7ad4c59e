//! Looks at a picture's headers: cheap enough for every picture of every build,
//! and it refuses what must not be decoded before anything is allocated.

use image::metadata::Orientation;

use crate::craft::picture::container::{self, Part};
use crate::craft::picture::fault::{Fault, MOST_PIXELS};
use crate::craft::picture::kind::{Kind, kind};
use crate::craft::picture::metadata;

/// What the headers say.
#[derive(Clone, PartialEq, Debug)]
pub struct Probe {
    /// The file's true type, whatever its name.
    pub kind: Kind,
    /// Pixels across, once upright.
    pub width: u32,
    /// Pixels down, once upright.
    pub height: u32,
    /// How the stored pixels must be turned.
    pub orientation: Orientation,
    /// At most this much memory is taken by decoding.
    pub memory: u64,
}

/// What a header tells of the stored pixels.
struct Header {
    width: u32,
    height: u32,
    /// Bytes that decoding holds for each pixel, at its peak.
    bytes_per_pixel: u64,
    /// Fewest bytes of the file that such a picture can take.
    least: u64,
}

/// Reads the headers and checks that the file is whole on the outside.
pub fn probe(bytes: &[u8]) -> Result<Probe, Fault> {
    let kind = kind(bytes)?;
    let parts = match kind {
        Kind::Jpeg => container::jpeg(bytes)?,
        Kind::Png => container::png(bytes)?,
        Kind::Webp => container::webp(bytes)?,
        Kind::Gif => container::gif(bytes)?,
    };
    let header = match kind {
        Kind::Jpeg => jpeg(&parts)?,
        Kind::Png => png(&parts)?,
        Kind::Webp => webp(&parts)?,
        Kind::Gif => gif(bytes)?,
    };
    let pixels = u64::from(header.width) * u64::from(header.height);
    if pixels == 0 {
        return Err(Fault::SIZE);
    }
    let orientation = metadata::orientation(kind, &parts);
    let (width, height) = upright(orientation, (header.width, header.height));
    if pixels > MOST_PIXELS {
        return Err(Fault::Huge { width, height });
    }
    if u64::try_from(bytes.len()).is_ok_and(|length| length < header.least) {
        return Err(Fault::SIZE);
    }
    Ok(Probe { kind, width, height, orientation, memory: pixels * header.bytes_per_pixel })
}

/// A size as it is once the pixels are turned.
pub fn upright(orientation: Orientation, (width, height): (u32, u32)) -> (u32, u32) {
    match orientation {
        Orientation::Rotate90 | Orientation::Rotate270 | Orientation::Rotate90FlipH | Orientation::Rotate270FlipH => {
            (height, width)
        }
        _ => (width, height),
    }
}

fn short(bytes: &[u8], at: usize) -> Option<u32> {
    bytes.get(at..)?.first_chunk::<2>().map(|b| u32::from(u16::from_be_bytes(*b)))
}

fn jpeg(parts: &[Part<'_>]) -> Result<Header, Fault> {
    let frame = parts
        .iter()
        .find(|part| matches!(part.mark(), 0xC0..=0xCF) && !matches!(part.mark(), 0xC4 | 0xC8 | 0xCC))
        .ok_or(Fault::DATA)?;
    let height = short(frame.data, 1).ok_or(Fault::DATA)?;
    let width = short(frame.data, 3).ok_or(Fault::DATA)?;
    let components = u64::from(*frame.data.get(5).ok_or(Fault::DATA)?);
    let progressive = matches!(frame.mark(), 0xC2 | 0xC6 | 0xCA | 0xCE);
    // Progressive pictures keep two bytes of coefficients for each sample.
    let bytes_per_pixel = components.max(3) + if progressive { 2 * components } else { 0 };
    // Huffman coding takes at least a bit for each block of 64 samples; the
    // factor of four allows for any subsampling. Arithmetic coding has no such bound.
    let huffman = frame.mark() < 0xC8;
    let least = if huffman { u64::from(width) * u64::from(height) / (64 * 8 * 4) } else { 0 };
    Ok(Header { width, height, bytes_per_pixel, least })
}

fn png(parts: &[Part<'_>]) -> Result<Header, Fault> {
    let head = parts.first().filter(|part| &part.name == b"IHDR").ok_or(Fault::DATA)?.data;
    let long = |at: usize| head.get(at..)?.first_chunk::<4>().map(|b| u32::from_be_bytes(*b));
    let (width, height) = long(0).zip(long(4)).ok_or(Fault::DATA)?;
    let (depth, colour) = head.get(8).zip(head.get(9)).ok_or(Fault::DATA)?;
    let stored = match colour {
        0 | 3 => 1,
        2 => 3,
        4 => 2,
        6 => 4,
        _ => return Err(Fault::DATA),
    };
    // A palette becomes RGBA; sixteen bits are halved in place.
    let samples = if *colour == 3 { 4 } else { stored };
    let bytes_per_pixel = samples * u64::from((*depth).max(8)) / 8;
    // Deflate never packs more than 1,032 bytes into one.
    let least = u64::from(width) * u64::from(height) / 8 * stored * u64::from(*depth) / 1040;
    Ok(Header { width, height, bytes_per_pixel, least })
}

fn webp(parts: &[Part<'_>]) -> Result<Header, Fault> {
    let first = parts.first().ok_or(Fault::TRUNCATED)?;
    let byte = |at: usize| first.data.get(at).map(|b| u32::from(*b)).ok_or(Fault::TRUNCATED);
    let (width, height) = match &first.name {
        b"VP8X" => {
            let three = |at| Ok(1 + (byte(at)? | byte(at + 1)? << 8 | byte(at + 2)? << 16));
            (three(4)?, three(7)?)
        }
        b"VP8 " => ((byte(6)? | byte(7)? << 8) & 0x3FFF, (byte(8)? | byte(9)? << 8) & 0x3FFF),
        b"VP8L" => {
            let packed = byte(1)? | byte(2)? << 8 | byte(3)? << 16 | byte(4)? << 24;
            (1 + (packed & 0x3FFF), 1 + (packed >> 14 & 0x3FFF))
        }
        _ => return Err(Fault::DATA),
    };
    Ok(Header { width, height, bytes_per_pixel: 8, least: 0 })
}

fn gif(bytes: &[u8]) -> Result<Header, Fault> {
    let word = |at: usize| bytes.get(at..)?.first_chunk::<2>().map(|b| u32::from(u16::from_le_bytes(*b)));
    let (width, height) = word(6).zip(word(8)).ok_or(Fault::TRUNCATED)?;
    Ok(Header { width, height, bytes_per_pixel: 8, least: 0 })
}
