//! Places beneath each other, most first, each with its number.

use crate::craft::chart::drawing::{Anchor, Drawing};
use crate::craft::chart::scale::Scale;

/// One place.
pub struct Bar {
    /// Its name.
    pub name: String,
    /// Its number; nothing where it told none.
    pub value: Option<f64>,
    /// The number in words, or why there is none.
    pub label: String,
}

/// Draws the places in the given order, and the number that each must reach, if there is one.
pub fn bars(places: &[Bar], required: Option<f64>) -> Drawing {
    let values = || places.iter().filter_map(|p| p.value).chain(required);
    let (low, high) = (values().fold(0.0, f64::min), values().fold(0.0, f64::max));
    let rows = f64::from(u16::try_from(places.len()).unwrap_or(u16::MAX));
    let mut drawing = Drawing::new(360.0, 6.0 + 42.0 * rows);
    let x = Scale::new((low, high), (2.0, 356.0));
    for (place, row) in places.iter().zip(0_u16..) {
        let top = 42.0 * f64::from(row);
        drawing.text("", (2.0, top + 20.0), Anchor::Start, &place.name);
        drawing.text("bold", (358.0, top + 20.0), Anchor::End, &place.label);
        drawing.rect("track", (2.0, top + 27.0), (354.0, 9.0));
        if let Some(value) = place.value {
            let (start, end) = (x.at(0.0_f64.min(value)), x.at(0.0_f64.max(value)));
            drawing.rect("bar", (start, top + 27.0), (end - start, 9.0));
        }
        if let Some(required) = required {
            drawing.line("target", (x.at(required), top + 24.0), (x.at(required), top + 39.0));
        }
    }
    drawing
}
