//! A standard to be met whole: one bar, and where it must end.

use crate::craft::chart::drawing::{Anchor, Drawing, width_of};
use crate::craft::chart::scale::Scale;

/// Draws a share of the whole (hundredths) and the share that is required, both with their words.
pub fn progress(reached: (f64, &str), required: (f64, &str)) -> Drawing {
    let mut drawing = Drawing::new(360.0, 96.0);
    let x = Scale::new((0.0, 100.0), (2.0, 358.0));
    drawing.rect("track", (2.0, 36.0), (356.0, 22.0));
    drawing.rect("bar", (2.0, 36.0), (x.within(reached.0) - 2.0, 22.0));
    let need = x.within(required.0);
    drawing.line("target", (need, 28.0), (need, 66.0));
    let label = |drawing: &mut Drawing, class: &str, at: f64, y: f64, text: &str| {
        let half = width_of(text) / 2.0;
        drawing.text(class, (at.clamp(half + 2.0, 356.0 - half), y), Anchor::Middle, text);
    };
    label(&mut drawing, "bold", x.within(reached.0), 22.0, reached.1);
    label(&mut drawing, "", need, 86.0, required.1);
    drawing
}
