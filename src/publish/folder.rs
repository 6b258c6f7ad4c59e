//! Publishing into a folder: a whole tree is staged beside the target on the
//! target's own disk, and the two change places. A reader, or a crash at any
//! moment, sees the whole old site or the whole new one.
//!
//! Written files are not forced to the disk one by one: after a power cut the
//! site can be built again, and the next build notices by the stats what was lost.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::base::failure::Failure;
use crate::publish::changes::Changes;
use crate::publish::exchange::{self, Moved, Way};
use crate::publish::mark;
use crate::publish::removal::{discard, remove};
use crate::publish::spare::Spare;
use crate::publish::stage::{Links, OWN, complete, lay};
use crate::publish::survey::{Published, Survey};
use crate::publish::tree::Tree;

/// Where to publish, and how.
#[derive(Clone, Debug)]
pub struct Target {
    /// The folder that readers are served.
    pub folder: PathBuf,
    /// Publish even over what was not made by this tool.
    pub force: bool,
    /// How folders change places.
    pub way: Way,
    /// Where the tree that was replaced may wait to become the next; on the target's own disk, or it does not.
    pub spare: Option<PathBuf>,
}

/// What publishing did.
#[derive(Default, PartialEq, Eq, Debug)]
pub struct Release {
    /// Files that are new or differ.
    pub written: usize,
    /// Files that kept their bytes and times.
    pub unchanged: usize,
    /// Files of the old edition that are gone.
    pub removed: usize,
}

impl Target {
    /// A folder to publish into. A link is published through: what it leads to is replaced.
    pub fn at(folder: &Path) -> Target {
        let absolute = std::path::absolute(folder).unwrap_or_else(|_| folder.to_owned());
        // What does not exist yet stands below something that does.
        let real = |above: &Path| fs::canonicalize(above).ok().zip(absolute.strip_prefix(above).ok());
        let below = |(above, rest): (PathBuf, &Path)| if rest.as_os_str().is_empty() { above } else { above.join(rest) };
        let whole = absolute.ancestors().find_map(real).map_or_else(|| absolute.clone(), below);
        Target { folder: whole, force: false, way: Way::Best, spare: None }
    }

    /// Refuses a target that would take the project itself, or a part of it, away.
    pub fn check_outside(&self, root: &Path, parts: &[&str]) -> Result<(), Failure> {
        let inside = parts.iter().any(|part| self.folder.starts_with(root.join(part)));
        if inside || root.starts_with(&self.folder) {
            return Err(Failure::Usage("target-project", self.folder.display().to_string()));
        }
        Ok(())
    }

    /// Refuses a target that holds what this tool did not make.
    pub fn check(&self) -> Result<(), Failure> {
        let folder = &self.folder;
        let meta = match fs::metadata(folder) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(()),
            other => other.map_err(Failure::machine(folder))?,
        };
        if !meta.is_dir() {
            return Err(Failure::Usage("target-no-folder", folder.display().to_string()));
        }
        let mut foreign = false;
        for entry in fs::read_dir(folder).map_err(Failure::machine(folder))? {
            let name = entry.map_err(Failure::machine(folder))?.file_name();
            foreign |= !name.to_string_lossy().starts_with('.');
        }
        if foreign && !mark::is_there(folder) && !self.force {
            return Err(Failure::Usage("target-foreign", folder.display().to_string()));
        }
        Ok(())
    }

    /// Mends what an earlier build left when it was killed.
    pub fn heal(&self) -> Result<Healed, Failure> {
        let (beside, within) = (Names::beside(&self.folder), Names::within(&self.folder));
        let fail = |error| Failure::machine(&self.folder)(error);
        if exchange::heal_within(&self.folder, &within.next, &within.aside).map_err(fail)? {
            return Ok(Healed::Mixed);
        }
        let mended = exchange::heal(&self.folder, &beside.aside).map_err(fail)?;
        let left = fs::symlink_metadata(&beside.next).is_ok();
        if left {
            remove(&beside.next).map_err(Failure::machine(&beside.next))?;
        }
        Ok(if mended || left { Healed::Whole } else { Healed::Nothing })
    }

    /// Stages an edition where `begin` says. `None` if the target holds it already, to the last byte.
    pub fn stage(
        &self,
        tree: &Tree,
        survey: &Survey,
        begin: impl FnOnce() -> Result<Staged, Failure>,
    ) -> Result<(Release, Option<Staged>), Failure> {
        let changes = Changes::of(tree, survey);
        let (written, removed) = (changes.coming.len(), changes.gone.len());
        let release = Release { written, unchanged: changes.unchanged, removed };
        let same = written == 0 && removed == 0 && !survey.is_altered();
        if same && mark::read(&self.folder) == Some(changes.edition) {
            return Ok((release, None));
        }
        let mut staged = begin()?;
        let next = &staged.names.next;
        let links = match &staged.spare {
            Some(spare) => spare.amend((tree, &changes), next, &self.folder)?,
            None => lay(tree.iter(), next, &self.folder, &changes)?,
        };
        complete((tree, &changes), next, &self.folder, survey)?;
        (staged.links, staged.changes) = (links, changes);
        Ok((release, Some(staged)))
    }

    /// Makes the folder to stage in: beside the target, or inside it where the target cannot change its place. It
    /// begins as the spare tree, if that stands as it was left.
    pub fn begin(&self, spare: Option<&Arc<Spare>>) -> Result<Staged, Failure> {
        let folder = self.folder.clone();
        let staged = |names, way, spare| Staged { folder, names, way, spare, links: Links::Some, changes: Changes::default() };
        if self.way != Way::Within && !is_mounted(&self.folder) {
            let names = Names::beside(&self.folder);
            let spare = spare.zip(self.spare.as_ref()).filter(|(spare, place)| spare.take(place, &names.next));
            if let Some((spare, _)) = spare {
                return Ok(staged(names, self.way, Some(Arc::clone(spare))));
            }
            let parent = names.next.parent().map_or(Ok(()), fs::create_dir_all);
            match parent.and_then(|()| fs::create_dir(&names.next)) {
                Ok(()) => return Ok(staged(names, self.way, None)),
                Err(error) if error.kind() == io::ErrorKind::PermissionDenied && self.folder.is_dir() => {}
                Err(error) => return Err(Failure::machine(&names.next)(error)),
            }
        }
        let names = Names::within(&self.folder);
        fs::create_dir_all(&names.next).map_err(Failure::machine(&names.next))?;
        Ok(staged(names, Way::Within, None))
    }
}

