//! Rule 9: the same period of the year before.

use std::collections::BTreeMap;

use jiff::civil::Date;
use num_traits::Signed;

use crate::graph::reported::Figure;
use crate::graph::series::pick;
use crate::model::period::Period;
use crate::model::plan::promise::{Part, Plan};
use crate::model::plan::traits::{Coverage, Kind};
use crate::model::snapshot::{Reading, cover};
use crate::verdict::case::Told;
use crate::verdict::exact::{Exact, percent};

/// A figure held against the one of a year before.
#[derive(Clone, PartialEq, Default, Debug)]
pub struct SamePeriod<'a> {
    /// The period of the figure found, else the actual's own in the year before.
    pub period: Option<Period>,
    /// The figure found.
    pub figure: Option<Figure<'a>>,
    /// Its number.
    pub actual: Option<Exact>,
    /// a − p; places gained where it is a rank.
    pub change: Option<Exact>,
    /// 100(a − p)/p, for amounts above zero.
    pub percent: Option<Exact>,
}

/// Where a comparison looks.
pub struct Past<'a, 'b> {
    /// Every plan, since a definition may have changed.
    pub plans: &'b BTreeMap<i16, Plan>,
    /// The figures of the part that nothing replaces.
    pub standing: &'b [Figure<'a>],
    /// The day on which is compared.
    pub day: Date,
}

/// Compares an actual with the same days of the year before, counted the same way, by the same definition.
pub fn same_period<'a>(actual: Figure<'a>, (part, place): (&Part, Option<&str>), past: &Past<'a, '_>) -> SamePeriod<'a> {
    let observation = actual.observation;
    if matches!(observation.reading, Reading::Missing(_)) {
        return SamePeriod::default();
    }
    let before = observation.period.year_before();
    let days = cover(before, observation.basis);
    let about = |f: &Figure<'_>| f.observation.basis == observation.basis && f.observation.covers == days;
    let defined = meant_alike(actual, part, before.year(), past.plans);
    let found = pick(past.standing.iter().copied().filter(|f| defined && about(f)), past.day).figure;
    let a = Told::of(&actual, place).number().cloned();
    let p = found.and_then(|f| Told::of(&f, place).number().cloned());
    let change = a.zip(p.as_ref()).map(|(a, p)| if part.kind() == Kind::Rank { p - a } else { a - p });
    let percent =
        change.as_ref().zip(p.as_ref()).filter(|_| is_amount(part)).and_then(|(c, p)| percent(c, p).filter(|_| p.is_positive()));
    SamePeriod { period: Some(found.map_or(before, |f| f.observation.period)), figure: found, actual: p, change, percent }
}

/// Shares, growth rates and ranks differ by points and places, amounts by per cent.
fn is_amount(part: &Part) -> bool {
    part.kind() != Kind::Rank && part.traits.unit_word() != Some("%")
}

/// Whether the year's own plan, if it has the part, counts it the same way.
fn meant_alike(actual: Figure<'_>, part: &Part, year: i16, plans: &BTreeMap<i16, Plan>) -> bool {
    let then = plans.get(&year).and_then(|plan| plan.part(&actual.observation.name));
    then.is_none_or(|(_, then)| definition(then) == definition(part))
}

/// What is counted. A unit that was translated since is the same unit.
fn definition(part: &Part) -> impl PartialEq {
    let Coverage { excludes, includes, of_units, scope } = &part.traits.coverage;
    let scope = scope.as_ref().map(|s| &s.id);
    (part.kind(), part.traits.unit_word(), scope, includes, excludes, of_units)
}
