//! How many exemplars, stories and awards there are, by level, kind, field,
//! movement, place, unit and month.

use std::collections::BTreeSet;

use jiff::civil::Date;

use crate::graph::entry::Entry;
use crate::graph::listing::Subject;
use crate::model::award::Award;
use crate::model::kind::Kind;
use crate::model::profile::WHO;
use crate::report::desk::{Desk, day_of, people_of, profile_of};
use crate::report::table::{Cell, Row, Table};

/// What is counted under one heading.
struct Counted<'a> {
    profiles: Vec<&'a Entry>,
    stories: Vec<&'a Entry>,
    awards: usize,
}

impl Counted<'_> {
    fn is_nothing(&self) -> bool {
        self.profiles.is_empty() && self.stories.is_empty() && self.awards == 0
    }
}

/// Makes the report.
pub fn make(desk: &Desk<'_>) -> Table {
    let mut table = desk.table("counts", &["|id", "name", "profiles", "stories", "awards"]);
    let all = of_listings(desk, &[Subject::Kind(Kind::Profile), Subject::Kind(Kind::Story)]);
    table.rows.push(row(desk, "all", ("", Cell::Text((desk.word)("reports.all"))), &all));
    for kind in [Kind::Level, Kind::Field, Kind::Movement, Kind::Place, Kind::Unit] {
        by_term(desk, kind, &mut table);
        if kind == Kind::Level {
            by_kind(desk, &mut table);
        }
    }
    by_month(desk, &mut table);
    table
}

fn row(desk: &Desk<'_>, group: &'static str, (id, name): (&str, Cell), counted: &Counted<'_>) -> Row {
    let cells = vec![
        Cell::Text(id.to_owned()),
        name,
        Cell::Count(counted.profiles.len()),
        Cell::Count(counted.stories.len()),
        Cell::Count(counted.awards),
    ];
    Row { group, heading: (desk.word)(&format!("reports.group.{group}")), cells }
}

fn by_term(desk: &Desk<'_>, kind: Kind, table: &mut Table) {
    for (id, name) in members(desk, kind) {
        let listing = Subject::Term(kind, id.clone());
        let mut counted = of_listings(desk, std::slice::from_ref(&listing));
        // A story has no level and no unit of its own: those of the people it is about count.
        if matches!(kind, Kind::Level | Kind::Unit) {
            let people: BTreeSet<&str> = desk.listed(&listing).map(|e| e.entity().id.as_str()).collect();
            counted.stories = about(desk, |id| people.contains(id));
        }
        // Agencies are many, and most stand in the list only to be named: `gaps` tells of those without anyone.
        if kind != Kind::Unit || !counted.is_nothing() {
            table.rows.push(row(desk, kind.name(), (&id, Cell::linked(name, desk.url(kind, &id))), &counted));
        }
    }
}

/// The headings of a list, or the movements, with their names.
fn members(desk: &Desk<'_>, kind: Kind) -> Vec<(String, String)> {
    if kind != Kind::Movement {
        return desk.terms(kind).map(|t| (t.id.clone(), desk.name(t))).collect();
    }
    let named = |e: &Entry| (e.entity().id.clone(), desk.site.listed(e, desk.lang).entity().head.title.clone());
    desk.all(kind).map(named).collect()
}

fn by_kind(desk: &Desk<'_>, table: &mut Table) {
    for (name, who) in WHO {
        let of_kind = |e: &&Entry| profile_of(e).is_some_and(|p| p.who == Some(who));
        let people: BTreeSet<&str> = desk.all(Kind::Profile).filter(of_kind).map(|e| e.entity().id.as_str()).collect();
        let counted = Counted {
            profiles: desk.entries(Kind::Profile).into_iter().filter(of_kind).collect(),
            stories: about(desk, |id| people.contains(id)),
            awards: desk.all(Kind::Profile).filter(of_kind).map(|e| awards(desk, e).count()).sum(),
        };
        let label = (desk.word)(&format!("kind.{name}"));
        table.rows.push(row(desk, "kind", (name, Cell::Text(label)), &counted));
    }
}

fn by_month(desk: &Desk<'_>, table: &mut Table) {
    for (first, label) in desk.months() {
        let of_month = |day: Date| day.first_of_month() == first;
        let own = |kind: Kind| desk.entries(kind).into_iter().filter(|e| of_month(day_of(e))).collect();
        let given = |e: &Entry| awards(desk, e).filter(|a| a.date.is_some_and(of_month)).count();
        let counted =
            Counted { profiles: own(Kind::Profile), stories: own(Kind::Story), awards: desk.all(Kind::Profile).map(given).sum() };
        let id = first.strftime("%Y-%m").to_string();
        table.rows.push(row(desk, "month", (&id, Cell::Text(label)), &counted));
    }
}

fn of_listings<'a>(desk: &Desk<'a>, listings: &[Subject]) -> Counted<'a> {
    let mut counted = Counted { profiles: Vec::new(), stories: Vec::new(), awards: 0 };
    for entry in listings.iter().flat_map(|l| desk.listed(l)) {
        let counts = desk.days.hold(day_of(entry));
        match entry.entity().kind {
            Kind::Profile => {
                counted.profiles.extend(counts.then_some(entry));
                counted.awards += awards(desk, entry).count();
            }
            Kind::Story => counted.stories.extend(counts.then_some(entry)),
            _ => {}
        }
    }
    counted
}

fn awards<'a>(desk: &Desk<'a>, entry: &'a Entry) -> impl Iterator<Item = &'a Award> {
    profile_of(entry).into_iter().flat_map(|p| desk.awards(p))
}

/// The stories that count and are about one of these people.
fn about<'a>(desk: &Desk<'a>, people: impl Fn(&str) -> bool) -> Vec<&'a Entry> {
    desk.entries(Kind::Story).into_iter().filter(|e| people_of(e).any(&people)).collect()
}
