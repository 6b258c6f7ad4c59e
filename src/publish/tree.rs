//! What is to be published: every file of an edition, with where its bytes are.

use std::collections::{BTreeMap, BTreeSet};
use std::fs::{self, File};
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::base::fingerprint::{Fingerprint, Stamper};
use crate::base::path::OutputPath;
use crate::publish::within::Within;

/// One file of an edition.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Content {
    /// What its bytes are.
    pub fingerprint: Fingerprint,
    /// Where they are.
    pub at: At,
}

/// Where the bytes of a file are.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum At {
    /// Here.
    Memory(Arc<Vec<u8>>),
    /// In a file elsewhere on the disk.
    File(Arc<Path>),
    /// Already published, at the same path.
    Published,
    /// In the edition that is being put together, at the same path; published with it.
    Staged,
}

/// The files of an edition, by path.
pub type Tree = BTreeMap<OutputPath, Content>;

impl Content {
    /// Bytes that were just made.
    pub fn new(bytes: impl Into<Arc<Vec<u8>>>) -> Content {
        let bytes = bytes.into();
        Content { fingerprint: Fingerprint::of_bytes(&bytes), at: At::Memory(bytes) }
    }

    /// The bytes of the file at `path`, where `folder` is the published site.
    pub fn read(&self, path: &OutputPath, folder: &Path) -> io::Result<Vec<u8>> {
        match self.on_disk(path, folder) {
            Ok(file) => fs::read(file),
            Err(bytes) => Ok(bytes.to_vec()),
        }
    }

    /// Whether its bytes are what they were when it was made; `folder` is the published site.
    pub fn is_sound(&self, path: &OutputPath, folder: &Path) -> bool {
        let found = |file: PathBuf| File::open(file).and_then(Fingerprint::of_reader).ok();
        self.on_disk(path, folder).map_or(true, |file| found(file) == Some(self.fingerprint))
    }

    /// Writes the bytes to a new file at the same path of another folder. What is kept on the disk is copied a piece at a
    /// time, and believed only if it still is what it was.
    pub fn write(&self, path: &OutputPath, folder: &Path, to: &Within) -> io::Result<()> {
        let from = match self.on_disk(path, folder) {
            Ok(from) => from,
            Err(bytes) => return to.fresh(path.as_str())?.write_all(bytes),
        };
        let copied = Fingerprint::of_reader(Tee { from: File::open(from)?, to: to.fresh(path.as_str())? })?;
        if copied == self.fingerprint { Ok(()) } else { Err(io::ErrorKind::InvalidData.into()) }
    }

    /// Its file on the disk, or the bytes.
    fn on_disk(&self, path: &OutputPath, folder: &Path) -> Result<PathBuf, &Arc<Vec<u8>>> {
        match &self.at {
            At::Memory(bytes) => Err(bytes),
            At::File(file) => Ok(file.to_path_buf()),
            At::Published | At::Staged => Ok(folder.join(path.as_str())),
        }
    }
}

/// Writes what is read through it.
struct Tee {
    from: File,
    to: File,
}

impl Read for Tee {
    fn read(&mut self, piece: &mut [u8]) -> io::Result<usize> {
        let count = self.from.read(piece)?;
        self.to.write_all(&piece[..count])?;
        Ok(count)
    }
}

/// The folders that files stand in below the top, parents first.
pub fn folders_of<'a>(paths: impl Iterator<Item = &'a OutputPath>) -> BTreeSet<&'a str> {
    // Paths mostly come in order: what the one before stands in is told already.
    let mut last = "";
    let new = paths.flat_map(|path| {
        let path = path.as_str();
        let shared = path.bytes().zip(last.bytes()).take_while(|(own, before)| own == before).count();
        last = path;
        path.match_indices('/').map(|(at, _)| at).filter(move |at| *at >= shared).map(|at| &path[..at])
    });
    new.collect()
}

/// Whether some file of an edition, or whatever else is known by path, stands in a folder.
pub fn is_inhabited<T>(files: &BTreeMap<OutputPath, T>, folder: &str, counts: impl Fn(&OutputPath) -> bool) -> bool {
    let below = OutputPath::new(&format!("{folder}/"));
    let from = files.range(below.clone()..).map(|(path, _)| path);
    from.take_while(|path| path.as_str().starts_with(below.as_str())).any(counts)
}

/// What stands for an edition as a whole: each path and what its bytes are.
pub fn edition(tree: &Tree) -> Fingerprint {
    let mut stamper = Stamper::new();
    for (path, content) in tree {
        stamper.bytes(path.as_str().as_bytes());
        stamper.bytes(&content.fingerprint.0.to_le_bytes());
    }
    stamper.finish()
}
