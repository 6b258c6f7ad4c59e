//! `site.yaml`: everything but `title` and `base_url` has a sensible default.

use std::collections::BTreeSet;

use jiff::civil::Date;
use jiff::tz::{TimeZone, TimeZoneDatabase};

use crate::base::codes;
use crate::base::date::Moment;
use crate::base::diagnostic::{Diagnostic, Place, Sink, Spot};
use crate::base::fields::{Fields, Ref};
use crate::base::files::{File, Files, text};
use crate::base::lang::{Lang, Localized};
use crate::base::languages;
use crate::base::path::SourcePath;
use crate::base::text::nearest;
use crate::base::yaml;
use crate::craft::compressed::Coding;
use crate::craft::theme::face::Face;
use crate::model::kind::Kind;
use crate::settings::address::Patterns;
use crate::settings::base::Base;
use crate::settings::fonts;
use crate::settings::language::{Language, languages as read_languages, with_words};
use crate::settings::policy::Policy;
use crate::settings::reports::Reports;

/// Where the settings stand.
pub const FILE: &str = "site.yaml";

/// The settings of one site.
#[derive(Clone, Debug)]
pub struct Settings {
    /// The site's name.
    pub title: Localized,
    /// Scheme and host, and a path that ends in `/`.
    pub base: Base,
    /// The theme's folder name.
    pub theme: String,
    /// The timezone of every date-time.
    pub timezone: TimeZone,
    /// Languages; the first is the default and has no prefix. Never empty.
    pub languages: Vec<Language>,
    /// Who answers for the site.
    pub agency: Contact,
    /// Whom newspapers call.
    pub press: Contact,
    /// Programmes (đề án), each with its page.
    pub programmes: Vec<Programme>,
    /// Terms of reuse.
    pub reuse: Option<Localized>,
    /// A line on every page.
    pub notice: Option<Localized>,
    /// The pinned edition.
    pub as_of: Option<Moment>,
    /// Addresses.
    pub permalinks: Patterns,
    /// Which lists get term pages.
    pub taxonomies: Vec<Kind>,
    /// Review, consent, links.
    pub policy: Policy,
    /// Widths and formats of pictures.
    pub images: Images,
    /// Fonts of the site's own.
    pub fonts: Vec<Face>,
    /// What texts are published compressed as well.
    pub precompress: Vec<Coding>,
    /// Entries on one page of a listing.
    pub page_size: usize,
    /// The order of tones in names.
    pub sort_tones: Tones,
    /// How reports are made.
    pub reports: Reports,
    /// Addresses that the ledger is to forget, as whoever builds says.
    pub forgotten: Vec<String>,
}

/// The order in which tones sort.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Tones {
    /// ngang huyền hỏi ngã sắc nặng
    Cldr,
    /// ngang huyền sắc hỏi ngã nặng
    Office,
}

/// An agency or a press office.
#[derive(Clone, Debug, Default)]
pub struct Contact {
    /// Its name.
    pub name: Option<Localized>,
    /// Where it sits.
    pub address: Option<Localized>,
    /// Its mail address.
    pub email: Option<String>,
    /// Its telephone.
    pub phone: Option<String>,
    /// Who answers for the content.
    pub responsible: Option<Localized>,
}

/// A programme such as the scheme of Decision 1526/QĐ-TTg.
#[derive(Clone, Debug)]
pub struct Programme {
    /// Its id.
    pub id: Ref,
    /// Its name.
    pub title: Localized,
    /// Its first day.
    pub from: Option<Date>,
    /// Its last day.
    pub to: Option<Date>,
    /// The document that set it up.
    pub source: Option<Localized>,
    /// What it is for.
    pub aims: Option<Localized>,
}

/// How pictures are made.
#[derive(Clone, Debug)]
pub struct Images {
    /// Widths in pixels, ascending.
    pub widths: Vec<u32>,
    /// Whether WebP is made where it is smaller.
    pub webp: bool,
    /// Whether JPEG is made; always true when WebP is not.
    pub jpeg: bool,
}

impl Settings {
    /// Reads `site.yaml`. `None` if there is no site to speak of; why is in the sink.
    pub fn read(files: &Files, sink: &mut Sink) -> Option<Settings> {
        let path = SourcePath::new(FILE);
        let Some(file) = files.get(FILE) else {
            sink.push(Diagnostic::at(codes::MISSING_FILE, Place::start(&path)).with("file", FILE));
            return None;
        };
        let node = yaml::read(&text(file, sink)?, &path, 1, sink)?;
        let mut fields = Fields::open(&node, FILE, &path, sink)?;
        let settings = Settings::of(&mut fields);
        if let Some(settings) = &settings {
            has_theme(&settings.theme, files, &mut fields);
            with_words(&settings.languages, (files, &settings.theme), &mut fields);
        }
        fields.close();
        if let Some(settings) = &settings {
            let known = Fields::describe(|f| drop(Settings::of(f)));
            languages::check(&node, &known, (&path, &settings.codes()), sink);
        }
        settings
    }

