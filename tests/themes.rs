//! Themes that sites bring along: every fault is told at its place.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;

use guong::base::diagnostic::{Diagnostic, Sink};
use guong::base::files::Files;
use guong::base::lang::Lang;
use guong::base::path::OutputPath;
use guong::craft::builtin;
use guong::craft::theme::{Choice, Theme};
use guong::engine::store::Store;
use guong::graph::edition::{Audience, Edition};
use guong::pipeline;
use guong::settings::site::Settings;
use serde::Deserialize;

#[derive(Deserialize)]
struct Case {
    name: String,
    files: BTreeMap<String, String>,
    told: Vec<(String, String)>,
}

const SITE: [(&str, &str); 3] = [
    ("site.yaml", "title: Trang\nbase_url: https://a.vn/\n"),
    ("content/stories/a.md", "---\ntitle: Một\nreview: {status: approved}\nsources: [{title: Sổ}]\n---\n\nChữ.\n"),
    ("content/pages/b.md", "---\ntitle: Hai\nreview: {status: approved}\n---\n\nChữ.\n"),
];

/// All that a build tells of a site with these files besides.
fn told<'a>(files: impl IntoIterator<Item = (&'a str, &'a str)>) -> Vec<Diagnostic> {
    let all = files.into_iter().chain(SITE).map(|(path, text)| (path, text.as_bytes()));
    let files = Files::memory(all.collect::<BTreeMap<_, _>>());
    let mut sink = Sink::new();
    let settings = Settings::read(&files, &mut sink).expect("the settings are sound");
    let now = "2023-09-15T12:00".parse().expect("a minute");
    let edition = Edition { now, audience: Audience::Public };
    pipeline::build((&files, &Store::nowhere()), &settings, edition, &mut sink);
    sink.into_report()
}

fn place(d: &Diagnostic) -> String {
    let place = d.place.as_ref().expect("a theme's faults have places");
    let file = place.file.as_str().trim_start_matches("themes/default/");
    format!("{} {file}:{}:{}", d.code.name(), place.spot.line, place.spot.column)
}

