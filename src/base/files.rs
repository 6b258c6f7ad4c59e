//! One snapshot of the project's tree: which files there are, under which names,
//! and the one door through which they are read.
//!
//! Names are NFC whatever the disk says. Links out of the project, loops and
//! pipes are refused here, so nobody above meets them.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::fs;
use std::io::{self, Read};
use std::path::{Path, PathBuf};
use std::sync::{Arc, OnceLock};

use unicode_normalization::{UnicodeNormalization, is_nfc};
use walkdir::{DirEntry, WalkDir};

use crate::base::codes;
use crate::base::diagnostic::{Diagnostic, Place, Sink, Spot};
use crate::base::fingerprint::Fingerprint;
use crate::base::path::{SourcePath, relative};
use crate::base::stat::{Around, Stat};
use crate::base::text::{is_ordinary, printable};

/// What a project consists of; everything else in its folder is not read.
const ROOTS: [&str; 4] = ["content", "site.yaml", "static", "themes"];

/// One file, as it was when the snapshot was taken.
#[derive(Clone, Debug)]
pub struct File {
    /// Its name in the project.
    pub path: SourcePath,
    /// How it stood on the disk, if it stands on one.
    pub stat: Option<Stat>,
    at: At,
    /// What its bytes were when it was read whole.
    seen: Arc<OnceLock<Fingerprint>>,
}

#[derive(Clone, Debug)]
enum At {
    Disk(Arc<Path>),
    Memory(Arc<[u8]>),
}

impl File {
    /// Its bytes, now.
    pub fn read(&self) -> io::Result<Vec<u8>> {
        let bytes = match &self.at {
            At::Disk(path) => fs::read(path)?,
            At::Memory(bytes) => bytes.to_vec(),
        };
        self.seen.get_or_init(|| Fingerprint::of_bytes(&bytes));
        Ok(bytes)
    }

    /// The same file as it stands now; none where it is no file any more, or a link, of which only a scan tells whether
    /// it may be followed.
    pub fn anew(&self) -> Option<File> {
        let is_file = self.disk_path().is_none_or(|path| fs::symlink_metadata(path).is_ok_and(|now| now.is_file()));
        is_file.then(|| File { stat: None, seen: Arc::default(), ..self.clone() })
    }

    /// Its first bytes, at most `count`.
    pub fn head(&self, count: u64) -> io::Result<Vec<u8>> {
        let mut head = Vec::new();
        self.open()?.take(count).read_to_end(&mut head)?;
        Ok(head)
    }

    /// What its bytes are, however many there are of them; as they were read, if they were.
    pub fn fingerprint(&self) -> io::Result<Fingerprint> {
        self.seen.get().map_or_else(|| Fingerprint::of_reader(self.open()?), |seen| Ok(*seen))
    }

    /// Where it stands on the disk, if it does.
    pub fn disk_path(&self) -> Option<Arc<Path>> {
        if let At::Disk(path) = &self.at { Some(Arc::clone(path)) } else { None }
    }

    fn open(&self) -> io::Result<Box<dyn Read + '_>> {
        Ok(match &self.at {
            At::Disk(path) => Box::new(fs::File::open(path)?),
            At::Memory(bytes) => Box::new(bytes.as_ref()),
        })
    }
}

/// The project's files, sorted by name.
#[derive(Clone, Default, Debug)]
pub struct Files {
    all: Vec<File>,
}

impl Files {
    /// Walks the project below `root`. What is wrong with the tree itself goes to the sink.
    pub fn scan(root: &Path, sink: &mut Sink) -> Files {
        let canonical = fs::canonicalize(root).unwrap_or_else(|_| root.to_owned());
        let mut found = BTreeMap::new();
        let around = Around::open(root).ok();
        for name in ROOTS {
            if is_there(root, name) {
                let mut walk = Walk { root, around: around.as_ref(), canonical: &canonical, found: &mut found, sink };
                walk.below(&root.join(name));
            }
        }
        Files { all: found.into_values().collect() }
    }

    /// A project in memory, for tests and for what is built into the program.
    pub fn memory<'a>(files: impl IntoIterator<Item = (&'a str, &'a [u8])>) -> Files {
        let mut all: Vec<File> = files
            .into_iter()
            .map(|(path, bytes)| File {
                path: SourcePath::new(path),
                stat: None,
                at: At::Memory(Arc::from(bytes)),
                seen: Arc::default(),
            })
            .collect();
        all.sort_by(|a, b| a.path.cmp(&b.path));
        Files { all }
    }

    /// All files, by name.
    pub fn all(&self) -> &[File] {
        &self.all
    }

    /// The files below a folder, whose name ends in `/`.
    pub fn under(&self, folder: &str) -> &[File] {
        let from = self.all.partition_point(|f| f.path.as_str() < folder);
        let count = self.all[from..].partition_point(|f| f.path.as_str().starts_with(folder));
        &self.all[from..from + count]
    }

    /// The file of that name.
    pub fn get(&self, path: &str) -> Option<&File> {
        let at = self.all.binary_search_by(|f| f.path.as_str().cmp(path)).ok()?;
        self.all.get(at)
    }
}

/// Whether anything stands under a name in the project at `root` now.
pub fn is_there(root: &Path, name: &str) -> bool {
    fs::symlink_metadata(root.join(name)).is_ok()
}

