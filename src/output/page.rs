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
use crate::graph::listing::{Sheet, Subject, sheet_url};
use crate::graph::site::{Entry, Site, list_of};
use crate::model::entity::Matter;
use crate::model::kind::Kind;
use crate::model::term::{More, Term};
use crate::output::feed::term_name;
use crate::output::sitemap::Indexed;
use crate::plan::{Outcome, OutputFile, Plan, Recipe};
use crate::view::card::Builder;
use crate::view::entry::Fact;
use crate::view::figure::Rows;
use crate::view::frame::{Head, Link, View, day, frame};
use crate::view::listing::ListingPage;
use crate::view::picture::Pictures;
use crate::view::table::Sheets;

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
    Ok(vec![OutputFile::new(inputs.path.clone(), html.into_bytes())])
}

/// A page that is ready to be planned.
pub struct Ready {
    indexed: Option<Indexed>,
    /// How it is made.
    pub recipe: Recipe,
}

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
    pub fn new(site: &'a Site, theme: &'a Arc<Theme>, (pictures, sheets): (&'a Pictures, &'a Sheets), lang: &Lang) -> Pages<'a> {
        let frame = Plain(frame(site, theme, lang));
        let stamp = Fingerprint::of(&frame);
        let mut builder = Builder { site, theme, pictures, sheets, lang: lang.clone(), rows: Rows::new() };
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
pub fn plan(pages: &mut Pages<'_>, data_files: &[&str], plan: &mut Plan, sink: &mut Sink) {
    entries(pages, plan, sink);
    listings(pages, plan, sink);
    finding(pages, data_files, plan, sink);
}

fn entries(pages: &mut Pages<'_>, plan: &mut Plan, sink: &mut Sink) {
    let lang = pages.builder.lang.clone();
    let own = |e: &&Entry| {
        let entity = e.admitted.entity();
        entity.lang == lang && !matches!(entity.kind, Kind::Movement | Kind::Cluster)
    };
    let entries: Vec<&Entry> = pages.builder.site.entries.iter().filter(own).collect();
    let page = |pages: &Pages<'_>, entry: &&Entry| {
        let view = pages.builder.entry(entry);
        Some(pages.page("entry.html", &entry.url, view))
    };
    pages.each(&entries, page, (plan, sink));
}

/// An entry that is a term too: its own page is its term page.
#[derive(Serialize)]
struct TermEntry {
    #[serde(flatten)]
    entry: crate::view::entry::EntryPage,
    cards: Vec<crate::view::card::Card>,
    older: String,
}

