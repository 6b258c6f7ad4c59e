//! Pages: every kind of page that the theme draws, in every language.

use std::sync::Arc;

use serde::Serialize;

use crate::base::diagnostic::{Diagnostic, Sink};
use crate::base::fingerprint::{Fingerprint, Plain, Stamp, Stamper};
use crate::base::lang::Lang;
use crate::base::path::Url;
use crate::base::reads::{self, Once};
use crate::craft::link::Target;
use crate::craft::theme::Theme;
use crate::craft::theme::setting::Setting;
use crate::craft::theme::slots::Slot;
use crate::craft::tongue;
use crate::graph::calendar::{self, Month, Months};
use crate::graph::entry::Entry;
use crate::graph::letters;
use crate::graph::listing::{Sheet, Subject, sheet_url};
use crate::graph::reported::Reported;
use crate::graph::site::Site;
use crate::model::entity::{Entity, Matter};
use crate::model::kind::Kind;
use crate::model::plan::promise::{Indicator, Plan as Promised};
use crate::model::profile::Who;
use crate::output::feed::term_name;
use crate::output::sitemap::Indexed;
use crate::plan::{Outcome, OutputFile, Plan, Recipe};
use crate::view::card::{Beside, Builder, Cards};
use crate::view::frame::frame;
use crate::view::headline::Kept;
use crate::view::keys::Keys;
use crate::view::open::package::ROOT;
use crate::view::open::page::offered;

/// The language that entries are written in first.
const VIETNAMESE: &str = "vi";

/// What all pages of one language are printed with.
#[derive(Clone)]
pub struct Press {
    theme: Arc<Theme>,
    lang: Lang,
    frame: Fingerprint,
    setting: Arc<Setting>,
}

impl Press {
    /// A page's file.
    pub fn print(&self, template: &str, url: &Url, view: &impl Serialize) -> Result<OutputFile, Vec<Diagnostic>> {
        let html = self.setting.render(template, view).map_err(|fault| vec![fault])?;
        let html =
            if self.lang.as_str() == VIETNAMESE { html } else { tongue::marked(&String::from_utf8_lossy(&html)).into_bytes() };
        Ok(OutputFile::new(url.file(), html))
    }
}

impl Stamp for Press {
    fn stamp(&self, to: &mut Stamper) {
        self.theme.stamp(to);
        self.lang.as_str().stamp(to);
        self.frame.stamp(to);
    }
}

/// What one page is made from: its own view, and what it shares with others.
struct Inputs<V> {
    press: Press,
    template: &'static str,
    url: Url,
    view: Plain<V>,
}

impl<V: Serialize> Stamp for Inputs<V> {
    fn stamp(&self, to: &mut Stamper) {
        (&self.press, self.template, self.url.as_str(), &self.view).stamp(to);
    }
}

fn make<V: Serialize>(inputs: &Inputs<V>) -> Outcome {
    inputs.press.print(inputs.template, &inputs.url, &inputs.view.0).map(|file| vec![file])
}

/// A page that is ready to be planned.
pub struct Ready<'a> {
    indexed: Option<Indexed>,
    /// How it is made.
    pub recipe: Recipe<'a>,
}

impl<'a> Ready<'a> {
    /// The same page, which holds since it was planned who stands on it or what it tells, and looks at nobody else.
    pub fn holding(self, held: &impl Stamp) -> Ready<'a> {
        let page = self.precise();
        Ready { recipe: page.recipe.holding(held), ..page }
    }

    /// The same page, which looks at nothing but what says so while it is gathered.
    pub fn precise(self) -> Ready<'a> {
        Ready { recipe: self.recipe.looking_at(Vec::new()), ..self }
    }

    /// The same page, where search engines are told of it only if that is so.
    fn indexed_if(self, is_so: bool) -> Ready<'a> {
        Ready { indexed: self.indexed.filter(|_| is_so), ..self }
    }
}

/// Gathers the pages of one language.
pub struct Pages<'a> {
    /// Builds views.
    pub builder: Arc<Builder<'a>>,
    /// Prints them.
    pub press: Press,
    /// Pages to index.
    pub indexed: Vec<Indexed>,
}

