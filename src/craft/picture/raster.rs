//! Decoded pixels on their way from a file to the site's pictures.

use image::metadata::Orientation;

use crate::craft::picture::probe::upright;

/// What the samples of a pixel mean.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Channels {
    /// Grey.
    Grey,
    /// Grey and opacity.
    GreyAlpha,
    /// Red, green, blue.
    Rgb,
    /// Red, green, blue, opacity.
    Rgba,
    /// Four inks as JPEG stores them: 255 is no ink.
    Cmyk,
}

impl Channels {
    /// Samples of a pixel.
    pub fn count(self) -> usize {
        match self {
            Channels::Grey => 1,
            Channels::GreyAlpha => 2,
            Channels::Rgb => 3,
            Channels::Rgba | Channels::Cmyk => 4,
        }
    }

    /// Whether the last sample is opacity.
    pub fn alpha(self) -> bool {
        matches!(self, Channels::GreyAlpha | Channels::Rgba)
    }
}

/// Pixels of eight bits a sample, row by row without gaps:
/// `samples` always holds width × height × channels.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Raster {
    /// Pixels across.
    pub width: u32,
    /// Pixels down.
    pub height: u32,
    /// What the samples mean.
    pub channels: Channels,
    /// The samples.
    pub samples: Vec<u8>,
}

impl Raster {
    /// Whether any pixel lets the ground shine through.
    pub fn transparent(&self) -> bool {
        let count = self.channels.count();
        self.channels.alpha() && self.samples.chunks_exact(count).any(|pixel| pixel[count - 1] != 255)
    }

    /// Drops opacity where every pixel is opaque, so that less is moved about.
    pub fn without_idle_alpha(self) -> Raster {
        if !self.channels.alpha() || self.transparent() {
            return self;
        }
        let (channels, count) = match self.channels {
            Channels::GreyAlpha => (Channels::Grey, 2),
            _ => (Channels::Rgb, 4),
        };
        let samples = self.samples.chunks_exact(count).flat_map(|pixel| &pixel[..count - 1]).copied().collect();
        Raster { channels, samples, ..self }
    }

    /// The pixels turned upright.
    pub fn turned(self, orientation: Orientation) -> Raster {
        if orientation == Orientation::NoTransforms {
            return self;
        }
        let (width, height) = upright(orientation, (self.width, self.height));
        let count = self.channels.count();
        let row = self.width as usize * count;
        let (right, bottom) = (self.width.max(1) as usize - 1, self.height.max(1) as usize - 1);
        let mut samples = Vec::with_capacity(self.samples.len());
        for y in 0..height as usize {
            for x in 0..width as usize {
                let (from_x, from_y) = match orientation {
                    Orientation::NoTransforms => (x, y),
                    Orientation::FlipHorizontal => (right - x, y),
                    Orientation::Rotate180 => (right - x, bottom - y),
                    Orientation::FlipVertical => (x, bottom - y),
                    Orientation::Rotate90FlipH => (y, x),
                    Orientation::Rotate90 => (y, bottom - x),
                    Orientation::Rotate270FlipH => (right - y, bottom - x),
                    Orientation::Rotate270 => (right - y, x),
                };
                let at = from_y * row + from_x * count;
                samples.extend_from_slice(&self.samples[at..at + count]);
            }
        }
        Raster { width, height, channels: self.channels, samples }
    }

    /// The pixels of a transparent raster with white behind them. Only RGBA is transparent by then.
    pub fn on_white(&self) -> Raster {
        let over = |sample: u8, alpha: u8| {
            let mixed = u32::from(sample) * u32::from(alpha) + 255 * u32::from(255 - alpha);
            u8::try_from((mixed + 127) / 255).unwrap_or(u8::MAX)
        };
        let pixels = self.samples.chunks_exact(self.channels.count());
        let samples = match self.channels {
            Channels::Rgba => pixels.flat_map(|p| [over(p[0], p[3]), over(p[1], p[3]), over(p[2], p[3])]).collect(),
            _ => return self.clone(),
        };
        Raster { width: self.width, height: self.height, channels: Channels::Rgb, samples }
    }

    /// The average colour, weighed by opacity. Only grey and RGB rasters are asked.
    pub fn average(&self) -> [u8; 3] {
        let (mut sums, mut weights) = ([0_u64; 3], 0_u64);
        for pixel in self.samples.chunks_exact(self.channels.count()) {
            let (colour, weight) = match *pixel {
                [grey] => ([grey; 3], 255),
                [grey, alpha] => ([grey; 3], alpha),
                [r, g, b] => ([r, g, b], 255),
                [r, g, b, alpha, ..] => ([r, g, b], alpha),
                [] => continue,
            };
            weights += u64::from(weight);
            for (sum, sample) in sums.iter_mut().zip(colour) {
                *sum += u64::from(sample) * u64::from(weight);
            }
        }
        sums.map(|sum| u8::try_from((sum + weights / 2) / weights.max(1)).unwrap_or(u8::MAX))
    }
}
