//! Pages for finding: A–Z, open data, and what stands where
//! something is not.

use serde::Serialize;

use crate::base::path::Url;
use crate::graph::address::Tombstone;
use crate::graph::letters::FINDING;
use crate::model::kind::Kind;
use crate::view::card::Builder;
use crate::view::frame::{Head, Link, day, head, in_every_language};
use crate::view::map::Tile;
use crate::view::plan_page::METHOD;

/// Where reports stand, on sites that publish them.
pub const REPORTS: &str = "/bao-cao/";

/// Everything without a script: people from A to Z, and groups of links.
#[derive(Clone, Debug, Serialize)]
pub struct BrowsePage {
    /// Its head.
    pub head: Head,
    /// A sentence about it.
    pub text: String,
    /// The heading over the letters.
    pub letters_title: String,
    /// People by the first letter of the name that they are called by.
    pub letters: Vec<Group>,
    /// Groups.
    pub groups: Vec<Group>,
}

/// The page for finding: the same, and the map of places.
#[derive(Clone, Debug, Serialize)]
pub struct FindingPage {
    /// Lists that lead on.
    #[serde(flatten)]
    pub lists: BrowsePage,
    /// Places as tiles; empty where the list of places says nothing of tiles.
    pub map: Vec<Tile>,
}

/// Links under a heading.
#[derive(Clone, Debug, Serialize)]
pub struct Group {
    /// The heading.
    pub title: String,
    /// The links.
    pub links: Vec<Link>,
    /// The way to those that are not here.
    pub more: Option<Link>,
}

impl Group {
    /// Links that are all there are.
    pub fn new(title: String, links: Vec<Link>) -> Group {
        Group { title, links, more: None }
    }
}

/// A page that says one thing.
#[derive(Clone, Debug, Serialize)]
pub struct PlainPage {
    /// Its head.
    pub head: Head,
    /// What it says.
    pub text: String,
    /// Where to go from here.
    pub links: Vec<Link>,
    /// Where it sends readers at once, or nothing.
    pub refresh: String,
}

impl Builder<'_> {
    /// The page that tells the rules in plain words.
    pub fn method(&self) -> PlainPage {
        let plain = self.site.settings.permalinks.root(Kind::Plan).below(METHOD);
        let own = self.site.localized(&plain, &self.lang);
        let mut head = head(self.site, &self.word("ind.method"), &own, &in_every_language(self.site, &plain));
        head.description = self.word("ind.method_long");
        head.crumbs = self.figures_crumbs();
        head.crumbs.push(Link { label: head.title.clone(), href: String::new() });
        PlainPage { head, text: self.word("ind.method_long"), links: Vec::new(), refresh: String::new() }
    }

    /// The page of all programmes.
    pub fn programmes(&self) -> BrowsePage {
        let title = self.word("menu.programmes");
        BrowsePage {
            head: self.simple(&title, "/de-an/"),
            text: String::new(),
            letters_title: String::new(),
            letters: Vec::new(),
            groups: vec![Group::new(String::new(), self.programme_links())],
        }
    }

    /// What answers an address that does not exist.
    pub fn not_found(&self) -> PlainPage {
        let mut head = self.only_here(&self.word("missing.title"), "/404.html");
        head.noindex = true;
        PlainPage { head, text: self.word("missing.text"), links: self.ways_on(), refresh: String::new() }
    }

    /// Where readers go from a page that has nothing for them.
    fn ways_on(&self) -> Vec<Link> {
        let to = |key: &str, path: &str| Link {
            label: self.word(key),
            href: self.site.href(&self.site.localized(&Url::new(path), &self.lang)),
        };
        vec![to("menu.all", FINDING), to("home", "/")]
    }

    /// What stands where something was: no name, no text, no picture of it.
    pub fn gone(&self, tombstone: &Tombstone) -> PlainPage {
        let mut head = head(self.site, &self.word("gone.title"), &tombstone.url, &[]);
        head.noindex = true;
        let since = tombstone.since.map(|d| format!("{} {}. ", self.word("gone.since"), day(d))).unwrap_or_default();
        let why = self.word(&format!("gone.{}", tombstone.reason.wording()));
        PlainPage { head, text: format!("{since}{why}"), links: self.ways_on(), refresh: String::new() }
    }

    /// What sends readers on, where the server has no rules.
    pub fn moved(&self, old: &Url, now: &Url) -> PlainPage {
        let mut head = head(self.site, &self.word("moved.title"), old, &[]);
        head.noindex = true;
        head.canonical = self.site.absolute(now);
        let href = self.site.href(now);
        PlainPage {
            head,
            text: self.word("moved.text"),
            links: vec![Link { label: self.site.absolute(now), href: href.clone() }],
            refresh: href,
        }
    }

    /// The head of a page that stands in every language.
    pub fn simple(&self, title: &str, path: &str) -> Head {
        let path = Url::new(path);
        let others = in_every_language(self.site, &path);
        self.titled(title, &self.site.localized(&path, &self.lang), &others)
    }

    /// The head of a page that stands in the default language alone.
    fn only_here(&self, title: &str, path: &str) -> Head {
        self.titled(title, &Url::new(path), &[])
    }

    fn titled(&self, title: &str, url: &Url, others: &[(crate::base::lang::Lang, Url)]) -> Head {
        let mut head = head(self.site, title, url, others);
        let home = self.site.href(&self.site.localized(&Url::new("/"), &self.lang));
        head.crumbs = vec![Link { label: self.word("home"), href: home }, Link { label: title.to_owned(), href: String::new() }];
        let site = self.site.settings.title.get(&self.lang);
        head.description = if title == site { self.word("front.description") } else { format!("{title} – {site}") };
        head.linked_data = self.collection(title, &head.canonical, &[], &head.crumbs);
        head
    }
}
