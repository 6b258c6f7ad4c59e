//! One figure with its document, and what was promised.

use serde::Serialize;

use crate::craft::numerals::unbroken;
use crate::graph::reported::Figure;
use crate::model::plan::promise::Part;
use crate::model::snapshot::Snapshot;
use crate::verdict::exact::exact;
use crate::view::figure_words::Voice;
use crate::view::verdict_words::sign;

/// A chart with its key and its numbers.
#[derive(Clone, PartialEq, Debug, Serialize)]
pub struct ChartView {
    /// The drawings; the style sheet shows the one that fits.
    pub svg: String,
    /// Each mark as a drawing, and what it stands for.
    pub key: Vec<(String, String)>,
    /// What each column of the table holds.
    pub head: Vec<String>,
    /// The table's rows.
    pub rows: Vec<Vec<String>>,
}

/// Words about an indicator or part; empty where nothing is said.
#[derive(Clone, PartialEq, Default, Debug, Serialize)]
pub struct AboutView {
    /// Its name.
    pub name: String,
    /// What it means.
    pub description: String,
    /// How it is counted.
    pub method: String,
    /// The unit that answers for it.
    pub owner: String,
}

/// What was promised, in the tool's words and the document's own.
#[derive(Clone, PartialEq, Debug, Serialize)]
pub struct TargetView {
    /// In the tool's words: "từ 4.500 tỷ đồng trở lên".
    pub text: String,
    /// In the document's own; empty where they are not kept.
    pub says: String,
    /// Whether the comparison is a reading.
    pub implied: bool,
    /// "Phấn đấu": striven for.
    pub strive: bool,
}

/// One figure with its vintage.
#[derive(Clone, PartialEq, Debug, Serialize)]
pub struct FigureView {
    /// The number with its unit, or why there is none.
    pub text: String,
    /// The days that it is about, in words.
    pub period: String,
    /// How final it is, in a word.
    pub stage: String,
    /// Made up to show a feature.
    pub sample: bool,
}

/// One publication of a figure: what it said, where, and what it changed.
#[derive(Clone, PartialEq, Debug, Serialize)]
pub struct VintageView {
    /// The figure.
    #[serde(flatten)]
    pub figure: FigureView,
    /// The document.
    pub source: SourceView,
    /// What it replaces, and by how much it differs; empty where it replaces nothing.
    pub revised: String,
    /// Why it was revised.
    pub reason: String,
    /// Whether a later one replaces it.
    pub replaced: bool,
}

/// The document of a figure.
#[derive(Clone, PartialEq, Debug, Serialize)]
pub struct SourceView {
    /// The snapshot's id.
    pub id: String,
    /// Its title; the id where it has none.
    pub title: String,
    /// Who published it.
    pub publisher: String,
    /// When, for readers.
    pub published: String,
    /// When, for machines.
    pub iso: String,
    /// Where it stands online.
    pub url: String,
    /// Where a copy is kept.
    pub archive: String,
}

impl Voice<'_> {
    /// What was promised of a part.
    pub fn promise(&self, part: &Part) -> TargetView {
        TargetView {
            text: unbroken(&self.target(&part.target, part)),
            says: part.target.says.clone().unwrap_or_default(),
            implied: part.target.implied,
            strive: part.traits.strive,
        }
    }

    /// One figure of a part.
    pub fn figure(&self, figure: &Figure<'_>, part: &Part) -> FigureView {
        let observation = figure.observation;
        FigureView {
            text: self.reading(observation, part),
            period: unbroken(&self.period(observation, part.kind())),
            stage: self.stage(observation.stage),
            sample: figure.snapshot.is_sample(observation),
        }
    }

    /// One publication of a figure, among all of its part.
    pub fn vintage_of(&self, figure: &Figure<'_>, all: &[Figure<'_>], part: &Part) -> VintageView {
        let revision = figure.observation.revision.as_ref();
        let replaced = all.iter().any(|other| {
            let names = other.observation.revision.as_ref().is_some_and(|r| r.of.id == figure.snapshot.id);
            names && other.snapshot.id != figure.snapshot.id && other.same_as(figure)
        });
        VintageView {
            figure: self.figure(figure, part),
            source: self.source(figure.snapshot),
            revised: self.revised(figure, all, part),
            reason: revision.and_then(|r| r.reason.clone()).unwrap_or_default(),
            replaced,
        }
    }

    /// "thay 6,90% (ước, công bố 7/7/2023): giảm 0,12 điểm %".
    pub fn revised(&self, figure: &Figure<'_>, all: &[Figure<'_>], part: &Part) -> String {
        let Some(revision) = &figure.observation.revision else { return String::new() };
        let old = all.iter().find(|f| f.snapshot.id == revision.of.id && f.same_as(figure));
        let Some(old) = old else { return self.fill("ind.instead", &[("x", &revision.of.id)]) };
        let day = self.day(old.published());
        let was = self.fill("ind.replaces", &[("x", &self.reading(old.observation, part)), ("day", &day)]);
        let moved = figure.observation.value().zip(old.observation.value()).map(|(new, old)| exact(new) - exact(old));
        let moved = moved.map(|by| {
            let key = format!("ind.by.{}", sign(&by, ["same", "up", "down"]));
            self.fill(&key, &[("x", &self.difference(&by, part))])
        });
        unbroken(&moved.map_or_else(|| was.clone(), |moved| format!("{was}: {moved}")))
    }

    /// The document of a snapshot.
    pub fn source(&self, snapshot: &Snapshot) -> SourceView {
        let source = &snapshot.source;
        SourceView {
            id: snapshot.id.clone(),
            title: source.title.clone().unwrap_or_else(|| snapshot.id.clone()),
            publisher: source.publisher.clone().unwrap_or_default(),
            published: self.day(source.published),
            iso: source.published.to_string(),
            url: source.url.clone().unwrap_or_default(),
            archive: source.archive.clone().unwrap_or_default(),
        }
    }
}
