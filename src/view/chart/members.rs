//! Members of a group that are judged each: what each reached, against what each must.

use crate::craft::chart::drawing::{Drawing, Room};
use crate::craft::chart::letters::{Anchor, cut, width_of};
use crate::craft::chart::scale::Scale;
use crate::verdict::judgement::Verdict;
use crate::view::chart::sketch::{Chart, Sketch, Table, count, float, once};

/// How many members are drawn; all of them stand in the table.
const MOST: usize = 12;

/// One member.
struct Bar {
    name: String,
    value: Option<f64>,
    label: String,
}

/// Parts whose members are judged each.
pub fn of(sketch: &Sketch<'_, '_>) -> Option<Chart> {
    let part = sketch.part();
    let mut members: Vec<&(&str, Verdict)> = sketch.judged.members.iter().filter(|_| part.each).collect();
    members.sort_by(|a, b| b.1.measure.cmp(&a.1.measure).then_with(|| a.0.cmp(b.0)));
    let bar = |(place, verdict): &&(&str, Verdict)| Bar {
        name: sketch.places.name(place),
        value: verdict.measure.as_ref().map(float),
        label: verdict
            .measure
            .as_ref()
            .map_or_else(|| (sketch.voice.word)("figure.missing.other"), |x| sketch.voice.measure(x, part)),
    };
    let bars: Vec<Bar> = members.iter().map(bar).collect();
    let need = sketch.voice.target(&part.target, part);
    let rows = bars.iter().map(|b| vec![b.name.clone(), b.label.clone()]).collect();
    let table = Table { head: vec![sketch.chart_word("col.place"), sketch.chart_word("col.measure")], rows };
    let key = vec![("bar", sketch.chart_word("each")), ("target", sketch.fill("plan", &need))];
    (!bars.is_empty()).then(|| once(draw(bars.get(..MOST).unwrap_or(&bars), sketch.target()), key, table))
}

/// Draws the members in the given order, and the number that each must reach.
fn draw(members: &[Bar], required: f64) -> Drawing {
    let values = || members.iter().filter_map(|p| p.value).chain([required]);
    let (low, high) = (values().fold(0.0, f64::min), values().fold(0.0, f64::max));
    let width = Room::Narrow.width();
    let mut drawing = Drawing::new(width, 4.0 + 44.0 * count(members.len()));
    let x = Scale::new((low, high), (2.0, width - 4.0));
    for (member, row) in members.iter().zip(0..) {
        let top = 44.0 * count(row);
        let room = width - 16.0 - width_of(&member.label);
        drawing.text("", (2.0, top + 18.0, Anchor::Start), &cut(&member.name, room));
        drawing.text("bold", (width - 2.0, top + 18.0, Anchor::End), &member.label);
        drawing.bar("track", (2.0, top + 32.0), (width - 2.0, 10.0));
        if let Some(value) = member.value {
            drawing.bar("bar", (x.at(0.0_f64.min(value)), top + 32.0), (x.at(0.0_f64.max(value)), 10.0));
        }
        drawing.line("target", (x.at(required), top + 24.0), (x.at(required), top + 40.0));
    }
    drawing
}
