//! Where a row of documents is cut into stretches: behind those whose mark, a hash of
//! their id, is the highest far and wide. So a document that comes between others, or
//! goes, changes the stretch where it stands, and nearly always every other stays as it
//! is and is called as it was; cuts by count would move them all.

use std::collections::BTreeSet;

/// How many stretches there are of documents that are not among the youngest: about 2 to this.
const FEW: u32 = 1;
/// The youngest documents stand apart: about as many as 2 to this, since any later one may still be a cut.
const YOUNGEST: u32 = 6;

/// Documents that stand together.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Stretch {
    /// Its name, made of its first document's mark.
    pub name: String,
    /// Where it begins.
    pub from: usize,
    /// Where the next begins.
    pub to: usize,
}

/// Cuts documents into stretches of about 2 to the level.
pub fn cut(marks: &[u64], level: u32) -> Vec<Stretch> {
    named(marks, ends(marks, level))
}

/// Cuts documents, the oldest first, into a few long stretches and a short one of the youngest.
pub fn by_age(marks: &[u64]) -> Vec<Stretch> {
    let level = marks.len().checked_ilog2().unwrap_or_default().saturating_sub(FEW).max(YOUNGEST);
    let mut all = ends(marks, level);
    all.extend(ends(marks, YOUNGEST).pop());
    all.dedup();
    named(marks, all)
}

/// Where stretches end.
fn ends(marks: &[u64], level: u32) -> Vec<usize> {
    let reach = 1 << (level - 1);
    (0..marks.len()).filter(|at| is_peak(marks, *at, reach)).map(|at| at + 1).collect()
}

/// Whether a mark is higher than all as far as it reaches. Near the end nobody knows yet.
fn is_peak(marks: &[u64], at: usize, reach: usize) -> bool {
    let higher = |other: usize| marks.get(other).is_none_or(|mark| *mark < marks[at]);
    at + reach < marks.len() && (1..=reach).all(|away| higher(at + away) && higher(at.wrapping_sub(away)))
}

/// The stretches that end there, and what is left.
fn named(marks: &[u64], ends: Vec<usize>) -> Vec<Stretch> {
    let mut taken = BTreeSet::new();
    let mut from = 0;
    let ends = ends.into_iter().chain([marks.len()]);
    let stretch = |to: usize| {
        let first = marks.get(from).filter(|_| to > from)?;
        // The low bits: the high ones decide where cuts are.
        let mut name = format!("{:06x}", first & 0xFF_FFFF);
        while !taken.insert(name.clone()) {
            name.push('0');
        }
        let stretch = Stretch { name, from, to };
        from = to;
        Some(stretch)
    };
    ends.filter_map(stretch).collect()
}

#[cfg(test)]
mod tests {
    use super::{Stretch, by_age, cut};
    use crate::base::fingerprint::Fingerprint;

    fn marks(count: usize) -> Vec<u64> {
        (0..count).map(|n| (Fingerprint::of_bytes(&n.to_le_bytes()).0 & u128::from(u64::MAX)) as u64).collect()
    }

    /// Stretches as the documents in them.
    fn held(stretches: &[Stretch], marks: &[u64]) -> Vec<(String, Vec<u64>)> {
        stretches.iter().map(|s| (s.name.clone(), marks[s.from..s.to].to_vec())).collect()
    }

    #[test]
    fn one_that_comes_between_changes_its_own_stretch() {
        for count in [0, 1, 40, 700, 5_000] {
            let old = marks(count);
            for at in [0, count / 3, count] {
                let mut new = old.clone();
                new.insert(at, 0x7234_5600_0000_0001);
                for of in [by_age, |marks: &[u64]| cut(marks, 3), |marks: &[u64]| cut(marks, 6)] {
                    let (before, after) = (held(&of(&old), &old), held(&of(&new), &new));
                    assert_eq!(after.iter().map(|(_, held)| held.len()).sum::<usize>(), count + 1);
                    let changed = after.iter().filter(|one| !before.contains(one)).count();
                    assert!(changed <= 2, "{count} {at}: {changed}");
                }
            }
        }
    }

    #[test]
    fn the_youngest_stand_apart() {
        let all = marks(20_000);
        let stretches = by_age(&all);
        assert!((3..=8).contains(&stretches.len()), "{}", stretches.len());
        let last = stretches.last().expect("there are some");
        assert!(last.to == all.len() && (32..200).contains(&(last.to - last.from)));
        assert!(cut(&all, 6).iter().all(|s| s.to - s.from < 200));
        assert!(stretches.windows(2).all(|pair| pair[0].to == pair[1].from && pair[0].from < pair[0].to));
    }
}
