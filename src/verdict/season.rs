//! How a year's work spreads over its months, learnt from years that are over.

use jiff::civil::Date;
use num_traits::Signed;

use crate::graph::reported::Figure;
use crate::graph::series::{counts, pick};
use crate::model::period::Period;
use crate::model::plan::traits::Kind;
use crate::model::snapshot::{Basis, cover};
use crate::verdict::case::Told;
use crate::verdict::exact::{Exact, quotient};

/// How many years are learnt from.
const YEARS: usize = 3;
/// How far back they may lie.
const BACK: i16 = 10;

/// Rule 5: of each of the latest three of the ten years before that have a whole year's figure above zero
/// and one of the same period, the share of that year which the period had brought; latest first.
pub fn seasons(standing: &[Figure<'_>], (kind, period): (Kind, Period), place: Option<&str>, day: Date) -> Vec<Exact> {
    let basis = if matches!(kind, Kind::Flow | Kind::Annual) { Basis::Ytd } else { Basis::Point };
    let number = |period: Period| {
        let about = |f: &Figure<'_>| counts(f, kind) && f.observation.covers == cover(period, basis);
        let figure = pick(standing.iter().copied().filter(about), day).figure?;
        Told::of(&figure, place).number().cloned()
    };
    let share = |year: i16| {
        let all = number(Period::of_year(year)).filter(Exact::is_positive)?;
        quotient(&number(period.in_year(year))?, &all)
    };
    (1..=BACK).filter_map(|back| share(period.year() - back)).take(YEARS).collect()
}
