//! What stands in a published folder, and what others did to it since it was
//! published. A file whose stat is as recorded is not read; any other is.

use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::path::Path;
use std::sync::Arc;

use rayon::prelude::*;
use serde::{Deserialize, Serialize};
use walkdir::WalkDir;

use crate::base::failure::Failure;
use crate::base::fingerprint::Fingerprint;
use crate::base::in_order;
use crate::base::path::OutputPath;
use crate::base::stat::{Around, Stat, Thing};
use crate::publish::mark;
use crate::publish::tree::{Content, Tree, edition, folders_of, is_inhabited};

/// A file as it was published.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Record {
    /// What its bytes were.
    pub fingerprint: Fingerprint,
    /// How it stood on the disk; `None` if the build ended before it looked.
    pub stat: Option<Stat>,
}

/// The files of an edition.
pub type Records = BTreeMap<OutputPath, Record>;

/// The folders of an edition, and when each was last touched, as far as that is known.
pub type Folders = BTreeMap<Arc<str>, Option<i64>>;

/// An edition as it was published.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Published {
    /// What its mark says.
    pub edition: Fingerprint,
    /// Its files.
    #[serde(deserialize_with = "in_order::shared")]
    pub files: Arc<Records>,
    /// Its folders, the top as `""`.
    #[serde(deserialize_with = "in_order::shared")]
    pub folders: Arc<Folders>,
}

impl Published {
    /// An edition, with how its files and its folders stand where they are looked at.
    pub fn of(files: &Tree, look: impl Fn(&str) -> Option<Thing> + Sync) -> Published {
        let record = |(path, content): (&OutputPath, &Content)| {
            let stat = look(path.as_str()).and_then(Thing::file);
            (path.clone(), Record { fingerprint: content.fingerprint, stat })
        };
        let names: Vec<&str> = [""].into_iter().chain(folders_of(files.keys())).collect();
        let folder = |name: &str| (Arc::from(name), touched(look(name)));
        // In order first: a map of what comes in order need not look for the place of each.
        let folders: Vec<_> = names.into_par_iter().map(folder).collect();
        let records: Vec<_> = files.par_iter().map(record).collect();
        let (files_of, folders_of) = (records.into_iter().collect(), folders.into_iter().collect());
        Published { edition: edition(files), files: Arc::new(files_of), folders: Arc::new(folders_of) }
    }
}

/// When a folder was last touched; nothing if none stands there.
pub fn touched(thing: Option<Thing>) -> Option<i64> {
    thing.and_then(Thing::folder).and_then(Stat::touched)
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
    /// Its files and what their bytes are now. Dot-files at the top that are not ours are left out.
    pub files: Arc<Records>,
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
    /// Its folders, and when each was last touched, where it stands as it was recorded.
    pub folders: Arc<Folders>,
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
        self.files.get(path).is_some_and(|record| record.fingerprint == content.fingerprint)
    }

    /// Takes in what a file is that does not stand as it was recorded; nothing if it is none any more.
    fn differs(&mut self, path: OutputPath, now: Option<Fingerprint>) {
        if now.is_some() && self.files.get(&path).map(|record| record.fingerprint) == now {
            return;
        }
        let what = if now.is_some() { Alteration::Changed } else { Alteration::Removed };
        self.altered.push((path.to_string(), what));
        let files = Arc::make_mut(&mut self.files);
        match now {
            Some(fingerprint) => drop(files.insert(path, Record { fingerprint, stat: None })),
            None => drop(files.remove(&path)),
        }
    }

    /// Whether someone else changed anything.
    pub fn is_altered(&self) -> bool {
        self.untidy || !self.altered.is_empty() || !self.foreign.is_empty()
    }
}

/// Whether a top name is a dot-file that the tool did not write.
pub fn is_kept<T>(name: &str, ours: &BTreeMap<OutputPath, T>) -> bool {
    let ours = || is_inhabited(ours, name, |_| true) || ours.contains_key(&OutputPath::new(name));
    name.starts_with('.') && name != mark::NAME && !ours()
}

fn against(folder: &Path, published: &Published) -> Survey {
    let around = Around::open(folder).ok();
    let look = |path: &str| around.as_ref()?.look(path);
    let other = |(path, record): (&OutputPath, &Record)| {
        let stat = look(path.as_str()).and_then(Thing::file);
        let is_recorded = stat.is_some() && stat == record.stat;
        (!is_recorded).then(|| (path.clone(), stat.and_then(|_| fingerprint(folder, path))))
    };
    let others: Vec<(OutputPath, Option<Fingerprint>)> = published.files.par_iter().filter_map(other).collect();
    let mut survey = Survey { files: Arc::clone(&published.files), folders: Arc::clone(&published.folders), ..Survey::default() };
    for (path, now) in others {
        survey.read_anew |= now.is_some();
        survey.differs(path, now);
    }
    let other = |(name, touched): (&Arc<str>, &Option<i64>)| {
        let added = inside((folder, name), look(name), *touched, published)?;
        Some((Arc::clone(name), added))
    };
    let others: Vec<(Arc<str>, Vec<String>)> = published.folders.par_iter().filter_map(other).collect();
    survey.untouched = !survey.read_anew && survey.altered.is_empty() && others.is_empty();
    for (name, added) in others {
        Arc::make_mut(&mut survey.folders).insert(name, None);
        survey.altered.extend(added.into_iter().map(|path| (path, Alteration::Added)));
    }
    survey.altered.sort();
    survey
}

/// What the bytes of a file are.
fn fingerprint(folder: &Path, path: &OutputPath) -> Option<Fingerprint> {
    fs::read(folder.join(path.as_str())).ok().map(|bytes| Fingerprint::of_bytes(&bytes))
}

/// What others added to a folder; `None` if nobody touched it since it was recorded.
fn inside((top, name): (&Path, &str), thing: Option<Thing>, recorded: Option<i64>, published: &Published) -> Option<Vec<String>> {
    if thing.is_some_and(|thing| thing.folder().is_none()) {
        return Some(vec![name.to_owned()]);
    }
    if recorded.is_some() && recorded == touched(thing) {
        return None;
    }
    let entries = fs::read_dir(top.join(name)).into_iter().flatten().filter_map(Result::ok);
    let names = entries.map(|e| e.file_name().to_string_lossy().into_owned());
    let ours = |path: &str| published.files.contains_key(&OutputPath::new(path)) || published.folders.contains_key(path);
    let theirs = |(own, path): (String, String)| {
        let at_top = name.is_empty() && (own == mark::NAME || is_kept(&own, &published.files));
        (!at_top && !ours(&path)).then_some(path)
    };
    let told = names.map(|own| (own.clone(), if name.is_empty() { own } else { format!("{name}/{own}") }));
    Some(told.filter_map(theirs).collect())
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
    let record = |path: &String| {
        let path = OutputPath::new(path);
        let fingerprint = fingerprint(folder, &path)?;
        Some((path, Record { fingerprint, stat: None }))
    };
    let files: Records = paths.par_iter().filter_map(record).collect();
    survey.folders = Arc::new(folders_of(files.keys()).into_iter().map(|name| (Arc::from(name), None)).collect());
    survey.files = Arc::new(files);
    survey.foreign.sort();
    Ok(survey)
}

fn relative(path: &Path, folder: &Path) -> String {
    path.strip_prefix(folder).unwrap_or(path).to_string_lossy().replace('\\', "/")
}
