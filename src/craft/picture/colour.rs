//! Converts whatever colours a picture means to sRGB, since no profile is published.

use moxcms::{ColorProfile, DataColorSpace, Layout, TransformOptions};

use crate::craft::picture::raster::{Channels, Raster};

/// The raster in sRGB: grey, RGB or RGBA. A profile that cannot be read, or that is
/// for other channels than the picture has, is passed over.
pub fn to_srgb(raster: Raster, profile: Option<&[u8]>) -> Raster {
    let profile = profile.and_then(|bytes| ColorProfile::new_from_slice(bytes).ok());
    match profile.and_then(|profile| by_profile(&raster, &profile)) {
        Some(converted) => converted,
        None => plain(raster),
    }
}

fn by_profile(raster: &Raster, profile: &ColorProfile) -> Option<Raster> {
    let (space, from, into, channels) = match raster.channels {
        Channels::Grey => (DataColorSpace::Gray, Layout::Gray, Layout::Rgb, Channels::Rgb),
        Channels::GreyAlpha => (DataColorSpace::Gray, Layout::GrayAlpha, Layout::Rgba, Channels::Rgba),
        Channels::Rgb => (DataColorSpace::Rgb, Layout::Rgb, Layout::Rgb, Channels::Rgb),
        Channels::Rgba => (DataColorSpace::Rgb, Layout::Rgba, Layout::Rgba, Channels::Rgba),
        Channels::Cmyk => (DataColorSpace::Cmyk, Layout::Rgba, Layout::Rgb, Channels::Rgb),
    };
    if profile.color_space != space {
        return None;
    }
    let srgb = ColorProfile::new_srgb();
    let transform = profile.create_transform_8bit(from, &srgb, into, TransformOptions::default()).ok()?;
    let pixels = raster.samples.len() / raster.channels.count();
    let mut samples = vec![0; pixels * channels.count()];
    if raster.channels == Channels::Cmyk {
        // Profiles count ink from 0, JPEG counts it from 255 down.
        let inks: Vec<u8> = raster.samples.iter().map(|sample| 255 - sample).collect();
        transform.transform(&inks, &mut samples).ok()?;
    } else {
        transform.transform(&raster.samples, &mut samples).ok()?;
    }
    Some(Raster { width: raster.width, height: raster.height, channels, samples })
}

/// Without a profile grey and RGB are taken for sRGB, and inks for ideal ones.
fn plain(raster: Raster) -> Raster {
    let (channels, samples) = match raster.channels {
        Channels::Grey | Channels::Rgb | Channels::Rgba => return raster,
        Channels::GreyAlpha => (Channels::Rgba, raster.samples.chunks_exact(2).flat_map(|p| [p[0], p[0], p[0], p[1]]).collect()),
        Channels::Cmyk => {
            let pixels = raster.samples.chunks_exact(4);
            (Channels::Rgb, pixels.flat_map(|p| [under(p[0], p[3]), under(p[1], p[3]), under(p[2], p[3])]).collect())
        }
    };
    Raster { channels, samples, ..raster }
}

/// The light that passes one ink and the black above it.
fn under(ink: u8, black: u8) -> u8 {
    u8::try_from((u32::from(ink) * u32::from(black) + 127) / 255).unwrap_or(u8::MAX)
}
