//! Indicators for readers of one language: as rows, on their own pages, inside
//! running text.

use jiff::civil::Date;

use crate::craft::html::escape;
use crate::graph::reported::{Reported, meant};
use crate::model::entity::{Entity, Matter};
use crate::model::kind::Kind;
use crate::model::period::Period;
use crate::model::plan::promise::{Indicator, Part, Plan};
use crate::model::snapshot::Name;
use crate::model::term::List;
use crate::verdict::judgement::Bench;
use crate::view::card::Builder;
use crate::view::figure::{AboutView, Depth, Figures, IndicatorView, Rows};
use crate::view::figure_words::Voice;

impl Builder<'_> {
    /// Every indicator as known on the edition's day.
    pub fn all_rows(&self) -> Rows {
        let reported = Reported::by(self.site.edition.day(), &self.site.figures.snapshots);
        let all = self.site.figures.plans.values().flat_map(|p| p.indicators.iter().map(move |i| (p, i)));
        all.map(|(p, i)| ((p.year, i.id.clone()), self.indicator(p, i, &reported, Depth::Row))).collect()
    }

    /// One indicator, judged on the day that `reported` is of.
    pub fn indicator(&self, plan: &Plan, indicator: &Indicator, reported: &Reported<'_>, depth: Depth) -> IndicatorView {
        let mut view = self.figures(plan, reported, |figures| figures.indicator(indicator, depth));
        self.name_owner(&mut view.about);
        view.parts.iter_mut().for_each(|part| self.name_owner(&mut part.about));
        view
    }

    /// The chart of a part as a file of its own.
    pub fn chart_file(&self, plan: &Plan, part: (&Indicator, &Part), reported: &Reported<'_>, url: &str) -> Option<String> {
        self.figures(plan, reported, |figures| figures.chart_file(part, url))
    }

    fn figures<T>(&self, plan: &Plan, reported: &Reported<'_>, make: impl FnOnce(&Figures<'_>) -> T) -> T {
        let word = |key: &str| self.word(key);
        let href = |id: &str| {
            let url = self.site.url(Kind::Indicator, &format!("{}/{id}", plan.year), &self.lang);
            url.map_or_else(String::new, |u| self.site.href(&u))
        };
        let place = |id: &str| {
            let term = self.site.term(List::Places, id);
            term.map_or_else(|| id.to_owned(), |t| t.short.as_ref().unwrap_or(&t.name).get(&self.lang).to_owned())
        };
        let bench = Bench { day: reported.day(), ..Bench::of(self.site, reported) };
        make(&Figures { plan, bench: &bench, voice: Voice { lang: &self.lang, word: &word }, href: &href, place: &place })
    }

    fn name_owner(&self, about: &mut AboutView) {
        if let Some(unit) = self.site.term(List::Units, &about.owner) {
            about.owner = unit.name.get(&self.lang).to_owned();
        }
    }

    /// The indicators that an entry names, each in the year that it says, else in the newest plan that has it.
    pub fn named_indicators(&self, entity: &Entity) -> Vec<IndicatorView> {
        let named: Vec<(&str, Option<i16>)> = match &entity.matter {
            Matter::Profile(p) => p.contributes.iter().map(|c| (c.indicator.as_str(), c.year)).collect(),
            Matter::Story(s) => s.indicators.iter().map(|i| (i.id.as_str(), i.year)).collect(),
            Matter::Movement(m) => m.indicators.iter().map(|(name, _)| (name.as_str(), None)).collect(),
            Matter::Cluster(_) | Matter::Notice(_) | Matter::Page => Vec::new(),
        };
        let mut rows: Vec<IndicatorView> = Vec::new();
        for (name, year) in named {
            let id = name.split('.').next().unwrap_or(name);
            let row = match year {
                Some(year) => self.rows.get(&(year, id.to_owned())),
                None => {
                    self.rows.iter().rev().find(|((y, i), _)| i == id && *y <= self.site.edition.day().year()).map(|(_, r)| r)
                }
            };
            rows.extend(row.filter(|r| rows.iter().all(|known| known.href != r.href)).cloned());
        }
        rows
    }

    /// A figure inside running text: formatted, and leading to its indicator.
    pub fn reported(&self, indicator: &str, period: &str) -> Option<String> {
        let (name, period) = (Name::parse(indicator)?, Period::parse(period)?);
        let reported = Reported::by(self.site.edition.day(), &self.site.figures.snapshots);
        let figure = reported.best(&name, period)?;
        let (_, part) = meant(&self.site.figures.plans, &name, period.year())?;
        let word = |key: &str| self.word(key);
        let text = Voice { lang: &self.lang, word: &word }.reading(figure.observation, part);
        let plans = &self.site.figures.plans;
        let holder = plans.range(period.year()..).chain(plans.range(..period.year()).rev());
        let year = holder.map(|(_, p)| p).find(|p| p.indicator(&name.indicator).is_some())?.year;
        let url = self.site.url(Kind::Indicator, &format!("{year}/{}", name.indicator), &self.lang)?;
        let made_up = figure.snapshot.is_sample(figure.observation);
        let note = if made_up { format!(" ({})", escape(&self.word("ind.sample"))) } else { String::new() };
        Some(format!("<a class=\"figure\" href=\"{}\">{}</a>{note}", escape(&self.site.href(&url)), escape(&text)))
    }

    /// The chart of an indicator's first part, named by what stands over it.
    pub fn chart_of(&self, year: i16, id: &str) -> Option<String> {
        let plan = self.site.figures.plans.get(&year)?;
        let indicator = plan.indicator(id)?;
        let reported = Reported::by(self.site.edition.day(), &self.site.figures.snapshots);
        let view = self.indicator(plan, indicator, &reported, Depth::Embedded);
        view.parts.into_iter().map(|p| p.chart).find(|c| !c.is_empty())
    }

    /// The days on which something about an indicator of a plan became known, up to the edition's.
    pub fn known_days(&self, plan: &Plan, indicator: &Indicator, reported: &Reported<'_>) -> Vec<Date> {
        let of_year = |f: &crate::graph::reported::Figure<'_>| f.observation.period.year() == plan.year;
        let all = indicator.parts.iter().flat_map(|p| reported.of(&indicator.name_of(p)).iter().filter(|f| of_year(f)));
        let mut days: Vec<Date> = all.map(|f| f.published()).collect();
        days.sort_unstable();
        days.dedup();
        days
    }
}
