//! Writes pictures without a word beside their pixels. The settings are those at
//! which JPEG and WebP look alike.

use image::codecs::png::{CompressionType, FilterType, PngEncoder};
use image::{ExtendedColorType, ImageEncoder};
use jpeg_encoder::{ChromaSubsamplingMethod, ColorType, Encoder};
use libwebp_sys as webp;

use crate::craft::picture::raster::{Channels, Raster};

/// The quality of JPEG.
const JPEG_QUALITY: u8 = 75;
/// The quality of WebP that looks like it.
const WEBP_QUALITY: f32 = 80.0;
/// How hard WebP tries: more costs time and saves little.
const WEBP_METHOD: i32 = 2;

/// The types that are written.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Format {
    /// WebP.
    Webp,
    /// Progressive JPEG.
    Jpeg,
    /// PNG, for pictures that are transparent.
    Png,
}

impl Format {
    /// The ending of its files.
    pub fn extension(self) -> &'static str {
        match self {
            Format::Webp => "webp",
            Format::Jpeg => "jpg",
            Format::Png => "png",
        }
    }

    /// Its media type.
    pub fn media_type(self) -> &'static str {
        match self {
            Format::Webp => "image/webp",
            Format::Jpeg => "image/jpeg",
            Format::Png => "image/png",
        }
    }
}

/// A raster as a file. `None` if the format cannot hold it.
pub fn encode(raster: &Raster, format: Format) -> Option<Vec<u8>> {
    match format {
        Format::Jpeg => jpeg(raster),
        Format::Png => png(raster),
        Format::Webp => web(raster),
    }
}

fn jpeg(raster: &Raster) -> Option<Vec<u8>> {
    let (width, height) = (u16::try_from(raster.width).ok()?, u16::try_from(raster.height).ok()?);
    let colour = match raster.channels {
        Channels::Grey => ColorType::Luma,
        Channels::Rgb => ColorType::Rgb,
        Channels::Rgba => ColorType::Rgba,
        Channels::GreyAlpha | Channels::Cmyk => return None,
    };
    let mut file = Vec::new();
    let mut encoder = Encoder::new(&mut file, JPEG_QUALITY);
    encoder.set_progressive(true);
    encoder.set_optimized_huffman_tables(true);
    encoder.set_chroma_subsampling_method(ChromaSubsamplingMethod::Average);
    encoder.encode(&raster.samples, width, height, colour).ok()?;
    Some(file)
}

fn png(raster: &Raster) -> Option<Vec<u8>> {
    let colour = match raster.channels {
        Channels::Grey => ExtendedColorType::L8,
        Channels::GreyAlpha => ExtendedColorType::La8,
        Channels::Rgb => ExtendedColorType::Rgb8,
        Channels::Rgba => ExtendedColorType::Rgba8,
        Channels::Cmyk => return None,
    };
    let mut file = Vec::new();
    let encoder = PngEncoder::new_with_quality(&mut file, CompressionType::Default, FilterType::Adaptive);
    encoder.write_image(&raster.samples, raster.width, raster.height, colour).ok()?;
    Some(file)
}

fn web(raster: &Raster) -> Option<Vec<u8>> {
    let grey;
    let (samples, channels) = match raster.channels {
        Channels::Rgb | Channels::Rgba => (&raster.samples, raster.channels.count()),
        Channels::Grey => {
            grey = raster.samples.iter().flat_map(|g| [*g; 3]).collect();
            (&grey, 3)
        }
        Channels::GreyAlpha | Channels::Cmyk => return None,
    };
    if raster.width.max(raster.height) > webp::WEBP_MAX_DIMENSION {
        return None;
    }
    let (width, height) = (i32::try_from(raster.width).ok()?, i32::try_from(raster.height).ok()?);
    let stride = width.checked_mul(i32::try_from(channels).ok()?)?;
    let mut config = webp::WebPConfig::new().ok()?;
    config.quality = WEBP_QUALITY;
    config.method = WEBP_METHOD;
    let mut picture = webp::WebPPicture::new().ok()?;
    picture.width = width;
    picture.height = height;
    #[expect(unsafe_code, reason = "libwebp is written in C")]
    // SAFETY: `samples` holds height rows of `stride` bytes (the raster's
    // invariant); the writer outlives the picture that points to it; both are
    // released on every path below, and nothing keeps a pointer to them.
    unsafe {
        let mut writer = std::mem::MaybeUninit::<webp::WebPMemoryWriter>::uninit();
        webp::WebPMemoryWriterInit(writer.as_mut_ptr());
        let mut writer = writer.assume_init();
        picture.writer = Some(webp::WebPMemoryWrite);
        picture.custom_ptr = (&raw mut writer).cast();
        let import = if channels == 4 { webp::WebPPictureImportRGBA } else { webp::WebPPictureImportRGB };
        let done = import(&mut picture, samples.as_ptr(), stride) != 0 && webp::WebPEncode(&config, &mut picture) != 0;
        let file = (done && !writer.mem.is_null()).then(|| std::slice::from_raw_parts(writer.mem, writer.size).to_vec());
        webp::WebPPictureFree(&mut picture);
        webp::WebPMemoryWriterClear(&mut writer);
        file
    }
}
