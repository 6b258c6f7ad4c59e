//! What one verdict is made from: a promise, the figure that counts, what it is
//! measured against, and how other years went.

use jiff::civil::{Date, date};

use crate::graph::reported::Figure;
use crate::model::plan::promise::Part;
use crate::model::plan::traits::{Kind, Op};
use crate::model::snapshot::Reading;
use crate::verdict::exact::{Exact, exact};

/// A figure as the rules see it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Measured {
    /// One number.
    One(Exact),
    /// A rank somewhere between two.
    Between(Exact, Exact),
    /// No figure, and why.
    Missing(String),
    /// The document says nothing of this place.
    Silent,
}

/// One figure with the days it is about.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Told {
    /// What it says.
    pub measured: Measured,
    /// The first and last day that it covers.
    pub days: (Date, Date),
    /// How many were ranked.
    pub ranked: Option<i64>,
}

/// All that one verdict depends on.
#[derive(Clone, Debug)]
pub struct Case<'a> {
    /// What was promised, and how it is judged.
    pub part: &'a Part,
    /// The plan's year.
    pub year: i16,
    /// The day on which is judged.
    pub day: Date,
    /// Rule 1's pick.
    pub actual: Option<Told>,
    /// What change, gain and gap closed are measured from.
    pub baseline: Option<Told>,
    /// Up to three years' shares of the whole year at the same period, latest first.
    pub seasons: Vec<Exact>,
}

impl Told {
    /// What a figure says; of one place, where a place is named.
    pub fn of(figure: &Figure<'_>, place: Option<&str>) -> Told {
        let observation = figure.observation;
        let of_place = |place: &str| {
            let found = observation.by.iter().find(|(p, _)| p.id == place);
            found.map_or(Measured::Silent, |(_, value)| Measured::One(exact(*value)))
        };
        let measured = match (&observation.reading, place) {
            (Reading::Missing(code), _) => Measured::Missing(code.clone()),
            (_, Some(place)) => of_place(place),
            (Reading::Value(value), None) => Measured::One(exact(*value)),
            (Reading::Range(low, high), None) => Measured::Between(exact(*low), exact(*high)),
            (Reading::ByPlace, None) => Measured::Silent,
        };
        Told { measured, days: observation.covers, ranked: observation.ranked }
    }

    /// Its number, if it has exactly one.
    pub fn number(&self) -> Option<&Exact> {
        if let Measured::One(number) = &self.measured { Some(number) } else { None }
    }

    /// Whether it says only between which numbers it lies.
    pub fn is_range(&self) -> bool {
        matches!(self.measured, Measured::Between(..))
    }

    /// Its lowest and highest possible number.
    pub fn ends(&self) -> Option<(&Exact, &Exact)> {
        match &self.measured {
            Measured::One(number) => Some((number, number)),
            Measured::Between(low, high) => Some((low, high)),
            Measured::Missing(_) | Measured::Silent => None,
        }
    }
}

impl Case<'_> {
    /// Rule 6: whether a figure is the year's last word: it covers the plan's year
    /// (flow, annual), or is about its last day (level, change, rank).
    pub fn is_final(&self, told: &Told) -> bool {
        let (first, last) = told.days;
        let whole = !matches!(self.part.kind(), Kind::Flow | Kind::Annual) || first == date(self.year, 1, 1);
        whole && last == date(self.year, 12, 31)
    }

    /// Whether that number keeps the promise against that target (rule 3).
    pub fn passes(&self, number: &Exact, target: &Exact) -> bool {
        match self.part.target.op {
            Op::Gt => number > target,
            Op::Gte => number >= target,
            Op::Lt => number < target,
            Op::Lte => number <= target,
        }
    }

    /// Whether less than the target is what was promised.
    pub fn is_ceiling(&self) -> bool {
        matches!(self.part.target.op, Op::Lt | Op::Lte)
    }
}
