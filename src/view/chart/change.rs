//! How far a state moved from where it stood, and how far it must.

use num_traits::FromPrimitive;
use rust_decimal::Decimal;

use crate::craft::chart::drawing::{Drawing, Room};
use crate::craft::chart::letters::{Anchor, Labels};
use crate::craft::chart::scale::Scale;
use crate::graph::reported::Figure;
use crate::model::plan::traits::{ChangeBasis, Kind, Of};
use crate::view::chart::sketch::{Chart, Sketch, Table, month_of, near, once};

/// What is drawn: each number with its words.
struct Shown {
    from: (f64, String),
    to: Option<(f64, String)>,
    required: (f64, String),
    days: [String; 2],
}

/// Changes whose baseline is known.
pub fn of(sketch: &Sketch<'_, '_>) -> Option<Chart> {
    let before = sketch.judged.series.baseline.figure.filter(|_| sketch.part().kind() == Kind::Change)?;
    let (b, a) = (before.observation.value()?, sketch.value());
    let step = match sketch.part().traits.basis() {
        ChangeBasis::Points => sketch.target(),
        ChangeBasis::Relative => near(b) * sketch.target() / 100.0,
    };
    let required = if sketch.part().traits.change.of == Some(Of::Rise) { near(b) + step } else { near(b) - step };
    let need = Decimal::from_f64(required).map_or_else(String::new, |d| sketch.amount(d));
    let day = |f: Option<Figure<'_>>| f.map_or_else(String::new, |f| month_of(f.observation));
    let shown = Shown {
        from: (near(b), sketch.amount(b)),
        to: a.map(|a| (near(a), sketch.amount(a))),
        required: (required, sketch.fill("need", &need)),
        days: [day(Some(before)), day(sketch.actual())],
    };
    let mut rows = vec![vec![shown.days[0].clone(), shown.from.1.clone()]];
    rows.extend(shown.to.as_ref().map(|(_, words)| vec![shown.days[1].clone(), words.clone()]));
    rows.push(vec![sketch.fill("year_end", &sketch.year.to_string()), need]);
    let key = vec![("now", sketch.chart_word("moved")), ("target", sketch.chart_word("needed"))];
    let table = Table { head: vec![sketch.chart_word("col.period"), sketch.chart_word("col.value")], rows };
    Some(once(draw(&shown), key, table))
}

/// Draws an arrow from then to now, against the level that is required.
fn draw(shown: &Shown) -> Drawing {
    let (width, height) = (Room::Narrow.width(), 226.0);
    let values = [Some(shown.from.0), shown.to.as_ref().map(|t| t.0), Some(shown.required.0)];
    let values = || values.iter().flatten().copied();
    let (low, high) = (values().fold(f64::INFINITY, f64::min), values().fold(f64::NEG_INFINITY, f64::max));
    let y = Scale::new((low, high), (166.0, 40.0));
    let (mut drawing, mut labels) = (Drawing::new(width, height), Labels::new(width, height));
    let (x1, x2) = (62.0, width - 62.0);
    for (x, day) in [x1, x2].into_iter().zip(&shown.days) {
        drawing.line("axis", (x, 20.0), (x, 190.0));
        drawing.text("dim", labels.place(day, &[(x, 214.0, Anchor::Middle)]), day);
    }
    let (from, need) = (y.at(shown.from.0), y.at(shown.required.0));
    drawing.line("target", (4.0, need), (width - 4.0, need));
    labels.keep_off_line(&[(4.0, need), (width - 4.0, need)]);
    if let Some((to, words)) = &shown.to {
        let to = y.at(*to);
        arrow(&mut drawing, (x1, from), (x2 - 4.0, to));
        labels.keep_off_line(&[(x1, from), (x2, to)]);
        let spots = [(x2, to - 14.0, Anchor::Middle), (x2, to + 25.0, Anchor::Middle)];
        drawing.text("bold", labels.place(words, &spots), words);
    }
    drawing.circle("dot", (x1, from), 6.0);
    let spots = [(x1, from - 14.0, Anchor::Middle), (x1, from + 25.0, Anchor::Middle)];
    drawing.text("bold", labels.place(&shown.from.1, &spots), &shown.from.1);
    let spots = [(4.0, need - 8.0, Anchor::Start), (4.0, need + 20.0, Anchor::Start), (width - 4.0, need + 20.0, Anchor::End)];
    drawing.text("bold", labels.place(&shown.required.1, &spots), &shown.required.1);
    drawing
}

fn arrow(drawing: &mut Drawing, from: (f64, f64), to: (f64, f64)) {
    let back = (from.1 - to.1).atan2(from.0 - to.0);
    let wing = |turn: f64| (to.0 + 15.0 * (back + turn).cos(), to.1 + 15.0 * (back + turn).sin());
    drawing.path("now", &[from, to]);
    drawing.path("now", &[wing(0.45), to, wing(-0.45)]);
}
