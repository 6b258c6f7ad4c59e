//! What is known of one part of a plan on a day: its vintages, which of them is
//! the actual (rule 1), and which the baseline.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;

use crate::base::codes;
use crate::base::diagnostic::{Diagnostic, Place, Sink};
use crate::graph::reported::{Figure, Reported, standing};
use crate::model::period::Period;
use crate::model::plan::promise::{Indicator, Part, Plan};
use crate::model::plan::traits::{Kind, Versus};
use crate::model::snapshot::Basis;

/// One part of a plan, as known on a day.
#[derive(Clone, PartialEq, Debug)]
pub struct Series<'a> {
    /// The part; its target is what was promised.
    pub part: &'a Part,
    /// All observations in the plan's year, by publication, then file, then line.
    pub vintages: Vec<Figure<'a>>,
    /// The actual.
    pub actual: Pick<'a>,
    /// What the actual is measured against.
    pub baseline: Pick<'a>,
}

/// The figure that counts, and another that claims the same.
#[derive(Clone, Copy, PartialEq, Default, Debug)]
pub struct Pick<'a> {
    /// The figure that counts.
    pub figure: Option<Figure<'a>>,
    /// An equal claim: an error, since nothing decides between them.
    pub rival: Option<Figure<'a>>,
}

/// What is known of a part by the day that `reported` is of.
pub fn of<'a>(plan: &'a Plan, (indicator, part): (&'a Indicator, &'a Part), reported: &Reported<'a>, day: Date) -> Series<'a> {
    let figures = reported.of(&indicator.name_of(part));
    let standing = standing(figures);
    let kind = part.kind();
    let actual = |f: &Figure<'_>| f.observation.period.year() == plan.year && counts(f, kind);
    let base = baseline_period(plan, part);
    let baseline = |f: &Figure<'_>| base.is_some_and(|period| f.is_about(period, Basis::Point));
    Series {
        part,
        vintages: figures.iter().copied().filter(|f| f.observation.period.year() == plan.year).collect(),
        actual: pick(standing.iter().copied().filter(actual), day),
        baseline: pick(standing.iter().copied().filter(baseline), day),
    }
}

/// Rule 1: the latest period that has ended by the day, then the most final
/// stage, then the latest published. The candidates stand in that last order.
pub fn pick<'a>(candidates: impl Iterator<Item = Figure<'a>>, day: Date) -> Pick<'a> {
    let mut best = Pick::default();
    for figure in candidates.filter(|f| f.last_day() <= day) {
        match best.figure {
            Some(first) if figure.rank() < first.rank() => {}
            Some(first) if figure.rank() == first.rank() => best.rival = Some(figure),
            _ => best = Pick { figure: Some(figure), rival: None },
        }
    }
    best
}

/// Whether a figure of this kind can be an actual: months are never added up.
pub fn counts(figure: &Figure<'_>, kind: Kind) -> bool {
    let basis = figure.observation.basis;
    match kind {
        Kind::Flow | Kind::Annual => basis == Basis::Ytd || (basis == Basis::Period && figure.observation.period.begins_year()),
        Kind::Level | Kind::Change | Kind::Rank => basis == Basis::Point,
    }
}

/// The period whose state is the baseline, for kinds that are measured from one.
pub fn baseline_period(plan: &Plan, part: &Part) -> Option<Period> {
    if !matches!(part.kind(), Kind::Level | Kind::Change | Kind::Rank) {
        return None;
    }
    part.traits.change.vs.map(|vs| match vs {
        Versus::PreviousYearEnd => Period::of_year(plan.year).year_before(),
        Versus::Period(period) => period,
    })
}

/// Where the figures stand that count on the day and of which another claims the same.
pub fn tied(series: &Series<'_>) -> Vec<Place> {
    let picks = [series.actual, series.baseline];
    picks.iter().filter(|pick| pick.rival.is_some()).filter_map(|pick| pick.figure.map(|f| f.place())).collect()
}

/// Reports equal claims on one period, at the later: nothing decides between them. An error where a pick of the
/// day meets them; where a later period hides them they contradict each other all the same.
pub fn equal_claims(figures: &[Figure<'_>], kind: impl Fn(&Figure<'_>) -> Option<Kind>, tied: &BTreeSet<Place>, sink: &mut Sink) {
    let mut first_by_rank = BTreeMap::new();
    for figure in standing(figures).into_iter().filter(|f| kind(f).is_some_and(|kind| counts(f, kind))) {
        let first = *first_by_rank.entry(figure.rank()).or_insert(figure);
        if first != figure {
            let code = if tied.contains(&first.place()) { codes::TIE } else { codes::EQUAL_CLAIMS };
            let fault = Diagnostic::at(code, figure.place());
            let fault = fault.with("indicator", &figure.observation.name).with("period", figure.observation.period);
            sink.push(fault.with("other", &first.snapshot.file));
        }
    }
}
