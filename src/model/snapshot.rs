//! One document and the figures it reported. Snapshots are only ever added.

use std::fmt;

use jiff::civil::Date;
use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

use crate::base::diagnostic::{Place, Spot};
use crate::base::fields::{Ref, is_id};
use crate::base::path::SourcePath;
use crate::model::period::Period;

/// Where they are written.
pub const FOLDER: &str = "content/snapshots/";

/// What one document reported.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct Snapshot {
    /// The file's stem, by which revisions and open data name it.
    pub id: String,
    /// The file.
    pub file: SourcePath,
    /// The document.
    pub source: Source,
    /// Whether all its figures are made up.
    pub sample: bool,
    /// Its figures, in the order written.
    pub observations: Vec<Observation>,
}

/// The document that a snapshot stands for.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct Source {
    /// Its title.
    pub title: Option<String>,
    /// Who published it.
    pub publisher: Option<String>,
    /// When it was published.
    pub published: Date,
    /// Where it stands online.
    pub url: Option<String>,
    /// Where a copy is kept.
    pub archive: Option<String>,
}

/// Over which days a figure counts.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Serialize, Deserialize)]
pub enum Basis {
    /// From 1 January to the period's end.
    Ytd,
    /// The period alone.
    Period,
    /// The state on the period's last day.
    Point,
}

/// How final a figure is; later ones rank higher.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Serialize, Deserialize)]
pub enum Stage {
    /// Ước.
    Estimate,
    /// Sơ bộ.
    Preliminary,
    /// Chính thức.
    Official,
}

/// One figure, or why there is none.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct Observation {
    /// Of which indicator or part.
    pub name: Name,
    /// Where what is said stands.
    pub spots: Spots,
    /// About which period.
    pub period: Period,
    /// Over which of its days.
    pub basis: Basis,
    /// The first and last of them. Figures of one basis that cover the same days are about the same period, however
    /// it is named.
    pub covers: (Date, Date),
    /// The figure.
    pub reading: Reading,
    /// By place; all of it unless `partial`.
    pub by: Vec<(Ref, Decimal)>,
    /// Whether `by` leaves places out.
    pub partial: bool,
    /// How many were ranked.
    pub ranked: Option<i64>,
    /// Of how many units the share is told, those that meet the standard first.
    pub units: Option<(i64, i64)>,
    /// How final it is; a missing figure has none.
    pub stage: Option<Stage>,
    /// What it replaces.
    pub revision: Option<Revision>,
    /// Whether it is made up.
    pub sample: bool,
}

/// `indicator`, or `indicator.part`.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
pub struct Name {
    /// The indicator's id.
    pub indicator: String,
    /// The part's, where one is named.
    pub part: Option<String>,
}

/// Where the parts of an observation stand.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Spots {
    /// The whole of it.
    pub item: Spot,
    /// The indicator's name.
    pub name: Spot,
    /// The figure: value, range, missing code or `by`.
    pub value: Spot,
    /// The basis.
    pub basis: Spot,
    /// How many were ranked.
    pub ranked: Spot,
    /// The units counted.
    pub units: Spot,
}

/// What was reported.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub enum Reading {
    /// One number.
    Value(Decimal),
    /// A rank somewhere between two, both included.
    Range(Decimal, Decimal),
    /// No figure, and why.
    Missing(String),
    /// Only figures by place.
    ByPlace,
}

/// Which earlier figure is replaced, and why.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Revision {
    /// The snapshot that holds it.
    pub of: Ref,
    /// Why.
    pub reason: Option<String>,
}

impl Basis {
    /// The words of snapshots.
    pub const WORDS: [(&'static str, Basis); 3] = [("ytd", Basis::Ytd), ("period", Basis::Period), ("point", Basis::Point)];

    /// Its word in snapshots and open data.
    pub fn word(self) -> &'static str {
        match self {
            Basis::Ytd => "ytd",
            Basis::Period => "period",
            Basis::Point => "point",
        }
    }
}

impl Stage {
    /// The words of snapshots.
    pub const WORDS: [(&'static str, Stage); 3] =
        [("estimate", Stage::Estimate), ("preliminary", Stage::Preliminary), ("official", Stage::Official)];

    /// Its word in snapshots and open data.
    pub fn word(self) -> &'static str {
        match self {
            Stage::Estimate => "estimate",
            Stage::Preliminary => "preliminary",
            Stage::Official => "official",
        }
    }
}

impl Name {
    /// Reads `indicator` or `indicator.part`.
    pub fn parse(text: &str) -> Option<Name> {
        match text.split_once('.') {
            None => is_id(text).then(|| Name { indicator: text.to_owned(), part: None }),
            Some((indicator, part)) => {
                let fine = is_id(indicator) && is_id(part);
                fine.then(|| Name { indicator: indicator.to_owned(), part: Some(part.to_owned()) })
            }
        }
    }
}

impl fmt::Display for Name {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.part {
            Some(part) => write!(f, "{}.{part}", self.indicator),
            None => f.write_str(&self.indicator),
        }
    }
}

impl Observation {
    /// Its number, if it has exactly one.
    pub fn value(&self) -> Option<Decimal> {
        match self.reading {
            Reading::Value(value) => Some(value),
            Reading::Range(..) | Reading::Missing(_) | Reading::ByPlace => None,
        }
    }
}

/// The first and last day that a figure of this period and basis covers.
pub fn cover(period: Period, basis: Basis) -> (Date, Date) {
    let last = period.last_day();
    match basis {
        Basis::Ytd => (Period::of_year(period.year()).first_day(), last),
        Basis::Period => (period.first_day(), last),
        Basis::Point => (last, last),
    }
}

impl Snapshot {
    /// The place of a spot in its file.
    pub fn at(&self, spot: Spot) -> Place {
        Place::new(&self.file, spot)
    }

    /// Whether a figure of it is made up.
    pub fn is_sample(&self, observation: &Observation) -> bool {
        self.sample || observation.sample
    }
}
