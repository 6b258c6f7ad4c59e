//! What `serve` shows at once of what was saved is what the next edition shows, and what that would refuse is not shown.

mod yard;

use std::fs;
use std::path::Path;
use std::sync::Arc;

use guong::base::diagnostic::Severity;
use guong::base::path::{SourcePath, Url};
use guong::cli::project;
use guong::graph::edition::Audience;
use guong::serve::live::{Live, Shown};
use yard::{build, demo, put, tree};

/// The demo's day.
const DAY: &str = "2023-09-15";

/// A profile of the demo, and its page.
const FILE: &str = "content/profiles/to-san-xuat-minh-hoa-tu-mo-rong.md";
const PAGE: &str = "/guong/to-san-xuat-minh-hoa-tu-mo-rong/";

/// What a file of the demo says.
fn read(root: &Path, file: &str) -> String {
    fs::read_to_string(root.join(file)).expect("the demo has it")
}

/// A live site that was not opened yet.
fn closed(root: &Path) -> Arc<Live> {
    let clock = Arc::new(|settings: &_| project::now(Some(DAY), settings));
    Arc::new(Live::new(root, Audience::Public, clock, Box::new(|_: &Shown| ())))
}

fn live(root: &Path) -> Arc<Live> {
    let live = closed(root);
    rebuild(&live);
    live
}

/// Opens the next edition, which must be sound.
fn rebuild(live: &Arc<Live>) {
    live.rebuild().expect("the site is there");
    let errors: Vec<_> = live.shown().problems.into_iter().filter(|p| p.code.severity == Severity::Error).collect();
    assert!(errors.is_empty(), "{errors:?}");
}

/// Saves a file; whether that is shown at once.
fn save(live: &Live, root: &Path, file: &str, text: &str) -> bool {
    put(root, file, text);
    let before = live.shown().version;
    live.saved(&[SourcePath::new(file)]);
    live.shown().version != before
}

/// The text of a page.
fn page(live: &Live, url: &str) -> String {
    String::from_utf8(live.read(&Url::new(url)).expect("it is shown")).expect("pages are text")
}

/// What may be written below a text, `{}` for a word of its own.
const WRITTEN: [&str; 6] = [
    "Thêm một câu {} và **đậm**.",
    "## Mục {} mới\n\nVới [một người](profile:y-ber), [một nơi](https://example.org/) và “ngoặc”.",
    "| Năm | Thu |\n|---|---:|\n| 2022 {} năm | 1,5 |",
    "- một {} hai\n- hai[^moi]\n\n[^moi]: Chú thích.",
    "> Lời của {} ai.\n\n1. a\n2. b",
    "{} < 1 & 2 > \"3\"",
];

#[test]
fn a_text_is_shown_at_once_as_the_next_edition_shows_it() {
    let project = demo();
    let root = project.path();
    let live = live(root);
    let mut shown = Vec::new();
    let texts = tree(&root.join("content")).into_iter().filter(|(name, _)| name.ends_with(".md"));
    for (at, (name, text)) in texts.enumerate() {
        let (file, word) = (format!("content/{name}"), format!("dấu{at}"));
        let text = String::from_utf8(text).expect("entries are text");
        let now = format!("{text}\n\n{}\n", WRITTEN[at % WRITTEN.len()].replace("{}", &word));
        if save(&live, root, &file, &now) {
            shown.push((file, word));
        } else {
            // All else waits with what has to.
            rebuild(&live);
        }
    }
    assert!(shown.len() > 30, "{shown:?}");
    build(root, DAY);
    let public = tree(&root.join("public"));
    for (file, word) in shown {
        let holds = |bytes: &[u8]| String::from_utf8_lossy(bytes).contains(&format!("{word} "));
        let is_page = |(name, bytes): &(&String, &Vec<u8>)| name.ends_with("/index.html") && holds(bytes);
        let (name, page) = public.iter().find(is_page).unwrap_or_else(|| panic!("{file} has no page with {word}"));
        let url = Url::new(&format!("/{}", name.trim_end_matches("index.html")));
        assert_eq!(String::from_utf8_lossy(&live.read(&url).expect("it is shown")), String::from_utf8_lossy(page), "{file}");
    }
}

