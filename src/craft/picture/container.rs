//! Walks the outer structure of picture files (segments, chunks, blocks) without
//! decoding, so that headers, metadata and truncation are found cheaply.

use crate::craft::picture::fault::Fault;

/// The eight bytes that open a PNG.
pub const PNG_SIGNATURE: &[u8] = b"\x89PNG\r\n\x1a\n";

/// One part of a picture file.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Part<'a> {
    /// What it is called: a PNG or RIFF chunk's four letters; of a JPEG segment
    /// or a GIF block the last byte counts.
    pub name: [u8; 4],
    /// What it holds, without lengths and checksums.
    pub data: &'a [u8],
}

impl Part<'_> {
    /// The marker of a JPEG segment, the label of a GIF extension.
    pub fn mark(&self) -> u8 {
        self.name[3]
    }
}

/// The segments of a JPEG up to its first scan. The last part is that scan's header.
pub fn jpeg(bytes: &[u8]) -> Result<Vec<Part<'_>>, Fault> {
    let mut parts = Vec::new();
    jpeg_into(bytes, &mut parts)?;
    Ok(parts)
}

/// The same, one by one: what was read before a fault is kept.
pub fn jpeg_into<'b>(bytes: &'b [u8], parts: &mut Vec<Part<'b>>) -> Result<(), Fault> {
    let mut rest = bytes.get(2..).ok_or(Fault::TRUNCATED)?;
    loop {
        let (&first, after) = rest.split_first().ok_or(Fault::TRUNCATED)?;
        if first != 0xFF {
            return Err(Fault::DATA);
        }
        let fill = after.iter().take_while(|b| **b == 0xFF).count();
        let after = &after[fill..];
        let (&mark, after) = after.split_first().ok_or(Fault::TRUNCATED)?;
        // Markers that stand alone: no length follows.
        if matches!(mark, 0x01 | 0xD0..=0xD8) {
            rest = after;
            continue;
        }
        if mark == 0xD9 {
            return Err(Fault::DATA);
        }
        let length = after.first_chunk::<2>().map(|b| usize::from(u16::from_be_bytes(*b))).ok_or(Fault::TRUNCATED)?;
        if length < 2 {
            return Err(Fault::DATA);
        }
        let data = after.get(2..length).ok_or(Fault::TRUNCATED)?;
        parts.push(Part { name: [0, 0, 0, mark], data });
        rest = &after[length..];
        if mark == 0xDA {
            // Inside a scan 0xFF is stuffed, so these two bytes are the end, and a
            // file cut short has none.
            let ends = rest.windows(2).rev().any(|pair| pair == [0xFF, 0xD9]);
            return if ends { Ok(()) } else { Err(Fault::TRUNCATED) };
        }
    }
}

/// The chunks of a PNG, up to and with `IEND`.
pub fn png(bytes: &[u8]) -> Result<Vec<Part<'_>>, Fault> {
    let mut parts = Vec::new();
    let mut rest = bytes.get(PNG_SIGNATURE.len()..).ok_or(Fault::TRUNCATED)?;
    loop {
        let (length, after) = rest.split_first_chunk::<4>().ok_or(Fault::TRUNCATED)?;
        let (name, after) = after.split_first_chunk::<4>().ok_or(Fault::TRUNCATED)?;
        let length = usize::try_from(u32::from_be_bytes(*length)).map_err(|_| Fault::DATA)?;
        let data = after.get(..length).ok_or(Fault::TRUNCATED)?;
        rest = after[length..].get(4..).ok_or(Fault::TRUNCATED)?;
        parts.push(Part { name: *name, data });
        if name == b"IEND" {
            return Ok(parts);
        }
    }
}

/// The chunks of a WebP.
pub fn webp(bytes: &[u8]) -> Result<Vec<Part<'_>>, Fault> {
    let size = bytes.get(4..).and_then(<[u8]>::first_chunk::<4>).ok_or(Fault::TRUNCATED)?;
    let size = usize::try_from(u32::from_le_bytes(*size)).map_err(|_| Fault::DATA)?;
    let end = size.checked_add(8).ok_or(Fault::DATA)?;
    let mut rest = bytes.get(12..end).ok_or(Fault::TRUNCATED)?;
    let mut parts = Vec::new();
    while let Some((name, after)) = rest.split_first_chunk::<4>() {
        let (length, after) = after.split_first_chunk::<4>().ok_or(Fault::TRUNCATED)?;
        let length = usize::try_from(u32::from_le_bytes(*length)).map_err(|_| Fault::DATA)?;
        let data = after.get(..length).ok_or(Fault::TRUNCATED)?;
        parts.push(Part { name: *name, data });
        rest = after.get(length + length % 2..).unwrap_or_default();
    }
    if parts.is_empty() { Err(Fault::TRUNCATED) } else { Ok(parts) }
}

/// The extension blocks of a GIF, each as its label and its first sub-block. The
/// blocks of pixels are passed over; the trailer must be there.
pub fn gif(bytes: &[u8]) -> Result<Vec<Part<'_>>, Fault> {
    let flags = *bytes.get(10).ok_or(Fault::TRUNCATED)?;
    let mut at = 13 + palette(flags);
    let mut parts = Vec::new();
    loop {
        match *bytes.get(at).ok_or(Fault::TRUNCATED)? {
            0x3B => return Ok(parts),
            0x21 => {
                let label = *bytes.get(at + 1).ok_or(Fault::TRUNCATED)?;
                let length = usize::from(*bytes.get(at + 2).ok_or(Fault::TRUNCATED)?);
                let data = bytes.get(at + 3..at + 3 + length).ok_or(Fault::TRUNCATED)?;
                parts.push(Part { name: [0, 0, 0, label], data });
                at = blocks(bytes, at + 2)?;
            }
            0x2C => {
                let flags = *bytes.get(at + 9).ok_or(Fault::TRUNCATED)?;
                at = blocks(bytes, at + 11 + palette(flags))?;
            }
            _ => return Err(Fault::DATA),
        }
    }
}

/// The bytes of a GIF's colour table.
fn palette(flags: u8) -> usize {
    if flags & 0x80 == 0 { 0 } else { 3 << ((flags & 7) + 1) }
}

/// The place after a row of GIF sub-blocks that begins at `at`.
pub fn blocks(bytes: &[u8], mut at: usize) -> Result<usize, Fault> {
    loop {
        let length = usize::from(*bytes.get(at).ok_or(Fault::TRUNCATED)?);
        at += length + 1;
        if length == 0 {
            return Ok(at);
        }
    }
}
