//! Which share of the exemplars, and of the awards, are those whom the movement
//! looks for first: direct workers, small collectives, people of hard areas.

use crate::graph::entry::Entry;
use crate::model::kind::Kind;
use crate::model::profile::{Profile, Who};
use crate::report::desk::{Desk, profile_of};
use crate::report::table::{Cell, Row, Table};

/// Who is asked about: a flag of profiles, and among whom.
struct Asked {
    key: &'static str,
    has: fn(&Profile) -> bool,
    among: fn(&Profile) -> bool,
}

const ASKED: [Asked; 4] = [
    Asked { key: "direct_worker", has: |p| p.direct_worker, among: |_| true },
    Asked { key: "small_collective", has: |p| p.small_collective, among: |p| p.who == Some(Who::Collective) },
    Asked { key: "hard_area", has: |p| p.hard_area, among: |_| true },
    Asked { key: "any", has: |p| p.direct_worker || p.small_collective || p.hard_area, among: |_| true },
];

/// Makes the report.
pub fn make(desk: &Desk<'_>) -> Table {
    let columns = ["|id", "name", "profiles", "among", "share", "awards", "awards_among", "awards_share"];
    let mut table = desk.table("shares", &columns);
    let people: Vec<&Profile> = desk.entries(Kind::Profile).into_iter().filter_map(profile_of).collect();
    let everybody: Vec<&Entry> = desk.all(Kind::Profile).collect();
    for asked in ASKED {
        let among = people.iter().filter(|p| (asked.among)(p)).count();
        let found = people.iter().filter(|p| (asked.among)(p) && (asked.has)(p)).count();
        let given = |whose: &dyn Fn(&Profile) -> bool| -> usize {
            everybody.iter().filter_map(|e| profile_of(e)).filter(|p| whose(p)).map(|p| desk.awards(p).count()).sum()
        };
        let (awards_among, awards) = (given(&|p| (asked.among)(p)), given(&|p| (asked.among)(p) && (asked.has)(p)));
        let cells = vec![
            Cell::Text(asked.key.to_owned()),
            Cell::Text((desk.word)(&format!("reports.share.{}", asked.key))),
            Cell::Count(found),
            Cell::Count(among),
            Cell::share(found, among),
            Cell::Count(awards),
            Cell::Count(awards_among),
            Cell::share(awards, awards_among),
        ];
        table.rows.push(Row { group: "", heading: String::new(), cells });
    }
    table
}
