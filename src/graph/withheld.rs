//! Files that no page may show, whoever names them: what consent does not cover, and
//! what stands beside an entry that is kept back. A file beside an entry is published
//! with it, and only then.

use std::collections::BTreeSet;

use crate::base::path::SourcePath;
use crate::graph::media;
use crate::model::entity::Entity;

/// The files that are held back.
#[derive(Default, Debug)]
pub struct Withheld {
    /// Those that no consent covers.
    forbidden: BTreeSet<SourcePath>,
    /// Those beside entries that are kept back, as far as these name them.
    beside: BTreeSet<SourcePath>,
    /// The folders that kept-back entries have to themselves.
    folders: BTreeSet<String>,
}

impl Withheld {
    /// Whether nothing is held back.
    pub fn is_empty(&self) -> bool {
        self.forbidden.is_empty() && self.beside.is_empty() && self.folders.is_empty()
    }

    /// Holds back what stands beside an entry that the gate refused; `whole`, if no version of it is shown.
    pub fn refuse(&mut self, entity: &Entity, whole: Whole) {
        media::of(entity).iter().for_each(|named| self.leave_beside(entity, named.src));
        if whole == Whole::Yes && owns_folder(entity) {
            self.folders.insert(format!("{}/", entity.path.folder()));
        }
    }

    /// Holds a file back wherever it is named.
    pub fn forbid(&mut self, entity: &Entity, src: &str) {
        self.forbidden.extend(entity.path.join(src));
    }

    /// Holds a file back if it stands beside the entry, and nothing else beside it shows it.
    pub fn leave_beside(&mut self, entity: &Entity, src: &str) {
        self.beside.extend(entity.path.join(src).filter(|path| stands_beside(entity, path)));
    }

    /// Lets go what an admitted entry shows of the files beside it.
    pub fn release(&mut self, entity: &Entity) {
        for path in media::of(entity).iter().filter_map(|named| entity.path.join(named.src)) {
            if stands_beside(entity, &path) {
                self.beside.remove(&path);
            }
        }
    }

    /// The files of an admitted entry that are held back.
    pub fn among(&self, entity: &Entity) -> Vec<String> {
        let named = media::of(entity).into_iter().map(|named| named.src);
        named.filter(|src| entity.path.join(src).is_some_and(|path| self.holds(entity, &path))).map(str::to_owned).collect()
    }

    fn holds(&self, entity: &Entity, path: &SourcePath) -> bool {
        let foreign = |folder: &str| self.folders.contains(folder) && !entity.path.as_str().starts_with(folder);
        let mut above = path.as_str().match_indices('/').map(|(at, _)| &path.as_str()[..=at]);
        self.forbidden.contains(path) || self.beside.contains(path) || above.any(foreign)
    }
}

/// Whether an entry is kept back in every language.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Whole {
    /// Nothing of it is shown.
    Yes,
    /// It is a translation whose original is shown.
    No,
}

/// `ID/index.md` has its folder to itself.
fn owns_folder(entity: &Entity) -> bool {
    entity.path.name().starts_with("index.")
}

fn stands_beside(entity: &Entity, path: &SourcePath) -> bool {
    let (own, folder) = (entity.path.folder(), path.folder());
    own == folder || owns_folder(entity) && folder.starts_with(&format!("{own}/"))
}