impl<'a> Pages<'a> {
    /// Begins the pages of one language.
    pub fn new(site: &'a Site, theme: &'a Arc<Theme>, (beside, today): (&Beside<'a>, &Reported<'a>), lang: &Lang) -> Pages<'a> {
        let frame = Plain(frame(site, theme, lang));
        let stamp = Fingerprint::of(&frame);
        let plans = site.figures.plans.values();
        let indicators = plans.flat_map(|plan| plan.indicators.iter().map(move |indicator| (plan, indicator)));
        let row = |(plan, indicator): (&'a Promised, &'a Indicator)| {
            ((plan.year, indicator.id.clone()), (plan, indicator, Once::default()))
        };
        let builder = Builder {
            site,
            theme,
            beside: beside.clone(),
            lang: lang.clone(),
            today: today.clone(),
            rows: indicators.map(row).collect(),
            kept: Kept::of(site),
            local: Once::default(),
            cards: Cards::of(site),
            keys: Keys::of(site),
        };
        let setting = Arc::new(theme.set(lang, &frame.0));
        let press = Press { theme: Arc::clone(theme), lang: lang.clone(), frame: stamp, setting };
        Pages { builder: Arc::new(builder), press, indexed: Vec::new() }
    }

    /// A page, made from its view, which is built when its turn comes.
    pub fn page<'r, V: Serialize + 'static>(
        &self,
        template: &'static str,
        url: &Url,
        view: impl FnOnce(&Builder<'a>) -> V + Send + Sync + 'r,
    ) -> Ready<'r>
    where
        'a: 'r,
    {
        let (builder, press, url) = (Arc::clone(&self.builder), self.press.clone(), url.clone());
        let (own, outputs) = (url.clone(), vec![url.file()]);
        let gather = move || Inputs { press, template, url, view: Plain(view(&builder)) };
        self.ready(&own, Recipe::from(template, outputs, gather, make))
    }

    /// The page of an entry. What is unlisted is kept from search engines too.
    fn own<'r, V: Serialize + 'static>(
        &self,
        template: &'static str,
        (entry, url): (&Entry, &Url),
        view: impl FnOnce(&Builder<'a>) -> V + Send + Sync + 'r,
    ) -> Ready<'r>
    where
        'a: 'r,
    {
        let entity = entry.entity();
        let pictures = self.builder.picture(entity, Slot::Page).into_iter().map(|p| p.absolute).collect();
        let indexed = self.indexed(url, pictures);
        Ready { indexed, ..self.page(template, url, view) }.indexed_if(!entity.head.unlisted)
    }

    /// What search engines are told of a page of the public edition.
    fn indexed(&self, url: &Url, pictures: Vec<String>) -> Option<Indexed> {
        let site = self.builder.site;
        site.edition.audience.is_public().then(|| Indexed { url: site.absolute(url), changed: None, pictures })
    }

    /// A page made by a recipe of its own.
    pub fn ready<'r>(&self, url: &Url, recipe: Recipe<'r>) -> Ready<'r> {
        Ready { indexed: self.indexed(url, Vec::new()), recipe }
    }

    /// Plans a page.
    pub fn add(&mut self, ready: Ready<'a>, plan: &mut Plan<'a>, sink: &mut Sink) {
        self.indexed.extend(ready.indexed);
        plan.add(ready.recipe, None, sink);
    }
}

/// Plans the pages of one language.
pub fn plan<'a>(pages: &mut Pages<'a>, plan: &mut Plan<'a>, sink: &mut Sink) {
    entries(pages, plan, sink);
    listings(pages, plan, sink);
    finding(pages, plan, sink);
}

fn entries<'a>(pages: &mut Pages<'a>, plan: &mut Plan<'a>, sink: &mut Sink) {
    let (site, lang) = (pages.builder.site, pages.builder.lang.clone());
    pages.indexed.reserve(site.entries().len());
    for entry in site.entries().iter().filter(|e| e.entity().lang == lang) {
        if let Some(page) = precise(|| article(pages, entry)) {
            pages.add(page, plan, sink);
        }
    }
}

