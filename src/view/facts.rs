//! The fact box: what an entry is, as a list of labels and links.

use serde::Serialize;

use crate::graph::site::list_of;
use crate::model::entity::{Entity, Matter};
use crate::model::kind::Kind;
use crate::model::movement::Movement;
use crate::model::notice::Notice;
use crate::model::profile::Profile;
use crate::model::term::List;
use crate::view::card::Builder;
use crate::view::frame::{Link, day};

/// A line of the fact box: a label, and what it says, with or without links.
#[derive(Clone, Debug, Serialize)]
pub struct Fact {
    /// The label.
    pub label: String,
    /// What it says.
    pub values: Vec<Link>,
}

/// A text without a link.
pub fn plain(text: impl Into<String>) -> Link {
    Link { label: text.into(), href: String::new() }
}

/// Facts as they gather; what says nothing is left out.
struct FactBox<'b> {
    builder: &'b Builder<'b>,
    facts: Vec<Fact>,
}

impl FactBox<'_> {
    fn add(&mut self, key: &str, values: impl IntoIterator<Item = Link>) {
        let values: Vec<Link> = values.into_iter().collect();
        if !values.is_empty() {
            self.facts.push(Fact { label: self.builder.word(&format!("fact.{key}")), values });
        }
    }
}

impl Builder<'_> {
    /// The facts of an entry.
    pub fn facts(&self, entity: &Entity) -> Vec<Fact> {
        let mut facts = FactBox { builder: self, facts: Vec::new() };
        let kinds = [
            (Kind::Place, "place"),
            (Kind::Level, "level"),
            (Kind::Unit, "unit"),
            (Kind::Field, "fields"),
            (Kind::Column, "column"),
            (Kind::Movement, "movements"),
            (Kind::Cluster, "clusters"),
        ];
        let terms = entity.terms();
        for (kind, key) in kinds {
            // Of a cluster its units are the members, which have a block of their own.
            let own = terms.iter().filter(|(k, _)| *k == kind && !matches!(entity.matter, Matter::Cluster(_)));
            facts.add(key, own.filter_map(|(_, r)| self.link_to(kind, &r.id)));
        }
        match &entity.matter {
            Matter::Profile(p) => self.profile_facts(p, &mut facts),
            Matter::Movement(m) => self.movement_facts(m, &mut facts),
            Matter::Cluster(c) => facts.add("lead", c.lead.iter().filter_map(|l| self.link_to(Kind::Unit, &l.id))),
            Matter::Notice(n) => self.notice_facts(n, &mut facts),
            Matter::Story(_) | Matter::Page => {}
        }
        facts.add("programmes", entity.head.programmes.iter().filter_map(|p| self.link_to(Kind::Programme, &p.id)));
        facts.facts
    }

    /// A link to a term, an entry or a programme; a term without a page is its bare name.
    pub fn link_to(&self, kind: Kind, id: &str) -> Option<Link> {
        if let Some(list) = list_of(kind) {
            let href = self.site.url(kind, id, &self.lang).map_or_else(String::new, |u| self.site.href(&u));
            return Some(Link { label: self.term(list, id), href });
        }
        if kind == Kind::Programme {
            let label = self.site.programme(id)?.title.get(&self.lang).to_owned();
            return Some(Link { label, href: self.site.href(&self.site.url(kind, id, &self.lang)?) });
        }
        let entry = self.site.entry_for(kind, id, &self.lang)?;
        Some(Link { label: entry.admitted.entity().head.title.clone(), href: self.site.href(&entry.url) })
    }

    fn profile_facts(&self, profile: &Profile, facts: &mut FactBox<'_>) {
        let flags = [
            (profile.direct_worker, "direct_worker"),
            (profile.small_collective, "small_collective"),
            (profile.hard_area, "hard_area"),
        ];
        let set = flags.iter().filter(|(set, _)| *set);
        facts.add("flags", set.map(|(_, key)| plain(self.word(&format!("flag.{key}")))));
        for (key, value) in &profile.sensitive {
            let wording = format!("fact.sensitive.{key}");
            let label = self.word(&wording);
            // A sensitive key is the author's own: without a wording it stands for itself.
            let label = if label == wording { key.clone() } else { label };
            facts.facts.push(Fact { label, values: vec![plain(value.clone())] });
        }
    }

    fn movement_facts(&self, movement: &Movement, facts: &mut FactBox<'_>) {
        facts.add("launched", movement.launched.map(|d| plain(day(d))));
        facts.add("ends", movement.ends.map(|d| plain(day(d))));
        facts.add("decision", movement.decision.clone().map(plain));
        facts.add("entries_close", movement.entries_close.map(|d| plain(day(d))));
        facts.add("programme", movement.programme.iter().filter_map(|p| self.link_to(Kind::Programme, &p.id)));
        facts.add("outlets", movement.outlets.iter().filter_map(|o| self.link_to(Kind::Unit, &o.id)));
        facts.add("parent", movement.parent.iter().filter_map(|p| self.link_to(Kind::Movement, &p.id)));
    }

    fn notice_facts(&self, notice: &Notice, facts: &mut FactBox<'_>) {
        facts.add("opens", notice.opens.map(|d| plain(day(d))));
        facts.add("closes", notice.closes(&self.site.holidays).map(|d| plain(day(d))));
        facts.add("working_days", [plain(notice.working_days.to_string())]);
    }

    /// A unit's name where the text is its id, else the text.
    pub fn unit_or_text(&self, text: &str) -> Link {
        let known = self.site.term(List::Units, text).is_some();
        known.then(|| self.link_to(Kind::Unit, text)).flatten().unwrap_or_else(|| plain(text))
    }
}
