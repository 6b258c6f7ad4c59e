//! `.guong/`: what outlives a build. It may be deleted at any time, and what is
//! damaged, foreign or old in it is set aside, never trusted.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::base::failure::Failure;
use crate::base::fingerprint::Fingerprint;
use crate::engine::made::Made;

/// What every file of the store begins with: its form, and the program's version.
const HEADER: &str = concat!("guong-state-2 ", env!("CARGO_PKG_VERSION"), "\n");

/// The project's `.guong/`, and what earlier builds left standing in the target.
#[derive(Clone, Debug)]
pub struct Store {
    root: PathBuf,
    folder: Option<PathBuf>,
    standing: Made,
    damaged: Arc<AtomicBool>,
}

/// What reading a kept value found.
#[derive(PartialEq, Eq, Debug)]
pub enum Kept<T> {
    /// The value.
    Sound(T),
    /// Nothing was kept.
    Nothing,
    /// Something was, and it cannot be trusted.
    Damaged,
}

impl<T> Kept<T> {
    /// The value, if there is one to trust.
    pub fn sound(self) -> Option<T> {
        if let Kept::Sound(value) = self { Some(value) } else { None }
    }
}

impl Store {
    /// The store of a project.
    pub fn of(root: &Path) -> Store {
        let root = fs::canonicalize(root).unwrap_or_else(|_| root.to_owned());
        Store { folder: Some(Store::folder(&root)), root, standing: Made::default(), damaged: Arc::default() }
    }

    /// A store that holds nothing and keeps nothing: everything is made anew.
    pub fn nowhere() -> Store {
        Store { root: PathBuf::new(), folder: None, standing: Made::default(), damaged: Arc::default() }
    }

    /// The same store, with an edition that still stands as it was made.
    pub fn with(&self, standing: Made) -> Store {
        Store { standing, ..self.clone() }
    }

    /// The folder of a project's build state.
    pub fn folder(root: &Path) -> PathBuf {
        root.join(".guong")
    }

    /// The project's folder.
    pub fn root(&self) -> &Path {
        &self.root
    }

    /// Whether anything that was read could not be trusted.
    pub fn is_damaged(&self) -> bool {
        self.damaged.load(Ordering::Relaxed)
    }

    /// The edition that still stands as it was made.
    pub fn standing(&self) -> &Made {
        &self.standing
    }

    /// The name of what is kept about a target: the same when the whole project moves.
    pub fn name_of(&self, target: &Path) -> String {
        let own = target.strip_prefix(&self.root).unwrap_or(target);
        format!("targets/{}", Fingerprint::of_bytes(own.as_os_str().as_encoded_bytes()).hex())
    }

    /// Reads a value by name.
    pub fn read<T: DeserializeOwned>(&self, name: &str) -> Kept<T> {
        let Some(folder) = &self.folder else { return Kept::Nothing };
        let value = match read_file(&folder.join(name)) {
            Ok(bytes) => body(&bytes).and_then(|body| postcard::from_bytes(body).ok()),
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Kept::Nothing,
            Err(_) => None,
        };
        self.damaged.fetch_or(value.is_none(), Ordering::Relaxed);
        value.map_or(Kept::Damaged, Kept::Sound)
    }

    /// Keeps a value by name, whole or not at all.
    pub fn write<T: Serialize>(&self, name: &str, value: &T) -> Result<(), Failure> {
        let Some(folder) = &self.folder else { return Ok(()) };
        let path = folder.join(name);
        let body = postcard::to_stdvec(value).map_err(io::Error::other).map_err(Failure::machine(&path))?;
        let mut bytes = HEADER.as_bytes().to_vec();
        bytes.extend(Fingerprint::of_bytes(&body).0.to_le_bytes());
        bytes.extend(body);
        clear(folder, name).map_err(Failure::machine(&path))?;
        replace(&path, &bytes)
    }

    /// Forgets a value.
    pub fn forget(&self, name: &str) {
        // What stays is read again and found to be of another edition.
        let _ = self.folder.as_ref().map(|folder| fs::remove_file(folder.join(name)));
    }
}

