//! Pages of plans: the section's root with the newest plan, each plan, each
//! indicator with its charts and its earlier days, the years side by side, and
//! the rules.

use jiff::civil::Date;

use crate::base::diagnostic::Sink;
use crate::base::path::Url;
use crate::graph::reported::Reported;
use crate::model::kind::Kind;
use crate::output::page::{Pages, Ready};
use crate::plan::{Plan, Recipe};
use crate::view::indicator::history::days;
use crate::view::indicator::page::Known;
use crate::view::indicator::part::ChartFile;
use crate::view::open_figures::newest;
use crate::view::plan_page::{METHOD, YEARS};

/// Plans the pages of every plan in one language.
pub fn plan(pages: &mut Pages<'_>, plan: &mut Plan, sink: &mut Sink) {
    let site = pages.builder.site;
    let lang = pages.builder.lang.clone();
    let today = pages.builder.today();
    let root = site.settings.permalinks.root(Kind::Plan);
    let latest = newest(&site.figures.plans, site.edition.day());
    let title = pages.builder.word("menu.indicators");
    let view = pages.builder.plan_table(latest, (&root, &title), &today);
    pages.add(pages.page("plan.html", &site.localized(&root, &lang), view), plan, sink);
    let rules = pages.builder.method();
    pages.add(pages.page("method.html", &site.localized(&root.below(METHOD), &lang), rules), plan, sink);
    let years = pages.builder.years_page(&today);
    pages.add(pages.page("years.html", &site.localized(&root.below(YEARS), &lang), years), plan, sink);
    for promised in site.figures.plans.values() {
        if let Some(plain) = site.url(Kind::Plan, &promised.year.to_string(), site.default_lang()) {
            let title = pages.builder.plan_link(promised).label;
            let view = pages.builder.plan_table(Some(promised), (&plain, &title), &today);
            pages.add(pages.page("plan.html", &site.localized(&plain, &lang), view), plan, sink);
        }
    }
    indicators(pages, &today, plan, sink);
}

/// Every indicator's pages, and each of its charts as a file of its own.
fn indicators(pages: &mut Pages<'_>, today: &Reported<'_>, plan: &mut Plan, sink: &mut Sink) {
    let site = pages.builder.site;
    let mut all: Vec<(Known<'_>, Vec<Date>)> = Vec::new();
    for (plan, indicator) in site.figures.plans.values().flat_map(|p| p.indicators.iter().map(move |i| (p, i))) {
        let id = format!("{}/{}", plan.year, indicator.id);
        let Some(plain) = site.url(Kind::Indicator, &id, site.default_lang()) else { continue };
        all.push((Known { plan, indicator, today, plain }, days(plan, indicator, today)));
    }
    pages.each(&all, |pages, (known, days)| ready(pages, known, days), (plan, sink));
}

fn ready(pages: &Pages<'_>, known: &Known<'_>, days: &[Date]) -> Vec<Ready> {
    let made = pages.builder.indicator_pages(known, days);
    let (url, page) = made.page;
    let mut ready = vec![pages.page("indicator.html", &url, page)];
    ready.extend(made.days.into_iter().map(|(url, page)| pages.page("indicator_on.html", &url, page)));
    let file = |(url, chart): (Url, ChartFile)| Ready::file(Recipe::ready("chart", url.file(), chart.svg.into_bytes()));
    ready.extend(made.charts.into_iter().map(file));
    ready
}