/// What a killed build had left.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Healed {
    /// Nothing.
    Nothing,
    /// Rests, or a site that had to be put back: it is whole.
    Whole,
    /// Entries of two editions side by side: the target could not be replaced as one.
    Mixed,
}

/// Whether a folder stands on another disk than its parent, and so cannot be renamed.
#[cfg(unix)]
fn is_mounted(folder: &Path) -> bool {
    use std::os::unix::fs::MetadataExt;
    let disk = |path: &Path| fs::metadata(path).ok().map(|m| m.dev());
    disk(folder).zip(folder.parent().and_then(disk)).is_some_and(|(own, above)| own != above)
}

/// Elsewhere the rename itself tells.
#[cfg(not(unix))]
fn is_mounted(_folder: &Path) -> bool {
    false
}

/// A whole edition that nobody sees yet. Dropped, it is gone.
#[must_use]
#[derive(Debug)]
pub struct Staged {
    /// Whose place it takes.
    folder: PathBuf,
    names: Names,
    way: Way,
    /// What it began as.
    spare: Option<Arc<Spare>>,
    links: Links,
    changes: Changes,
}

/// What an exchange left.
#[derive(Default, Debug)]
pub struct Exchanged {
    /// The spare tree that stands there now, as it was left.
    pub was: Option<Arc<Spare>>,
    /// The spare tree that waits now.
    pub spare: Option<Spare>,
    /// What the edition changed.
    pub changes: Changes,
}

impl Staged {
    /// Whether nothing stands in it that was made before.
    pub fn is_empty(&self) -> bool {
        self.spare.is_none()
    }

    /// How it will stand, as far as that is known before anybody looks: what stands in the spare tree already is what
    /// stands in the edition `before`. `None` if it did not begin as one.
    pub fn will_stand(&self, before: &Published, tree: &Tree) -> Option<Published> {
        self.spare.as_ref().map(|spare| spare.became(before, (tree, &self.changes), |_| None))
    }

    /// The folder that it stands in until then.
    pub fn folder(&self) -> &Path {
        &self.names.next
    }

    /// Puts it in the target's place. What stood there, of which `survey` was made, waits in the target's place for
    /// spare trees, or is deleted.
    pub fn publish(mut self, target: &Target, survey: &Survey) -> Result<Exchanged, Failure> {
        let (next, folder, aside) = (&self.names.next, &self.folder, &self.names.aside);
        let done = match self.way {
            // The front page and the mark come when all that they speak of is there.
            Way::Within => exchange::exchange_within(next, folder, aside, &["index.html", mark::NAME]).map(|()| Moved::In),
            way => exchange::exchange(next, folder, aside, way),
        };
        let old = match done.map_err(Failure::machine(folder))? {
            Moved::In => None,
            Moved::Swapped => Some(next),
            Moved::Aside => Some(aside),
        };
        let fit = self.links == Links::All && !survey.is_altered();
        let spare = old.zip(target.spare.as_ref()).filter(|_| fit);
        let spare = spare.and_then(|(old, place)| Spare::leave(old, place, survey, &self.changes).ok().flatten());
        // What cannot be deleted now is deleted by the next build.
        let _ = remove(aside);
        if spare.is_none() {
            let _ = target.spare.as_deref().map(discard);
        }
        Ok(Exchanged { was: self.spare.take(), spare, changes: std::mem::take(&mut self.changes) })
    }
}

impl Drop for Staged {
    fn drop(&mut self) {
        // Before the exchange this is the new tree, after it the old one.
        let _ = remove(&self.names.next);
        if self.way == Way::Within {
            let _ = fs::remove_dir(&self.names.aside);
        }
    }
}

/// Where an edition is staged, and where the old one stands between two renames: on the target's own disk.
#[derive(Debug)]
struct Names {
    next: PathBuf,
    aside: PathBuf,
}

impl Names {
    fn beside(folder: &Path) -> Names {
        let name = folder.file_name().map_or_else(|| "public".to_owned(), |n| n.to_string_lossy().into_owned());
        let beside = |which: &str| folder.with_file_name(format!("{OWN}{which}-{name}"));
        Names { next: beside("next"), aside: beside("last") }
    }

    fn within(folder: &Path) -> Names {
        let within = |which: &str| folder.join(format!("{OWN}{which}"));
        Names { next: within("next"), aside: within("last") }
    }
}
