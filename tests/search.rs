//! Search: words as people type them, the files of the index, and what an edit
//! makes the build write again.

mod yard;

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use std::process::Command;

use guong::base::diagnostic::Sink;
use guong::base::files::Files;
use guong::craft::search::lexicon::Lexicon;
use guong::craft::search::shelf::shelf;
use guong::craft::search::split::words;
use guong::craft::search::word::Word;
use guong::craft::syllable;
use serde::Deserialize;
use yard::{build, clean, differences, put, site, tree};

/// A text, and its words as `plain:marked`.
#[derive(Deserialize)]
struct Split {
    text: String,
    words: String,
}

fn read(text: &str) -> String {
    let each =
        words(text).filter_map(Word::of).map(|w| if w.plain == w.marked { w.plain } else { format!("{}:{}", w.plain, w.marked) });
    each.collect::<Vec<_>>().join(" ")
}

#[test]
fn words_are_read_as_the_table_says() {
    let table: Vec<Split> = serde_yaml::from_str(include_str!("data/search/words.yaml")).expect("the table is YAML");
    let wrong: Vec<String> = table
        .iter()
        .filter(|row| read(&row.text) != row.words)
        .map(|row| format!("{}: {} instead of {}", row.text, read(&row.text), row.words))
        .collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// Every syllable of Vietnamese with its shelf, by what it is without marks.
fn syllables() -> String {
    let mut lines: std::collections::BTreeMap<String, BTreeSet<String>> = std::collections::BTreeMap::new();
    for syllable in syllable::all() {
        let word = Word::of(syllable).expect("a syllable is a word");
        lines.entry(format!("{} {}", word.plain, shelf(&word.plain))).or_default().insert(format!("{syllable}:{}", word.marked));
    }
    lines.into_iter().map(|(plain, all)| format!("{plain} {}\n", all.into_iter().collect::<Vec<_>>().join(" "))).collect()
}

#[test]
fn the_list_that_the_script_is_held_to_has_every_syllable() {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/search/syllables.txt");
    if std::env::var_os("BLESS").is_some() {
        fs::write(&file, syllables()).expect("the list can be written");
    }
    assert_eq!(fs::read_to_string(&file).unwrap_or_default(), syllables(), "BLESS=1 cargo test --test search writes it again");
}

/// The script, asked about every syllable and every row of the table, says what the program says.
#[test]
fn the_script_folds_as_the_program_does() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let run = Command::new("node").arg("tests/web/words.mjs").current_dir(root).output();
    let run = run.expect("node, which the browser tests need too, is there");
    assert!(run.status.success(), "{}{}", String::from_utf8_lossy(&run.stdout), String::from_utf8_lossy(&run.stderr));
}

/// Its parts are one module: what two of them call alike would end it.
#[test]
fn the_parts_of_the_script_stand_together() {
    let root = site();
    build(root.path(), "2023-09-15");
    let script = tree(&root.path().join("public/tep")).into_iter().find(|(name, _)| name.starts_with("search."));
    put(root.path(), "whole.mjs", script.expect("there is a script").1);
    let run = Command::new("node").arg("--check").arg(root.path().join("whole.mjs")).output().expect("node is there");
    assert!(run.status.success(), "{}", String::from_utf8_lossy(&run.stderr));
}

#[test]
fn the_built_in_lexicon_is_sound() {
    let mut sink = Sink::new();
    let lexicon = Lexicon::read(&Files::memory(std::collections::BTreeMap::<&str, &[u8]>::new()), "default", &mut sink);
    assert!(!sink.has_errors() && lexicon.abbreviations.len() > 20 && lexicon.quiet.len() > 40);
    for (short, long) in &lexicon.abbreviations {
        let said = read(long);
        assert!(!said.is_empty() && Word::of(short).is_some_and(|w| w.plain == *short), "{short}");
        assert!(long.split(' ').all(syllable::is_syllable), "{short}: {long}");
        assert!(!syllable::is_syllable(short) || short.len() < 3, "{short} is a word");
    }
}

fn profile(root: &Path, id: &str, text: &str) {
    let head = format!(
        "---\ntitle: {id} tên\nkind: individual\ndate: 2023-01-01\nreview: {{status: approved}}\nconsent: {{person: {{given: 2023-01-01}}}}\nsources: [{{title: Sổ}}]\n---\n\n{text}\n"
    );
    put(root, &format!("content/profiles/{id}.md"), head);
}

/// The files of the index that differ.
fn rewritten(before: &yard::Tree, after: &yard::Tree) -> Vec<String> {
    differences(before, after).into_iter().filter(|name| name.contains("chi-muc/")).collect::<BTreeSet<_>>().into_iter().collect()
}

