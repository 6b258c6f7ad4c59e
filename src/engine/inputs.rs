//! What the bytes of the project's files are, without reading those that nobody
//! touched since they were read.

use std::collections::BTreeMap;
use std::io;
use std::sync::Mutex;

use crate::base::files::File;
use crate::base::fingerprint::Fingerprint;
use crate::base::lock::lock;
use crate::base::path::SourcePath;
use crate::base::stat::Stat;

/// What the bytes of files are that stood like this.
pub type Known = BTreeMap<SourcePath, (Stat, Fingerprint)>;

/// What is known of files, and what was learnt.
#[derive(Debug)]
pub struct Inputs {
    known: Known,
    seen: Mutex<Known>,
    begun: Option<i64>,
}

impl Inputs {
    /// What was remembered; `begun` is the present moment by the disk's own clock.
    pub fn new(known: Known, begun: Option<i64>) -> Inputs {
        Inputs { known, seen: Mutex::default(), begun }
    }

    /// What a file's bytes are.
    pub fn fingerprint(&self, file: &File) -> io::Result<Fingerprint> {
        let Some(stat) = file.stat else { return file.fingerprint() };
        let known = self.known.get(&file.path).filter(|(of, _)| *of == stat);
        let fingerprint = known.map_or_else(|| file.fingerprint(), |(_, fingerprint)| Ok(*fingerprint))?;
        // A disk's clock is coarse: what was touched when this build began may be touched again unseen.
        if self.begun.is_some_and(|begun| stat.is_older_than(begun)) {
            lock(&self.seen).insert(file.path.clone(), (stat, fingerprint));
        }
        Ok(fingerprint)
    }

    /// What is to be remembered, if it is not what was.
    pub fn learnt(&self) -> Option<Known> {
        let seen = lock(&self.seen);
        (*seen != self.known).then(|| seen.clone())
    }
}