/// A page that looks at entries one by one: what was looked at while it was planned is known too.
fn precise<'a>(page: impl FnOnce() -> Option<Ready<'a>>) -> Option<Ready<'a>> {
    let (page, looked) = reads::during(page);
    page.map(|page| Ready { recipe: page.recipe.looking_at(looked), ..page })
}

/// The page of an entry that was put in other words since, as the next edition will have it; none where more was
/// changed, or somebody else plans it.
pub fn reworded(pages: &[Pages<'_>], now: Entity) -> Option<OutputFile> {
    let pages = pages.iter().find(|pages| pages.builder.lang == now.lang)?;
    let before = pages.builder.site.entry_in(&now.path)?;
    let leads = |target: &Target| pages.builder.leads(before, target);
    let entry = Entry { admitted: before.admitted.reworded(now, leads)?, url: before.url.clone(), seat: before.seat.clone() };
    article(pages, &entry)?.recipe.gather().make().ok()?.into_iter().next()
}

/// The page of an entry. Movements and clusters are terms too: theirs is made with their listing.
fn article<'r, 'a: 'r>(pages: &Pages<'a>, entry: &'r Entry) -> Option<Ready<'r>> {
    let at = (entry, &entry.url);
    match &entry.entity().matter {
        Matter::Profile(profile) => {
            let template = match profile.who {
                Some(Who::Collective) => "collective.html",
                Some(Who::Household) => "household.html",
                Some(Who::Individual) | None => "individual.html",
            };
            Some(pages.own(template, at, |builder| builder.profile_page(entry, profile)))
        }
        Matter::Story(story) => Some(pages.own("story.html", at, |builder| builder.story_page(entry, story))),
        Matter::Notice(notice) => Some(pages.own("notice.html", at, |builder| builder.notice_page(entry, notice))),
        Matter::Page => Some(pages.own("page.html", at, |builder| builder.own_page(entry))),
        Matter::Movement(_) | Matter::Cluster(_) => None,
    }
}

fn listings<'a>(pages: &mut Pages<'a>, plan: &mut Plan<'a>, sink: &mut Sink) {
    let site = pages.builder.site;
    let shown = site.listings().iter().filter(|(subject, _)| !matches!(subject, Subject::Kind(Kind::Page)));
    let sheets =
        shown.flat_map(|(subject, listing)| listing.sheets(site.settings.page_size).into_iter().map(move |s| (subject, s)));
    for (subject, sheet) in sheets {
        let called = site.web.all_called(&sheet.members);
        let held = Fingerprint::of(&(sheet.number, sheet.archives, called, browsed(site, subject, &sheet)));
        if let Some(page) = precise(|| listing(pages, subject, sheet)) {
            pages.add(Ready { recipe: page.recipe.holding(&held), ..page }, plan, sink);
        }
    }
    for (kind, months) in &site.months {
        dated(pages, (*kind, months), plan, sink);
    }
}

/// How many entries each month has, for the page that leads to the years.
fn browsed(site: &Site, subject: &Subject, sheet: &Sheet<'_>) -> Vec<(Month, usize)> {
    let months = if let Subject::Kind(kind) = subject { Some(site.months(*kind)) } else { None };
    counts(months.filter(|_| sheet.number == 0).into_iter().flatten())
}

fn counts<'m>(months: impl IntoIterator<Item = (&'m Month, &'m Vec<usize>)>) -> Vec<(Month, usize)> {
    months.into_iter().map(|(month, entries)| (*month, entries.len())).collect()
}

