//! Exemplars and stories by the month of their own day, where they are more than one page
//! shows. A month's page changes with its month alone.

use std::collections::BTreeMap;

use crate::base::path::Url;
use crate::graph::listing::Subject;
use crate::graph::web::Web;
use crate::model::kind::Kind;

/// What is browsed by month.
pub const KINDS: [Kind; 2] = [Kind::Profile, Kind::Story];
/// Where the pages of years and months stand below a listing.
pub const YEARS: &str = "nam/";

/// A month, by its year.
pub type Month = (i16, i8);
/// Months with the positions of their entries, newest first.
pub type Months = BTreeMap<Month, Vec<usize>>;

/// How many entries of a month stand on one page: with more it would be heavy to show.
const PART: usize = 200;

/// The pages of all months, newest first: each month's, counted from 1.
pub fn sheets(months: &Months) -> Vec<(Month, usize)> {
    let parts = |entries: &[usize]| 1..=entries.len().div_ceil(PART);
    months.iter().rev().flat_map(|(month, entries)| parts(entries).map(|number| (*month, number))).collect()
}

/// The entries of one page of a month.
pub fn part(months: &Months, (month, number): (Month, usize)) -> &[usize] {
    months.get(&month).and_then(|entries| entries.chunks(PART).nth(number.saturating_sub(1))).unwrap_or_default()
}

/// The months of a kind's listing; none where one page of so many entries shows all.
pub fn months(web: &Web, kind: Kind, page_size: usize) -> Months {
    let mut months = Months::new();
    let listing = web.listings().get(&Subject::Kind(kind)).filter(|listing| listing.archives(page_size) > 0);
    let day = |at: usize| web.at(at).and_then(|e| e.entity().day());
    for at in listing.iter().flat_map(|listing| listing.members.iter().rev()) {
        if let Some(day) = day(*at) {
            months.entry((day.year(), day.month())).or_default().push(*at);
        }
    }
    months.values_mut().for_each(|entries| entries.sort_by_key(|at| std::cmp::Reverse(day(*at))));
    months
}

/// The address of a year below a listing.
pub fn year_url(root: &Url, year: i16) -> Url {
    root.below(&format!("{YEARS}{year}/"))
}

/// The address of one of a month's pages below a listing.
pub fn month_url(root: &Url, ((year, month), number): (Month, usize)) -> Url {
    year_url(root, year).below(&if number > 1 { format!("{month}/{number}/") } else { format!("{month}/") })
}
