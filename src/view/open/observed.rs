//! All that was reported, figure by figure and place by place: the table for
//! those who compute themselves.

use std::borrow::Cow;
use std::fmt::Display;

use crate::craft::csv::{Cell, Dialect, Sheet};
use crate::graph::reported::Figure;
use crate::model::plan::promise::Part;
use crate::model::snapshot::Reading;
use crate::view::open::field::{Field, Holds};

/// The table's fields. Those of the report stand first, so that they are written once for all its places.
pub const FIELDS: [Field; 18] = [
    ("indicator", Holds::Text),
    ("part", Holds::Text),
    ("unit", Holds::Text),
    ("period", Holds::Text),
    ("first_day", Holds::Day),
    ("last_day", Holds::Day),
    ("basis", Holds::Text),
    ("stage", Holds::Text),
    ("snapshot", Holds::Text),
    ("published", Holds::Day),
    ("revises", Holds::Text),
    ("reason", Holds::Text),
    ("sample", Holds::Flag),
    ("place", Holds::Text),
    ("value", Holds::Number),
    ("low", Holds::Number),
    ("high", Holds::Number),
    ("missing", Holds::Text),
];

/// How many bytes a row has, or somewhat more.
const ROW: usize = 140;

/// A figure, and the part that it is about.
pub type Reported<'a> = (Figure<'a>, &'a Part);

/// Writes the figures in the order given.
pub fn table(figures: &[Reported<'_>], dialect: Dialect) -> String {
    let rows: usize = figures.iter().map(|(figure, _)| 1 + figure.observation.by.len()).sum();
    let mut sheet = Sheet::new(dialect, rows * ROW);
    sheet.row(FIELDS.iter().map(|(name, _)| Cell::text(Some(name))));
    for (figure, part) in figures {
        write(figure, part, &mut sheet);
    }
    sheet.finish()
}

fn write(figure: &Figure<'_>, part: &Part, sheet: &mut Sheet) {
    let observation = figure.observation;
    let report = sheet.cells(report(figure, part));
    let number = |value| Cell::Number(value);
    let whole = match &observation.reading {
        Reading::Value(value) => Some([Cell::Empty, number(*value), Cell::Empty, Cell::Empty, Cell::Empty]),
        Reading::Range(low, high) => Some([Cell::Empty, Cell::Empty, number(*low), number(*high), Cell::Empty]),
        Reading::Missing(code) => Some([Cell::Empty, Cell::Empty, Cell::Empty, Cell::Empty, Cell::text(Some(code))]),
        Reading::ByPlace => None,
    };
    if let Some(whole) = whole {
        sheet.after(&report, whole);
    }
    for (place, value) in &observation.by {
        sheet.after(&report, [Cell::text(Some(&place.id)), number(*value), Cell::Empty, Cell::Empty, Cell::Empty]);
    }
}

fn report<'f>(figure: &Figure<'f>, part: &'f Part) -> [Cell<'f>; 13] {
    let (observation, snapshot) = (figure.observation, figure.snapshot);
    let revision = observation.revision.as_ref();
    let (first, last) = observation.covers;
    let text = |text: &'f str| Cell::text(Some(text));
    let said = |value: &dyn Display| Cell::Text(Cow::Owned(value.to_string()));
    [
        text(&observation.name.indicator),
        Cell::text(observation.name.part.as_deref()),
        Cell::text(part.traits.unit.as_ref().and_then(|u| u.all().next())),
        said(&observation.period),
        said(&first),
        said(&last),
        text(observation.basis.word()),
        Cell::text(observation.stage.map(|s| s.word())),
        text(&snapshot.id),
        said(&figure.published()),
        Cell::text(revision.map(|r| r.of.id.as_str())),
        Cell::text(revision.and_then(|r| r.reason.as_deref())),
        if snapshot.is_sample(observation) { text("true") } else { Cell::Empty },
    ]
}
