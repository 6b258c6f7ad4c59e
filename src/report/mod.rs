//! Reports for those who follow the movement: each member of the list makes one table
//! from the published site; a new one is told here and nowhere else.

pub mod counts;
pub mod desk;
pub mod drives;
pub mod gaps;
pub mod lagging;
pub mod paper;
pub mod shares;
pub mod table;
pub mod text;

use crate::report::desk::Desk;
use crate::report::table::Table;

/// A report: one file of this room and its line in the list.
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
