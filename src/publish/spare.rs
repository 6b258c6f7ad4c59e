//! The tree that an edition left when another took its place: it becomes the next one,
//! so that publishing costs what changed. Of the edition that is gone it holds nothing
//! any more, only second names of files that are public now: what was withdrawn does
//! not stay in it, and what somebody does to one of its files shows in the public one.

use std::collections::BTreeSet;
use std::fs;
use std::io;
use std::path::Path;
use std::sync::Arc;

use rayon::prelude::*;
use serde::{Deserialize, Serialize};

use crate::base::failure::Failure;
use crate::base::in_order;
use crate::base::path::{OutputPath, above};
use crate::base::stat::{Around, Thing};
use crate::publish::changes::Changes;
use crate::publish::removal::{discard, remove};
use crate::publish::stage::{Links, lay};
use crate::publish::survey::{Folders, Published, Record, Survey, touched};
use crate::publish::tree::{Tree, folders_of, is_inhabited};

/// A spare tree as it was left.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Spare {
    /// Files of the edition that stands that it lacks.
    lacks: BTreeSet<OutputPath>,
    /// What stands at its top.
    top: BTreeSet<String>,
    /// Its other folders.
    #[serde(deserialize_with = "in_order::map")]
    folders: Folders,
}

impl Spare {
    /// Takes the tree from its place to where the next edition is put together, if it stands as it was left. Its
    /// files were looked at under their public names.
    pub fn take(&self, place: &Path, staging: &Path) -> bool {
        let Ok(around) = Around::open(place) else { return false };
        let stands = |(name, at): (&Arc<str>, &Option<i64>)| at.is_some() && touched(around.look(name)) == *at;
        let whole = names(place).is_ok_and(|names| names == self.top) && self.folders.par_iter().all(stands);
        whole && fs::rename(place, staging).is_ok()
    }

    /// The files of an edition that this tree lacks, or has otherwise.
    fn wants<'a>(&'a self, tree: &'a Tree, changes: &'a Changes) -> impl Iterator<Item = &'a OutputPath> {
        let lacks = self.lacks.iter().filter(|path| tree.contains_key(*path) && !changes.coming.contains(*path));
        changes.coming.iter().chain(lacks)
    }

    /// Makes it the tree of an edition, which changes that in what stands at `old`; what is staged stays as it is.
    pub fn amend(&self, (tree, changes): (&Tree, &Changes), staging: &Path, old: &Path) -> Result<Links, Failure> {
        let gone = changes.gone.iter().filter(|path| !self.lacks.contains(*path));
        for path in gone.map(|path| staging.join(path.as_str())) {
            fs::remove_file(&path).map_err(Failure::machine(&path))?;
        }
        let empty = |name: &&&str| self.folders.contains_key(**name) && !is_inhabited(tree, name, |_| true);
        for folder in folders_of(changes.gone.iter()).iter().rev().filter(empty).map(|name| staging.join(name)) {
            fs::remove_dir(&folder).map_err(Failure::machine(&folder))?;
        }
        lay(self.wants(tree, changes).filter_map(|path| tree.get_key_value(path)), staging, old, changes)
    }

    /// How an edition stands in this tree, which took the place of the one `before`. Only what moved is looked at.
    pub fn became(
        &self,
        before: &Published,
        (tree, changes): (&Tree, &Changes),
        look: impl Fn(&str) -> Option<Thing>,
    ) -> Published {
        let (mut files, mut folders) = ((*before.files).clone(), self.folders.clone());
        for path in &changes.gone {
            files.remove(path);
        }
        for (path, content) in self.wants(tree, changes).filter_map(|path| tree.get_key_value(path)) {
            let stat = look(path.as_str()).and_then(Thing::file);
            files.insert(path.clone(), Record { fingerprint: content.fingerprint, stat });
        }
        for name in folders_of(self.wants(tree, changes).chain(&changes.gone)).into_iter().chain([""]) {
            if name.is_empty() || is_inhabited(tree, name, |_| true) {
                folders.insert(Arc::from(name), touched(look(name)));
            } else {
                folders.remove(name);
            }
        }
        Published { edition: changes.edition, files: Arc::new(files), folders: Arc::new(folders) }
    }

    /// Takes out of the tree of an edition that was replaced what its successor does not hold, and puts the rest in
    /// its place. `None` where too little would be left.
    pub fn leave(tree: &Path, place: &Path, survey: &Survey, changes: &Changes) -> io::Result<Option<Spare>> {
        let differ = changes.coming.iter().filter(|path| survey.files.contains_key(*path));
        let gone: Vec<&OutputPath> = changes.gone.iter().chain(differ).collect();
        if survey.files.len() - gone.len() < gone.len() {
            return Ok(None);
        }
        gone.iter().try_for_each(|path| fs::remove_file(tree.join(path.as_str())))?;
        let left = folders_of(gone.iter().copied());
        let is_empty = |name: &&str| !is_inhabited(&survey.files, name, |path| changes.keeps(path));
        let empty: Vec<&str> = left.into_iter().filter(is_empty).collect();
        empty.iter().rev().try_for_each(|name| fs::remove_dir(tree.join(name)))?;
        let mut folders = (*survey.folders).clone();
        for name in empty.iter().copied().chain([""]) {
            folders.remove(name);
        }
        for name in gone.iter().map(|path| path.as_str()).chain(empty).filter_map(above) {
            folders.entry(Arc::from(name)).and_modify(|at| *at = None);
        }
        // The mark and what others keep there is no part of it.
        let ours = |name: &String| {
            let path = OutputPath::new(name);
            folders.contains_key(name.as_str()) || survey.files.contains_key(&path) && changes.keeps(&path)
        };
        let (top, others): (BTreeSet<String>, BTreeSet<String>) = names(tree)?.into_iter().partition(ours);
        others.iter().try_for_each(|name| remove(&tree.join(name)))?;
        let around = Around::open(tree)?;
        for (name, at) in folders.iter_mut().filter(|(_, at)| at.is_none()) {
            *at = touched(around.look(name));
        }
        discard(place)?;
        place.parent().map_or(Ok(()), fs::create_dir_all)?;
        fs::rename(tree, place)?;
        Ok(Some(Spare { lacks: changes.coming.clone(), top, folders }))
    }
}

fn names(folder: &Path) -> io::Result<BTreeSet<String>> {
    fs::read_dir(folder)?.map(|entry| entry.map(|e| e.file_name().to_string_lossy().into_owned())).collect()
}
