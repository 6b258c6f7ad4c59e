//! Indicators as pages show them: the plan's table with its latest values, and
//! one indicator with its parts and vintages.

use jiff::civil::Date;
use rust_decimal::Decimal;
use serde::Serialize;

use crate::base::fields::Ref;
use crate::base::lang::Localized;
use crate::graph::reported::{Figure, Reported};
use crate::graph::series::{self, Series};
use crate::model::plan::promise::{About, Indicator, Part, Plan};
use crate::model::snapshot::Snapshot;
use crate::view::figure_words::Voice;

/// The plan's table.
#[derive(Clone, PartialEq, Debug, Serialize)]
pub struct PlanTable {
    /// The plan's year.
    pub year: i16,
    /// The document that decided it.
    pub source: String,
    /// When it was decided, for machines.
    pub decided: String,
    /// One row an indicator, in the plan's order.
    pub rows: Vec<IndicatorView>,
}

/// One indicator: a row of the table, and the matter of its own page.
#[derive(Clone, PartialEq, Debug, Serialize)]
pub struct IndicatorView {
    /// Its number in the document, as text; empty where there is none.
    pub n: String,
    /// Its id.
    pub id: String,
    /// Its address.
    pub href: String,
    /// What is said about it.
    pub about: AboutView,
    /// Whether its parts have names of their own.
    pub parted: bool,
    /// What is measured.
    pub parts: Vec<PartView>,
}

/// Words about an indicator or part; empty where nothing is said.
#[derive(Clone, PartialEq, Debug, Serialize)]
pub struct AboutView {
    /// Its name.
    pub name: String,
    /// What it means.
    pub description: String,
    /// How it is counted.
    pub method: String,
    /// The id of the unit that answers for it.
    pub owner: String,
}

/// One measured part.
#[derive(Clone, PartialEq, Debug, Serialize)]
pub struct PartView {
    /// Its id.
    pub id: String,
    /// What is said about it.
    pub about: AboutView,
    /// What was promised.
    pub target: TargetView,
    /// Its unit.
    pub unit: String,
    /// What is counted in, left out, or counted of.
    pub coverage: Vec<String>,
    /// The figure that counts.
    pub latest: Option<FigureView>,
    /// What it is measured against.
    pub baseline: Option<FigureView>,
    /// All that was reported for the year.
    pub vintages: Vec<FigureView>,
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
    /// The number by place, where it is told so.
    pub by: Vec<PlaceFigure>,
    /// The days that it is about, in words.
    pub period: String,
    /// How final it is, in a word.
    pub stage: String,
    /// The document.
    pub source: SourceView,
    /// What it replaces: the file, and why.
    pub revises: String,
    /// Why it was revised.
    pub reason: String,
    /// Made up to show a feature.
    pub sample: bool,
}

/// A figure of one place.
#[derive(Clone, PartialEq, Debug, Serialize)]
pub struct PlaceFigure {
    /// The place's id.
    pub place: String,
    /// The number with its unit.
    pub text: String,
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
}

/// Builds views of one plan as known on a day.
pub struct Figures<'a> {
    /// The plan.
    pub plan: &'a Plan,
    /// What was reported by the day.
    pub reported: &'a Reported<'a>,
    /// The day.
    pub day: Date,
    /// The readers' language.
    pub voice: Voice<'a>,
    /// The address of an indicator of this plan.
    pub href: &'a dyn Fn(&str) -> String,
}

impl Figures<'_> {
    /// The plan's table.
    pub fn table(&self) -> PlanTable {
        PlanTable {
            year: self.plan.year,
            source: self.plan.source.clone().unwrap_or_default(),
            decided: self.plan.decided.map_or_else(String::new, |d| d.to_string()),
            rows: self.plan.indicators.iter().map(|i| self.indicator(i)).collect(),
        }
    }

    /// One indicator.
    pub fn indicator(&self, indicator: &Indicator) -> IndicatorView {
        let series = |part| series::of(self.plan, (indicator, part), self.reported, self.day);
        IndicatorView {
            n: indicator.n.map_or_else(String::new, |n| n.to_string()),
            id: indicator.id.clone(),
            href: (self.href)(&indicator.id),
            about: self.about(&indicator.about),
            parted: indicator.parted,
            parts: indicator.parts.iter().map(|part| self.part(&series(part))).collect(),
        }
    }

    fn about(&self, about: &About) -> AboutView {
        let text = |t: &Option<Localized>| t.as_ref().map_or_else(String::new, |t| t.get(self.voice.lang).to_owned());
        AboutView {
            name: text(&about.name),
            description: text(&about.description),
            method: text(&about.method),
            owner: about.owner.as_ref().map_or_else(String::new, |o| o.id.clone()),
        }
    }

    fn part(&self, series: &Series<'_>) -> PartView {
        let part = series.part;
        let coverage = &part.traits.coverage;
        let figure = |f: &Figure<'_>| self.figure(f, part);
        PartView {
            id: part.id.clone(),
            about: self.about(&part.about),
            target: TargetView {
                text: self.voice.target(&part.target, part),
                says: part.target.says.clone().unwrap_or_default(),
                implied: part.target.implied,
                strive: part.traits.strive,
            },
            unit: self.voice.unit(part),
            coverage: [("includes", &coverage.includes), ("excludes", &coverage.excludes), ("of_units", &coverage.of_units)]
                .into_iter()
                .filter_map(|(key, text)| Some(format!("{} {}", (self.voice.word)(&format!("figure.{key}")), text.as_ref()?)))
                .collect(),
            latest: series.actual.figure.as_ref().map(figure),
            baseline: series.baseline.figure.as_ref().map(figure),
            vintages: series.vintages.iter().map(figure).collect(),
        }
    }

    /// One figure of a part.
    pub fn figure(&self, figure: &Figure<'_>, part: &Part) -> FigureView {
        let observation = figure.observation;
        let revision = observation.revision.as_ref();
        let place =
            |(place, value): &(Ref, Decimal)| PlaceFigure { place: place.id.clone(), text: self.voice.amount(*value, part) };
        FigureView {
            text: self.voice.reading(observation, part),
            by: observation.by.iter().map(place).collect(),
            period: self.voice.period(observation, part.kind()),
            stage: self.voice.stage(observation.stage),
            source: source(figure.snapshot),
            revises: revision.map_or_else(String::new, |r| r.of.id.clone()),
            reason: revision.and_then(|r| r.reason.clone()).unwrap_or_default(),
            sample: figure.snapshot.is_sample(observation),
        }
    }
}

fn source(snapshot: &Snapshot) -> SourceView {
    let source = &snapshot.source;
    let day = source.published;
    SourceView {
        id: snapshot.id.clone(),
        title: source.title.clone().unwrap_or_else(|| snapshot.id.clone()),
        publisher: source.publisher.clone().unwrap_or_default(),
        published: format!("{}/{}/{}", day.day(), day.month(), day.year()),
        iso: day.to_string(),
        url: source.url.clone().unwrap_or_default(),
    }
}
