//! Links of bodies: each must lead somewhere that exists, kept back or not.

use std::cell::LazyCell;
use std::ops::Deref;

use rustc_hash::FxHashMap;

use crate::base::codes;
use crate::base::diagnostic::{Code, Diagnostic, Sink, Spot};
use crate::base::text::nearest;
use crate::craft::document::Hole;
use crate::craft::embed::Embed;
use crate::craft::link::Target;
use crate::graph::reference::Ids;
use crate::model::catalog::{Catalog, Versions};
use crate::model::entity::Entity;
use crate::model::kind::Kind;

/// Reports every link and embed of a body that leads nowhere.
pub fn check(catalog: &Catalog, ids: &Ids<'_>, sink: &mut Sink) {
    let all = || catalog.entries.values().flat_map(Versions::all);
    let paths = LazyCell::new(|| all().map(|e| (e.path.as_str(), e)).collect());
    let links = Links { catalog, ids, paths: &paths };
    for entity in all() {
        for (hole, spot) in entity.body.holes() {
            links.hole(entity, (hole, spot), sink);
        }
    }
}

struct Links<'a> {
    catalog: &'a Catalog,
    ids: &'a Ids<'a>,
    paths: &'a dyn Deref<Target = FxHashMap<&'a str, &'a Entity>>,
}

impl Links<'_> {
    fn hole(&self, entity: &Entity, (hole, spot): (&Hole, Spot), sink: &mut Sink) {
        match hole {
            Hole::Open(Target::Entity(kind, id, fragment)) if self.entity(entity, (kind, id), spot, sink) => {
                self.fragment(entity, (kind, id, fragment.as_deref()), spot, sink);
            }
            Hole::Open(Target::File(path, fragment)) if path.ends_with(".md") => {
                match entity.path.join(path).and_then(|p| self.paths.get(p.as_str())) {
                    None => fault(entity, codes::DANGLING_FILE, spot, ("file", path), sink),
                    Some(target) => lacks(entity, target, (path, fragment.as_deref()), spot, sink),
                }
            }
            Hole::Open(Target::Fragment(name)) => lacks(entity, entity, ("", Some(name)), spot, sink),
            Hole::Embed(Embed::Profile(id)) => drop(self.entity(entity, ("profile", &id.id), id.spot, sink)),
            Hole::Embed(Embed::Indicator(id, spot) | Embed::Chart(id, spot)) => {
                self.entity(entity, ("indicator", id), *spot, sink);
            }
            _ => {}
        }
    }

    /// Whether there is such an entity; reports it if not.
    fn entity(&self, entity: &Entity, (kind, id): (&str, &str), spot: Spot, sink: &mut Sink) -> bool {
        let known = match Kind::named(kind) {
            Some(Kind::Indicator) => self.indicator(id),
            Some(Kind::Plan) => id.parse().is_ok_and(|year: i16| self.catalog.plans.contains_key(&year)),
            Some(_) => self.ids.has(kind, id),
            None => false,
        };
        if !known {
            let found = Diagnostic::at(codes::DANGLING_LINK, entity.at(spot)).with("kind", kind).with("id", id);
            sink.push(found.near(self.near(kind, id)));
        }
        known
    }

    fn indicator(&self, id: &str) -> bool {
        let Some((year, id)) = id.split_once('/') else { return false };
        let plan = year.parse().ok().and_then(|year: i16| self.catalog.plans.get(&year));
        plan.is_some_and(|plan| plan.indicators.iter().any(|i| i.id == id))
    }

    /// A fragment names a heading of the entry that it leads to.
    fn fragment(&self, entity: &Entity, (kind, id, fragment): (&str, &str, Option<&str>), spot: Spot, sink: &mut Sink) {
        let named = fragment.and_then(|_| Kind::named(kind));
        if let Some(target) = named.and_then(|kind| self.catalog.entry(kind, id)) {
            lacks(entity, &target.original, (&format!("{kind}:{id}"), fragment), spot, sink);
        }
    }

    /// What was probably meant: an id, or another kind.
    fn near(&self, kind: &str, id: &str) -> Option<String> {
        let plans = self.catalog.plans.values();
        let indicators = || plans.flat_map(|plan| plan.indicators.iter().map(|i| format!("{}/{}", plan.year, i.id)));
        match Kind::named(kind) {
            None => nearest(kind, Kind::ALL.iter().map(|k| k.name())).map(str::to_owned),
            Some(Kind::Indicator) => {
                let known: Vec<String> = indicators().collect();
                nearest(id, known.iter().map(String::as_str)).map(str::to_owned)
            }
            Some(_) => self.ids.near(kind, id).map(str::to_owned),
        }
    }
}

/// A fragment names a heading of the page that the link leads to.
fn lacks(entity: &Entity, target: &Entity, (link, fragment): (&str, Option<&str>), spot: Spot, sink: &mut Sink) {
    let Some(name) = fragment.filter(|f| !f.is_empty()) else { return };
    if target.body.headings().iter().all(|h| h.id != name) {
        fault(entity, codes::UNKNOWN_FRAGMENT, spot, ("link", &format!("{link}#{name}")), sink);
    }
}

fn fault(entity: &Entity, code: Code, spot: Spot, (name, value): (&'static str, &str), sink: &mut Sink) {
    sink.push(Diagnostic::at(code, entity.at(spot)).with(name, value));
}
