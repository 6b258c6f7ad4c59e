//! What the bytes of the project's files are, without reading those that nobody
//! touched since they were read.

use std::collections::BTreeMap;
use std::io;
use std::sync::Mutex;
use std::sync::atomic::{AtomicBool, Ordering};

use rustc_hash::FxHashMap;

use crate::base::files::File;
use crate::base::fingerprint::Fingerprint;
use crate::base::lock::lock;
use crate::base::path::SourcePath;
use crate::base::stat::Stat;

/// What the bytes of files are that stood like this.
pub type Known = Vec<(SourcePath, (Stat, Fingerprint))>;

/// What is known of files, and what was learnt.
#[derive(Debug)]
pub struct Inputs {
    known: FxHashMap<SourcePath, Remembered>,
    new: Mutex<Known>,
    begun: Option<i64>,
}

/// What was remembered of a file; every file is asked for several times, from all threads.
#[derive(Debug)]
struct Remembered {
    of: Stat,
    fingerprint: Fingerprint,
    /// Whether that is to be remembered once more.
    lasts: AtomicBool,
}

impl Inputs {
    /// What was remembered; `begun` is the present moment by the disk's own clock.
    pub fn new(known: Known, begun: Option<i64>) -> Inputs {
        let remembered = |(of, fingerprint)| Remembered { of, fingerprint, lasts: AtomicBool::new(false) };
        let known = known.into_iter().map(|(path, known)| (path, remembered(known))).collect();
        Inputs { known, new: Mutex::default(), begun }
    }

    /// What a file's bytes are.
    pub fn fingerprint(&self, file: &File) -> io::Result<Fingerprint> {
        let Some(stat) = file.stat else { return file.fingerprint() };
        // A disk's clock is coarse: what was touched when this build began may be touched again unseen.
        let lasts = self.begun.is_some_and(|begun| stat.is_older_than(begun));
        if let Some(known) = self.known.get(&file.path).filter(|known| known.of == stat) {
            known.lasts.store(lasts, Ordering::Relaxed);
            return Ok(known.fingerprint);
        }
        let fingerprint = file.fingerprint()?;
        if lasts {
            lock(&self.new).push((file.path.clone(), (stat, fingerprint)));
        }
        Ok(fingerprint)
    }

    /// What is to be remembered, if it is not what was.
    pub fn learnt(&self) -> Option<Known> {
        let new = lock(&self.new);
        let last = self.known.iter().filter(|(_, known)| known.lasts.load(Ordering::Relaxed));
        let last = last.map(|(path, known)| (path.clone(), (known.of, known.fingerprint)));
        // In order, and each once: what was learnt last holds.
        let all: BTreeMap<_, _> = last.chain(new.iter().cloned()).collect();
        (!new.is_empty() || all.len() < self.known.len()).then(|| all.into_iter().collect())
    }
}
