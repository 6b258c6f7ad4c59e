//! One picture in, all its files out: decoded once, each size made from the next
//! larger, colours converted and pixels turned when there are fewest of them.

use crate::craft::picture::colour::to_srgb;
use crate::craft::picture::decode::{Decoded, decode};
use crate::craft::picture::encode::{Format, encode};
use crate::craft::picture::fault::Fault;
use crate::craft::picture::probe::{probe, upright};
use crate::craft::picture::raster::Raster;
use crate::craft::picture::resize::{Area, Crop, height_for, resize, stored, widths};

/// The memory that decoding one picture may take unless a wish says otherwise:
/// enough for any 8-bit picture of 200 megapixels.
pub const MEMORY: u64 = 2 << 30;

/// What is wanted of a picture.
#[derive(Clone, PartialEq, Debug)]
pub struct Wish {
    /// The widths, in any order.
    pub widths: Vec<u32>,
    /// Whether WebP is made where it is smaller.
    pub webp: bool,
    /// Whether JPEG (or PNG, of what is transparent) is made; it is where WebP is not.
    pub jpeg: bool,
    /// Another shape than the picture's own.
    pub crop: Option<Crop>,
    /// Most bytes that decoding may take; a picture that needs more is refused.
    pub memory: u64,
}

/// One finished file.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Variant {
    /// Pixels across.
    pub width: u32,
    /// Pixels down.
    pub height: u32,
    /// What it is.
    pub format: Format,
    /// The file.
    pub bytes: Vec<u8>,
}

/// All that was made of a picture.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Made {
    /// The files: by format (WebP first), then by ascending width.
    pub files: Vec<Variant>,
    /// The size of the upright (and cropped) picture at its largest.
    pub width: u32,
    /// Its height.
    pub height: u32,
    /// The average colour, for the placeholder.
    pub average_colour: [u8; 3],
}

impl Made {
    /// The average colour as CSS writes it: `#rrggbb`.
    pub fn placeholder(&self) -> String {
        let [r, g, b] = self.average_colour;
        format!("#{r:02x}{g:02x}{b:02x}")
    }
}

/// Makes all files that are wished of a picture. The same bytes and the same wish
/// give the same files, however many threads there are.
pub fn make(bytes: &[u8], wish: &Wish) -> Result<Made, Fault> {
    let rasters = rasters(bytes, wish)?;
    let (Some(largest), Some(smallest)) = (rasters.first(), rasters.last()) else { return Err(Fault::SIZE) };
    let (width, height) = (largest.width, largest.height);
    let average_colour = smallest.average();
    let fallback = if largest.transparent() { Format::Png } else { Format::Jpeg };
    Ok(Made { files: files(&rasters, wish, fallback)?, width, height, average_colour })
}

/// The picture in every size, the largest first: upright and in sRGB.
fn rasters(bytes: &[u8], wish: &Wish) -> Result<Vec<Raster>, Fault> {
    let probe = probe(bytes)?;
    let full = (probe.width, probe.height);
    let whole = Area { left: 0, top: 0, width: full.0, height: full.1 };
    let area = wish.crop.map_or(whole, |crop| crop.area(full));
    let Decoded { raster, profile } = decode(bytes, &probe, wish.memory)?;
    if upright(probe.orientation, (raster.width, raster.height)) != full {
        return Err(Fault::SIZE);
    }
    let widths = widths(&wish.widths, area.width);
    let sizes: Vec<_> = widths.iter().map(|width| (*width, height_for(*width, area))).collect();
    let first = sizes.first().copied().unwrap_or(full);
    let from = stored(area, probe.orientation, full);
    let scaled = match (from.width, from.height) == (raster.width, raster.height) && first == full {
        true => raster,
        false => resize(&raster, from, upright(probe.orientation, first))?,
    };
    let mut rasters = vec![to_srgb(scaled, profile.as_deref()).turned(probe.orientation)];
    for size in sizes.into_iter().skip(1) {
        let Some(last) = rasters.last() else { break };
        let all = Area { left: 0, top: 0, width: last.width, height: last.height };
        rasters.push(resize(last, all, size)?);
    }
    Ok(rasters)
}

/// The files in the formats that are worth it: WebP only where its whole set is
/// smaller, unless nothing else is wished.
fn files(rasters: &[Raster], wish: &Wish, fallback: Format) -> Result<Vec<Variant>, Fault> {
    let jpeg = wish.jpeg || !wish.webp;
    let plain = if jpeg { set(rasters, fallback) } else { None };
    let webp = if wish.webp { set(rasters, Format::Webp) } else { None };
    let weight = |set: &[Variant]| set.iter().map(|file| file.bytes.len()).sum::<usize>();
    match (webp, plain) {
        (Some(webp), Some(plain)) if weight(&webp) < weight(&plain) => Ok(webp.into_iter().chain(plain).collect()),
        (_, Some(plain)) => Ok(plain),
        (Some(webp), None) => Ok(webp),
        // WebP alone was wished and cannot hold it: the other format can.
        (None, None) => set(rasters, fallback).ok_or(Fault::SIZE),
    }
}

/// Every size in one format, ascending; `None` if the format cannot hold one.
fn set(rasters: &[Raster], format: Format) -> Option<Vec<Variant>> {
    let file = |raster: &Raster| {
        let bytes = encode(raster, format)?;
        Some(Variant { width: raster.width, height: raster.height, format, bytes })
    };
    rasters.iter().rev().map(file).collect()
}
