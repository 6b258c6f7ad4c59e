//! What making a plan gave: the files of an edition, and which recipe gave which.

use std::collections::BTreeSet;
use std::io;
use std::path::Path;
use std::sync::Arc;

use rustc_hash::FxHashMap;

use crate::base::fingerprint::Fingerprint;
use crate::base::path::OutputPath;
use crate::engine::looked::Looked;
use crate::publish::tree::{At, Content, Tree};

/// What each recipe gave, by the recipe's key.
pub type Recipes = FxHashMap<Fingerprint, Vec<OutputPath>>;

/// What one recipe gave: its key, and its files.
pub type Given = (Fingerprint, Vec<(OutputPath, Content)>);

/// The files of an edition.
#[derive(Clone, Default, Debug)]
pub struct Made {
    /// Every file, by path.
    pub files: Tree,
    /// What each recipe gave, by the recipe's key.
    pub recipes: Arc<Recipes>,
    /// What each looked at.
    pub looked: Arc<Looked>,
}

impl Made {
    /// The files of all recipes together.
    pub fn of(given: Vec<Given>) -> Made {
        let paths = |files: &[(OutputPath, Content)]| files.iter().map(|(path, _)| path.clone()).collect();
        let recipes = given.iter().map(|(key, files)| (*key, paths(files))).collect();
        let files = given.into_iter().flat_map(|(_, files)| files).collect();
        Made { files, recipes: Arc::new(recipes), looked: Arc::default() }
    }

    /// The paths of all files, in order.
    pub fn paths(&self) -> impl Iterator<Item = &OutputPath> {
        self.files.keys()
    }

    /// What a recipe gave, if all of it is here.
    pub fn recall(&self, key: Fingerprint) -> Option<Vec<(OutputPath, Content)>> {
        let paths = self.recipes.get(&key)?;
        paths.iter().map(|path| Some((path.clone(), self.files.get(path)?.clone()))).collect()
    }

    /// The bytes of one file, if they are in memory.
    pub fn bytes(&self, path: &OutputPath) -> Option<&[u8]> {
        match &self.files.get(path)?.at {
            At::Memory(bytes) => Some(bytes),
            At::File(_) | At::Published | At::Staged => None,
        }
    }

    /// The bytes of one file; `folder` is the published site.
    pub fn read(&self, path: &OutputPath, folder: &Path) -> Option<io::Result<Vec<u8>>> {
        self.files.get(path).map(|content| content.read(path, folder))
    }

    /// The first file that differs from another making of the same, or that is no longer what was made;
    /// `folder` is the published site.
    pub fn first_difference(&self, other: &Made, folder: &Path) -> Option<OutputPath> {
        let paths: BTreeSet<&OutputPath> = self.paths().chain(other.paths()).collect();
        let same = |path: &OutputPath| {
            let (one, two) = (self.files.get(path)?, other.files.get(path)?);
            let sound = one.fingerprint == two.fingerprint && one.is_sound(path, folder) && two.is_sound(path, folder);
            sound.then_some(())
        };
        paths.into_iter().find(|path| same(path).is_none()).cloned()
    }

    /// Adds what one recipe gave.
    pub fn add(&mut self, key: Fingerprint, files: Vec<(OutputPath, Content)>) {
        Arc::make_mut(&mut self.recipes).insert(key, files.iter().map(|(path, _)| path.clone()).collect());
        self.files.extend(files);
    }
}
