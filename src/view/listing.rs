//! A listing's page: its newest entries, or one page of its archive.

use serde::Serialize;

use crate::base::path::Url;
use crate::graph::listing::{Sheet, Subject, sheet_url};
use crate::model::kind::Kind;
use crate::view::card::{Builder, Card};
use crate::view::facts::Fact;
use crate::view::frame::{Head, Link, head, script_safe, views};

/// One page of a listing.
#[derive(Clone, Debug, Serialize)]
pub struct ListingPage {
    /// Its head.
    pub head: Head,
    /// What it is, in a word.
    pub kind: String,
    /// A sentence about it.
    pub summary: String,
    /// Its entries.
    pub cards: Vec<Card>,
    /// Newer entries, on archive pages.
    pub newer: String,
    /// Older entries.
    pub older: String,
    /// What a term's page says besides.
    pub facts: Vec<Fact>,
    /// A field's criteria, a programme's aims.
    pub criteria: Vec<String>,
    /// Pages that speak of the term.
    pub mentions: Vec<Card>,
}

views!(ListingPage);

impl Builder<'_> {
    /// One page of a listing. `title` is the listing's own.
    pub fn listing(&self, sheet: &Sheet<'_>, title: &str) -> Option<ListingPage> {
        let subject = &sheet.listing.subject;
        let root = self.site.listing_url(subject, &self.lang)?;
        let own = sheet_url(&root, sheet.number);
        let label =
            if sheet.number == 0 { title.to_owned() } else { format!("{title} – {} {}", self.word("list.page"), sheet.number) };
        let languages = self.site.settings.languages.iter();
        let others: Vec<_> = languages
            .filter_map(|l| Some((l.code.clone(), sheet_url(&self.site.listing_url(subject, &l.code)?, sheet.number))))
            .collect();
        let mut head = head(self.site, &label, &own, &others);
        head.crumbs = self.crumbs(subject, &label);
        head.feed = self.site.href(&root.below("feed.xml"));
        head.description = format!("{label} – {}", self.site.settings.title.get(&self.lang));
        let cards = self.cards(&sheet.members);
        let items: Vec<String> = cards.iter().map(|c| format!("{}{}", self.site.settings.base.origin, c.href)).collect();
        head.linked_data = script_safe(&self.collection(&label, &head.canonical, &items, &head.crumbs));
        Some(ListingPage {
            head,
            kind: String::new(),
            summary: String::new(),
            cards,
            newer: newer(sheet).map_or_else(String::new, |n| self.site.href(&sheet_url(&root, n))),
            older: older(sheet).map_or_else(String::new, |n| self.site.href(&sheet_url(&root, n))),
            facts: Vec::new(),
            criteria: Vec::new(),
            mentions: Vec::new(),
        })
    }

    /// The way to a listing, or to an entry of it.
    pub fn crumbs(&self, subject: &Subject, label: &str) -> Vec<Link> {
        let home = self.site.href(&self.site.localized(&Url::new("/"), &self.lang));
        let mut crumbs = vec![Link { label: self.word("home"), href: home }];
        if let Subject::Term(kind @ (Kind::Movement | Kind::Cluster), _) = subject
            && let Some(url) = self.site.listing_url(&Subject::Kind(*kind), &self.lang)
        {
            crumbs.push(Link { label: self.listing_title(*kind), href: self.site.href(&url) });
        }
        crumbs.push(Link { label: label.to_owned(), href: String::new() });
        crumbs
    }

    /// What the listing of a kind is called.
    pub fn listing_title(&self, kind: Kind) -> String {
        let key = match kind {
            Kind::Profile => "profiles",
            Kind::Story => "stories",
            Kind::Movement => "movements",
            Kind::Cluster => "clusters",
            Kind::Notice => "notices",
            Kind::Programme => "programmes",
            _ => "pages",
        };
        self.word(&format!("menu.{key}"))
    }
}

/// The archive page with newer entries; of the newest archive page, the root.
/// A full page never changes: so a page that is not full says nothing of what will follow it.
fn newer(sheet: &Sheet<'_>) -> Option<usize> {
    match sheet.number {
        0 => None,
        n if n < sheet.archives => Some(n + 1),
        _ => Some(0),
    }
}

fn older(sheet: &Sheet<'_>) -> Option<usize> {
    match sheet.number {
        0 => (sheet.archives > 0).then_some(sheet.archives),
        1 => None,
        n => Some(n - 1),
    }
}
