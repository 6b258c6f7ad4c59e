//! Texts in the compressed forms that servers hand out as they are.

use std::io::Write;

use brotli::enc::BrotliEncoderParams;
use flate2::{Compression, GzBuilder};

/// How a file is compressed.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Coding {
    /// `br`: an eighth smaller than gzip at its best, understood by every browser over HTTPS.
    Brotli,
    /// `gz`: understood by everything.
    Gzip,
}

/// What need not be made small: it fits into one packet anyway.
const PACKET: usize = 1024;
/// What pages are compressed with: of 240 pages of 16 KB each took 1.2 ms and came to 25.9%; quality 11 takes 60 ms
/// for 23.3%, gzip comes to 27.4%.
const QUICK: i32 = 6;
/// What is compressed once for every page that names it.
const BEST: i32 = 11;
/// How far back brotli looks, as a power of two: further costs twice the time and finds nothing in a page.
const WINDOW: i32 = 18;

/// The compressed form of a text; none if it would not be smaller. The same bytes on every machine.
pub fn compressed(coding: Coding, kind: &str, bytes: &[u8]) -> Option<Vec<u8>> {
    let small = match coding {
        _ if bytes.len() < PACKET => return None,
        Coding::Brotli if is_shared(kind) => brotli(bytes, BEST),
        Coding::Brotli => brotli(bytes, QUICK),
        Coding::Gzip => gzip(bytes),
    };
    small.filter(|small| small.len() < bytes.len())
}

/// Whether files of a kind, told by its extension, are texts.
pub fn is_text(kind: &str) -> bool {
    const TEXTS: [&str; 12] = ["html", "css", "js", "mjs", "json", "geojson", "webmanifest", "xml", "svg", "csv", "txt", "vtt"];
    TEXTS.contains(&kind)
}

/// Whether files of a kind stand behind many pages and seldom change.
fn is_shared(kind: &str) -> bool {
    ["css", "js", "mjs"].contains(&kind)
}

fn brotli(bytes: &[u8], quality: i32) -> Option<Vec<u8>> {
    let mut small = Vec::new();
    let params = BrotliEncoderParams { quality, lgwin: WINDOW, size_hint: bytes.len(), ..Default::default() };
    brotli::BrotliCompress(&mut &*bytes, &mut small, &params).ok()?;
    Some(small)
}

/// Without a name and a time in its head, which would differ from build to build.
fn gzip(bytes: &[u8]) -> Option<Vec<u8>> {
    let mut writer = GzBuilder::new().mtime(0).write(Vec::new(), Compression::best());
    writer.write_all(bytes).ok()?;
    writer.finish().ok()
}

#[cfg(test)]
mod tests {
    use std::io::Read;

    use super::{Coding, compressed};

    fn undone(coding: Coding, small: &[u8]) -> Vec<u8> {
        let mut bytes = Vec::new();
        match coding {
            Coding::Brotli => brotli::BrotliDecompress(&mut &*small, &mut bytes).expect("brotli"),
            Coding::Gzip => drop(flate2::read::GzDecoder::new(small).read_to_end(&mut bytes).expect("gzip")),
        }
        bytes
    }

    #[test]
    fn what_is_compressed_is_smaller_and_the_same() {
        let page = "Gương sáng Kon Tum, Đắk Hà. ".repeat(100).into_bytes();
        for (coding, kind) in [(Coding::Brotli, "html"), (Coding::Brotli, "css"), (Coding::Gzip, "html")] {
            let small = compressed(coding, kind, &page).expect("it is smaller");
            assert!(small.len() < page.len() && undone(coding, &small) == page, "{coding:?} {kind}");
        }
    }

    #[test]
    fn what_gains_nothing_is_left() {
        let mut state = 1_u32;
        let mut chance = || {
            state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            state.to_be_bytes()[0]
        };
        let noise: Vec<u8> = (0..4096).map(|_| chance()).collect();
        for coding in [Coding::Brotli, Coding::Gzip] {
            assert_eq!(compressed(coding, "html", b"Too short"), None);
            assert_eq!(compressed(coding, "csv", &noise), None, "{coding:?}");
        }
    }
}
