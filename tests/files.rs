//! What a folder may hold that is no plain file of text: each is told at its place,
//! and nothing is published.
#![cfg(unix)]

mod yard;

use std::ffi::OsStr;
use std::fs;
use std::os::unix::ffi::OsStrExt;
use std::os::unix::fs::symlink;
use std::os::unix::net::UnixListener;
use std::path::Path;

use guong::base::diagnostic::Sink;
use guong::base::files::{Files, text};
use yard::{DAY, guong, put, site};

/// A fault, and how it comes into a project.
type Case = (&'static str, fn(&Path));

const STORY: &str = "---\ntitle: A\n---\n";

const CASES: [Case; 12] = [
    ("G101 content/stories/x.md", |root| put(root, "content/stories/x.md", b"---\ntitle: \xC0\xD4\n---\n")),
    ("G105 content/stories/x.md", |root| {
        put(root, "content/stories/x.md", format!("---\ntitle: {}\n---\n", "a".repeat(1 << 20)));
    }),
    ("G106 content/stories/x.md", |root| symlink("/etc/hostname", root.join("content/stories/x.md")).expect("a link")),
    ("G107 content/stories/x.md", |root| symlink("khong-co.md", root.join("content/stories/x.md")).expect("a link")),
    ("G107 content/stories/vong", |root| symlink(".", root.join("content/stories/vong")).expect("a link")),
    ("G108 content/stories/x.md", |root| drop(UnixListener::bind(root.join("content/stories/x.md")).expect("a socket"))),
    ("G109 content/stories/\u{e1}.md", |root| {
        ["\u{e1}", "a\u{301}"].iter().for_each(|name| put(root, &format!("content/stories/{name}.md"), STORY));
    }),
    ("G110 content/stories/x.md", |root| fs::create_dir(root.join("content/stories/x.md")).expect("a folder")),
    ("G113 site.yaml", |root| fs::remove_file(root.join("site.yaml")).expect("it was there")),
    ("G114 content/stories/\u{fffd}.md", |root| {
        fs::write(root.join("content/stories").join(OsStr::from_bytes(b"\xC0.md")), STORY).expect("a file");
    }),
    ("G131 content/stories/x.md", |root| put(root, "content/stories/x.md", many_keys())),
    ("G190 content/stories/x.md", |root| put(root, "content/stories/x.md", many_keys())),
];

/// A story with more wrong keys than anyone reads of.
fn many_keys() -> String {
    let keys: String = (0..1000).map(|n| format!("khong-co-{n}: a\n")).collect();
    format!("---\ntitle: A\n{keys}---\n")
}

#[test]
fn what_is_no_plain_file_of_text_is_told() {
    for (told, make) in CASES {
        let root = site();
        make(root.path());
        let output = guong(root.path(), &["build", "--as-of", DAY]);
        let said = String::from_utf8_lossy(&output.stdout);
        let found: Vec<String> = said
            .lines()
            .filter_map(|line| serde_json::from_str::<serde_json::Value>(line).ok())
            .map(|d| format!("{} {}", d["code"].as_str().unwrap_or_default(), d["file"].as_str().unwrap_or_default()))
            .collect();
        assert!(found.iter().any(|f| f == told), "{told}: {said}");
        assert_eq!(output.status.code(), Some(1), "{told}");
        assert!(!root.path().join("public").exists(), "{told}");
    }
}

#[test]
fn a_file_that_cannot_be_read_is_told() {
    let root = site();
    let mut sink = Sink::new();
    let files = Files::scan(root.path(), &mut sink);
    let file = files.get("content/stories/bai-dau-tien.md").expect("init wrote it");
    fs::remove_file(root.path().join(file.path.as_str())).expect("it was there");
    assert_eq!(text(file, &mut sink), None);
    let told: Vec<String> = sink.into_report().iter().map(|d| d.code.name()).collect();
    assert_eq!(told, ["G111"]);
}
