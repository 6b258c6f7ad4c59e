//! The picture maker, from outside: what is refused, what comes out, and that
//! nothing but pixels comes through.

use std::io::Cursor;

use guong::craft::picture::cut::Crop;
use guong::craft::picture::encode::Format;
use guong::craft::picture::fault::{Fault, Why};
use guong::craft::picture::kind::Kind;
use guong::craft::picture::make::{MEMORY, Made, make as make_all};
use guong::craft::picture::metadata::metadata_in;
use guong::craft::picture::probe::probe;
use guong::craft::picture::sizes::{Formats, Wish};
use image::codecs::gif::GifEncoder;
use image::codecs::png::PngEncoder;
use image::codecs::webp::WebPEncoder;
use image::{ExtendedColorType, ImageEncoder};
use jpeg_encoder::{ColorType, Encoder};
use moxcms::ColorProfile;

const WORD: &str = "bimatkhongduoclo";

fn wish(widths: &[u32]) -> Wish {
    Wish { widths: widths.to_vec(), formats: Formats::Both, crop: None }
}

fn make(bytes: &[u8], wish: &Wish) -> Result<Made, Fault> {
    make_all(bytes, std::slice::from_ref(wish), MEMORY).map(|mut all| all.remove(0))
}

/// A shape around a point, which comes to lie in its middle.
fn crop(ratio: (u32, u32), focus: (u16, u16)) -> Option<Crop> {
    Some(Crop { ratio, focus, rest: 5000 })
}

/// Left half red, right half blue, the top a little lighter.
fn halves(width: u32, height: u32) -> Vec<u8> {
    let pixel = |i: u32| {
        let (x, y) = (i % width, i / width);
        let light = if y < height / 2 { 60 } else { 0 };
        if x < width / 2 { [220, light, light] } else { [light, light, 220] }
    };
    (0..width * height).flat_map(pixel).collect()
}

/// Smooth colours with some grain, like a photo.
fn photo(width: u32, height: u32) -> Vec<u8> {
    let mut seed = 7_u32;
    let mut samples = Vec::new();
    for y in 0..height {
        for x in 0..width {
            seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            let grain = (seed >> 29) as f32;
            let wave = |k: f32| ((x as f32 / k).sin() + (y as f32 / (k * 1.3)).cos()) * 60.0 + 120.0 + grain;
            samples.extend([wave(31.0) as u8, wave(47.0) as u8, wave(83.0) as u8]);
        }
    }
    samples
}

fn jpeg_of(samples: &[u8], (width, height): (u32, u32), colour: ColorType) -> Vec<u8> {
    let mut file = Vec::new();
    Encoder::new(&mut file, 92).encode(samples, width as u16, height as u16, colour).unwrap();
    file
}

fn jpeg(width: u32, height: u32) -> Vec<u8> {
    jpeg_of(&halves(width, height), (width, height), ColorType::Rgb)
}

fn png_of(samples: &[u8], (width, height): (u32, u32), colour: ExtendedColorType) -> Vec<u8> {
    let mut file = Vec::new();
    PngEncoder::new(&mut file).write_image(samples, width, height, colour).unwrap();
    file
}

fn segment(mark: u8, data: &[u8]) -> Vec<u8> {
    let mut segment = vec![0xFF, mark];
    segment.extend(u16::try_from(data.len() + 2).unwrap().to_be_bytes());
    segment.extend(data);
    segment
}

fn after_start(jpeg: &[u8], segments: &[Vec<u8>]) -> Vec<u8> {
    [&jpeg[..2], &segments.concat(), &jpeg[2..]].concat()
}

fn exif(orientation: u8) -> Vec<u8> {
    let mut data = b"Exif\0\0MM\0*\0\0\0\x08\0\x03".to_vec();
    data.extend([0x01, 0x0E, 0, 2, 0, 0, 0, 17, 0, 0, 0, 50]);
    data.extend([0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, orientation, 0, 0]);
    data.extend([0x88, 0x25, 0, 4, 0, 0, 0, 1, 0, 0, 0, 50]);
    data.extend([0; 4]);
    data.extend(WORD.as_bytes());
    data.extend([0; 40]);
    data
}

fn crc(data: &[u8]) -> u32 {
    !data.iter().fold(!0_u32, |crc, byte| {
        (0..8).fold(crc ^ u32::from(*byte), |c, _| if c & 1 == 1 { 0xEDB8_8320 ^ (c >> 1) } else { c >> 1 })
    })
}

