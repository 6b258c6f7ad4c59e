//! The page of one indicator, as it is known today.

use serde::Serialize;

use crate::base::path::Url;
use crate::craft::theme::ready::Shared;
use crate::model::kind::Kind;
use crate::model::plan::promise::{Indicator, Plan};
use crate::verdict::composite::deciding;
use crate::view::card::{Builder, Card};
use crate::view::frame::{Head, Link, head, in_every_language};
use crate::view::indicator::contribution::LedgerView;
use crate::view::indicator::day::{KnownPage, Stands};
use crate::view::indicator::download::DownloadView;
use crate::view::indicator::figure::AboutView;
use crate::view::indicator::figures::{Figures, Told};
use crate::view::indicator::history::{KnownView, Then};
use crate::view::indicator::part::{ChartFile, PartView};
use crate::view::indicator::row::IndicatorView;
use crate::view::indicator::years::YearView;

/// One indicator.
#[derive(Clone, Debug, Serialize)]
pub struct IndicatorPage {
    /// Its head.
    pub head: Head,
    /// What its row says.
    #[serde(flatten)]
    pub row: IndicatorView,
    /// What is said about it.
    pub about: AboutView,
    /// The plan.
    pub plan: Link,
    /// The document that decided it, and when.
    pub source: String,
    /// What is measured.
    pub measured: Vec<PartView>,
    /// What was known when, latest first.
    pub history: Vec<KnownView>,
    /// Each part in every year, latest first: the part's name, and its years.
    pub years: Vec<(String, Vec<YearView>)>,
    /// The comparison over years.
    pub comparison: Link,
    /// Measured claims.
    pub ledgers: Vec<LedgerView>,
    /// Exemplars: who contributed, or who moved it elsewhere while it lags.
    pub cards: Vec<Shared<Card>>,
    /// What they are.
    pub cards_title: String,
    /// How verdicts come about.
    pub method: Link,
    /// What can be downloaded.
    pub files: Vec<DownloadView>,
    /// How to cite it.
    pub cite: String,
}

/// An indicator with what is known of it today.
pub struct Known<'a> {
    /// The plan.
    pub plan: &'a Plan,
    /// The indicator.
    pub indicator: &'a Indicator,
    /// The indicator's address in the default language.
    pub plain: Url,
}

/// A file that a page offers: what it holds, its address, its size in bytes.
pub type Offer = (String, Url, usize);

/// All pages of one indicator in one language, each with its address.
#[derive(Serialize)]
pub struct IndicatorPages {
    /// Its page.
    pub page: (Url, IndicatorPage),
    /// Its page of each day on which something about it became known.
    pub days: Vec<(Url, KnownPage)>,
}

/// The files of figures beside the page of an indicator: what each is called, and its wording.
pub const FIGURES: [(&str, &str); 3] =
    [("indicator.csv", "figures_csv"), ("indicator-excel.csv", "figures_excel"), ("indicator.json", "figures_json")];

