//! What a plan holds once read: every part complete, so nobody above asks
//! whether a word stood at the part, the indicator or the defaults.

use jiff::civil::Date;
use rust_decimal::Decimal;

use crate::base::diagnostic::Spot;
use crate::base::fields::Ref;
use crate::base::lang::{Lang, Localized};
use crate::base::path::SourcePath;
use crate::model::plan::traits::{Kind, Op, Traits};
use crate::model::snapshot::Name;

/// What was promised for a year.
#[derive(Clone, PartialEq, Debug)]
pub struct Plan {
    /// The file it stands in.
    pub file: SourcePath,
    /// The year promised for.
    pub year: i16,
    /// The place it is about.
    pub place: Option<Ref>,
    /// The document that decided it.
    pub source: Option<String>,
    /// When it was decided.
    pub decided: Option<Date>,
    /// Whether it is made up.
    pub sample: bool,
    /// Its indicators, in the order written.
    pub indicators: Vec<Indicator>,
}

/// One promise, of one or several measured parts.
#[derive(Clone, PartialEq, Debug)]
pub struct Indicator {
    /// Where it stands.
    pub spot: Spot,
    /// Its number in the document.
    pub n: Option<i64>,
    /// Its id, the same over the years.
    pub id: String,
    /// What is said about it.
    pub about: About,
    /// What it says itself, before defaults: null in open data where only parts say it.
    pub kind: Option<Kind>,
    /// Its own unit.
    pub unit: Option<Localized>,
    /// What is measured; an indicator without parts has one with its own id.
    pub parts: Vec<Part>,
    /// Whether the parts were written, so that observations must name one.
    pub parted: bool,
    /// The ids of parts that cannot be read: they are there, and nothing follows from them.
    pub unreadable: Vec<String>,
}

/// One measured target.
#[derive(Clone, PartialEq, Debug)]
pub struct Part {
    /// Where it stands.
    pub spot: Spot,
    /// Its id, or the indicator's where it is the only one.
    pub id: String,
    /// What is said about it; nothing of the indicator's.
    pub about: About,
    /// How it is measured and judged, complete.
    pub traits: Traits,
    /// Whether every member of its scope is judged by itself.
    pub each: bool,
    /// The sibling that it is a part of.
    pub within: Option<Ref>,
    /// What is promised.
    pub target: Target,
}

/// Words for readers.
#[derive(Clone, PartialEq, Default, Debug)]
pub struct About {
    /// Its name.
    pub name: Option<Localized>,
    /// What it means.
    pub description: Option<Localized>,
    /// How it is counted.
    pub method: Option<Localized>,
    /// The unit that answers for it.
    pub owner: Option<Ref>,
}

/// What is promised.
#[derive(Clone, PartialEq, Debug)]
pub struct Target {
    /// Where it stands.
    pub spot: Spot,
    /// How an actual is compared with it.
    pub op: Op,
    /// The figure.
    pub value: Decimal,
    /// Whether the comparison is a reading, not the document's word.
    pub implied: bool,
    /// The document's own words.
    pub says: Option<String>,
}

impl Plan {
    /// The indicator of that id.
    pub fn indicator(&self, id: &str) -> Option<&Indicator> {
        self.indicators.iter().find(|i| i.id == id)
    }

    /// The part that observations call by this name.
    pub fn part(&self, name: &Name) -> Option<(&Indicator, &Part)> {
        let indicator = self.indicator(&name.indicator)?;
        let part = match &name.part {
            None => indicator.parts.first().filter(|_| !indicator.parted)?,
            Some(id) => indicator.parts.iter().find(|p| indicator.parted && p.id == *id)?,
        };
        Some((indicator, part))
    }

    /// Whether it has what an author calls by this name, readable or not.
    pub fn knows(&self, name: &Name) -> bool {
        let unreadable = |i: &Indicator| name.part.as_ref().map_or(!i.unreadable.is_empty(), |p| i.unreadable.contains(p));
        self.part(name).is_some() || self.indicator(&name.indicator).is_some_and(unreadable)
    }

    /// All parts with their indicator, in order.
    pub fn parts(&self) -> impl Iterator<Item = (&Indicator, &Part)> {
        self.indicators.iter().flat_map(|i| i.parts.iter().map(move |p| (i, p)))
    }
}

impl Indicator {
    /// How observations name one of its parts: `indicator`, or `indicator.part`.
    pub fn name_of(&self, part: &Part) -> Name {
        Name { indicator: self.id.clone(), part: self.parted.then(|| part.id.clone()) }
    }

    /// What readers of a language call it; its id where it has no name.
    pub fn called(&self, lang: &Lang) -> &str {
        self.about.name.as_ref().map(|name| name.get(lang)).filter(|name| !name.is_empty()).unwrap_or(&self.id)
    }
}

impl Part {
    /// What sort of figure it is. Reading refuses a part without a kind.
    pub fn kind(&self) -> Kind {
        self.traits.kind.unwrap_or(Kind::Level)
    }
}