/// Reads a text file: UTF-8 without NUL, its byte-order mark dropped, lines
/// ended by `\n`, in NFC, a space for what no output can hold. `None` if it is none of that; why is in the sink.
pub fn text(file: &File, sink: &mut Sink) -> Option<String> {
    let bytes = match file.read() {
        Ok(bytes) => bytes,
        Err(error) => {
            sink.push(Diagnostic::at(codes::UNREADABLE, Place::start(&file.path)).with("why", error));
            return None;
        }
    };
    let text = match simdutf8::compat::from_utf8(&bytes) {
        Ok(text) => text,
        Err(error) => {
            let good = &bytes[..error.valid_up_to()];
            sink.push(Diagnostic::at(codes::NOT_UTF8, Place::new(&file.path, Spot::after(&String::from_utf8_lossy(good)))));
            return None;
        }
    };
    if is_ordinary(text) {
        return Some(text.to_owned());
    }
    if let Some(at) = text.find('\0') {
        sink.push(Diagnostic::at(codes::NUL_IN_TEXT, Place::new(&file.path, Spot::after(&text[..at]))));
        return None;
    }
    Some(plain(text.to_owned()))
}

fn plain(mut text: String) -> String {
    if text.starts_with('\u{feff}') {
        text.drain(..'\u{feff}'.len_utf8());
    }
    if text.contains('\r') {
        text = text.replace("\r\n", "\n").replace('\r', "\n");
    }
    let text = printable(Cow::Owned(text)).into_owned();
    if text.is_ascii() || is_nfc(&text) { text } else { text.nfc().collect() }
}

struct Walk<'a> {
    root: &'a Path,
    around: Option<&'a Around>,
    canonical: &'a Path,
    found: &'a mut BTreeMap<SourcePath, File>,
    sink: &'a mut Sink,
}

impl Walk<'_> {
    fn below(&mut self, start: &Path) {
        let mut walk = WalkDir::new(start)
            .follow_links(true)
            .into_iter()
            .filter_entry(|e| e.depth() == 0 || !is_hidden(&e.file_name().to_string_lossy()));
        while let Some(entry) = walk.next() {
            match entry {
                Ok(entry) => {
                    if self.entry(&entry).is_none() && entry.file_type().is_dir() {
                        walk.skip_current_dir();
                    }
                }
                Err(error) => self.failed(&error),
            }
        }
    }

    /// Takes one file or folder; `None` if it is refused.
    fn entry(&mut self, entry: &DirEntry) -> Option<()> {
        let path = self.name(entry.path())?;
        if entry.path_is_symlink() && !self.stays_inside(entry.path()) {
            let target = fs::read_link(entry.path()).unwrap_or_default();
            self.sink.push(Diagnostic::at(codes::LINK_OUTSIDE, Place::start(&path)).with("target", target.display()));
            return None;
        }
        let kind = entry.file_type();
        if kind.is_dir() {
            let text = [".md", ".yaml", ".tsv"].iter().any(|ending| path.name().ends_with(ending));
            if text || path.as_str().starts_with("themes/") && path.name().ends_with(".html") {
                self.sink.push(Diagnostic::at(codes::FOLDER_FOR_FILE, Place::start(&path)));
                return None;
            }
            return Some(());
        }
        if !kind.is_file() {
            self.sink.push(Diagnostic::at(codes::NOT_A_FILE, Place::start(&path)));
            return None;
        }
        let file =
            File { path: path.clone(), stat: self.stat(entry), at: At::Disk(Arc::from(entry.path())), seen: Arc::default() };
        if let Some(other) = self.found.insert(path.clone(), file) {
            let fault = Diagnostic::at(codes::SAME_NAME, Place::start(&path));
            self.sink.push(fault.with("other", other.path));
        }
        Some(())
    }

    /// How a file stands, or what a link leads to.
    fn stat(&self, entry: &DirEntry) -> Option<Stat> {
        let below = relative(self.root, entry.path());
        let near = self.around.zip(below).filter(|_| !entry.path_is_symlink());
        near.map_or_else(|| entry.metadata().ok().map(|meta| Stat::of(&meta)), |(around, path)| around.look(&path)?.file())
    }

    /// The name in the project, in NFC.
    fn name(&mut self, path: &Path) -> Option<SourcePath> {
        let name = SourcePath::below(self.root, path);
        if name.is_none() {
            let lossy = path.strip_prefix(self.root).unwrap_or(path).to_string_lossy().replace('\\', "/");
            let place = Place::start(&SourcePath::new(&lossy));
            self.sink.push(Diagnostic::at(codes::NAME_NOT_UTF8, place).with("name", lossy));
        }
        name
    }

    fn stays_inside(&self, link: &Path) -> bool {
        fs::canonicalize(link).is_ok_and(|target: PathBuf| target.starts_with(self.canonical))
    }

    fn failed(&mut self, error: &walkdir::Error) {
        let Some(path) = error.path().map(Path::to_owned) else { return };
        let Some(name) = self.name(&path) else { return };
        let place = Place::start(&name);
        let is_link = fs::symlink_metadata(&path).is_ok_and(|m| m.file_type().is_symlink());
        self.sink.push(if is_link || error.loop_ancestor().is_some() {
            let target = fs::read_link(&path).unwrap_or_default();
            Diagnostic::at(codes::LINK_BROKEN, place).with("target", target.display())
        } else {
            Diagnostic::at(codes::UNREADABLE, place).with("why", error)
        });
    }
}

/// Dot-files, and what editors leave beside the file they are writing.
pub fn is_hidden(name: &str) -> bool {
    name.starts_with('.') || name.ends_with('~') || (name.starts_with('#') && name.ends_with('#'))
}
