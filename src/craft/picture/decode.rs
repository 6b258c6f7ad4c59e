//! Decodes strictly: half a picture is a fault, never a grey half. The decoders
//! are not ours, so a panic inside one is a damaged picture, not the end of a build.

use std::io::Cursor;
use std::panic::{AssertUnwindSafe, catch_unwind};

use image::codecs::gif::GifDecoder;
use image::codecs::png::PngDecoder;
use image::codecs::webp::WebPDecoder;
use image::{ColorType, ImageDecoder, Limits};
use zune_core::bytestream::ZCursor;
use zune_core::colorspace::ColorSpace;
use zune_core::options::DecoderOptions;
use zune_jpeg::JpegDecoder;

use crate::craft::picture::container;
use crate::craft::picture::fault::Fault;
use crate::craft::picture::kind::Kind;
use crate::craft::picture::probe::Probe;
use crate::craft::picture::raster::{Channels, Raster};

/// Lines that the decoder may hold back at the end: a row of the tallest blocks,
/// and what smoothing between rows waits for.
const LAST_LINES: usize = 36;

/// What was decoded: pixels as they are stored, and the colours that they mean.
pub struct Decoded {
    /// The pixels, not yet turned.
    pub raster: Raster,
    /// The ICC profile, if the file holds one.
    pub profile: Option<Vec<u8>>,
}

/// Decodes a picture that `probe` has let pass, within `memory` bytes.
pub fn decode(bytes: &[u8], probe: &Probe, memory: u64) -> Result<Decoded, Fault> {
    if probe.memory > memory {
        return Err(Fault::Huge { width: probe.width, height: probe.height });
    }
    let attempt = || match probe.kind {
        Kind::Jpeg => jpeg(bytes),
        Kind::Png => png(bytes, memory),
        Kind::Webp => WebPDecoder::new(Cursor::new(bytes)).map_err(|_| Fault::DATA).and_then(read),
        Kind::Gif => gif(bytes, memory),
    };
    let decoded = catch_unwind(AssertUnwindSafe(attempt)).map_err(|_| Fault::DATA)??;
    let raster = decoded.raster.without_idle_alpha();
    Ok(Decoded { raster, profile: decoded.profile })
}

fn jpeg(bytes: &[u8]) -> Result<Decoded, Fault> {
    // JPEG's own limit is 65,535; how many pixels there may be, `probe` has judged.
    let options = DecoderOptions::new_fast().set_strict_mode(true).set_max_width(65_535).set_max_height(65_535);
    let mut decoder = JpegDecoder::new_with_options(ZCursor::new(bytes), options);
    decoder.decode_headers().map_err(|_| Fault::DATA)?;
    let (channels, space) = match decoder.input_colorspace() {
        Some(ColorSpace::Luma) => (Channels::Grey, ColorSpace::Luma),
        Some(ColorSpace::CMYK | ColorSpace::YCCK) => (Channels::Cmyk, ColorSpace::CMYK),
        _ => (Channels::Rgb, ColorSpace::RGB),
    };
    let options = options.jpeg_set_out_colorspace(space);
    decoder.set_options(options);
    let mut samples = vec![0; decoder.output_buffer_size().ok_or(Fault::SIZE)?];
    whole_scan(bytes, options, &mut samples)?;
    decoder.decode_into(&mut samples).map_err(|_| Fault::DATA)?;
    let (width, height) = decoder.dimensions().ok_or(Fault::DATA)?;
    let raster = raster((size(width)?, size(height)?), channels, samples)?;
    Ok(Decoded { raster, profile: decoder.icc_profile() })
}

