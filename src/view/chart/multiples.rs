//! Small multiples: the same line for every place, on the same axis.

use std::collections::BTreeMap;

use crate::craft::chart::drawing::{Drawing, Room};
use crate::craft::chart::letters::{Anchor, cut};
use crate::craft::chart::scale::Scale;
use crate::graph::reported::Figure;
use crate::model::plan::traits::Kind;
use crate::view::chart::sketch::{Chart, NONE, Sketch, Table, count, month_of, near, once};

/// How many places are drawn.
const MOST: usize = 12;
/// How many stand beside each other on a phone.
const COLUMNS: usize = 3;
/// How high each is.
const HIGH: f64 = 92.0;

/// A place with what was told of it: the position of the report, the number near enough, and in words.
type Line = (String, Vec<(usize, f64, String)>);

/// Figures by place that were told at least twice.
pub fn of(sketch: &Sketch<'_, '_>) -> Option<Chart> {
    let mut told = [sketch.told(sketch.year - 1), sketch.told(sketch.year)].concat();
    told.retain(|f| {
        !f.observation.by.is_empty() && (f.observation.period.year() == sketch.year || sketch.part().kind() != Kind::Flow)
    });
    let lines = lines(sketch, &told);
    if told.len() < 2 || lines.len() < 2 || lines.len() > MOST {
        return None;
    }
    let months: Vec<String> = told.iter().map(|f| month_of(f.observation)).collect();
    let row = |(name, line): &Line| {
        let cell =
            |at: usize| line.iter().find(|(of, _, _)| *of == at).map_or_else(|| NONE.to_owned(), |(_, _, words)| words.clone());
        std::iter::once(name.clone()).chain((0..told.len()).map(cell)).collect()
    };
    let head = std::iter::once(sketch.chart_word("col.place")).chain(months.iter().cloned()).collect();
    let table = Table { head, rows: lines.iter().map(row).collect() };
    let span = format!("{} → {}", months.first()?, months.last()?);
    Some(once(draw(&lines, told.len()), vec![("now", sketch.fill("same_axis", &span))], table))
}

/// The places in the order of the last report that tells of each, most first.
fn lines(sketch: &Sketch<'_, '_>, told: &[Figure<'_>]) -> Vec<Line> {
    let mut by_place: BTreeMap<&str, Vec<(usize, f64, String)>> = BTreeMap::new();
    for (at, figure) in told.iter().enumerate() {
        for (place, value) in &figure.observation.by {
            by_place.entry(&place.id).or_default().push((at, near(*value), sketch.bare(*value)));
        }
    }
    let mut lines: Vec<Line> = by_place.into_iter().map(|(id, line)| (sketch.places.name(id), line)).collect();
    let last = |line: &Line| line.1.last().map_or(0.0, |(_, value, _)| *value);
    lines.sort_by(|a, b| last(b).total_cmp(&last(a)));
    lines
}

fn draw(lines: &[Line], reports: usize) -> Drawing {
    let width = Room::Narrow.width();
    let wide = width / count(COLUMNS);
    let values = || lines.iter().flat_map(|(_, line)| line.iter().map(|(_, value, _)| *value));
    let (low, high) = (values().fold(f64::INFINITY, f64::min), values().fold(f64::NEG_INFINITY, f64::max));
    let mut drawing = Drawing::new(width, HIGH * count(lines.len().div_ceil(COLUMNS)));
    for (at, (name, line)) in lines.iter().enumerate() {
        let (left, top) = (wide * count(at % COLUMNS), HIGH * count(at / COLUMNS));
        let x = Scale::new((0.0, count(reports - 1)), (left + 6.0, left + wide - 14.0));
        let y = Scale::new((low, high), (top + 82.0, top + 46.0));
        drawing.line("axis", (left + 2.0, top + 86.0), (left + wide - 8.0, top + 86.0));
        let points: Vec<(f64, f64)> = line.iter().map(|(of, value, _)| (x.at(count(*of)), y.at(*value))).collect();
        drawing.path("now thin", &points);
        drawing.text("", (left + 2.0, top + 16.0, Anchor::Start), &cut(name, wide - 6.0));
        if let (Some(point), Some((_, _, words))) = (points.last(), line.last()) {
            drawing.circle("dot", *point, 3.5);
            drawing.text("bold", (left + 2.0, top + 35.0, Anchor::Start), words);
        }
    }
    drawing
}
