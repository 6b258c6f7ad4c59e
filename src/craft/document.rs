//! A parsed body: HTML with holes that only the site can fill, and what was
//! found on the way.

use crate::base::diagnostic::Spot;
use crate::craft::embed::Embed;
use crate::craft::link::Target;

/// Marks a hole in the HTML; stripped from what authors write.
pub const HOLE: char = '\u{e000}';

/// A parsed body.
#[derive(Clone, Debug, Default)]
pub struct Document {
    /// HTML, and the holes in it.
    pub pieces: Vec<Piece>,
    /// Headings, for the table of contents.
    pub headings: Vec<Heading>,
    /// The text without any markup.
    pub plain: String,
    /// How many words it has.
    pub words: usize,
}

/// A part of a body.
#[derive(Clone, Debug)]
pub enum Piece {
    /// Finished HTML.
    Html(String),
    /// What only the site can answer, and where it is written.
    Hole(Hole, Spot),
}

/// What only the site can answer.
#[derive(Clone, PartialEq, Debug)]
pub enum Hole {
    /// A link begins.
    Open(Target),
    /// The link ends; the same target as where it began.
    Close(Target),
    /// A picture.
    Picture {
        /// The file beside the entry.
        src: String,
        /// What it shows.
        alt: String,
        /// What stands beneath it.
        caption: String,
        /// Whether it is a figure of its own; else it stands in a line of text.
        alone: bool,
    },
    /// `{{ind ID@PERIOD}}`.
    Figure {
        /// `id` or `id.part`.
        indicator: String,
        /// `2023-M07`.
        period: String,
    },
    /// An embed.
    Embed(Embed),
    /// A wording of the theme, by its key.
    Wording(&'static str),
}

/// A heading of the body.
#[derive(Clone, PartialEq, Debug)]
pub struct Heading {
    /// 2 to 6.
    pub level: u8,
    /// Its anchor.
    pub id: String,
    /// Its text.
    pub text: String,
}

impl Document {
    /// The holes, in order, with their spots.
    pub fn holes(&self) -> impl Iterator<Item = (&Hole, Spot)> {
        self.pieces.iter().filter_map(|piece| match piece {
            Piece::Hole(hole, spot) => Some((hole, *spot)),
            Piece::Html(_) => None,
        })
    }

    /// The finished HTML, each hole filled.
    pub fn render(&self, fill: &mut dyn FnMut(&Hole, Spot) -> String) -> String {
        let mut out = String::new();
        for piece in &self.pieces {
            match piece {
                Piece::Html(text) => out.push_str(text),
                Piece::Hole(hole, spot) => out.push_str(&fill(hole, *spot)),
            }
        }
        out
    }
}
