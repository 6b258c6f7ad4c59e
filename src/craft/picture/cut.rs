//! Parts of a picture: which rectangle a shape and a focus make, in whole numbers,
//! so that every machine cuts at the same pixel.

use image::metadata::Orientation;

use crate::base::fingerprint::{Stamp, Stamper};
use crate::craft::picture::probe::upright;

/// A whole in the units of a focus.
pub const WHOLE: u16 = 10_000;

/// The picture that is shown where a page's address is shared, in pixels.
pub const SHARED: (u32, u32) = (1200, 630);

/// Width to height: `(4, 5)`.
pub type Ratio = (u32, u32);

/// A part of a picture in a given shape.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct Crop {
    /// The shape.
    pub ratio: Ratio,
    /// The point that stays visible, in ten-thousandths from the top left of the upright picture.
    pub focus: (u16, u16),
    /// How far down the part that point comes to lie, as far as the picture reaches.
    pub rest: u16,
}

/// What is cut out of a picture, and what for.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Cut {
    /// Nothing: it stays as it is.
    Whole,
    /// A shape that a template asks for.
    Part(Crop),
    /// What other sites show beside a link.
    Share(Crop),
}

/// A rectangle of pixels.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
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

impl Cut {
    /// The part that it takes, if it is not the whole.
    pub fn crop(&self) -> Option<&Crop> {
        match self {
            Cut::Whole => None,
            Cut::Part(crop) | Cut::Share(crop) => Some(crop),
        }
    }
}

impl Stamp for Cut {
    fn stamp(&self, to: &mut Stamper) {
        let kind: u8 = match self {
            Cut::Whole => 0,
            Cut::Part(_) => 1,
            Cut::Share(_) => 2,
        };
        (kind, self.crop().map(|c| (c.ratio, c.focus, c.rest))).stamp(to);
    }
}

impl Crop {
    /// The largest area of this shape in an upright picture, as near to the focus as it goes.
    pub fn area(&self, (width, height): (u32, u32)) -> Area {
        let (across, down) = (u64::from(self.ratio.0.max(1)), u64::from(self.ratio.1.max(1)));
        let (w, h) = (u64::from(width), u64::from(height));
        // Rounded: a photo of 1600 x 1067 is one of 3:2 already.
        let fit = |n: u64, by: u64, most: u32| u32::try_from((n + by / 2) / by).unwrap_or(most).clamp(1, most.max(1));
        let (wide, high) = match w * down > h * across {
            true => (fit(h * across, down, width), height),
            false => (width, fit(w * down, across, height)),
        };
        let start = |focus: u16, rest: u16, whole: u32, part: u32| {
            let ahead = i64::from(focus.min(WHOLE)) * i64::from(whole) - i64::from(rest.min(WHOLE)) * i64::from(part);
            let start = (ahead + i64::from(WHOLE) / 2).div_euclid(i64::from(WHOLE));
            u32::try_from(start).unwrap_or(0).min(whole - part)
        };
        Area {
            left: start(self.focus.0, WHOLE / 2, width, wide),
            top: start(self.focus.1, self.rest, height, high),
            width: wide,
            height: high,
        }
    }
}

impl Area {
    /// All of a picture.
    pub fn whole((width, height): (u32, u32)) -> Area {
        Area { left: 0, top: 0, width, height }
    }

    /// Whether the other lies within it.
    pub fn holds(&self, other: &Area) -> bool {
        let inside = |start: u32, length: u32, at: u32, part: u32| start <= at && at + part <= start + length;
        inside(self.left, self.width, other.left, other.width) && inside(self.top, self.height, other.top, other.height)
    }

    /// An area of the upright picture, as it lies among the stored pixels.
    pub fn stored(self, orientation: Orientation, (width, height): (u32, u32)) -> Area {
        let (right, bottom) = (width - self.left - self.width, height - self.top - self.height);
        let (left, top) = match orientation {
            Orientation::NoTransforms => (self.left, self.top),
            Orientation::FlipHorizontal => (right, self.top),
            Orientation::Rotate180 => (right, bottom),
            Orientation::FlipVertical => (self.left, bottom),
            Orientation::Rotate90FlipH => (self.top, self.left),
            Orientation::Rotate90 => (self.top, right),
            Orientation::Rotate270FlipH => (bottom, right),
            Orientation::Rotate270 => (bottom, self.left),
        };
        let (width, height) = upright(orientation, (self.width, self.height));
        Area { left, top, width, height }
    }
}

#[cfg(test)]
mod tests {
    use super::{Area, Crop, WHOLE};

    fn area(ratio: (u32, u32), focus: (u16, u16), rest: u16, size: (u32, u32)) -> (u32, u32, u32, u32) {
        let Area { left, top, width, height } = Crop { ratio, focus, rest }.area(size);
        (left, top, width, height)
    }

    #[test]
    fn the_focus_rules_within_the_picture() {
        let middle = WHOLE / 2;
        assert_eq!(area((4, 5), (5000, 5000), middle, (3000, 2000)), (700, 0, 1600, 2000));
        assert_eq!(area((4, 5), (0, 5000), middle, (3000, 2000)), (0, 0, 1600, 2000));
        assert_eq!(area((4, 5), (WHOLE, WHOLE), middle, (3000, 2000)), (1400, 0, 1600, 2000));
        assert_eq!(area((1, 1), (3000, 3000), middle, (800, 1000)), (0, 0, 800, 800));
        assert_eq!(area((3, 2), (5000, 5000), middle, (3, 1000)), (0, 499, 3, 2));
    }

    #[test]
    fn eyes_come_to_lie_where_they_should() {
        // At 40% of the cut's height: 1000 - 420 x 0.4.
        assert_eq!(area((40, 21), (5000, 5000), 4000, (800, 2000)), (0, 832, 800, 420));
    }

    #[test]
    fn shapes_that_fit_stay_whole() {
        assert_eq!(area((3, 2), (0, 0), 0, (1600, 1067)), (0, 0, 1600, 1067));
        assert_eq!(area((3, 2), (100, 9000), 4000, (3000, 2000)), (0, 0, 3000, 2000));
        assert_eq!(area((1, 0), (1, 1), 0, (7, 9)), (0, 0, 7, 7));
    }
}
