//! The list of outputs: a new kind of file is one line here.

use std::sync::Arc;

use crate::base::diagnostic::{Place, Sink};
use crate::base::files::Files;
use crate::craft::theme::Theme;
use crate::engine::store::Store;
use crate::graph::site::Site;
use crate::model::kind::Kind;
use crate::output::{
    address_check, attachment, data, feed, figures, image, page, plan_page, redirect, report_page, search, sheet, sitemap,
};
use crate::plan::{Plan, Recipe};
use crate::view::card::Beside;

/// Plans everything that an edition consists of.
pub fn plan<'a>(site: &'a Site, (files, store): (&Files, &Store), theme: &'a Arc<Theme>, sink: &mut Sink) -> Plan<'a> {
    let mut plan = Plan::default();
    // Pictures first: pages name the finished files.
    let pictures = image::plan((site, theme), files, store, (&mut plan, sink)).into();
    let sheets = sheet::sheets(site, files, sink).into();
    // Figures too: pages tell how large their files are.
    let downloads = figures::plan(site, &mut plan, sink).into();
    let beside = Beside { pictures, sheets, downloads };
    let mut indexed = Vec::new();
    let mut words = Vec::new();
    let mut by_language = Vec::new();
    for language in &site.settings.languages {
        let mut pages = page::Pages::new(site, theme, &beside, &language.code);
        page::plan(&mut pages, &mut plan, sink);
        plan_page::plan(&mut pages, &mut plan, sink);
        report_page::plan(&mut pages, &mut plan, sink);
        search::plan(&pages, files, &mut plan, sink);
        let kinds = [Kind::Profile, Kind::Story, Kind::Movement, Kind::Cluster, Kind::Notice];
        words.push(feed::Words {
            lang: language.code.clone(),
            sample: pages.builder.word("sample"),
            kinds: kinds.into_iter().map(|k| (k, pages.builder.listing_title(k))).collect(),
        });
        indexed.append(&mut pages.indexed);
        by_language.push(pages);
    }
    indexed.sort_by(|a, b| a.url.cmp(&b.url));
    feed::plan(site, &words, &mut plan, sink);
    sitemap::plan(site, indexed, &mut plan, sink);
    data::plan(site, theme, &mut plan, sink);
    attachment::plan(site, (files, store), &mut plan, sink);
    assets((files, store), theme, &mut plan, sink);
    // Old addresses last: nothing of today gives way to them.
    let moved = redirect::moved(site, &plan);
    by_language.iter_mut().for_each(|pages| redirect::pages(pages, &moved, &mut plan, sink));
    redirect::rules(site, &moved, &mut plan, sink);
    address_check::check(site, &plan, sink);
    plan
}

/// The theme's own files, and the site's `static/` as it is.
fn assets((files, store): (&Files, &Store), theme: &Theme, plan: &mut Plan<'_>, sink: &mut Sink) {
    for (url, bytes) in &theme.files {
        plan.add(Recipe::ready("theme-file", url.file(), bytes.to_vec()), None, sink);
    }
    for file in files.under("static/") {
        let path = crate::base::path::OutputPath::new(file.path.as_str().trim_start_matches("static/"));
        let place = Place::start(&file.path);
        attachment::copy(("static-file", path), (file, &place), store, (plan, sink));
    }
}
