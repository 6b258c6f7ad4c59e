//! What is to be published: every file of an edition, with where its bytes are.

use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::path::Path;
use std::sync::Arc;

use crate::base::fingerprint::{Fingerprint, Stamper};
use crate::base::path::OutputPath;

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
    /// Already published, at the same path.
    Published,
}

/// The files of an edition, by path.
pub type Tree = BTreeMap<OutputPath, Content>;

impl Content {
    /// Bytes that were just made.
    pub fn new(bytes: Vec<u8>) -> Content {
        Content { fingerprint: Fingerprint::of_bytes(&bytes), at: At::Memory(Arc::new(bytes)) }
    }

    /// The bytes of the file at `path`, where `folder` is the published site.
    pub fn read(&self, path: &OutputPath, folder: &Path) -> io::Result<Vec<u8>> {
        match &self.at {
            At::Memory(bytes) => Ok(bytes.to_vec()),
            At::Published => fs::read(folder.join(path.as_str())),
        }
    }
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
