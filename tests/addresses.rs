//! Every address that was ever published is answered rightly, whatever editors do;
//! archives stay as they are.

mod yard;

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use serde::Deserialize;
use tempfile::TempDir;
use yard::{DAY, build, guong, ledger, put, site, tree};

#[derive(Deserialize)]
struct Case {
    name: String,
    steps: Vec<Step>,
    told: Option<String>,
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct Step {
    write: BTreeMap<String, String>,
    remove: Vec<String>,
    replace: Vec<(String, String, String)>,
}

impl Step {
    fn make(&self, root: &Path) {
        for file in &self.remove {
            fs::remove_file(root.join(file)).expect("it is there");
        }
        self.write.iter().for_each(|(file, text)| put(root, file, text));
        for (file, old, new) in &self.replace {
            let text = fs::read_to_string(root.join(file)).expect("it is there");
            assert!(text.contains(old), "{file}: {old}");
            put(root, file, text.replace(old, new));
        }
    }
}

fn story(title: &str, day: u32) -> String {
    format!(
        "---\ntitle: {title}\ndate: 2023-01-{day:02}\nplace: xa-mau\nfields: [nong-nghiep]\nmovements: [pt]\nreview: {{status: approved}}\n---\n\nChữ.\n"
    )
}

/// A site of seven stories, two on a page.
fn published() -> TempDir {
    let root = site();
    let text = fs::read_to_string(root.path().join("site.yaml")).expect("init wrote it");
    put(root.path(), "site.yaml", text.replace("page_size: 20", "page_size: 2"));
    fs::remove_file(root.path().join("content/stories/bai-dau-tien.md")).expect("init wrote it");
    for (name, day) in ["a", "b", "c", "d", "e", "f", "g"].into_iter().zip(1..) {
        put(root.path(), &format!("content/stories/{name}.md"), story(name, day));
    }
    put(root.path(), "content/stories/a.en.md", "---\ntitle: A\nreview: {status: approved}\n---\n\nText.\n");
    put(root.path(), "content/movements/pt.md", "---\ntitle: P\ntype: regular\nreview: {status: approved}\n---\n\nChữ.\n");
    build(root.path(), "2023-09-10");
    root
}

/// The addresses that have a page or stand in the ledger.
fn addresses(root: &Path) -> BTreeSet<String> {
    let pages = tree(&root.join("public")).into_keys().filter(|name| name.ends_with(".html"));
    let pages = pages.map(|name| format!("/{}", name.strip_suffix("index.html").unwrap_or(&name)));
    let ledger = String::from_utf8(ledger(root)).expect("the ledger is text");
    pages.chain(ledger.lines().filter_map(|l| l.split('\t').next()).map(str::to_owned)).collect()
}

/// What answers an address.
#[derive(PartialEq, Debug)]
enum Answer {
    Page,
    Moved(String),
    Gone,
    Nothing,
}

/// A published site as a server sees it.
struct Served {
    files: yard::Tree,
    rules: String,
    map: String,
    /// The path of `base_url`.
    base: String,
}

impl Served {
    fn of(root: &Path) -> Served {
        let files = tree(&root.join("public"));
        let text = |name: &str| String::from_utf8(files[name].clone()).expect("rules are text");
        let settings = fs::read_to_string(root.join("site.yaml")).expect("it is there");
        let base = if settings.contains("a.vn/guong-sang/") { "/guong-sang" } else { "" };
        Served { rules: text("_redirects"), map: text("_nginx.map"), base: base.to_owned(), files }
    }

    fn answer(&self, address: &str) -> Answer {
        let name = address.trim_start_matches('/');
        let name = if name.is_empty() || name.ends_with('/') { format!("{name}index.html") } else { name.to_owned() };
        let Some(bytes) = self.files.get(&name) else { return Answer::Nothing };
        let text = String::from_utf8_lossy(bytes);
        if let Some((_, to)) = text.split_once("content=\"0; url=") {
            return Answer::Moved(to.split('"').next().unwrap_or_default().to_owned());
        }
        let own = format!("{}{address}", self.base);
        if self.rules.lines().any(|l| l == format!("{own} {own} 410")) {
            assert!(text.contains("noindex") && self.map.contains(&format!("\"{own}\" 410;")), "{address}");
            return Answer::Gone;
        }
        Answer::Page
    }

