//! Who and what belongs to an entry, as cards under headings.

use serde::Serialize;

use crate::graph::site::Entry;
use crate::model::entity::{Entity, Matter};
use crate::model::kind::Kind;
use crate::model::term::List;
use crate::view::card::{Builder, Card};
use crate::view::named::Named;

/// Cards under a heading.
#[derive(Clone, Debug, Serialize)]
pub struct Related {
    /// The heading.
    pub title: String,
    /// The cards.
    pub cards: Vec<Card>,
}

impl Builder<'_> {
    /// The cards below an entity.
    pub fn related(&self, entity: &Entity) -> Vec<Related> {
        let listed = |e: &&Entry| !e.admitted.entity().head.unlisted;
        let profile = |id: &str| self.site.entry_for(Kind::Profile, id, &self.lang).filter(listed).map(|e| self.card(e));
        let groups: Vec<(&str, Vec<Card>)> = match &entity.matter {
            Matter::Profile(p) => {
                let referring = |kind: Kind| {
                    let all = self.site.referring(Kind::Profile, &entity.id);
                    all.filter(move |e| e.admitted.entity().kind == kind).map(|e| self.card(e)).collect()
                };
                let models = p.replicated_from.iter().filter_map(|r| profile(&r.id)).collect();
                vec![("stories", referring(Kind::Story)), ("follows", models), ("followed_by", referring(Kind::Profile))]
            }
            Matter::Story(s) => vec![("people", s.profiles.iter().filter_map(|r| profile(&r.id)).collect())],
            Matter::Cluster(c) => {
                let members = c.members.iter().map(|m| named(self.named_on(List::Units, &m.id, entity.naming_day())));
                vec![("members", members.collect())]
            }
            Matter::Movement(_) | Matter::Notice(_) | Matter::Page => Vec::new(),
        };
        let shown = groups.into_iter().filter(|(_, cards)| !cards.is_empty());
        shown.map(|(key, cards)| Related { title: self.word(&format!("related.{key}")), cards }).collect()
    }
}

/// A card that holds a name and the way to its page.
fn named(unit: Named) -> Card {
    Card {
        title: unit.said(),
        href: unit.href,
        kind: String::new(),
        line: String::new(),
        summary: String::new(),
        date: String::new(),
        iso: String::new(),
        picture: None,
        tile: String::new(),
        sample: false,
        other_lang: String::new(),
    }
}
