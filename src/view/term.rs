//! What a term's page says of the term itself: from when to when, what it came
//! from and what came after it, what it is part of.

use crate::model::term::{List, More, Term};
use crate::view::card::Builder;
use crate::view::facts::Fact;
use crate::view::frame::{Link, day};
use crate::view::named::Named;

impl Builder<'_> {
    /// The fact box of a term's page.
    pub fn term_facts(&self, list: List, term: &Term) -> Vec<Fact> {
        let lists = &self.site.lists;
        let link = |id: &str| lists.get(list, id).map(|term| Named::from(self.link_to(list, term)));
        let plain = |label: String| vec![Named::from(Link { label, href: String::new() })];
        let today = self.site.edition.day();
        // What is to come is not yet so: neither is it called that now, nor was the other one before.
        let after = if term.ended_before(today) { "replaced_by" } else { "will_be" };
        let before = lists.before(list, &term.id).into_iter().filter(|t| t.ended_before(today));
        let members = if let More::Group { members } = &term.more { members.as_slice() } else { &[] };
        [
            ("parent_term", term.parent.iter().filter_map(|p| link(&p.id)).collect()),
            ("from", term.from.map_or_else(Vec::new, |d| plain(day(d)))),
            ("to", term.to.map_or_else(Vec::new, |d| plain(day(d)))),
            (after, term.replaced_by.iter().filter_map(|r| self.later(list, &r.id)).collect()),
            ("replaces", before.map(|t| self.earlier(list, t)).collect()),
            ("members", members.iter().filter_map(|m| link(&m.id)).collect()),
            ("below", lists.below(list, &term.id).into_iter().filter_map(|t| link(&t.id)).collect()),
        ]
        .into_iter()
        .filter(|(_, values): &(_, Vec<Named>)| !values.is_empty())
        .map(|(key, values)| Fact { label: self.word(&format!("fact.{key}")), values })
        .collect()
    }

    /// A term, and what has its place now if it ended.
    pub fn later(&self, list: List, id: &str) -> Option<Named> {
        let term = self.site.term(list, id)?;
        let now = self.site.lists.now(list, id, self.site.edition.day());
        Some(self.with(list, term, ("term.now", now)))
    }

    /// What a term came from, and what that came from in its turn.
    fn earlier(&self, list: List, term: &Term) -> Named {
        self.with(list, term, ("term.formerly", self.site.lists.origins(list, &term.id)))
    }

    fn with(&self, list: List, term: &Term, (key, others): (&str, Vec<&Term>)) -> Named {
        let others: Vec<Link> = others.into_iter().map(|other| self.link_to(list, other)).collect();
        let note = if others.is_empty() { String::new() } else { self.word(key) };
        Named { note, others, ..self.link_to(list, term).into() }
    }
}
