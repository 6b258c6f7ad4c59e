//! Pictures on pages: each place has its own cut around the focus, nothing is made
//! that no page asks for, and what others show beside a link is whole.

mod yard;

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use yard::{DAY, Tree, build, guong, put, site, tree};

/// A dark upright scene of 600 x 900 with a white dot at (150, 225), stored lying down
/// as cameras do, with the word that says which way is up.
fn portrait() -> Vec<u8> {
    let (width, height) = (900_u16, 600_u16);
    let mut samples = Vec::new();
    for y in 0..u32::from(height) {
        for x in 0..u32::from(width) {
            // Turned clockwise, what lies at (x, y) comes to (599 - y, x).
            let near = x.abs_diff(225) < 24 && (599 - y).abs_diff(150) < 24;
            samples.extend(if near { [250; 3] } else { [(x / 8) as u8, (y / 8) as u8, 40] });
        }
    }
    let mut file = Vec::new();
    jpeg_encoder::Encoder::new(&mut file, 92).encode(&samples, width, height, jpeg_encoder::ColorType::Rgb).expect("a picture");
    let exif = b"\xFF\xE1\0\x22Exif\0\0MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0\x06\0\0\0\0\0\0";
    [&file[..2], exif, &file[2..]].concat()
}

fn photo(width: u16, height: u16) -> Vec<u8> {
    let pixel = |i: u32| [(i % 251) as u8, (i / u32::from(width) % 240) as u8, 90];
    let samples: Vec<u8> = (0..u32::from(width) * u32::from(height)).flat_map(pixel).collect();
    let mut file = Vec::new();
    jpeg_encoder::Encoder::new(&mut file, 85).encode(&samples, width, height, jpeg_encoder::ColorType::Rgb).expect("a picture");
    file
}

const GATE: &str = "date: 2023-05-01\nreview: {status: approved}\nsources: [{title: Sổ}]\nconsent: {person: {given: 2023-01-01}, photo: {given: 2023-01-01}}\n";

fn project() -> tempfile::TempDir {
    let root = site();
    put(root.path(), "site.yaml", "title: Trang\nbase_url: https://a.vn/\nimages: {widths: [100, 400, 1000]}\n");
    put(root.path(), "content/profiles/y-lan/portrait.jpg", portrait());
    put(
        root.path(),
        "content/profiles/y-lan/index.md",
        format!(
            "---\ntitle: Y Lan\nkind: individual\n{GATE}portrait: {{src: portrait.jpg, alt: Y Lan đứng bên rẫy, focus: [0.25, 0.25]}}\n---\n\nChữ.\n"
        ),
    );
    put(root.path(), "content/front.yaml", "blocks:\n- {show: entries, entries: [profile:y-lan]}\n- {show: profiles}\n");
    put(root.path(), "content/stories/tin/anh.jpg", photo(1500, 900));
    put(root.path(), "content/stories/tin/than.jpg", photo(500, 400));
    put(
        root.path(),
        "content/stories/tin/index.md",
        "---\ntitle: Tin\ndate: 2023-05-02\nreview: {status: approved}\nsources: [{title: Sổ}]\ncover: {src: anh.jpg, alt: Buôn làng}\n---\n\n![Suối](than.jpg)\n",
    );
    root
}

/// Every picture that some page names, by the page.
fn named(public: &Tree) -> BTreeMap<String, BTreeSet<String>> {
    let mut all: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for (path, bytes) in public.iter().filter(|(path, _)| path.ends_with(".html")) {
        let text = String::from_utf8_lossy(bytes);
        for part in text.split("/hinh/").skip(1) {
            let name: String = part.chars().take_while(|c| c.is_ascii_alphanumeric() || "-.".contains(*c)).collect();
            all.entry(path.clone()).or_default().insert(format!("hinh/{name}"));
        }
    }
    all
}

fn size(bytes: &[u8]) -> (u32, u32) {
    let probe = guong::craft::picture::probe::probe(bytes).expect("it is a picture");
    (probe.width, probe.height)
}

/// The sizes of the JPEG files that a page names, the largest of each set first.
fn sizes(public: &Tree, page: &str) -> BTreeSet<(u32, u32)> {
    named(public)[page].iter().filter(|name| name.ends_with(".jpg")).map(|name| size(&public[name])).collect()
}

fn published(root: &Path) -> Tree {
    build(root, DAY);
    tree(&root.join("public"))
}

