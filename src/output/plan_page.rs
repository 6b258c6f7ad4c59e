//! Pages of plans: the section's root with the newest plan, each plan, each indicator.

use crate::base::diagnostic::Sink;
use crate::model::kind::Kind;
use crate::output::page::Pages;
use crate::plan::Plan;
use crate::view::open_figures::newest;

/// Plans the pages of every plan in one language.
pub fn plan(pages: &mut Pages<'_>, plan: &mut Plan, sink: &mut Sink) {
    let site = pages.builder.site;
    let lang = pages.builder.lang.clone();
    let root = site.settings.permalinks.root(Kind::Plan);
    let latest = newest(&site.figures.plans, site.edition.day());
    let title = pages.builder.word("menu.indicators");
    let view = pages.builder.plan_table(latest, &root, &title);
    pages.add(pages.page("plan.html", &site.localized(&root, &lang), view), plan, sink);
    for promised in site.figures.plans.values() {
        let year = promised.year.to_string();
        if let Some(plain) = site.url(Kind::Plan, &year, site.default_lang()) {
            let title = format!("{} {year}", pages.builder.word("ind.plan"));
            let view = pages.builder.plan_table(Some(promised), &plain, &title);
            pages.add(pages.page("plan.html", &site.localized(&plain, &lang), view), plan, sink);
        }
        for indicator in &promised.indicators {
            let id = format!("{year}/{}", indicator.id);
            if let Some(plain) = site.url(Kind::Indicator, &id, site.default_lang()) {
                let view = pages.builder.indicator_page(promised, indicator, &plain);
                pages.add(pages.page("indicator.html", &site.localized(&plain, &lang), view), plan, sink);
            }
        }
    }
}
