//! Builds a complete tree that no reader sees yet: what is unchanged is linked
//! from the old one and keeps its bytes and times, the rest is written.

use std::fs::{self, File};
use std::io;
use std::path::Path;

use rayon::prelude::*;

use crate::base::failure::Failure;
use crate::base::path::OutputPath;
use crate::base::stat::Around;
use crate::publish::changes::Changes;
use crate::publish::mark;
use crate::publish::survey::{Survey, is_kept};
use crate::publish::tree::{At, Content, Tree, folders_of};
use crate::publish::within::Within;

/// Whether every unchanged file of a tree is the very file that is public.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Links {
    /// Every one.
    All,
    /// Some are copies.
    Some,
}

/// Puts files of an edition, which changes that in what stands at `old`, into the folder `staging`, as far as they are
/// not staged yet: those that stay are linked, the others written.
pub fn lay<'a>(
    files: impl Iterator<Item = (&'a OutputPath, &'a Content)>,
    staging: &Path,
    old: &Path,
    changes: &Changes,
) -> Result<Links, Failure> {
    let missing: Vec<_> = files.filter(|(_, content)| content.at != At::Staged).collect();
    let within = Within::open(staging, false).map_err(Failure::machine(staging))?;
    for folder in folders_of(missing.iter().map(|(path, _)| *path)) {
        within.folder(folder).map_err(Failure::machine(&staging.join(folder)))?;
    }
    let around = Around::open(old).ok();
    let one = |(path, content): (&OutputPath, &Content)| {
        let stays = changes.keeps(path);
        if stays && around.as_ref().is_some_and(|around| within.link(path.as_str(), around).is_ok()) {
            return Ok(Links::All);
        }
        let (from, to) = (old.join(path.as_str()), staging.join(path.as_str()));
        match stays.then(|| copy(&from, &to)) {
            Some(Ok(())) => Ok(Links::Some),
            _ => content.write(path, old, &within).map_err(Failure::machine(&to)).map(|()| Links::All),
        }
    };
    let worse = |a, b| Ok(if a == Links::All { b } else { a });
    missing.into_par_iter().map(one).try_reduce(|| Links::All, worse)
}

/// Adds what stands in a tree besides its files: the mark, and what others keep there.
pub fn complete((tree, changes): (&Tree, &Changes), staging: &Path, old: &Path, survey: &Survey) -> Result<(), Failure> {
    sign(changes, staging, old)?;
    carry(tree, staging, old, survey).map_err(Failure::machine(staging))
}

/// The same file under a second name; where the disk has no links, a copy with its times.
fn keep(from: &Path, to: &Path) -> io::Result<()> {
    fs::hard_link(from, to).or_else(|_| copy(from, to))
}

fn copy(from: &Path, to: &Path) -> io::Result<()> {
    fs::copy(from, to)?;
    let modified = fs::metadata(from)?.modified()?;
    File::options().write(true).open(to)?.set_modified(modified)
}

/// Leaves the mark; an unchanged one keeps its time.
fn sign(changes: &Changes, staging: &Path, old: &Path) -> Result<(), Failure> {
    let text = mark::text(changes.edition);
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
