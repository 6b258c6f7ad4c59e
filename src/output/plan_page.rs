//! Pages of plans: the section's root with the newest plan, each plan, each
//! indicator with its charts and its earlier days, the years side by side, and
//! the rules.

use std::sync::Arc;

use crate::base::diagnostic::Sink;
use crate::base::fingerprint::{Fingerprint, Plain, Stamp, Stamper};
use crate::base::lang::Lang;
use crate::base::path::Url;
use crate::base::reads::{self, Once};
use crate::base::recall::Recall;
use crate::engine::store::Store;
use crate::graph::reported::Reported;
use crate::model::kind::Kind;
use crate::model::snapshot::Name;
use crate::output::page::{Pages, Press, Ready};
use crate::plan::{Outcome, OutputFile, Plan, Recipe};
use crate::view::card::Builder;
use crate::view::indicator::history::days;
use crate::view::indicator::page::{IndicatorPages, Known, Offer};
use crate::view::indicator::part::ChartFile;
use crate::view::open_figures::newest;
use crate::view::plan_page::{METHOD, YEARS};

/// Where it is kept from build to build which charts there are, and how large.
const KEPT: &str = "charts";

/// The name of what is kept of one language.
fn kept(lang: &Lang) -> String {
    format!("{KEPT}/{lang}")
}

/// Keeps that of these languages, and of no others.
pub fn keep<'l>(languages: impl Iterator<Item = &'l Lang>, store: &Store) {
    store.retain(KEPT, &languages.map(kept).collect::<Vec<_>>());
}

/// Plans the pages of every plan in one language. `ground` stands for all that no entry and no figure says, `reported`
/// for what figures do.
pub fn plan<'a>(
    pages: &mut Pages<'a>,
    (ground, reported, memory): (Fingerprint, &[(Fingerprint, Fingerprint)], &impl Recall),
    plan: &mut Plan<'a>,
    sink: &mut Sink,
) {
    let (site, lang) = (pages.builder.site, pages.builder.lang.clone());
    let root = site.settings.permalinks.root(Kind::Plan);
    let latest = newest(&site.figures.plans, site.edition.day());
    let title = pages.builder.word("menu.indicators");
    let at = root.clone();
    let view = move |builder: &Builder<'a>| builder.plan_table(latest, (&at, &title));
    pages.add(pages.page("plan.html", &site.localized(&root, &lang), view).precise(), plan, sink);
    pages.add(pages.page("method.html", &site.localized(&root.below(METHOD), &lang), Builder::method).precise(), plan, sink);
    pages.add(pages.page("years.html", &site.localized(&root.below(YEARS), &lang), Builder::years_page).precise(), plan, sink);
    for promised in site.figures.plans.values() {
        if let Some(plain) = site.url(Kind::Plan, &promised.year.to_string(), site.default_lang()) {
            let title = pages.builder.plan_link(promised).label;
            let url = site.localized(&plain, &lang);
            let view = move |builder: &Builder<'a>| builder.plan_table(Some(promised), (&plain, &title));
            pages.add(pages.page("plan.html", &url, view).precise(), plan, sink);
        }
    }
    indicators(pages, (ground, reported, memory), plan, sink);
}

/// The charts of an indicator, made for the first who asks: as pages offer them, and as files.
#[derive(Clone)]
struct Drawn<'a> {
    known: Arc<Known<'a>>,
    charts: Arc<Once<Vec<(Offer, OutputFile)>>>,
}

impl Drawn<'_> {
    fn charts(&self, builder: &Builder<'_>) -> &[(Offer, OutputFile)] {
        self.charts.get(|| {
            let file = |(url, chart): (Url, ChartFile)| {
                ((chart.label, url.clone(), chart.svg.len()), OutputFile::new(url.file(), chart.svg.into_bytes()))
            };
            builder.indicator_charts(&self.known).into_iter().map(file).collect()
        })
    }

    /// What pages say of the charts. Where it is remembered, that stands on these figures alone.
    fn offers(&self, builder: &Builder<'_>) -> Vec<Offer> {
        let (charts, looked) = reads::during(|| self.charts(builder));
        let own: Vec<u32> = self.names().filter_map(|name| builder.today.part(&name)).collect();
        debug_assert!(looked.iter().all(|part| own.contains(part)), "charts drawn from more: {}", self.known.plain);
        charts.iter().map(|(offer, _)| offer.clone()).collect()
    }

    /// The names of the figures that its charts are drawn from.
    fn names(&self) -> impl Iterator<Item = Name> {
        self.known.indicator.parts.iter().map(|part| self.known.indicator.name_of(part))
    }
}

