//! A bullet: how much of the plan is reached, where the plan ends, how much of the year is over.

use crate::craft::chart::drawing::Drawing;
use crate::craft::chart::scale::Scale;

/// Draws what is reached of the plan, both in hundredths.
pub fn bullet(reached: f64, elapsed: Option<f64>) -> Drawing {
    let most = reached.clamp(100.0, 150.0) * 1.02;
    let mut drawing = Drawing::new(200.0, 16.0);
    let x = Scale::new((0.0, most), (0.0, 200.0));
    drawing.rect("track", (0.0, 4.0), (x.at(100.0), 8.0));
    drawing.rect("bar", (0.0, 5.5), (x.within(reached), 5.0));
    if let Some(share) = elapsed {
        drawing.line("pace", (x.within(share), 1.0), (x.within(share), 15.0));
    }
    drawing.line("target", (x.at(100.0), 1.0), (x.at(100.0), 15.0));
    drawing
}
