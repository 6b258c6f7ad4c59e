//! The rows of `indicators.csv`: one a measured part, named as the JSON names them.

use rust_decimal::Decimal;

use crate::craft::csv::Cell;
use crate::view::open_figures::{IndicatorData, PartData, PlanData};

/// What the table says of a made-up figure.
const MADE_UP: &str = "số liệu minh họa";

type Column = (&'static str, fn(&Row<'_>) -> Cell);

struct Row<'a> {
    plan: &'a PlanData,
    indicator: &'a IndicatorData,
    part: &'a PartData,
}

const COLUMNS: [Column; 31] = [
    ("plan", |r| Cell::Number(Decimal::from(r.plan.plan))),
    ("as_of", |r| Cell::text(Some(&r.plan.as_of))),
    ("id", |r| Cell::text(Some(&r.indicator.id))),
    ("n", |r| r.indicator.n.map_or(Cell::Empty, |n| Cell::Number(Decimal::from(n)))),
    ("kind", |r| Cell::text(Some(r.part.sheet.kind))),
    ("unit", |r| Cell::text(r.part.sheet.unit.as_deref())),
    ("part", |r| Cell::text(Some(&r.part.id))),
    ("target_op", |r| Cell::text(Some(r.part.target.op))),
    ("target_value", |r| Cell::number(Some(&r.part.target.value))),
    ("target_implied", |r| flag(r.part.target.implied)),
    ("target_says", |r| Cell::text(r.part.target.says.as_deref())),
    ("actual", |r| Cell::number(r.part.observed.actual.as_deref())),
    ("period", |r| Cell::text(r.part.observed.period.as_deref())),
    ("basis", |r| Cell::text(r.part.observed.basis)),
    ("stage", |r| Cell::text(r.part.observed.stage)),
    ("snapshot", |r| Cell::text(r.part.observed.snapshot.as_deref())),
    ("measure", |r| Cell::number(r.part.verdict.measure.as_deref())),
    ("percent_of_plan", |r| Cell::number(r.part.verdict.percent_of_plan.as_deref())),
    ("gap", |r| Cell::number(r.part.verdict.gap.as_deref())),
    ("closed", |r| Cell::number(r.part.verdict.closed.as_deref())),
    ("elapsed", |r| Cell::number(r.part.verdict.elapsed.as_deref())),
    ("pace", |r| Cell::number(r.part.verdict.pace.as_deref())),
    ("status", |r| Cell::text(Some(r.part.verdict.status))),
    ("serious", |r| flag(r.part.verdict.serious)),
    ("reason", |r| Cell::text(r.part.verdict.reason.as_deref())),
    ("same_period_period", |r| Cell::text(r.part.same_period.period.as_deref())),
    ("same_period_actual", |r| Cell::number(r.part.same_period.actual.as_deref())),
    ("same_period_change", |r| Cell::number(r.part.same_period.change.as_deref())),
    ("same_period_change_percent", |r| Cell::number(r.part.same_period.change_percent.as_deref())),
    ("sample", |r| if r.part.sheet.sample { flag(true) } else { Cell::Empty }),
    ("note", |r| Cell::text(r.part.sheet.sample.then_some(MADE_UP))),
];

fn flag(yes: bool) -> Cell {
    Cell::text(Some(if yes { "true" } else { "false" }))
}

/// The rows, their heading first.
pub fn rows(plan: &PlanData) -> Vec<Vec<Cell>> {
    let heading = COLUMNS.iter().map(|(name, _)| Cell::text(Some(name))).collect();
    let row = |row: Row<'_>| COLUMNS.iter().map(|(_, cell)| cell(&row)).collect();
    let parts = plan.indicators.iter().flat_map(|indicator| indicator.parts.iter().map(move |part| (indicator, part)));
    std::iter::once(heading).chain(parts.map(|(indicator, part)| row(Row { plan, indicator, part }))).collect()
}