/// Refuses a single scan that ends before the picture does: past the end marker
/// the decoder reads zeros for ever and calls it a picture. Deprived of that
/// marker it stops where the data stop, which must be among the last lines.
fn whole_scan(bytes: &[u8], options: DecoderOptions, samples: &mut [u8]) -> Result<(), Fault> {
    let parts = container::jpeg(bytes)?;
    let Some(scan) = parts.last() else { return Err(Fault::DATA) };
    let from = scan.data.as_ptr_range().end as usize - bytes.as_ptr() as usize;
    let has = |mark: u8| bytes[from..].windows(2).position(|pair| pair == [0xFF, mark]);
    let end = has(0xD9).ok_or(Fault::TRUNCATED)?;
    let sequential = parts.iter().any(|part| matches!(part.mark(), 0xC0 | 0xC1));
    if !sequential || has(0xDA).is_some_and(|next| next < end) {
        return Ok(());
    }
    let mut decoder = JpegDecoder::new_with_options(ZCursor::new(&bytes[..from + end]), options);
    if decoder.decode_into(samples).is_ok() {
        return Ok(());
    }
    let (lines, (_, height)) = decoder.decoded_scanlines().zip(decoder.dimensions()).ok_or(Fault::DATA)?;
    if lines + LAST_LINES < height { Err(Fault::TRUNCATED) } else { Ok(()) }
}

fn size(pixels: usize) -> Result<u32, Fault> {
    u32::try_from(pixels).map_err(|_| Fault::SIZE)
}

fn limits(memory: u64) -> Limits {
    let mut limits = Limits::no_limits();
    limits.max_alloc = Some(memory);
    limits
}

fn png(bytes: &[u8], memory: u64) -> Result<Decoded, Fault> {
    read(PngDecoder::with_limits(Cursor::new(bytes), limits(memory)).map_err(|_| Fault::DATA)?)
}

fn gif(bytes: &[u8], memory: u64) -> Result<Decoded, Fault> {
    let mut decoder = GifDecoder::new(Cursor::new(bytes)).map_err(|_| Fault::DATA)?;
    decoder.set_limits(limits(memory)).map_err(|_| Fault::SIZE)?;
    read(decoder)
}

/// Reads all pixels (of an animation, the first frame) as eight bits a sample.
fn read(mut decoder: impl ImageDecoder) -> Result<Decoded, Fault> {
    let dimensions = decoder.dimensions();
    let colour = decoder.color_type();
    let profile = decoder.icc_profile().ok().flatten();
    let total = usize::try_from(decoder.total_bytes()).map_err(|_| Fault::SIZE)?;
    let mut samples = vec![0; total];
    decoder.read_image(&mut samples).map_err(|_| Fault::DATA)?;
    let channels = match colour {
        ColorType::L8 | ColorType::L16 => Channels::Grey,
        ColorType::La8 | ColorType::La16 => Channels::GreyAlpha,
        ColorType::Rgb8 | ColorType::Rgb16 => Channels::Rgb,
        ColorType::Rgba8 | ColorType::Rgba16 => Channels::Rgba,
        _ => return Err(Fault::DATA),
    };
    if matches!(colour, ColorType::L16 | ColorType::La16 | ColorType::Rgb16 | ColorType::Rgba16) {
        halve(&mut samples);
    }
    Ok(Decoded { raster: raster(dimensions, channels, samples)?, profile })
}

/// Sixteen bits to eight, rounded, in place.
fn halve(samples: &mut Vec<u8>) {
    for at in 0..samples.len() / 2 {
        let wide = u32::from(u16::from_ne_bytes([samples[2 * at], samples[2 * at + 1]]));
        samples[at] = u8::try_from((wide + 128) / 257).unwrap_or(u8::MAX);
    }
    samples.truncate(samples.len() / 2);
}

/// Checks that there are as many samples as the size asks for.
fn raster((width, height): (u32, u32), channels: Channels, samples: Vec<u8>) -> Result<Raster, Fault> {
    let wanted = (width as usize).checked_mul(height as usize).and_then(|n| n.checked_mul(channels.count()));
    if wanted != Some(samples.len()) || samples.is_empty() {
        return Err(Fault::SIZE);
    }
    Ok(Raster { width, height, channels, samples })
}
