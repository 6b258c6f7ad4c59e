//! The system calls that put one folder in another's place, and the portable way
//! where the system has none.

use std::collections::BTreeSet;
use std::ffi::OsString;
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
    /// Entry by entry inside the target, where the target itself cannot change its
    /// place: a mount point, a folder whose parent is not ours. Each entry is whole
    /// at any moment; the site as a whole is only between two of them.
    Within,
}

/// How something came to its place.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Moved {
    /// Nothing stood there.
    In,
    /// What stood there stands where the new one stood.
    Swapped,
    /// What stood there stands aside.
    Aside,
}

/// Puts `new` in the place of `target`; what stood there stands at `new`, or at
/// `aside` where there was no exchange. If it fails, all is as it was.
pub fn exchange(new: &Path, target: &Path, aside: &Path, way: Way) -> io::Result<Moved> {
    if fs::symlink_metadata(target).is_err() {
        return fs::rename(new, target).map(|()| Moved::In);
    }
    if way != Way::TwoRenames && swap(new, target)? {
        return Ok(Moved::Swapped);
    }
    fs::rename(target, aside)?;
    let moved = fs::rename(new, target).inspect_err(|_| {
        // If this fails too, the next command finds the old site aside and puts it back.
        let _ = fs::rename(aside, target);
    });
    moved.map(|()| Moved::Aside)
}

/// Exchanges all that stands in two folders, entry by entry, `last` at the end;
/// what has no successor goes to `aside`. If it fails, all is as it was.
pub fn exchange_within(new: &Path, target: &Path, aside: &Path, last: &[&str]) -> io::Result<()> {
    fs::create_dir(aside)?;
    let own = |name: &OsString| [new, aside].iter().any(|p| p.file_name() == Some(name));
    let coming = names(new)?;
    let mut order: Vec<&OsString> = coming.iter().collect();
    order.sort_by_key(|name| last.iter().position(|l| name.as_os_str() == *l).map_or(0, |at| at + 1));
    let gone: Vec<OsString> = names(target)?.into_iter().filter(|name| !coming.contains(name) && !own(name)).collect();
    let mut done: Vec<(&OsString, Option<Moved>)> = Vec::new();
    let come = order.into_iter().map(|name| (name, true)).chain(gone.iter().map(|name| (name, false)));
    for (name, comes) in come {
        let (from, to, aside) = (new.join(name), target.join(name), aside.join(name));
        let moved =
            if comes { exchange(&from, &to, &aside, Way::Best).map(Some) } else { fs::rename(&to, &aside).map(|()| None) };
        match moved {
            Ok(moved) => done.push((name, moved)),
            Err(error) => {
                undo(&done, (new, target), aside.parent().unwrap_or(&aside));
                return Err(error);
            }
        }
    }
    Ok(())
}

/// Takes steps back, as well as the machine still can.
fn undo(done: &[(&OsString, Option<Moved>)], (new, target): (&Path, &Path), aside: &Path) {
    for (name, moved) in done.iter().rev() {
        let (new, target, aside) = (new.join(name), target.join(name), aside.join(name));
        let _ = match moved {
            Some(Moved::In) => fs::rename(&target, &new),
            Some(Moved::Swapped) => exchange(&new, &target, &aside, Way::Best).map(|_| ()),
            Some(Moved::Aside) => fs::rename(&target, &new).and_then(|()| fs::rename(&aside, &target)),
            None => fs::rename(&aside, &target),
        };
    }
}

fn names(folder: &Path) -> io::Result<BTreeSet<OsString>> {
    fs::read_dir(folder)?.map(|entry| entry.map(|e| e.file_name())).collect()
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

/// Mends what a crash inside a target left: what stands aside without a successor
/// goes back. Says whether there was anything to mend.
pub fn heal_within(target: &Path, new: &Path, aside: &Path) -> io::Result<bool> {
    for name in names(aside).unwrap_or_default() {
        if fs::symlink_metadata(target.join(&name)).is_err() {
            fs::rename(aside.join(&name), target.join(&name))?;
        }
    }
    let left: Vec<&Path> = [new, aside].into_iter().filter(|p| fs::symlink_metadata(p).is_ok()).collect();
    left.iter().try_for_each(fs::remove_dir_all)?;
    Ok(!left.is_empty())
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