impl View for TermEntry {
    fn head(&self) -> &Head {
        &self.entry.head
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
    let root = builder.site.listing_url(subject, &builder.lang)?;
    let title = match subject {
        Subject::Kind(kind) => builder.listing_title(*kind),
        Subject::Term(kind, id) => term_name(builder.site, *kind, id, &builder.lang),
    };
    let mut view = builder.listing(sheet, &title)?;
    if let (Subject::Term(kind @ (Kind::Movement | Kind::Cluster), id), 0) = (subject, sheet.number) {
        // Readers of a language without its version are led to the original's page.
        let entry = builder.site.entry(*kind, id, &builder.lang)?;
        let mut own = builder.entry(entry);
        own.head.feed = view.head.feed;
        let page = TermEntry { entry: own, cards: view.cards, older: view.older };
        return Some(pages.page("movement.html", &entry.url, page));
    }
    describe(builder, subject, &mut view);
    Some(pages.page("listing.html", &sheet_url(&root, sheet.number), view))
}

/// What a term's page says of the term itself.
fn describe(builder: &Builder<'_>, subject: &Subject, view: &mut ListingPage) {
    let Subject::Term(kind, id) = subject else { return };
    view.kind = builder.word(&format!("kind.{}", kind.name()));
    let fact = |key: &str, values: Vec<Link>| Fact { label: builder.word(&format!("fact.{key}")), values };
    let plain = |label: String| vec![Link { label, href: String::new() }];
    if let Some(programme) = builder.site.programme(id).filter(|_| *kind == Kind::Programme) {
        view.facts.extend(programme.from.map(|d| fact("from", plain(day(d)))));
        view.facts.extend(programme.to.map(|d| fact("to", plain(day(d)))));
        view.facts.extend(programme.source.as_ref().map(|s| fact("source", plain(s.get(&builder.lang).to_owned()))));
        view.summary = programme.aims.as_ref().map_or_else(String::new, |a| a.get(&builder.lang).to_owned());
        if programme.to.is_some_and(|to| to < builder.site.edition.day()) {
            view.facts.push(fact("state", plain(builder.word("programme.ended"))));
        }
        return;
    }
    let Some(term) = builder.site.terms(*kind).iter().find(|t| t.id == *id) else { return };
    view.facts = term_facts(builder, *kind, term);
    if let More::Field { criteria } = &term.more {
        let line = |c: &crate::model::term::Criterion| match &c.source {
            Some(source) => format!("{} ({source})", c.text.get(&builder.lang)),
            None => c.text.get(&builder.lang).to_owned(),
        };
        view.criteria = criteria.iter().map(line).collect();
    }
    view.summary = term.description.as_ref().map_or_else(String::new, |d| d.get(&builder.lang).to_owned());
    let speaks = |e: &&crate::graph::site::Entry| {
        matches!(e.admitted.entity().matter, Matter::Page | Matter::Movement(_) | Matter::Cluster(_))
    };
    view.mentions = builder.site.referring(*kind, id).filter(speaks).map(|e| builder.card(e)).collect();
}

fn term_facts(builder: &Builder<'_>, kind: Kind, term: &Term) -> Vec<Fact> {
    let Some(list) = list_of(kind) else { return Vec::new() };
    let link = |id: &str| {
        let href = builder.site.url(kind, id, &builder.lang).map_or_else(String::new, |u| builder.site.href(&u));
        Link { label: builder.term(list, id), href }
    };
    let plain = |label: String| vec![Link { label, href: String::new() }];
    let before = builder.site.terms(kind).iter().filter(|t| t.replaced_by.iter().any(|r| r.id == term.id));
    let members =
        if let More::Group { members } = &term.more { members.iter().map(|m| link(&m.id)).collect() } else { Vec::new() };
    let below = builder.site.terms(kind).iter().filter(|t| t.parent.as_ref().is_some_and(|p| p.id == term.id));
    [
        ("parent_term", term.parent.iter().map(|p| link(&p.id)).collect()),
        ("from", term.from.map_or_else(Vec::new, |d| plain(day(d)))),
        ("to", term.to.map_or_else(Vec::new, |d| plain(day(d)))),
        ("replaced_by", term.replaced_by.iter().map(|r| link(&r.id)).collect()),
        ("replaces", before.map(|t| link(&t.id)).collect()),
        ("members", members),
        ("below", below.map(|t| link(&t.id)).collect()),
    ]
    .into_iter()
    .filter(|(_, values): &(_, Vec<Link>)| !values.is_empty())
    .map(|(key, values)| Fact { label: builder.word(&format!("fact.{key}")), values })
    .collect()
}

fn finding(pages: &mut Pages<'_>, data_files: &[&str], plan: &mut Plan, sink: &mut Sink) {
    let lang = pages.builder.lang.clone();
    let at = |path: &str| pages.builder.site.localized(&Url::new(path), &lang);
    let (home, search, programmes) = (at("/"), at("/tim-kiem/"), at("/de-an/"));
    let view = pages.builder.front();
    pages.add(pages.page("front.html", &home, view), plan, sink);
    let view = pages.builder.search();
    pages.add(pages.page("browse.html", &search, view), plan, sink);
    let view = pages.builder.programmes();
    pages.add(pages.page("browse.html", &programmes, view), plan, sink);
    if lang == *pages.builder.site.default_lang() {
        let view = pages.builder.not_found();
        pages.add(pages.page("plain.html", &Url::new("/404.html"), view), plan, sink);
        let view = pages.builder.data(data_files);
        pages.add(pages.page("browse.html", &Url::new("/du-lieu/"), view), plan, sink);
    }
}