#[test]
fn other_words_are_shown_at_once_as_the_next_edition_shows_them() {
    let project = demo();
    let root = project.path();
    let live = live(root);
    let (mut at_once, mut later) = (0, Vec::new());
    for (source, address) in [("profiles", "guong"), ("stories", "tin"), ("notices", "thong-bao"), ("pages", "")] {
        for (name, text) in tree(&root.join("content").join(source)) {
            let Some(id) = name.strip_suffix(".md").filter(|id| !id.ends_with(".en")) else { continue };
            let url = Url::new(&format!("/{address}/{}/", id.trim_end_matches("/index")).replace("//", "/"));
            let text = String::from_utf8(text).expect("entries are text");
            let anew = |text: String, key: &str| {
                let said = [format!("\n{key}: \""), format!("\n{key}: ")].into_iter().find(|said| text.contains(said));
                said.map_or(text.clone(), |said| text.replacen(&said, &format!("{said}Lại, "), 1))
            };
            let text = ["title", "summary", "known_for"].into_iter().fold(text, anew);
            let text = text.replacen("\n---\n\n", "\n---\n\nMột câu.\n\n", 1);
            if save(&live, root, &format!("content/{source}/{name}"), &text) {
                at_once += 1;
                let shown = live.read(&url).expect("it is shown");
                rebuild(&live);
                let next = live.read(&url).expect("it is shown");
                assert_eq!(String::from_utf8_lossy(&shown), String::from_utf8_lossy(&next), "{name}");
            } else {
                later.push(name);
                rebuild(&live);
            }
        }
    }
    // One is not due yet, and pages are named below every page.
    assert_eq!(
        (at_once, later.join(" ").as_str()),
        (37, "lay-y-kien-thang-10-2023.md gioi-thieu.md lien-he.md van-ban-phat-dong-2023.md")
    );
}

#[test]
fn what_is_kept_back_is_shown_at_once_too() {
    let project = demo();
    let root = project.path();
    let (file, url) = ("content/stories/nhap.md", Url::new("/tin/nhap/"));
    let text = "---\ntitle: Còn là bản nháp\ndate: 2023-09-01\ndraft: true\n---\n\nChưa xong.\n";
    put(root, file, text);
    let live = live(root);
    let page = || String::from_utf8(live.kept_back(&url).expect("editors see it")).expect("pages are text");
    assert!(page().contains("Chưa xong."));
    assert!(save(&live, root, file, &text.replace("Chưa xong.", "Gần xong.")));
    let shown = page();
    assert!(shown.contains("Gần xong.") && shown.contains("chưa công bố") && live.read(&url).is_none());
    rebuild(&live);
    assert_eq!(page(), shown);
    assert!(!save(&live, root, file, &text.replace("draft: true\n", "")));
}

#[test]
fn what_more_follows_from_waits_for_the_next_edition() {
    let project = demo();
    let root = project.path();
    let live = live(root);
    let file = FILE;
    let text = read(root, file);
    let cases = [
        text.replacen("date:", "date: 2023-01-02 #", 1),
        text.replacen("title:", "titel:", 1),
        // Its address is that of a plan, which is something else.
        format!("{text}\n\n[Chỉ tiêu](indicator:2023)\n"),
        String::new(),
    ];
    for now in cases {
        assert!(!save(&live, root, file, &now), "{now}");
        // Even words wait with it.
        assert!(!save(&live, root, file, &format!("{text}\n\nMột câu.\n")));
        put(root, file, &text);
        rebuild(&live);
    }
}

#[test]
fn a_save_under_another_name_is_shown_at_once_too() {
    let project = demo();
    let root = project.path();
    let live = live(root);
    let (file, url) = (FILE, PAGE);
    let text = read(root, file);
    put(root, file, format!("{text}\n\nMột câu.\n"));
    let other = format!("{file}.tmp");
    live.saved(&["content/4913", &other, file].map(SourcePath::new));
    assert!(page(&live, url).contains("Một câu."));
    // What stays there is a file of the project.
    rebuild(&live);
    put(root, &other, "x");
    put(root, file, format!("{text}\n\nHai câu.\n"));
    live.saved(&[&other, file].map(SourcePath::new));
    assert!(page(&live, url).contains("Một câu."));
    fs::remove_file(root.join(&other)).expect("it is there");
    rebuild(&live);
    let before = live.shown().version;
    live.saved(&[SourcePath::new("content/4913")]);
    assert_eq!(live.shown().version, before);
}

#[test]
fn what_is_no_entry_any_more_is_not_shown_at_once() {
    let project = demo();
    let root = project.path();
    let live = live(root);
    let file = FILE;
    let text = read(root, file);
    assert!(!save(&live, root, "site.yaml", &read(root, "site.yaml")));
    rebuild(&live);
    assert!(!save(&live, root, "content/profiles/nguoi-moi.md", &text.replace("to-san-xuat-minh-hoa-tu-mo-rong", "nguoi-moi")));
    rebuild(&live);
    let gone = |make: &dyn Fn(&Path)| {
        fs::remove_file(root.join(file)).expect("it is there");
        make(&root.join(file));
        let before = live.shown().version;
        live.saved(&[SourcePath::new(file)]);
        assert_eq!(live.shown().version, before);
        let _ = fs::remove_file(root.join(file));
        put(root, file, &text);
        rebuild(&live);
    };
    gone(&|_| ());
    #[cfg(unix)]
    {
        // Nobody writes into a pipe: whoever opened it would wait for ever.
        gone(&|path| {
            assert!(std::process::Command::new("mkfifo").arg(path).status().expect("there is mkfifo").success());
        });
        let elsewhere = yard::folder();
        put(elsewhere.path(), "a.md", format!("{text}\n\nBí mật.\n"));
        gone(&|path| std::os::unix::fs::symlink(elsewhere.path().join("a.md"), path).expect("a link can be made"));
    }
    // While something is wrong nothing is shown that was not sound.
    put(root, file, "---\n");
    live.rebuild().expect("there are settings");
    assert!(!save(&live, root, file, &format!("{text}\n\nMột câu.\n")));
}

