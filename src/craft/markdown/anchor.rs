//! Anchors: each leads to one heading, however many have the same words.

use std::collections::{BTreeMap, BTreeSet};

/// The anchors of a body, each for one heading.
#[derive(Default)]
pub(super) struct Anchors {
    taken: BTreeSet<String>,
    /// How often each was wanted.
    wanted: BTreeMap<String, usize>,
}

impl Anchors {
    /// The anchor that is wanted, or the first free one that is numbered after it.
    pub(super) fn take(&mut self, wanted: &str) -> String {
        let count = self.wanted.entry(wanted.to_owned()).or_insert(0);
        loop {
            *count += 1;
            let anchor = if *count == 1 { wanted.to_owned() } else { format!("{wanted}-{count}") };
            if self.taken.insert(anchor.clone()) {
                return anchor;
            }
        }
    }
}
