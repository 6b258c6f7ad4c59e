//! Rule 4: how much of the plan is reached.

use num_traits::Signed;

use crate::model::plan::traits::{Better, Kind};
use crate::verdict::case::{Case, Told};
use crate::verdict::exact::{Exact, exact, percent};
use crate::verdict::measure::Measure;

/// P: 100x/t, not capped, and below zero where x is; a level's only where more is better, an annual's only
/// where it is final. Of a target at or below zero there is no share.
pub fn percent_of_plan(case: &Case<'_>, actual: &Told, measure: &Measure) -> Option<Exact> {
    let counts = match case.part.kind() {
        Kind::Flow | Kind::Change | Kind::Rank => true,
        Kind::Annual => case.is_final(actual),
        Kind::Level => case.part.traits.better() == Better::Up,
    };
    let reached = measure.number().filter(|_| counts && measure.target.is_positive())?;
    percent(reached, &measure.target)
}

/// The gap x − t, in the measure's own unit.
pub fn gap(measure: &Measure) -> Option<Exact> {
    measure.number().map(|x| x - &measure.target)
}

/// C = 100(a − b)/(t − b): how much of a level's way is behind it. None without a way to go.
pub fn closed(case: &Case<'_>, actual: &Told) -> Option<Exact> {
    let target = exact(case.part.target.value);
    let (a, b) = (actual.number()?, case.baseline.as_ref()?.number()?);
    let has_way = case.part.kind() == Kind::Level && !case.passes(b, &target);
    percent(&(a - b), &(&target - b)).filter(|_| has_way)
}