#[test]
fn a_new_entry_rewrites_a_handful_of_shelves() {
    let root = site();
    crowd(root.path());
    build(root.path(), "2023-09-15");
    let public = root.path().join("public");
    let before = tree(&public);
    let stretches: BTreeSet<&str> = before.keys().filter_map(|name| stretch(name)).collect();
    assert!((3..=9).contains(&stretches.len()) && before.keys().any(|name| name.ends_with("/d/ngu.txt")), "{stretches:?}");
    build(root.path(), "2023-09-15");
    assert_eq!(rewritten(&before, &tree(&public)), Vec::<String>::new(), "an unchanged build");
    profile(root.path(), "ban-moi", "Người mới, trồng dâu tằm.");
    build(root.path(), "2023-09-16");
    let after = tree(&public);
    let changed = rewritten(&before, &after);
    assert!(changed.len() <= 12, "{changed:?}");
    assert_eq!(differences(&after, &clean(root.path(), "2023-09-16").0), Vec::<String>::new(), "as if built from nothing");
}

#[test]
fn one_that_comes_between_others_of_its_day_leaves_their_stretches_alone() {
    let root = site();
    crowd(root.path());
    let before = clean(root.path(), "2023-09-15").0;
    profile(root.path(), "nguoi-0500-ban", "Người mới, nuôi ong.");
    let changed = rewritten(&before, &clean(root.path(), "2023-09-15").0);
    let stretches: BTreeSet<&str> = changed.iter().filter_map(|name| stretch(name)).collect();
    let results = changed.iter().filter(|name| name.contains("chi-muc/k/")).count();
    assert!((1..=2).contains(&stretches.len()) && (1..=20).contains(&results), "{changed:?}");
}

/// Builds what stands there, and holds it against a build from nothing.
fn as_from_nothing(root: &Path, what: &str) {
    build(root, "2023-09-15");
    assert_eq!(differences(&tree(&root.join("public")), &clean(root, "2023-09-15").0), Vec::<String>::new(), "{what}");
}

#[test]
fn what_others_number_and_name_reaches_every_file_of_the_index() {
    let root = site();
    let root = root.path();
    let movement = |id: &str, more: &str| {
        let text = format!("---\ntitle: Phong trào {id}\ntype: regular\nreview: {{status: approved}}\n{more}---\n\nLời.\n");
        put(root, &format!("content/movements/{id}.md"), text);
    };
    movement("m1", "");
    movement("m2", "");
    for n in 0..2_200 {
        let id = format!("nguoi-{n:04}");
        profile(root, &id, "Trồng cà phê.");
        let path = root.join(format!("content/profiles/{id}.md"));
        let text = fs::read_to_string(&path).expect("it is there");
        let fields = format!("kind: individual\nmovements: [m{}]\n", n % 2 + 1);
        fs::write(path, text.replace("kind: individual\n", &fields)).expect("it is written");
    }
    as_from_nothing(root, "all");
    let rows = tree(&root.join("public")).into_keys().filter(|name| name.starts_with("tim-kiem/chi-muc/l/")).count();
    assert!(rows > 1, "rows stand in several files");
    movement("a0", "");
    as_from_nothing(root, "a movement before the others");
    movement("m1", "unlisted: true\n");
    as_from_nothing(root, "a movement that is listed no more");
}

#[test]
fn what_has_no_name_in_a_language_is_found_by_that_of_the_first() {
    let root = yard::folder();
    let root = root.path();
    let words = Path::new(env!("CARGO_MANIFEST_DIR")).join("themes/default/i18n/en.yaml");
    put(root, "themes/default/i18n/fr.yaml", fs::read(words).expect("it is there"));
    put(root, "content/lists/fields.yaml", "- {id: nong, name: {vi: Nông nghiệp, en: Agriculture, fr: Champs}}\n");
    profile(root, "a", "Lời.\n");
    let text = fs::read_to_string(root.join("content/profiles/a.md")).expect("it is there");
    let text = text.replace("kind: individual\n", "kind: individual\nfields: [nong]\n");
    put(root, "content/profiles/a.md", &text);
    put(root, "content/profiles/a.fr.md", text);
    for order in [["vi", "en", "fr"], ["en", "vi", "fr"]] {
        let all = order.map(|code| format!("{{code: {code}, name: {code}}}")).join(", ");
        put(root, "site.yaml", format!("title: T\nbase_url: https://trang.example.vn/\nlanguages: [{all}]\n"));
        as_from_nothing(root, order[0]);
    }
}

fn withdraw(root: &Path, id: &str) {
    let path = root.join(format!("content/profiles/{id}.md"));
    let text = fs::read_to_string(&path).expect("it is there");
    fs::write(path, text.replace("status: approved", "status: withdrawn")).expect("it is written");
}

