//! `.guong/`: what outlives a build. It may be deleted at any time, and what is
//! damaged, foreign or old in it is set aside, never trusted.

use std::collections::BTreeSet;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, OnceLock};

use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::base::failure::Failure;
use crate::base::files::File;
use crate::base::fingerprint::Fingerprint;
use crate::base::lock::lock;
use crate::base::path::OutputPath;
use crate::base::stat::Stat;
use crate::engine::disk::{read_file, replace_by};
use crate::engine::inputs::Inputs;
use crate::engine::made::Made;
use crate::engine::observer::{Observer, Watched};
use crate::publish::removal::discard;
use crate::publish::staging::Staging;
use crate::publish::tree::Content;

/// What every file of the store begins with: its form, and the program's version.
const HEADER: &str = concat!("guong-state-2 ", env!("CARGO_PKG_VERSION"), "\n");

/// What is known of the project's own files.
const INPUTS: &str = "inputs";

/// The project's `.guong/`, and what earlier builds left standing in the target.
#[derive(Clone, Debug)]
pub struct Store {
    root: PathBuf,
    folder: Option<PathBuf>,
    standing: Arc<Made>,
    staging: Option<Arc<Staging>>,
    damaged: Arc<AtomicBool>,
    used: Arc<Mutex<BTreeSet<String>>>,
    inputs: Arc<OnceLock<Inputs>>,
    /// Who watches the work.
    pub watched: Watched,
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
        Store { folder: Some(Store::folder(&root)), root, ..Store::nowhere() }
    }

    /// A store that holds nothing and keeps nothing: everything is made anew.
    pub fn nowhere() -> Store {
        Store {
            root: PathBuf::new(),
            folder: None,
            standing: Arc::default(),
            staging: None,
            damaged: Arc::default(),
            used: Arc::default(),
            inputs: Arc::default(),
            watched: Watched::default(),
        }
    }

    /// The same store, watched by somebody.
    pub fn watched_by(&self, observer: Arc<dyn Observer>) -> Store {
        Store { watched: Watched::by(observer), ..self.clone() }
    }

    /// The same store, with an edition that still stands as it was made.
    pub fn with(&self, standing: impl Into<Arc<Made>>) -> Store {
        Store { standing: standing.into(), ..self.clone() }
    }

    /// The same store, whose new files go where the next edition is put together.
    pub fn staging_in(&self, staging: Arc<Staging>) -> Store {
        Store { staging: Some(staging), ..self.clone() }
    }

    /// Lays a new file of the edition where it is wanted: into the staging where there is one, else in memory.
    pub fn lay(&self, path: &OutputPath, bytes: Arc<Vec<u8>>) -> Content {
        let content = Content::new(bytes);
        match &self.staging {
            Some(staging) => staging.put(path, content),
            None => content,
        }
    }

    /// A store of the same project that has kept nothing yet, in a folder of its own.
    pub fn empty(&self) -> Result<Scratch, Failure> {
        let Some(folder) = &self.folder else { return Ok(Scratch { store: Store::nowhere() }) };
        let folder = folder.join("scratch");
        let scratch = Scratch { store: Store { root: self.root.clone(), folder: Some(folder.clone()), ..Store::nowhere() } };
        discard(&folder).map_err(Failure::machine(&folder))?;
        Ok(scratch)
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

    /// Where something is kept by name; from now on it is in use.
    pub fn place(&self, name: &str) -> Option<PathBuf> {
        let path = self.folder.as_ref()?.join(name);
        lock(&self.used).insert(name.to_owned());
        Some(path)
    }

    /// The names below a folder that were asked for since this store was opened.
    pub fn used(&self, folder: &str) -> BTreeSet<String> {
        let used = lock(&self.used);
        used.iter().filter(|name| name.starts_with(folder)).cloned().collect()
    }

    /// The names of all that is kept in a folder.
    pub fn names(&self, folder: &str) -> Vec<String> {
        let entries = self.folder.as_ref().and_then(|own| fs::read_dir(own.join(folder)).ok());
        let name = |e: fs::DirEntry| format!("{folder}/{}", e.file_name().to_string_lossy());
        entries.into_iter().flatten().filter_map(Result::ok).map(name).collect()
    }

    /// Opens what is known of the project's files: before the first of them is looked at, so that what is
    /// touched meanwhile is not taken for known.
    pub fn begin(&self) {
        self.inputs();
    }

    /// What the bytes of a project's file are; read only if somebody touched it.
    pub fn fingerprint(&self, file: &File) -> io::Result<Fingerprint> {
        self.inputs().fingerprint(file)
    }

    fn inputs(&self) -> &Inputs {
        self.inputs.get_or_init(|| Inputs::new(self.read(INPUTS).sound().unwrap_or_default(), self.now()))
    }

    /// Remembers what was learnt of the project's files. What is not remembered is read again.
    pub fn settle(&self) {
        let learnt = self.inputs.get().and_then(Inputs::learnt);
        let _ = learnt.map(|known| self.write(INPUTS, &known));
    }

    /// The present moment by the disk's own clock, in nanoseconds.
    pub fn now(&self) -> Option<i64> {
        let path = self.folder.as_ref()?.join("now");
        fs::write(&path, "now").ok()?;
        Stat::at(&path)?.modified()
    }

    /// Whether it keeps anything.
    pub fn keeps(&self) -> bool {
        self.folder.is_some()
    }

    /// Reads a value by name.
    pub fn read<T: DeserializeOwned>(&self, name: &str) -> Kept<T> {
        self.read_with(name, |bytes| postcard::from_bytes(body(&bytes)?).ok())
    }

    /// Reads bytes by name.
    pub fn bytes(&self, name: &str) -> Kept<Vec<u8>> {
        self.read_with(name, |mut bytes| {
            let length = body(&bytes)?.len();
            bytes.drain(..bytes.len() - length);
            Some(bytes)
        })
    }

    fn read_with<T>(&self, name: &str, value: impl FnOnce(Vec<u8>) -> Option<T>) -> Kept<T> {
        let Some(path) = self.place(name) else { return Kept::Nothing };
        let value = match read_file(&path) {
            Ok(bytes) => value(bytes),
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Kept::Nothing,
            Err(_) => None,
        };
        self.damaged.fetch_or(value.is_none(), Ordering::Relaxed);
        value.map_or(Kept::Damaged, Kept::Sound)
    }

    /// Keeps a value by name, whole or not at all.
    pub fn write<T: Serialize>(&self, name: &str, value: &T) -> Result<(), Failure> {
        let Some(path) = self.place(name) else { return Ok(()) };
        // Mostly about as long as what was kept before: room for it is made at once.
        let before = fs::metadata(&path).map_or(0, |meta| usize::try_from(meta.len()).unwrap_or_default());
        let room = Vec::with_capacity(before + before / 8);
        let body = postcard::to_extend(value, room).map_err(io::Error::other).map_err(Failure::machine(&path))?;
        self.write_pieces(name, &[&body])
    }

    /// Keeps bytes by name, whole or not at all.
    pub fn write_pieces(&self, name: &str, pieces: &[&[u8]]) -> Result<(), Failure> {
        let sum = Fingerprint::of_pieces(pieces).0.to_le_bytes();
        self.put_pieces(name, &[&[HEADER.as_bytes(), &sum], pieces].concat())
    }

    /// Keeps a file by name as it is, whole or not at all.
    pub fn put(&self, name: &str, bytes: &[u8]) -> Result<(), Failure> {
        self.put_pieces(name, &[bytes])
    }

    /// Keeps a file that stands in pieces.
    pub fn put_pieces(&self, name: &str, pieces: &[&[u8]]) -> Result<(), Failure> {
        let (Some(folder), Some(path)) = (&self.folder, self.place(name)) else { return Ok(()) };
        clear(folder, name).map_err(Failure::machine(&path))?;
        replace_by(&path, pieces)
    }

    /// Forgets all that is kept in a folder but what has one of these names.
    pub fn retain(&self, folder: &str, names: &[String]) {
        self.names(folder).iter().filter(|name| !names.contains(name)).for_each(|name| self.forget(name));
    }

    /// Forgets a value.
    pub fn forget(&self, name: &str) {
        // What stays is read again and found to be of another edition.
        let _ = self.folder.as_ref().map(|folder| discard(&folder.join(name)));
    }
}

/// A store that is gone when nobody needs it any more.
pub struct Scratch {
    store: Store,
}

impl Scratch {
    /// The store.
    pub fn store(&self) -> &Store {
        &self.store
    }
}

impl Drop for Scratch {
    fn drop(&mut self) {
        // What stays is removed before the next one is opened.
        let _ = self.store.folder.as_ref().map(|folder| discard(folder));
    }
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
