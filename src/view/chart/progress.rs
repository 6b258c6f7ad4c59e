//! A standard to be met whole: "4/4 KCN", one square a unit, or one bar.

use rust_decimal::Decimal;

use crate::craft::chart::drawing::{Drawing, Room};
use crate::craft::chart::letters::{Anchor, Labels};
use crate::craft::chart::scale::Scale;
use crate::model::plan::traits::Kind;
use crate::view::chart::sketch::{Chart, Sketch, Table, count, near, once};

/// Up to how many units are drawn one by one.
const SQUARES: i64 = 40;
/// How many squares stand beside each other.
const ROW: usize = 10;

/// Shares of named units, out of a hundred.
pub fn of(sketch: &Sketch<'_, '_>) -> Option<Chart> {
    let traits = &sketch.part().traits;
    let is_share = traits.kind == Some(Kind::Level) && traits.max == Some(Decimal::from(100));
    let value = sketch.value().filter(|_| is_share && traits.coverage.of_units.is_some())?;
    let units = sketch.actual()?.observation.units;
    let squares = units.filter(|(_, of)| (1..=SQUARES).contains(of));
    let mut rows =
        vec![vec![sketch.chart_word("there"), sketch.amount(value)], vec![sketch.chart_word("target"), sketch.promised()]];
    if let Some((there, of)) = units {
        rows.insert(0, vec![sketch.chart_word("units"), format!("{there}/{of}")]);
    }
    let table = Table { head: vec![sketch.chart_word("col.what"), sketch.chart_word("col.value")], rows };
    if let Some((there, of)) = squares {
        let key = vec![("bar", sketch.chart_word("there")), ("track", sketch.chart_word("lacking"))];
        let whole = |n: i64| usize::try_from(n).unwrap_or(0);
        let words = format!("{there}/{of} {}", sketch.voice.text(traits.coverage.of_units.as_ref()));
        return Some(once(counted((whole(there), whole(of)), &words), key, table));
    }
    let key = vec![("bar", sketch.chart_word("there")), ("target", sketch.chart_word("target"))];
    let plan = sketch.plan();
    Some(once(bar((near(value), &sketch.amount(value)), (sketch.target(), &plan)), key, table))
}

/// One square for each unit.
fn counted((there, of): (usize, usize), words: &str) -> Drawing {
    let rows = count(of.div_ceil(ROW));
    let mut drawing = Drawing::new(Room::Narrow.width(), 38.0 + 34.0 * rows);
    drawing.text("bold", (2.0, 20.0, Anchor::Start), words);
    for at in 0..of {
        let (x, y) = (2.0 + 34.0 * count(at % ROW), 48.0 + 34.0 * count(at / ROW));
        drawing.bar(if at < there { "bar" } else { "track" }, (x, y), (x + 26.0, 26.0));
    }
    drawing
}

/// A share of the whole, and the share that is required, in hundredths, both with their words.
fn bar(reached: (f64, &str), required: (f64, &str)) -> Drawing {
    let (width, height) = (Room::Narrow.width(), 92.0);
    let (mut drawing, mut labels) = (Drawing::new(width, height), Labels::new(width, height));
    let x = Scale::new((0.0, 100.0), (2.0, width - 2.0));
    drawing.bar("track", (2.0, 44.0), (width - 2.0, 20.0));
    drawing.bar("bar", (2.0, 44.0), (x.within(reached.0), 20.0));
    let need = x.within(required.0);
    drawing.line("target", (need, 28.0), (need, 60.0));
    drawing.text("bold", labels.place(reached.1, &[(x.within(reached.0), 20.0, Anchor::Middle)]), reached.1);
    drawing.text("", labels.place(required.1, &[(need, 80.0, Anchor::Middle)]), required.1);
    drawing
}
