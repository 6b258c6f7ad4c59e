//! The program as people use it: whole sites, broken sites, and words that must not show.

mod yard;

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::process::Output;

use serde::Deserialize;
use yard::{DAY, guong, put, site, tree};

fn build(root: &Path) -> Output {
    guong(root, &["build", "--as-of", DAY])
}

#[derive(Deserialize)]
struct Case {
    name: String,
    file: String,
    text: String,
    code: String,
    line: u64,
    /// Other files that belong to the case.
    #[serde(default)]
    beside: BTreeMap<String, String>,
    /// Where it is told, if not at the file.
    told: Option<String>,
    /// What the command is asked for besides.
    #[serde(default)]
    arguments: Vec<String>,
    /// What the message or the remedy says.
    #[serde(default)]
    says: String,
}

impl Case {
    /// Runs a command on the site with the case's files, then takes them away again.
    fn run(&self, root: &Path, command: &[&str]) -> Output {
        let files: Vec<(&String, &String)> = self.beside.iter().chain([(&self.file, &self.text)]).collect();
        let was: Vec<_> = files.iter().map(|(file, _)| fs::read(root.join(file)).ok()).collect();
        files.iter().for_each(|(file, text)| put(root, file, text));
        let output = guong(root, &[command, &self.arguments.iter().map(String::as_str).collect::<Vec<_>>()].concat());
        for ((file, _), was) in files.iter().zip(was) {
            match was {
                Some(bytes) => put(root, file, bytes),
                None => fs::remove_file(root.join(file)).expect("a file can be removed"),
            }
        }
        output
    }

    /// What is wrong where the command does not tell the case, or ends otherwise than with that code.
    fn wrong(&self, root: &Path, command: &str, code: i32) -> Option<String> {
        let output = self.run(root, &[command, "--as-of", DAY]);
        let is_right = output.status.code() == Some(code) && self.is_told(&output);
        let said = || String::from_utf8_lossy(&output.stdout).into_owned();
        (!is_right).then(|| format!("{}: exit {:?}, {}", self.name, output.status.code(), said()))
    }

    /// Whether that was told, at its place and in words without gaps.
    fn is_told(&self, output: &Output) -> bool {
        let said = String::from_utf8_lossy(&output.stdout);
        said.lines().filter_map(|l| serde_json::from_str::<serde_json::Value>(l).ok()).any(|d| {
            let words = format!("{} {}", d["message"], d["hint"]);
            let there = d["file"] == self.told.as_ref().unwrap_or(&self.file).as_str() && d["line"].as_u64() == Some(self.line);
            d["code"] == self.code.as_str() && there && words.contains(&self.says) && !words.contains('$')
        })
    }
}

