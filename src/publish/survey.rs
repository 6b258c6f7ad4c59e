//! What stands in a published folder, and what others did to it since it was
//! published. A file whose stat is as recorded is not read; any other is.

use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::path::Path;

use rayon::prelude::*;
use serde::{Deserialize, Serialize};
use walkdir::WalkDir;

use crate::base::failure::Failure;
use crate::base::fingerprint::Fingerprint;
use crate::base::path::OutputPath;
use crate::base::stat::Stat;
use crate::publish::mark;
use crate::publish::tree::{Content, Tree, edition, folders_of};

/// A file as it was published.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Record {
    /// What its bytes were.
    pub fingerprint: Fingerprint,
    /// How it stood on the disk; `None` if the build ended before it looked.
    pub stat: Option<Stat>,
}

/// An edition as it was published.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Published {
    /// What its mark says.
    pub edition: Fingerprint,
    /// Its files.
    pub files: BTreeMap<OutputPath, Record>,
    /// Its folders, the top as `""`, and when each was last touched.
    pub folders: BTreeMap<String, Option<i64>>,
}

impl Published {
    /// An edition, with how its files stand and when its folders were last touched.
    pub fn of(
        files: &Tree,
        stat: impl Fn(&OutputPath) -> Option<Stat> + Sync,
        touched: impl Fn(&str) -> Option<i64> + Sync,
    ) -> Published {
        let record = |(path, content): (&OutputPath, &Content)| {
            (path.clone(), Record { fingerprint: content.fingerprint, stat: stat(path) })
        };
        let names: Vec<&str> = folders_of(files.keys()).into_iter().chain([""]).collect();
        Published {
            edition: edition(files),
            files: files.par_iter().map(record).collect(),
            folders: names.into_par_iter().map(|name| (name.to_owned(), touched(name))).collect(),
        }
    }
}

/// What someone else did to a published file.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Alteration {
    /// Its bytes differ.
    Changed,
    /// It was not there.
    Added,
    /// It is gone.
    Removed,
}

impl Alteration {
    /// The word that wordings choose by.
    pub fn word(self) -> &'static str {
        match self {
            Alteration::Changed => "changed",
            Alteration::Added => "added",
            Alteration::Removed => "removed",
        }
    }
}

/// What stands in a folder now.
#[derive(Default, Debug)]
pub struct Survey {
    /// Its files and what their bytes are. Dot-files at the top that are not ours are left out.
    pub files: BTreeMap<OutputPath, Fingerprint>,
    /// What others did since it was published, where that is known.
    pub altered: Vec<(String, Alteration)>,
    /// Files that no edition of ours put there.
    pub foreign: Vec<String>,
    /// Something stands there that is neither a file nor a folder of files.
    pub untidy: bool,
    /// Something had to be read, because it does not stand as it was recorded.
    pub read_anew: bool,
    /// All of it stands as it was recorded, files and folders.
    pub untouched: bool,
    /// The folders that stand as they were recorded, and when each was last touched.
    pub folders: BTreeMap<String, i64>,
}

impl Survey {
    /// Surveys a folder against the editions that may stand in it; the mark tells which does.
    pub fn of(folder: &Path, candidates: &[&Published]) -> Result<Survey, Failure> {
        if !folder.is_dir() {
            return Ok(Survey::default());
        }
        let marked = mark::read(folder);
        match candidates.iter().find(|p| Some(p.edition) == marked) {
            Some(published) => Ok(against(folder, published)),
            None => whole(folder, mark::is_there(folder)),
        }
    }

    /// The bytes of a file that stands there.
    pub fn read(&self, folder: &Path, path: &OutputPath) -> Option<Vec<u8>> {
        self.files.get(path).and_then(|_| fs::read(folder.join(path.as_str())).ok())
    }

    /// Whether a file of an edition stands there already.
    pub fn holds(&self, path: &OutputPath, content: &Content) -> bool {
        self.files.get(path) == Some(&content.fingerprint)
    }

    /// Whether someone else changed anything.
    pub fn is_altered(&self) -> bool {
        self.untidy || !self.altered.is_empty() || !self.foreign.is_empty()
    }
}

/// Whether a top name is a dot-file that the tool did not write.
pub fn is_kept<T>(name: &str, ours: &BTreeMap<OutputPath, T>) -> bool {
    let below = OutputPath::new(&format!("{name}/"));
    let inside = ours.range(below.clone()..).next().is_some_and(|(p, _)| p.as_str().starts_with(below.as_str()));
    name.starts_with('.') && name != mark::NAME && !inside && !ours.contains_key(&OutputPath::new(name))
}

