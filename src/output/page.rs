//! Pages: every kind of page that the theme draws, in every language.

use std::sync::Arc;

use rayon::prelude::*;
use serde::Serialize;
use tera::Value;

use crate::base::diagnostic::Sink;
use crate::base::fingerprint::{Fingerprint, Plain, Stamp, Stamper};
use crate::base::lang::Lang;
use crate::base::path::{OutputPath, Url};
use crate::craft::theme::Theme;
use crate::craft::tongue;
use crate::graph::listing::{Sheet, Subject, sheet_url};
use crate::graph::site::{Entry, Site};
use crate::model::entity::Matter;
use crate::model::kind::Kind;
use crate::model::profile::Who;
use crate::output::feed::term_name;
use crate::output::sitemap::Indexed;
use crate::plan::{Outcome, OutputFile, Plan, Recipe};
use crate::view::card::Builder;
use crate::view::frame::{View, frame};
use crate::view::indicator::claim::claims;
use crate::view::indicator::offer::Downloads;
use crate::view::indicator::row::Rows;
use crate::view::open::page::{ROOT, offered};
use crate::view::picture::Pictures;
use crate::view::table::Sheets;

/// The language that entries are written in first.
const VIETNAMESE: &str = "vi";

/// What one page is made from: the page's own view, and what it shares with others.
struct Inputs<P> {
    theme: Arc<Theme>,
    template: &'static str,
    lang: Lang,
    frame: Arc<(Value, Fingerprint)>,
    page: Plain<P>,
    path: OutputPath,
}

impl<P: Serialize> Stamp for Inputs<P> {
    fn stamp(&self, to: &mut Stamper) {
        self.theme.stamp(to);
        self.template.stamp(to);
        self.lang.as_str().stamp(to);
        self.frame.1.stamp(to);
        self.page.stamp(to);
        self.path.as_str().stamp(to);
    }
}

fn make<P: Serialize>(inputs: &Inputs<P>) -> Outcome {
    let html =
        inputs.theme.render(inputs.template, &inputs.lang, &inputs.frame.0, &inputs.page.0).map_err(|fault| vec![fault])?;
    let html = if inputs.lang.as_str() == VIETNAMESE { html } else { tongue::marked(&html) };
    Ok(vec![OutputFile::new(inputs.path.clone(), html.into_bytes())])
}

/// A page that is ready to be planned.
pub struct Ready {
    indexed: Option<Indexed>,
    /// How it is made.
    pub recipe: Recipe,
}

impl Ready {
    /// A file that goes with a page.
    pub fn file(recipe: Recipe) -> Ready {
        Ready { indexed: None, recipe }
    }
}

/// What views are built from besides the site: finished pictures, sheets, and the sizes of files.
pub type Beside<'a> = (&'a Pictures, &'a Sheets, &'a Downloads);

/// Gathers the pages of one language.
pub struct Pages<'a> {
    /// Builds views.
    pub builder: Builder<'a>,
    theme: Arc<Theme>,
    frame: Arc<(Value, Fingerprint)>,
    /// Pages to index.
    pub indexed: Vec<Indexed>,
}

