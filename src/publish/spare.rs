//! The tree that an edition left when another took its place: it becomes the next one,
//! so that publishing costs what changed. Of the edition that is gone it holds nothing
//! any more, only second names of files that are public now: what was withdrawn does
//! not stay in it, and what somebody does to one of its files shows in the public one.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::io;
use std::path::Path;

use rayon::prelude::*;
use rustc_hash::FxHashSet;
use serde::{Deserialize, Serialize};

use crate::base::failure::Failure;
use crate::base::path::OutputPath;
use crate::base::stat::Stat;
use crate::publish::removal::{discard, remove};
use crate::publish::stage::{Links, lay};
use crate::publish::survey::Survey;
use crate::publish::tree::{Content, Tree, folders_of};

/// A spare tree as it was left.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Spare {
    /// Files of the edition that stands that it lacks.
    lacks: BTreeSet<OutputPath>,
    /// What stands at its top.
    top: BTreeSet<String>,
    /// Its other folders, and when each was last touched.
    folders: BTreeMap<String, Option<i64>>,
}

impl Spare {
    /// Takes the tree from its place to where the next edition is put together, if it stands as it was left. Its
    /// files were looked at under their public names.
    pub fn take(&self, place: &Path, staging: &Path) -> bool {
        let stands = |(name, touched): (&String, &Option<i64>)| {
            touched.is_some() && Stat::at(&place.join(name)).and_then(Stat::touched) == *touched
        };
        let whole = names(place).is_ok_and(|names| names == self.top) && self.folders.par_iter().all(stands);
        whole && fs::rename(place, staging).is_ok()
    }

    /// Makes it the tree of an edition; what is staged stays as it is. `survey` is of `old`, the edition that stands.
    pub fn amend(&self, tree: &Tree, staging: &Path, old: &Path, survey: &Survey) -> Result<Links, Failure> {
        let gone = survey.files.keys().filter(|path| !tree.contains_key(*path) && !self.lacks.contains(*path));
        for path in gone.map(|path| staging.join(path.as_str())) {
            fs::remove_file(&path).map_err(Failure::machine(&path))?;
        }
        let wanted = folders_of(tree.keys());
        for folder in self.folders.keys().rev().filter(|name| !wanted.contains(name.as_str())).map(|name| staging.join(name)) {
            fs::remove_dir(&folder).map_err(Failure::machine(&folder))?;
        }
        let coming: Vec<(&OutputPath, &Content)> = tree.iter().filter(|(path, _)| !self.holds(path, tree, survey)).collect();
        for folder in folders_of(coming.iter().map(|(path, _)| *path)).iter().map(|name| staging.join(name)) {
            fs::create_dir_all(&folder).map_err(Failure::machine(&folder))?;
        }
        lay(coming.into_par_iter(), staging, old, survey)
    }

    /// Whether the file of an edition stands in this tree and the published one alike, untouched since it was published.
    pub fn holds(&self, path: &OutputPath, tree: &Tree, survey: &Survey) -> bool {
        !self.lacks.contains(path) && tree.get(path).is_some_and(|content| survey.holds(path, content))
    }

    /// When the folders that an edition took over untouched were last touched; `survey` is of the edition before.
    pub fn untouched(&self, tree: &Tree, survey: &Survey) -> BTreeMap<&str, i64> {
        let moved = tree.keys().filter(|path| !self.holds(path, tree, survey));
        let gone = survey.files.keys().filter(|path| !tree.contains_key(*path));
        let touched = folders_of(moved.chain(gone));
        let folders = self.folders.iter().filter_map(|(name, at)| Some((name.as_str(), (*at)?)));
        folders.filter(|(name, _)| !touched.contains(name)).collect()
    }

    /// Takes out of the tree of an edition that was replaced what its successor does not hold, and puts the rest in
    /// its place. `None` where too little would be left.
    pub fn leave(tree: &Path, place: &Path, survey: &Survey, now: &Tree) -> io::Result<Option<Spare>> {
        let stays = |path: &OutputPath| now.get(path).is_some_and(|content| survey.holds(path, content));
        let (stay, gone): (Vec<&OutputPath>, Vec<&OutputPath>) = survey.files.keys().partition(|path| stays(path));
        if stay.len() < gone.len() {
            return Ok(None);
        }
        gone.iter().try_for_each(|path| fs::remove_file(tree.join(path.as_str())))?;
        let folders = folders_of(stay.iter().copied());
        let empty: Vec<&str> = folders_of(survey.files.keys()).difference(&folders).copied().collect();
        empty.iter().rev().try_for_each(|name| fs::remove_dir(tree.join(name)))?;
        let first = |path: &str| path.split('/').next().unwrap_or(path).to_owned();
        let top: BTreeSet<String> = stay.iter().map(|path| first(path.as_str())).collect();
        // The mark and what others keep there.
        names(tree)?.difference(&top).try_for_each(|name| remove(&tree.join(name)))?;
        let touched: FxHashSet<&str> = gone.iter().map(|path| path.as_str()).chain(empty).filter_map(above).collect();
        let time = |name: &str| {
            let known = survey.folders.get(name).filter(|_| !touched.contains(name));
            (name.to_owned(), known.copied().or_else(|| Stat::at(&tree.join(name))?.touched()))
        };
        let folders = folders.iter().map(|name| time(name)).collect();
        let lacks = now.iter().filter(|(path, content)| !survey.holds(path, content)).map(|(path, _)| path.clone()).collect();
        discard(place)?;
        place.parent().map_or(Ok(()), fs::create_dir_all)?;
        fs::rename(tree, place)?;
        Ok(Some(Spare { lacks, top, folders }))
    }
}

/// The folder that something stands in, unless that is the top.
fn above(path: &str) -> Option<&str> {
    path.rfind('/').map(|at| &path[..at])
}

fn names(folder: &Path) -> io::Result<BTreeSet<String>> {
    fs::read_dir(folder)?.map(|entry| entry.map(|e| e.file_name().to_string_lossy().into_owned())).collect()
}
