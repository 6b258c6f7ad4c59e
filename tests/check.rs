//! `guong check`, as editors meet it: what it tells beyond a build, and where.

mod yard;

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::process::Command;

use serde::Deserialize;
use serde_json::Value;
use tempfile::TempDir;
use yard::demo;

const RAW: &str = include_str!("data/seed/phat-dong-thi-dua-2023.raw.txt");
const MENDED: &str = include_str!("data/seed/phat-dong-thi-dua-2023.md");
const DAMAGED: &str = include_str!("data/seed/damaged-words.tsv");

/// A new site, and more.
fn site<'a>(files: impl IntoIterator<Item = (&'a str, &'a str)>) -> TempDir {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let made = Command::new(env!("CARGO_BIN_EXE_guong")).arg("init").arg(folder.path()).output().expect("the program runs");
    assert!(made.status.success(), "{}", String::from_utf8_lossy(&made.stderr));
    for (file, text) in files {
        let path = folder.path().join(file);
        fs::create_dir_all(path.parent().expect("files stand in folders")).expect("a folder can be made");
        fs::write(path, text).expect("a file can be written");
    }
    folder
}

/// The exit code, and all that was told.
fn check(root: &Path, lang: &str) -> (Option<i32>, Vec<Value>) {
    let mut command = Command::new(env!("CARGO_BIN_EXE_guong"));
    command.args(["check", "--as-of", "2023-09-15", "--format", "json", "--lang", lang, "--root"]).arg(root);
    let output = command.output().expect("the program was built with this test");
    let said = String::from_utf8_lossy(&output.stdout).into_owned();
    let told = said.lines().map(|line| serde_json::from_str(line).expect("only JSON goes to standard output"));
    (output.status.code(), told.collect())
}

