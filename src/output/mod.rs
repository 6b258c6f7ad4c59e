//! The kinds of file that a site has: each member of the list plans its own in one file;
//! a new one is told here and nowhere else.

pub mod address_check;
pub mod asset;
pub mod attachment;
pub mod data;
pub mod feed;
pub mod figures;
pub mod font_check;
pub mod image;
pub mod page;
pub mod plan_page;
pub mod precompressed;
pub mod redirect;
pub mod report_page;
pub mod search;
pub mod sheet;
pub mod sitemap;

use std::sync::Arc;

use crate::base::diagnostic::Sink;
use crate::base::files::Files;
use crate::base::fingerprint::Fingerprint;
use crate::craft::theme::Theme;
use crate::engine::store::Store;
use crate::graph::ledger;
use crate::graph::parts;
use crate::graph::reported::Reported;
use crate::graph::site::Site;
use crate::model::kind::Kind;
use crate::model::snapshot;
use crate::output::page::{Pages, Press};
use crate::plan::{Parts, Plan};
use crate::view::card::Beside;
use crate::view::indicator::claim::claims;
use crate::view::open::figure_files::FigureFiles;

/// A plan, and the pages that are in it.
pub struct Planned<'a> {
    /// All that the edition consists of.
    pub plan: Plan<'a>,
    /// Its pages, by language.
    pub pages: Vec<Pages<'a>>,
}

/// Plans everything that an edition consists of. Who names what another made comes after it.
pub fn plan<'a>(site: &'a Site, (files, store): (&Files, &Store), theme: &'a Arc<Theme>, sink: &mut Sink) -> Planned<'a> {
    // A page for each entry, and half as many for lists.
    let mut plan = Plan::with_room(site.entries().len() * 3 / 2);
    // Pictures first: pages name the finished files.
    let pictures = image::plan((site, theme), files, store, (&mut plan, sink)).into();
    let sheets = sheet::sheets(site, files, sink).into();
    let claims = Arc::new(claims(site));
    let ground = ground(site, files, store);
    let today = Reported::of_site(site, site.edition.day());
    let reported = today.parts(|file| store.fingerprint(files.get(file.as_str())?).ok());
    let downloads = Arc::new(FigureFiles::of(site, Arc::clone(&claims), today.clone()));
    let claimed = downloads.parts();
    figures::plan(&downloads, &mut plan, sink);
    let beside = Beside { pictures, sheets, downloads, claims };
    let mut indexed = Vec::new();
    let mut words = Vec::new();
    let mut pieces = Vec::new();
    let mut by_language = Vec::new();
    for language in &site.settings.languages {
        let mut pages = page::Pages::new(site, theme, (&beside, &today), &language.code);
        page::plan(&mut pages, &mut plan, sink);
        plan_page::plan(&mut pages, (ground, &reported, store), &mut plan, sink);
        report_page::plan(&mut pages, &mut plan, sink);
        pieces.extend(search::plan(&pages, (files, store), &mut plan, sink));
        let kinds = [Kind::Profile, Kind::Story, Kind::Movement, Kind::Cluster, Kind::Notice];
        words.push(feed::Words {
            lang: language.code.clone(),
            sample: pages.builder.word("sample"),
            kinds: kinds.into_iter().map(|k| (k, pages.builder.listing_title(k))).collect(),
        });
        indexed.append(&mut pages.indexed);
        by_language.push(pages);
    }
    search::keep(&pieces, store);
    plan_page::keep(site.settings.languages.iter().map(|language| &language.code), store);
    indexed.sort_by(|a, b| a.url.cmp(&b.url));
    feed::plan(site, words, &mut plan, sink);
    sitemap::plan(site, indexed, &mut plan, sink);
    data::plan(site, theme, &mut plan, sink);
    attachment::plan(site, (files, store), &mut plan, sink);
    asset::plan((files, store), theme, &mut plan, sink);
    // Old addresses last: nothing of today gives way to them.
    let moved = redirect::moved(site, &plan);
    by_language.iter_mut().for_each(|pages| redirect::pages(pages, &moved, &mut plan, sink));
    redirect::rules(site, &moved, &mut plan, sink);
    address_check::check(site, &plan, sink);
    font_check::check(site, files, &theme.faces, sink);
    precompressed::plan(site, &mut plan);
    // What stands around every page is no part either.
    let presses: Vec<&Press> = by_language.iter().map(|pages| &pages.press).collect();
    let own = reported.into_iter().chain(claimed).collect();
    plan.stand_on(stands_on(site, Fingerprint::of(&(ground, presses)), own));
    Planned { plan, pages: by_language }
}

/// What stands for all that is no part: the files of no entry and of no figures, the day, old addresses.
fn ground(site: &Site, files: &Files, store: &Store) -> Fingerprint {
    let of_part = |path: &str| path.ends_with(".md") && Kind::of_path(path).is_some() || path.starts_with(snapshot::FOLDER);
    let others = files.all().iter().filter(|file| !of_part(file.path.as_str()) && file.path.as_str() != ledger::FILE);
    let others: Vec<(&str, Option<Fingerprint>)> =
        others.map(|file| (file.path.as_str(), store.fingerprint(file).ok())).collect();
    Fingerprint::of(&(others, parts::ground(site)))
}

/// All that pages are made of.
fn stands_on(site: &Site, ground: Fingerprint, own: Vec<(Fingerprint, Fingerprint)>) -> Parts {
    let mut parts = parts::entries(site);
    let entries = parts.len();
    let web = site.web.parts();
    let shape = site.web.shape(&web);
    parts.extend(web);
    parts.extend(own);
    Parts { ground, shape, entries, parts }
}
