//! The verdicts there are, and why there may be none.

use jiff::ToSpan;
use jiff::civil::{Date, date};

use crate::verdict::case::Case;

/// A verdict, worst first (rule 8).
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Status {
    /// The year is over and the promise was not kept.
    Missed,
    /// Slower than the year.
    Behind,
    /// Nobody can say.
    NoData,
    /// Under way; nothing says how fast it must be.
    InProgress,
    /// As fast as the year, or there already before its end.
    OnTrack,
    /// Kept.
    Met,
    /// More than kept.
    Exceeded,
}

/// Why nobody can say.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Reason {
    /// The figure is not due yet.
    NotDue,
    /// It was due and did not come.
    Overdue,
    /// What it is measured from is not known.
    NoBaseline,
    /// The range holds both verdicts.
    Undecidable,
    /// What the document says instead of a figure.
    Missing(String),
}

impl Status {
    /// All of them, worst first.
    pub const ALL: [Status; 7] =
        [Status::Missed, Status::Behind, Status::NoData, Status::InProgress, Status::OnTrack, Status::Met, Status::Exceeded];

    /// Its word in open data.
    pub fn word(self) -> &'static str {
        match self {
            Status::Missed => "missed",
            Status::Behind => "behind",
            Status::NoData => "no_data",
            Status::InProgress => "in_progress",
            Status::OnTrack => "on_track",
            Status::Met => "met",
            Status::Exceeded => "exceeded",
        }
    }
}

impl Reason {
    /// Its word in open data.
    pub fn word(&self) -> &str {
        match self {
            Reason::NotDue => "not_due",
            Reason::Overdue => "overdue",
            Reason::NoBaseline => "no_baseline",
            Reason::Undecidable => "undecidable",
            Reason::Missing(code) => code,
        }
    }
}

/// The day from which a figure that did not come is overdue: as declared, else 31 days after the year.
pub fn due(case: &Case<'_>) -> Date {
    due_of(case.part.traits.pacing.due, case.year)
}

/// The same, of a declared day and a plan's year.
pub fn due_of(declared: Option<Date>, year: i16) -> Date {
    let end = date(year, 12, 31);
    // A year at the end of the calendar has no day after it.
    declared.unwrap_or_else(|| end.checked_add(31.days()).unwrap_or(end))
}

/// Why there is no figure: it is not due yet, or it is.
pub fn unreported(case: &Case<'_>) -> Reason {
    if case.day < due(case) { Reason::NotDue } else { Reason::Overdue }
}
