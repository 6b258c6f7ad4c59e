//! What an edition changes in what stands there. Both are known by path and in order, so one walk along them tells;
//! all that publishing does follows from it, and costs what changed.

use std::collections::BTreeSet;

use itertools::{EitherOrBoth, Itertools};

use crate::base::fingerprint::Fingerprint;
use crate::base::path::OutputPath;
use crate::publish::survey::Survey;
use crate::publish::tree::{Tree, edition};

/// How an edition differs from what stands there.
#[derive(Clone, Default, PartialEq, Eq, Debug)]
pub struct Changes {
    /// What stands for the edition as a whole.
    pub edition: Fingerprint,
    /// Its files that are new or differ.
    pub coming: BTreeSet<OutputPath>,
    /// Files that stand there and that it does not have.
    pub gone: BTreeSet<OutputPath>,
    /// How many files stay as they are.
    pub unchanged: usize,
}

impl Changes {
    /// What `tree` changes in what was surveyed.
    pub fn of(tree: &Tree, survey: &Survey) -> Changes {
        let mut changes = Changes { edition: edition(tree), ..Changes::default() };
        for one in tree.iter().merge_join_by(&*survey.files, |(new, _), (old, _)| new.cmp(old)) {
            match one {
                EitherOrBoth::Both((_, content), (_, record)) if content.fingerprint == record.fingerprint => {
                    changes.unchanged += 1
                }
                EitherOrBoth::Both((path, _), _) | EitherOrBoth::Left((path, _)) => drop(changes.coming.insert(path.clone())),
                EitherOrBoth::Right((path, _)) => drop(changes.gone.insert(path.clone())),
            }
        }
        changes
    }

    /// Whether a file that stands there stays as it is.
    pub fn keeps(&self, path: &OutputPath) -> bool {
        !self.coming.contains(path) && !self.gone.contains(path)
    }
}
