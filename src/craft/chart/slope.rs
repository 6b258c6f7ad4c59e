//! Two years of a ranking, the first place on top.

use crate::craft::chart::drawing::{Anchor, Drawing};
use crate::craft::chart::scale::Scale;

/// One edition: the best and worst place it can be, and both in words.
pub struct Place<'a> {
    /// The places; the same twice where it is one.
    pub ends: (f64, f64),
    /// In words: 43/63.
    pub label: &'a str,
    /// The edition.
    pub year: &'a str,
}

/// Draws two editions of a ranking of so many, and the place that is required.
pub fn slope(before: &Place<'_>, now: Option<&Place<'_>>, ranked: f64, required: (f64, &str)) -> Drawing {
    let mut drawing = Drawing::new(360.0, 252.0);
    let y = Scale::new((1.0, ranked.max(before.ends.1)), (34.0, 206.0));
    let (x1, x2) = (110.0, 250.0);
    for x in [x1, x2] {
        drawing.line("axis", (x, 28.0), (x, 212.0));
    }
    drawing.text("dim", (x1 - 10.0, 39.0), Anchor::End, "1");
    let need = y.within(required.0);
    drawing.line("target", (x2 - 34.0, need), (x2 + 34.0, need));
    drawing.text("", (x2 - 38.0, need + 5.0), Anchor::End, required.1);
    let middle = |place: &Place<'_>| y.at((place.ends.0 + place.ends.1) / 2.0);
    for (place, x, anchor, aside) in
        [Some((before, x1, Anchor::End, -14.0)), now.map(|p| (p, x2, Anchor::Start, 14.0))].into_iter().flatten()
    {
        let (top, bottom) = (y.at(place.ends.0), y.at(place.ends.1));
        if bottom > top {
            drawing.rect("bar", (x - 5.0, top), (10.0, bottom - top));
        } else {
            drawing.circle("dot", (x, top), 7.0);
        }
        drawing.text("bold", (x + aside, middle(place) + 5.0), anchor, place.label);
    }
    if let Some(now) = now {
        drawing.line("now", (x1, middle(before)), (x2, middle(now)));
        drawing.text("dim", (x2, 238.0), Anchor::Middle, now.year);
    }
    drawing.text("dim", (x1, 238.0), Anchor::Middle, before.year);
    drawing
}
