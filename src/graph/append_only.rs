//! What was published stays: a figure that changed or vanished without a
//! revision is an error, whoever remembers it, the build state or the open data.

use std::cell::LazyCell;
use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;
use rust_decimal::Decimal;
use rustc_hash::{FxHashMap, FxHashSet};
use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::base::codes;
use crate::base::diagnostic::{Diagnostic, Place, Sink};
use crate::base::fingerprint::Fingerprint;
use crate::base::path::SourcePath;
use crate::model::period::Period;
use crate::model::snapshot::{Basis, FOLDER, Observation, Reading, Snapshot, cover};

/// A figure as it was published. What its witness does not know is `None`.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
pub struct PublishedFigure {
    /// The snapshot's id.
    pub snapshot: String,
    /// The indicator, or `indicator.part`.
    pub indicator: String,
    /// The period, as written.
    pub period: String,
    /// The basis, where known.
    pub basis: Option<String>,
    /// The number; none for missing codes, ranges and figures by place.
    pub value: Option<String>,
    /// What stands for all that was said, places included, where known.
    pub said: Option<Fingerprint>,
    /// The stage.
    pub stage: Option<String>,
    /// The day on which it became known, where known.
    #[serde(default)]
    pub published: Option<String>,
}

/// Every figure that a site with these snapshots has published by the day.
pub fn published(snapshots: &[Snapshot], day: Date) -> Vec<PublishedFigure> {
    let known = snapshots.iter().filter(|s| s.source.published <= day);
    known.flat_map(|snapshot| snapshot.observations.iter().map(|o| figure(snapshot, o))).collect()
}

fn figure(snapshot: &Snapshot, observation: &Observation) -> PublishedFigure {
    PublishedFigure {
        snapshot: snapshot.id.clone(),
        indicator: observation.name.to_string(),
        period: observation.period.to_string(),
        basis: Some(observation.basis.word().to_owned()),
        value: observation.value().map(|v| v.to_string()),
        said: Some(said(observation)),
        stage: observation.stage.map(|s| s.word().to_owned()),
        published: Some(snapshot.source.published.to_string()),
    }
}

/// What stands for all that an observation says, the same however its numbers are written.
fn said(observation: &Observation) -> Fingerprint {
    let number = |value: Decimal| {
        let value = if value.is_zero() { Decimal::ZERO } else { value.normalize() };
        Fingerprint(u128::from_le_bytes(value.serialize()))
    };
    let reading = match &observation.reading {
        Reading::Value(value) => ("value", vec![number(*value)], ""),
        Reading::Range(low, high) => ("range", vec![number(*low), number(*high)], ""),
        Reading::Missing(code) => ("missing", Vec::new(), code.as_str()),
        Reading::ByPlace => ("by place", Vec::new(), ""),
    };
    let mut places: Vec<(&str, Fingerprint)> =
        observation.by.iter().map(|(place, value)| (place.id.as_str(), number(*value))).collect();
    places.sort_unstable();
    Fingerprint::of(&(reading, observation.ranked, places))
}

/// The figures that a published `indicators.json` bears witness to; none if it cannot be read.
pub fn of_open_data(json: &str) -> Vec<PublishedFigure> {
    let data: Value = serde_json::from_str(json).unwrap_or_default();
    let text = |value: &Value, key: &str| value[key].as_str().map(str::to_owned);
    let list = |value: &Value, key: &str| value[key].as_array().cloned().unwrap_or_default();
    let mut figures = Vec::new();
    for indicator in list(&data, "indicators") {
        let id = text(&indicator, "id").unwrap_or_default();
        let parts = list(&indicator, "parts");
        for part in &parts {
            let own = text(part, "id").unwrap_or_default();
            let name = if parts.len() == 1 && own == id { id.clone() } else { format!("{id}.{own}") };
            figures.extend(list(part, "vintages").iter().filter_map(|vintage| {
                Some(PublishedFigure {
                    snapshot: text(vintage, "snapshot")?,
                    indicator: name.clone(),
                    period: text(vintage, "period")?,
                    basis: None,
                    value: text(vintage, "value"),
                    said: None,
                    stage: text(vintage, "stage"),
                    published: text(vintage, "published"),
                })
            }));
        }
    }
    figures
}