#[test]
fn each_fault_is_told_at_its_place_and_nothing_is_published() {
    let cases: Vec<Case> = serde_yaml::from_str(include_str!("data/broken.yaml")).expect("the table is YAML");
    let root = site();
    assert_eq!(build(root.path()).status.code(), Some(0), "a new site builds");
    let before = tree(&root.path().join("public"));
    let mut wrong = Vec::new();
    for case in &cases {
        wrong.extend(case.wrong(root.path(), "build", 1));
        if tree(&root.path().join("public")) != before {
            wrong.push(format!("{}: the published site changed", case.name));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn what_hinders_nothing_is_told_at_its_place_too() {
    let cases: Vec<Case> = serde_yaml::from_str(include_str!("data/told.yaml")).expect("the table is YAML");
    let root = site();
    let wrong: Vec<String> = cases.iter().filter_map(|case| case.wrong(root.path(), "check", 0)).collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn the_same_edition_has_the_same_bytes_and_changes_nothing() {
    let (one, two) = (site(), site());
    assert_eq!(guong(one.path(), &["build", "--as-of", "2023-09-15", "--jobs", "1"]).status.code(), Some(0));
    assert_eq!(guong(two.path(), &["build", "--as-of", "2023-09-15", "--jobs", "2"]).status.code(), Some(0));
    assert_eq!(tree(&one.path().join("public")), tree(&two.path().join("public")));
    let again = build(one.path());
    let summary = String::from_utf8_lossy(&again.stdout).lines().last().map(str::to_owned).unwrap_or_default();
    let summary: serde_json::Value = serde_json::from_str(&summary).expect("the last line is the summary");
    assert_eq!((summary["summary"]["written"].as_u64(), summary["summary"]["removed"].as_u64()), (Some(0), Some(0)));
}

#[test]
fn a_translation_that_contradicts_its_original_is_told_and_published_as_the_original() {
    let root = site();
    put(
        root.path(),
        "content/profiles/nguoi-dau-tien.en.md",
        "---\ntitle: A\nkind: household\nreview: {status: approved}\n---\n\nText.\n",
    );
    let output = build(root.path());
    let said = String::from_utf8_lossy(&output.stdout).into_owned();
    let told: Vec<serde_json::Value> = said.lines().filter_map(|l| serde_json::from_str(l).ok()).collect();
    assert_eq!((output.status.code(), &told[0]["code"], &told[0]["line"]), (Some(0), &"G210".into(), &3.into()), "{said}");
    let page = fs::read_to_string(root.path().join("public/en/guong/nguoi-dau-tien/index.html")).expect("it is published");
    assert!(!page.to_lowercase().contains("household"));
}

#[test]
fn what_was_published_stays_answered() {
    let root = site();
    assert_eq!(build(root.path()).status.code(), Some(0));
    let story = root.path().join("content/stories/bai-dau-tien.md");
    let text = fs::read_to_string(&story).expect("init wrote it");
    fs::remove_file(&story).expect("it can be removed");
    let refused = build(root.path());
    assert_eq!(refused.status.code(), Some(1), "an address would vanish");
    put(root.path(), "content/stories/ten-moi.md", text.replace("title:", "aliases: [/tin/bai-dau-tien/]\ntitle:"));
    assert_eq!(build(root.path()).status.code(), Some(0));
    let page = fs::read_to_string(root.path().join("public/tin/bai-dau-tien/index.html")).expect("a redirect");
    assert!(page.contains("/tin/ten-moi/"));
    put(root.path(), "content/stories/ten-moi.md", "---\nid: ten-moi\nerased: {date: 2023-09-15, why: theo yêu cầu}\n---\n");
    put(
        root.path(),
        "content/stories/bai-dau-tien.md",
        "---\nid: bai-dau-tien\nerased: {date: 2023-09-15, why: theo yêu cầu}\n---\n",
    );
    let output = build(root.path());
    assert_eq!(output.status.code(), Some(0), "{}", String::from_utf8_lossy(&output.stdout));
    let rules = fs::read_to_string(root.path().join("public/_redirects")).expect("server rules");
    assert!(
        rules.contains("/tin/ten-moi/ /tin/ten-moi/ 410") && rules.contains("/tin/bai-dau-tien/ /tin/bai-dau-tien/ 410"),
        "{rules}"
    );
}

#[test]
fn a_foreign_folder_is_refused_and_wrong_usage_says_so() {
    let root = site();
    let foreign = tempfile::tempdir().expect("a temporary folder");
    put(foreign.path(), "thu-rieng.txt", "của người khác");
    let out = foreign.path().display().to_string();
    assert_eq!(guong(root.path(), &["build", "--out", &out]).status.code(), Some(2));
    assert_eq!(tree(foreign.path()).len(), 1);
    assert_eq!(guong(root.path(), &["build", "--as-of", "hôm qua"]).status.code(), Some(2));
    assert_eq!(guong(root.path(), &["xay"]).status.code(), Some(2));
    let file = root.path().join("site.yaml").display().to_string();
    assert_eq!(guong(root.path(), &["init", &file]).status.code(), Some(2), "a file is no folder");
    let told = |arguments: &[&str]| String::from_utf8_lossy(&guong(root.path(), arguments).stderr).into_owned();
    assert!(told(&["explain", "G1311"]).contains("did you mean `G1"));
    assert!(told(&["new", "profil", "a"]).contains("did you mean `profile`?"));
    assert!(told(&["build", "--strickt"]).contains("did you mean `--strict`?"));
    assert_eq!(guong(&root.path().join("khong-co"), &["build"]).status.code(), Some(2));
}

#[test]
fn help_is_in_one_language() {
    let said = |arguments: &[&str]| {
        let run = std::process::Command::new(env!("CARGO_BIN_EXE_guong")).args(arguments).output().expect("the program runs");
        assert_eq!(run.status.code(), Some(0), "{arguments:?}");
        String::from_utf8_lossy(&run.stdout).into_owned()
    };
    for (lang, own, other) in
        [("en", ["Usage:", "Options:"], ["Cách dùng", "Tùy chọn"]), ("vi", ["Cách dùng:", "Tùy chọn:"], ["Usage", "Options:"])]
    {
        for arguments in [&["--help", "--lang", lang][..], &["--lang", lang, "help", "build"], &["serve", "-h", "--lang", lang]] {
            let help = said(arguments);
            assert!(own.iter().all(|w| help.contains(w)) && !other.iter().any(|w| help.contains(w)), "{arguments:?} {help}");
            assert!(!help.contains(" / "), "{arguments:?} {help}");
        }
    }
}
