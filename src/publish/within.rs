//! New files in a folder that is held open: the system goes the way to it once, not
//! for each of thousands.

use std::fs::File;
use std::io;
use std::path::Path;

use crate::base::path::above;
use crate::base::stat::Around;

/// A folder that new files are put into.
#[derive(Debug)]
pub struct Within {
    around: Around,
    /// Whether nothing stood in it when it was opened: then nearly every file needs a folder first.
    was_empty: bool,
}

impl Within {
    /// Opens a folder.
    pub fn open(folder: &Path, was_empty: bool) -> io::Result<Within> {
        Ok(Within { around: Around::open(folder)?, was_empty })
    }

    /// A new file at a path, after the folder that it stands in, in the place of whatever file stands there: that may
    /// be public under another name, so it is never written into.
    pub fn fresh(&self, path: &str) -> io::Result<File> {
        let folder = above(path);
        if let Some(folder) = folder.filter(|_| self.was_empty) {
            self.folder(folder)?;
        }
        match (self.create(path), folder) {
            (Err(error), Some(folder)) if error.kind() == io::ErrorKind::NotFound => {
                self.folder(folder)?;
                self.create(path)
            }
            (Err(error), _) if error.kind() == io::ErrorKind::AlreadyExists => {
                self.remove(path)?;
                self.create(path)
            }
            (opened, _) => opened,
        }
    }

    /// Makes a folder, after those that it stands in; it may be there.
    pub fn folder(&self, path: &str) -> io::Result<()> {
        let is_there = |error: io::Error| if error.kind() == io::ErrorKind::AlreadyExists { Ok(()) } else { Err(error) };
        match self.make(path) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => {
                self.folder(above(path).ok_or(error)?)?;
                self.make(path).or_else(is_there)
            }
            made => made.or_else(is_there),
        }
    }
}

#[cfg(unix)]
impl Within {
    /// Gives the file that stands at the same path of another folder this second name.
    pub fn link(&self, path: &str, of: &Around) -> io::Result<()> {
        Ok(rustix::fs::linkat(of.handle(), path, self.around.handle(), path, rustix::fs::AtFlags::empty())?)
    }

    fn create(&self, path: &str) -> io::Result<File> {
        use rustix::fs::{Mode, OFlags, openat};
        let flags = OFlags::WRONLY | OFlags::CREATE | OFlags::EXCL | OFlags::CLOEXEC;
        Ok(openat(self.around.handle(), path, flags, Mode::from_raw_mode(0o666))?.into())
    }

    fn remove(&self, path: &str) -> io::Result<()> {
        Ok(rustix::fs::unlinkat(self.around.handle(), path, rustix::fs::AtFlags::empty())?)
    }

    fn make(&self, path: &str) -> io::Result<()> {
        Ok(rustix::fs::mkdirat(self.around.handle(), path, rustix::fs::Mode::from_raw_mode(0o777))?)
    }
}

#[cfg(not(unix))]
impl Within {
    /// Gives the file that stands at the same path of another folder this second name.
    pub fn link(&self, path: &str, of: &Around) -> io::Result<()> {
        std::fs::hard_link(of.path().join(path), self.around.path().join(path))
    }

    fn create(&self, path: &str) -> io::Result<File> {
        File::create_new(self.around.path().join(path))
    }

    fn remove(&self, path: &str) -> io::Result<()> {
        std::fs::remove_file(self.around.path().join(path))
    }

    fn make(&self, path: &str) -> io::Result<()> {
        std::fs::create_dir(self.around.path().join(path))
    }
}

#[cfg(test)]
mod tests {
    use std::fs;
    use std::io::Write;
    use std::os::unix::fs::symlink;

    use super::Within;
    use crate::base::stat::Around;

    #[test]
    fn files_come_after_their_folders_and_in_the_place_of_others() {
        for was_empty in [true, false] {
            let temp = tempfile::tempdir().expect("a temporary folder can be made");
            let path = |name: &str| temp.path().join(name);
            fs::create_dir(path("old")).expect("it is made");
            fs::write(path("old/a"), "old").expect("it is written");
            let (around, within) =
                (Around::open(&path("old")).expect("it opens"), Within::open(temp.path(), was_empty).expect("it opens"));
            let write = |name: &str, text: &str| within.fresh(name).and_then(|mut file| file.write_all(text.as_bytes()));
            for text in ["1", "2"] {
                write("new/b/c/d", text).expect("it is written");
                write("e", text).expect("it is written");
            }
            assert_eq!(fs::read_to_string(path("new/b/c/d")).ok().as_deref(), Some("2"));
            within.link("a", &around).expect("it is linked");
            write("a", "new").expect("it is written");
            assert_eq!(fs::read_to_string(path("old/a")).ok().as_deref(), Some("old"), "nothing is written into a second name");
            symlink(path("nowhere"), path("dangling")).expect("it is made");
            assert!(write("dangling/f/g", "").is_err() && write("e/f", "").is_err());
        }
    }
}