fn chunk(name: &[u8; 4], data: &[u8]) -> Vec<u8> {
    let named = [&name[..], data].concat();
    [&u32::try_from(data.len()).unwrap().to_be_bytes()[..], &named, &crc(&named).to_be_bytes()].concat()
}

fn after_head(png: &[u8], chunks: &[Vec<u8>]) -> Vec<u8> {
    [&png[..33], &chunks.concat(), &png[33..]].concat()
}

fn decoded(made: &Made, format: Format) -> image::RgbaImage {
    let file = made.files.iter().rfind(|f| f.format == format).unwrap();
    match format {
        // JPEG is read back by the maker itself: a wish for PNG does not exist.
        Format::Jpeg => {
            let mut decoder = zune_jpeg::JpegDecoder::new(zune_core::bytestream::ZCursor::new(&file.bytes));
            let samples = decoder.decode().unwrap();
            let rgb = if samples.len() == (file.width * file.height) as usize {
                samples.iter().flat_map(|g| [*g; 3]).collect()
            } else {
                samples
            };
            let rgb = image::RgbImage::from_raw(file.width, file.height, rgb).unwrap();
            image::DynamicImage::from(rgb).to_rgba8()
        }
        _ => image::load_from_memory(&file.bytes).unwrap().to_rgba8(),
    }
}

fn near(found: [u8; 4], wanted: [u8; 3]) -> bool {
    found.iter().zip(wanted).all(|(a, b)| a.abs_diff(b) <= 14)
}

#[test]
fn sizes_never_enlarge_and_never_repeat() {
    let made = make(&jpeg(1000, 500), &wish(&[400, 800, 1200, 1600])).unwrap();
    let widths: Vec<_> = made.files.iter().filter(|f| f.format == Format::Jpeg).map(|f| (f.width, f.height)).collect();
    assert_eq!(widths, [(400, 200), (800, 400), (1000, 500)]);
    assert_eq!((made.width, made.height), (1000, 500));
}

#[test]
fn every_orientation_is_applied() {
    // Upright: red left, blue right, lighter above. Stored as each orientation stores it.
    let upright = image::RgbImage::from_raw(64, 32, halves(64, 32)).unwrap();
    let upright = image::DynamicImage::from(upright);
    for orientation in 1..=8_u8 {
        let turned = match orientation {
            2 => upright.fliph(),
            3 => upright.rotate180(),
            4 => upright.flipv(),
            5 => upright.rotate90().fliph(),
            6 => upright.rotate270(),
            7 => upright.rotate270().fliph(),
            8 => upright.rotate90(),
            _ => upright.clone(),
        };
        let (stored, size) = (turned.to_rgb8().into_raw(), (turned.width(), turned.height()));
        let file = after_start(&jpeg_of(&stored, size, ColorType::Rgb), &[segment(0xE1, &exif(orientation))]);
        let probe = probe(&file).unwrap();
        assert_eq!((probe.width, probe.height), (64, 32), "{orientation}");
        let made = make(&file, &wish(&[64])).unwrap();
        let seen = decoded(&made, Format::Jpeg);
        assert!(near(seen.get_pixel(8, 8).0, [220, 60, 60]), "{orientation} {:?}", seen.get_pixel(8, 8));
        assert!(near(seen.get_pixel(8, 26).0, [220, 0, 0]), "{orientation}");
        assert!(near(seen.get_pixel(56, 8).0, [60, 60, 220]), "{orientation}");

        let crop = crop((1, 1), (10_000, 5000));
        let made = make(&file, &Wish { crop, ..wish(&[16]) }).unwrap();
        assert_eq!((made.width, made.height), (16, 16));
        assert!(near(decoded(&made, Format::Jpeg).get_pixel(8, 3).0, [60, 60, 220]), "{orientation}");
    }
}

/// A white dot on a dark scene: where it is, and where it comes to lie.
fn dot((width, height): (u32, u32), (x, y): (u32, u32)) -> Vec<u8> {
    let near = |i: u32| (i % width).abs_diff(x) < 24 && (i / width).abs_diff(y) < 24;
    (0..width * height)
        .flat_map(|i| if near(i) { [250; 3] } else { [(i % width / 8) as u8, (i / width / 8) as u8, 40] })
        .collect()
}

