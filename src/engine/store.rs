//! `.guong/`: what outlives a build. It may be deleted at any time, and what is
//! damaged, foreign or old in it is set aside, never trusted.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::base::failure::Failure;
use crate::base::fingerprint::Fingerprint;

/// What every file of the store begins with: its form, and the program's version.
const HEADER: &str = concat!("guong-state-1 ", env!("CARGO_PKG_VERSION"), "\n");

/// The project's `.guong/`.
pub struct Store {
    folder: PathBuf,
}

/// What reading a kept value found.
pub enum Kept<T> {
    /// The value.
    Sound(T),
    /// Nothing was kept.
    Nothing,
    /// Something was, and it cannot be trusted.
    Damaged,
}

impl Store {
    /// The store of a project.
    pub fn of(root: &Path) -> Store {
        Store { folder: root.join(".guong") }
    }

    /// Its folder.
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// Reads a value by name.
    pub fn read<T: DeserializeOwned>(&self, name: &str) -> Kept<T> {
        let bytes = match fs::read(self.folder.join(name)) {
            Ok(bytes) => bytes,
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Kept::Nothing,
            Err(_) => return Kept::Damaged,
        };
        open(&bytes).and_then(|body| postcard::from_bytes(body).ok()).map_or(Kept::Damaged, Kept::Sound)
    }

    /// Keeps a value by name, whole or not at all.
    pub fn write<T: Serialize>(&self, name: &str, value: &T) -> Result<(), Failure> {
        let body =
            postcard::to_stdvec(value).map_err(|e| Failure::Machine { path: name.to_owned(), error: io::Error::other(e) })?;
        let mut bytes = HEADER.as_bytes().to_vec();
        bytes.extend(Fingerprint::of_bytes(&body).0.to_le_bytes());
        bytes.extend(body);
        replace(&self.folder.join(name), &bytes)
    }
}

/// The body of a kept file, if its header and checksum are right.
fn open(bytes: &[u8]) -> Option<&[u8]> {
    let rest = bytes.strip_prefix(HEADER.as_bytes())?;
    let (sum, body) = rest.split_at_checked(16)?;
    (Fingerprint::of_bytes(body).0.to_le_bytes() == sum).then_some(body)
}

/// Writes a file beside its place and renames it in: readers see the old one or the new one.
pub fn replace(path: &Path, bytes: &[u8]) -> Result<(), Failure> {
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder).map_err(Failure::machine(folder))?;
    }
    let name = path.file_name().map_or_else(String::new, |n| n.to_string_lossy().into_owned());
    let beside = path.with_file_name(format!(".{name}.new"));
    let written = fs::write(&beside, bytes).and_then(|()| fs::rename(&beside, path));
    written.map_err(|error| {
        let _ = fs::remove_file(&beside);
        Failure::machine(path)(error)
    })
}
