//! Large files as people meet them: pictures are kept one by one, damage is made
//! good, and what was withdrawn is gone from the cache too.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use tempfile::TempDir;

fn build(root: &Path, arguments: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_guong"));
    command.args(["build", "--as-of", "2023-09-15", "--lang", "en", "--root"]).arg(root).args(arguments);
    command.output().expect("the program was built with this test")
}

fn builds(root: &Path, arguments: &[&str]) -> String {
    let output = build(root, arguments);
    let told = String::from_utf8_lossy(&output.stderr).into_owned();
    assert_eq!(output.status.code(), Some(0), "{told}");
    told
}

fn photo(red: u8) -> Vec<u8> {
    let samples: Vec<u8> = (0..600_u32 * 400).flat_map(|i| [red, (i % 251) as u8, (i / 600 % 241) as u8]).collect();
    let mut file = Vec::new();
    let encoder = jpeg_encoder::Encoder::new(&mut file, 90);
    encoder.encode(&samples, 600, 400, jpeg_encoder::ColorType::Rgb).expect("a photo can be drawn");
    file
}

/// A site with two pages, each with a photo, and one large file.
fn site() -> TempDir {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let made = Command::new(env!("CARGO_BIN_EXE_guong")).arg("init").arg(folder.path()).output().expect("the program runs");
    assert!(made.status.success(), "{}", String::from_utf8_lossy(&made.stderr));
    for (name, red) in [("one", 200), ("two", 90)] {
        let page = folder.path().join("content/pages").join(name);
        fs::create_dir_all(&page).expect("a folder");
        fs::write(page.join("photo.jpg"), photo(red)).expect("a photo");
        let text =
            format!("---\ntitle: Page {name}\nreview: {{status: approved, on: 2023-01-01}}\n---\n\n![A photo](photo.jpg)\n");
        fs::write(page.join("index.md"), text).expect("a page");
    }
    fs::create_dir_all(folder.path().join("static")).expect("a folder");
    fs::write(folder.path().join("static/film.mp4"), vec![7_u8; 3 << 20]).expect("a film");
    folder
}

fn files(folder: &Path) -> Vec<(PathBuf, Vec<u8>)> {
    let files = walkdir::WalkDir::new(folder).sort_by_file_name().into_iter().filter_map(Result::ok);
    let files = files.filter(|e| e.file_type().is_file());
    files.map(|e| (e.path().strip_prefix(folder).expect("below").to_owned(), fs::read(e.path()).expect("readable"))).collect()
}

/// The kept files of pictures, without what describes them.
fn kept(root: &Path) -> Vec<PathBuf> {
    let pictures = root.join(".guong/pictures");
    files(&pictures).into_iter().map(|(path, _)| pictures.join(path)).filter(|p| p.extension().is_some()).collect()
}

#[test]
fn a_damaged_picture_is_made_anew() {
    let site = site();
    let root = site.path();
    builds(root, &[]);
    let before = files(&root.join("public"));
    for damage in ["", "damage", "absent", "folder"] {
        for path in kept(root) {
            match damage {
                "absent" => fs::remove_file(&path).expect("it is removed"),
                "folder" => fs::remove_file(&path).and_then(|()| fs::create_dir(&path)).expect("a folder in its place"),
                text => fs::write(&path, text).expect("it is spoilt"),
            }
        }
        // Another target has nothing to link, so all is copied from what is kept.
        let elsewhere = tempfile::tempdir().expect("a temporary folder");
        let out = elsewhere.path().join("out");
        builds(root, &["--out", &out.display().to_string()]);
        assert_eq!(files(&out), before, "{damage}");
        builds(root, &["--verify"]);
        assert_eq!(files(&root.join("public")), before, "{damage}");
    }
    assert!(!root.join(".guong/scratch").exists());
}

#[test]
fn what_is_withdrawn_is_gone_from_what_is_kept() {
    let site = site();
    let root = site.path();
    builds(root, &[]);
    let both = kept(root).len();
    fs::remove_file(root.join("content/pages/two/photo.jpg")).expect("the photo is withdrawn");
    let page = root.join("content/pages/two/index.md");
    fs::write(&page, fs::read_to_string(&page).expect("it is there").replace("![A photo](photo.jpg)", "")).expect("edited");
    builds(root, &[]);
    assert_eq!(kept(root).len() * 2, both);
}

#[test]
fn a_large_file_is_published_and_followed() {
    let site = site();
    let root = site.path();
    builds(root, &[]);
    let film = root.join("static/film.mp4");
    assert_eq!(fs::read(root.join("public/film.mp4")).ok(), fs::read(&film).ok());
    fs::write(&film, vec![8_u8; 3 << 20]).expect("another film of the same size");
    builds(root, &[]);
    assert_eq!(fs::read(root.join("public/film.mp4")).ok(), Some(vec![8_u8; 3 << 20]));
}
