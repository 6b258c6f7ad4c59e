//! References resolve both ways; what refers to nothing is reported where it is
//! written. Runs on the whole catalog, before the gate: a reference to an entry
//! that is kept back is sound, and only its link is not made.

use std::collections::{BTreeMap, BTreeSet};

use rustc_hash::{FxHashMap, FxHashSet};

use crate::base::codes;
use crate::base::diagnostic::{Diagnostic, Place, Sink};
use crate::base::fields::Ref;
use crate::base::path::SourcePath;
use crate::base::text::nearest;
use crate::graph::circle;
use crate::model::catalog::Catalog;
use crate::model::entity::{Entity, Matter};
use crate::model::front::Front;
use crate::model::kind::Kind;
use crate::model::term::{List, More, Term};
use crate::settings::site::Settings;

/// Every id that may be referred to, by the name of its kind.
#[derive(Default, Debug)]
pub struct Ids<'c> {
    by_kind: FxHashMap<&'static str, FxHashSet<&'c str>>,
    /// Kinds whose list cannot be read: what they hold is unknown.
    unread: BTreeSet<&'static str>,
}

impl<'c> Ids<'c> {
    /// The ids of a catalog and its settings.
    pub fn of(catalog: &'c Catalog, settings: &'c Settings) -> Ids<'c> {
        let mut ids = Ids::default();
        for (kind, id) in catalog.entries.keys() {
            ids.by_kind.entry(kind.name()).or_default().insert(id);
        }
        for (list, terms) in &catalog.lists {
            ids.by_kind.insert(list.singular(), terms.iter().map(|t| t.id.as_str()).collect());
        }
        let programmes = settings.programmes.iter().map(|p| p.id.id.as_str()).collect();
        ids.by_kind.insert(Kind::Programme.name(), programmes);
        ids.unread = catalog.unread.iter().map(|list| list.singular()).collect();
        ids
    }

    /// Whether there is such an entry or term, as far as is known.
    pub fn has(&self, kind: &str, id: &str) -> bool {
        self.unread.contains(kind) || self.by_kind.get(kind).is_some_and(|ids| ids.contains(id))
    }

    /// What was probably meant.
    pub fn near(&self, kind: &str, id: &str) -> Option<&str> {
        let all: BTreeSet<&str> = self.by_kind.get(kind)?.iter().copied().collect();
        nearest(id, all)
    }
}

/// Reports every reference that leads nowhere, and every circle.
pub fn check(catalog: &Catalog, ids: &Ids<'_>, sink: &mut Sink) {
    for versions in catalog.entries.values() {
        for entity in versions.all() {
            Check { ids, file: &entity.path, sink }.entity(entity);
        }
    }
    for list in List::ALL {
        let singular = list.singular();
        for term in catalog.list(*list) {
            Check { ids, file: &term.place.file, sink }.term(singular, term);
        }
        circles(catalog.list(*list), sink);
    }
    if let Some(front) = &catalog.front {
        Check { ids, file: &SourcePath::new(FRONT), sink }.front(front);
    }
}

/// Where the front page is composed.
const FRONT: &str = "content/front.yaml";

struct Check<'a> {
    ids: &'a Ids<'a>,
    file: &'a SourcePath,
    sink: &'a mut Sink,
}