/// The middle of what is bright, in thousandths of the picture.
fn brightest(seen: &image::RgbaImage) -> (u32, u32) {
    let bright: Vec<(u32, u32)> = seen.enumerate_pixels().filter(|(_, _, p)| p.0[2] > 180).map(|(x, y, _)| (x, y)).collect();
    let count = bright.len().max(1) as u32;
    let (x, y) = bright.iter().fold((0, 0), |(a, b), (x, y)| (a + x, b + y));
    (x * 1000 / count / seen.width(), y * 1000 / count / seen.height())
}

#[test]
fn every_shape_is_cut_around_the_same_point_from_one_reading() {
    let (size, at) = ((900, 600), (675, 150));
    let file = jpeg_of(&dot(size, at), size, ColorType::Rgb);
    let focus = (7500, 2500);
    let shapes = [((4, 5), 480), ((3, 2), 900), ((1, 1), 600), ((40, 21), 900)];
    let wishes: Vec<Wish> =
        shapes.iter().map(|(ratio, _)| Wish { crop: crop(*ratio, focus), ..wish(&[150, 300, 1600]) }).collect();
    let all = make_all(&file, &wishes, MEMORY).unwrap();
    for (((across, down), widest), made) in shapes.iter().zip(&all) {
        assert_eq!(made.width, *widest, "never enlarged, never smaller than it need be");
        for file in made.files.iter().filter(|f| f.format == Format::Webp) {
            assert!((file.width * down).abs_diff(file.height * across) <= (*across).max(*down), "{}x{}", file.width, file.height);
            let seen = image::load_from_memory(&file.bytes).unwrap().to_rgba8();
            let area = Crop { ratio: (*across, *down), focus, rest: 5000 }.area(size);
            let place = |at: u32, from: u32, length: u32| (at - from) * 1000 / length;
            let expected = (place(at.0, area.left, area.width), place(at.1, area.top, area.height));
            let found = brightest(&seen);
            assert!(found.0.abs_diff(expected.0) < 12 && found.1.abs_diff(expected.1) < 12, "{found:?} {expected:?}");
        }
    }
    // One wish alone comes out as it does among others, to the eye; its shape is the same to the pixel.
    let alone = make(&file, &wishes[2]).unwrap();
    let sizes = |made: &Made| made.files.iter().map(|f| (f.width, f.height, f.format)).collect::<Vec<_>>();
    assert_eq!(sizes(&alone), sizes(&all[2]));
}

#[test]
fn a_shape_that_the_picture_has_is_the_picture() {
    let file = jpeg(900, 600);
    let own = Wish { crop: crop((3, 2), (0, 0)), ..wish(&[300, 900]) };
    let all = make_all(&file, &[wish(&[300, 900]), own], MEMORY).unwrap();
    assert_eq!(all[0], all[1]);
}

#[test]
fn what_others_show_beside_a_link_is_jpeg_whatever_it_is() {
    let samples: Vec<u8> = (0..300 * 300_u32).flat_map(|i| [220, 20, 20, if i % 300 < 150 { 0 } else { 255 }]).collect();
    let file = png_of(&samples, (300, 300), ExtendedColorType::Rgba8);
    let wish = Wish { crop: crop((40, 21), (5000, 5000)), widths: vec![1200], formats: Formats::Jpeg };
    let made = make(&file, &wish).unwrap();
    assert_eq!(made.files.iter().map(|f| (f.format, f.width, f.height)).collect::<Vec<_>>(), [(Format::Jpeg, 300, 158)]);
    let seen = decoded(&made, Format::Jpeg);
    assert!(near(seen.get_pixel(20, 80).0, [255; 3]) && near(seen.get_pixel(280, 80).0, [220, 20, 20]));
}