#[test]
fn what_was_saved_together_is_judged_together() {
    let project = demo();
    let root = project.path();
    let live = live(root);
    let (original, file) = ("content/profiles/y-hlang/index.md", "content/profiles/y-hlang/index.en.md");
    let other = FILE;
    let (first, translation, text) = (read(root, original), read(root, file), read(root, other));
    let before = (page(&live, "/en/guong/y-hlang/"), live.shown().version);
    put(root, original, first.replacen("---\n", "---\ndraft: true\n", 1));
    put(root, file, format!("{translation}\n\nNobody may read this.\n"));
    live.saved(&[original, file].map(SourcePath::new));
    // What is saved later waits with it, until there is an edition that has both.
    assert!(!save(&live, root, other, &format!("{text}\n\nMột câu.\n")));
    assert_eq!((page(&live, "/en/guong/y-hlang/"), live.shown().version), before);
    rebuild(&live);
    assert!(live.read(&Url::new("/en/guong/y-hlang/")).is_none_or(|page| !String::from_utf8_lossy(&page).contains("Nobody")));
    assert!(page(&live, PAGE).contains("Một câu."));
    assert!(save(&live, root, other, &format!("{text}\n\nHai câu.\n")));
    rebuild(&live);
    // A folder that is moved away takes its entries with it, and is told by its own name alone.
    fs::rename(root.join("content/profiles/y-hlang"), root.join("y-hlang")).expect("it is there");
    put(root, other, format!("{text}\n\nBa câu.\n"));
    live.saved(&["content/profiles/y-hlang", other].map(SourcePath::new));
    assert!(page(&live, PAGE).contains("Hai câu."));
}

#[test]
fn a_page_is_made_of_what_was_opened_or_not_at_all() {
    let project = demo();
    let root = project.path();
    build(root, DAY);
    let live = closed(root);
    // Opens an edition in which nothing is made unasked.
    assert!(live.kept_back(&Url::new("/guong/y-ber/")).is_some());
    let (file, url) = (FILE, Url::new(PAGE));
    let text = read(root, file);
    put(root, file, text.replacen("---\n", "---\ndraft: true\n", 1) + "\nChưa ai duyệt.\n");
    assert_eq!(live.kept_back(&url), None);
    put(root, file, &text);
    assert_eq!(live.kept_back(&url), None, "what was not made is not made later either");
    live.rebuild().expect("there are settings");
    assert!(!page(&live, url.as_str()).contains("Chưa ai duyệt."));
    assert!(live.kept_back(&url).is_some());
}

#[test]
fn an_edition_that_is_refused_leaves_the_last_sound_pages() {
    let project = demo();
    let root = project.path();
    let live = live(root);
    let (file, url) = (FILE, PAGE);
    let text = read(root, file);
    let sound = page(&live, url);
    assert!(save(&live, root, file, &format!("{text}\n\nMột câu.\n")) && page(&live, url).contains("Một câu."));
    put(root, "content/stories/hong.md", "---\n");
    live.rebuild().expect("there are settings");
    assert!(live.shown().problems.iter().any(|problem| problem.code.severity == Severity::Error));
    assert_eq!(page(&live, url), sound);
    fs::remove_file(root.join("content/stories/hong.md")).expect("it is there");
    rebuild(&live);
    assert!(page(&live, url).contains("Một câu."));
}

#[test]
fn what_was_saved_while_an_edition_was_opened_does_not_go_back() {
    let project = demo();
    let root = project.path();
    let live = live(root);
    let (file, url) = (FILE, Url::new(PAGE));
    let text = read(root, file);
    std::thread::scope(|scope| {
        let opening = scope.spawn(|| live.rebuild());
        for n in 0..40 {
            save(&live, root, file, &format!("{text}\n\nLần thứ {n}.\n"));
            let page = String::from_utf8(live.read(&url).expect("it is shown")).expect("pages are text");
            assert!(page.contains(&format!("Lần thứ {n}.")), "{n}");
            std::thread::sleep(std::time::Duration::from_millis(5));
        }
        opening.join().expect("it ends").expect("the site is there");
    });
    let page = live.read(&url).expect("it is shown");
    assert!(String::from_utf8_lossy(&page).contains("Lần thứ 39."));
}
