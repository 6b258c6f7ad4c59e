//! What was known when: the days on which something about an indicator became
//! known, and why its verdict changed.

use jiff::civil::Date;
use serde::Serialize;

use crate::craft::numerals::unbroken;
use crate::graph::reported::{Figure, Reported};
use crate::model::plan::promise::{Indicator, Part, Plan};
use crate::verdict::composite::deciding;
use crate::view::indicator::figure::VintageView;
use crate::view::indicator::figures::{Figures, Told};
use crate::view::verdict_words::StateView;

/// What was known on one day.
#[derive(Clone, PartialEq, Debug, Serialize)]
pub struct KnownView {
    /// The day, for readers.
    pub day: String,
    /// The day, for machines.
    pub iso: String,
    /// Its permanent page.
    pub href: String,
    /// The verdict.
    pub state: StateView,
    /// What came, and why the verdict changed where it did.
    pub because: String,
    /// Whether the verdict changed.
    pub changed: bool,
}

/// An indicator as it was known on a day.
pub struct Then<'a> {
    /// The day.
    pub day: Date,
    /// Its parts, judged on that day.
    pub told: Vec<Told<'a>>,
    /// The verdict: its worst part's.
    pub state: StateView,
    /// Which part decided.
    pub deciding: usize,
    /// What came that day, in words.
    pub came: String,
}

/// The days on which something about an indicator of a plan became known: a figure of its year, what it is
/// measured from, or, once there is a figure, an earlier year that a pace is learnt from.
pub fn days(plan: &Plan, indicator: &Indicator, reported: &Reported<'_>) -> Vec<Date> {
    let mut days = Vec::new();
    for part in &indicator.parts {
        let of_year = |f: &Figure<'_>| f.observation.period.year() == plan.year;
        let figures = reported.of(&indicator.name_of(part));
        let first = figures.iter().find(|f| of_year(f)).map(Figure::published);
        let counts = |f: &&Figure<'_>| {
            let later = first.is_some_and(|first| f.published() >= first) && f.observation.period.year() < plan.year;
            of_year(f) || later || is_baseline(plan, indicator, f)
        };
        days.extend(figures.iter().filter(counts).map(Figure::published));
    }
    days.sort_unstable();
    days.dedup();
    days
}

/// Whether a figure is what some part of the indicator is measured from.
fn is_baseline(plan: &Plan, indicator: &Indicator, figure: &Figure<'_>) -> bool {
    use crate::model::plan::traits::Versus;
    let of = |versus: Versus| match versus {
        Versus::PreviousYearEnd => figure.last_day() == jiff::civil::date(plan.year - 1, 12, 31),
        Versus::Period(period) => figure.observation.period == period,
    };
    let names = |part: &Part| indicator.name_of(part) == figure.observation.name;
    indicator.parts.iter().any(|part| part.traits.change.vs.is_some_and(of) && names(part))
}

impl<'a> Figures<'a, '_> {
    /// An indicator as it is known on this bench's day.
    pub fn then(&self, indicator: &'a Indicator) -> Then<'a> {
        let told = self.told(indicator);
        let at = deciding(told.iter().map(|t| t.judged.weight())).unwrap_or(0);
        let state = told.get(at).map(|t| t.state.clone()).unwrap_or_default();
        let came: Vec<String> = told.iter().filter_map(|t| self.came(t)).collect();
        Then { day: self.bench.day, told, state, deciding: at, came: came.join("; ") }
    }

    /// What came of a part on the bench's day: its own figures first, else what it is measured from.
    fn came(&self, told: &Told<'_>) -> Option<String> {
        let part = told.judged.series.part;
        let all = self.bench.reported.of(&told.indicator.name_of(part));
        let today = |f: &&Figure<'_>| f.published() == self.bench.day && f.observation.period.year() <= self.plan.year;
        let said: Vec<String> = all.iter().filter(today).map(|f| self.said(f, all, told)).collect();
        let name = self.voice.text(part.about.name.as_ref());
        let named = if told.indicator.parted { format!("{name}: ") } else { String::new() };
        (!said.is_empty()).then(|| format!("{named}{}", said.join("; ")))
    }

    fn said(&self, figure: &Figure<'_>, all: &[Figure<'_>], told: &Told<'_>) -> String {
        let part = told.judged.series.part;
        let view = self.voice.figure(figure, part);
        let revised = self.voice.revised(figure, all, part);
        let reason = figure.observation.revision.as_ref().and_then(|r| r.reason.clone()).unwrap_or_default();
        let of_year = figure.observation.period.year() == self.plan.year;
        let stage = if view.stage.is_empty() { String::new() } else { format!(" ({})", view.stage) };
        let key = match (of_year, revised.is_empty()) {
            (_, false) => "ind.revised",
            (true, true) => "ind.came",
            (false, true) => "ind.came_before",
        };
        let holes = [("period", &view.period), ("x", &view.text), ("stage", &stage), ("revised", &revised), ("reason", &reason)];
        self.voice.fill(key, &holes.map(|(hole, text)| (hole, text.as_str())))
    }

    /// What was known on a day, after the day before it.
    pub fn known(&self, then: &Then<'_>, before: Option<&Then<'_>>, href: String) -> KnownView {
        let (because, changed) = self.because(then, before);
        let (day, iso) = (self.voice.day(then.day), then.day.to_string());
        KnownView { day, iso, href, state: then.state.clone(), because, changed }
    }

    /// Why the verdict changed: from which to which, what came, and the arithmetic. Else what came.
    pub fn because(&self, then: &Then<'_>, before: Option<&Then<'_>>) -> (String, bool) {
        let came = &then.came;
        let Some(before) = before.filter(|before| before.state.key != then.state.key) else {
            return (unbroken(&crate::view::finding_words::capital(&format!("{came}."))), false);
        };
        let arithmetic = then.told.get(then.deciding).map(|t| self.voice.arithmetic(&t.judged)).unwrap_or_default();
        let arithmetic = if arithmetic.is_empty() { then.state.reason.clone() } else { arithmetic };
        let part = then.told.get(then.deciding).filter(|t| t.indicator.parted);
        let part = part.map(|t| self.voice.text(t.judged.series.part.about.name.as_ref()));
        let arithmetic = part.map_or_else(|| arithmetic.clone(), |name| format!("{name}: {arithmetic}"));
        let holes = [("from", &before.state.word), ("to", &then.state.word), ("came", came), ("said", &arithmetic)];
        (unbroken(&self.voice.fill("ind.because", &holes.map(|(hole, text)| (hole, text.as_str())))), true)
    }

    /// The figures of a part that came on the bench's day.
    pub fn published_today(&self, told: &Told<'_>) -> Vec<VintageView> {
        let all = &told.judged.series.vintages;
        let today = all.iter().filter(|f| f.published() == self.bench.day);
        today.map(|f| self.voice.vintage_of(f, all, told.judged.series.part)).collect()
    }
}
