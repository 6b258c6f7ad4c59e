//! What stands around every page: masthead, menu, languages, footer; and what its
//! head says.

use jiff::civil::Date;
use serde::Serialize;
use serde_json::Value;

use crate::base::lang::Lang;
use crate::base::path::Url;
use crate::craft::theme::Theme;
use crate::graph::listing::Subject;
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
    /// The front page.
    pub home: String,
    /// The style sheet.
    pub css: String,
    /// The policy of every page.
    pub csp: &'static str,
    /// Sections.
    pub menu: Vec<Link>,
    /// The page for finding.
    pub search: String,
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
    /// Its title, and the one `h1`.
    pub title: String,
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
    /// Not to be indexed.
    pub noindex: bool,
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

/// A page's view: plain data with a head.
pub trait View: Serialize + Send + Sync + 'static {
    /// What its head says.
    fn head(&self) -> &Head;
}

macro_rules! views {
    ($($page:ty),* $(,)?) => {
        $(impl $crate::view::frame::View for $page {
            fn head(&self) -> &$crate::view::frame::Head {
                &self.head
            }
        })*
    };
}
pub(crate) use views;

/// Builds the frame of one language.
pub fn frame(site: &Site, theme: &Theme, lang: &Lang) -> Frame {
    let at = |path: &str| site.href(&site.localized(&Url::new(path), lang));
    let root = |kind: Kind| site.listing_url(&Subject::Kind(kind), lang).map_or_else(String::new, |u| site.href(&u));
    let menu = [
        (Kind::Profile, "profiles"),
        (Kind::Story, "stories"),
        (Kind::Movement, "movements"),
        (Kind::Cluster, "clusters"),
        (Kind::Notice, "notices"),
    ];
    let mut menu: Vec<Link> =
        menu.into_iter().map(|(kind, key)| Link { label: theme.word(lang, &format!("menu.{key}")), href: root(kind) }).collect();
    menu.insert(3, Link { label: theme.word(lang, "menu.indicators"), href: at("/chi-tieu/") });
    let feed = |file: &str| at(&format!("/{file}"));
    Frame {
        lang: lang.to_string(),
        title: site.settings.title.get(lang).to_owned(),
        home: at("/"),
        css: site.href(&theme.style),
        csp: crate::view::frame::POLICY,
        menu,
        search: at("/tim-kiem/"),
        data: site.href(&Url::new("/du-lieu/")),
        feeds: vec![
            ("Atom".to_owned(), feed("feed.xml")),
            ("RSS".to_owned(), feed("rss.xml")),
            ("JSON Feed".to_owned(), feed("feed.json")),
        ],
        notice: text(site.settings.notice.as_ref(), lang),
        reuse: text(site.settings.reuse.as_ref(), lang),
        agency: agency(&site.settings.agency, lang),
        preview: !site.edition.audience.is_public(),
    }
}

/// The policy of every page, in its head and in `_headers`: no script, no other host.
pub const POLICY: &str = "default-src 'none'; style-src 'self'; img-src 'self' data:; media-src 'self'; font-src 'self'; manifest-src 'self'; base-uri 'none'; form-action 'none'";

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
    let name =
        |lang: &Lang| site.settings.languages.iter().find(|l| l.code == *lang).map_or_else(String::new, |l| l.name.clone());
    Head {
        title: title.to_owned(),
        alternates: if others.len() > 1 {
            others.iter().map(|(l, u)| (l.to_string(), site.absolute(u))).collect()
        } else {
            Vec::new()
        },
        languages: others.iter().filter(|(_, u)| u != url).map(|(l, u)| Link { label: name(l), href: site.href(u) }).collect(),
        canonical,
        og_type: "website",
        report: report.unwrap_or_default(),
        linked_data: String::new(),
        noindex: !site.edition.audience.is_public(),
        ..Head::default()
    }
}

/// The addresses of one page in every language of the site.
pub fn in_every_language(site: &Site, path: &Url) -> Vec<(Lang, Url)> {
    site.settings.languages.iter().map(|l| (l.code.clone(), site.localized(path, &l.code))).collect()
}

/// A day as readers write it: 31/8/2023.
pub fn day(day: Date) -> String {
    format!("{}/{}/{}", day.day(), day.month(), day.year())
}

/// JSON that cannot end the script element it stands in.
pub fn script_safe(value: &Value) -> String {
    value.to_string().replace('<', "\\u003c")
}