#[test]
fn pieces_are_kept_while_they_are_what_they_were() {
    let root = site();
    let root = root.path();
    crowd(root);
    build(root, "2023-09-15");
    let pieces = || tree(&root.join(".guong/words"));
    let holding = |word: &str| pieces().values().filter(|bytes| bytes.windows(word.len()).any(|w| w == word.as_bytes())).count();
    let others = |before: &yard::Tree| differences(before, &pieces()).into_iter().collect::<BTreeSet<_>>().len();
    let mut before = pieces();
    assert!(!before.is_empty());
    let mut step = |what: &str, most: usize, change: &dyn Fn()| {
        change();
        as_from_nothing(root, what);
        let changed = others(&before);
        assert!(changed <= most, "{what}: {changed} of {}", before.len());
        before = pieces();
    };
    step("a body", 2, &|| profile(root, "nguoi-0300", "Trồng xqzwv."));
    assert_eq!(holding("xqzwv"), 1);
    step("another", 4, &|| profile(root, "nguoi-0300", "Trồng dâu."));
    assert_eq!(holding("xqzwv"), 0, "what was said does not stay");
    step("one that goes", 8, &|| {
        profile(root, "nguoi-0300", "Trồng xqzwv.");
        withdraw(root, "nguoi-0300");
    });
    assert_eq!(holding("xqzwv"), 0);
    let spoilt = pieces().into_keys().next().expect("there are some");
    step("damage", 4, &|| {
        put(root, &format!(".guong/words/{spoilt}"), "damage");
        (0..1_100).filter(|n| n % 50 == 7).for_each(|n| profile(root, &format!("nguoi-{n:04}"), "Nuôi ong."));
    });
    profile(root, "nguoi-0500-nhap", "Trồng xqzwv.");
    let draft = root.join("content/profiles/nguoi-0500-nhap.md");
    let text = fs::read_to_string(&draft).expect("it is there");
    fs::write(&draft, text.replace("kind:", "draft: true\nkind:")).expect("it is written");
    build(root, "2023-09-15");
    let elsewhere = yard::folder();
    let out = elsewhere.path().join("out").display().to_string();
    assert!(yard::guong(root, &["build", "--as-of", "2023-09-15", "--preview", "--out", &out]).status.success());
    assert_eq!(holding("xqzwv"), 1, "editors look at it");
    fs::remove_file(&draft).expect("it is there");
    build(root, "2023-09-15");
    assert_eq!(holding("xqzwv"), 0, "what nobody approved does not stay");
    (40..1_100).for_each(|n| withdraw(root, &format!("nguoi-{n:04}")));
    build(root, "2023-09-15");
    assert_eq!(pieces().len(), 0, "few have no pieces");
}

/// Writes profiles that all have one day.
fn crowd(root: &Path) {
    for n in 0..1_100 {
        profile(root, &format!("nguoi-{n:04}"), &format!("Trồng cà phê ở thôn số {n}, cùng bà con giữ rừng."));
    }
}

/// The stretch of the index that a file belongs to.
fn stretch(name: &str) -> Option<&str> {
    let (at, _) = name.strip_prefix("tim-kiem/chi-muc/")?.split_once('/')?;
    (at.len() >= 6).then_some(at)
}

#[test]
fn nothing_that_is_kept_back_or_sensitive_is_searched() {
    let root = site();
    let approved = "review: {status: approved}\nsources: [{title: Sổ}]\n";
    let consent = "consent: {person: {given: 2023-01-01}, sensitive: {given: 2023-01-01}}\n";
    let kept = [
        ("a", format!("draft: true\n{approved}{consent}")),
        ("b", format!("unlisted: true\n{approved}{consent}")),
        ("c", approved.to_owned()),
        ("d", format!("review: {{status: withdrawn}}\n{consent}")),
        ("e", format!("review: {{status: in_review}}\n{consent}")),
        ("f", format!("publish_at: 2023-09-16\n{approved}{consent}")),
        ("g", format!("expires: 2023-09-14\n{approved}{consent}")),
        ("h", format!("{approved}consent: {{person: {{given: 2022-01-01}}, until: 2023-01-01}}\n")),
        ("i", format!("child: true\n{approved}{consent}")),
    ];
    for (id, head) in kept {
        let text = format!("---\ntitle: bimat {id}\nkind: individual\nrole: bimat\n{head}---\n\nbimat\n");
        put(root.path(), &format!("content/profiles/{id}.md"), text);
    }
    let shown = format!(
        "---\ntitle: Công khai\nkind: individual\nmovements: [m]\nsensitive: {{ethnicity: bimat}}\n{approved}{consent}---\n\nLời.\n"
    );
    put(root.path(), "content/profiles/cong-khai.md", shown);
    put(root.path(), "content/movements/m.md", "---\ntitle: bimat phong trào\ntype: regular\ndraft: true\n---\n\nbimat\n");
    build(root.path(), "2023-09-15");
    let index = tree(&root.path().join("public/tim-kiem"));
    assert!(index.values().any(|bytes| String::from_utf8_lossy(bytes).contains("Công khai")));
    let leaks: Vec<&String> = index.iter().filter(|(_, b)| b.windows(5).any(|w| w == b"bimat")).map(|(path, _)| path).collect();
    assert!(leaks.is_empty(), "{leaks:?}");
}