#[test]
fn each_fault_of_a_theme_is_told_at_its_place() {
    let cases: Vec<Case> = serde_yaml::from_str(include_str!("data/themes.yaml")).expect("the table is YAML");
    let mut wrong = Vec::new();
    for case in &cases {
        let files: Vec<(String, &str)> =
            case.files.iter().map(|(path, text)| (format!("themes/default/{path}"), text.as_str())).collect();
        let told = told(files.iter().map(|(path, text)| (path.as_str(), *text)));
        let places: Vec<String> = told.iter().map(place).collect();
        let expected: Vec<&str> = case.told.iter().map(|(place, _)| place.as_str()).collect();
        if places != expected {
            wrong.push(format!("{}: {places:?}, not {expected:?}: {told:?}", case.name));
            continue;
        }
        for (d, (_, word)) in told.iter().zip(&case.told) {
            assert!(word == "{why}" || d.values.values().any(|v| v.contains(word)), "{}: {d:?}", case.name);
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn the_built_in_templates_ask_for_nothing_that_is_not_there() {
    // A blank line more makes them the site's own, whose conditions are held.
    let own: Vec<(String, String)> = builtin::FILES
        .iter()
        .filter(|(path, _)| path.ends_with(".html"))
        .map(|(path, text)| (format!("themes/default/{path}"), format!("{}\n", String::from_utf8_lossy(text))))
        .collect();
    let demo = std::path::Path::new(env!("CARGO_MANIFEST_DIR"));
    let scanned = Files::scan(demo, &mut Sink::new());
    let content = scanned.all().iter().filter(|f| !f.path.as_str().starts_with("themes/"));
    let bytes: Vec<(String, Vec<u8>)> = content.map(|f| (f.path.as_str().to_owned(), f.read().expect("readable"))).collect();
    let theme = own.iter().map(|(path, text)| (path.as_str(), text.as_bytes()));
    let files = Files::memory(bytes.iter().map(|(path, bytes)| (path.as_str(), bytes.as_slice())).chain(theme));
    let mut sink = Sink::new();
    let settings = Settings::read(&files, &mut sink).expect("the settings are sound");
    let now = "2023-09-15T23:59".parse().expect("a minute");
    let edition = Edition { now, audience: Audience::Preview };
    pipeline::build((&files, &Store::of(&demo.join("."))), &settings, edition, &mut sink);
    assert_eq!(sink.into_report(), []);
}

#[test]
fn the_whole_default_theme_is_built_in() {
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("themes/default");
    let files = walkdir::WalkDir::new(&root).into_iter().filter_map(Result::ok).filter(|e| e.file_type().is_file());
    let files: BTreeSet<String> =
        files.map(|e| e.path().strip_prefix(&root).expect("below it").to_string_lossy().replace('\\', "/")).collect();
    assert_eq!(files, builtin::FILES.iter().map(|(path, _)| (*path).to_owned()).collect());
}

#[test]
fn a_language_of_the_sites_own_must_say_everything() {
    let site = ("site.yaml", "title: Trang\nbase_url: https://a.vn/\nlanguages: [{code: vi}, {code: fr}]\n");
    let mut files: BTreeMap<&str, &[u8]> = SITE.into_iter().map(|(path, text)| (path, text.as_bytes())).collect();
    files.insert(site.0, site.1.as_bytes());
    files.insert("themes/default/i18n/fr.yaml", b"home: Accueil\n");
    let mut sink = Sink::new();
    let languages = ["vi", "fr"].map(Lang::new);
    Theme::read(&Files::memory(files), &Choice::plain("default", &languages), &mut sink);
    let told = sink.into_report();
    assert!(told.iter().all(|d| place(d) == "G805 i18n/fr.yaml:1:1"), "{told:#?}");
    let keys: BTreeSet<&str> = told.iter().map(|d| d.values["key"].as_str()).collect();
    assert!(keys.contains("menu.search") && !keys.contains("home"), "{keys:?}");
}

#[test]
fn the_program_asks_for_no_wording_that_the_built_in_theme_lacks() {
    let mut sink = Sink::new();
    let lang = Lang::new("vi");
    let theme = Theme::read(&Files::default(), &Choice::plain("default", std::slice::from_ref(&lang)), &mut sink)
        .expect("the built-in theme is sound");
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let sources = walkdir::WalkDir::new(root).into_iter().filter_map(Result::ok);
    let mut asked = 0;
    for source in sources.filter(|e| e.path().extension().is_some_and(|x| x == "rs")) {
        let text = fs::read_to_string(source.path()).expect("source is readable");
        let openings = [(".word(\"", ""), (".word(&self.lang, \"", ""), (".word(lang, \"", ""), (".chart_word(\"", "chart.")];
        for (opening, prefix) in openings {
            for rest in text.split(opening).skip(1) {
                let key = format!("{prefix}{}", rest.split('"').next().unwrap_or_default());
                assert_ne!(theme.word(&lang, &key), key, "{}", source.path().display());
                asked += 1;
            }
        }
    }
    assert!(asked > 20, "{asked}");
}

const MOC: &str = "title: Trang\nbase_url: https://a.vn/\ntheme: moc\nagency: {email: a@a.vn}\n";
const PROFILE: &str = "---
title: Y Lan
kind: individual
known_for: Cho mượn cây giống.
results: [{label: hộ nghèo, from: \"21\", to: \"7\", unit: hộ}]
awards: [{decision: 1/QĐ, date: 2023-05-04, for: Giúp mười hộ}]
review: {status: approved}
consent: {person: {given: 2023-04-20}}
sources: [{title: Sổ}]
---

Chữ.
";

#[test]
fn a_second_theme_is_the_files_that_differ() {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/second-theme");
    let files = walkdir::WalkDir::new(&folder).into_iter().filter_map(Result::ok).filter(|e| e.file_type().is_file());
    let theme = files.map(|e| {
        let path = e.path().strip_prefix(&folder).expect("below it").to_string_lossy().replace('\\', "/");
        (format!("themes/moc/{path}"), fs::read(e.path()).expect("readable"))
    });
    let site = SITE.into_iter().chain([("content/profiles/y-lan.md", PROFILE), ("site.yaml", MOC)]);
    let site = site.map(|(path, text)| (path.to_owned(), text.as_bytes().to_vec()));
    let all: BTreeMap<String, Vec<u8>> = theme.chain(site).collect();
    let files = Files::memory(all.iter().map(|(path, bytes)| (path.as_str(), bytes.as_slice())));
    let mut sink = Sink::new();
    let settings = Settings::read(&files, &mut sink).expect("the settings are sound");
    let edition = Edition { now: "2023-09-15T23:59".parse().expect("a minute"), audience: Audience::Public };
    let built = pipeline::build((&files, &Store::nowhere()), &settings, edition, &mut sink);
    assert_eq!(sink.into_report(), []);
    let text = |path: &str| {
        let bytes = built.made.bytes(&OutputPath::new(path)).unwrap_or_else(|| panic!("{path} is made"));
        String::from_utf8_lossy(bytes).into_owned()
    };
    let (front, profile) = (text("index.html"), text("guong/y-lan/index.html"));
    // Its own front page inside the built-in frame; its own order of blocks; one wording of its own.
    assert!(front.contains("class=\"moc\"") && front.contains("class=\"hem\""));
    let at = |mark: &str| profile.find(mark).unwrap_or_else(|| panic!("{mark}"));
    assert!(at("class=\"line\"") < at("class=\"results\"") && at("class=\"results\"") < at("main text"));
    assert!(profile.contains("Vì sao nên biết") && profile.contains("Báo sai sót"));
    // The sheet: its colours, its own part, and the parts that it leaves alone.
    let style = front.split("rel=\"stylesheet\" href=\"/").nth(1).and_then(|rest| rest.split('"').next()).expect("a sheet");
    let style = text(style);
    assert!(style.contains("#14213d") && !style.contains("#1c1815") && style.contains(".moc") && style.contains(".chapter"));
}