fn place(told: &Value) -> String {
    let text = |key: &str| told[key].as_str().unwrap_or_default().to_owned();
    format!("{} {}:{}:{}", text("code"), text("file"), told["line"], told["column"])
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Case {
    name: String,
    files: BTreeMap<String, String>,
    told: Vec<(String, String)>,
    #[serde(default)]
    fails: bool,
}

#[test]
fn what_an_editor_is_told() {
    let cases: Vec<Case> = serde_yaml::from_str(include_str!("data/check.yaml")).expect("the table is YAML");
    for case in &cases {
        let root = site(case.files.iter().map(|(file, text)| (file.as_str(), text.as_str())));
        for lang in ["vi", "en"] {
            let (code, all) = check(root.path(), lang);
            let told: Vec<&Value> = all.iter().filter(|d| d["code"].as_str().is_some_and(|c| c.starts_with("G9"))).collect();
            let places: Vec<String> = told.iter().map(|d| place(d)).collect();
            let expected: Vec<&str> = case.told.iter().map(|(place, _)| place.as_str()).collect();
            assert_eq!(places, expected, "{}: {all:#?}", case.name);
            for (d, (_, word)) in told.iter().zip(&case.told) {
                let message = d["message"].as_str().unwrap_or_default();
                assert!(message.contains(word) && !message.contains('$'), "{}: {message}", case.name);
                assert_eq!(d["severity"], "warning");
            }
            assert_eq!(code, Some(i32::from(case.fails)), "{}: {all:#?}", case.name);
        }
    }
}

#[test]
fn a_new_site_and_the_demo_are_clean() {
    let root = site([]);
    assert_eq!(check(root.path(), "en"), (Some(0), Vec::new()));
    let demo = demo();
    let output = Command::new(env!("CARGO_BIN_EXE_guong"))
        .args(["check", "--format", "json", "--root"])
        .arg(demo.path())
        .output()
        .expect("the program runs");
    let said = String::from_utf8_lossy(&output.stdout).into_owned();
    let told: Vec<Value> = said.lines().map(|l| serde_json::from_str(l).expect("only JSON goes to standard output")).collect();
    // The demo shows what an overdue figure looks like; nothing in its files is wrong.
    let told: Vec<String> = told.iter().map(|d| format!("{} {}", d["code"], d["severity"])).collect();
    assert_eq!((told, output.status.code()), (vec!["\"G908\" \"hint\"".to_owned()], Some(0)));
}

#[test]
fn what_a_build_would_refuse_is_told_and_nothing_is_written() {
    let root = site([]);
    let guong = |arguments: &[&str]| {
        let mut command = Command::new(env!("CARGO_BIN_EXE_guong"));
        command.args(arguments).arg("--root").arg(root.path()).output().expect("the program runs")
    };
    assert!(guong(&["build", "--as-of", "2023-09-15"]).status.success());
    let ledger = root.path().join("content/permalinks.tsv");
    let text = fs::read_to_string(&ledger).expect("the build wrote it");
    let fewer: String = text.lines().filter(|l| !l.starts_with("/tin/bai-dau-tien/")).map(|l| format!("{l}\n")).collect();
    fs::write(&ledger, &fewer).expect("a file can be written");
    fs::write(root.path().join("content/stories/x.md"), "---\ntitel: A\n---\n").expect("a file can be written");
    fs::write(root.path().join("public/la.txt"), "của người khác").expect("a file can be written");
    let (code, all) = check(root.path(), "en");
    let told: Vec<&str> = all.iter().filter_map(|d| d["code"].as_str()).collect();
    assert_eq!((code, told), (Some(1), vec!["G606", "G132", "G131"]), "{all:#?}");
    assert_eq!(fs::read_to_string(&ledger).expect("it is there"), fewer);
    assert!(root.path().join("public/la.txt").exists());
    assert_eq!(guong(&["check", "--as-of", "hôm qua"]).status.code(), Some(2));
}

/// The outside of a JPEG with an Exif block whose directory names coordinates.
fn telling_jpeg() -> Vec<u8> {
    let mut exif = b"Exif\0\0MM\0*\0\0\0\x08".to_vec();
    exif.extend(b"\0\x01\x88\x25\0\x04\0\0\0\x01\0\0\0\x1a\0\0\0\0");
    let length = u16::try_from(exif.len() + 2).expect("a short block").to_be_bytes();
    [&[0xFF, 0xD8, 0xFF, 0xE1], &length[..], &exif, &[0xFF, 0xD9]].concat()
}

#[test]
fn pictures_published_as_they_are_tell_what_they_hide() {
    let entry = "---\ntitle: Một\ncolumn: guong-sang\nreview: {status: approved}\n---\n\nXem [ảnh gốc](goc.jpg).\n";
    let root = site([("content/stories/x/index.md", entry), ("static/chu.txt", "chữ")]);
    // One that is linked to is published without what it hides; this one is cut short.
    fs::write(root.path().join("content/stories/x/goc.jpg"), telling_jpeg()).expect("a file can be written");
    fs::write(root.path().join("static/bia.jpg"), telling_jpeg()).expect("a file can be written");
    let (code, all) = check(root.path(), "vi");
    let places: Vec<String> = all.iter().map(place).collect();
    assert_eq!(places, ["G403 content/stories/x/index.md:7:5", "G407 static/bia.jpg:1:1"]);
    assert!(all[1]["message"].as_str().is_some_and(|m| m.contains("EXIF, GPS")), "{all:#?}");
    assert_eq!(code, Some(1));
}

const FRONT: &str = "---\ntitle: Văn bản\nreview: {status: approved}\n---\n";

#[test]
fn the_raw_document_lights_up_at_each_damaged_word_and_the_mended_one_is_silent() {
    let (raw, mended) = (format!("{FRONT}{RAW}"), format!("{FRONT}{MENDED}"));
    let root = site([("content/pages/tho.md", raw.as_str()), ("content/pages/da-sua.md", mended.as_str())]);
    let (_, all) = check(root.path(), "en");
    let told = all.iter().filter(|d| d["code"] == "G901");
    let line = |d: &Value| d["line"].as_u64().unwrap_or_default() - 4;
    let word = |d: &Value| {
        let message = d["message"].as_str().unwrap_or_default();
        message.split(['“', '”']).nth(1).unwrap_or_default().to_owned()
    };
    let words: Vec<String> = told
        .map(|d| {
            assert_eq!(d["file"], "content/pages/tho.md");
            format!("{}\t{}\t{}", line(d), d["column"], word(d))
        })
        .collect();
    assert_eq!(words, DAMAGED.lines().collect::<Vec<_>>());
    assert_eq!(words.len(), 155);
    for row in &words {
        let parts: Vec<&str> = row.split('\t').collect();
        let (line, column): (usize, usize) = (parts[0].parse().expect("a line"), parts[1].parse().expect("a column"));
        let text = RAW.lines().nth(line - 1).expect("the document has the line");
        assert!(text.chars().skip(column - 1).collect::<String>().starts_with(parts[2]), "{row}: {text}");
    }
}

const FIGURES: &str = "plan: {year: 2023}\nindicators:\n- {n: 1, id: thu, name: Thu, kind: flow, unit: tỷ đồng, releases: {every: month, days: 10}, target: {value: 4500}}\n- {n: 2, id: khach, name: Khách, kind: flow, unit: lượt, due: 2023-05-01, target: {value: 10}}\n- {n: 3, id: giuong, name: Giường, kind: level, unit: giường, releases: {every: half, days: 31}, target: {value: 40}}\n";
const TOLD: &str = "source: {title: A, published: 2023-08-20}\nobs:\n- {ind: thu, period: 2023-M07, basis: ytd, value: 1786, stage: estimate}\n- {ind: giuong, period: 2023-S1, basis: point, missing: not_collected}\n";

#[test]
fn the_calendar_and_the_ledger_of_claims_are_held() {
    let claims = |id: &str, amount: &str| {
        let head = "kind: individual\nfields: [nong-nghiep]\nreview: {status: approved, by: a, on: 2023-01-02}\nconsent: {person: {given: 2023-01-01}}";
        format!(
            "---\ntitle: {id}\n{head}\ncontributes:\n- {{indicator: thu, year: 2023, amount: {amount}, claim: measured}}\n---\n"
        )
    };
    let (one, two) = (claims("Một", "1000"), claims("Hai", "787"));
    let files = [
        ("content/plans/2023.yaml", FIGURES),
        ("content/snapshots/a.yaml", TOLD),
        ("content/profiles/a.md", two.as_str()),
        ("content/profiles/b.md", one.as_str()),
    ];
    let root = site(files);
    fs::write(root.path().join("content/lists/fields.yaml"), "- {id: nong-nghiep, name: Nông nghiệp}\n")
        .expect("a file can be written");
    let (_, all) = check(root.path(), "vi");
    let told: Vec<String> =
        all.iter().filter(|d| ["G907", "G908", "G909"].contains(&d["code"].as_str().unwrap_or_default())).map(place).collect();
    assert_eq!(
        told,
        ["G909 content/plans/2023.yaml:3:3", "G908 content/plans/2023.yaml:4:3", "G907 content/profiles/b.md:8:15"],
        "{all:#?}"
    );
    fs::write(root.path().join("content/profiles/b.md"), claims("Một", "999")).expect("a file can be written");
    let (_, all) = check(root.path(), "en");
    assert!(all.iter().all(|d| d["code"] != "G907"), "{all:#?}");
}

#[test]
fn a_new_snapshot_lists_what_is_due_and_builds_once_it_is_filled_in() {
    let root = site([("content/plans/2023.yaml", FIGURES), ("content/snapshots/a.yaml", TOLD)]);
    let run = |arguments: &[&str]| {
        let mut command = Command::new(env!("CARGO_BIN_EXE_guong"));
        command
            .args(arguments)
            .args(["--lang", "vi", "--root"])
            .arg(root.path())
            .output()
            .expect("the program runs")
            .status
            .code()
    };
    assert_eq!(run(&["new", "snapshot", "--as-of", "2023-09-15"]), Some(0));
    let path = root.path().join("content/snapshots/2023-09-15-so-lieu.yaml");
    let text = fs::read_to_string(&path).expect("it was made");
    let lines: Vec<&str> = text.lines().filter(|l| l.starts_with("- ")).collect();
    assert_eq!(
        lines,
        ["- {ind: thu, period: 2023-M08, basis: ytd, value: , stage: estimate}  # 2023-M07: 1786 tỷ đồng"],
        "{text}"
    );
    assert!(text.contains("# khach: 2023, 2024-01-31") && text.contains("# giuong: 2023, 2024-01-31"), "{text}");
    assert_eq!(run(&["build", "--as-of", "2023-09-15"]), Some(1), "nothing is filled in");
    assert_eq!(run(&["new", "snapshot", "--as-of", "2023-09-15"]), Some(2), "it is not overwritten");
    let filled =
        text.replace("value: ,", "value: 2001,").replace("title: ,", "title: Báo cáo,").replace("publisher: ,", "publisher: Sở,");
    fs::write(&path, filled).expect("a file can be written");
    assert_eq!(run(&["build", "--as-of", "2023-09-15"]), Some(0));
    assert_eq!(run(&["new", "plan", "2024"]), Some(0));
    let plan = fs::read_to_string(root.path().join("content/plans/2024.yaml")).expect("it was made");
    assert!(
        plan.contains("plan: {year: 2024, source: , decided: }") && plan.contains("target: {value: }}  # 2023: 4500"),
        "{plan}"
    );
    assert_eq!((run(&["new", "plan", "2024"]), run(&["new", "plan"]), run(&["new", "story"])), (Some(2), Some(2), Some(2)));
}

#[test]
fn a_new_plan_keeps_its_place_and_a_new_entry_suggests_what_could_stand_there() {
    let flow = "plan: {year: 2023, place: tinh-mau, source: 18-NQ/TU, decided: \"2022-12-02\"}\nindicators:\n- {id: a, name: A, kind: flow, unit: xã, target: {value: 5}}\n";
    let block = "plan:\n  year: 2023\n  place: tinh-mau\n  source: 18-NQ/TU\n  decided: \"2022-12-02\"\nindicators:\n- {id: a, name: A, kind: flow, unit: xã, target: {value: 5}}\n";
    for plan in [flow, block] {
        let root = site([("content/plans/2023.yaml", plan)]);
        let run = |arguments: &[&str]| {
            let mut command = Command::new(env!("CARGO_BIN_EXE_guong"));
            let output = command.args(arguments).args(["--lang", "vi", "--root"]).arg(root.path()).output();
            output.expect("the program runs").status.code()
        };
        assert_eq!(run(&["new", "plan", "2024"]), Some(0));
        let path = root.path().join("content/plans/2024.yaml");
        let made = fs::read_to_string(&path).expect("it was made");
        let filled = made
            .replace("{value: }", "{value: 6}")
            .replace("source: ,", "source: 1-NQ,")
            .replace("decided: }", "decided: 2023-12-01}");
        let filled = filled.replace("source:  #", "source: 1-NQ #").replace("decided:  #", "decided: 2023-12-01 #");
        assert!(filled.contains("place: tinh-mau") && filled.contains("year: 2024"), "{filled}");
        fs::write(&path, filled).expect("a file can be written");
        assert_eq!(run(&["check", "--as-of", "2024-09-15"]), Some(0), "{made}");
        assert_eq!(run(&["new", "profile", "moi"]), Some(0));
        let entry = fs::read_to_string(root.path().join("content/profiles/moi.md")).expect("it was made");
        assert!(
            entry.contains("focus: [0.5, 0.5]") && entry.contains("years: [2021, 2023]") && entry.contains("year: 2023"),
            "{entry}"
        );
        assert!(!entry.contains("1900") && !entry.contains("focus: [1]"), "{entry}");
    }
}
