//! What tests of the whole program share: sites, runs, trees, chance.

#![allow(dead_code, reason = "each test program uses its own part of the yard")]

pub mod index;
pub mod people;
pub mod target;

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::process::{Command, Output};

use tempfile::TempDir;

/// The day on which everything is built.
pub const DAY: &str = "2023-09-15";

/// The program, about to work on a project.
pub fn command(root: &Path, arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_guong"));
    command.args(arguments).args(["--root", &root.display().to_string(), "--lang", "en", "--format", "json"]);
    command
}

/// Runs the program on a project.
pub fn guong(root: &Path, arguments: &[&str]) -> Output {
    command(root, arguments).output().expect("the program was built with this test")
}

/// Builds a project on the usual day; it must succeed.
pub fn build(root: &Path, day: &str) -> Output {
    let run = guong(root, &["build", "--as-of", day]);
    assert!(run.status.success(), "{}{}", String::from_utf8_lossy(&run.stdout), String::from_utf8_lossy(&run.stderr));
    run
}

/// A folder for one test; in memory where the machine has such a place, since making files is what these tests wait for.
pub fn folder() -> TempDir {
    let memory = Path::new("/dev/shm");
    let made = if memory.is_dir() { tempfile::tempdir_in(memory) } else { tempfile::tempdir() };
    made.or_else(|_| tempfile::tempdir()).expect("a temporary folder")
}

/// A new site, as `guong init` makes it.
pub fn site() -> TempDir {
    let folder = folder();
    let made = Command::new(env!("CARGO_BIN_EXE_guong")).arg("init").arg(folder.path()).output().expect("the program runs");
    assert!(made.status.success(), "{}", String::from_utf8_lossy(&made.stderr));
    folder
}

/// The demo without what was published of it. Its pictures are made once, in the project's own cache.
pub fn demo() -> TempDir {
    let project = Path::new(env!("CARGO_MANIFEST_DIR"));
    let folder = folder();
    put(folder.path(), "site.yaml", fs::read(project.join("site.yaml")).expect("the demo has settings"));
    for part in ["content", "themes"] {
        for (file, bytes) in tree(&project.join(part)) {
            put(folder.path(), &format!("{part}/{file}"), bytes);
        }
    }
    let (kept, own) = (project.join(".guong/pictures"), folder.path().join(".guong"));
    fs::create_dir_all(&kept).expect("a folder can be made");
    fs::create_dir_all(&own).expect("a folder can be made");
    #[cfg(unix)]
    std::os::unix::fs::symlink(kept, own.join("pictures")).expect("a link can be made");
    folder
}

/// Writes a file of a project.
pub fn put(root: &Path, file: &str, text: impl AsRef<[u8]>) {
    let path = root.join(file);
    fs::create_dir_all(path.parent().expect("files stand in folders")).expect("a folder can be made");
    fs::write(path, text).expect("a file can be written");
}

/// Every file below a folder, by its name.
pub type Tree = BTreeMap<String, Vec<u8>>;

/// Reads every file below a folder.
pub fn tree(folder: &Path) -> Tree {
    let files = walkdir::WalkDir::new(folder).into_iter().filter_map(Result::ok).filter(|e| e.file_type().is_file());
    let name = |path: &Path| path.strip_prefix(folder).expect("below it").display().to_string();
    files.map(|e| (name(e.path()), fs::read(e.path()).expect("readable"))).collect()
}

/// The same project in another folder, without state and without what is published.
pub fn copy(root: &Path) -> TempDir {
    let folder = folder();
    for (name, bytes) in tree(root) {
        if !name.starts_with("public/") && !name.starts_with(".guong/") {
            put(folder.path(), &name, bytes);
        }
    }
    folder
}

/// What a build from nothing publishes, and the ledger that it leaves.
pub fn clean(root: &Path, day: &str) -> (Tree, Vec<u8>) {
    let other = copy(root);
    build(other.path(), day);
    (tree(&other.path().join("public")), ledger(other.path()))
}

/// The ledger of a project; empty where there is none.
pub fn ledger(root: &Path) -> Vec<u8> {
    fs::read(root.join("content/permalinks.tsv")).unwrap_or_default()
}

/// The names under which two trees differ.
pub fn differences(one: &Tree, two: &Tree) -> Vec<String> {
    one.keys().chain(two.keys()).filter(|name| one.get(*name) != two.get(*name)).cloned().collect()
}

/// Numbers by chance, the same for the same seed.
pub struct Chance(u64);

impl Chance {
    /// Begins with a seed.
    pub fn new(seed: u64) -> Chance {
        Chance(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1)
    }

    /// A number below `end`.
    pub fn below(&mut self, end: u64) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0 % end.max(1)
    }

    /// One of several.
    pub fn pick<'a, T>(&mut self, of: &'a [T]) -> &'a T {
        let at = usize::try_from(self.below(of.len() as u64)).expect("a position fits");
        &of[at]
    }
}