#[test]
fn no_metadata_comes_through() {
    let xmp = format!("http://ns.adobe.com/xap/1.0/\0<x:xmpmeta creator=\"{WORD}\"/>");
    let iptc = format!("Photoshop 3.0\08BIM{WORD}");
    let segments = [
        segment(0xE1, &exif(1)),
        segment(0xE1, xmp.as_bytes()),
        segment(0xED, iptc.as_bytes()),
        segment(0xFE, WORD.as_bytes()),
        segment(0xE5, WORD.as_bytes()),
    ];
    let jpeg = after_start(&jpeg(64, 48), &segments);
    assert_eq!(metadata_in(&jpeg), ["EXIF", "GPS", "IPTC", "XMP", "comment"]);
    let transparent: Vec<u8> = (0..64 * 48_u32).flat_map(|i| [200, 30, 30, (i % 256) as u8]).collect();
    let text = format!("Comment\0{WORD}");
    let png = after_head(
        &png_of(&transparent, (64, 48), ExtendedColorType::Rgba8),
        &[chunk(b"tEXt", text.as_bytes()), chunk(b"eXIf", &exif(1)[6..])],
    );
    assert_eq!(metadata_in(&png), ["EXIF", "GPS", "PNG text"]);
    for file in [jpeg, png] {
        assert!(file.windows(WORD.len()).any(|w| w == WORD.as_bytes()));
        for variant in make(&file, &wish(&[16, 64])).unwrap().files {
            let bytes = &variant.bytes;
            assert!(metadata_in(bytes).is_empty(), "{:?}", variant.format);
            for word in [WORD, "Exif", "xmpmeta", "Photoshop", "Comment", "GPS"] {
                assert!(!bytes.windows(word.len()).any(|w| w == word.as_bytes()), "{word} {:?}", variant.format);
            }
        }
    }
    assert!(metadata_in(&jpeg_of(&[9; 300], (10, 10), ColorType::Rgb)).is_empty());
}

#[test]
fn colours_become_srgb() {
    let p3 = ColorProfile::new_display_p3().encode().unwrap();
    let mut file = Vec::new();
    let mut encoder = Encoder::new(&mut file, 95);
    encoder.add_icc_profile(&p3).unwrap();
    encoder.encode(&[200, 100, 50].repeat(32 * 32), 32, 32, ColorType::Rgb).unwrap();
    let seen = decoded(&make(&file, &wish(&[32])).unwrap(), Format::Jpeg);
    // Display P3 (200, 100, 50) is sRGB (214, 95, 34).
    assert!(near(seen.get_pixel(16, 16).0, [214, 95, 34]), "{:?}", seen.get_pixel(16, 16));

    let mut png = Vec::new();
    let mut encoder = PngEncoder::new(&mut png);
    encoder.set_icc_profile(ColorProfile::new_gray_with_gamma(1.0).encode().unwrap()).unwrap();
    encoder.write_image(&[55; 32 * 32], 32, 32, ExtendedColorType::L8).unwrap();
    let seen = decoded(&make(&png, &wish(&[32])).unwrap(), Format::Jpeg);
    // Linear 55/255 is sRGB 128.
    assert!(near(seen.get_pixel(16, 16).0, [128; 3]), "{:?}", seen.get_pixel(16, 16));
}

#[test]
fn inks_grey_and_deep_pictures_are_read() {
    // Written as image editors do it: Adobe's marker, inks counted from 255 down.
    let made = make(include_bytes!("data/pictures/inks-red.jpg"), &wish(&[32])).unwrap();
    let seen = decoded(&made, Format::Jpeg).get_pixel(16, 16).0;
    assert!(near(seen, [215, 0, 0]), "{seen:?}");
    // The same inks, plain and as YCCK, are the same colour.
    let inks = [0_u8, 255, 255, 40].repeat(32 * 32);
    let colour = |kind| make(&jpeg_of(&inks, (32, 32), kind), &wish(&[32])).unwrap().average_colour;
    let (plain, ycck) = (colour(ColorType::Cmyk), colour(ColorType::CmykAsYcck));
    assert!(plain.iter().zip(ycck).all(|(a, b)| a.abs_diff(b) < 8), "{plain:?} {ycck:?}");
    let made = make(&jpeg_of(&[90; 32 * 32], (32, 32), ColorType::Luma), &wish(&[32])).unwrap();
    assert_eq!(made.placeholder(), "#5a5a5a");
    let deep: Vec<u8> = [40_000_u16, 20_000, 60_000].repeat(32 * 32).iter().flat_map(|s| s.to_ne_bytes()).collect();
    let made = make(&png_of(&deep, (32, 32), ExtendedColorType::Rgb16), &wish(&[32])).unwrap();
    assert!(near(decoded(&made, Format::Jpeg).get_pixel(3, 3).0, [156, 78, 233]));
}

