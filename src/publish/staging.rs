//! Where an edition is put together while it is still being made: each file is
//! written as soon as it is there, so that a whole site never stands in memory.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, OnceLock, PoisonError};

use crate::base::path::OutputPath;
use crate::publish::folder::{Staged, Target};
use crate::publish::survey::Survey;
use crate::publish::tree::{At, Content};

/// A place for the files of the next edition of a target. Nothing is written before the first file that differs
/// from what stands there; dropped without being published, all of it is gone.
#[derive(Debug)]
pub struct Staging {
    target: Target,
    survey: Arc<Survey>,
    /// Where files go: known after the first one, nowhere if no folder could be made.
    folder: OnceLock<Option<PathBuf>>,
    staged: Mutex<Option<Staged>>,
}

impl Staging {
    /// The place for the next edition of a target, of which `survey` was made.
    pub fn of(target: &Target, survey: &Arc<Survey>) -> Staging {
        Staging { target: target.clone(), survey: Arc::clone(survey), folder: OnceLock::new(), staged: Mutex::default() }
    }

    /// Puts a file where it belongs, and keeps no bytes of it. Where that fails it stays in memory: a full disk is
    /// met again, and told, when the edition is staged.
    pub fn put(&self, path: &OutputPath, content: Content) -> Content {
        let At::Memory(bytes) = &content.at else { return content };
        if self.survey.files.get(path) == Some(&content.fingerprint) {
            return Content { at: At::Published, ..content };
        }
        let folder = self.folder.get_or_init(|| self.begin());
        let written = folder.as_ref().is_some_and(|folder| write(&folder.join(path.as_str()), bytes).is_ok());
        if written { Content { at: At::Staged, ..content } } else { content }
    }

    fn begin(&self) -> Option<PathBuf> {
        let staged = self.target.begin().ok()?;
        let folder = staged.folder().to_owned();
        *self.staged.lock().unwrap_or_else(PoisonError::into_inner) = Some(staged);
        Some(folder)
    }

    /// What was put together so far.
    pub fn take(&self) -> Option<Staged> {
        self.staged.lock().unwrap_or_else(PoisonError::into_inner).take()
    }
}

/// Writes a file, after the folder it stands in where nothing stands there yet.
fn write(to: &Path, bytes: &[u8]) -> io::Result<()> {
    match fs::write(to, bytes) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => {
            to.parent().map_or(Ok(()), fs::create_dir_all)?;
            fs::write(to, bytes)
        }
        done => done,
    }
}
