//! How a file stands on the disk: what moves when someone touches it.

use std::fs::{self, Metadata};
use std::io;
use std::path::Path;
use std::time::UNIX_EPOCH;

use serde::{Deserialize, Deserializer, Serialize, Serializer};
use serde_bytes::ByteArray;

/// Size, times and identity of a file.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Stat {
    size: u64,
    modified: Option<i64>,
    changed: i64,
    inode: u64,
}

/// How a time is written that is none: no file is as old.
const NEVER: i64 = i64::MIN;

/// As bytes: tens of thousands are written down for every edition.
impl Serialize for Stat {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        let [modified, changed] = [self.modified.unwrap_or(NEVER), self.changed].map(i64::to_le_bytes);
        to.serialize_bytes([self.size.to_le_bytes(), modified, changed, self.inode.to_le_bytes()].as_flattened())
    }
}

impl<'de> Deserialize<'de> for Stat {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Stat, D::Error> {
        let bytes: ByteArray<32> = ByteArray::deserialize(from)?;
        let at = |number: usize| bytes.as_chunks::<8>().0[number];
        let (modified, changed) = (i64::from_le_bytes(at(1)), i64::from_le_bytes(at(2)));
        let modified = Some(modified).filter(|modified| *modified != NEVER);
        Ok(Stat { size: u64::from_le_bytes(at(0)), modified, changed, inode: u64::from_le_bytes(at(3)) })
    }
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

/// What stands somewhere.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Thing {
    /// A file.
    File(Stat),
    /// A folder.
    Folder(Stat),
    /// A link, a pipe, or what else there is.
    Other,
}

impl Thing {
    /// How a file stands; `None` if it is none.
    pub fn file(self) -> Option<Stat> {
        if let Thing::File(stat) = self { Some(stat) } else { None }
    }

    /// How a folder stands; `None` if it is none.
    pub fn folder(self) -> Option<Stat> {
        if let Thing::Folder(stat) = self { Some(stat) } else { None }
    }

    #[cfg(not(unix))]
    fn of(meta: &Metadata) -> Thing {
        match Stat::of(meta) {
            stat if meta.is_file() => Thing::File(stat),
            stat if meta.is_dir() => Thing::Folder(stat),
            _ => Thing::Other,
        }
    }
}

/// A folder that is held open: thousands of things are looked at in it, and the system need not find the way to it
/// for each. Whatever takes its name, it stays the folder that was opened.
#[derive(Debug)]
pub struct Around {
    #[cfg(unix)]
    handle: std::os::fd::OwnedFd,
    #[cfg(not(unix))]
    path: std::path::PathBuf,
}

#[cfg(unix)]
impl Around {
    /// Opens a folder.
    pub fn open(folder: &Path) -> io::Result<Around> {
        use rustix::fs::{Mode, OFlags, open};
        let flags = OFlags::RDONLY | OFlags::DIRECTORY | OFlags::CLOEXEC;
        Ok(Around { handle: open(folder, flags, Mode::empty())? })
    }

    /// The folder, as the system's calls name it.
    pub fn handle(&self) -> std::os::fd::BorrowedFd<'_> {
        use std::os::fd::AsFd;
        self.handle.as_fd()
    }

    /// What stands at a path below it, links not followed; `""` is the folder itself.
    pub fn look(&self, path: &str) -> Option<Thing> {
        use rustix::fs::{AtFlags, FileType, statat};
        let path = if path.is_empty() { "." } else { path };
        let meta = statat(&self.handle, path, AtFlags::SYMLINK_NOFOLLOW).ok()?;
        let at = |seconds: i64, rest: i64| seconds.wrapping_mul(1_000_000_000).wrapping_add(rest);
        let modified = Some(at(meta.st_mtime, meta.st_mtime_nsec as i64)).filter(|modified| *modified >= 0);
        let changed = at(meta.st_ctime, meta.st_ctime_nsec as i64);
        let stat = Stat { size: meta.st_size as u64, modified, changed, inode: meta.st_ino };
        Some(match FileType::from_raw_mode(meta.st_mode) {
            FileType::RegularFile => Thing::File(stat),
            FileType::Directory => Thing::Folder(stat),
            _ => Thing::Other,
        })
    }
}

#[cfg(not(unix))]
impl Around {
    /// Opens a folder.
    pub fn open(folder: &Path) -> io::Result<Around> {
        Ok(Around { path: folder.to_owned() })
    }

    /// The folder.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// What stands at a path below it, links not followed; `""` is the folder itself.
    pub fn look(&self, path: &str) -> Option<Thing> {
        fs::symlink_metadata(self.path.join(path)).ok().map(|meta| Thing::of(&meta))
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

#[cfg(test)]
mod tests {
    use std::fs;
    use std::os::unix::fs::symlink;

    use super::{Around, Stat, Thing};

    #[test]
    fn a_stat_is_written_down_and_read_back() {
        let temp = tempfile::NamedTempFile::new().expect("a temporary file can be made");
        let stat = Stat::at(temp.path()).expect("it is there");
        for stat in [stat, Stat { modified: None, ..stat }, Stat { modified: Some(0), ..stat }] {
            let bytes = postcard::to_stdvec(&stat).expect("it is written");
            assert_eq!(postcard::from_bytes::<Stat>(&bytes), Ok(stat));
            assert!(postcard::from_bytes::<Stat>(&bytes[..9]).is_err());
        }
    }

    #[test]
    fn what_stands_in_a_folder_is_told_as_by_its_whole_path() {
        let temp = tempfile::tempdir().expect("a temporary folder can be made");
        let path = |name: &str| temp.path().join(name);
        fs::create_dir(path("a")).expect("it is made");
        fs::write(path("a/b"), "text").expect("it is written");
        let old = fs::File::options().write(true).open(path("a/b")).expect("it opens");
        symlink("a/b", path("link")).expect("it is made");
        let around = Around::open(temp.path()).expect("it opens");
        let at = |name: &str| Stat::at(&path(name));
        for since in [0, 1_234_567_890_123] {
            let time = std::time::UNIX_EPOCH + std::time::Duration::from_nanos(since);
            old.set_modified(time).expect("it is set");
            assert_eq!(around.look("a/b").and_then(Thing::file), at("a/b"));
        }
        old.set_modified(std::time::UNIX_EPOCH - std::time::Duration::from_secs(9)).expect("it is set");
        assert_eq!(around.look("a/b"), at("a/b").map(Thing::File), "before there were times");
        assert_eq!((around.look("a"), around.look("")), (at("a").map(Thing::Folder), at("").map(Thing::Folder)));
        assert_eq!((around.look("link"), around.look("c"), around.look("a/b/c")), (Some(Thing::Other), None, None));
        fs::rename(temp.path().join("a"), temp.path().join("z")).expect("it moves");
        assert!(around.look("z/b").is_some() && Around::open(&path("z/b")).is_err());
    }
}
