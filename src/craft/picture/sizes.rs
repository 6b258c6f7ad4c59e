//! What is wished of a picture, and which sizes that comes to.

use crate::craft::picture::cut::{Area, Crop};
use crate::craft::picture::probe::Probe;

/// In which formats a picture is wished.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Formats {
    /// JPEG, or PNG of what is transparent; WebP too where it is smaller.
    Both,
    /// WebP alone, where it can hold the picture.
    Webp,
    /// JPEG, or PNG of what is transparent.
    Plain,
    /// JPEG whatever it is; white shines through.
    Jpeg,
}

/// What is wished of a picture.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Wish {
    /// Another shape than the picture's own.
    pub crop: Option<Crop>,
    /// The widths, in any order.
    pub widths: Vec<u32>,
    /// The formats.
    pub formats: Formats,
}

/// One size that is made: an area of the upright picture, and how large it becomes.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct Size {
    /// The area.
    pub area: Area,
    /// Pixels across.
    pub width: u32,
    /// Pixels down.
    pub height: u32,
}

impl Size {
    /// Whether it shows the picture larger than the other does, or as large and more of it.
    pub fn before(&self, other: &Size) -> std::cmp::Ordering {
        let (own, others) = (self.scale_by(other), other.scale_by(self));
        others.cmp(&own).then_with(|| other.pixels().cmp(&self.pixels())).then_with(|| self.cmp(other))
    }

    fn scale_by(&self, other: &Size) -> u64 {
        u64::from(self.width) * u64::from(other.area.width)
    }

    /// How many pixels it has.
    pub fn pixels(&self) -> u64 {
        u64::from(self.width) * u64::from(self.height)
    }
}

impl Wish {
    /// The sizes that a picture is made in, the largest first: never wider than it is,
    /// its own width in place of those that it does not reach, each once.
    pub fn sizes(&self, probe: &Probe) -> Vec<Size> {
        let full = (probe.width, probe.height);
        let area = self.crop.map_or(Area::whole(full), |crop| crop.area(full));
        let mut widths: Vec<u32> = self.widths.iter().map(|w| (*w).clamp(1, area.width)).collect();
        if widths.is_empty() {
            widths.push(area.width);
        }
        widths.sort_unstable_by(|a, b| b.cmp(a));
        widths.dedup();
        widths.into_iter().map(|width| Size { area, width, height: height_for(width, area) }).collect()
    }
}

/// The height that goes with a width, rounded, at least one.
fn height_for(width: u32, area: Area) -> u32 {
    let (w, full, high) = (u64::from(width), u64::from(area.width.max(1)), u64::from(area.height));
    u32::try_from((high * w + full / 2) / full).unwrap_or(area.height).max(1)
}
