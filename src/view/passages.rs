//! Blocks of plain text under a heading: how to do the same, rules, pledges, nominees.

use jiff::civil::Date;
use serde::Serialize;

use crate::model::entity::{Entity, Matter};
use crate::model::notice::Nominee;
use crate::model::term::List;
use crate::view::card::Builder;

/// A block of plain text under a heading.
#[derive(Clone, Debug, Serialize)]
pub struct Passage {
    /// The heading.
    pub title: String,
    /// Its paragraphs.
    pub lines: Vec<String>,
}

impl Builder<'_> {
    /// The plain blocks of an entity.
    pub fn passages(&self, entity: &Entity) -> Vec<Passage> {
        let said: Vec<(&str, Option<String>)> = match &entity.matter {
            Matter::Profile(p) => p.replicate.as_ref().map_or_else(Vec::new, |r| {
                vec![("conditions", r.conditions.clone()), ("steps", r.steps.clone()), ("not_for", r.not_for.clone())]
            }),
            Matter::Movement(m) => vec![("rules", m.rules.clone()), ("results", m.results.clone())],
            Matter::Cluster(c) => vec![("pledges", Some(c.pledges.join("\n")))],
            Matter::Notice(n) => {
                let nominees: Vec<String> = n.nominees.iter().map(|n| self.nominee(n, entity.naming_day())).collect();
                vec![("nominees", Some(nominees.join("\n")))]
            }
            Matter::Story(_) | Matter::Page => Vec::new(),
        };
        said.into_iter().filter_map(|(key, text)| self.passage(key, &text?)).collect()
    }

    fn passage(&self, key: &str, text: &str) -> Option<Passage> {
        let lines: Vec<String> = text.lines().map(str::trim).filter(|l| !l.is_empty()).map(str::to_owned).collect();
        (!lines.is_empty()).then(|| Passage { title: self.word(&format!("block.{key}")), lines })
    }

    fn nominee(&self, nominee: &Nominee, on: Option<Date>) -> String {
        let proposed = nominee.proposed.as_ref().map(|t| self.said_on(List::Titles, &t.id, on));
        let who = nominee.who.map(|w| self.word(&format!("kind.{}", w.name())));
        [nominee.name.clone(), who, proposed].into_iter().flatten().collect::<Vec<_>>().join(" · ")
    }
}
