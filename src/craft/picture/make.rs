//! One picture in, all its files out: decoded once, each size made from the next
//! larger that shows as much, colours converted and pixels turned when there are
//! fewest of them.

use crate::craft::picture::colour::to_srgb;
use crate::craft::picture::cut::Area;
use crate::craft::picture::decode::{Decoded, decode};
use crate::craft::picture::encode::{Format, encode};
use crate::craft::picture::fault::Fault;
use crate::craft::picture::probe::{Probe, probe, upright};
use crate::craft::picture::raster::Raster;
use crate::craft::picture::resize::{Showing, resize};
use crate::craft::picture::sizes::{Formats, Size, Wish};

/// The memory that decoding one picture may take unless told otherwise: enough for
/// any 8-bit picture of 200 megapixels.
pub const MEMORY: u64 = 2 << 30;

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

/// All that was made of a picture for one wish.
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
    /// Whether something shines through: then a colour behind it would show for ever.
    pub transparent: bool,
}

impl Made {
    /// The average colour as CSS writes it: `#rrggbb`; nothing of what is transparent.
    pub fn placeholder(&self) -> String {
        if self.transparent {
            return String::new();
        }
        let [r, g, b] = self.average_colour;
        format!("#{r:02x}{g:02x}{b:02x}")
    }
}

/// Makes all files that are wished of a picture, wish by wish, decoding it within
/// `memory` bytes. The same bytes and the same wishes give the same files, however
/// many threads there are.
pub fn make(bytes: &[u8], wishes: &[Wish], memory: u64) -> Result<Vec<Made>, Fault> {
    let probe = probe(bytes)?;
    let sizes: Vec<Vec<Size>> = wishes.iter().map(|wish| wish.sizes(&probe)).collect();
    let shown = shown(bytes, &probe, sizes.concat(), memory)?;
    let mut all: Vec<Made> = Vec::new();
    for (at, (wish, own)) in wishes.iter().zip(&sizes).enumerate() {
        // A shape that the picture has already is the picture as it is.
        let twin = (0..at).find(|t| sizes[*t] == *own && wishes[*t].formats == wish.formats);
        let rasters = || own.iter().filter_map(|size| shown.iter().find(|(s, _)| s == size)).map(|(_, s)| &s.raster).collect();
        all.push(match twin {
            Some(twin) => all[twin].clone(),
            None => made(rasters(), wish.formats)?,
        });
    }
    Ok(all)
}

/// The files of one wish from its rasters, the largest first.
fn made(rasters: Vec<&Raster>, formats: Formats) -> Result<Made, Fault> {
    let (Some(largest), Some(smallest)) = (rasters.first(), rasters.last()) else { return Err(Fault::SIZE) };
    let (width, height, average_colour) = (largest.width, largest.height, smallest.average());
    let transparent = largest.transparent();
    Ok(Made { files: files(&rasters, formats)?, width, height, average_colour, transparent })
}

/// The picture in every size: upright and in sRGB.
fn shown(bytes: &[u8], probe: &Probe, mut sizes: Vec<Size>, memory: u64) -> Result<Vec<(Size, Showing)>, Fault> {
    let full = (probe.width, probe.height);
    let Decoded { raster, profile } = decode(bytes, probe, memory)?;
    if upright(probe.orientation, (raster.width, raster.height)) != full {
        return Err(Fault::SIZE);
    }
    let stored = Showing { area: Area::whole((raster.width, raster.height)), raster };
    sizes.sort_unstable_by(Size::before);
    sizes.dedup();
    let mut all: Vec<(Size, Showing)> = Vec::new();
    for size in sizes {
        // Whatever was made before is at least as large: the smallest of it that shows enough will do.
        let enough = all.iter().filter(|(made, _)| made.area.holds(&size.area));
        let raster = match enough.min_by_key(|(made, _)| made.pixels()) {
            Some((_, source)) => resize(source, size.area, (size.width, size.height))?,
            None => {
                let area = size.area.stored(probe.orientation, full);
                let scaled = resize(&stored, area, upright(probe.orientation, (size.width, size.height)))?;
                to_srgb(scaled, profile.as_deref()).turned(probe.orientation)
            }
        };
        all.push((size, Showing { area: size.area, raster }));
    }
    Ok(all)
}

/// The files in the formats that are worth it: WebP only where its whole set is
/// smaller, unless nothing else is wished.
fn files(rasters: &[&Raster], formats: Formats) -> Result<Vec<Variant>, Fault> {
    let transparent = rasters.first().is_some_and(|largest| largest.transparent());
    let plain = if transparent { Format::Png } else { Format::Jpeg };
    let weight = |set: &[Variant]| set.iter().map(|file| file.bytes.len()).sum::<usize>();
    let (webp, plain) = match formats {
        Formats::Both => (set(rasters, Format::Webp), set(rasters, plain)),
        // What WebP cannot hold, the other format can.
        Formats::Webp => set(rasters, Format::Webp).map_or_else(|| (None, set(rasters, plain)), |webp| (Some(webp), None)),
        Formats::Plain => (None, set(rasters, plain)),
        Formats::Jpeg if transparent => {
            let opaque: Vec<Raster> = rasters.iter().map(|raster| raster.on_white()).collect();
            (None, set(&opaque.iter().collect::<Vec<_>>(), Format::Jpeg))
        }
        Formats::Jpeg => (None, set(rasters, Format::Jpeg)),
    };
    match (webp, plain) {
        (Some(webp), Some(plain)) if weight(&webp) < weight(&plain) => Ok(webp.into_iter().chain(plain).collect()),
        (_, Some(plain)) => Ok(plain),
        (Some(webp), None) => Ok(webp),
        (None, None) => Err(Fault::SIZE),
    }
}

/// Every size in one format, ascending; `None` if the format cannot hold one.
fn set(rasters: &[&Raster], format: Format) -> Option<Vec<Variant>> {
    let file = |raster: &&Raster| {
        let bytes = encode(raster, format)?;
        Some(Variant { width: raster.width, height: raster.height, format, bytes })
    };
    rasters.iter().rev().map(file).collect()
}
