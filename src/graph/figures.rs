//! Holds every figure against what was promised: its name, its basis, its
//! bounds, the places that it names and their sum.

use std::collections::{BTreeSet, HashSet};

use jiff::civil::Date;
use rayon::prelude::*;
use rust_decimal::Decimal;

use crate::base::codes;
use crate::base::diagnostic::{Code, Diagnostic, Place, Sink, Spot};
use crate::base::fields::Ref;
use crate::base::path::SourcePath;
use crate::base::text::nearest;
use crate::graph::contradiction;
use crate::graph::reported::{Figure, Reported, meant};
use crate::graph::series;
use crate::model::catalog::Catalog;
use crate::model::plan::promise::{Part, Plan};
use crate::model::plan::traits::Kind;
use crate::model::snapshot::{Basis, Name, Reading, Stage};
use crate::model::term::{List, More, Term};

/// Reports all that is wrong with plans and snapshots together. Contradictions
/// are told whenever they are written, equal claims only as they stand on the day.
pub fn check(catalog: &Catalog, day: Date, sink: &mut Sink) {
    for plan in catalog.plans.values() {
        references(plan, catalog, sink);
    }
    let all = Reported::by(Date::MAX, &catalog.snapshots);
    let places = catalog.list(List::Places).iter().map(|t| t.id.as_str()).collect();
    sink.each(&all.all().collect::<Vec<_>>(), |(name, figures), sink| {
        for figure in *figures {
            match meant(&catalog.plans, name, figure.observation.period.year()) {
                Some((_, part)) => Check { figure, part, catalog, places: &places, sink }.run(),
                None => unknown(figure, catalog, sink),
            }
        }
    });
    contradiction::check(catalog, &all, sink);
    let known = Reported::by(day, &catalog.snapshots);
    let parts: Vec<_> = catalog.plans.values().flat_map(|plan| plan.parts().map(move |named| (plan, named))).collect();
    let tied = |(plan, named): &(&Plan, _)| series::tied(&series::of(plan, *named, &known, day));
    let tied: BTreeSet<Place> = parts.par_iter().flat_map_iter(tied).collect();
    for (name, figures) in known.all() {
        let kind = |f: &Figure<'_>| meant(&catalog.plans, name, f.observation.period.year()).map(|(_, part)| part.kind());
        series::equal_claims(figures, kind, &tied, sink);
    }
}

/// The places and units that a plan names.
fn references(plan: &Plan, catalog: &Catalog, sink: &mut Sink) {
    refer(plan.place.as_ref(), List::Places, (&plan.file, catalog), sink);
    for indicator in &plan.indicators {
        refer(indicator.about.owner.as_ref(), List::Units, (&plan.file, catalog), sink);
        for part in &indicator.parts {
            refer(part.about.owner.as_ref(), List::Units, (&plan.file, catalog), sink);
            let scope = part.traits.coverage.scope.as_ref();
            refer(scope, List::Places, (&plan.file, catalog), sink);
            if let Some(scope) = scope.filter(|_| part.each) {
                group(scope, (&plan.file, catalog), sink);
            }
        }
    }
}

fn refer(to: Option<&Ref>, list: List, (file, catalog): (&SourcePath, &Catalog), sink: &mut Sink) {
    if let Some(to) = to.filter(|to| catalog.term(list, &to.id).is_none() && !catalog.unread.contains(&list)) {
        let near = nearest(&to.id, catalog.list(list).iter().map(|t| t.id.as_str()));
        sink.push(dangling(list.singular(), to, file).near(near));
    }
}

/// Only a group has members that can be judged each.
fn group(to: &Ref, (file, catalog): (&SourcePath, &Catalog), sink: &mut Sink) {
    let is_group = |t: &&Term| matches!(t.more, More::Group { .. });
    if catalog.term(List::Places, &to.id).is_some_and(|t| !is_group(&t)) {
        let groups = catalog.list(List::Places).iter().filter(is_group).map(|t| t.id.as_str());
        sink.push(dangling("group", to, file).near(nearest(&to.id, groups)));
    }
}

