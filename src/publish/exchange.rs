//! The system calls that put one folder in another's place, and the portable way
//! where the system has none.

use std::fs;
use std::io;
use std::path::Path;

/// How two folders change places.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Way {
    /// In one step, where the system can; else in two renames.
    Best,
    /// In two renames: what systems without an exchange do, and what tests try everywhere.
    TwoRenames,
}

/// Puts `new` in the place of `target`; what stood there stands at `new`, or at
/// `aside` where there was no exchange. If it fails, all is as it was.
pub fn exchange(new: &Path, target: &Path, aside: &Path, way: Way) -> io::Result<()> {
    if fs::symlink_metadata(target).is_err() {
        return fs::rename(new, target);
    }
    if way == Way::Best && swap(new, target)? {
        return Ok(());
    }
    fs::rename(target, aside)?;
    fs::rename(new, target).inspect_err(|_| {
        // If this fails too, the next command finds the old site aside and puts it back.
        let _ = fs::rename(aside, target);
    })
}

/// Whether the system swapped them in one step.
#[cfg(target_os = "linux")]
fn swap(new: &Path, target: &Path) -> io::Result<bool> {
    use rustix::fs::{CWD, RenameFlags, renameat_with};
    use rustix::io::Errno;
    match renameat_with(CWD, new, CWD, target, RenameFlags::EXCHANGE) {
        Ok(()) => Ok(true),
        Err(Errno::NOSYS | Errno::INVAL | Errno::OPNOTSUPP) => Ok(false),
        Err(error) => Err(error.into()),
    }
}

/// Elsewhere two renames are all there is.
#[cfg(not(target_os = "linux"))]
fn swap(_new: &Path, _target: &Path) -> io::Result<bool> {
    Ok(false)
}

/// Mends what a crash between two renames left: the old site stands aside and
/// nothing stands in its place. Says whether there was anything to mend.
pub fn heal(target: &Path, aside: &Path) -> io::Result<bool> {
    if fs::symlink_metadata(aside).is_err() {
        return Ok(false);
    }
    if fs::symlink_metadata(target).is_err() {
        fs::rename(aside, target)?;
    } else {
        fs::remove_dir_all(aside)?;
    }
    Ok(true)
}
