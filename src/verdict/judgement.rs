//! One part of a plan, judged: what is known of it, what follows, and how it was
//! a year ago.

use std::collections::BTreeMap;

use jiff::civil::Date;

use crate::graph::reported::{Figure, Reported, standing};
use crate::graph::series::{self, Series};
use crate::graph::site::Site;
use crate::model::kind;
use crate::model::plan::promise::{Indicator, Part, Plan};
use crate::model::term::{More, Term};
use crate::verdict::attainment::{closed, gap, percent_of_plan};
use crate::verdict::case::{Case, Told};
use crate::verdict::composite::deciding;
use crate::verdict::exact::Exact;
use crate::verdict::measure::{measure, passes};
use crate::verdict::pace::{Elapsed, elapsed, pace};
use crate::verdict::ruling::rule;
use crate::verdict::same_period::{Past, SamePeriod, same_period};
use crate::verdict::season::seasons;
use crate::verdict::status::{Reason, Status, unreported};

/// What the rules say of one figure.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Verdict {
    /// The number that counts.
    pub actual: Option<Exact>,
    /// What it is measured from.
    pub baseline: Option<Exact>,
    /// The target that holds; a rank's may be less than what was promised.
    pub target: Option<Exact>,
    /// x.
    pub measure: Option<Exact>,
    /// P, in hundredths.
    pub percent_of_plan: Option<Exact>,
    /// x − t.
    pub gap: Option<Exact>,
    /// C, in hundredths.
    pub closed: Option<Exact>,
    /// s, from 0 to 1.
    pub elapsed: Option<Exact>,
    /// ρ.
    pub pace: Option<Exact>,
    /// Rule 3: whether the promise is kept as things stand.
    pub passes: bool,
    /// In a word.
    pub status: Status,
    /// Far behind.
    pub serious: bool,
    /// Why nobody can say.
    pub reason: Option<Reason>,
    /// What a reader should know besides.
    pub flags: Vec<Flag>,
}

/// What a reader should know of a verdict.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Flag {
    /// Its seasons have no year to learn from, so that the year counts evenly.
    SeasonalUnlearnt,
    /// The two rankings ranked different numbers.
    RankedDiffers,
}

impl Flag {
    /// Its word in open data.
    pub fn word(self) -> &'static str {
        match self {
            Flag::SeasonalUnlearnt => "seasonal_without_history",
            Flag::RankedDiffers => "ranked_differs",
        }
    }
}

/// A part with its verdict.
#[derive(Clone, PartialEq, Debug)]
pub struct Judged<'a> {
    /// What is known.
    pub series: Series<'a>,
    /// What follows; of its worst member, where each is judged.
    pub verdict: Verdict,
    /// The worst member, where each is judged.
    pub place: Option<&'a str>,
    /// Every member with its verdict, where each is judged.
    pub members: Vec<(&'a str, Verdict)>,
    /// A year ago.
    pub same_period: SamePeriod<'a>,
}

impl Judged<'_> {
    /// What decides among several (rule 8).
    pub fn weight(&self) -> (Status, bool) {
        (self.verdict.status, self.verdict.serious)
    }
}

/// What parts are judged from.
#[derive(Clone, Copy)]
pub struct Bench<'a, 'b> {
    /// Every plan.
    pub plans: &'a BTreeMap<i16, Plan>,
    /// The list of places, for parts whose members are judged each.
    pub places: &'a [Term],
    /// What was reported by the day.
    pub reported: &'b Reported<'a>,
    /// The day.
    pub day: Date,
}

impl<'a, 'b> Bench<'a, 'b> {
    /// The bench of a site's day.
    pub fn of(site: &'a Site, reported: &'b Reported<'a>) -> Bench<'a, 'b> {
        Bench { plans: &site.figures.plans, places: site.terms(kind::Kind::Place), reported, day: site.edition.day() }
    }

