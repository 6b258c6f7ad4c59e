//! An amount that gathers over the year: its months against last year's and the plan.

use crate::craft::chart::drawing::{Drawing, Room};
use crate::craft::chart::grid::{FOOT, Grid, Sheet, grid};
use crate::craft::chart::key::Key;
use crate::craft::chart::letters::Anchor;
use crate::craft::chart::scale::Scale;
use crate::graph::reported::Figure;
use crate::model::plan::traits::{Kind, Pace};
use crate::view::chart::sketch::{Chart, NONE, Sketch, Table, float, near, twice};

/// What is drawn; months are 0 to 12.
struct Shown<'a> {
    target: (f64, String),
    now: Vec<(f64, f64)>,
    now_label: String,
    before: Vec<(f64, f64)>,
    before_label: String,
    /// What is due by when, where the plan says so.
    pace: Vec<(f64, f64)>,
    /// What was due by the last figure, where only other years tell.
    due: Option<(f64, f64)>,
    months: Vec<String>,
    number: &'a dyn Fn(f64) -> String,
}

/// Flows whose months are told.
pub fn of(sketch: &Sketch<'_, '_>) -> Option<Chart> {
    let actual = sketch.value().filter(|_| sketch.part().kind() == Kind::Flow)?;
    let (now, before) = (sketch.told(sketch.year), sketch.told(sketch.year - 1));
    let number = |n: f64| sketch.axis(n);
    let share = sketch.judged.verdict.percent_of_plan.as_ref().map(|p| format!(" ({})", sketch.voice.percent(p)));
    let last = before.last().and_then(|f| f.observation.value()).map_or_else(String::new, |v| sketch.bare(v));
    let shown = Shown {
        target: (sketch.target(), sketch.fill("plan", &sketch.voice.numerals().exact(sketch.part().target.value))),
        now: gathered(&now),
        now_label: sketch.bare(actual) + &share.unwrap_or_default(),
        before: gathered(&before),
        before_label: format!("{}: {last}", sketch.year - 1),
        pace: due(sketch),
        due: season(sketch, &now),
        months: sketch.months(),
        number: &number,
    };
    let key = key(sketch, &shown);
    Some(twice(|room| draw(&shown, room), key, table(sketch, &now, &before)))
}

