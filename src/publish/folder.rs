//! Publishing into a folder: a whole tree is staged beside the target on the
//! target's own disk, and the two change places. A reader, or a crash at any
//! moment, sees the whole old site or the whole new one.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use walkdir::WalkDir;

use crate::base::failure::Failure;
use crate::base::fingerprint::Fingerprint;
use crate::base::path::OutputPath;
use crate::publish::exchange::{self, Way};

/// The mark of a folder that was made by this tool.
const MARK: &str = ".guong-site";

/// Where to publish, and how.
pub struct Target {
    /// The folder that readers are served.
    pub folder: PathBuf,
    /// Publish even over what was not made by this tool.
    pub force: bool,
    /// How folders change places.
    pub way: Way,
}

/// What publishing did.
#[derive(Default, Debug)]
pub struct Release {
    /// Files that are new or differ.
    pub written: usize,
    /// Files that kept their bytes and times.
    pub unchanged: usize,
    /// Files of the old edition that are gone.
    pub removed: usize,
    /// What others did to the published site since: path, and changed, added or removed.
    pub altered: Vec<(String, &'static str)>,
    /// Foreign things that were dropped.
    pub dropped: Vec<String>,
    /// Whether a crash of an earlier build was mended.
    pub healed: bool,
}

/// What the last edition put there: the fingerprint of each file.
pub type Manifest = BTreeMap<String, Fingerprint>;

/// Refuses a target that holds what this tool did not make.
pub fn check(target: &Target) -> Result<(), Failure> {
    let folder = &target.folder;
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
    if foreign && !folder.join(MARK).exists() && !target.force {
        return Err(Failure::Usage("target-foreign", folder.display().to_string()));
    }
    Ok(())
}

/// Publishes files into the target. `before` runs when everything is staged and
/// nothing is visible yet: the ledger is written there.
pub fn publish(
    files: &BTreeMap<OutputPath, Vec<u8>>,
    target: &Target,
    last: &Manifest,
    before: impl FnOnce() -> Result<(), Failure>,
) -> Result<Release, Failure> {
    check(target)?;
    let names = Names::of(&target.folder);
    let mut release = Release { healed: heal(&names, target)?, ..Release::default() };
    let staged = stage(files, target, &names, last, &mut release).inspect_err(|_| discard(&names.staging));
    staged?;
    if release.written == 0 && release.removed == 0 && release.altered.is_empty() && target.folder.join(MARK).exists() {
        discard(&names.staging);
        before()?;
        return Ok(release);
    }
    before().inspect_err(|_| discard(&names.staging))?;
    exchange::exchange(&names.staging, &target.folder, &names.aside, target.way)
        .map_err(Failure::machine(&target.folder))
        .inspect_err(|_| discard(&names.staging))?;
    carry(&names.staging, &target.folder).map_err(Failure::machine(&target.folder))?;
    discard(&names.staging);
    Ok(release)
}

/// Names beside the target, on its own disk.
struct Names {
    staging: PathBuf,
    aside: PathBuf,
}

impl Names {
    fn of(folder: &Path) -> Names {
        let name = folder.file_name().map_or_else(|| "public".to_owned(), |n| n.to_string_lossy().into_owned());
        let beside = |suffix: &str| folder.with_file_name(format!(".{name}.guong-{suffix}"));
        Names { staging: beside("next"), aside: beside("last") }
    }
}

/// Mends what an earlier build left when it was killed.
fn heal(names: &Names, target: &Target) -> Result<bool, Failure> {
    let mended = exchange::heal(&target.folder, &names.aside).map_err(Failure::machine(&target.folder))?;
    let left = fs::symlink_metadata(&names.staging).is_ok();
    if left {
        // Killed after the exchange: what stands there is the old site with its dot-files.
        carry(&names.staging, &target.folder).map_err(Failure::machine(&target.folder))?;
        fs::remove_dir_all(&names.staging).map_err(Failure::machine(&names.staging))?;
    }
    Ok(mended || left)
}

fn discard(staging: &Path) {
    // What cannot be removed now is removed by the next build.
    let _ = fs::remove_dir_all(staging);
}

fn stage(
    files: &BTreeMap<OutputPath, Vec<u8>>,
    target: &Target,
    names: &Names,
    last: &Manifest,
    release: &mut Release,
) -> Result<(), Failure> {
    let staging = &names.staging;
    fs::create_dir_all(staging).map_err(Failure::machine(staging))?;
    let mut made: BTreeSet<PathBuf> = BTreeSet::new();
    for (path, bytes) in files {
        let (new, old) = (staging.join(path.as_str()), target.folder.join(path.as_str()));
        if let Some(folder) = new.parent().filter(|f| !made.contains(*f)) {
            fs::create_dir_all(folder).map_err(Failure::machine(folder))?;
            made.insert(folder.to_owned());
        }
        let was = look(&old, bytes.len());
        if let (Some(expected), state) = (last.get(path.as_str()), &was)
            && let Some(what) = altered(*expected, state)
        {
            release.altered.push((path.as_str().to_owned(), what));
        }
        match was {
            Was::Bytes(was) if was == *bytes && fs::hard_link(&old, &new).is_ok() => release.unchanged += 1,
            _ => {
                write(&new, bytes)?;
                release.written += 1;
            }
        }
    }
    mark(staging, &target.folder)?;
    leftovers(files, target, last, release);
    Ok(())
}

/// Marks the tree as ours; an unchanged mark keeps its time.
fn mark(staging: &Path, folder: &Path) -> Result<(), Failure> {
    let text = format!("guong {}\n", env!("CARGO_PKG_VERSION"));
    let (new, old) = (staging.join(MARK), folder.join(MARK));
    let same = fs::read(&old).is_ok_and(|was| was == text.as_bytes());
    if same && fs::hard_link(&old, &new).is_ok() { Ok(()) } else { write(&new, text.as_bytes()) }
}

/// What stands at a path of the old edition.
enum Was {
    Nothing,
    Other,
    Bytes(Vec<u8>),
}

fn look(old: &Path, size: usize) -> Was {
    let Ok(meta) = fs::symlink_metadata(old) else { return Was::Nothing };
    if !meta.is_file() || meta.len() != size as u64 {
        return fs::read(old).map_or(Was::Other, Was::Bytes);
    }
    fs::read(old).map_or(Was::Other, Was::Bytes)
}

/// What someone else did to a file of the last edition.
fn altered(expected: Fingerprint, was: &Was) -> Option<&'static str> {
    match was {
        Was::Nothing => Some("removed"),
        Was::Other => Some("changed"),
        Was::Bytes(bytes) => (Fingerprint::of_bytes(bytes) != expected).then_some("changed"),
    }
}

