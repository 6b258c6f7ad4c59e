//! New files in a folder that is held open: the system goes the way to it once, not
//! for each of thousands.

use std::fs::File;
use std::io;
use std::path::Path;

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
        let folder = path.rsplit_once('/').map(|(folder, _)| folder);
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
        match self.make(path) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => {
                let (above, _) = path.rsplit_once('/').ok_or(error)?;
                self.folder(above)?;
                self.folder(path)
            }
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => Ok(()),
            made => made,
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
