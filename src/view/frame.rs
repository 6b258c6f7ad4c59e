//! What stands around every page: masthead, menu, languages, footer; and what its
//! head says.

use jiff::civil::Date;
use serde::Serialize;

use crate::base::lang::Lang;
use crate::base::path::Url;
use crate::craft::numerals::unbroken;
use crate::craft::theme::Theme;
use crate::craft::theme::face::at_once;
use crate::craft::theme::policy::POLICY;
use crate::graph::entry::Entry;
use crate::graph::letters::FINDING;
use crate::graph::site::Site;
use crate::model::kind::Kind;
use crate::settings::site::Contact;

/// A label that leads somewhere; `href` is empty for the page itself.
#[derive(Clone, Debug, Serialize)]
pub struct Link {
    /// What readers see.
    pub label: String,
    /// Where it leads.
    pub href: String,
}

/// What every page of one language shares.
#[derive(Clone, Debug, Serialize)]
pub struct Frame {
    /// The language's code.
    pub lang: String,
    /// The site's name.
    pub title: String,
    /// Scheme and host, for what is printed.
    pub origin: String,
    /// The front page.
    pub home: String,
    /// The style sheet.
    pub css: String,
    /// Fonts that every page needs at once.
    pub fonts: Vec<String>,
    /// The policy of every page.
    pub csp: &'static str,
    /// Sections.
    pub menu: Vec<Link>,
    /// The front pages of the other languages.
    pub languages: Vec<Link>,
    /// The page for finding.
    pub search: String,
    /// Where the script of search finds its index.
    pub index: String,
    /// The script that answers who types into the box of search.
    pub script: String,
    /// The few lines that fetch that script for who turns to the box.
    pub find: String,
    /// Pages of the site's own: about, contact.
    pub pages: Vec<Link>,
    /// Open data.
    pub data: String,
    /// The site's feeds.
    pub feeds: Vec<(String, String)>,
    /// A line on every page.
    pub notice: String,
    /// Terms of reuse.
    pub reuse: String,
    /// Who answers for the site.
    pub agency: Agency,
    /// Whom newspapers call.
    pub press: Agency,
    /// Whether this is a preview.
    pub preview: bool,
}

/// An agency, in one language; what is not said is empty.
#[derive(Clone, Debug, Serialize)]
pub struct Agency {
    /// Its name.
    pub name: String,
    /// Where it sits.
    pub address: String,
    /// Its mail address.
    pub email: String,
    /// Its telephone.
    pub phone: String,
    /// Who is responsible.
    pub responsible: String,
}

/// What the head of one page says.
#[derive(Clone, Debug, Serialize, Default)]
pub struct Head {
    /// Its title.
    pub title: String,
    /// The same as the one `h1`: names of places, and numbers with their word, kept on one line.
    pub headline: String,
    /// One or two sentences.
    pub description: String,
    /// Its full address.
    pub canonical: String,
    /// Its full address in each language, where there are several.
    pub alternates: Vec<(String, String)>,
    /// `website`, `article` or `profile`.
    pub og_type: &'static str,
    /// The full address of its picture, or nothing.
    pub image: String,
    /// What other sites show beside a link to it: its picture cut by the focus to 1200 x 630.
    pub share: Option<Share>,
    /// Not to be indexed.
    pub noindex: bool,
    /// The section of the menu that it stands in: its address, or nothing.
    pub section: String,
    /// The way to it.
    pub crumbs: Vec<Link>,
    /// Its own feed.
    pub feed: String,
    /// JSON-LD, safe inside a script element.
    pub linked_data: String,
    /// Made up to show a feature.
    pub sample: bool,
    /// Why the public does not see it; empty outside previews.
    pub reasons: Vec<String>,
    /// The same page in other languages.
    pub languages: Vec<Link>,
    /// The day its own content changed.
    pub changed: String,
    /// Mail for reporting a mistake, or nothing.
    pub report: String,
}

/// What other sites show beside a link to a page.
#[derive(Clone, Debug, Serialize)]
pub struct Share {
    /// The full address of a JPEG.
    pub image: String,
    /// Its width in pixels.
    pub width: u32,
    /// Its height in pixels.
    pub height: u32,
    /// What it shows.
    pub alt: String,
}

/// The sections of the menu, in its order.
const SECTIONS: [(Kind, &str); 6] = [
    (Kind::Profile, "profiles"),
    (Kind::Story, "stories"),
    (Kind::Movement, "movements"),
    (Kind::Plan, "indicators"),
    (Kind::Cluster, "clusters"),
    (Kind::Notice, "notices"),
];
/// How many pages of the site's own the foot of every page names.
const PAGES: usize = 6;

