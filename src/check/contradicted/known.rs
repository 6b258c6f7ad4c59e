//! All that the data say of an indicator in the years that a sentence speaks of.

use std::collections::{BTreeMap, BTreeSet};

use rust_decimal::Decimal;

use crate::graph::reported::{Figure, Reported, meant};
use crate::model::period::{Period, Span};
use crate::model::plan::promise::{Part, Plan};
use crate::model::plan::traits::Kind;
use crate::model::snapshot::{Basis, Name, Reading};

/// Promises and reports.
#[derive(Clone, Debug)]
pub struct Data<'a> {
    /// Every plan.
    pub plans: &'a BTreeMap<i16, Plan>,
    /// Every report, also of later days.
    pub reported: Reported<'a>,
}

/// What a sentence says a figure of.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Claim {
    /// An amount, in the indicator's unit.
    Amount,
    /// A share of the plan.
    Share,
    /// Growth against the same period of the year before.
    Growth,
    /// A place in a ranking.
    Rank,
}

/// A figure that the data hold, or that follows from them.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Known {
    /// The figure.
    pub value: Decimal,
    /// Of which period.
    pub period: Period,
    /// Whose it is.
    pub of: Of,
}

/// Whose figure one is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Of {
    /// What was promised.
    Target,
    /// What was reported of the whole.
    Whole,
    /// What was reported of one place.
    Place,
}

impl Known {
    /// Whether a figure may be this one less another: what is lacking, what came to it in a year.
    pub fn parts_from(&self, other: &Known) -> bool {
        let months = |known: &Known| known.period.span().months().1;
        let year_apart = self.period.year() != other.period.year() && months(self) == months(other);
        year_apart || (self.of == Of::Target) != (other.of == Of::Target)
    }
}

impl<'a> Data<'a> {
    /// The part of that name, in the plan of the year or the nearest.
    pub fn part(&self, name: &Name, year: i16) -> Option<&'a Part> {
        meant(self.plans, name, year).map(|(_, part)| part)
    }

    /// Whether anything is known of each of these years.
    pub fn knows(&self, name: &Name, years: &BTreeSet<i16>) -> bool {
        let promised = |year: &i16| self.plans.get(year).is_some_and(|plan| plan.part(name).is_some());
        years.iter().all(|year| promised(year) || self.figures(name, year..=year).next().is_some())
    }

    /// Whether something was reported up to the end of a month, or of that month alone.
    pub fn reaches(&self, name: &Name, years: &BTreeSet<i16>, (month, through): (i8, bool)) -> bool {
        let fits = |f: &Figure<'_>| match f.observation.basis {
            Basis::Point => true,
            Basis::Ytd => through || month == 1,
            Basis::Period => !through || f.observation.period.begins_year(),
        };
        let of_month = |f: &Figure<'_>| f.observation.period.span().months().1 == month && fits(f);
        years.iter().any(|year| self.figures(name, year..=year).any(|f| of_month(&f)))
    }

    /// How many places a ranking has, wherever it is told.
    pub fn ranked(&self, name: &Name) -> BTreeSet<i64> {
        self.reported.of(name).iter().filter_map(|f| f.observation.ranked).collect()
    }

    /// All that a figure of this sort can truly be.
    pub fn all(&self, name: &Name, years: &BTreeSet<i16>, claim: Claim) -> Vec<Known> {
        years.iter().flat_map(|year| self.of_year(name, *year, claim)).collect()
    }

    fn of_year(&self, name: &Name, year: i16, claim: Claim) -> Vec<Known> {
        let values: Vec<Known> = self.figures(name, &(year - 1)..=&year).flat_map(values).collect();
        let target = self.plans.get(&year).and_then(|plan| plan.part(name)).map(|(_, part)| part.target.value);
        let target = target.map(|value| Known { value, period: Period::of_year(year), of: Of::Target });
        let (now, before): (Vec<Known>, Vec<Known>) = values.into_iter().partition(|known| known.period.year() == year);
        let change = self.part(name, year).is_some_and(|part| part.kind() == Kind::Change);
        let share = |value: Decimal| Some(value * Decimal::ONE_HUNDRED).and_then(|v| v.checked_div(target?.value));
        let with = |known: &Known, value: Decimal| Known { value, ..*known };
        let falls = || now.iter().flat_map(|a| before.iter().map(|b| with(a, (b.value - a.value).abs())));
        match claim {
            Claim::Rank => now.iter().chain(&before).copied().collect(),
            Claim::Amount if change => falls().chain(now.iter().copied()).chain(before.iter().copied()).chain(target).collect(),
            Claim::Amount => now.iter().chain(&before).copied().chain(target).collect(),
            Claim::Share if change => falls().filter_map(|k| share(k.value).map(|v| with(&k, v))).collect(),
            Claim::Share => now.iter().filter_map(|k| share(k.value).map(|v| with(k, v))).collect(),
            Claim::Growth => now.iter().flat_map(|a| growths(a, &before)).collect(),
        }
    }

    fn figures<'y>(&self, name: &Name, years: std::ops::RangeInclusive<&'y i16>) -> impl Iterator<Item = Figure<'a>> {
        let (first, last) = (**years.start(), **years.end());
        let within = move |f: &&Figure<'a>| (first..=last).contains(&f.observation.period.year());
        self.reported.of(name).iter().filter(within).copied().collect::<Vec<_>>().into_iter()
    }
}

/// The numbers of one report, those of places too.
fn values(figure: Figure<'_>) -> Vec<Known> {
    let observation = figure.observation;
    let own = match observation.reading {
        Reading::Value(value) => vec![value],
        Reading::Range(low, high) => vec![low, high],
        Reading::Missing(_) | Reading::ByPlace => Vec::new(),
    };
    let known = |of: Of| move |value: Decimal| Known { value, period: observation.period, of };
    let of_places = observation.by.iter().map(|(_, value)| *value).map(known(Of::Place));
    own.into_iter().map(known(Of::Whole)).chain(of_places).collect()
}

/// By how many per cent a figure differs from those of the same stretch of the year before.
fn growths(a: &Known, before: &[Known]) -> Vec<Known> {
    let same = |span: Span| before.iter().filter(move |p| p.period.span().months().1 == span.months().1);
    let growth = |p: &Known| ((a.value - p.value) * Decimal::ONE_HUNDRED).checked_div(p.value);
    same(a.period.span()).filter_map(growth).map(|value| Known { value: value.abs(), ..*a }).collect()
}