    /// What is wrong with the answer to an address.
    fn fault(&self, address: &str) -> Option<String> {
        match self.answer(address) {
            Answer::Nothing => Some(format!("{address}: no answer")),
            Answer::Page | Answer::Gone => None,
            Answer::Moved(to) => {
                let own = format!("{}{address}", self.base);
                let ruled = self.rules.lines().any(|l| l == format!("{own} {to} 301"));
                let mapped = self.map.contains(&format!("\"{own}\" \"{to}\";"));
                let there = self.answer(to.strip_prefix(&self.base).unwrap_or(&to));
                (!ruled || !mapped || there != Answer::Page).then(|| format!("{address}: {to}, {there:?}, {ruled}, {mapped}"))
            }
        }
    }
}

/// `CODE FILE:LINE` of every error.
fn told(output: &std::process::Output) -> Vec<String> {
    let lines = String::from_utf8_lossy(&output.stdout).into_owned();
    let errors =
        lines.lines().filter_map(|l| serde_json::from_str::<serde_json::Value>(l).ok()).filter(|d| d["severity"] == "error");
    errors
        .map(|d| format!("{} {}:{}", d["code"].as_str().unwrap_or_default(), d["file"].as_str().unwrap_or_default(), d["line"]))
        .collect()
}

/// `{ADDRESS}` in an expected place stands for its line in the ledger.
fn line_of(place: &str, ledger: &str) -> String {
    let Some((before, address)) = place.split_once('{') else { return place.to_owned() };
    let address = address.trim_end_matches('}');
    let line = ledger.lines().position(|l| l.starts_with(&format!("{address}\t"))).expect("it is in the ledger");
    format!("{before}{}", line + 1)
}

fn judge(case: &Case) -> Vec<String> {
    let root = published();
    let mut ever = addresses(root.path());
    let (mut output, mut book) = (None, String::new());
    for step in &case.steps {
        book = fs::read_to_string(root.path().join("content/permalinks.tsv")).expect("the ledger is text");
        step.make(root.path());
        let before = (tree(&root.path().join("public")), ledger(root.path()));
        let run = guong(root.path(), &["build", "--as-of", DAY]);
        if !run.status.success() && before != (tree(&root.path().join("public")), ledger(root.path())) {
            return vec!["something changed although the build failed".to_owned()];
        }
        ever.extend(addresses(root.path()));
        output = Some(run);
    }
    let output = output.expect("a case has steps");
    let found = told(&output);
    match (&case.told, output.status.code()) {
        (Some(place), Some(1)) => {
            let place = line_of(place, &book);
            if found.contains(&place) { Vec::new() } else { vec![format!("{found:?}, not {place}")] }
        }
        (None, Some(0)) => {
            let served = Served::of(root.path());
            let mut wrong: Vec<String> = ever.iter().filter_map(|address| served.fault(address)).collect();
            let again = guong(root.path(), &["build", "--as-of", DAY]);
            let unchanged = String::from_utf8_lossy(&again.stdout).contains("\"written\":0,");
            wrong.extend((!unchanged).then(|| "the next build changes something".to_owned()));
            wrong
        }
        (_, code) => vec![format!("exit {code:?}: {found:?}")],
    }
}

#[test]
fn every_address_ever_published_is_answered() {
    let cases: Vec<Case> = serde_yaml::from_str(include_str!("data/addresses.yaml")).expect("the table is YAML");
    assert!(cases.len() > 20);
    let (first, second) = cases.split_at(cases.len() / 2);
    let half = |cases: &[Case]| -> Vec<String> {
        cases
            .iter()
            .flat_map(|case| judge(case).into_iter().map(|why| format!("{}: {why}", case.name)).collect::<Vec<_>>())
            .collect()
    };
    let wrong = std::thread::scope(|scope| {
        let other = scope.spawn(|| half(second));
        let mut wrong = half(first);
        wrong.extend(other.join().expect("no test panics"));
        wrong
    });
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// The archive pages of the stories, by name.
fn archives(root: &Path) -> BTreeMap<String, String> {
    let pages = tree(&root.join("public")).into_iter().filter(|(name, _)| name.starts_with("tin/trang/"));
    pages.map(|(name, bytes)| (name, String::from_utf8(bytes).expect("pages are text"))).collect()
}

#[test]
fn archives_stay_as_they_are() {
    let root = published();
    let before = archives(root.path());
    assert_eq!(before.len(), 3, "{:?}", before.keys());
    let unchanged = |pages: &[&str], after: &BTreeMap<String, String>, what: &str| {
        for page in pages {
            let name = format!("tin/trang/{page}/index.html");
            assert_eq!(before.get(&name), after.get(&name), "{what}: {name}");
        }
    };
    put(root.path(), "content/stories/xua.md", story("xua", 1).replace("2023", "2001"));
    put(root.path(), "content/stories/moi.md", story("moi", 30));
    build(root.path(), DAY);
    unchanged(&["1", "2"], &archives(root.path()), "new and back-dated entries");
    let text = fs::read_to_string(root.path().join("content/stories/b.md")).expect("it is there");
    put(root.path(), "content/stories/b.md", text.replace("approved", "withdrawn"));
    build(root.path(), DAY);
    let after = archives(root.path());
    unchanged(&["2"], &after, "one is withdrawn from the first page");
    let first = &after["tin/trang/1/index.html"];
    assert!(first.contains("/tin/a/") && !first.contains("/tin/b/") && !first.contains("/tin/c/"));
    fs::rename(root.path().join("content/stories/c.md"), root.path().join("content/stories/ten-moi.md")).expect("renamed");
    let text = fs::read_to_string(root.path().join("content/stories/ten-moi.md")).expect("it is there");
    put(root.path(), "content/stories/ten-moi.md", text.replace("title:", "aliases: [/tin/c/]\ntitle:"));
    build(root.path(), DAY);
    let second = &archives(root.path())["tin/trang/2/index.html"];
    assert!(second.contains("/tin/ten-moi/") && second.contains("/tin/d/"), "a new name keeps its seat");
}

#[test]
fn what_was_never_online_is_forgotten() {
    let root = published();
    fs::remove_file(root.path().join("content/stories/b.md")).expect("it is there");
    assert_eq!(guong(root.path(), &["build", "--as-of", DAY]).status.code(), Some(1));
    let locked = ["build", "--as-of", DAY, "--forget", "/tin/b/", "--locked"];
    assert_eq!(guong(root.path(), &locked).status.code(), Some(1), "a locked ledger forgets nothing");
    assert_eq!(guong(root.path(), &locked[..5]).status.code(), Some(0));
    assert!(!String::from_utf8_lossy(&ledger(root.path())).contains("/tin/b/"));
    assert!(!root.path().join("public/tin/b/index.html").exists());
    build(root.path(), DAY);
    let unknown = guong(root.path(), &["build", "--as-of", DAY, "--forget", "/tin/bb/"]);
    assert_eq!(told(&unknown), ["G610 content/permalinks.tsv:1"]);
}
