//! Pages of plans: the section's root with the newest plan, each plan, each
//! indicator with its charts and its earlier days, and the rules.

use std::collections::BTreeMap;

use jiff::civil::Date;

use crate::base::diagnostic::Sink;
use crate::base::fingerprint::Plain;
use crate::base::path::{OutputPath, Url};
use crate::graph::reported::Reported;
use crate::model::kind::Kind;
use crate::model::plan::promise::{Indicator, Plan as Promised};
use crate::output::page::{Pages, Ready};
use crate::plan::{OutputFile, Plan, Recipe};
use crate::view::figure::{Depth, IndicatorView};
use crate::view::indicator_page::{Known, chart_name};
use crate::view::open_figures::newest;
use crate::view::plan_page::METHOD;

/// Plans the pages of every plan in one language.
pub fn plan(pages: &mut Pages<'_>, plan: &mut Plan, sink: &mut Sink) {
    let site = pages.builder.site;
    let lang = pages.builder.lang.clone();
    let root = site.settings.permalinks.root(Kind::Plan);
    let latest = newest(&site.figures.plans, site.edition.day());
    let title = pages.builder.word("menu.indicators");
    let view = pages.builder.plan_table(latest, &root, &title);
    pages.add(pages.page("plan.html", &site.localized(&root, &lang), view), plan, sink);
    let rules = pages.builder.method();
    pages.add(pages.page("method.html", &site.localized(&root.below(METHOD), &lang), rules), plan, sink);
    for promised in site.figures.plans.values() {
        let year = promised.year.to_string();
        if let Some(plain) = site.url(Kind::Plan, &year, site.default_lang()) {
            let title = format!("{} {year}", pages.builder.word("ind.plan"));
            let view = pages.builder.plan_table(Some(promised), &plain, &title);
            pages.add(pages.page("plan.html", &site.localized(&plain, &lang), view), plan, sink);
        }
    }
    indicators(pages, plan, sink);
}

/// One indicator: whose it is, where it stands, and the days on which something about it came.
struct Own<'a, 'b> {
    plan: &'a Promised,
    indicator: &'a Indicator,
    plain: Url,
    days: Vec<(Date, &'b Reported<'a>)>,
}

impl Own<'_, '_> {
    /// The indicator's page, and one for each day.
    fn pages(&self, pages: &Pages<'_>, today: &Reported<'_>) -> Vec<Ready> {
        let builder = &pages.builder;
        let known = Known { plan: self.plan, indicator: self.indicator, today };
        let days: Vec<(Date, IndicatorView)> =
            self.days.iter().map(|(day, then)| (*day, builder.indicator(self.plan, self.indicator, then, Depth::Row))).collect();
        let at = |plain: &Url| builder.site.localized(plain, &builder.lang);
        let page = builder.indicator_page(&known, &days, &self.plain);
        let mut ready = vec![pages.page("indicator.html", &at(&self.plain), page)];
        ready.extend(days.into_iter().map(|(day, view)| {
            let url = at(&self.plain.below(&format!("{day}/")));
            pages.page("indicator_on.html", &url, builder.indicator_on(&known, (day, view), &self.plain))
        }));
        ready
    }
}

/// Every indicator's pages. What was known on a day is gathered once for all of them.
fn indicators(pages: &mut Pages<'_>, plan: &mut Plan, sink: &mut Sink) {
    let site = pages.builder.site;
    let today = Reported::by(site.edition.day(), &site.figures.snapshots);
    let days = site.figures.snapshots.iter().map(|s| s.source.published).filter(|d| *d <= site.edition.day());
    let known: BTreeMap<Date, Reported<'_>> = days.map(|d| (d, Reported::by(d, &site.figures.snapshots))).collect();
    let mut all = Vec::new();
    for (plan, indicator) in site.figures.plans.values().flat_map(|p| p.indicators.iter().map(move |i| (p, i))) {
        let id = format!("{}/{}", plan.year, indicator.id);
        let Some(plain) = site.url(Kind::Indicator, &id, site.default_lang()) else { continue };
        let days = pages.builder.known_days(plan, indicator, &today);
        let days = days.into_iter().filter_map(|d| Some((d, known.get(&d)?))).collect();
        all.push(Own { plan, indicator, plain, days });
    }
    pages.each(&all, |pages, own| own.pages(pages, &today), (plan, sink));
    for own in &all {
        charts(pages, (own.plan, own.indicator, &own.plain), &today, (plan, sink));
    }
}

/// Each part's chart as a file of its own.
fn charts(pages: &Pages<'_>, of: (&Promised, &Indicator, &Url), today: &Reported<'_>, to: (&mut Plan, &mut Sink)) {
    let (promised, indicator, plain) = of;
    let url = pages.builder.site.localized(plain, &pages.builder.lang);
    for part in &indicator.parts {
        let source = pages.builder.site.absolute(&url);
        let Some(svg) = pages.builder.chart_file(promised, (indicator, part), today, &source) else { continue };
        let path = url.below(&chart_name(indicator, &part.id)).file();
        let inputs = Plain((path.as_str().to_owned(), svg));
        let recipe = Recipe::new("chart", vec![path], inputs, |Plain((path, svg))| {
            Ok(vec![OutputFile::new(OutputPath::new(path), svg.clone().into_bytes())])
        });
        to.0.add(recipe, None, to.1);
    }
}