/// Reports what was published and is no longer so, unless a later snapshot revises it; `today` is what these snapshots
/// publish.
pub fn changed(previous: &[PublishedFigure], (now, today): (&[Snapshot], &[PublishedFigure]), sink: &mut Sink) {
    let today: FxHashSet<&PublishedFigure> = today.iter().collect();
    let by_id: BTreeMap<&str, &Snapshot> = now.iter().map(|s| (s.id.as_str(), s)).collect();
    let revisions = LazyCell::new(|| revisions(now));
    let (mut told, mut days) = (BTreeSet::new(), BTreeSet::new());
    // Nearly all are as they were in all that is known of them, their day too.
    for old in previous.iter().filter(|old| !today.contains(old) && !is_revised(old, &revisions)) {
        let snapshot = by_id.get(old.snapshot.as_str());
        let same: Vec<&Observation> = snapshot.iter().flat_map(|s| &s.observations).filter(|o| names(o, old)).collect();
        if same.iter().any(|o| is_kept(o, old)) {
            snapshot.iter().for_each(|snapshot| moved(old, snapshot, &mut days, sink));
            continue;
        }
        // One that only counts another way stands where the old one stood.
        let place = match (snapshot, same.iter().find(|o| is_counted(o, old)).or(same.first())) {
            (Some(snapshot), Some(observation)) => snapshot.at(observation.spots.item),
            (Some(snapshot), None) => Place::start(&snapshot.file),
            (None, _) => Place::start(&SourcePath::new(&format!("{FOLDER}{}.yaml", old.snapshot))),
        };
        if told.insert((place.clone(), &old.indicator, &old.period)) {
            let fault = Diagnostic::at(codes::FIGURE_CHANGED, place);
            sink.push(fault.with("indicator", &old.indicator).with("period", &old.period));
        }
    }
}

/// Reports, once a document, that its figures would have become known on another day: the page of what was known on
/// that day is cited.
fn moved<'a>(old: &'a PublishedFigure, snapshot: &Snapshot, told: &mut BTreeSet<&'a str>, sink: &mut Sink) {
    let now = snapshot.source.published.to_string();
    if let Some(day) = old.published.as_ref().filter(|day| **day != now && told.insert(&old.snapshot)) {
        let fault = Diagnostic::at(codes::DAY_CHANGED, Place::start(&snapshot.file));
        sink.push(fault.with("snapshot", &old.snapshot).with("day", day).with("now", now));
    }
}

/// Whether it is about the same indicator and period.
fn names(observation: &Observation, old: &PublishedFigure) -> bool {
    observation.name.to_string() == old.indicator && observation.period.to_string() == old.period
}

/// Whether it has the same basis, where that is known.
fn is_counted(observation: &Observation, old: &PublishedFigure) -> bool {
    old.basis.as_deref().is_none_or(|b| b == observation.basis.word())
}

fn is_kept(observation: &Observation, old: &PublishedFigure) -> bool {
    let whole = old.said.is_none_or(|all| all == said(observation));
    let number = |text: &String| Decimal::from_str_exact(text).ok();
    let stage = observation.stage.map(|s| s.word());
    let value = match observation.reading {
        Reading::Value(value) => old.value.as_ref().and_then(number) == Some(value),
        Reading::Range(..) | Reading::Missing(_) | Reading::ByPlace => old.value.is_none(),
    };
    whole && value && stage == old.stage.as_deref() && is_counted(observation, old)
}

/// Figures that replace others, with the snapshot of each, by the snapshot that holds what they replace.
type Revisions<'a> = FxHashMap<&'a str, Vec<(&'a Snapshot, &'a Observation)>>;

fn revisions(now: &[Snapshot]) -> Revisions<'_> {
    let mut found = Revisions::default();
    for (snapshot, observation) in now.iter().flat_map(|s| s.observations.iter().map(move |o| (s, o))) {
        if let Some(revision) = &observation.revision {
            found.entry(&revision.of.id).or_default().push((snapshot, observation));
        }
    }
    found
}

fn is_revised(old: &PublishedFigure, revisions: &Revisions<'_>) -> bool {
    let Some(period) = Period::parse(&old.period) else { return false };
    let revises = |(snapshot, o): &(&Snapshot, &Observation)| {
        let basis = old.basis.as_deref().is_none_or(|b| b == o.basis.word());
        snapshot.id != old.snapshot && basis && o.name.to_string() == old.indicator && covers(o, period, o.basis)
    };
    revisions.get(old.snapshot.as_str()).is_some_and(|of| of.iter().any(revises))
}

fn covers(observation: &Observation, period: Period, basis: Basis) -> bool {
    observation.covers == cover(period, basis)
}