fn against(folder: &Path, published: &Published) -> Survey {
    let looked: Vec<_> =
        published.files.par_iter().map(|(path, record)| (path, record.fingerprint, look(folder, path, record))).collect();
    let mut survey = Survey::default();
    for (path, was, (now, read)) in &looked {
        survey.read_anew |= read;
        match now {
            Some(now) if now == was => {}
            Some(_) => survey.altered.push((path.to_string(), Alteration::Changed)),
            None => survey.altered.push((path.to_string(), Alteration::Removed)),
        }
    }
    survey.files = looked.into_iter().filter_map(|(path, _, (now, _))| Some((path.clone(), now?))).collect();
    let within: Vec<Within> =
        published.folders.par_iter().map(|(name, touched)| inside(folder, name, *touched, published)).collect();
    for (name, within) in published.folders.keys().zip(within) {
        match within {
            Within::Untouched(at) => drop(survey.folders.insert(name.clone(), at)),
            Within::Added(paths) => survey.altered.extend(paths.into_iter().map(|path| (path, Alteration::Added))),
        }
    }
    survey.altered.sort();
    survey.untouched = !survey.read_anew && survey.altered.is_empty() && survey.folders.len() == published.folders.len();
    survey
}

/// What the bytes of a published file are now, `None` if it is no file; and whether it had to be read.
fn look(folder: &Path, path: &OutputPath, record: &Record) -> (Option<Fingerprint>, bool) {
    let file = folder.join(path.as_str());
    let Some(meta) = fs::symlink_metadata(&file).ok().filter(fs::Metadata::is_file) else { return (None, false) };
    if record.stat == Some(Stat::of(&meta)) {
        return (Some(record.fingerprint), false);
    }
    (fs::read(&file).ok().map(|bytes| Fingerprint::of_bytes(&bytes)), true)
}

/// How a published folder stands.
enum Within {
    /// Nobody touched it since then.
    Untouched(i64),
    /// Somebody did, and added these.
    Added(Vec<String>),
}

/// What was added to a folder; nothing is read where the folder's time did not move.
fn inside(top: &Path, name: &str, touched: Option<i64>, published: &Published) -> Within {
    let folder = top.join(name);
    let Ok(meta) = fs::symlink_metadata(&folder) else { return Within::Added(Vec::new()) };
    let linked_over = !meta.is_dir() && !name.is_empty();
    if linked_over {
        return Within::Added(vec![name.to_owned()]);
    }
    if let Some(at) = touched.filter(|_| touched == Stat::of(&meta).touched()) {
        return Within::Untouched(at);
    }
    let entries = fs::read_dir(&folder).into_iter().flatten().filter_map(Result::ok);
    let names = entries.map(|e| e.file_name().to_string_lossy().into_owned());
    let ours = |path: &str| published.files.contains_key(&OutputPath::new(path)) || published.folders.contains_key(path);
    let theirs = |(own, path): (String, String)| {
        let at_top = name.is_empty() && (own == mark::NAME || is_kept(&own, &published.files));
        (!at_top && !ours(&path)).then_some(path)
    };
    let told = names.map(|own| (own.clone(), if name.is_empty() { own } else { format!("{name}/{own}") }));
    Within::Added(told.filter_map(theirs).collect())
}

/// Reads everything: nobody remembers what was published here.
fn whole(folder: &Path, is_ours: bool) -> Result<Survey, Failure> {
    let none: BTreeMap<OutputPath, ()> = BTreeMap::new();
    let mut survey = Survey::default();
    let mut paths = Vec::new();
    let top_name = |e: &walkdir::DirEntry| e.file_name().to_string_lossy().into_owned();
    let walk = WalkDir::new(folder).min_depth(1).into_iter();
    for entry in walk.filter_entry(|e| e.depth() > 1 || (top_name(e) != mark::NAME && !is_kept(&top_name(e), &none))) {
        let entry = entry.map_err(|e| Failure::machine(folder)(io::Error::from(e)))?;
        let path = relative(entry.path(), folder);
        let kind = entry.file_type();
        if kind.is_file() {
            paths.push(path.clone());
        }
        let empty = kind.is_dir() && fs::read_dir(entry.path()).is_ok_and(|mut inside| inside.next().is_none());
        survey.untidy |= empty || !(kind.is_file() || kind.is_dir());
        if !is_ours && !kind.is_dir() {
            survey.foreign.push(path);
        }
    }
    let read =
        |path: &String| fs::read(folder.join(path)).ok().map(|bytes| (OutputPath::new(path), Fingerprint::of_bytes(&bytes)));
    survey.files = paths.par_iter().filter_map(read).collect();
    survey.foreign.sort();
    Ok(survey)
}

fn relative(path: &Path, folder: &Path) -> String {
    path.strip_prefix(folder).unwrap_or(path).to_string_lossy().replace('\\', "/")
}
