//! A build of what is published already builds nothing, and tells the same; whatever
//! an edition depends on, once it moved, is built again.

mod yard;

use std::fs::{self, File};
use std::path::Path;
use std::time::{Duration, SystemTime};

use yard::{command, put, site};

const EMBARGOED: &str =
    "---\ntitle: Sáng mai\nembargo: 2023-09-15T09:30\nreview: {status: approved}\nsources: [{title: Sổ}]\n---\n\nTin.\n";
const LATE: &str =
    "---\ntitle: Hôm qua\nexpires: 2023-09-15T10:15\nreview: {status: approved}\nsources: [{title: Sổ}]\n---\n\nTin.\n";

/// What a build says: whether anything was made, and its report without what differs from run to run.
fn said(root: &Path, arguments: &[&str]) -> (bool, String) {
    let run = command(root, &[&["build", "--profile"], arguments].concat()).output().expect("the program runs");
    let stdout = String::from_utf8(run.stdout).expect("JSON is UTF-8");
    assert!(run.status.success(), "{arguments:?} {stdout}");
    let lines = stdout.lines().map(|line| {
        let mut line: serde_json::Value = serde_json::from_str(line).expect("a line of JSON");
        if let Some(summary) = line.get_mut("summary").and_then(serde_json::Value::as_object_mut) {
            summary.retain(|key, _| !["seconds", "written", "unchanged", "removed"].contains(&key.as_str()));
        }
        line.to_string()
    });
    let report = lines.collect::<Vec<_>>().join("\n");
    (String::from_utf8_lossy(&run.stderr).contains("Reading the content\n"), report)
}

#[test]
fn what_did_not_change_is_told_and_not_built() {
    let folder = site();
    let root = folder.path();
    put(root, "content/stories/sang-mai.md", EMBARGOED);
    put(root, "content/stories/hom-qua.md", LATE);
    let at = |minute: &'static str| ["--as-of", minute];
    let (built, first) = said(root, &at("2023-09-15T08:00"));
    assert!(built, "nothing is there yet");
    assert!(first.contains("\"next_publication\":\"2023-09-15T09:30\""), "{first}");
    let again = |what: &str, minute: &'static str| {
        let (built, report) = said(root, &at(minute));
        assert!(!built, "{what} is no reason to build");
        report
    };
    let anew = |what: &str, arguments: &[&str]| {
        assert!(said(root, arguments).0, "{what} is a reason to build");
        assert!(!said(root, arguments).0, "{what} is built once");
    };
    assert_eq!(again("nothing", "2023-09-15T08:00"), first);
    assert_eq!(again("a minute", "2023-09-15T09:29"), first);
    let page = root.join("content/stories/hom-qua.md");
    let touched = File::options().append(true).open(&page).expect("it is there");
    touched.set_modified(SystemTime::now() - Duration::from_secs(60)).expect("it can be touched");
    drop(touched);
    assert_eq!(again("a touch", "2023-09-15T08:00"), first);

    anew("a beginning", &at("2023-09-15T09:30"));
    anew("an end", &at("2023-09-15T10:16"));
    anew("a day", &at("2023-09-16T10:16"));
    let day = at("2023-09-16T10:16");
    put(root, "content/stories/hom-qua.md", LATE.replace("Tin.", "Tin mới."));
    anew("an edit", &day);
    put(root, "content/stories/moi.md", LATE.replace("expires: 2023-09-15T10:15\n", ""));
    anew("a new file", &day);
    fs::remove_file(&page).expect("it is there");
    put(root, "content/stories/hom-kia.md", LATE.replace("expires:", "aliases: [/tin/hom-qua/]\nexpires:"));
    anew("a name", &day);
    put(root, "themes/default/static/them.css", "p { color: red }");
    anew("a theme", &day);
    anew("another address", &["--base-url", "https://b.vn/", "--as-of", "2023-09-16T10:16"]);
    anew("its own address", &day);
    put(root, "public/index.html", "Sửa bằng tay.");
    anew("a changed page", &day);
    put(root, "public/la.html", "Lạ.");
    anew("a stranger's page", &day);
    fs::remove_file(root.join("public/robots.txt")).expect("it is there");
    anew("a lost page", &day);
    let state = fs::read_dir(root.join(".guong/targets")).expect("state").next().expect("one").expect("readable").path();
    fs::write(state, "hỏng").expect("it is spoilt");
    anew("a damaged state", &day);
    assert!(said(root, &[&day[..], &["--verify"]].concat()).0, "to verify is to build");
}

#[test]
fn a_warning_is_told_each_time_and_refused_where_asked() {
    let folder = site();
    let root = folder.path();
    put(root, "content/stories/cu.md", "---\ntitle: Cũ\nreview: {status: approved, review_by: 2023-09-01}\n---\n\nTin.\n");
    let day = ["--as-of", "2023-09-15"];
    let (_, first) = said(root, &day);
    assert!(first.contains("\"severity\":\"warning\""), "{first}");
    assert_eq!(said(root, &day), (false, first));
    let refused = command(root, &["build", "--as-of", "2023-09-15", "--strict"]).output().expect("the program runs");
    assert_eq!(refused.status.code(), Some(1));
}
