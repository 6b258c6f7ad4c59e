//! Indicators for readers of one language: as rows, on their own pages, inside
//! running text.

use crate::craft::html::escape;
use crate::graph::reported::{Reported, meant};
use crate::model::entity::{Entity, Matter};
use crate::model::kind::Kind;
use crate::model::period::Period;
use crate::model::plan::promise::Plan;
use crate::model::snapshot::Name;
use crate::model::term::{List, More};
use crate::verdict::judgement::Bench;
use crate::view::card::Builder;
use crate::view::chart::list::whole;
use crate::view::chart::sketch::Places;
use crate::view::figure_words::Voice;
use crate::view::finding_words::capital;
use crate::view::indicator::figures::{Around, Figures};
use crate::view::indicator::local::Local;
use crate::view::indicator::row::IndicatorView;
use crate::view::open_figures::newest;

impl Places for Builder<'_> {
    fn name(&self, id: &str) -> String {
        let term = self.site.term(List::Places, id);
        term.map_or_else(|| id.to_owned(), |t| t.short.as_ref().unwrap_or(&t.name).get(&self.lang).to_owned())
    }

    fn tile(&self, id: &str) -> Option<(u32, u32)> {
        let term = self.site.term(List::Places, id)?;
        if let More::Place { tile } = term.more { tile } else { None }
    }
}

impl Around for Builder<'_> {
    fn href(&self, year: i16, id: &str) -> String {
        let url = self.site.url(Kind::Indicator, &format!("{year}/{id}"), &self.lang);
        url.map_or_else(String::new, |u| self.site.href(&u))
    }

    fn unit(&self, id: &str) -> String {
        self.term(List::Units, id)
    }
}

impl<'s> Builder<'s> {
    /// An indicator of a year as known on the edition's day: made for the first who asks.
    pub fn row(&self, year: i16, id: &str) -> Option<&IndicatorView> {
        let (plan, indicator, row) = self.rows.get(&(year, id.to_owned()))?;
        Some(row.get(|| self.figures(plan, &self.today, |figures| figures.row(indicator))))
    }

    /// The newest plan's figures of each place, in the plan's order: gathered for the first who asks.
    pub fn local(&self) -> &Local {
        self.local.get(|| {
            let mut local = Local::new();
            let Some(plan) = newest(&self.site.figures.plans, self.site.edition.day()) else { return local };
            self.figures(plan, &self.today, |figures| {
                let told = plan.indicators.iter().flat_map(|indicator| figures.told(indicator));
                for (place, figure) in told.flat_map(|told| figures.by_place(&told)) {
                    local.entry(place).or_default().push(figure);
                }
            });
            local
        })
    }

    /// Says something in the readers' language.
    pub fn speak<T>(&self, say: impl FnOnce(Voice<'_>) -> T) -> T {
        let word = |key: &str| self.word(key);
        say(Voice { lang: &self.lang, word: &word })
    }

    /// Builds views of a plan from what `reported` tells, on its day.
    pub fn figures<'a, T>(&self, plan: &'a Plan, reported: &Reported<'a>, make: impl for<'b> FnOnce(&Figures<'a, 'b>) -> T) -> T
    where
        's: 'a,
    {
        let bench = Bench { day: reported.day(), ..Bench::of(self.site, reported) };
        self.speak(|voice| make(&Figures { plan, bench: &bench, voice, around: self }))
    }

    /// The indicators that an entry names, each in the year that it says, else in the newest plan that has it.
    pub fn named_indicators(&self, entity: &Entity) -> Vec<NamedView> {
        let named: Vec<(&str, Option<i16>, String)> = match &entity.matter {
            Matter::Profile(p) => {
                let claim = |text: &Option<String>| text.as_deref().map(capital).unwrap_or_default();
                p.contributes.iter().map(|c| (c.indicator.as_str(), c.year, claim(&c.text))).collect()
            }
            Matter::Story(s) => s.indicators.iter().map(|i| (i.id.as_str(), i.year, String::new())).collect(),
            Matter::Movement(m) => m.indicators.iter().map(|(name, _)| (name.as_str(), None, String::new())).collect(),
            Matter::Cluster(_) | Matter::Notice(_) | Matter::Page => Vec::new(),
        };
        let mut rows: Vec<NamedView> = Vec::new();
        for (name, year, claim) in named {
            let id = name.split('.').next().unwrap_or(name);
            let Some(row) = self.row_of(id, year) else { continue };
            match rows.iter_mut().find(|known| known.row.href == row.href) {
                Some(known) if known.claim.is_empty() => known.claim = claim,
                Some(_) => {}
                None => rows.push(NamedView { row: row.clone(), claim }),
            }
        }
        rows
    }

    /// The row of an indicator in a year, else in the newest plan that has begun.
    fn row_of(&self, id: &str, year: Option<i16>) -> Option<&IndicatorView> {
        let begun = |(year, own): &&(i16, String)| own == id && *year <= self.site.edition.day().year();
        let year = year.or_else(|| self.rows.keys().rev().find(begun).map(|(year, _)| *year));
        self.row(year?, id)
    }

    /// A figure inside running text: formatted, and leading to its indicator.
    pub fn reported(&self, indicator: &str, period: &str) -> Option<String> {
        let (name, period) = (Name::parse(indicator)?, Period::parse(period)?);
        let figure = self.today.best(&name, period)?;
        let plans = &self.site.figures.plans;
        let (_, part) = meant(plans, &name, period.year())?;
        let text = self.speak(|voice| voice.reading(figure.observation, part));
        let holder = plans.range(period.year()..).chain(plans.range(..period.year()).rev());
        let year = holder.map(|(_, p)| p).find(|p| p.indicator(&name.indicator).is_some())?.year;
        let url = self.site.url(Kind::Indicator, &format!("{year}/{}", name.indicator), &self.lang)?;
        let made_up = figure.snapshot.is_sample(figure.observation);
        let note = if made_up { format!(" ({})", escape(&self.word("ind.sample"))) } else { String::new() };
        Some(format!("<a class=\"figure\" href=\"{}\">{}</a>{note}", escape(&self.site.href(&url)), escape(&text)))
    }

    /// The chart of an indicator's first part that has one, named by itself.
    pub fn chart_of(&self, year: i16, id: &str) -> Option<String> {
        let plan = self.site.figures.plans.get(&year)?;
        let indicator = plan.indicator(id)?;
        self.figures(plan, &self.today, |figures| {
            let told = figures.told(indicator);
            told.iter().find_map(|t| {
                let chart = figures.sketch(t, whole)?;
                let label = format!("{}. {}.", figures.finding(t), chart.table.said());
                let draw = |drawing: &crate::craft::chart::drawing::Drawing, class: &str| {
                    drawing.label(&format!("chart {class} {}", t.state.tone), &label)
                };
                let narrow = draw(&chart.narrow, if chart.wide.is_some() { "narrow" } else { "only" });
                Some(narrow + &chart.wide.as_ref().map_or_else(String::new, |wide| draw(wide, "wide")))
            })
        })
    }
}

/// An indicator that an entry names, and what the entry claims of it.
#[derive(Clone, PartialEq, Debug, serde::Serialize)]
pub struct NamedView {
    /// The indicator.
    #[serde(flatten)]
    pub row: IndicatorView,
    /// What the entry claims, in its own words.
    pub claim: String,
}
