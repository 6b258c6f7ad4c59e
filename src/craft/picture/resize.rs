//! Which sizes a picture is made in, and how it gets there: each size from the
//! next larger one, so that the whole photo is read once.

use fast_image_resize::images::{Image, ImageRef};
use fast_image_resize::{PixelType, ResizeOptions, Resizer};
use image::metadata::Orientation;

use crate::craft::picture::fault::Fault;
use crate::craft::picture::probe::upright;
use crate::craft::picture::raster::{Channels, Raster};

/// A part of a picture in a given shape.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Crop {
    /// Width to height: `(4, 5)`, `(191, 100)`.
    pub ratio: (u32, u32),
    /// The point that stays visible, 0–1 from the top left of the upright picture.
    pub focus: (f32, f32),
}

/// A rectangle of pixels.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Area {
    /// Pixels from the left.
    pub left: u32,
    /// Pixels from the top.
    pub top: u32,
    /// Pixels across.
    pub width: u32,
    /// Pixels down.
    pub height: u32,
}

impl Crop {
    /// The largest area of this shape in an upright picture, as near to the focus as it goes.
    pub fn area(&self, (width, height): (u32, u32)) -> Area {
        let (across, down) = (u64::from(self.ratio.0.max(1)), u64::from(self.ratio.1.max(1)));
        let (w, h) = (u64::from(width), u64::from(height));
        let fit = |n: u64, most: u32| u32::try_from(n).unwrap_or(most).clamp(1, most.max(1));
        let (wide, high) =
            if w * down > h * across { (fit(h * across / down, width), height) } else { (width, fit(w * down / across, height)) };
        let shift = |focus: f32, whole: u32, part: u32| {
            let middle = f64::from(if focus.is_finite() { focus.clamp(0.0, 1.0) } else { 0.5 }) * f64::from(whole);
            let start = middle - f64::from(part) / 2.0;
            start.round().clamp(0.0, f64::from(whole - part)) as u32
        };
        Area { left: shift(self.focus.0, width, wide), top: shift(self.focus.1, height, high), width: wide, height: high }
    }
}

/// The widths to make of a picture so wide: never wider than it is, its own width
/// in place of those that it does not reach, descending, each once.
pub fn widths(wished: &[u32], full: u32) -> Vec<u32> {
    let mut widths: Vec<u32> = wished.iter().map(|w| (*w).clamp(1, full)).collect();
    if widths.is_empty() {
        widths.push(full);
    }
    widths.sort_unstable_by(|a, b| b.cmp(a));
    widths.dedup();
    widths
}

/// The height that goes with a width, rounded, at least one.
pub fn height_for(width: u32, area: Area) -> u32 {
    let (w, full, high) = (u64::from(width), u64::from(area.width.max(1)), u64::from(area.height));
    u32::try_from((high * w + full / 2) / full).unwrap_or(area.height).max(1)
}

/// An area of the upright picture, as it lies among the stored pixels.
pub fn stored(area: Area, orientation: Orientation, (width, height): (u32, u32)) -> Area {
    let (right, bottom) = (width - area.left - area.width, height - area.top - area.height);
    let (left, top) = match orientation {
        Orientation::NoTransforms => (area.left, area.top),
        Orientation::FlipHorizontal => (right, area.top),
        Orientation::Rotate180 => (right, bottom),
        Orientation::FlipVertical => (area.left, bottom),
        Orientation::Rotate90FlipH => (area.top, area.left),
        Orientation::Rotate90 => (area.top, right),
        Orientation::Rotate270FlipH => (bottom, right),
        Orientation::Rotate270 => (bottom, area.left),
    };
    let (width, height) = upright(orientation, (area.width, area.height));
    Area { left, top, width, height }
}

/// One area of a raster in another size.
pub fn resize(raster: &Raster, area: Area, (width, height): (u32, u32)) -> Result<Raster, Fault> {
    let kind = match raster.channels {
        Channels::Grey => PixelType::U8,
        Channels::GreyAlpha => PixelType::U8x2,
        Channels::Rgb => PixelType::U8x3,
        Channels::Rgba | Channels::Cmyk => PixelType::U8x4,
    };
    let source = ImageRef::new(raster.width, raster.height, &raster.samples, kind).map_err(|_| Fault::SIZE)?;
    let mut target = Image::new(width, height, kind);
    let (left, top) = (f64::from(area.left), f64::from(area.top));
    let options =
        ResizeOptions::new().crop(left, top, f64::from(area.width), f64::from(area.height)).use_alpha(raster.channels.alpha());
    Resizer::new().resize(&source, &mut target, &options).map_err(|_| Fault::SIZE)?;
    Ok(Raster { width, height, channels: raster.channels, samples: target.into_vec() })
}
