//! A font of the site's own: it stands before the theme's, is fetched at once, and must draw every letter that the
//! site's pages hold.

mod yard;

use std::fs;
use std::path::Path;

use serde_json::Value;
use yard::{DAY, guong, put, site, tree};

const FRAME: &[u8] = include_bytes!("data/fonts/frame.woff2");
const NO_TONES: &[u8] = include_bytes!("data/fonts/no-tones.woff2");
const NO_PLACES: &[u8] = include_bytes!("data/fonts/no-places.woff2");
const STORY: &str = "content/stories/ba-na.md";

/// A site whose settings name these fonts.
fn with(fonts: &str, files: &[(&str, &[u8])]) -> tempfile::TempDir {
    let folder = site();
    let settings = fs::read_to_string(folder.path().join("site.yaml")).expect("it is there");
    put(folder.path(), "site.yaml", format!("{settings}\n{fonts}\n"));
    files.iter().for_each(|(path, bytes)| put(folder.path(), path, bytes));
    folder
}

fn story(root: &Path, status: &str, text: &str) {
    put(root, STORY, format!("---\ntitle: Tin\nreview: {{status: {status}}}\nsources: [{{title: Sổ}}]\n---\n\n{text}\n"));
}

/// The problems that a build tells: code, file, line, message.
fn told(root: &Path) -> Vec<(String, String, u64, String)> {
    let run = guong(root, &["build", "--as-of", DAY]);
    let lines = String::from_utf8(run.stdout).expect("JSON is UTF-8");
    let all = lines.lines().filter_map(|line| serde_json::from_str::<Value>(line).ok()).filter(|d| d["code"].is_string());
    let word = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    all.map(|d| (word(&d["code"]), word(&d["file"]), d["line"].as_u64().unwrap_or(0), word(&d["message"]))).collect()
}

#[test]
fn a_font_stands_before_the_themes_and_is_fetched_at_once() {
    let fonts =
        "fonts:\n  text:\n    - {src: static/chu/a.woff2}\n    - {src: static/chu/b.woff2, weight: [500, 900], style: italic}";
    let folder = with(fonts, &[("static/chu/a.woff2", FRAME), ("static/chu/b.woff2", FRAME)]);
    story(folder.path(), "approved", "Pơlei Kon Klor, ơ̆, ê̆, ư̆, ŏ, ƀar, čar, đĭ, H'ñŏ.");
    assert_eq!(told(folder.path()), []);
    let public = tree(&folder.path().join("public"));
    assert_eq!(public["chu/a.woff2"], FRAME);
    let page = String::from_utf8_lossy(&public["index.html"]);
    let preloads: Vec<&str> = page.lines().filter(|line| line.contains("rel=\"preload\"")).collect();
    let [preload] = preloads[..] else { panic!("one font is fetched at once: {preloads:?}") };
    let address = preload.split("href=\"").nth(1).and_then(|rest| rest.split('"').next()).expect("an address");
    assert!(address.starts_with("/chu/a.woff2?v=") && preload.contains(" crossorigin"), "{preload}");
    let (_, sheet) = public.iter().find(|(name, _)| name.starts_with("tep/style.")).expect("a sheet");
    let sheet = String::from_utf8_lossy(sheet);
    assert!(sheet.starts_with("@font-face{font-family:\"own-text\""), "{}", &sheet[..200]);
    assert!(sheet.contains(&format!("url(\"..{address}\")")), "the sheet and the page name the same address");
    assert!(sheet.contains("font-weight:500 900;font-style:italic;font-display:optional"));
    assert!(sheet.contains(":root{--own-text:\"own-text\";}") && !sheet.contains("--own-headings:"));
}

#[test]
fn without_a_font_nothing_is_fetched() {
    let folder = site();
    assert_eq!(told(folder.path()), []);
    let public = tree(&folder.path().join("public"));
    assert!(!String::from_utf8_lossy(&public["index.html"]).contains("preload"));
}

#[test]
fn what_a_font_lacks_is_told_where_it_is_used_first() {
    let folder = with("fonts: {text: [{src: static/a.woff2}]}", &[("static/a.woff2", FRAME)]);
    story(folder.path(), "approved", "Một dòng.\n\nЖивот và Ж, rồi ơ̂.");
    let told = told(folder.path());
    let [(code, file, line, message)] = &told[..] else { panic!("{told:?}") };
    assert_eq!((code.as_str(), file.as_str(), *line), ("G812", STORY, 9));
    for letter in ["Ж", "и", "в", "о", "т", "ơ̂"] {
        assert!(message.contains(letter), "{letter}: {message}");
    }
    assert!(message.contains("6 letters") && !message.contains('М'), "{message}");
}

#[test]
fn words_of_the_interface_count_and_what_is_kept_back_does_not() {
    let folder = with("fonts: {headings: [{src: static/a.woff2}]}", &[("static/a.woff2", NO_TONES)]);
    let told_of = told(folder.path());
    assert_eq!(told_of.len(), 1);
    let (code, _, _, message) = &told_of[0];
    assert!(code == "G812" && message.contains('ạ') && message.contains('…'), "{message}");
    put(folder.path(), "static/a.woff2", FRAME);
    story(folder.path(), "draft", "Ж");
    put(folder.path(), "content/lists/levels.yaml", format!("# Ж\n{}", levels(folder.path())));
    assert_eq!(told(folder.path()), []);
    put(folder.path(), "themes/default/i18n/vi.yaml", "home: Ж\n");
    assert_eq!(
        told(folder.path()).iter().map(|t| (t.0.as_str(), t.1.as_str())).collect::<Vec<_>>(),
        [("G812", "themes/default/i18n/vi.yaml")]
    );
}

fn levels(root: &Path) -> String {
    fs::read_to_string(root.join("content/lists/levels.yaml")).expect("it is there")
}

#[test]
fn marks_that_a_font_does_not_place_are_told() {
    let folder = with("fonts: {text: [{src: static/a.woff2}]}", &[("static/a.woff2", NO_PLACES)]);
    assert_eq!(told(folder.path()), []);
    story(folder.path(), "approved", "Ơ̆ và ê̆.");
    let told = told(folder.path());
    let [(code, file, line, message)] = &told[..] else { panic!("{told:?}") };
    assert_eq!((code.as_str(), file.as_str(), *line), ("G813", STORY, 7));
    assert!(message.contains("Ơ̆"), "{message}");
}

#[test]
fn what_is_no_font_is_told_where_the_settings_name_it() {
    let cases: [(&str, &[u8], &str, &str); 5] = [
        ("static/a.woff2", &FRAME[..300], "G811", "damaged"),
        ("static/a.woff2", b"\0\x01\0\0ttf", "G811", "no woff2"),
        ("content/a.woff2", FRAME, "G811", "static/"),
        ("static/khong-co.woff2", FRAME, "G113", "khong-co"),
        ("../a.woff2", FRAME, "G811", "static/"),
    ];
    for (src, bytes, code, word) in cases {
        let folder = with(&format!("fonts:\n  text:\n    - {{src: {src}}}"), &[("static/a.woff2", bytes)]);
        let lines = fs::read_to_string(folder.path().join("site.yaml")).expect("it is there").lines().count();
        let told: Vec<_> = told(folder.path()).into_iter().filter(|t| t.0 != "G112").collect();
        let [(is, file, line, message)] = &told[..] else { panic!("{src}: {told:?}") };
        assert_eq!((is.as_str(), file.as_str(), usize::try_from(*line).ok()), (code, "site.yaml", Some(lines)), "{src}");
        assert!(message.contains(word), "{src}: {message}");
    }
}
