//! Whoever remembers what single files said, so that a file is read again only when
//! its bytes are others; and what was made of many, while all of it is the same.

use std::sync::Arc;

use rayon::prelude::*;
use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::base::files::File;
use crate::base::fingerprint::Fingerprint;

/// Brings back what was kept apart; nothing, where that cannot be trusted any more.
pub type Fetch = Arc<dyn Fn() -> Option<String> + Send + Sync>;

/// What is remembered of a file.
pub trait Remembered: Serialize + DeserializeOwned + Send {
    /// A long text of it that few ask for: it is kept apart from the rest, which does not hold it.
    fn apart(&self) -> Option<&str> {
        None
    }

    /// The same, which fetches that text when somebody asks for it.
    #[must_use]
    fn fetching(self, _: Fetch) -> Self {
        self
    }
}

/// What is made of each file is a function of its name, its bytes, and what `ground` stands for.
pub trait Recall: Sync {
    /// What was made of each file, under a name by which it is known again.
    fn each<T: Remembered>(&self, name: &str, ground: Fingerprint, files: &[&File], make: impl Fn(&File) -> T + Sync) -> Vec<T>;

    /// What was made once of all that `of` stands for, under a name by which it is known again.
    fn once<T: Serialize + DeserializeOwned>(&self, name: &str, of: Fingerprint, make: impl FnOnce() -> T) -> T;

    /// The same of several, each made, by its place, of what stands for it; one name for all.
    fn several<T: Serialize + DeserializeOwned + Send>(
        &self,
        name: &str,
        of: &[Fingerprint],
        make: impl Fn(usize) -> T + Sync,
    ) -> Vec<T>;
}

/// Remembers nothing.
pub struct Oblivion;

impl Recall for Oblivion {
    fn each<T: Remembered>(&self, _: &str, _: Fingerprint, files: &[&File], make: impl Fn(&File) -> T + Sync) -> Vec<T> {
        files.par_iter().map(|file| make(file)).collect()
    }

    fn once<T: Serialize + DeserializeOwned>(&self, _: &str, _: Fingerprint, make: impl FnOnce() -> T) -> T {
        make()
    }

    fn several<T: Serialize + DeserializeOwned + Send>(
        &self,
        _: &str,
        of: &[Fingerprint],
        make: impl Fn(usize) -> T + Sync,
    ) -> Vec<T> {
        (0..of.len()).into_par_iter().map(&make).collect()
    }
}