#[test]
fn transparency_stays() {
    let samples: Vec<u8> = (0..64 * 64_u32).flat_map(|i| [220, 20, 20, if i % 64 < 32 { 0 } else { 255 }]).collect();
    let made = make(&png_of(&samples, (64, 64), ExtendedColorType::Rgba8), &wish(&[32, 64])).unwrap();
    assert!(made.files.iter().all(|f| f.format != Format::Jpeg));
    assert!(made.files.iter().any(|f| f.format == Format::Png));
    assert_eq!(made.placeholder(), "", "it would shine through");
    for format in made.files.iter().map(|f| f.format) {
        let seen = decoded(&made, format);
        assert_eq!((seen.get_pixel(3, 3).0[3], seen.get_pixel(60, 3).0[3]), (0, 255), "{format:?}");
    }
    let opaque = png_of(&[9, 9, 9, 255].repeat(64 * 64), (64, 64), ExtendedColorType::Rgba8);
    assert!(make(&opaque, &wish(&[64])).unwrap().files.iter().all(|f| f.format != Format::Png));
}

#[test]
fn webp_is_kept_only_where_its_set_is_smaller() {
    let made = make(&jpeg_of(&photo(300, 200), (300, 200), ColorType::Rgb), &wish(&[100, 200, 300])).unwrap();
    let weight = |format| made.files.iter().filter(|f| f.format == format).map(|f| f.bytes.len()).sum::<usize>();
    let (webp, jpeg) = (weight(Format::Webp), weight(Format::Jpeg));
    assert!(jpeg > 0 && webp < jpeg, "{webp} {jpeg}");
    let only = Wish { formats: Formats::Plain, ..wish(&[100]) };
    assert!(make(&self::jpeg(300, 200), &only).unwrap().files.iter().all(|f| f.format == Format::Jpeg));
    let only = Wish { formats: Formats::Webp, ..wish(&[100]) };
    assert!(make(&self::jpeg(300, 200), &only).unwrap().files.iter().all(|f| f.format == Format::Webp));
}

#[test]
fn the_same_bytes_whatever_the_threads() {
    let file = jpeg_of(&photo(500, 400), (500, 400), ColorType::Rgb);
    let with = |threads| {
        let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().unwrap();
        let tall = Wish { crop: crop((4, 5), (3000, 4000)), ..wish(&[100, 250]) };
        pool.install(|| make_all(&file, &[wish(&[100, 250, 400]), tall], MEMORY).unwrap())
    };
    assert_eq!(with(1), with(4));
}

/// A small file of every kind.
fn every_kind() -> Vec<Vec<u8>> {
    let pixels = photo(40, 30);
    let rgba: Vec<u8> = pixels.chunks_exact(3).flat_map(|p| [p[0], p[1], p[2], p[0]]).collect();
    let mut progressive = Vec::new();
    let mut encoder = Encoder::new(&mut progressive, 80);
    encoder.set_progressive(true);
    encoder.encode(&pixels, 40, 30, ColorType::Rgb).unwrap();
    let mut lossless = Vec::new();
    WebPEncoder::new_lossless(&mut lossless).write_image(&rgba, 40, 30, ExtendedColorType::Rgba8).unwrap();
    let mut gif = Vec::new();
    GifEncoder::new(&mut gif).encode(&rgba, 40, 30, ExtendedColorType::Rgba8).unwrap();
    let jpeg = jpeg_of(&pixels, (40, 30), ColorType::Rgb);
    let lossy = make(&jpeg, &Wish { formats: Formats::Webp, ..wish(&[40]) }).unwrap().files.remove(0).bytes;
    let png = png_of(&rgba, (40, 30), ExtendedColorType::Rgba8);
    vec![after_start(&jpeg, &[segment(0xE1, &exif(6))]), progressive, png, lossless, lossy, gif]
}

#[test]
fn every_prefix_is_a_fault() {
    for file in every_kind() {
        assert!(make(&file, &wish(&[20])).is_ok());
        for length in 0..file.len() {
            let cut = make(&file[..length], &wish(&[20]));
            assert!(cut.is_err(), "{:?} cut at {length} of {}", probe(&file).unwrap().kind, file.len());
        }
    }
}

