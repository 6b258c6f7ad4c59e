//! What was reported by a day, by indicator, in the order in which it became known.

use std::collections::BTreeMap;
use std::sync::Arc;

use itertools::Itertools;
use jiff::civil::Date;
use rustc_hash::FxHashMap;

use crate::base::diagnostic::Place;
use crate::base::fingerprint::{Fingerprint, Stamp};
use crate::base::path::SourcePath;
use crate::base::reads;
use crate::graph::site::Site;
use crate::graph::spread::{Spread, shelf};
use crate::model::period::Period;
use crate::model::plan::promise::{Indicator, Part, Plan};
use crate::model::snapshot::{Basis, Name, Observation, Snapshot, Stage, cover};

/// An observation and the document that holds it. It is the same figure where it is the same place of the same
/// document, whatever it says.
#[derive(Clone, Copy, Debug)]
pub struct Figure<'a> {
    /// The document.
    pub snapshot: &'a Snapshot,
    /// What it reports.
    pub observation: &'a Observation,
}

impl PartialEq for Figure<'_> {
    fn eq(&self, other: &Figure<'_>) -> bool {
        std::ptr::eq(self.observation, other.observation)
    }
}

impl<'a> Figure<'a> {
    /// When it became known.
    pub fn published(&self) -> Date {
        self.snapshot.source.published
    }

    /// The last day that it is about.
    pub fn last_day(&self) -> Date {
        self.observation.covers.1
    }

    /// Where it is written.
    pub fn place(&self) -> Place {
        self.snapshot.at(self.observation.spots.item)
    }

    /// Whether it is about the same days, counted the same way.
    pub fn is_about(&self, period: Period, basis: Basis) -> bool {
        self.observation.basis == basis && self.observation.covers == cover(period, basis)
    }

    /// Whether another figure is about the same days, counted the same way.
    pub fn same_as(&self, other: &Figure<'_>) -> bool {
        self.observation.basis == other.observation.basis && self.observation.covers == other.observation.covers
    }

    /// How a pick ranks it: later period, more final, later published.
    pub fn rank(&self) -> (Date, Option<Stage>, Date) {
        (self.last_day(), self.observation.stage, self.published())
    }
}

/// All figures by the name of their indicator or part, in the order in which they became known.
type ByName<'a> = BTreeMap<&'a Name, Vec<Figure<'a>>>;

/// Among so many parts names are spread, of which one tells what was reported under a name.
const NAMES: u32 = 256;

/// What was reported by a day. Where its names are parts of a site, whoever asks for one looks at it.
#[derive(Clone, Debug)]
pub struct Reported<'a> {
    day: Date,
    by_name: Arc<ByName<'a>>,
    /// The number of the first part, if there are any.
    first: Option<u32>,
}

