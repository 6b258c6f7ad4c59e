//! Rules 2, 3 and 7: what is held against the target, and whether it passes.

use num_traits::{One, Signed};

use crate::model::plan::traits::{ChangeBasis, Kind, Of};
use crate::verdict::case::{Case, Measured, Told};
use crate::verdict::exact::{Exact, exact, percent};
use crate::verdict::status::Reason;

/// What is measured, and against which target.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Measure {
    /// The least that it can be.
    pub low: Exact,
    /// The most that it can be; the same where it is one number.
    pub high: Exact,
    /// The target that holds: a rank cannot gain more places than there are above it.
    pub target: Exact,
}

impl Measure {
    /// The measure, where it is one number.
    pub fn number(&self) -> Option<&Exact> {
        (self.low == self.high).then_some(&self.low)
    }
}

/// Rule 2: x = a for flow, annual and level; b − a or a − b for a change, in hundredths of b where it is
/// relative; b − a for a rank, with t := min(t, b − 1). Rule 7: of ranges, all that x can be.
pub fn measure(case: &Case<'_>, actual: &Told) -> Result<Measure, Reason> {
    let target = exact(case.part.target.value);
    let (low, high) = match &actual.measured {
        Measured::Missing(code) => return Err(Reason::Missing(code.clone())),
        Measured::Silent => return Err(crate::verdict::status::unreported(case)),
        Measured::One(a) => (a, a),
        Measured::Between(low, high) => (low, high),
    };
    let kind = case.part.kind();
    if matches!(kind, Kind::Flow | Kind::Annual | Kind::Level) {
        return Ok(Measure { low: low.clone(), high: high.clone(), target });
    }
    let (base_low, base_high) = case.baseline.as_ref().and_then(Told::ends).ok_or(Reason::NoBaseline)?;
    if kind == Kind::Rank {
        let most = base_high - Exact::one();
        return Ok(Measure { low: base_low - high, high: base_high - low, target: target.min(most) });
    }
    let change = changed(case, low, base_low).ok_or(Reason::NoBaseline)?;
    Ok(Measure { low: change.clone(), high: change, target })
}

fn changed(case: &Case<'_>, a: &Exact, b: &Exact) -> Option<Exact> {
    let difference = if case.part.traits.change.of == Some(Of::Rise) { a - b } else { b - a };
    match case.part.traits.basis() {
        ChangeBasis::Points => Some(difference),
        ChangeBasis::Relative => percent(&difference, b).filter(|_| b.is_positive()),
    }
}

/// Rule 3, and rule 7 for ranges: passes if the low end does, fails if the high end does; else undecidable.
pub fn passes(case: &Case<'_>, measure: &Measure) -> Result<bool, Reason> {
    let ends = [&measure.low, &measure.high].map(|end| case.passes(end, &measure.target));
    if ends[0] == ends[1] { Ok(ends[0]) } else { Err(Reason::Undecidable) }
}