#[test]
fn a_scan_that_ends_early_is_a_fault_even_when_the_end_is_written() {
    let size = (200, 240);
    for restarts in [0, 5] {
        let mut file = Vec::new();
        let mut encoder = Encoder::new(&mut file, 80);
        if restarts > 0 {
            encoder.set_restart_interval(restarts);
        }
        encoder.encode(&photo(size.0, size.1), size.0 as u16, size.1 as u16, ColorType::Rgb).unwrap();
        assert!(make(&file, &wish(&[20])).is_ok());
        for part in 5..8 {
            let cut = [&file[..file.len() * part / 10], &[0xFF, 0xD9]].concat();
            assert!(make(&cut, &wish(&[20])).is_err(), "{restarts} {part}");
        }
    }
}

#[test]
fn flipped_bytes_never_panic_or_grow() {
    let mut seed = 1_u64;
    let mut random = |below: usize| {
        seed ^= seed << 13;
        seed ^= seed >> 7;
        seed ^= seed << 17;
        (seed % below as u64) as usize
    };
    for file in every_kind() {
        for _ in 0..300 {
            let mut bad = file.clone();
            for _ in 0..=random(4) {
                let at = random(bad.len());
                bad[at] = random(256) as u8;
            }
            let _ = make_all(&bad, &[wish(&[20])], 64 << 20);
            let _ = metadata_in(&bad);
        }
    }
}

#[test]
fn strangers_are_named() {
    let found = |bytes: &[u8]| probe(bytes).unwrap_err();
    assert_eq!(found(b""), Fault::NotAPicture { found: "empty" });
    assert_eq!(found("Đây là một tệp văn bản.".as_bytes()), Fault::NotAPicture { found: "text" });
    assert_eq!(found(b"BM la viet tat"), Fault::NotAPicture { found: "text" });
    assert_eq!(found(b"<!DOCTYPE html><p>"), Fault::NotAPicture { found: "HTML" });
    assert_eq!(found(b"%PDF-1.7"), Fault::NotAPicture { found: "PDF" });
    assert_eq!(found(b"\0\0\0\x18ftypheic\0\0\0\0"), Fault::Heic);
    assert_eq!(found(b"\0\0\0\x18ftypavif\0\0\0\0"), Fault::UnknownType { found: "AVIF" });
    assert_eq!(found(b"<?xml version=\"1.0\"?>\n<svg xmlns=\"x\"/>"), Fault::Svg);
    assert_eq!(found(b"II*\0\x08\0\0\0"), Fault::UnknownType { found: "TIFF" });
    assert_eq!(found(&[0xFF, 0xD8, 0xFF]), Fault::TRUNCATED);
}

#[test]
fn bombs_and_lies_are_refused_by_their_headers() {
    let lie = |width: u32, height: u32| {
        let head = [&width.to_be_bytes()[..], &height.to_be_bytes(), &[8, 2, 0, 0, 0]].concat();
        let rest = [chunk(b"IHDR", &head), chunk(b"IDAT", &[0; 50_000]), chunk(b"IEND", &[])].concat();
        [&b"\x89PNG\r\n\x1a\n"[..], &rest].concat()
    };
    assert_eq!(probe(&lie(20_000, 20_000)), Err(Fault::Huge { width: 20_000, height: 20_000 }));
    assert_eq!(probe(&lie(14_000, 14_000)), Err(Fault::Damaged { why: Why::Size }));
    let mut file = jpeg(64, 64);
    let frame = file.windows(2).position(|w| w == [0xFF, 0xC0]).unwrap();
    file[frame + 5..frame + 9].copy_from_slice(&[0x36, 0xB0, 0x36, 0xB0]);
    assert_eq!(probe(&file), Err(Fault::SIZE));
    assert_eq!(probe(&jpeg(64, 64)).unwrap().kind, Kind::Jpeg);
    assert_eq!(make_all(&jpeg(64, 64), &[wish(&[10])], 1000), Err(Fault::Huge { width: 64, height: 64 }));
}

#[test]
fn an_animation_shows_its_first_frame() {
    let mut file = Vec::new();
    let mut encoder = GifEncoder::new(Cursor::new(&mut file));
    encoder.encode(&[200, 0, 0].repeat(32 * 32), 32, 32, ExtendedColorType::Rgb8).unwrap();
    encoder.encode(&[0, 200, 0].repeat(32 * 32), 32, 32, ExtendedColorType::Rgb8).unwrap();
    drop(encoder);
    let made = make(&file, &wish(&[32])).unwrap();
    assert!(near([made.average_colour[0], made.average_colour[1], made.average_colour[2], 0], [200, 0, 0]));
}
