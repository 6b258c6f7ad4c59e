//! One command at a time on one project: the second waits, and says so.

use std::fs::{self, File, OpenOptions, TryLockError};
use std::path::Path;

use crate::base::failure::Failure;

/// Held as long as it lives; a killed process lets go of it by itself.
pub struct Lock {
    _file: File,
}

/// Takes the project's lock; calls `waiting` if another command holds it.
pub fn take(state: &Path, waiting: impl FnOnce()) -> Result<Lock, Failure> {
    if fs::symlink_metadata(state).is_ok_and(|m| !m.is_dir()) && !state.is_dir() {
        // Build state may be deleted at any time, and this is none.
        fs::remove_file(state).map_err(Failure::machine(state))?;
    }
    fs::create_dir_all(state).map_err(Failure::machine(state))?;
    let path = state.join("lock");
    if let Ok(meta) = fs::symlink_metadata(&path)
        && !meta.is_file()
    {
        let removed = if meta.is_dir() { fs::remove_dir_all(&path) } else { fs::remove_file(&path) };
        removed.map_err(Failure::machine(&path))?;
    }
    let file = OpenOptions::new().create(true).truncate(false).write(true).open(&path).map_err(Failure::machine(&path))?;
    match file.try_lock() {
        Ok(()) => {}
        Err(TryLockError::WouldBlock) => {
            waiting();
            file.lock().map_err(Failure::machine(&path))?;
        }
        Err(TryLockError::Error(error)) => return Err(Failure::machine(&path)(error)),
    }
    Ok(Lock { _file: file })
}
