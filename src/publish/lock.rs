//! One command at a time on one project: the second waits, and says so.

use std::fs::{self, File, OpenOptions};
use std::path::Path;

use crate::base::failure::Failure;

/// Held as long as it lives; a killed process lets go of it by itself.
pub struct Lock {
    _file: File,
}

/// Takes the project's lock; calls `waiting` if another command holds it.
pub fn take(state: &Path, waiting: impl FnOnce()) -> Result<Lock, Failure> {
    fs::create_dir_all(state).map_err(Failure::machine(state))?;
    let path = state.join("lock");
    let file = OpenOptions::new().create(true).truncate(false).write(true).open(&path).map_err(Failure::machine(&path))?;
    if file.try_lock().is_err() {
        waiting();
        file.lock().map_err(Failure::machine(&path))?;
    }
    Ok(Lock { _file: file })
}
