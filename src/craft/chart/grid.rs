//! The lines behind a chart that runs over time: round numbers at the left, and
//! the room that is left beside them.

use crate::craft::chart::drawing::{Drawing, Room};
use crate::craft::chart::letters::{Anchor, Labels, width_of};
use crate::craft::chart::scale::{Scale, ticks};

/// What the lines are for.
pub struct Grid<'a> {
    /// The numbers that must be inside.
    pub numbers: (f64, f64),
    /// How much room there is.
    pub room: Room,
    /// A number in words.
    pub words: &'a dyn Fn(f64) -> String,
    /// The number beside which another line stands, so that this one does not.
    pub target: f64,
}

/// A sheet with its lines, ready to be drawn on.
pub struct Sheet {
    /// The drawing.
    pub drawing: Drawing,
    /// What is written on it.
    pub labels: Labels,
    /// Where the plot begins and ends.
    pub sides: (f64, f64),
    /// Where a number stands.
    pub y: Scale,
}

impl Sheet {
    /// Writes a text at the best of the spots.
    pub fn label(&mut self, class: &str, text: &str, spots: &[(f64, f64, Anchor)]) {
        let spot = self.labels.place(text, spots);
        self.drawing.text(class, spot, text);
    }
}

/// Where the line stands on which days are written.
pub const FOOT: f64 = 8.0;

/// Draws the lines.
pub fn grid(shown: &Grid<'_>) -> Sheet {
    let (width, height) = (shown.room.width(), if shown.room == Room::Wide { 290.0 } else { 236.0 });
    let marks = ticks(shown.numbers.0, shown.numbers.1, 3);
    let (first, last) = (marks.first().copied().unwrap_or(0.0), marks.last().copied().unwrap_or(1.0));
    let words: Vec<String> = marks.iter().map(|m| (shown.words)(*m)).collect();
    let left = words.iter().map(|w| width_of(w)).fold(0.0, f64::max) + 10.0;
    let right = width - 8.0;
    let y = Scale::new((first, last), (height - 36.0, 26.0));
    let (mut drawing, mut labels) = (Drawing::new(width, height), Labels::new(width, height));
    for (mark, word) in marks.iter().zip(&words) {
        let at = y.at(*mark);
        if (at - y.at(shown.target)).abs() > 1.0 {
            drawing.line("axis", (left, at), (right, at));
        }
        let spot = (left - 8.0, at + 5.0, Anchor::End);
        labels.place(word, &[spot]);
        drawing.text("dim", spot, word);
    }
    Sheet { drawing, labels, sides: (left, right), y }
}