    /// Every part of an indicator, judged.
    pub fn indicator(&self, plan: &'a Plan, indicator: &'a Indicator) -> Vec<Judged<'a>> {
        indicator.parts.iter().map(|part| self.part(plan, (indicator, part))).collect()
    }

    /// One part, judged.
    pub fn part(&self, plan: &'a Plan, (indicator, part): (&'a Indicator, &'a Part)) -> Judged<'a> {
        let series = series::of(plan, (indicator, part), self.reported, self.day);
        let standing = standing(self.reported.of(&indicator.name_of(part)));
        let of_place = |place: Option<&str>| verdict(&self.case(plan, &series, &standing, place));
        let figure = series.actual.figure;
        let members: Vec<(&str, Verdict)> = match figure.filter(|_| part.each) {
            Some(figure) => self.members(part, figure).into_iter().map(|id| (id, of_place(Some(id)))).collect(),
            None => Vec::new(),
        };
        let worst = deciding(members.iter().map(|(_, v)| (v.status, v.serious))).and_then(|at| members.get(at));
        let place = worst.map(|(id, _)| *id);
        let verdict = worst.map_or_else(|| of_place(None), |(_, verdict)| verdict.clone());
        let past = Past { plans: self.plans, standing: &standing, day: self.day };
        let same_period = figure.map(|f| same_period(f, (part, place), &past)).unwrap_or_default();
        Judged { series, verdict, place, members, same_period }
    }

    fn case(&self, plan: &Plan, series: &Series<'a>, standing: &[Figure<'a>], place: Option<&str>) -> Case<'a> {
        let part = series.part;
        let told = |figure: Option<Figure<'_>>| figure.map(|f| Told::of(&f, place));
        let period = series.actual.figure.map(|f| f.observation.period);
        let seasons = period.map(|period| seasons(standing, (part.kind(), period), place, self.day)).unwrap_or_default();
        Case {
            part,
            year: plan.year,
            day: self.day,
            actual: told(series.actual.figure),
            baseline: told(series.baseline.figure),
            seasons,
        }
    }

    /// The members of a part's scope that exist on the last day of a figure's period.
    fn members(&self, part: &Part, figure: Figure<'_>) -> Vec<&'a str> {
        let term = |id: &str| self.places.iter().find(|t| t.id == id);
        let group = part.traits.coverage.scope.as_ref().and_then(|s| term(&s.id)).map(|t| &t.more);
        let Some(More::Group { members }) = group else { return Vec::new() };
        let day = figure.last_day();
        let exists = |t: &Term| t.from.is_none_or(|from| from <= day) && t.to.is_none_or(|to| day <= to);
        members.iter().filter(|m| term(&m.id).is_none_or(exists)).map(|m| m.id.as_str()).collect()
    }
}

/// What the rules say of a case.
pub fn verdict(case: &Case<'_>) -> Verdict {
    let nothing = |reason: Reason| Verdict {
        actual: case.actual.as_ref().and_then(Told::number).cloned(),
        baseline: case.baseline.as_ref().and_then(Told::number).cloned(),
        target: None,
        measure: None,
        percent_of_plan: None,
        gap: None,
        closed: None,
        elapsed: None,
        pace: None,
        passes: false,
        status: Status::NoData,
        serious: false,
        reason: Some(reason),
        flags: flags(case, None),
    };
    let Some(actual) = &case.actual else { return nothing(unreported(case)) };
    let measured = match measure(case, actual) {
        Ok(measured) => measured,
        Err(reason) => return nothing(reason),
    };
    let passes = match passes(case, actual, &measured) {
        Ok(passes) => passes,
        Err(reason) => return nothing(reason),
    };
    let elapsed = elapsed(case, actual);
    let (percent_of_plan, closed) = (percent_of_plan(case, actual, &measured), closed(case, actual));
    let pace = elapsed.as_ref().and_then(|e| pace(case, e, (percent_of_plan.as_ref(), closed.as_ref())));
    let (status, serious) = rule(case, actual, (&measured, passes), pace.as_ref());
    Verdict {
        measure: measured.number().cloned(),
        gap: gap(&measured),
        target: Some(measured.target),
        percent_of_plan,
        closed,
        flags: flags(case, elapsed.as_ref()),
        elapsed: elapsed.map(|e| e.share),
        pace,
        passes,
        status,
        serious,
        reason: None,
        ..nothing(Reason::Undecidable)
    }
}

fn flags(case: &Case<'_>, elapsed: Option<&Elapsed>) -> Vec<Flag> {
    let ranked = |told: &Option<Told>| told.as_ref().and_then(|t| t.ranked);
    let differs = ranked(&case.actual).zip(ranked(&case.baseline)).is_some_and(|(a, b)| a != b);
    let unlearnt = elapsed.is_some_and(|e| e.unlearnt);
    let all = [(unlearnt, Flag::SeasonalUnlearnt), (differs, Flag::RankedDiffers)];
    all.into_iter().filter_map(|(holds, flag)| holds.then_some(flag)).collect()
}
