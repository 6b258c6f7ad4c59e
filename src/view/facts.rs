//! The fact box: who, where, since when, each with the way to its page.

use jiff::civil::Date;
use serde::Serialize;

use crate::model::entity::{Entity, Matter};
use crate::model::kind::Kind;
use crate::model::movement::Movement;
use crate::model::notice::Notice;
use crate::model::profile::Profile;
use crate::model::term::List;
use crate::view::card::Builder;
use crate::view::frame::{Link, day};
use crate::view::named::Named;

/// A line of the fact box: a label, and what it says, with or without links.
#[derive(Clone, Debug, Serialize)]
pub struct Fact {
    /// The label.
    pub label: String,
    /// What it says; terms as they were called on the page's own day.
    pub values: Vec<Named>,
}

/// The facts gathered so far.
struct Facts<'b> {
    builder: &'b Builder<'b>,
    /// The day that names are of.
    day: Option<Date>,
    all: Vec<Fact>,
}

/// The taxonomies of the fact box, in its order.
const TERMS: [(Kind, List, &str); 5] = [
    (Kind::Place, List::Places, "place"),
    (Kind::Level, List::Levels, "level"),
    (Kind::Unit, List::Units, "unit"),
    (Kind::Field, List::Fields, "fields"),
    (Kind::Column, List::Columns, "column"),
];

impl Builder<'_> {
    /// The fact box of an entity.
    pub fn facts(&self, entity: &Entity) -> Vec<Fact> {
        let day = entity.naming_day();
        let mut facts = Facts { builder: self, day, all: Vec::new() };
        for (kind, list, key) in TERMS {
            // Of a cluster its units are the members, which have a block of their own.
            let own = entity.terms_of(kind).filter(|_| !matches!(entity.matter, Matter::Cluster(_)));
            facts.add(key, own.map(|r| self.named_on(list, &r.id, day)));
        }
        for (kind, key) in [(Kind::Movement, "movements"), (Kind::Cluster, "clusters")] {
            facts.add(key, entity.terms_of(kind).filter_map(|r| self.entry_link(kind, &r.id)));
        }
        match &entity.matter {
            Matter::Profile(profile) => facts.profile(profile),
            Matter::Movement(movement) => facts.movement(movement),
            Matter::Cluster(c) => {
                facts.add("lead", c.lead.iter().map(|l| self.named_on(List::Units, &l.id, day)));
            }
            Matter::Notice(notice) => facts.notice(notice),
            Matter::Story(_) | Matter::Page => {}
        }
        facts.add("programmes", entity.head.programmes.iter().filter_map(|p| self.programme_link(&p.id)));
        facts.all
    }

    /// The way to an entry, if it has a page.
    pub fn entry_link(&self, kind: Kind, id: &str) -> Option<Link> {
        let entry = self.site.entry_for(kind, id, &self.lang)?;
        Some(Link { label: entry.entity().head.title.clone(), href: self.site.href(&entry.url) })
    }

    /// The way to a programme.
    pub fn programme_link(&self, id: &str) -> Option<Link> {
        let programme = self.site.programme(id)?;
        let url = self.site.url(Kind::Programme, id, &self.lang)?;
        Some(Link { label: programme.title.get(&self.lang).to_owned(), href: self.site.href(&url) })
    }
}

impl Facts<'_> {
    fn add<T: Into<Named>>(&mut self, key: &str, values: impl IntoIterator<Item = T>) {
        let values: Vec<Named> = values.into_iter().map(Into::into).collect();
        if values.is_empty() {
            return;
        }
        let label = self.builder.word(&["fact.", key].concat());
        // A sensitive key is the author's own: without a wording it stands for itself.
        let label = label.strip_prefix("fact.sensitive.").map_or(label.clone(), str::to_owned);
        self.all.push(Fact { label, values });
    }

    fn say(&mut self, key: &str, text: impl IntoIterator<Item = String>) {
        self.add(key, text.into_iter().map(|label| Link { label, href: String::new() }));
    }

    fn profile(&mut self, profile: &Profile) {
        let flags = [
            (profile.direct_worker, "direct_worker"),
            (profile.small_collective, "small_collective"),
            (profile.hard_area, "hard_area"),
        ];
        let builder = self.builder;
        self.say("flags", flags.iter().filter(|(set, _)| *set).map(|(_, key)| builder.word(&format!("flag.{key}"))));
        for (key, value) in &profile.sensitive {
            self.say(&format!("sensitive.{key}"), Some(value.clone()));
        }
    }

    fn movement(&mut self, movement: &Movement) {
        let builder = self.builder;
        self.say("launched", movement.launched.map(day));
        self.say("ends", movement.ends.map(day));
        self.say("decision", movement.decision.clone());
        self.say("entries_close", movement.entries_close.map(day));
        self.add("programme", movement.programme.iter().filter_map(|p| builder.programme_link(&p.id)));
        let on = self.day;
        self.add("outlets", movement.outlets.iter().map(|o| builder.named_on(List::Units, &o.id, on)));
        self.add("parent", movement.parent.iter().filter_map(|p| builder.entry_link(Kind::Movement, &p.id)));
    }

    fn notice(&mut self, notice: &Notice) {
        let site = self.builder.site;
        self.say("opens", notice.opens.map(day));
        let closes = notice.closes(&site.holidays);
        self.say("closes", closes.map(day));
        self.say("working_days", Some(notice.working_days.to_string()));
    }
}

/// A text without a link.
pub fn plain(text: impl Into<String>) -> Link {
    Link { label: text.into(), href: String::new() }
}
