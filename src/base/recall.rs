//! Whoever remembers what single files said, so that a file is read again only when
//! its bytes are others.

use rayon::prelude::*;
use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::base::files::File;
use crate::base::fingerprint::Fingerprint;

/// What is made of each file is a function of its name, its bytes, and what `ground` stands for.
pub trait Recall: Sync {
    /// What was made of each file, under a name by which it is known again.
    fn each<T>(&self, name: &str, ground: Fingerprint, files: &[&File], make: impl Fn(&File) -> T + Sync) -> Vec<T>
    where
        T: Serialize + DeserializeOwned + Send;
}

/// Remembers nothing.
pub struct Oblivion;

impl Recall for Oblivion {
    fn each<T>(&self, _: &str, _: Fingerprint, files: &[&File], make: impl Fn(&File) -> T + Sync) -> Vec<T>
    where
        T: Serialize + DeserializeOwned + Send,
    {
        files.par_iter().map(|file| make(file)).collect()
    }
}