/// Builds the frame of one language.
pub fn frame(site: &Site, theme: &Theme, lang: &Lang) -> Frame {
    let at = |path: &str| site.href(&site.localized(&Url::new(path), lang));
    let section = |(kind, key): (Kind, &str)| Link {
        label: theme.word(lang, &format!("menu.{key}")),
        href: site.href(&site.localized(&site.settings.permalinks.root(kind), lang)),
    };
    let pages = site.of_kind(Kind::Page, site.default_lang()).filter(|e| !e.entity().head.unlisted);
    let page = |e: &Entry| {
        let e = site.listed(e, lang);
        Link { label: e.entity().head.title.clone(), href: site.href(&e.url) }
    };
    let feed = |file: &str| at(&format!("/{file}"));
    Frame {
        lang: lang.to_string(),
        title: site.settings.title.get(lang).to_owned(),
        origin: site.settings.base.origin.clone(),
        home: at("/"),
        css: site.href(&theme.style),
        fonts: at_once(&theme.faces).iter().map(|url| site.href(url)).collect(),
        csp: POLICY,
        menu: SECTIONS.map(section).to_vec(),
        languages: languages(site, &in_every_language(site, &Url::new("/")), lang),
        search: at(FINDING),
        index: at(INDEX),
        script: site.href(&theme.script),
        find: site.href(&theme.loader),
        pages: pages.map(page).take(PAGES).collect(),
        data: at("/du-lieu/"),
        feeds: vec![
            ("Atom".to_owned(), feed("feed.xml")),
            ("RSS".to_owned(), feed("rss.xml")),
            ("JSON Feed".to_owned(), feed("feed.json")),
        ],
        notice: text(site.settings.notice.as_ref(), lang),
        reuse: text(site.settings.reuse.as_ref(), lang),
        agency: agency(&site.settings.agency, lang),
        press: agency(&site.settings.press, lang),
        preview: !site.edition.audience.is_public(),
    }
}

/// A page in the languages other than the reader's.
fn languages(site: &Site, versions: &[(Lang, Url)], own: &Lang) -> Vec<Link> {
    let name = |lang: &Lang| {
        let known = site.settings.languages.iter().find(|l| l.code == *lang);
        known.map_or_else(String::new, |l| l.name.clone())
    };
    let others = versions.iter().filter(|(lang, _)| lang != own);
    others.map(|(lang, url)| Link { label: name(lang), href: site.href(url) }).collect()
}

/// Where the index of search stands, below the page for finding.
pub const INDEX: &str = "/tim-kiem/chi-muc/";

fn text(text: Option<&crate::base::lang::Localized>, lang: &Lang) -> String {
    text.map_or_else(String::new, |t| t.get(lang).to_owned())
}

fn agency(contact: &Contact, lang: &Lang) -> Agency {
    Agency {
        name: text(contact.name.as_ref(), lang),
        address: text(contact.address.as_ref(), lang),
        email: contact.email.clone().unwrap_or_default(),
        phone: contact.phone.clone().unwrap_or_default(),
        responsible: text(contact.responsible.as_ref(), lang),
    }
}

/// The head of a page that stands at one address in some languages.
pub fn head(site: &Site, title: &str, url: &Url, others: &[(Lang, Url)]) -> Head {
    let canonical = site.absolute(url);
    let report = site.settings.agency.email.as_ref().map(|mail| {
        let subject: String = canonical
            .bytes()
            .map(|b| if b.is_ascii_alphanumeric() { char::from(b).to_string() } else { format!("%{b:02X}") })
            .collect();
        format!("mailto:{mail}?subject={subject}")
    });
    // The page's own language: that of its address among the versions.
    let own = others.iter().find(|(_, u)| u == url).map_or_else(|| site.default_lang(), |(l, _)| l);
    Head {
        title: title.to_owned(),
        headline: unbroken(title),
        alternates: if others.len() > 1 {
            others.iter().map(|(l, u)| (l.to_string(), site.absolute(u))).collect()
        } else {
            Vec::new()
        },
        languages: languages(site, others, own),
        section: section(site, url),
        canonical,
        og_type: "website",
        report: report.unwrap_or_default(),
        linked_data: String::new(),
        noindex: !site.edition.audience.is_public(),
        ..Head::default()
    }
}

/// The section of the menu that an address stands in.
fn section(site: &Site, url: &Url) -> String {
    let roots = site
        .settings
        .languages
        .iter()
        .flat_map(|l| SECTIONS.map(|(kind, _)| site.localized(&site.settings.permalinks.root(kind), &l.code)));
    let found = roots.into_iter().find(|root| root.as_str() != "/" && url.as_str().starts_with(root.as_str()));
    found.map_or_else(String::new, |root| site.href(&root))
}

/// The addresses of one page in every language of the site.
pub fn in_every_language(site: &Site, path: &Url) -> Vec<(Lang, Url)> {
    site.settings.languages.iter().map(|l| (l.code.clone(), site.localized(path, &l.code))).collect()
}

/// A day as readers write it: 31/8/2023.
pub fn day(day: Date) -> String {
    format!("{}/{}/{}", day.day(), day.month(), day.year())
}
