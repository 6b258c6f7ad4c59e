//! Where nobody was shown: places, units, fields, movements and months without an
//! exemplar, and how long it has been.

use std::collections::BTreeSet;

use jiff::civil::Date;

use crate::graph::entry::Entry;
use crate::graph::listing::Subject;
use crate::model::kind::Kind;
use crate::report::desk::{Desk, day_of};
use crate::report::table::{Cell, Row, Table};

/// Makes the report.
pub fn make(desk: &Desk<'_>) -> Table {
    let mut table = desk.table("gaps", &["|id", "name", "latest"]);
    for kind in [Kind::Place, Kind::Unit, Kind::Field] {
        for term in desk.terms(kind) {
            let of_term = Subject::Term(kind, term.id.clone());
            let days: Vec<Date> = desk.listed(&of_term).filter(is_profile).map(day_of).collect();
            if !days.iter().any(|d| desk.days.hold(*d)) {
                let before = days.into_iter().filter(|d| *d < desk.days.from).max();
                let name = Cell::linked(desk.name(term), desk.url(kind, &term.id));
                table.rows.push(row(desk, kind.name(), (&term.id, name), before));
            }
        }
    }
    let shown: BTreeSet<Date> = desk.entries(Kind::Profile).into_iter().map(|e| day_of(e).first_of_month()).collect();
    for (first, label) in desk.months().into_iter().filter(|(first, _)| !shown.contains(first)) {
        let id = first.strftime("%Y-%m").to_string();
        table.rows.push(row(desk, "month", (&id, Cell::Text(label)), None));
    }
    if table.rows.is_empty() {
        table.note = (desk.word)("reports.gaps.none");
    }
    table
}

fn is_profile(entry: &&Entry) -> bool {
    entry.entity().kind == Kind::Profile
}

fn row(desk: &Desk<'_>, group: &'static str, (id, name): (&str, Cell), latest: Option<Date>) -> Row {
    let latest = latest.map_or(Cell::Empty, |d| Cell::Text(d.strftime("%d/%m/%Y").to_string()));
    Row { group, heading: (desk.word)(&format!("reports.group.{group}")), cells: vec![Cell::Text(id.to_owned()), name, latest] }
}
