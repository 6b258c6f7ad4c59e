//! A project with a target, into which pairs of path and text are published.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use guong::base::diagnostic::Sink;
use guong::base::failure::Failure;
use guong::base::path::OutputPath;
use guong::engine::make::make;
use guong::engine::notes::Notes;
use guong::engine::release::{self, Beside};
use guong::engine::store::Store;
use guong::plan::{OutputFile, Plan, Recipe};
use guong::publish::exchange::Way;
use guong::publish::folder::{Release, Target};

/// A project with a target, built from pairs of path and text.
pub struct Project {
    /// Its folder.
    pub temp: tempfile::TempDir,
    /// How editions change places.
    pub way: Way,
    /// Whether anything is replaced.
    pub force: bool,
}

/// What one build ended with: the release, and the codes of what it told.
pub type Ended = (Result<Release, Failure>, Vec<String>);

impl Project {
    pub fn new(way: Way) -> Project {
        Project { temp: tempfile::tempdir().expect("a temporary folder can be made"), way, force: false }
    }

    pub fn root(&self) -> &Path {
        self.temp.path()
    }

    pub fn public(&self) -> PathBuf {
        self.root().join("public")
    }

    pub fn spare(&self) -> PathBuf {
        self.root().join(".guong/spare")
    }

    pub fn target(&self) -> Target {
        let spare = Some(self.spare());
        Target { way: self.way, force: self.force, spare, ..Target::at(&self.public()) }
    }

    pub fn build(&self, pages: &[(&str, &str)]) -> Ended {
        self.build_with(pages, None)
    }

    pub fn build_with(&self, pages: &[(&str, &str)], ledger: Option<&str>) -> Ended {
        let mut sink = Sink::new();
        let (store, target) = (Store::of(self.root()), self.target());
        let ledger = ledger.map(|text| (self.root().join("permalinks.tsv"), text.as_bytes().to_vec()));
        let beside = Beside { ledger, notes: Notes::default().with("pages", &pages.len()) };
        let done = release::open(&target, &store, &mut sink).and_then(|standing| {
            let made = make(plan(pages), &standing.begin(), &mut sink);
            standing.publish(&made, &beside, &mut sink)
        });
        let told = sink.into_report().into_iter();
        (done, told.map(|d| format!("{} {}", d.code.name(), d.values.get("path").cloned().unwrap_or_default())).collect())
    }

    /// Builds, and expects that it went well; what it told.
    pub fn publish(&self, pages: &[(&str, &str)]) -> (Release, Vec<String>) {
        let (done, told) = self.build(pages);
        (done.expect("it is published"), told)
    }

    /// Every file of the site with its text, every empty folder, every link.
    pub fn site(&self) -> BTreeMap<String, String> {
        let mut site = BTreeMap::new();
        for entry in walkdir::WalkDir::new(self.public()).min_depth(1) {
            let entry = entry.expect("the site can be read");
            let path = entry.path().strip_prefix(self.public()).expect("it is below").display().to_string();
            let is_empty = || fs::read_dir(entry.path()).is_ok_and(|mut e| e.next().is_none());
            if entry.file_type().is_file() {
                site.insert(path, fs::read_to_string(entry.path()).expect("it is text"));
            } else if entry.file_type().is_symlink() || is_empty() {
                site.insert(path, format!("{:?}", entry.file_type()));
            }
        }
        site.remove(".guong-site");
        site
    }

    pub fn leftovers(&self) -> Vec<String> {
        let names = fs::read_dir(self.root()).expect("it can be read").filter_map(Result::ok);
        let mut names: Vec<String> = names.map(|e| e.file_name().to_string_lossy().into_owned()).collect();
        names.retain(|n| !["public", ".guong", "permalinks.tsv"].contains(&n.as_str()));
        names
    }
}

pub fn plan(pages: &[(&str, &str)]) -> Plan<'static> {
    let (mut plan, mut sink) = (Plan::default(), Sink::new());
    for (path, text) in pages {
        let inputs = ((*path).to_owned(), (*text).to_owned());
        let recipe = Recipe::new("page", vec![OutputPath::new(path)], inputs, |(path, text)| {
            Ok(vec![OutputFile::new(OutputPath::new(path), text.clone().into_bytes())])
        });
        plan.add(recipe, None, &mut sink);
    }
    plan
}

pub fn texts(pages: &[(&str, &str)]) -> BTreeMap<String, String> {
    pages.iter().map(|(path, text)| ((*path).to_owned(), (*text).to_owned())).collect()
}

pub const OLD: [(&str, &str); 4] =
    [("index.html", "old"), ("a/index.html", "a"), ("a/b/index.html", "b"), ("gone/index.html", "gone")];
pub const NEW: [(&str, &str); 4] = [("index.html", "new"), ("a/index.html", "a"), ("a/b/index.html", "b"), ("c/index.html", "c")];