#[test]
fn each_place_has_its_own_cut_and_nothing_else_is_made() {
    let root = project();
    let public = published(root.path());
    // The page: 4:5, never enlarged, and 1.91:1 for those who share it.
    assert_eq!(sizes(&public, "guong/y-lan/index.html"), [(100, 125), (400, 500), (600, 750), (600, 315)].into());
    // Among faces 4:5 too, in a row 3:2, as stories are everywhere.
    assert_eq!(sizes(&public, "guong/index.html"), [(100, 125), (400, 500), (600, 750)].into());
    assert!(sizes(&public, "index.html").is_superset(&[(100, 67), (400, 267), (600, 400)].into()));
    assert_eq!(sizes(&public, "tin/index.html"), [(100, 67), (400, 267), (1000, 667)].into());
    let story = [(100, 67), (400, 267), (1000, 667), (1200, 630), (100, 80), (400, 320), (500, 400)];
    assert_eq!(sizes(&public, "tin/tin/index.html"), story.into());
    let asked: BTreeSet<String> = named(&public).into_values().flatten().collect();
    let made: BTreeSet<String> = public.keys().filter(|name| name.starts_with("hinh/")).cloned().collect();
    assert_eq!(made, asked);
}

#[test]
fn the_focus_is_in_the_upright_picture() {
    let root = project();
    let public = published(root.path());
    let share = |page: &str| {
        let text = String::from_utf8_lossy(&public[page]).into_owned();
        let value = |name: &str| {
            let from = text.split(&format!("property=\"og:image{name}\" content=\"")).nth(1).expect("it is said");
            from.split('"').next().expect("quoted").to_owned()
        };
        (value(""), value(":width"), value(":height"), value(":alt"))
    };
    let (image, width, height, alt) = share("guong/y-lan/index.html");
    assert_eq!((width.as_str(), height.as_str(), alt.as_str()), ("600", "315", "Y Lan đứng bên rẫy"));
    let file = &public[image.strip_prefix("https://a.vn/").expect("a full address")];
    let mut decoder = zune_jpeg::JpegDecoder::new(zune_core::bytestream::ZCursor::new(file));
    let samples = decoder.decode().expect("a JPEG");
    // 315 of 900 rows, the dot at 40%: it begins 225 - 126 rows down.
    let at = |x: usize, y: usize| samples[(y * 600 + x) * 3 + 2];
    assert!(at(150, 126) > 200 && at(150, 60) < 100 && at(450, 126) < 100, "{} {}", at(150, 126), at(450, 126));
}

#[test]
fn a_theme_says_which_shapes_there_are() {
    let root = project();
    let before = published(root.path());
    put(
        root.path(),
        "themes/default/theme.yaml",
        "name: default\npictures:\n  face: {portrait: 2/1, most: 100}\n  lead: {cover: 2/1, most: 100}\n  row: {cover: 2/1, most: 100}\n",
    );
    let public = published(root.path());
    assert_eq!(sizes(&public, "guong/index.html"), [(100, 50)].into());
    assert_eq!(sizes(&public, "tin/index.html"), [(100, 50)].into());
    assert_eq!(sizes(&public, "guong/y-lan/index.html"), sizes(&before, "guong/y-lan/index.html"));
}

#[test]
fn another_focus_makes_other_files_and_the_same_one_the_same() {
    let root = project();
    let before = published(root.path());
    let page = root.path().join("content/profiles/y-lan/index.md");
    let text = std::fs::read_to_string(&page).expect("it is there");
    put(root.path(), "content/profiles/y-lan/index.md", text.replace("[0.25, 0.25]", "[0.25, 0.9]"));
    let moved = published(root.path());
    let files = |public: &Tree| named(public)["guong/y-lan/index.html"].clone();
    assert!(files(&before).is_disjoint(&files(&moved)));
    put(root.path(), "content/profiles/y-lan/index.md", &text);
    std::fs::remove_dir_all(root.path().join(".guong")).expect("state may go at any time");
    assert!(guong(root.path(), &["build", "--as-of", DAY, "--jobs", "2"]).status.success());
    assert_eq!(tree(&root.path().join("public")), before);
}

#[test]
fn a_colour_stands_where_a_picture_is_to_come() {
    let root = project();
    let public = published(root.path());
    for page in ["guong/y-lan/index.html", "tin/tin/index.html"] {
        let text = String::from_utf8_lossy(&public[page]).into_owned();
        let pictures = text.matches("<img ").count();
        let colours =
            text.split("data-c=\"#").skip(1).filter(|t| t[..6].bytes().all(|b| b.is_ascii_hexdigit()) && &t[6..7] == "\"");
        assert_eq!((pictures > 0, colours.count()), (true, pictures), "{page}");
        assert!(!text.contains("style="), "the policy forbids it");
    }
}

#[test]
fn a_sound_with_a_cover_is_told() {
    let root = project();
    put(root.path(), "content/stories/tin/nghe.mp3", b"ID3\x03\0\0\0\0\0\x1EAPIC\0\0\0\x05\0\0image");
    put(
        root.path(),
        "content/stories/tin/index.md",
        "---\ntitle: Tin\ndate: 2023-05-02\nreview: {status: approved}\nsources: [{title: Sổ}]\n---\n\n[Nghe](nghe.mp3)\n",
    );
    let told = String::from_utf8_lossy(&build(root.path(), DAY).stdout).into_owned();
    assert!(
        told.lines().any(|line| line.contains("\"G407\"") && line.contains("ID3 picture") && line.contains("\"line\":8")),
        "{told}"
    );
}
