//! Rule 5: how much of the year is over, and whether the plan keeps up with it.

use jiff::civil::Date;
use num_traits::{One, Zero};

use crate::model::plan::traits::{Kind, Pace};
use crate::verdict::case::{Case, Told};
use crate::verdict::exact::{Exact, exact, quotient, ratio, whole};

/// The share of the year's work that is due by the period's end.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Elapsed {
    /// From 0 to 1.
    pub share: Exact,
    /// Seasonal without a year to learn from: counted evenly.
    pub unlearnt: bool,
}

/// s: by days, as in other years, or as declared; nothing for annual figures, ranks, and where no pace is named.
pub fn elapsed(case: &Case<'_>, actual: &Told) -> Option<Elapsed> {
    if matches!(case.part.kind(), Kind::Annual | Kind::Rank) {
        return None;
    }
    let last = actual.days.1;
    let sure = |share| Some(Elapsed { share, unlearnt: false });
    match case.part.traits.pace() {
        Pace::None => None,
        Pace::Linear => sure(by_days(last)),
        Pace::Steps => sure(by_steps(case, last)),
        Pace::Seasonal if case.seasons.is_empty() => Some(Elapsed { share: by_days(last), unlearnt: true }),
        Pace::Seasonal => sure(mean(&case.seasons)),
    }
}

fn by_days(last: Date) -> Exact {
    ratio(last.day_of_year().into(), last.days_in_year().into())
}

/// Nothing before the first step, all at the year's end, between two the one that is passed.
fn by_steps(case: &Case<'_>, last: Date) -> Exact {
    if last.month() == 12 {
        return Exact::one();
    }
    let steps = case.part.traits.pacing.steps.as_ref();
    let passed = steps.and_then(|s| s.range(..=last.month()).next_back());
    passed.map_or_else(Exact::zero, |(_, share)| exact(*share))
}

fn mean(shares: &[Exact]) -> Exact {
    let count = i64::try_from(shares.len()).unwrap_or(i64::MAX);
    shares.iter().sum::<Exact>() / whole(count)
}

/// ρ: what is reached (a share of the plan, or of a level's way, in hundredths) by what is due.
/// A ceiling on a flow has no pace: less is better all year.
pub fn pace(case: &Case<'_>, elapsed: &Elapsed, reached: (Option<&Exact>, Option<&Exact>)) -> Option<Exact> {
    let (percent_of_plan, closed) = reached;
    let share = match case.part.kind() {
        Kind::Flow if case.is_ceiling() => None,
        Kind::Flow | Kind::Change => percent_of_plan,
        Kind::Level => closed,
        Kind::Annual | Kind::Rank => None,
    };
    quotient(&(share? / whole(100)), &elapsed.share)
}