fn listing<'a>(pages: &Pages<'a>, subject: &'a Subject, sheet: Sheet<'a>) -> Option<Ready<'a>> {
    let builder = &pages.builder;
    let site = builder.site;
    let root = site.listing_url(subject, &builder.lang)?;
    let url = sheet_url(&root, sheet.number);
    let title = match subject {
        Subject::Kind(kind) => builder.listing_title(*kind),
        Subject::Term(kind, id) => term_name(site, *kind, id, &builder.lang),
    };
    match subject {
        Subject::Term(kind @ (Kind::Movement | Kind::Cluster), id) if sheet.number == 0 => {
            // Readers of a language without its version are led to the original's page.
            let entry = site.entry(*kind, id, &builder.lang)?;
            let at = (entry, &url);
            match &entry.entity().matter {
                Matter::Movement(own) => Some(pages.own("movement.html", at, move |b| b.movement_page(entry, own, &sheet))),
                Matter::Cluster(own) => Some(pages.own("cluster.html", at, move |b| b.cluster_page(entry, own, &sheet))),
                _ => None,
            }
        }
        Subject::Term(kind, id) if sheet.number == 0 => {
            Some(pages.page("term.html", &url, move |b| b.term_page(&sheet, (*kind, id), (&title, &root))))
        }
        Subject::Kind(_) | Subject::Term(..) => {
            let template = if sheet.number == 0 { "listing.html" } else { "archive.html" };
            Some(pages.page(template, &url, move |b| b.listing(&sheet, (&title, &root))))
        }
    }
}

/// The pages of a listing's years and months.
fn dated<'a>(pages: &mut Pages<'a>, (kind, all): (Kind, &'a Months), plan: &mut Plan<'a>, sink: &mut Sink) {
    let site = pages.builder.site;
    let root = site.localized(&site.settings.permalinks.root(kind), &pages.builder.lang);
    let months: Vec<Month> = all.keys().copied().collect();
    let sheets = calendar::sheets(all);
    let counts = counts(all);
    for some in months.chunk_by(|one, next| one.0 == next.0) {
        if let Some((year, _)) = some.first().copied() {
            let page = pages.page("browse.html", &calendar::year_url(&root, year), move |b| b.year_page(kind, all, year));
            pages.add(page.holding(&counts), plan, sink);
        }
    }
    let stands = Fingerprint::of(&sheets);
    for sheet in sheets {
        let called = site.web.all_called(calendar::part(all, sheet));
        let page = pages.page("archive.html", &calendar::month_url(&root, sheet), move |b| b.month_page(kind, all, sheet));
        pages.add(page.holding(&(stands, called)), plan, sink);
    }
}

/// The pages of letters: each looks at who stands under its own, and holds which letters there are.
fn lettered<'a>(pages: &mut Pages<'a>, plan: &mut Plan<'a>, sink: &mut Sink) {
    let (site, lang) = (pages.builder.site, pages.builder.lang.clone());
    let all = &site.letters;
    let named: Vec<&str> = all.iter().map(|l| l.letter.as_str()).collect();
    let named = Fingerprint::of(&named);
    for (at, letter) in all.iter().enumerate() {
        let called = site.web.all_called(&letter.members);
        let held = Fingerprint::of(&(named, called));
        for number in 1..=letter.parts() {
            let url = site.localized(&letters::url(&letter.letter, number), &lang);
            let page = pages.page("browse.html", &url, move |b| b.letter_page(at, number));
            pages.add(page.holding(&held), plan, sink);
        }
    }
}

fn finding<'a>(pages: &mut Pages<'a>, plan: &mut Plan<'a>, sink: &mut Sink) {
    let (site, lang) = (pages.builder.site, pages.builder.lang.clone());
    let at = |path: &str| site.localized(&Url::new(path), &lang);
    pages.add(pages.page("front.html", &at("/"), Builder::front), plan, sink);
    pages.add(pages.page("search.html", &at(letters::FINDING), Builder::search), plan, sink);
    lettered(pages, plan, sink);
    pages.add(pages.page("browse.html", &at("/de-an/"), Builder::programmes), plan, sink);
    if lang == *site.default_lang() {
        pages.add(pages.page("plain.html", &Url::new("/404.html"), Builder::not_found).indexed_if(false), plan, sink);
    }
    let with_plans = !site.figures.plans.is_empty();
    let data = pages.page("data.html", &at(ROOT), move |b| b.data_page(&offered(with_plans)));
    pages.add(data.precise(), plan, sink);
}