/// Reads a file, and nothing else: a pipe would never answer.
fn read_file(path: &Path) -> io::Result<Vec<u8>> {
    if fs::metadata(path)?.is_file() { fs::read(path) } else { Err(io::ErrorKind::InvalidData.into()) }
}

/// Removes what stands in the way of a kept file: folders where files belong, and the reverse.
fn clear(folder: &Path, name: &str) -> io::Result<()> {
    let parents = Path::new(name).ancestors().skip(1).filter(|p| !p.as_os_str().is_empty());
    for parent in parents.map(|p| folder.join(p)) {
        if fs::symlink_metadata(&parent).is_ok_and(|m| !m.is_dir()) {
            fs::remove_file(parent)?;
        }
    }
    let path = folder.join(name);
    if fs::symlink_metadata(&path).is_ok_and(|m| m.is_dir()) { fs::remove_dir_all(path) } else { Ok(()) }
}

/// The body of a kept file, if its header and checksum are right.
fn body(bytes: &[u8]) -> Option<&[u8]> {
    let rest = bytes.strip_prefix(HEADER.as_bytes())?;
    let (sum, body) = rest.split_at_checked(16)?;
    (Fingerprint::of_bytes(body).0.to_le_bytes() == sum).then_some(body)
}

/// Writes a file beside its place and renames it in: readers see the old one or the new one.
pub fn replace(path: &Path, bytes: &[u8]) -> Result<(), Failure> {
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder).map_err(Failure::machine(folder))?;
    }
    let name = path.file_name().map_or_else(String::new, |n| n.to_string_lossy().into_owned());
    let beside = path.with_file_name(format!(".{name}.new"));
    let written = fs::write(&beside, bytes).and_then(|()| fs::rename(&beside, path));
    written.map_err(|error| {
        let _ = fs::remove_file(&beside);
        Failure::machine(path)(error)
    })
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::{Kept, Store};

    fn project() -> (tempfile::TempDir, Store) {
        let temp = tempfile::tempdir().expect("a temporary folder can be made");
        let store = Store::of(temp.path());
        (temp, store)
    }

    #[test]
    fn what_is_kept_is_read_again() {
        let (_temp, store) = project();
        assert_eq!(store.read::<Vec<u32>>("targets/a"), Kept::Nothing);
        store.write("targets/a", &vec![1_u32, 2]).expect("it is written");
        assert_eq!(store.read("targets/a"), Kept::Sound(vec![1_u32, 2]));
    }

    #[test]
    fn damage_of_any_kind_is_noticed_and_written_over() {
        let (temp, store) = project();
        let path = Store::folder(temp.path()).join("targets/a");
        let sound = |store: &Store| {
            store.write("targets/a", &"kept".to_owned()).expect("it is written");
            fs::read(&path).expect("it is there")
        };
        let bytes = sound(&store);
        let mut flipped = bytes.clone();
        flipped[bytes.len() - 1] ^= 1;
        let other_version = [b"guong-state-1 0.0.9\n".as_slice(), &bytes[super::HEADER.len()..]].concat();
        let spoilt = [bytes[..bytes.len() - 1].to_vec(), flipped, Vec::new(), vec![0; 4096], bytes[..10].to_vec(), other_version];
        for spoilt in spoilt {
            fs::write(&path, spoilt).expect("it is spoilt");
            assert_eq!(store.read::<String>("targets/a"), Kept::Damaged);
            sound(&store);
            assert_eq!(store.read("targets/a"), Kept::Sound("kept".to_owned()));
        }
        fs::remove_file(&path).expect("it is removed");
        fs::create_dir_all(path.join("deep")).expect("a folder in its place");
        assert_eq!(store.read::<String>("targets/a"), Kept::Damaged);
        sound(&store);
        fs::remove_dir_all(Store::folder(temp.path()).join("targets")).expect("it is removed");
        fs::write(Store::folder(temp.path()).join("targets"), "a file in the folder's place").expect("it is spoilt");
        assert_ne!(store.read::<String>("targets/a"), Kept::Sound("kept".to_owned()));
        sound(&store);
    }
}
