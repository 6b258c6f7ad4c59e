//! How far a state moved from where it stood, and how far it must.

use crate::craft::chart::drawing::{Anchor, Drawing};
use crate::craft::chart::scale::Scale;

/// What is drawn: each number with its words.
pub struct Change<'a> {
    /// Where it stood.
    pub from: (f64, &'a str),
    /// Where it stands.
    pub to: (f64, &'a str),
    /// Where it must stand.
    pub required: (f64, &'a str),
    /// The days, in words.
    pub days: (&'a str, &'a str),
}

/// Draws an arrow from then to now, against the level that is required.
pub fn change(shown: &Change<'_>) -> Drawing {
    let values = [shown.from.0, shown.to.0, shown.required.0];
    let (low, high) = values.iter().fold((f64::INFINITY, f64::NEG_INFINITY), |(l, h), v| (l.min(*v), h.max(*v)));
    let y = Scale::new((low, high), (172.0, 40.0));
    let mut drawing = Drawing::new(360.0, 232.0);
    let (x1, x2) = (80.0, 280.0);
    drawing.line("axis", (x1, 24.0), (x1, 190.0));
    drawing.line("axis", (x2, 24.0), (x2, 190.0));
    let (from, to, need) = (y.at(shown.from.0), y.at(shown.to.0), y.at(shown.required.0));
    drawing.line("target", (x1 - 60.0, need), (x2 + 72.0, need));
    let above = need > to;
    drawing.text("bold", (x1 - 60.0, need + if above { 18.0 } else { -7.0 }), Anchor::Start, shown.required.1);
    drawing.line("now", (x1, from), (x2 - 4.0, to));
    let back = ((from - to).atan2(x1 - x2 + 4.0), 14.0);
    let wing = |turn: f64| (x2 - 4.0 + back.1 * (back.0 + turn).cos(), to + back.1 * (back.0 + turn).sin());
    drawing.path("now", &[wing(0.45), (x2 - 4.0, to), wing(-0.45)]);
    drawing.circle("dot", (x1, from), 6.0);
    drawing.text("", (x1, from - 12.0), Anchor::Middle, shown.from.1);
    drawing.text("bold", (x2, to - 12.0), Anchor::Middle, shown.to.1);
    drawing.text("dim", (x1, 214.0), Anchor::Middle, shown.days.0);
    drawing.text("dim", (x2, 214.0), Anchor::Middle, shown.days.1);
    drawing
}
