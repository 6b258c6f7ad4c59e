//! The drives, contests and campaigns of the days that count, with their results.

use jiff::civil::Date;

use crate::graph::entry::Entry;
use crate::graph::listing::Subject;
use crate::model::kind::Kind;
use crate::model::movement::Movement;
use crate::report::desk::Desk;
use crate::report::table::{Cell, Row, Table};

/// The types that are told of, in this order.
const TYPES: [&str; 3] = ["drive", "contest", "campaign"];

/// Makes the report.
pub fn make(desk: &Desk<'_>) -> Table {
    let columns = ["|id", "name", "launched", "ends", "state", "profiles", "stories", "results"];
    let mut table = desk.table("drives", &columns);
    for kind in TYPES {
        for entry in desk.all(Kind::Movement) {
            let Some(movement) = entry.entity().movement().filter(|m| m.kind.as_deref() == Some(kind) && runs(m, desk)) else {
                continue;
            };
            let heading = (desk.word)(&format!("kind.{kind}"));
            table.rows.push(Row { group: kind, heading, cells: cells(desk, entry, movement) });
        }
    }
    if table.rows.is_empty() {
        table.note = (desk.word)("reports.drives.none");
    }
    table
}

/// Whether it ran on a day that counts; one without days always does.
fn runs(movement: &Movement, desk: &Desk<'_>) -> bool {
    let begun = movement.launched.is_none_or(|from| from <= desk.days.to);
    begun && movement.ends.is_none_or(|to| to >= desk.days.from)
}

fn cells(desk: &Desk<'_>, entry: &Entry, movement: &Movement) -> Vec<Cell> {
    let id = &entry.entity().id;
    let shown = desk.site.listed(entry, desk.lang);
    let text = shown.entity();
    let own = text.movement().and_then(|m| m.results.clone()).or_else(|| movement.results.clone());
    let day = |d: Option<Date>| d.map_or(Cell::Empty, |d| Cell::Text(d.strftime("%d/%m/%Y").to_string()));
    let listing = Subject::Term(Kind::Movement, id.clone());
    let count = |kind: Kind| desk.listed(&listing).filter(|e| e.entity().kind == kind).count();
    vec![
        Cell::Text(id.clone()),
        Cell::linked(text.head.title.clone(), desk.url(Kind::Movement, id)),
        day(movement.launched),
        day(movement.ends),
        Cell::Text((desk.word)(&format!("reports.state.{}", state(movement, desk.known_by())))),
        Cell::Count(count(Kind::Profile)),
        Cell::Count(count(Kind::Story)),
        own.map_or(Cell::Empty, Cell::Text),
    ]
}

fn state(movement: &Movement, day: Date) -> &'static str {
    match (movement.launched, movement.ends) {
        (Some(from), _) if from > day => "ahead",
        (_, Some(to)) if to < day => "over",
        _ => "running",
    }
}
