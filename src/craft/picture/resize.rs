//! How a picture gets from one size to another.

use fast_image_resize::images::{Image, ImageRef};
use fast_image_resize::{PixelType, ResizeOptions, Resizer};

use crate::craft::picture::cut::Area;
use crate::craft::picture::fault::Fault;
use crate::craft::picture::raster::{Channels, Raster};

/// A raster that shows one area of a picture, larger or smaller than it is there.
pub struct Showing {
    /// What it shows.
    pub area: Area,
    /// The pixels.
    pub raster: Raster,
}

/// One area of the same picture in another size. The area lies within what is shown.
pub fn resize(shown: &Showing, area: Area, (width, height): (u32, u32)) -> Result<Raster, Fault> {
    let raster = &shown.raster;
    let kind = match raster.channels {
        Channels::Grey => PixelType::U8,
        Channels::GreyAlpha => PixelType::U8x2,
        Channels::Rgb => PixelType::U8x3,
        Channels::Rgba | Channels::Cmyk => PixelType::U8x4,
    };
    let source = ImageRef::new(raster.width, raster.height, &raster.samples, kind).map_err(|_| Fault::SIZE)?;
    let mut target = Image::new(width, height, kind);
    let (left, across) = span((shown.area.left, shown.area.width, raster.width), (area.left, area.width));
    let (top, down) = span((shown.area.top, shown.area.height, raster.height), (area.top, area.height));
    let options = ResizeOptions::new().crop(left, top, across, down).use_alpha(raster.channels.alpha());
    Resizer::new().resize(&source, &mut target, &options).map_err(|_| Fault::SIZE)?;
    Ok(Raster { width, height, channels: raster.channels, samples: target.into_vec() })
}

/// Where a part of a line begins and how long it is, in the pixels that show the line.
fn span((from, length, pixels): (u32, u32, u32), (at, part): (u32, u32)) -> (f64, f64) {
    let scale = f64::from(pixels) / f64::from(length.max(1));
    let begin = f64::from(at.saturating_sub(from)) * scale;
    (begin, (f64::from(part) * scale).min(f64::from(pixels) - begin))
}
