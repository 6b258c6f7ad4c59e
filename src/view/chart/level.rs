//! A state on some days against the level that it shall reach.

use crate::craft::chart::drawing::{Drawing, Room};
use crate::craft::chart::grid::{FOOT, Grid, Sheet, grid};
use crate::craft::chart::letters::{Anchor, width_of};
use crate::craft::chart::scale::Scale;
use crate::graph::reported::Figure;
use crate::model::plan::traits::Kind;
use crate::view::chart::sketch::{Chart, Sketch, Table, month_of, near, twice};

/// One state.
struct Point {
    /// Months since the year 0.
    at: f64,
    value: f64,
    day: String,
    number: String,
}

/// What is drawn.
struct Shown<'a> {
    points: Vec<Point>,
    target: (f64, String),
    gap: String,
    number: &'a dyn Fn(f64) -> String,
}

/// Levels and yearly figures, which do not gather.
pub fn of(sketch: &Sketch<'_, '_>) -> Option<Chart> {
    let kind = sketch.part().kind();
    if !matches!(kind, Kind::Level | Kind::Annual) {
        return None;
    }
    let told = [sketch.told(sketch.year - 1), sketch.told(sketch.year)].concat();
    let told: Vec<Figure<'_>> = told.into_iter().filter(|f| f.observation.value().is_some()).collect();
    let points: Vec<Point> = told.iter().filter_map(|f| point(sketch, f)).collect();
    let number = |n: f64| sketch.axis(n);
    // A yearly figure of a part of the year is not yet what the target is about.
    let gap = if kind == Kind::Level { sketch.voice.gap(&sketch.judged.verdict, sketch.part()) } else { String::new() };
    let (target, shows_gap) = ((sketch.target(), sketch.plan()), !gap.is_empty());
    let shown = Shown { points, target, gap, number: &number };
    let mut key = vec![("now", sketch.chart_word("states")), ("target", sketch.chart_word("target"))];
    if shows_gap {
        key.push(("gap", sketch.chart_word("gap")));
    }
    (!shown.points.is_empty()).then(|| twice(|room| draw(&shown, room), key, table(sketch, &told)))
}

fn point(sketch: &Sketch<'_, '_>, figure: &Figure<'_>) -> Option<Point> {
    let (day, value) = (figure.last_day(), figure.observation.value()?);
    Some(Point {
        at: f64::from(day.year()) * 12.0 + f64::from(day.month()),
        value: near(value),
        day: month_of(figure.observation),
        number: sketch.amount(value),
    })
}

fn table(sketch: &Sketch<'_, '_>, told: &[Figure<'_>]) -> Table {
    let row = |f: &Figure<'_>| {
        let value = f.observation.value()?;
        Some(vec![sketch.voice.period(f.observation, sketch.part().kind()), sketch.amount(value)])
    };
    Table {
        head: vec![sketch.chart_word("col.period"), sketch.chart_word("col.value")],
        rows: told.iter().filter_map(row).collect(),
    }
}

/// Draws it. The axis need not begin at zero, since nothing is measured by its length.
fn draw(shown: &Shown<'_>, room: Room) -> Drawing {
    let values = || shown.points.iter().map(|p| p.value).chain([shown.target.0]);
    let (low, high) = (values().fold(f64::INFINITY, f64::min), values().fold(f64::NEG_INFINITY, f64::max));
    let air = ((high - low) * 0.15).max(0.05);
    let mut sheet = grid(&Grid { numbers: (low - air, high + air), room, words: shown.number, target: shown.target.0 });
    let (left, right) = sheet.sides;
    let level = sheet.y.at(shown.target.0);
    sheet.drawing.line("target", (left, level), (right, level));
    sheet.labels.keep_off_line(&[(left, level), (right, level)]);
    let x = days(shown, &sheet);
    let points: Vec<(f64, f64)> = shown.points.iter().map(|p| (x.at(p.at), sheet.y.at(p.value))).collect();
    sheet.labels.keep_off_line(&points);
    if let Some((px, py)) = points.last().filter(|(_, py)| !shown.gap.is_empty() && (py - level).abs() > 8.0) {
        sheet.drawing.line("gap", (*px, *py), (*px, level));
        sheet.labels.keep_off_line(&[(*px, *py), (*px, level)]);
    }
    sheet.drawing.path("now", &points);
    for point in &points {
        sheet.drawing.circle("dot", *point, 5.0);
        sheet.labels.keep_off(*point, 6.0);
    }
    words(shown, (&mut sheet, level), &points);
    sheet.drawing
}

/// Days stand between the sides, with room for half a label at each.
fn days(shown: &Shown<'_>, sheet: &Sheet) -> Scale {
    let at = || shown.points.iter().map(|p| p.at);
    let (start, end) = (at().fold(f64::INFINITY, f64::min), at().fold(f64::NEG_INFINITY, f64::max));
    let (left, right) = (sheet.sides.0 + 34.0, sheet.sides.1 - 40.0);
    if end > start { Scale::new((start, end), (left, right)) } else { Scale::new((start, end), (right, right)) }
}

fn words(shown: &Shown<'_>, (sheet, level): (&mut Sheet, f64), points: &[(f64, f64)]) {
    let (left, foot) = (sheet.sides.0, sheet.drawing.size().1 - FOOT);
    sheet.label("bold", &shown.target.1, &[(left + 2.0, level - 8.0, Anchor::Start), (left + 2.0, level + 19.0, Anchor::Start)]);
    let Some((&(px, py), last)) = points.last().zip(shown.points.last()) else { return };
    let (up, down) = (py - 14.0, py + 25.0);
    let edge = sheet.sides.1;
    let away = if py > level {
        [(edge, down, Anchor::End), (px - 10.0, up, Anchor::End)]
    } else {
        [(edge, up, Anchor::End), (px - 10.0, down, Anchor::End)]
    };
    sheet.label("bold", &last.number, &away);
    if !shown.gap.is_empty() {
        let middle = f64::midpoint(py, level) + 5.0;
        let (over, under) = (py.min(level) - 14.0, py.max(level) + 25.0);
        let spots = [
            (px - 9.0, middle, Anchor::End),
            (px - 12.0, under, Anchor::End),
            (edge, over - 4.0, Anchor::End),
            (edge, under + 18.0, Anchor::End),
        ];
        sheet.label("", &shown.gap, &spots);
    }
    // The last day first, then as many before it as have room.
    let mut free = f64::INFINITY;
    for (point, (px, _)) in shown.points.iter().zip(points).rev() {
        let half = width_of(&point.day) / 2.0;
        if px + half < free {
            sheet.label("dim", &point.day, &[(*px, foot, Anchor::Middle)]);
            free = px - half - 8.0;
        }
    }
}