impl Builder<'_> {
    /// The charts of an indicator as files of their own, each with its address.
    pub fn indicator_charts(&self, known: &Known<'_>) -> Vec<(Url, ChartFile)> {
        let own = self.site.localized(&known.plain, &self.lang);
        let absolute = self.site.absolute(&own);
        let charts: Vec<ChartFile> = self.figures(known.plan, &self.today, |figures| {
            figures.told(known.indicator).iter().flat_map(|t| figures.chart_files(t, &absolute)).collect()
        });
        charts.into_iter().map(|chart| (own.below(&chart.name), chart)).collect()
    }

    /// All pages of an indicator, which offer these charts.
    pub fn indicator_pages(&self, known: &Known<'_>, days: &[jiff::civil::Date], charts: &[Offer]) -> IndicatorPages {
        let own = self.site.localized(&known.plain, &self.lang);
        let stands = Stands { plan: known.plan, indicator: known.indicator, plain: &known.plain };
        let mut pages = Vec::new();
        let mut history = Vec::new();
        let mut before: Option<Then<'_>> = None;
        for day in days {
            let reported = self.today.on(*day);
            let then = self.figures(known.plan, &reported, |figures| {
                let then = figures.then(known.indicator);
                let url = own.below(&format!("{day}/"));
                let known = figures.known(&then, before.as_ref(), self.site.href(&url));
                pages.push((url, self.known_page(&stands, figures, (&then, &known), before.as_ref())));
                history.push(known);
                then
            });
            before = Some(then);
        }
        history.reverse();
        let page = self.figures(known.plan, &self.today, |figures| {
            let told = figures.told(known.indicator);
            self.indicator_page(known, (figures, &told), history, charts)
        });
        IndicatorPages { page: (own, page), days: pages }
    }

    fn indicator_page(
        &self,
        known: &Known<'_>,
        (figures, told): (&Figures<'_, '_>, &[Told<'_>]),
        history: Vec<KnownView>,
        charts: &[Offer],
    ) -> IndicatorPage {
        let (plan, indicator) = (known.plan, known.indicator);
        let row = figures.row_of(indicator, told);
        let name = indicator.called(&self.lang).to_owned();
        let slow = row.state.tone == "slow";
        let latest = history.first().map(|k| (k.day.clone(), known.plain.below(&format!("{}/", k.iso))));
        let (day, cited) = latest.unwrap_or_else(|| (String::new(), known.plain.clone()));
        let files = self.indicator_files(known, charts);
        let crumbs = self.indicator_crumbs(plan);
        let mut page = IndicatorPage {
            head: self.indicator_head(known, (&name, &row.sentence), crumbs),
            about: figures.about(&indicator.about),
            plan: self.plan_link(plan),
            source: plan_source(plan, figures),
            measured: self.measured(figures, told),
            history,
            years: self.years_of_all(known, figures),
            comparison: self.comparison_link(),
            ledgers: self.ledgers((plan, indicator), told),
            cards: self.contributors(plan, indicator, slow),
            cards_title: self.word(if slow { "ind.elsewhere" } else { "ind.contributors" }),
            method: self.method_link(),
            files,
            cite: self.cited((&name, &day), &self.site.localized(&cited, &self.lang)),
            row,
        };
        page.head.linked_data = self.dataset(known, &page);
        page
    }

    /// The parts; the one that decides has the page's headline, and only its name over itself.
    fn measured(&self, figures: &Figures<'_, '_>, told: &[Told<'_>]) -> Vec<PartView> {
        let mut parts: Vec<PartView> = told.iter().map(|t| figures.part(t)).collect();
        let at = deciding(told.iter().map(|t| t.judged.weight()));
        if let Some(part) = at.and_then(|at| parts.get_mut(at)).filter(|p| !p.about.name.is_empty()) {
            part.heading.clone_from(&part.about.name);
        }
        parts
    }

    fn indicator_head(&self, known: &Known<'_>, (name, sentence): (&str, &str), crumbs: Vec<Link>) -> Head {
        let own = self.site.localized(&known.plain, &self.lang);
        let mut head = head(self.site, name, &own, &in_every_language(self.site, &known.plain));
        head.sample = known.plan.sample;
        head.description = sentence.to_owned();
        head.crumbs = crumbs;
        head.crumbs.push(Link { label: name.to_owned(), href: String::new() });
        head
    }

    /// The way to a plan's indicators.
    pub fn indicator_crumbs(&self, plan: &Plan) -> Vec<Link> {
        let mut crumbs = self.figures_crumbs();
        crumbs.push(self.plan_link(plan));
        crumbs
    }

    /// The way to the section of plans and their indicators.
    pub fn figures_crumbs(&self) -> Vec<Link> {
        let link = |label: &str, plain: &Url| Link {
            label: self.word(label),
            href: self.site.href(&self.site.localized(plain, &self.lang)),
        };
        vec![link("home", &Url::new("/")), link("menu.indicators", &self.site.settings.permalinks.root(Kind::Plan))]
    }

    fn years_of_all(&self, known: &Known<'_>, figures: &Figures<'_, '_>) -> Vec<(String, Vec<YearView>)> {
        let part = |part: &crate::model::plan::promise::Part| {
            let years = self.years_of((known.indicator, part), &self.today);
            (years.len() > 1).then(|| (figures.voice.text(part.about.name.as_ref()), years))
        };
        known.indicator.parts.iter().filter_map(part).collect()
    }

    /// Figures, then charts.
    fn indicator_files(&self, known: &Known<'_>, charts: &[Offer]) -> Vec<DownloadView> {
        let figures = FIGURES.iter().filter_map(|(name, key)| self.offered(key, &known.plain.below(name)));
        figures.chain(charts.iter().map(|(label, url, bytes)| self.download(label.clone(), url, *bytes))).collect()
    }
}

/// The document that decided a plan, and when.
pub fn plan_source(plan: &Plan, figures: &Figures<'_, '_>) -> String {
    let decided = plan.decided.map(|d| figures.voice.day(d));
    [plan.source.clone(), decided].into_iter().flatten().collect::<Vec<_>>().join(", ")
}