impl<'a> Pages<'a> {
    /// Begins the pages of one language.
    pub fn new(site: &'a Site, theme: &'a Arc<Theme>, (pictures, sheets, downloads): Beside<'a>, lang: &Lang) -> Pages<'a> {
        let frame = Plain(frame(site, theme, lang));
        let stamp = Fingerprint::of(&frame);
        let (rows, claims) = (Rows::new(), claims(site));
        let mut builder = Builder { site, theme, pictures, sheets, downloads, lang: lang.clone(), rows, claims };
        builder.rows = builder.all_rows();
        Pages {
            builder,
            theme: Arc::clone(theme),
            frame: Arc::new((Value::from_serializable(&frame.0), stamp)),
            indexed: Vec::new(),
        }
    }

    /// A page, made from its view.
    pub fn page(&self, template: &'static str, url: &Url, page: impl View) -> Ready {
        let head = page.head();
        let indexed = (!head.noindex).then(|| {
            let pictures = if head.image.is_empty() { Vec::new() } else { vec![head.image.clone()] };
            Indexed { url: self.builder.site.absolute(url), changed: None, pictures }
        });
        let inputs = Inputs {
            theme: Arc::clone(&self.theme),
            template,
            lang: self.builder.lang.clone(),
            frame: Arc::clone(&self.frame),
            page: Plain(page),
            path: url.file(),
        };
        Ready { indexed, recipe: Recipe::new(template, vec![url.file()], inputs, make) }
    }

    /// Plans a page.
    pub fn add(&mut self, ready: Ready, plan: &mut Plan, sink: &mut Sink) {
        self.indexed.extend(ready.indexed);
        plan.add(ready.recipe, None, sink);
    }

    /// Plans the pages of each item, in their order; the views are built in parallel.
    pub fn each<T: Sync, R: IntoIterator<Item = Ready> + Send>(
        &mut self,
        items: &[T],
        view: impl Fn(&Pages<'a>, &T) -> R + Sync,
        (plan, sink): (&mut Plan, &mut Sink),
    ) {
        let ready: Vec<R> = items.par_iter().map(|item| view(self, item)).collect();
        ready.into_iter().flatten().for_each(|page| self.add(page, plan, sink));
    }
}

/// Plans the pages of one language.
pub fn plan(pages: &mut Pages<'_>, plan: &mut Plan, sink: &mut Sink) {
    entries(pages, plan, sink);
    listings(pages, plan, sink);
    finding(pages, plan, sink);
}

fn entries(pages: &mut Pages<'_>, plan: &mut Plan, sink: &mut Sink) {
    let lang = pages.builder.lang.clone();
    let entries: Vec<&Entry> = pages.builder.site.entries.iter().filter(|e| e.admitted.entity().lang == lang).collect();
    pages.each(&entries, |pages, entry| article(pages, entry), (plan, sink));
}

/// The page of an entry. Movements and clusters are terms too: theirs is made with their listing.
fn article(pages: &Pages<'_>, entry: &Entry) -> Option<Ready> {
    let (builder, url) = (&pages.builder, &entry.url);
    match &entry.admitted.entity().matter {
        Matter::Profile(profile) => {
            let template = match profile.who {
                Some(Who::Collective) => "collective.html",
                Some(Who::Household) => "household.html",
                Some(Who::Individual) | None => "individual.html",
            };
            Some(pages.page(template, url, builder.profile_page(entry, profile)))
        }
        Matter::Story(story) => Some(pages.page("story.html", url, builder.story_page(entry, story))),
        Matter::Notice(notice) => Some(pages.page("notice.html", url, builder.notice_page(entry, notice))),
        Matter::Page => Some(pages.page("page.html", url, builder.own_page(entry))),
        Matter::Movement(_) | Matter::Cluster(_) => None,
    }
}

fn listings(pages: &mut Pages<'_>, plan: &mut Plan, sink: &mut Sink) {
    let site = pages.builder.site;
    let shown = site.listings.iter().filter(|(subject, _)| !matches!(subject, Subject::Kind(Kind::Page)));
    let sheets: Vec<(&Subject, Sheet<'_>)> = shown
        .flat_map(|(subject, listing)| listing.sheets(site.settings.page_size).into_iter().map(move |s| (subject, s)))
        .collect();
    pages.each(&sheets, |pages, (subject, sheet)| listing(pages, subject, sheet), (plan, sink));
}

fn listing(pages: &Pages<'_>, subject: &Subject, sheet: &Sheet<'_>) -> Option<Ready> {
    let builder = &pages.builder;
    let url = sheet_url(&builder.site.listing_url(subject, &builder.lang)?, sheet.number);
    let title = match subject {
        Subject::Kind(kind) => builder.listing_title(*kind),
        Subject::Term(kind, id) => term_name(builder.site, *kind, id, &builder.lang),
    };
    match subject {
        Subject::Term(kind @ (Kind::Movement | Kind::Cluster), id) if sheet.number == 0 => {
            // Readers of a language without its version are led to the original's page.
            let entry = builder.site.entry(*kind, id, &builder.lang)?;
            match &entry.admitted.entity().matter {
                Matter::Movement(own) => Some(pages.page("movement.html", &url, builder.movement_page(entry, own, sheet))),
                Matter::Cluster(own) => Some(pages.page("cluster.html", &url, builder.cluster_page(entry, own, sheet))),
                _ => None,
            }
        }
        Subject::Term(kind, id) if sheet.number == 0 => {
            Some(pages.page("term.html", &url, builder.term_page(sheet, (*kind, id), &title)?))
        }
        Subject::Kind(_) if sheet.number == 0 => Some(pages.page("listing.html", &url, builder.listing(sheet, &title)?)),
        _ => Some(pages.page("archive.html", &url, builder.listing(sheet, &title)?)),
    }
}

fn finding(pages: &mut Pages<'_>, plan: &mut Plan, sink: &mut Sink) {
    let lang = pages.builder.lang.clone();
    let at = |path: &str| pages.builder.site.localized(&Url::new(path), &lang);
    let (home, search, programmes, data) = (at("/"), at("/tim-kiem/"), at("/de-an/"), at(ROOT));
    let view = pages.builder.front();
    pages.add(pages.page("front.html", &home, view), plan, sink);
    let view = pages.builder.search();
    pages.add(pages.page("search.html", &search, view), plan, sink);
    let view = pages.builder.programmes();
    pages.add(pages.page("browse.html", &programmes, view), plan, sink);
    if lang == *pages.builder.site.default_lang() {
        let view = pages.builder.not_found();
        pages.add(pages.page("plain.html", &Url::new("/404.html"), view), plan, sink);
    }
    let view = pages.builder.data_page(&offered(!pages.builder.site.figures.plans.is_empty()));
    pages.add(pages.page("data.html", &data, view), plan, sink);
}