/// Every indicator's pages, and its charts as files of their own. Not every figure has a chart, and pages tell
/// how large they are; while its figures and all but figures are as they were, none is drawn to know it.
fn indicators<'a>(
    pages: &mut Pages<'a>,
    (ground, reported, memory): (Fingerprint, &[(Fingerprint, Fingerprint)], &impl Recall),
    plan: &mut Plan<'a>,
    sink: &mut Sink,
) {
    let (site, builder) = (pages.builder.site, Arc::clone(&pages.builder));
    let mut all: Vec<Drawn<'a>> = Vec::new();
    for (plan, indicator) in site.figures.plans.values().flat_map(|p| p.indicators.iter().map(move |i| (p, i))) {
        let id = format!("{}/{}", plan.year, indicator.id);
        let Some(plain) = site.url(Kind::Indicator, &id, site.default_lang()) else { continue };
        let known = Arc::new(Known { plan, indicator, plain });
        all.push(Drawn { known, charts: Arc::default() });
    }
    let of = |drawn: &Drawn<'a>| {
        let figures: Vec<_> = drawn.names().map(|name| Reported::stands_for(&name, reported)).collect();
        Fingerprint::of(&(ground, builder.lang.as_str(), drawn.known.plain.as_str(), figures))
    };
    let of: Vec<Fingerprint> = all.iter().map(of).collect();
    let offers = |at: usize| all.get(at).map_or_else(Vec::new, |drawn| drawn.offers(&builder));
    let offers: Vec<Vec<Offer>> = memory.several(&kept(&builder.lang), &of, offers);
    for (drawn, offers) in all.into_iter().zip(offers) {
        if !offers.is_empty() {
            let outputs = offers.iter().map(|(_, url, _)| url.file()).collect();
            let (drawn, builder) = (drawn.clone(), Arc::clone(&builder));
            let gather = move || drawn.charts(&builder).iter().map(|(_, file)| file.clone()).collect::<Vec<_>>();
            let recipe = Recipe::from("chart", outputs, gather, |files| Ok(files.clone()));
            plan.add(recipe.looking_at(Vec::new()), None, sink);
        }
        pages.add(indicator(pages, drawn.known, offers), plan, sink);
    }
}

/// What the pages of one indicator are made from. They are made together: each day is told after the day before it.
struct Inputs {
    press: Press,
    pages: Plain<IndicatorPages>,
}

impl Stamp for Inputs {
    fn stamp(&self, to: &mut Stamper) {
        (&self.press, &self.pages).stamp(to);
    }
}

/// The pages of an indicator: they look at those who name it, and hold who they are.
fn indicator<'a>(pages: &Pages<'a>, known: Arc<Known<'a>>, charts: Vec<Offer>) -> Ready<'a> {
    let (builder, press) = (Arc::clone(&pages.builder), pages.press.clone());
    let own = builder.site.localized(&known.plain, &builder.lang);
    let days = days(known.plan, known.indicator, &builder.today);
    let urls = std::iter::once(own.clone()).chain(days.iter().map(|day| own.below(&format!("{day}/"))));
    let outputs = urls.map(|url| url.file()).collect();
    let held = (builder.claimants(&known.indicator.id), Fingerprint::of(&Plain(&charts)));
    let gather = move || Inputs { press, pages: Plain(builder.indicator_pages(&known, &days, &charts)) };
    pages.ready(&own, Recipe::from("indicator.html", outputs, gather, print).looking_at(Vec::new()).holding(&held))
}

fn print(Inputs { press, pages: Plain(pages) }: &Inputs) -> Outcome {
    let (url, page) = &pages.page;
    let days = pages.days.iter().map(|(url, page)| press.print("indicator_on.html", url, page));
    std::iter::once(press.print("indicator.html", url, page)).chain(days).collect()
}
