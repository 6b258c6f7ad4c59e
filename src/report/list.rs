//! The list of reports: a new one is one line here.

use crate::report::desk::Desk;
use crate::report::table::Table;
use crate::report::{counts, drives, gaps, lagging, shares};

/// A report: one file of this room, one line of the list.
pub struct Report {
    /// Its name in commands and addresses; `report.NAME` are its words.
    pub name: &'static str,
    /// Makes it.
    pub make: fn(&Desk<'_>) -> Table,
}

/// Every report, in the order in which they are read.
pub const REPORTS: &[Report] = &[
    Report { name: "counts", make: counts::make },
    Report { name: "shares", make: shares::make },
    Report { name: "gaps", make: gaps::make },
    Report { name: "lagging", make: lagging::make },
    Report { name: "drives", make: drives::make },
];

/// The tables of the reports with these names; of all where none is named.
pub fn make(names: &[String], desk: &Desk<'_>) -> Vec<Table> {
    let wanted = |r: &&Report| names.is_empty() || names.iter().any(|n| n == r.name);
    REPORTS.iter().filter(wanted).map(|r| (r.make)(desk)).collect()
}
