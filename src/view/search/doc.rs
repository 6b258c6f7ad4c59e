//! What is searched of an entry. Sensitive fields are not among it, whatever
//! consent there is.

use std::sync::Arc;

use rustc_hash::FxHashMap;

use crate::base::fingerprint::Fingerprint;
use crate::craft::search::sheaf::{Doc, Field, Signs};
use crate::graph::entry::Entry;
use crate::graph::site::Site;
use crate::model::entity::{Entity, Matter};
use crate::model::kind::Kind;
use crate::model::notice::Notice;
use crate::model::profile::Profile;
use crate::model::term::{List, Term};
use crate::view::card::Builder;

/// What somebody is.
const ROLE: Field = '1';
/// Where, and in which unit.
pub const PLACE: Field = '2';
/// What about.
pub const TOPIC: Field = '3';
/// What in a sentence.
const SUMMARY: Field = '4';
/// Lists whose terms' names are searched.
const LISTS: [List; 5] = [List::Places, List::Units, List::Fields, List::Columns, List::Levels];

/// Kinds of entries whose titles others are found by.
const NAMED: [Kind; 2] = [Kind::Movement, Kind::Cluster];

/// Whatever else its head says.
const OTHER: Field = '5';

/// Tells what is searched of entries; the names of each term are gathered once.
pub struct Docs<'a> {
    builder: Arc<Builder<'a>>,
    named: FxHashMap<(List, &'a str), Vec<Arc<str>>>,
    /// What places were called before, and what has their place.
    in_time: FxHashMap<&'a str, Vec<Arc<str>>>,
    /// What stands for these, which may change from one day to the next.
    stamp: Fingerprint,
}

impl<'a> Docs<'a> {
    /// Knows the names of all terms.
    pub fn of(builder: &Arc<Builder<'a>>) -> Docs<'a> {
        let site: &'a Site = builder.site;
        let shared = |names: Vec<String>| -> Vec<Arc<str>> { names.into_iter().map(Arc::from).collect() };
        let terms = |list: List| site.lists.all(list).iter().map(move |term| (list, term));
        let all = LISTS.into_iter().flat_map(terms);
        let named = all.map(|(list, term)| ((list, term.id.as_str()), shared(builder.names_of(term)))).collect();
        let in_time = |(list, term): (List, &'a Term)| (term.id.as_str(), shared(builder.names_in_time(list, term)));
        let in_time: Vec<(&str, Vec<Arc<str>>)> = terms(List::Places).map(in_time).collect();
        let stamp = Fingerprint::of(&in_time);
        Docs { builder: Arc::clone(builder), named, in_time: in_time.into_iter().collect(), stamp }
    }

    /// What stands for all that neither lists nor the entry itself say of it: names of places on the edition's day,
    /// titles of what it may be listed under.
    pub fn stamp(&self) -> Fingerprint {
        let named = self.builder.site.entries().iter().map(|e| e.entity()).filter(|e| NAMED.contains(&e.kind));
        let named: Vec<_> = named.map(|e| (e.kind.name(), &e.id, e.lang.as_str(), (&e.head.title, e.head.unlisted))).collect();
        Fingerprint::of(&(self.stamp, named))
    }

    /// What is searched of an entry.
    pub fn doc(&self, entry: &Entry) -> Doc {
        let entity = entry.entity();
        let mut said: Vec<(Field, Arc<str>)> = entity.head.summary.iter().map(|s| (SUMMARY, s.as_str().into())).collect();
        match &entity.matter {
            Matter::Profile(profile) => said.extend(profile_says(profile)),
            Matter::Notice(notice) => said.extend(notice_says(notice)),
            Matter::Story(story) => said.extend(story.author.iter().map(|author| (OTHER, author.as_str().into()))),
            _ => {}
        }
        self.terms_say(entity, &mut said);
        let signs = if entity.kind == Kind::Profile { Signs::Name } else { Signs::Headline };
        Doc { names: vec![entity.head.title.clone()], signs, said, body: Arc::clone(&entity.body) }
    }

    fn terms_say(&self, entity: &Entity, said: &mut Vec<(Field, Arc<str>)>) {
        let site = self.builder.site;
        for (kind, term) in entity.terms() {
            let (list, field) = match kind {
                Kind::Place => (List::Places, PLACE),
                Kind::Unit => (List::Units, PLACE),
                Kind::Field => (List::Fields, TOPIC),
                Kind::Column => (List::Columns, TOPIC),
                Kind::Level => (List::Levels, OTHER),
                // Only what is admitted and listed has a name here.
                _ => {
                    let named = site.entry_for(kind, &term.id, &self.builder.lang);
                    let shown = named.map(|e| &e.entity().head).filter(|head| !head.unlisted);
                    said.extend(shown.map(|head| (TOPIC, head.title.as_str().into())));
                    continue;
                }
            };
            let on = site.lists.on(list, &term.id, entity.naming_day()).map(|on| on.id.as_str());
            let own = Some(term.id.as_str()).filter(|own| on != Some(own));
            let names = on.into_iter().chain(own).filter_map(|id| self.named.get(&(list, id)));
            said.extend(names.flatten().map(|name| (field, Arc::clone(name))));
            let in_time = self.in_time.get(term.id.as_str()).filter(|_| kind == Kind::Place);
            said.extend(in_time.into_iter().flatten().map(|name| (OTHER, Arc::clone(name))));
        }
    }
}

fn profile_says(profile: &Profile) -> impl Iterator<Item = (Field, Arc<str>)> {
    let replicate = profile.replicate.iter().flat_map(|r| [&r.conditions, &r.steps, &r.not_for]).flatten();
    let results = profile.results.iter().flat_map(|r| [&r.label, &r.unit]).flatten();
    let awards = profile.awards.iter().filter(|a| a.revoked.is_none()).filter_map(|a| a.merit.as_ref());
    let others = replicate.chain(results).chain(awards).map(|text| (OTHER, text.as_str().into()));
    let role = profile.role.iter().map(|text| (ROLE, text.as_str().into()));
    role.chain(profile.known_for.iter().map(|text| (SUMMARY, text.as_str().into()))).chain(others)
}

fn notice_says(notice: &Notice) -> impl Iterator<Item = (Field, Arc<str>)> {
    notice.nominees.iter().filter_map(|n| n.name.as_ref()).map(|name| (ROLE, name.as_str().into()))
}
