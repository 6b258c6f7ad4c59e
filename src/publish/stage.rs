//! Builds a complete tree that no reader sees yet: what is unchanged is linked
//! from the old one and keeps its bytes and times, the rest is written.

use std::collections::BTreeSet;
use std::fs::{self, File};
use std::io;
use std::path::Path;

use rayon::prelude::*;

use crate::base::failure::Failure;
use crate::base::path::OutputPath;
use crate::publish::mark;
use crate::publish::survey::{Survey, is_kept};
use crate::publish::tree::{At, Tree, edition};

/// Builds `tree` in the folder `staging`, next to `old`, of which `survey` was made. What is staged stays as it is.
pub fn stage(tree: &Tree, staging: &Path, old: &Path, survey: &Survey) -> Result<(), Failure> {
    folders(tree, staging)?;
    tree.par_iter().filter(|(_, content)| content.at != At::Staged).try_for_each(|(path, content)| {
        let unchanged = survey.files.get(path) == Some(&content.fingerprint);
        let (from, to) = (old.join(path.as_str()), staging.join(path.as_str()));
        if unchanged && keep(&from, &to).is_ok() {
            return Ok(());
        }
        content.write(path, old, &to).map_err(Failure::machine(&to))
    })?;
    sign(tree, staging, old)?;
    carry(tree, staging, old, survey).map_err(Failure::machine(staging))
}

/// Makes each folder once, parents first.
fn folders(tree: &Tree, staging: &Path) -> Result<(), Failure> {
    for folder in folder_names(tree) {
        let folder = staging.join(folder);
        match fs::create_dir(&folder) {
            // Made with a file that was put there early.
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {}
            made => made.map_err(Failure::machine(&folder))?,
        }
    }
    Ok(())
}

/// The folders of a tree below its top, parents first.
pub fn folder_names(tree: &Tree) -> BTreeSet<&str> {
    let above = |path: &'_ OutputPath| -> Vec<usize> { path.as_str().match_indices('/').map(|(at, _)| at).collect() };
    tree.keys().flat_map(|path| above(path).into_iter().map(|at| &path.as_str()[..at])).collect()
}

/// The same file under a second name; where the disk has no links, a copy with its times.
fn keep(from: &Path, to: &Path) -> io::Result<()> {
    if fs::hard_link(from, to).is_ok() {
        return Ok(());
    }
    fs::copy(from, to)?;
    let modified = fs::metadata(from)?.modified()?;
    File::options().write(true).open(to)?.set_modified(modified)
}

/// Leaves the mark; an unchanged one keeps its time.
fn sign(tree: &Tree, staging: &Path, old: &Path) -> Result<(), Failure> {
    let text = mark::text(edition(tree));
    let (from, to) = (old.join(mark::NAME), staging.join(mark::NAME));
    let unchanged = fs::read(&from).is_ok_and(|was| was == text.as_bytes());
    if unchanged && keep(&from, &to).is_ok() {
        return Ok(());
    }
    fs::write(&to, text).map_err(Failure::machine(&to))
}

/// Carries over dot-files and dot-folders at the top that the tool did not write.
/// They are linked, not moved, so that they are never missing.
fn carry(tree: &Tree, staging: &Path, old: &Path, survey: &Survey) -> io::Result<()> {
    let Ok(entries) = fs::read_dir(old) else { return Ok(()) };
    for entry in entries {
        let name = entry?.file_name();
        let told = name.to_string_lossy();
        if is_kept(&told, tree) && is_kept(&told, &survey.files) && !told.starts_with(OWN) {
            double(&old.join(&name), &staging.join(&name))?;
        }
    }
    fs::set_permissions(staging, fs::metadata(old)?.permissions())
}

/// What the names of our own staging folders begin with.
pub const OWN: &str = ".guong-";

/// The same tree under a second name: files linked, folders and links made again.
fn double(from: &Path, to: &Path) -> io::Result<()> {
    let meta = fs::symlink_metadata(from)?;
    if meta.is_symlink() {
        return relink(from, to);
    }
    if !meta.is_dir() {
        return keep(from, to);
    }
    fs::create_dir(to)?;
    for entry in fs::read_dir(from)? {
        let name = entry?.file_name();
        double(&from.join(&name), &to.join(&name))?;
    }
    fs::set_permissions(to, meta.permissions())
}

#[cfg(unix)]
fn relink(from: &Path, to: &Path) -> io::Result<()> {
    std::os::unix::fs::symlink(fs::read_link(from)?, to)
}

/// Where links need rights that a build does not have, what they lead to is copied.
#[cfg(not(unix))]
fn relink(from: &Path, to: &Path) -> io::Result<()> {
    fs::copy(from, to).map(|_| ())
}
