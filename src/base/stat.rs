//! How a file stands on the disk: what moves when someone touches it.

use std::fs::{self, Metadata};
use std::path::Path;
use std::time::UNIX_EPOCH;

use serde::{Deserialize, Serialize};

/// Size, times and identity of a file.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Stat {
    size: u64,
    modified: Option<i64>,
    changed: i64,
    inode: u64,
}

impl Stat {
    /// Of what the system says about a file.
    pub fn of(meta: &Metadata) -> Stat {
        let modified = meta.modified().ok().and_then(|m| m.duration_since(UNIX_EPOCH).ok());
        let (changed, inode) = identity(meta);
        Stat { size: meta.len(), modified: modified.and_then(|m| i64::try_from(m.as_nanos()).ok()), changed, inode }
    }

    /// Of what stands at a path, links not followed; `None` if nothing does.
    pub fn at(path: &Path) -> Option<Stat> {
        fs::symlink_metadata(path).ok().map(|meta| Stat::of(&meta))
    }

    /// Whether nobody touched it at or after a moment of its own disk, in nanoseconds.
    pub fn is_older_than(self, moment: i64) -> bool {
        self.changed < moment && self.modified.is_some_and(|modified| modified < moment)
    }

    /// When anything about it was last changed, in nanoseconds; where the system does not tell, when it was written.
    pub fn touched(self) -> Option<i64> {
        if cfg!(unix) { Some(self.changed) } else { self.modified }
    }

    /// When it was last written, in nanoseconds.
    pub fn modified(self) -> Option<i64> {
        self.modified
    }
}

#[cfg(unix)]
fn identity(meta: &Metadata) -> (i64, u64) {
    use std::os::unix::fs::MetadataExt;
    (meta.ctime().wrapping_mul(1_000_000_000).wrapping_add(meta.ctime_nsec()), meta.ino())
}

/// Elsewhere size and time must do.
#[cfg(not(unix))]
fn identity(_meta: &Metadata) -> (i64, u64) {
    (0, 0)
}
