//! Small counts: one named dot for each thing that was promised.

use num_traits::ToPrimitive;
use rust_decimal::Decimal;

use crate::craft::chart::drawing::{Drawing, Room};
use crate::craft::chart::letters::{Anchor, cut};
use crate::model::plan::traits::Kind;
use crate::view::chart::sketch::{Chart, Sketch, Table, count, once};

/// Up to how many things are drawn one by one.
const COUNTABLE: u32 = 12;
/// How many stand beside each other where they have no names.
const ROW: usize = 6;

/// Flows of few whole things.
pub fn of(sketch: &Sketch<'_, '_>) -> Option<Chart> {
    let target = sketch.part().target.value;
    let fits = sketch.part().kind() == Kind::Flow && small(target);
    let actual = sketch.value().filter(|v| fits && small(*v))?;
    let whole = |v: Decimal| v.to_usize().unwrap_or(0);
    let mut names = Vec::new();
    for (place, value) in &sketch.actual()?.observation.by {
        names.extend(std::iter::repeat_n(sketch.places.name(&place.id), whole(*value).min(40)));
    }
    let (reached, promised) = (whole(actual), whole(target));
    let mut key = vec![("dot", sketch.chart_word("there"))];
    if promised > reached {
        key.push(("hollow", sketch.chart_word("lacking")));
    }
    if reached > promised {
        key.push(("target", sketch.chart_word("target")));
    }
    Some(once(draw((reached, promised), &names), key, table(sketch, (reached, promised), &names)))
}

/// Whether a number counts few whole things.
pub fn small(number: Decimal) -> bool {
    number.fract().is_zero() && number >= Decimal::ZERO && number <= Decimal::from(COUNTABLE)
}

fn table(sketch: &Sketch<'_, '_>, (reached, promised): (usize, usize), names: &[String]) -> Table {
    let row = |at: usize| {
        let state = sketch.chart_word(if at < reached { "there" } else { "lacking" });
        let name = names.get(at).filter(|_| at < reached).map_or(String::new(), |n| format!(" ({n})"));
        vec![(at + 1).to_string(), state + &name]
    };
    let head = vec![sketch.chart_word("col.number"), sketch.chart_word("col.state")];
    Table { head, rows: (0..reached.max(promised)).map(row).collect() }
}

/// Draws the full dots out of those promised, the full ones named as far as names are known.
fn draw((reached, promised): (usize, usize), names: &[String]) -> Drawing {
    let number = reached.max(promised).max(1);
    let is_named = names.iter().take(reached).next().is_some();
    // Named dots stand beneath each other, so that every name has its line.
    let (columns, step) = if is_named { (1, 34.0) } else { (ROW, 46.0) };
    let rows = number.div_ceil(columns);
    let mut drawing = Drawing::new(Room::Narrow.width(), 12.0 + step * count(rows));
    for at in 0..number {
        let (x, y) = (18.0 + 56.0 * count(at % columns), 22.0 + step * count(at / columns));
        drawing.circle(if at < reached { "dot" } else { "hollow" }, (x, y), 11.0);
        if let Some(name) = names.get(at).filter(|_| at < reached) {
            drawing.text("", (x + 24.0, y + 5.0, Anchor::Start), &cut(name, 290.0));
        }
        if at + 1 == promised && reached > promised && is_named {
            drawing.line("target", (2.0, y + step / 2.0), (Room::Narrow.width() - 2.0, y + step / 2.0));
        } else if at + 1 == promised && reached > promised {
            drawing.line("target", (x + 28.0, y - 18.0), (x + 28.0, y + 18.0));
        }
    }
    drawing
}
