//! Pages for finding: A–Z, open data, and what stands where
//! something is not.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::base::collation::{Tones, called, initial, person_key, sort_key};
use crate::base::path::Url;
use crate::graph::address::Tombstone;
use crate::graph::listing::Subject;
use crate::graph::site::list_of;
use crate::model::kind::Kind;
use crate::model::profile::Who;
use crate::settings::site;
use crate::view::card::Builder;
use crate::view::frame::{Head, Link, day, head, in_every_language, script_safe};
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

/// Links under a heading.
#[derive(Clone, Debug, Serialize)]
pub struct Group {
    /// The heading.
    pub title: String,
    /// The links.
    pub links: Vec<Link>,
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

    /// A–Z by given name, places, fields: everything without a script.
    pub fn search(&self) -> BrowsePage {
        let tones = match self.site.settings.sort_tones {
            site::Tones::Cldr => Tones::Cldr,
            site::Tones::Office => Tones::Office,
        };
        let listed = self.site.listing(&Subject::Kind(Kind::Profile)).map_or(&[][..], |l| &l.members);
        let (mut people, mut others) = (BTreeMap::new(), BTreeMap::new());
        for entry in listed.iter().filter_map(|at| self.site.entries.get(*at)) {
            let entity = entry.admitted.entity();
            let own = entity.profile().and_then(|p| p.sort_name.as_deref());
            let name = own.unwrap_or(&entity.head.title);
            let card = self.card(entry);
            let label = if card.sample { format!("{} ({})", card.title, self.word("sample")) } else { card.title };
            let link = Link { label, href: card.href };
            if entity.profile().is_some_and(|p| p.who == Some(Who::Individual)) {
                people.insert((person_key(name, tones), entity.id.clone()), (initial(called(name)), link));
            } else {
                others.insert((sort_key(name, tones), entity.id.clone()), link);
            }
        }
        let mut groups = vec![Group { title: self.word("search.others"), links: others.into_values().collect() }];
        for (kind, key) in [
            (Kind::Place, "places"),
            (Kind::Field, "fields"),
            (Kind::Column, "columns"),
            (Kind::Unit, "units"),
            (Kind::Level, "levels"),
        ] {
            let link = |t: &crate::model::term::Term| {
                let named = self.later(list_of(kind)?, &t.id).filter(|named| !named.href.is_empty())?;
                Some(Link { label: named.said(), href: named.href })
            };
            groups.push(Group {
                title: self.word(&format!("search.{key}")),
                links: self.site.terms(kind).iter().filter_map(link).collect(),
            });
        }
        let programmes = self.site.settings.programmes.iter().filter_map(|p| {
            let url = self.site.url(Kind::Programme, &p.id.id, &self.lang)?;
            Some(Link { label: p.title.get(&self.lang).to_owned(), href: self.site.href(&url) })
        });
        groups.push(Group { title: self.word("menu.programmes"), links: programmes.collect() });
        let pages = self.site.of_kind(Kind::Page, self.site.default_lang()).filter(|e| !e.admitted.entity().head.unlisted);
        let links = pages.map(|e| self.card(e)).map(|c| Link { label: c.title, href: c.href }).collect();
        groups.push(Group { title: self.word("menu.pages"), links });
        groups.retain(|g| !g.links.is_empty());
        BrowsePage {
            head: self.simple(&self.word("menu.search"), "/tim-kiem/"),
            text: self.word("search.text"),
            letters_title: self.word("search.people"),
            letters: letters(people.into_values()),
            groups,
        }
    }

    /// The page of all programmes.
    pub fn programmes(&self) -> BrowsePage {
        let link = |p: &site::Programme| {
            let url = self.site.url(Kind::Programme, &p.id.id, &self.lang)?;
            Some(Link { label: p.title.get(&self.lang).to_owned(), href: self.site.href(&url) })
        };
        let links = self.site.settings.programmes.iter().filter_map(link).collect();
        let title = self.word("menu.programmes");
        BrowsePage {
            head: self.simple(&title, "/de-an/"),
            text: String::new(),
            letters_title: String::new(),
            letters: Vec::new(),
            groups: vec![Group { title: String::new(), links }],
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
        vec![to("menu.all", "/tim-kiem/"), to("home", "/")]
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
        head.linked_data = script_safe(&self.collection(title, &head.canonical, &[], &head.crumbs));
        head
    }
}

/// Links by their letters, which come in order.
fn letters(links: impl Iterator<Item = (String, Link)>) -> Vec<Group> {
    let mut groups: Vec<Group> = Vec::new();
    for (letter, link) in links {
        match groups.last_mut().filter(|g| g.title == letter) {
            Some(group) => group.links.push(link),
            None => groups.push(Group { title: letter, links: vec![link] }),
        }
    }
    groups
}