fn dangling(kind: &str, to: &Ref, file: &SourcePath) -> Diagnostic {
    Diagnostic::at(codes::UNKNOWN_REFERENCE, Place::new(file, to.spot)).with("kind", kind).with("id", &to.id)
}

/// A figure of what no plan has, or of an indicator whose parts are reported.
fn unknown(figure: &Figure<'_>, catalog: &Catalog, sink: &mut Sink) {
    let observation = figure.observation;
    let name = &observation.name;
    if catalog.plans.values().any(|plan| plan.knows(name) && plan.part(name).is_none()) {
        // What is wrong is told where it is promised.
        return;
    }
    let place = figure.snapshot.at(observation.spots.name);
    let parts = |plan: &Plan| plan.parts().map(|(i, p)| i.name_of(p)).collect::<Vec<Name>>();
    let names: Vec<String> = catalog.plans.values().flat_map(parts).map(|n| n.to_string()).collect();
    let inside = format!("{name}.");
    if let Some(part) = names.iter().find(|n| n.starts_with(&inside)) {
        sink.push(Diagnostic::at(codes::PARTED_INDICATOR, place).with("indicator", name).near(Some(part)));
        return;
    }
    let near = nearest(&name.to_string(), names.iter().map(String::as_str));
    sink.push(Diagnostic::at(codes::UNKNOWN_INDICATOR, place).with("indicator", name).near(near));
}

struct Check<'a> {
    figure: &'a Figure<'a>,
    part: &'a Part,
    catalog: &'a Catalog,
    places: &'a HashSet<&'a str>,
    sink: &'a mut Sink,
}