fn write(path: &Path, bytes: &[u8]) -> Result<(), Failure> {
    let mut file = fs::File::create(path).map_err(Failure::machine(path))?;
    file.write_all(bytes).map_err(Failure::machine(path))
}

/// Counts what goes, and names what was never ours.
fn leftovers(files: &BTreeMap<OutputPath, Vec<u8>>, target: &Target, last: &Manifest, release: &mut Release) {
    let hidden = |e: &walkdir::DirEntry| e.depth() == 1 && e.file_name().to_string_lossy().starts_with('.');
    let walk = WalkDir::new(&target.folder).sort_by_file_name().into_iter().filter_entry(|e| !hidden(e));
    for entry in walk.filter_map(Result::ok).filter(|e| !e.file_type().is_dir()) {
        let relative = entry.path().strip_prefix(&target.folder).unwrap_or(entry.path());
        let path = relative.to_string_lossy().replace('\\', "/");
        if files.contains_key(&OutputPath::new(&path)) {
            continue;
        }
        release.removed += 1;
        if !last.is_empty() && !last.contains_key(&path) {
            release.dropped.push(path);
        }
    }
}

/// Carries dot-files and dot-folders that the tool did not write into the new site.
fn carry(old: &Path, new: &Path) -> io::Result<()> {
    let Ok(entries) = fs::read_dir(old) else { return Ok(()) };
    for entry in entries {
        let name = entry?.file_name();
        let to = new.join(&name);
        if name.to_string_lossy().starts_with('.') && name != MARK && fs::symlink_metadata(&to).is_err() {
            fs::rename(old.join(&name), to)?;
        }
    }
    Ok(())
}
