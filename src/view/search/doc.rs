//! What is searched of an entry. Sensitive fields are not among it, whatever
//! consent there is.

use std::sync::Arc;

use crate::craft::search::sheaf::{Doc, Field, Signs};
use crate::graph::site::Entry;
use crate::model::entity::{Entity, Matter};
use crate::model::kind::Kind;
use crate::model::notice::Notice;
use crate::model::profile::Profile;
use crate::model::term::List;
use crate::view::card::Builder;

/// What somebody is.
const ROLE: Field = '1';
/// Where, and in which unit.
pub const PLACE: Field = '2';
/// What about.
pub const TOPIC: Field = '3';
/// What in a sentence.
const SUMMARY: Field = '4';
/// Whatever else its head says.
const OTHER: Field = '5';

impl Builder<'_> {
    /// What is searched of an entry.
    pub fn doc(&self, entry: &Entry) -> Doc {
        let entity = entry.entity();
        let mut said: Vec<(Field, String)> = entity.head.summary.iter().map(|s| (SUMMARY, s.clone())).collect();
        match &entity.matter {
            Matter::Profile(profile) => said.extend(profile_says(profile)),
            Matter::Notice(notice) => said.extend(notice_says(notice)),
            Matter::Story(story) => said.extend(story.author.iter().map(|author| (OTHER, author.clone()))),
            _ => {}
        }
        self.terms_say(entity, &mut said);
        let signs = if entity.kind == Kind::Profile { Signs::Name } else { Signs::Headline };
        Doc { names: vec![entity.head.title.clone()], signs, said, body: Arc::clone(&entity.body) }
    }

    fn terms_say(&self, entity: &Entity, said: &mut Vec<(Field, String)>) {
        for (kind, term) in entity.terms() {
            let (list, field) = match kind {
                Kind::Place => (List::Places, PLACE),
                Kind::Unit => (List::Units, PLACE),
                Kind::Field => (List::Fields, TOPIC),
                Kind::Column => (List::Columns, TOPIC),
                Kind::Level => (List::Levels, OTHER),
                // Only what is admitted and listed has a name here.
                _ => {
                    let named = self.site.entry_for(kind, &term.id, &self.lang);
                    let shown = named.map(|e| &e.entity().head).filter(|head| !head.unlisted);
                    said.extend(shown.map(|head| (TOPIC, head.title.clone())));
                    continue;
                }
            };
            let on = self.site.lists.on(list, &term.id, entity.naming_day());
            let named = self.site.term(list, &term.id);
            for term in on.into_iter().chain(named.filter(|n| on.is_none_or(|on| on.id != n.id))) {
                said.extend(self.names_of(term).into_iter().map(|name| (field, name)));
            }
            if let (Kind::Place, Some(term)) = (kind, named) {
                said.extend(self.names_in_time(list, term).into_iter().map(|name| (OTHER, name)));
            }
        }
    }
}

fn profile_says(profile: &Profile) -> impl Iterator<Item = (Field, String)> {
    let replicate = profile.replicate.iter().flat_map(|r| [&r.conditions, &r.steps, &r.not_for]).flatten();
    let results = profile.results.iter().flat_map(|r| [&r.label, &r.unit]).flatten();
    let awards = profile.awards.iter().filter(|a| a.revoked.is_none()).filter_map(|a| a.merit.as_ref());
    let others = replicate.chain(results).chain(awards).map(|text| (OTHER, text.clone()));
    let role = profile.role.iter().map(|text| (ROLE, text.clone()));
    role.chain(profile.known_for.iter().map(|text| (SUMMARY, text.clone()))).chain(others)
}

fn notice_says(notice: &Notice) -> impl Iterator<Item = (Field, String)> {
    notice.nominees.iter().filter_map(|n| n.name.as_ref()).map(|name| (ROLE, name.clone()))
}