/// From nothing at the year's beginning; nothing at all where nothing was told.
fn gathered(figures: &[Figure<'_>]) -> Vec<(f64, f64)> {
    let point = |f: &Figure<'_>| Some((f64::from(f.last_day().month()), near(f.observation.value()?)));
    let told: Vec<(f64, f64)> = figures.iter().filter_map(point).collect();
    if told.is_empty() { told } else { [vec![(0.0, 0.0)], told].concat() }
}

/// The way to the target that the plan declares.
fn due(sketch: &Sketch<'_, '_>) -> Vec<(f64, f64)> {
    let pacing = &sketch.part().traits.pacing;
    let target = sketch.target();
    match (sketch.part().traits.pace(), &pacing.steps) {
        (Pace::Linear, _) => vec![(0.0, 0.0), (12.0, target)],
        (Pace::Steps, Some(steps)) => {
            let mut way = vec![(0.0, 0.0)];
            for (month, share) in steps {
                let before = way.last().map_or(0.0, |(_, v)| *v);
                way.extend([(f64::from(*month), before), (f64::from(*month), near(*share) * target)]);
            }
            way.push((12.0, way.last().map_or(0.0, |(_, v)| *v)));
            way.push((12.0, target));
            way
        }
        _ => Vec::new(),
    }
}

/// Where other years stood by the last figure, as a share of the target.
fn season(sketch: &Sketch<'_, '_>, now: &[Figure<'_>]) -> Option<(f64, f64)> {
    let elapsed = sketch.judged.verdict.elapsed.as_ref().filter(|_| sketch.part().traits.pace() == Pace::Seasonal)?;
    Some((f64::from(now.last()?.last_day().month()), float(elapsed) * sketch.target()))
}

fn key(sketch: &Sketch<'_, '_>, shown: &Shown<'_>) -> Vec<Key> {
    let mut key = vec![("now", sketch.fill("year", &sketch.year.to_string()))];
    if !shown.before.is_empty() {
        key.push(("before", sketch.fill("year", &(sketch.year - 1).to_string())));
    }
    if !shown.pace.is_empty() {
        key.push(("pace", sketch.chart_word(if sketch.part().traits.pace() == Pace::Linear { "even" } else { "steps" })));
    }
    if shown.due.is_some() {
        key.push(("hollow", sketch.chart_word("season")));
    }
    key.push(("target", sketch.chart_word("target")));
    key
}

fn table(sketch: &Sketch<'_, '_>, now: &[Figure<'_>], before: &[Figure<'_>]) -> Table {
    let months = sketch.months();
    let of = |figures: &[Figure<'_>], month: i8| {
        let found = figures.iter().find(|f| f.last_day().month() == month);
        found.and_then(|f| f.observation.value()).map(|v| sketch.amount(v))
    };
    let row = |month: i8| {
        let cells = [of(now, month), of(before, month)];
        let name = usize::try_from(month - 1).ok().and_then(|at| months.get(at)).cloned().unwrap_or_default();
        cells.iter().any(Option::is_some).then(|| {
            let mut row = vec![name];
            row.extend(cells.into_iter().map(|c| c.unwrap_or_else(|| NONE.to_owned())));
            row
        })
    };
    let year = |year: i16| sketch.fill("year", &year.to_string());
    let head = vec![sketch.chart_word("col.month"), year(sketch.year), year(sketch.year - 1)];
    let mut table = Table { head, rows: (1..=12).filter_map(row).collect() };
    if before.is_empty() {
        table.head.truncate(2);
        table.rows.iter_mut().for_each(|r| r.truncate(2));
    }
    table
}

fn draw(shown: &Shown<'_>, room: Room) -> Drawing {
    let values = || shown.now.iter().chain(&shown.before).map(|(_, v)| *v).chain([shown.target.0, 0.0]);
    let numbers = (values().fold(0.0, f64::min), values().fold(0.0, f64::max));
    let mut sheet = grid(&Grid { numbers, room, words: shown.number, target: shown.target.0 });
    let x = Scale::new((0.0, 12.0), sheet.sides);
    months(shown, room, (&mut sheet, x));
    let line = |points: &[(f64, f64)], y: Scale| points.iter().map(|(m, v)| (x.at(*m), y.at(*v))).collect::<Vec<_>>();
    let (due, before, now) = (line(&shown.pace, sheet.y), line(&shown.before, sheet.y), line(&shown.now, sheet.y));
    if !due.is_empty() {
        sheet.drawing.path("pace", &due);
    }
    let (left, right) = sheet.sides;
    let level = sheet.y.at(shown.target.0);
    sheet.drawing.line("target", (left, level), (right, level));
    sheet.labels.keep_off_line(&[(left, level), (right, level)]);
    for (class, points) in [("before", &before), ("now", &now)] {
        if !points.is_empty() {
            sheet.drawing.path(class, points);
            sheet.labels.keep_off_line(points);
        }
    }
    if let Some((month, value)) = shown.due {
        sheet.drawing.circle("hollow", (x.at(month), sheet.y.at(value)), 5.0);
        sheet.labels.keep_off((x.at(month), sheet.y.at(value)), 6.0);
    }
    let above = [(left + 2.0, level - 8.0, Anchor::Start), (left + 2.0, level + 19.0, Anchor::Start)];
    sheet.label("bold", &shown.target.1, &above);
    if let Some((px, py)) = now.last() {
        sheet.drawing.circle("dot", (*px, *py), 6.0);
        sheet.labels.keep_off((*px, *py), 7.0);
        sheet.label("bold", &shown.now_label, &around((*px, *py)));
    }
    if let Some((px, py)) = before.last() {
        let spots = [(right, py + 20.0, Anchor::End), (right, py - 9.0, Anchor::End), (*px, py + 36.0, Anchor::End)];
        sheet.label("dim", &shown.before_label, &spots);
    }
    sheet.drawing
}

/// Beside a point: at its right first, where a rising line leaves room.
fn around((x, y): (f64, f64)) -> [(f64, f64, Anchor); 9] {
    [
        (x + 12.0, y + 5.0, Anchor::Start),
        (x + 12.0, y - 8.0, Anchor::Start),
        (x + 10.0, y + 20.0, Anchor::Start),
        (x, y + 26.0, Anchor::Middle),
        (x - 10.0, y - 10.0, Anchor::End),
        (x, y - 14.0, Anchor::Middle),
        (x - 6.0, y - 24.0, Anchor::End),
        (x - 12.0, y + 24.0, Anchor::End),
        (x + 12.0, y + 44.0, Anchor::Start),
    ]
}

fn months(shown: &Shown<'_>, room: Room, (sheet, x): (&mut Sheet, Scale)) {
    let foot = sheet.drawing.size().1 - FOOT;
    for (month, name) in (1_u8..).zip(&shown.months) {
        if room == Room::Wide || [1, 4, 7, 10, 12].contains(&month) {
            sheet.label("dim", name, &[(x.at(f64::from(month)), foot, Anchor::Middle)]);
        }
    }
}
