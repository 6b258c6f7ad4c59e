//! Figures that contradict each other: revisions of nothing, a child over its
//! parent, a running total that falls.

use std::borrow::Cow;
use std::collections::BTreeMap;

use jiff::civil::Date;

use crate::base::codes;
use crate::base::diagnostic::{Diagnostic, Sink};
use crate::base::text::nearest;
use crate::graph::reported::{Figure, Reported, meant, standing};
use crate::model::catalog::Catalog;
use crate::model::plan::traits::Kind;
use crate::model::snapshot::{Basis, Name, Snapshot};

/// Reports every contradiction among all that was reported.
pub fn check(catalog: &Catalog, reported: &Reported<'_>, sink: &mut Sink) {
    let by_id: BTreeMap<&str, &Snapshot> = catalog.snapshots.iter().map(|s| (s.id.as_str(), s)).collect();
    for (name, figures) in reported.all() {
        for figure in figures {
            revision(figure, &by_id, sink);
        }
        let standing = standing(figures);
        let of_kind = |f: &Figure<'_>| meant(&catalog.plans, name, f.observation.period.year());
        let flows: Vec<Figure<'_>> = standing
            .iter()
            .copied()
            .filter(|f| f.observation.basis == Basis::Ytd && of_kind(f).is_some_and(|(_, p)| p.kind() == Kind::Flow))
            .collect();
        falls(&flows, sink);
        for figure in &standing {
            if let Some((indicator, part)) = of_kind(figure)
                && let Some(outer) = &part.within
            {
                let parent = Name { indicator: indicator.id.clone(), part: Some(outer.id.clone()) };
                over_parent(figure, &standing, reported.of(&parent), sink);
            }
        }
    }
}

/// A revision names an earlier file that holds the figure.
fn revision(figure: &Figure<'_>, by_id: &BTreeMap<&str, &Snapshot>, sink: &mut Sink) {
    let Some(revision) = &figure.observation.revision else { return };
    let named = by_id.get(revision.of.id.as_str());
    let sound = named.is_some_and(|named| {
        let earlier = named.id != figure.snapshot.id && named.source.published <= figure.published();
        let holds = named.observations.iter().any(|observation| {
            observation.name == figure.observation.name && figure.same_as(&Figure { snapshot: named, observation })
        });
        earlier && holds
    });
    if !sound {
        let fault = Diagnostic::at(codes::BAD_REVISION, figure.snapshot.at(revision.of.spot));
        let near = if named.is_none() { nearest(&revision.of.id, by_id.keys().copied()) } else { None };
        sink.push(fault.with("revises", &revision.of.id).near(near));
    }
}

/// A running total is not lower than it was; a revision may make it so. Each is
/// held against what was known when it was reported, the best also against all.
fn falls(totals: &[Figure<'_>], sink: &mut Sink) {
    let mut by_year: BTreeMap<i16, Vec<&Figure<'_>>> = BTreeMap::new();
    for figure in totals {
        by_year.entry(figure.observation.period.year()).or_default().push(figure);
    }
    for totals in by_year.values() {
        let best = best_by_end(totals.iter().copied());
        for figure in totals.iter().filter(|f| f.observation.revision.is_none()) {
            let Some(value) = figure.observation.value() else { continue };
            let is_best = best.get(&figure.last_day()).is_some_and(|b| b == *figure);
            let then = || best_by_end(totals.iter().copied().filter(|f| f.published() <= figure.published()));
            let known = if is_best { Cow::Borrowed(&best) } else { Cow::Owned(then()) };
            let higher = known.range(..figure.last_day()).rev().find(|(_, f)| f.observation.value().is_some_and(|v| v > value));
            if let Some((_, earlier)) = higher {
                let fault = Diagnostic::at(codes::CUMULATIVE_FALLS, figure.snapshot.at(figure.observation.spots.value));
                let before = earlier.observation.value().unwrap_or_default();
                let fault = fault.with("value", value).with("earlier", before);
                sink.push(fault.with("period", earlier.observation.period));
            }
        }
    }
}

/// The most final, latest published number for each last day.
fn best_by_end<'f, 'a: 'f>(figures: impl Iterator<Item = &'f Figure<'a>>) -> BTreeMap<Date, Figure<'a>> {
    let mut best: BTreeMap<Date, Figure<'a>> = BTreeMap::new();
    for figure in figures.filter(|f| f.observation.value().is_some()) {
        let kept = best.entry(figure.last_day()).or_insert(*figure);
        if figure.rank() > kept.rank() {
            *kept = *figure;
        }
    }
    best
}

/// A part of a part is no larger: held against its own file's figure, and the
/// best child against the best parent.
fn over_parent(child: &Figure<'_>, children: &[Figure<'_>], parents: &[Figure<'_>], sink: &mut Sink) {
    let Some(value) = child.observation.value() else { return };
    let parents = standing(parents);
    let same: Vec<&Figure<'_>> = parents.iter().filter(|p| p.same_as(child) && p.observation.value().is_some()).collect();
    let beside = same.iter().find(|p| p.snapshot.id == child.snapshot.id);
    let is_best = children.iter().filter(|c| c.same_as(child)).all(|c| c.rank() <= child.rank());
    let best = same.iter().max_by_key(|p| p.rank()).filter(|_| is_best);
    let over = beside.into_iter().chain(best).filter_map(|p| p.observation.value()).find(|parent| value > *parent);
    if let Some(parent) = over {
        let fault = Diagnostic::at(codes::CHILD_OVER_PARENT, child.snapshot.at(child.observation.spots.value));
        sink.push(fault.with("child", value).with("parent", parent));
    }
}