    /// What `site.yaml` may say.
    pub fn of(f: &mut Fields<'_>) -> Option<Settings> {
        let title = f.must().localized("title");
        let base = Base::read(f);
        let languages = read_languages(f);
        let settings = Settings {
            theme: theme(f),
            timezone: timezone(f),
            agency: f.one("agency", contact).unwrap_or_default(),
            press: f.one("press", contact).unwrap_or_default(),
            programmes: f.many("programmes", programme),
            reuse: f.localized("reuse"),
            notice: f.localized("notice"),
            as_of: f.moment("as_of"),
            permalinks: Patterns::of_site(f, &languages),
            taxonomies: taxonomies(f),
            policy: f.one("policy", Policy::read).unwrap_or_default(),
            images: f.one("images", images).unwrap_or_else(Images::standard),
            fonts: f.one("fonts", fonts::read).unwrap_or_default(),
            precompress: f.choices("precompress", &[("br", Coding::Brotli), ("gz", Coding::Gzip)]),
            page_size: f.whole("page_size", (1, 1000)).and_then(|n| usize::try_from(n).ok()).unwrap_or(20),
            sort_tones: f.choice("sort_tones", &[("cldr", Tones::Cldr), ("office", Tones::Office)]).unwrap_or(Tones::Cldr),
            reports: f.one("reports", Reports::read).unwrap_or_default(),
            title: title.unwrap_or_default(),
            base: base.unwrap_or(Base { origin: String::new(), path: "/".to_owned() }),
            languages,
            forgotten: Vec::new(),
        };
        Some(settings)
    }

    /// The codes of its languages.
    pub fn codes(&self) -> Vec<Lang> {
        self.languages.iter().map(|l| l.code.clone()).collect()
    }

    /// The default language.
    pub fn default_lang(&self) -> &Lang {
        // `languages` fills an empty list.
        &self.languages[0].code
    }

    /// Whether a term of this kind has a page.
    pub fn has_terms(&self, kind: Kind) -> bool {
        self.taxonomies.contains(&kind)
    }
}

impl Images {
    /// What a site gets that says nothing.
    pub fn standard() -> Images {
        Images { widths: vec![400, 800, 1200, 1600], webp: true, jpeg: true }
    }
}

fn timezone(f: &mut Fields<'_>) -> TimeZone {
    let spot = f.spot("timezone");
    let name = f.text("timezone").unwrap_or_else(|| "Asia/Ho_Chi_Minh".to_owned());
    // The bundled database only: the same bytes on every machine.
    let database = TimeZoneDatabase::bundled();
    database.get(&name).unwrap_or_else(|_| {
        let zones: Vec<String> = database.available().map(|zone| zone.to_string()).collect();
        let fault = Diagnostic::at(codes::NOT_A_CHOICE, Place::new(f.file(), spot)).with("key", "timezone").with("value", &name);
        let fault = fault.with("choices", "Asia/Ho_Chi_Minh, UTC, …");
        f.report(fault.near(nearest(&name, zones.iter().map(String::as_str))));
        TimeZone::UTC
    })
}

/// Reads `theme`; another than the built-in one has a folder.
fn theme(f: &mut Fields<'_>) -> String {
    f.text("theme").unwrap_or_else(|| "default".to_owned())
}

/// Reports a theme that is not there.
fn has_theme(name: &str, files: &Files, f: &mut Fields<'_>) {
    let named = |file: &File| file.path.as_str().split('/').nth(1).map(str::to_owned);
    let mut all: BTreeSet<String> = files.under("themes/").iter().filter_map(named).collect();
    all.insert("default".to_owned());
    if !all.contains(name) {
        let fault = Diagnostic::at(codes::NO_THEME, Place::new(f.file(), f.spot("theme"))).with("theme", name);
        f.report(fault.near(nearest(name, all.iter().map(String::as_str))));
    }
}

fn taxonomies(f: &mut Fields<'_>) -> Vec<Kind> {
    let choices: Vec<(&'static str, Kind)> = Kind::TAXONOMIES.iter().map(|k| (k.name(), *k)).collect();
    if f.has("taxonomies") || f.describes() { f.choices("taxonomies", &choices) } else { Kind::TAXONOMIES.to_vec() }
}

fn contact(f: &mut Fields<'_>) -> Option<Contact> {
    Some(Contact {
        name: f.localized("name"),
        address: f.localized("address"),
        email: f.text("email"),
        phone: f.text("phone"),
        responsible: f.localized("responsible"),
    })
}

fn programme(f: &mut Fields<'_>) -> Option<Programme> {
    let id = f.must().id("id");
    let title = f.must().localized("title");
    let (from, to) = f.span("from", "to");
    let source = f.localized("source");
    let aims = f.localized("aims");
    Some(Programme { id: id?, title: title?, from, to, source, aims })
}

fn images(f: &mut Fields<'_>) -> Option<Images> {
    let mut widths: Vec<u32> = f.wholes("widths", (16, 10_000)).into_iter().filter_map(|w| u32::try_from(w).ok()).collect();
    widths.sort_unstable();
    widths.dedup();
    let formats = f.choices("formats", &[("webp", true), ("jpeg", false)]);
    let standard = Images::standard();
    let said = !formats.is_empty();
    let webp = !said || formats.contains(&true);
    Some(Images {
        widths: if widths.is_empty() { standard.widths } else { widths },
        webp,
        jpeg: !said || formats.contains(&false) || !webp,
    })
}

/// Where a programme is defined.
pub fn programme_place(programme: &Programme) -> Place {
    Place::new(&SourcePath::new(FILE), programme.id.spot)
}

/// Where a site without place for a fault is told of it.
pub fn place() -> Place {
    Place::new(&SourcePath::new(FILE), Spot::START)
}