impl Check<'_> {
    fn all<'r>(&mut self, kind: &'static str, refs: impl IntoIterator<Item = &'r Ref>) {
        for one in refs {
            if !self.ids.has(kind, &one.id) {
                let fault = Diagnostic::at(codes::UNKNOWN_REFERENCE, Place::new(self.file, one.spot));
                let near = self.ids.near(kind, &one.id);
                self.sink.push(fault.with("kind", kind).with("id", &one.id).near(near));
            }
        }
    }

    fn front(&mut self, front: &Front) {
        let named = front.lead.iter().chain(front.blocks.iter().flat_map(|b| &b.entries));
        for one in named {
            self.all(one.kind.name(), [&Ref { id: one.id.clone(), spot: one.spot }]);
        }
        for block in &front.blocks {
            self.all("column", &block.column);
            self.all("movement", &block.movement);
        }
    }

    fn entity(&mut self, entity: &Entity) {
        for (kind, term) in entity.terms() {
            self.all(kind.name(), [term]);
        }
        self.all("programme", &entity.head.programmes);
        match &entity.matter {
            Matter::Profile(p) => {
                self.all("profile", &p.replicated_from);
                self.all("level", p.recognised.iter().filter_map(|r| r.level.as_ref()));
                self.all("title", p.awards.iter().filter_map(|a| a.title.as_ref()));
                self.all("authority", p.awards.iter().filter_map(|a| a.by.as_ref()));
                self.sources(entity, p.results.iter().filter_map(|r| r.source.as_ref()));
                self.sources(entity, p.contributes.iter().filter_map(|c| c.source.as_ref()));
                self.not_itself(entity, &p.replicated_from);
            }
            Matter::Story(s) => self.all("profile", &s.profiles),
            Matter::Movement(m) => {
                self.all("movement", &m.parent);
                self.all("programme", &m.programme);
                self.all("unit", &m.outlets);
                self.not_itself(entity, &m.parent);
            }
            Matter::Cluster(c) => self.all("unit", &c.lead),
            Matter::Notice(n) => self.all("title", n.nominees.iter().filter_map(|n| n.proposed.as_ref())),
            Matter::Page => {}
        }
    }

    /// Sources are ids within the entry.
    fn sources<'r>(&mut self, entity: &Entity, refs: impl IntoIterator<Item = &'r Ref>) {
        let known = || entity.head.sources.iter().filter_map(|s| s.id.as_ref().map(|id| id.id.as_str()));
        for one in refs {
            if !known().any(|id| id == one.id) {
                let fault = Diagnostic::at(codes::UNKNOWN_SOURCE, Place::new(self.file, one.spot));
                self.sink.push(fault.with("id", &one.id).near(nearest(&one.id, known())));
            }
        }
    }

    fn not_itself<'r>(&mut self, entity: &Entity, refs: impl IntoIterator<Item = &'r Ref>) {
        for one in refs.into_iter().filter(|r| r.id == entity.id) {
            let fault = Diagnostic::at(codes::SELF_REFERENCE, Place::new(self.file, one.spot));
            self.sink.push(fault.with("id", &one.id));
        }
    }

    fn term(&mut self, singular: &'static str, term: &Term) {
        self.all(singular, &term.parent);
        self.all(singular, &term.replaced_by);
        if let More::Group { members } = &term.more {
            self.all(singular, members);
            if members.is_empty() {
                self.sink.push(Diagnostic::at(codes::EMPTY_GROUP, term.place.clone()).with("id", &term.id));
            }
        }
    }
}

/// The ways from a term to the next ones: those above it, and those after it.
const WAYS: [fn(&Term) -> &[Ref]; 2] = [|t| t.parent.as_slice(), |t| &t.replaced_by];

/// A term above or after itself, however long the way round.
fn circles(terms: &[Term], sink: &mut Sink) {
    let at: BTreeMap<&str, usize> = terms.iter().enumerate().map(|(at, term)| (term.id.as_str(), at)).collect();
    for way in WAYS {
        let next: Vec<Vec<usize>> =
            terms.iter().map(|term| way(term).iter().filter_map(|r| at.get(r.id.as_str()).copied()).collect()).collect();
        let circle = circle::circles(&next);
        for (own, term) in terms.iter().enumerate() {
            let leads_back = |next: &&Ref| at.get(next.id.as_str()).is_some_and(|next| circle[*next] == circle[own]);
            if let Some(back) = way(term).iter().find(leads_back) {
                let fault = Diagnostic::at(codes::CIRCLE, Place::new(&term.place.file, back.spot));
                sink.push(fault.with("id", &term.id));
            }
        }
    }
}
