//! Terms as a page names them: as they were called on its own day, and what has
//! their place now.

use jiff::civil::Date;
use serde::Serialize;

use crate::graph::site::kind_of;
use crate::model::term::{List, Term};
use crate::view::card::Builder;
use crate::view::frame::Link;

/// A name with the way to its page, and what it is called today.
#[derive(Clone, Debug, Serialize)]
pub struct Named {
    /// What readers see: the name as it was on the page's own day.
    pub label: String,
    /// Where it leads; empty where there is no page.
    pub href: String,
    /// How it is related to `others`: `nay là`, `trước là`; empty if nothing changed.
    pub note: String,
    /// What has its place now; where the page is younger than what its author named, that.
    pub others: Vec<Link>,
}

impl From<Link> for Named {
    fn from(link: Link) -> Named {
        Named { label: link.label, href: link.href, note: String::new(), others: Vec::new() }
    }
}

impl Named {
    /// The name with what changed, as one line of text.
    pub fn said(&self) -> String {
        if self.others.is_empty() {
            return self.label.clone();
        }
        let others: Vec<&str> = self.others.iter().map(|other| other.label.as_str()).collect();
        format!("{} ({} {})", self.label, self.note, others.join(", "))
    }
}

impl Builder<'_> {
    /// The name of a term on a day.
    pub fn name_on(&self, list: List, id: &str, day: Option<Date>) -> String {
        self.site.lists.on(list, id, day).map_or_else(|| id.to_owned(), |term| self.name_of(term))
    }

    /// The name of a term on a day, with what has its place now.
    pub fn said_on(&self, list: List, id: &str, day: Option<Date>) -> String {
        self.named_on(list, id, day).said()
    }

    /// A term as it was called on a day, with the way to its page and to what has its place now.
    pub fn named_on(&self, list: List, id: &str, day: Option<Date>) -> Named {
        let Some(term) = self.site.lists.on(list, id, day) else {
            return Link { label: id.to_owned(), href: String::new() }.into();
        };
        let now = self.site.lists.now(list, &term.id, self.site.edition.day());
        let named = self.site.term(list, id).filter(|named| named.id != term.id);
        let (key, others) = match (now.is_empty(), named) {
            (false, _) => ("term.now", now),
            (true, Some(named)) => ("term.formerly", vec![named]),
            (true, None) => return self.link_to(list, term).into(),
        };
        let others = others.into_iter().map(|other| self.link_to(list, other)).collect();
        Named { note: self.word(key), others, ..self.link_to(list, term).into() }
    }

    /// The name of a term in the readers' language, and the way to its page if it has one.
    pub fn link_to(&self, list: List, term: &Term) -> Link {
        let url = kind_of(list).and_then(|kind| self.site.url(kind, &term.id, &self.lang));
        Link { label: self.name_of(term), href: url.map_or_else(String::new, |url| self.site.href(&url)) }
    }

    fn name_of(&self, term: &Term) -> String {
        term.name.get(&self.lang).to_owned()
    }
}
