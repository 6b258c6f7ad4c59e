//! Rules 2, 3 and 7: what is held against the target, and whether it passes.

use num_traits::{One, Signed, Zero};

use crate::model::plan::traits::{ChangeBasis, Kind, Of};
use crate::verdict::case::{Case, Measured, Told};
use crate::verdict::exact::{Exact, exact, percent};
use crate::verdict::status::{Reason, unreported};

/// What is measured, and against which target.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Measure {
    /// The least that it can be.
    pub low: Exact,
    /// The most that it can be; the same where it is one number.
    pub high: Exact,
    /// The target that holds: a rank cannot gain more places than there are above it.
    pub target: Exact,
    /// Whether a range is in it: a range is no number, even from a rank to itself.
    pub ranged: bool,
}

impl Measure {
    /// A measure that is one number.
    fn one(number: Exact, target: Exact) -> Measure {
        Measure { low: number.clone(), high: number, target, ranged: false }
    }

    /// The measure, where it is one number.
    pub fn number(&self) -> Option<&Exact> {
        (!self.ranged).then_some(&self.low)
    }
}

/// Rule 2: x = a for flow, annual and level, b − a or a − b for a change, b − a for a rank.
pub fn measure(case: &Case<'_>, actual: &Told) -> Result<Measure, Reason> {
    let a = match &actual.measured {
        Measured::Missing(code) => return Err(Reason::Missing(code.clone())),
        Measured::Silent => return Err(unreported(case)),
        // Only ranks are told as ranges, and `gain` looks at both ends.
        Measured::One(a) | Measured::Between(a, _) => a,
    };
    let baseline = || case.baseline.as_ref().ok_or(Reason::NoBaseline);
    let target = exact(case.part.target.value);
    let moved = match case.part.kind() {
        Kind::Flow | Kind::Annual | Kind::Level => Some(Measure::one(a.clone(), target)),
        Kind::Change => baseline()?.number().and_then(|b| change(case, a, b)).map(|x| Measure::one(x, target)),
        Kind::Rank => gain(actual, baseline()?, target),
    };
    moved.ok_or(Reason::NoBaseline)
}

/// Rules 2 and 7: x ∈ [b_lo − a_hi, b_hi − a_lo], against t' = min(t, b_hi − 1).
fn gain(actual: &Told, baseline: &Told, target: Exact) -> Option<Measure> {
    let (a, b) = (actual.ends()?, baseline.ends()?);
    let ranged = actual.is_range() || baseline.is_range();
    Some(Measure { low: b.0 - a.1, high: b.1 - a.0, target: target.min(b.1 - Exact::one()), ranged })
}

/// Rule 2: the drop b − a, or the rise a − b; where it is relative, in hundredths of a b above zero.
fn change(case: &Case<'_>, a: &Exact, b: &Exact) -> Option<Exact> {
    let difference = if case.part.traits.change.of == Some(Of::Rise) { a - b } else { b - a };
    match case.part.traits.basis() {
        ChangeBasis::Points => Some(difference),
        ChangeBasis::Relative => percent(&difference, b).filter(|_| b.is_positive()),
    }
}

/// Rule 3, and rule 7 for ranges: passes if the low end does, fails if the high end does not; else undecidable.
/// Where no place is left to gain (t' = 0), only the first place passes.
pub fn passes(case: &Case<'_>, actual: &Told, measure: &Measure) -> Result<bool, Reason> {
    let nothing_to_gain = case.part.kind() == Kind::Rank && measure.target.is_zero();
    let ends = match actual.ends().filter(|_| nothing_to_gain) {
        Some((best, worst)) => [worst, best].map(Exact::is_one),
        None => [&measure.low, &measure.high].map(|end| case.passes(end, &measure.target)),
    };
    if ends[0] == ends[1] { Ok(ends[0]) } else { Err(Reason::Undecidable) }
}
