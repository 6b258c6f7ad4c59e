//! The pages of plans: the table of one, and one indicator.

use serde::Serialize;

use crate::base::path::Url;
use crate::craft::html::escape;
use crate::graph::reported::{Reported, meant};
use crate::model::entity::Matter;
use crate::model::kind::Kind;
use crate::model::period::Period;
use crate::model::plan::promise::{Indicator, Plan};
use crate::model::profile::Contribution;
use crate::model::snapshot::Name;
use crate::model::term::List;
use crate::view::card::{Builder, Card};
use crate::view::figure::{AboutView, FigureView, Figures, IndicatorView};
use crate::view::figure_words::Voice;
use crate::view::frame::{Head, Link, head, in_every_language, views};

/// A plan's table, or the newest plan's at the section's root.
#[derive(Clone, Debug, Serialize)]
pub struct PlanPage {
    /// Its head.
    pub head: Head,
    /// The document that decided it.
    pub source: String,
    /// One row an indicator.
    pub rows: Vec<IndicatorView>,
    /// Its open data.
    pub files: Vec<Link>,
    /// Every plan of the site.
    pub years: Vec<Link>,
}

/// One indicator.
#[derive(Clone, Debug, Serialize)]
pub struct IndicatorPage {
    /// Its head.
    pub head: Head,
    /// The indicator with its parts and vintages.
    #[serde(flatten)]
    pub indicator: IndicatorView,
    /// Exemplars who contributed.
    pub cards: Vec<Card>,
}

views!(PlanPage, IndicatorPage);

impl Builder<'_> {
    /// The table of a plan at an address of the default language; an empty one without a plan.
    pub fn plan_table(&self, plan: Option<&Plan>, plain: &Url, title: &str) -> PlanPage {
        let site = self.site;
        let own = site.localized(plain, &self.lang);
        let mut head = head(site, title, &own, &in_every_language(site, plain));
        head.description = format!("{title} – {}", site.settings.title.get(&self.lang));
        let rows = plan.map_or_else(Vec::new, |p| p.indicators.iter().map(|i| self.indicator_view(p, i)).collect());
        let year = |p: &Plan| site.url(Kind::Plan, &p.year.to_string(), &self.lang).map(|url| (p.year, url));
        PlanPage {
            head,
            source: plan.and_then(|p| p.source.clone()).unwrap_or_default(),
            rows,
            files: plan.map_or_else(Vec::new, |p| vec![self.plan_file(p)]),
            years: site
                .figures
                .plans
                .values()
                .filter_map(year)
                .map(|(year, url)| Link { label: format!("{} {year}", self.word("ind.plan")), href: site.href(&url) })
                .collect(),
        }
    }

    fn plan_file(&self, plan: &Plan) -> Link {
        let file = self.site.settings.permalinks.root(Kind::Plan).below(&format!("{}/indicators.json", plan.year));
        Link { label: "indicators.json".to_owned(), href: self.site.href(&file) }
    }

    /// The page of an indicator at its address of the default language.
    pub fn indicator_page(&self, plan: &Plan, indicator: &Indicator, plain: &Url) -> IndicatorPage {
        let view = self.indicator_view(plan, indicator);
        let own = self.site.localized(plain, &self.lang);
        let title = if view.about.name.is_empty() { view.id.clone() } else { view.about.name.clone() };
        let mut head = head(self.site, &title, &own, &in_every_language(self.site, plain));
        head.description = view.parts.first().map_or_else(String::new, |p| format!("{title}: {}", p.target.text));
        head.crumbs = self.indicator_crumbs(plan);
        IndicatorPage { head, indicator: view, cards: self.contributors(plan, indicator) }
    }

    fn indicator_crumbs(&self, plan: &Plan) -> Vec<Link> {
        let root = self.site.localized(&self.site.settings.permalinks.root(Kind::Plan), &self.lang);
        let year = self.site.url(Kind::Plan, &plan.year.to_string(), &self.lang);
        let label = format!("{} {}", self.word("ind.plan"), plan.year);
        let mut crumbs = vec![Link { label: self.word("menu.indicators"), href: self.site.href(&root) }];
        crumbs.extend(year.map(|url| Link { label, href: self.site.href(&url) }));
        crumbs
    }

    /// Listed profiles that name the indicator, in that plan's year.
    fn contributors(&self, plan: &Plan, indicator: &Indicator) -> Vec<Card> {
        let names = |claim: &str| claim.split('.').next() == Some(indicator.id.as_str());
        let profiles = self.site.of_kind(Kind::Profile, self.site.default_lang()).filter(|entry| {
            let entity = entry.admitted.entity();
            let Matter::Profile(profile) = &entity.matter else { return false };
            let claims = |c: &Contribution| names(&c.indicator) && c.year.is_none_or(|y| y == plan.year);
            !entity.head.unlisted && profile.contributes.iter().any(claims)
        });
        let shown = profiles.filter_map(|e| self.site.entry_for(Kind::Profile, &e.admitted.entity().id, &self.lang));
        shown.map(|e| self.card(e)).collect()
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

    fn indicator_view(&self, plan: &Plan, indicator: &Indicator) -> IndicatorView {
        let day = self.site.edition.day();
        let reported = Reported::by(day, &self.site.figures.snapshots);
        let word = |key: &str| self.word(key);
        let href = |id: &str| {
            let url = self.site.url(Kind::Indicator, &format!("{}/{id}", plan.year), &self.lang);
            url.map_or_else(String::new, |u| self.site.href(&u))
        };
        let voice = Voice { lang: &self.lang, word: &word };
        let mut view = Figures { plan, reported: &reported, day, voice, href: &href }.indicator(indicator);
        self.name_owner(&mut view.about);
        for part in &mut view.parts {
            self.name_owner(&mut part.about);
            let figures = part.latest.iter_mut().chain(&mut part.baseline).chain(&mut part.vintages);
            figures.for_each(|f| self.name_places(f));
        }
        view
    }

    fn name_owner(&self, about: &mut AboutView) {
        if let Some(unit) = self.site.term(List::Units, &about.owner) {
            about.owner = unit.name.get(&self.lang).to_owned();
        }
    }

    fn name_places(&self, figure: &mut FigureView) {
        for one in &mut figure.by {
            if let Some(place) = self.site.term(List::Places, &one.place) {
                one.place = place.short.as_ref().unwrap_or(&place.name).get(&self.lang).to_owned();
            }
        }
    }
}