impl Check<'_> {
    fn run(mut self) {
        self.basis();
        self.shape();
        self.rank();
        self.max();
        self.units();
        self.places();
        self.sum();
        let observation = self.figure.observation;
        if observation.stage == Some(Stage::Official) && self.figure.published() < self.figure.last_day() {
            self.fault(codes::OFFICIAL_TOO_EARLY, observation.spots.item, &[("period", observation.period.to_string())]);
        }
    }

    fn fault(&mut self, code: Code, spot: Spot, values: &[(&'static str, String)]) {
        let mut fault = Diagnostic::at(code, self.figure.snapshot.at(spot));
        for (name, value) in values {
            fault = fault.with(name, value);
        }
        self.sink.push(fault);
    }

    fn basis(&mut self) {
        let observation = self.figure.observation;
        let kind = self.part.kind();
        let state = matches!(kind, Kind::Level | Kind::Change | Kind::Rank);
        if state != (observation.basis == Basis::Point) {
            let values = [("basis", observation.basis.word().to_owned()), ("kind", kind.word().to_owned())];
            self.fault(codes::WRONG_BASIS, observation.spots.basis, &values);
        }
    }

    /// An `each` part is observed by place, any other by one figure.
    fn shape(&mut self) {
        let observation = self.figure.observation;
        let fits = match observation.reading {
            Reading::ByPlace => self.part.each,
            Reading::Value(_) => !self.part.each,
            Reading::Range(..) => !self.part.each && observation.by.is_empty(),
            Reading::Missing(_) => observation.by.is_empty(),
        };
        if !fits {
            self.fault(codes::VALUE_OR_MISSING, observation.spots.value, &[]);
        }
    }

    fn rank(&mut self) {
        let observation = self.figure.observation;
        let spot = observation.spots.value;
        if self.part.kind() != Kind::Rank {
            if matches!(observation.reading, Reading::Range(..)) {
                self.fault(codes::ONLY_FOR_RANK, spot, &[("key", "range".to_owned())]);
            }
            if observation.ranked.is_some() {
                self.fault(codes::ONLY_FOR_RANK, observation.spots.ranked, &[("key", "ranked".to_owned())]);
            }
            return;
        }
        let ends = match observation.reading {
            Reading::Value(value) => vec![value],
            Reading::Range(low, high) => vec![low, high],
            Reading::ByPlace => observation.by.iter().map(|(_, value)| *value).collect(),
            Reading::Missing(_) => Vec::new(),
        };
        if let Some(odd) = ends.iter().find(|e| **e < Decimal::ONE || !e.fract().is_zero()) {
            let most = observation.ranked.map_or("-".to_owned(), |r| r.to_string());
            let (key, value) = (("key", "value".to_owned()), ("value", odd.to_string()));
            self.fault(codes::OUT_OF_RANGE, spot, &[key, value, ("least", "1".to_owned()), ("most", most)]);
        }
        let beyond = observation.ranked.and_then(|r| ends.iter().find(|e| **e > Decimal::from(r)).map(|e| (e, r)));
        if let Some((value, ranked)) = beyond {
            self.fault(codes::BEYOND_RANKED, spot, &[("value", value.to_string()), ("ranked", ranked.to_string())]);
        }
    }

    fn max(&mut self) {
        let Some(max) = self.part.traits.max else { return };
        let observation = self.figure.observation;
        let over = |value: Decimal| [("value", value.to_string()), ("max", max.to_string())];
        if let Some(value) = observation.value().filter(|v| *v > max) {
            self.fault(codes::OVER_MAX, observation.spots.value, &over(value));
        }
        for (place, value) in observation.by.iter().filter(|(_, v)| *v > max) {
            self.fault(codes::OVER_MAX, place.spot, &over(*value));
        }
    }

    /// Units are counted where a share of them is promised, and make that share.
    fn units(&mut self) {
        let observation = self.figure.observation;
        let Some((there, all)) = observation.units else { return };
        let hundred = Decimal::ONE_HUNDRED;
        let made = |value: Decimal| {
            let share = Decimal::from(there) * hundred / Decimal::from(all);
            (share - value).abs() < Decimal::new(1, value.scale())
        };
        let is_share = self.part.traits.coverage.of_units.is_some() && self.part.traits.max == Some(hundred);
        if !is_share || !observation.value().is_some_and(made) {
            self.fault(codes::BAD_UNITS, observation.spots.units, &[("value", format!("{there}/{all}"))]);
        }
    }

    /// Places exist; those of an `each` part belong to its scope.
    fn places(&mut self) {
        let scope = self.part.traits.coverage.scope.as_ref().filter(|_| self.part.each);
        let members = scope.and_then(|s| self.catalog.term(List::Places, &s.id)).map(|t| &t.more);
        let file = &self.figure.snapshot.file;
        for (place, _) in &self.figure.observation.by {
            if let Some(More::Group { members }) = members {
                if members.iter().all(|m| m.id != place.id) {
                    let near = nearest(&place.id, members.iter().map(|m| m.id.as_str()));
                    self.sink.push(dangling("place", place, file).near(near));
                }
            } else if !self.places.contains(place.id.as_str()) {
                refer(Some(place), List::Places, (file, self.catalog), self.sink);
            }
        }
    }

    /// What places add up to, for amounts.
    fn sum(&mut self) {
        let observation = self.figure.observation;
        let (Some(value), Kind::Flow) = (observation.value(), self.part.kind()) else { return };
        if observation.by.is_empty() {
            return;
        }
        let Some(sum) = observation.by.iter().try_fold(Decimal::ZERO, |sum, (_, v)| sum.checked_add(*v)) else {
            return;
        };
        let values = [("sum", sum.normalize().to_string()), ("value", value.to_string())];
        if observation.partial && sum > value {
            self.fault(codes::PARTIAL_OVER, observation.spots.value, &values);
        } else if !observation.partial && sum != value {
            self.fault(codes::SUM_DIFFERS, observation.spots.value, &values);
        }
    }
}
