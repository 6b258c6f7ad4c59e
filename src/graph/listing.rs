//! Listings: newest first at the root, older ones on archive pages numbered from
//! the oldest, so that a full page never changes again.

use crate::base::path::Url;
use crate::model::kind::Kind;

/// What a listing lists.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Subject {
    /// All of one kind.
    Kind(Kind),
    /// All that refer to one term, movement, cluster or programme.
    Term(Kind, String),
}

/// One listing, in the order in which its entries were first published.
#[derive(Clone, Debug)]
pub struct Listing {
    /// What it lists.
    pub subject: Subject,
    /// Positions in the site's entries, oldest first.
    pub members: Vec<usize>,
    /// The same, and an empty seat for each entry that is gone.
    seats: Vec<Option<usize>>,
    /// The seat of each member.
    places: Vec<usize>,
}

/// One page of a listing.
#[derive(Clone, Debug)]
pub struct Sheet<'a> {
    /// 0 is the root; archive pages count from 1, the oldest.
    pub number: usize,
    /// Its entries, newest first.
    pub members: Vec<usize>,
    /// What is listed.
    pub subject: &'a Subject,
    /// How many archive pages there are.
    pub archives: usize,
}

impl Listing {
    /// A listing of these seats, oldest first.
    pub fn new(subject: Subject, seats: Vec<Option<usize>>) -> Listing {
        let (places, members) = seats.iter().enumerate().filter_map(|(place, at)| Some((place, (*at)?))).unzip();
        Listing { subject, members, seats, places }
    }

    /// The seats, oldest first.
    pub fn seats(&self) -> &[Option<usize>] {
        &self.seats
    }

    /// The seat of a member; behind the last one, where the next would sit.
    pub fn seat(&self, member: usize) -> usize {
        self.places.get(member).copied().unwrap_or(self.seats.len())
    }

    /// How many archive pages there are. The newest one is never full, so that a full page has its
    /// successor from the beginning; where it would be empty it begins with what the root still shows.
    pub fn archives(&self, page_size: usize) -> usize {
        let older = self.seats.len().saturating_sub(page_size);
        if older == 0 { 0 } else { older / page_size + 1 }
    }

    /// The root and the archive pages, root first.
    pub fn sheets(&self, page_size: usize) -> Vec<Sheet<'_>> {
        let archives = self.archives(page_size);
        let sheet = |number, members| Sheet { number, members, subject: &self.subject, archives };
        let older = self.seats.len().saturating_sub(page_size);
        let archive = |number: usize| {
            let from = (number - 1) * page_size;
            let to = if number < archives { from + page_size } else { older.max(from + 1) };
            sheet(number, self.seats[from..to].iter().rev().flatten().copied().collect())
        };
        std::iter::once(sheet(0, self.newest(page_size))).chain((1..=archives).map(archive)).collect()
    }

    /// The newest entries, newest first.
    pub fn newest(&self, count: usize) -> Vec<usize> {
        self.members.iter().rev().take(count).copied().collect()
    }
}

/// The address of a listing's sheet below its root.
pub fn sheet_url(root: &Url, number: usize) -> Url {
    if number == 0 { root.clone() } else { root.below(&["trang/", &number.to_string(), "/"].concat()) }
}

#[cfg(test)]
mod tests {
    use super::{Listing, Subject};
    use crate::model::kind::Kind;

    /// A listing of `n` seats, of which some are empty.
    fn listing(n: usize, gone: &[usize]) -> Listing {
        let seat = |at: usize| (!gone.contains(&at)).then_some(at);
        Listing::new(Subject::Kind(Kind::Story), (0..n).map(seat).collect())
    }

    #[test]
    fn a_new_entry_leaves_full_archive_pages_alone() {
        for n in 0..90 {
            let (before, after) = (listing(n, &[]), listing(n + 1, &[]));
            let (old, new) = (before.sheets(20), after.sheets(20));
            for sheet in old.iter().filter(|s| s.number > 0 && s.members.len() == 20) {
                assert_eq!(new[sheet.number].members, sheet.members);
                assert!(sheet.number < sheet.archives, "the last page of {n} is full, and its successor would be new");
            }
            assert_eq!(old[0].members.len(), n.min(20));
            let mut all: Vec<usize> = old.iter().flat_map(|s| s.members.clone()).collect();
            all.sort_unstable();
            all.dedup();
            assert_eq!(all, (0..n).collect::<Vec<_>>());
        }
    }

    #[test]
    fn what_is_gone_leaves_the_pages_of_others_alone() {
        for n in [21, 40, 41, 60, 61, 85] {
            let whole = listing(n, &[]);
            for gone in 0..n {
                let less = listing(n, &[gone]);
                let (old, new) = (whole.sheets(20), less.sheets(20));
                assert_eq!(old.len(), new.len());
                assert_eq!(new[0].members.len(), 20);
                for (old, new) in old.iter().zip(&new).skip(1) {
                    let left: Vec<usize> = old.members.iter().copied().filter(|at| *at != gone).collect();
                    assert_eq!(left, new.members);
                }
            }
        }
    }
}
