//! Rule 6: which verdict a measure gets.

use num_traits::Signed;

use crate::model::plan::traits::Kind;
use crate::verdict::case::{Case, Told};
use crate::verdict::exact::{Exact, exact, ratio, step};
use crate::verdict::measure::Measure;
use crate::verdict::status::Status;

/// The verdict, and whether it is a serious one, on a measure that passes or not at that pace.
pub fn rule(case: &Case<'_>, actual: &Told, (measure, passes): (&Measure, bool), pace: Option<&Exact>) -> (Status, bool) {
    let last_word = case.is_final(actual);
    let is_flow = case.part.kind() == Kind::Flow;
    let settled = if case.is_ceiling() && is_flow { last_word } else { last_word || is_flow };
    let fails_at_once = is_flow && case.is_ceiling();
    match (passes, pace) {
        (true, _) if settled && exceeds(case, measure) => (Status::Exceeded, false),
        (true, _) if settled => (Status::Met, false),
        (true, _) => (Status::OnTrack, false),
        (false, _) if last_word || fails_at_once => (Status::Missed, false),
        (false, None) => (Status::InProgress, false),
        (false, Some(pace)) if *pace >= ratio(95, 100) => (Status::OnTrack, false),
        (false, Some(pace)) => (Status::Behind, *pace < ratio(60, 100)),
    }
}

/// Whether the target is passed by a step that shows, and by the margin.
fn exceeds(case: &Case<'_>, measure: &Measure) -> bool {
    let target = &measure.target;
    let over = if case.is_ceiling() { target - &measure.high } else { &measure.low - target };
    let margin = exact(case.part.traits.margin()) * target.abs();
    over >= step(case.part.traits.decimals()).max(margin)
}
