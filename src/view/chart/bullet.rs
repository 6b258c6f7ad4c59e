//! The bullet of a row: how much of the plan is reached, where the plan ends, how
//! much is due by now.

use crate::craft::chart::drawing::Drawing;
use crate::craft::chart::scale::Scale;
use crate::model::plan::traits::Kind;
use crate::verdict::exact::exact;
use crate::view::chart::sketch::{Sketch, float};

/// How wide it is drawn; its cell stretches it.
const WIDE: f64 = 200.0;

/// What is reached of the plan, else of the way to it; nothing where neither is known.
pub fn of(sketch: &Sketch<'_, '_>) -> Option<Drawing> {
    let verdict = &sketch.judged.verdict;
    let target = exact(sketch.part().target.value);
    let yearly = || {
        let part_of_year = verdict.measure.as_ref().filter(|_| sketch.part().kind() == Kind::Annual && sketch.target() > 0.0);
        part_of_year.map(|x| 100.0 * float(&(x / target)))
    };
    let way = verdict.closed.as_ref().filter(|_| sketch.part().kind() == Kind::Level).map(float);
    let reached = way.or_else(|| verdict.percent_of_plan.as_ref().map(float)).or_else(yearly)?;
    Some(draw(reached, verdict.elapsed.as_ref().map(|s| 100.0 * float(s))))
}

/// Draws what is reached and what is due, both in hundredths of the plan.
fn draw(reached: f64, due: Option<f64>) -> Drawing {
    let most = reached.clamp(100.0, 150.0) * 1.02;
    let mut drawing = Drawing::new(WIDE, 16.0);
    let x = Scale::new((0.0, most), (0.0, WIDE));
    drawing.bar("track", (0.0, 8.0), (x.at(100.0), 9.0));
    drawing.bar("bar", (0.0, 8.0), (x.within(reached), 5.0));
    if let Some(share) = due {
        drawing.line("pace", (x.within(share), 0.0), (x.within(share), 16.0));
    }
    drawing.line("target", (x.at(100.0), 0.0), (x.at(100.0), 16.0));
    drawing
}
