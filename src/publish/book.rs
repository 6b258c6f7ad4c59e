//! Replaces one precious file (the ledger) whole: written beside it and forced to
//! the disk first, renamed into place at the right moment, put back if what
//! follows fails.

use std::fs::{self, File};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use crate::base::failure::Failure;

/// A new text for a file, ready beside it. Dropped, it is gone.
#[must_use]
pub struct Replacement {
    path: PathBuf,
    beside: PathBuf,
    old: Option<Vec<u8>>,
}

impl Replacement {
    /// Writes the new bytes beside the file.
    pub fn prepare(path: &Path, bytes: &[u8]) -> Result<Replacement, Failure> {
        let replacement = Replacement { path: path.to_owned(), beside: beside(path), old: fs::read(path).ok() };
        if let Some(folder) = path.parent() {
            fs::create_dir_all(folder).map_err(Failure::machine(folder))?;
        }
        replacement.write(bytes).map_err(Failure::machine(path))?;
        Ok(replacement)
    }

    fn write(&self, bytes: &[u8]) -> io::Result<()> {
        let mut file = File::create(&self.beside)?;
        file.write_all(bytes)?;
        if let Ok(meta) = fs::metadata(&self.path) {
            fs::set_permissions(&self.beside, meta.permissions())?;
        }
        file.sync_all()
    }

    /// Renames it into place.
    pub fn commit(&self) -> Result<(), Failure> {
        fs::rename(&self.beside, &self.path).map_err(Failure::machine(&self.path))
    }

    /// Puts the old bytes back, as well as the machine still can.
    pub fn undo(&self) {
        let _ = match &self.old {
            Some(old) => self.write(old).and_then(|()| fs::rename(&self.beside, &self.path)),
            None => fs::remove_file(&self.path),
        };
    }
}

impl Drop for Replacement {
    fn drop(&mut self) {
        let _ = fs::remove_file(&self.beside);
    }
}

fn beside(path: &Path) -> PathBuf {
    let name = path.file_name().map_or_else(String::new, |n| n.to_string_lossy().into_owned());
    path.with_file_name(format!(".{name}.new"))
}
