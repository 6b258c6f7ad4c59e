//! Listings: newest first at the root, older ones on archive pages numbered from
//! the oldest, so that a full page never changes again.

use crate::base::path::Url;
use crate::model::kind::Kind;

/// What a listing lists.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
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
}

/// One page of a listing.
#[derive(Clone, Debug)]
pub struct Sheet<'a> {
    /// 0 is the root; archive pages count from 1, the oldest.
    pub number: usize,
    /// Its entries, newest first.
    pub members: Vec<usize>,
    /// The listing.
    pub listing: &'a Listing,
    /// How many archive pages there are.
    pub archives: usize,
}

impl Listing {
    /// The root and the archive pages, root first.
    pub fn sheets(&self, page_size: usize) -> Vec<Sheet<'_>> {
        let older = self.members.len().saturating_sub(page_size);
        let archives = older.div_ceil(page_size);
        let sheet = |number, members: &[usize]| Sheet {
            number,
            members: members.iter().rev().copied().collect(),
            listing: self,
            archives,
        };
        let mut sheets = vec![sheet(0, &self.members[older..])];
        sheets.extend(self.members[..older].chunks(page_size).enumerate().map(|(i, chunk)| sheet(i + 1, chunk)));
        sheets
    }

    /// The newest entries, newest first.
    pub fn newest(&self, count: usize) -> Vec<usize> {
        self.members.iter().rev().take(count).copied().collect()
    }
}

/// The address of a listing's sheet below its root.
pub fn sheet_url(root: &Url, number: usize) -> Url {
    if number == 0 { root.clone() } else { root.below(&format!("trang/{number}/")) }
}

#[cfg(test)]
mod tests {
    use super::{Listing, Subject};
    use crate::model::kind::Kind;

    #[test]
    fn a_new_entry_leaves_full_archive_pages_alone() {
        let listing = |n: usize| Listing { subject: Subject::Kind(Kind::Story), members: (0..n).collect() };
        for n in 0..90 {
            let (before, after) = (listing(n), listing(n + 1));
            let (old, new) = (before.sheets(20), after.sheets(20));
            for sheet in old.iter().filter(|s| s.number > 0 && s.members.len() == 20) {
                assert_eq!(new[sheet.number].members, sheet.members);
            }
            let mut all: Vec<usize> = old.iter().flat_map(|s| s.members.clone()).collect();
            all.sort_unstable();
            assert_eq!(all, (0..n).collect::<Vec<_>>());
        }
    }
}
