//! The rows of `indicators.csv`: one a measured part, named as the JSON names them.

use rust_decimal::Decimal;

use crate::craft::csv::Cell;
use crate::view::open::field::{Field, Holds};
use crate::view::open_figures::{IndicatorData, PartData, PlanData};

/// What the table says of a made-up figure.
const MADE_UP: &str = "số liệu minh họa";

type Column = (&'static str, Holds, for<'a> fn(&Row<'a>) -> Cell<'a>);

struct Row<'a> {
    plan: &'a PlanData,
    indicator: &'a IndicatorData,
    part: &'a PartData,
}

const COLUMNS: [Column; 31] = [
    ("plan", Holds::Whole, |r| Cell::Number(Decimal::from(r.plan.plan))),
    ("as_of", Holds::Day, |r| Cell::text(Some(&r.plan.as_of))),
    ("id", Holds::Text, |r| Cell::text(Some(&r.indicator.id))),
    ("n", Holds::Whole, |r| r.indicator.n.map_or(Cell::Empty, |n| Cell::Number(Decimal::from(n)))),
    ("kind", Holds::Text, |r| Cell::text(Some(r.part.sheet.kind))),
    ("unit", Holds::Text, |r| Cell::text(r.part.sheet.unit.as_deref())),
    ("part", Holds::Text, |r| Cell::text(Some(&r.part.id))),
    ("target_op", Holds::Text, |r| Cell::text(Some(r.part.target.op))),
    ("target_value", Holds::Number, |r| Cell::number(Some(&r.part.target.value))),
    ("target_implied", Holds::Flag, |r| flag(r.part.target.implied)),
    ("target_says", Holds::Text, |r| Cell::text(r.part.target.says.as_deref())),
    ("actual", Holds::Number, |r| Cell::number(r.part.observed.actual.as_deref())),
    ("period", Holds::Text, |r| Cell::text(r.part.observed.period.as_deref())),
    ("basis", Holds::Text, |r| Cell::text(r.part.observed.basis)),
    ("stage", Holds::Text, |r| Cell::text(r.part.observed.stage)),
    ("snapshot", Holds::Text, |r| Cell::text(r.part.observed.snapshot.as_deref())),
    ("measure", Holds::Number, |r| Cell::number(r.part.verdict.measure.as_deref())),
    ("percent_of_plan", Holds::Number, |r| Cell::number(r.part.verdict.percent_of_plan.as_deref())),
    ("gap", Holds::Number, |r| Cell::number(r.part.verdict.gap.as_deref())),
    ("closed", Holds::Number, |r| Cell::number(r.part.verdict.closed.as_deref())),
    ("elapsed", Holds::Number, |r| Cell::number(r.part.verdict.elapsed.as_deref())),
    ("pace", Holds::Number, |r| Cell::number(r.part.verdict.pace.as_deref())),
    ("status", Holds::Text, |r| Cell::text(Some(r.part.verdict.status))),
    ("serious", Holds::Flag, |r| flag(r.part.verdict.serious)),
    ("reason", Holds::Text, |r| Cell::text(r.part.verdict.reason.as_deref())),
    ("same_period_period", Holds::Text, |r| Cell::text(r.part.same_period.period.as_deref())),
    ("same_period_actual", Holds::Number, |r| Cell::number(r.part.same_period.actual.as_deref())),
    ("same_period_change", Holds::Number, |r| Cell::number(r.part.same_period.change.as_deref())),
    ("same_period_change_percent", Holds::Number, |r| Cell::number(r.part.same_period.change_percent.as_deref())),
    ("sample", Holds::Flag, |r| if r.part.sheet.sample { flag(true) } else { Cell::Empty }),
    ("note", Holds::Text, |r| Cell::text(r.part.sheet.sample.then_some(MADE_UP))),
];

fn flag(yes: bool) -> Cell<'static> {
    Cell::text(Some(if yes { "true" } else { "false" }))
}

/// The table's fields.
pub fn fields() -> impl Iterator<Item = Field> {
    COLUMNS.iter().map(|(name, holds, _)| (*name, *holds))
}

/// The rows, their heading first.
pub fn rows(plan: &PlanData) -> Vec<Vec<Cell<'_>>> {
    let heading = COLUMNS.iter().map(|(name, _, _)| Cell::text(Some(name))).collect();
    let parts = plan.indicators.iter().flat_map(|indicator| indicator.parts.iter().map(move |part| (indicator, part)));
    let rows = parts.map(|(indicator, part)| row(&Row { plan, indicator, part }));
    std::iter::once(heading).chain(rows).collect()
}

fn row<'a>(row: &Row<'a>) -> Vec<Cell<'a>> {
    COLUMNS.iter().map(|(_, _, cell)| cell(row)).collect()
}