impl<'a> Reported<'a> {
    /// What was published by the day.
    pub fn by(day: Date, snapshots: &'a [Snapshot]) -> Reported<'a> {
        let mut by_name = ByName::new();
        for snapshot in snapshots.iter().filter(|s| s.source.published <= day) {
            for observation in &snapshot.observations {
                by_name.entry(&observation.name).or_default().push(Figure { snapshot, observation });
            }
        }
        for figures in by_name.values_mut() {
            figures.sort_by_key(|f| (f.published(), &f.snapshot.file, f.observation.spots.item));
        }
        Reported { day, by_name: Arc::new(by_name), first: None }
    }

    /// What of a site's figures was published by a day, in the parts behind those of the site's web.
    pub fn of_site(site: &'a Site, day: Date) -> Reported<'a> {
        Reported { first: Some(site.web.end()), ..Reported::by(day, &site.figures.snapshots) }
    }

    /// The number of the first part of a site that is neither its web's nor its figures'.
    pub fn end(site: &Site) -> u32 {
        site.web.end() + NAMES
    }

    /// The parts, in the order of their numbers, each by its name; `document` stands for a document whole.
    pub fn parts(&self, document: impl Fn(&SourcePath) -> Option<Fingerprint>) -> Vec<(Fingerprint, Fingerprint)> {
        let all = self.by_name.values().flatten().map(|f| &f.snapshot.file);
        let known: FxHashMap<&SourcePath, Option<Fingerprint>> = all.unique().map(|file| (file, document(file))).collect();
        let mut parts = Spread::among(NAMES);
        for (name, figures) in &*self.by_name {
            let part = parts.on(*name);
            (name.to_string(), figures.len()).stamp(part);
            figures.iter().for_each(|f| (f.snapshot.file.as_str(), known.get(&f.snapshot.file)).stamp(part));
        }
        parts.parts("figures").collect()
    }

    /// The number of the part that tells what was reported under a name, if names are parts.
    pub fn part(&self, name: &Name) -> Option<u32> {
        self.first.map(|first| first + shelf(name, NAMES))
    }

    /// What stands for what was reported under a name; these are the parts.
    pub fn stands_for(name: &Name, parts: &[(Fingerprint, Fingerprint)]) -> Option<Fingerprint> {
        parts.get(shelf(name, NAMES) as usize).map(|(_, of)| *of)
    }

    /// What of it was published by an earlier day.
    pub fn on(&self, day: Date) -> Reported<'a> {
        Reported { day: day.min(self.day), by_name: Arc::clone(&self.by_name), ..*self }
    }

    /// The day by which all of it was published.
    pub fn day(&self) -> Date {
        self.day
    }

    /// Every name with its figures, by publication, then file, then line.
    pub fn all(&self) -> impl Iterator<Item = (&'a Name, &[Figure<'a>])> {
        if let Some(first) = self.first {
            (first..first + NAMES).for_each(reads::note);
        }
        self.by_name.iter().map(|(name, figures)| (*name, self.known(figures)))
    }

    /// The figure that stands for a period: the running total before that of the
    /// period alone, then the most final, then the latest published.
    pub fn best(&self, name: &Name, period: Period) -> Option<Figure<'a>> {
        let about = standing(self.of(name)).into_iter().filter(|f| f.is_about(period, f.observation.basis));
        about.max_by_key(|f| (f.observation.basis != Basis::Period, f.rank()))
    }

    /// The figures of one name.
    pub fn of(&self, name: &Name) -> &[Figure<'a>] {
        if let Some(part) = self.part(name) {
            reads::note(part);
        }
        self.by_name.get(name).map_or(&[], |figures| self.known(figures))
    }

    /// The first of them: those published by the day.
    fn known<'f>(&self, figures: &'f [Figure<'a>]) -> &'f [Figure<'a>] {
        let known = figures.partition_point(|f| f.published() <= self.day);
        figures.get(..known).unwrap_or(figures)
    }
}

/// Those that no other of the same series replaces.
pub fn standing<'a>(figures: &[Figure<'a>]) -> Vec<Figure<'a>> {
    let revising: Vec<&Figure<'a>> = figures.iter().filter(|f| f.observation.revision.is_some()).collect();
    let replaced = |figure: &Figure<'a>| {
        revising.iter().any(|r| {
            let names = r.observation.revision.as_ref().is_some_and(|v| v.of.id == figure.snapshot.id);
            names && r.snapshot.id != figure.snapshot.id && r.same_as(figure)
        })
    };
    figures.iter().copied().filter(|f| !replaced(f)).collect()
}

/// The part that a figure is about: in the plan of its own year if that has it, else in the next later plan
/// that has, else in the latest before. None of an indicator as a whole that has parts in that year.
pub fn meant<'p>(plans: &'p BTreeMap<i16, Plan>, name: &Name, year: i16) -> Option<(&'p Indicator, &'p Part)> {
    let own = plans.get(&year).and_then(|p| p.indicator(&name.indicator));
    if name.part.is_none() && own.is_some_and(|i| i.parted) {
        return None;
    }
    plans.range(year..).chain(plans.range(..year).rev()).find_map(|(_, plan)| plan.part(name))
}
