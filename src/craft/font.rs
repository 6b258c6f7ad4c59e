//! What a font of the site's own holds: which letters it draws, and whether it puts marks where they belong.

use std::collections::HashSet;
use std::error::Error;
use std::io::Read;

use brotli::Decompressor;
use ttf_parser::{Face, Tag};

/// How a file says that it is woff2.
const SIGNATURE: &[u8] = b"wOF2";
/// The largest font, unpacked: a whole family of the world's scripts is smaller.
const LARGEST: usize = 32 << 20;

/// A font's letters.
#[derive(Clone, Debug)]
pub struct Font {
    letters: HashSet<char>,
    /// Whether marks that stand alone (U+0306 behind `ơ`) are put over their letter.
    pub places_marks: bool,
}

/// Why a file is no font that browsers take.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Fault {
    /// Another format.
    NotWoff2,
    /// It cannot be unpacked, or holds no letters.
    Damaged,
}

impl Fault {
    /// The word that wordings choose by.
    pub fn word(self) -> &'static str {
        match self {
            Fault::NotWoff2 => "format",
            Fault::Damaged => "damaged",
        }
    }
}

impl Font {
    /// Reads a woff2 file.
    pub fn read(bytes: &[u8]) -> Result<Font, Fault> {
        if !bytes.starts_with(SIGNATURE) {
            return Err(Fault::NotWoff2);
        }
        let unpacked = wuff::decompress_woff2_with_custom_brotli(bytes, &mut unpack).map_err(|_| Fault::Damaged)?;
        let face = Face::parse(&unpacked, 0).map_err(|_| Fault::Damaged)?;
        let letters = letters(&face);
        let tables = face.tables();
        let positions = tables.gpos.is_some_and(|table| table.features.find(Tag::from_bytes(b"mark")).is_some());
        let composes = tables.gsub.is_some_and(|table| table.features.find(Tag::from_bytes(b"ccmp")).is_some());
        if letters.is_empty() { Err(Fault::Damaged) } else { Ok(Font { letters, places_marks: positions || composes }) }
    }

    /// Whether it draws a letter.
    pub fn draws(&self, letter: char) -> bool {
        self.letters.contains(&letter)
    }
}

fn letters(face: &Face<'_>) -> HashSet<char> {
    let mut letters = HashSet::new();
    let tables = face.tables().cmap.into_iter().flat_map(|cmap| cmap.subtables);
    for table in tables.filter(ttf_parser::cmap::Subtable::is_unicode) {
        table.codepoints(|code| {
            let drawn = table.glyph_index(code).is_some_and(|glyph| glyph.0 != 0);
            letters.extend(char::from_u32(code).filter(|_| drawn));
        });
    }
    letters
}

/// Unpacks as many bytes as the file says it holds, and no more than any font does.
fn unpack(packed: &[u8], size: usize) -> Result<Vec<u8>, Box<dyn Error>> {
    if size > LARGEST {
        return Err("too large".into());
    }
    let mut bytes = Vec::new();
    Decompressor::new(packed, 4096).take(size as u64 + 1).read_to_end(&mut bytes)?;
    if bytes.len() == size { Ok(bytes) } else { Err("another size".into()) }
}

#[cfg(test)]
mod tests {
    use super::{Fault, Font};

    const FRAME: &[u8] = include_bytes!("../../tests/data/fonts/frame.woff2");
    const NO_TONES: &[u8] = include_bytes!("../../tests/data/fonts/no-tones.woff2");

    #[test]
    fn a_font_tells_what_it_draws() {
        let frame = Font::read(FRAME).expect("a font");
        assert!("aĂđƠƯạằỹÑčŏƀ\u{306}".chars().all(|c| frame.draws(c)) && !frame.draws('Ж') && frame.places_marks);
        let no_tones = Font::read(NO_TONES).expect("a font");
        assert!("aĂđƠƯñ".chars().all(|c| no_tones.draws(c)) && !no_tones.draws('ạ') && !no_tones.places_marks);
    }

    #[test]
    fn what_is_no_font_is_told() {
        assert_eq!(Font::read(b"OTTO").err(), Some(Fault::NotWoff2));
        assert_eq!(Font::read(b"").err(), Some(Fault::NotWoff2));
        for length in 4..FRAME.len() {
            assert_eq!(Font::read(&FRAME[..length]).err(), Some(Fault::Damaged), "{length} bytes");
        }
    }

    #[test]
    fn no_damage_makes_the_reader_fall() {
        for at in 4..FRAME.len() {
            for bits in [0xff, 0x01, 0x80] {
                let mut damaged = FRAME.to_vec();
                damaged[at] ^= bits;
                drop(Font::read(&damaged));
            }
        }
    }
}
