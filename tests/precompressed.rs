//! Compressed forms beside the texts of a site that asks for them: the same text, smaller, made when the text
//! is and not again.

mod yard;

use std::fs;
use std::io::Read;
use std::path::Path;

use yard::{DAY, Tree, build, clean, differences, ledger, put, site, tree};

const STORY: &str = "content/stories/moi.md";
/// So large a text fits into one packet.
const PACKET: usize = 1024;

fn with(root: &Path, setting: &str) {
    let settings = fs::read_to_string(root.join("site.yaml")).expect("it is there");
    let kept: Vec<&str> = settings.lines().filter(|line| !line.starts_with("precompress:")).collect();
    put(root, "site.yaml", format!("{}\n{setting}\n", kept.join("\n")));
}

fn story(root: &Path, text: &str) {
    put(root, STORY, format!("---\ntitle: Tin\nreview: {{status: approved}}\nsources: [{{title: Sổ}}]\n---\n\n{text}\n"));
}

fn published(root: &Path) -> Tree {
    build(root, DAY);
    tree(&root.join("public"))
}

fn undone(name: &str, small: &[u8]) -> Vec<u8> {
    let mut bytes = Vec::new();
    match name.rsplit_once('.').map(|(_, coding)| coding) {
        Some("br") => brotli::BrotliDecompress(&mut &*small, &mut bytes).expect("brotli"),
        _ => drop(flate2::read::GzDecoder::new(small).read_to_end(&mut bytes).expect("gzip")),
    }
    bytes
}

fn is_companion(name: &str) -> bool {
    name.ends_with(".br") || name.ends_with(".gz")
}

#[test]
fn every_text_has_its_forms_and_nothing_else_has() {
    let folder = site();
    let root = folder.path();
    with(root, "precompress: [br, gz]");
    put(root, "static/so.csv", "thôn,hộ\n".repeat(500));
    put(root, "static/anh.bin", "không phải chữ\n".repeat(500));
    put(root, "static/rieng.js", "let dem = 0;\n".repeat(500));
    put(root, "static/rieng.js.gz", "của chính trang này");
    let public = published(root);
    let (beside, files): (Vec<_>, Vec<_>) = public.iter().partition(|(name, _)| is_companion(name));
    for (name, bytes) in &files {
        let text = [".html", ".css", ".js", ".json", ".xml", ".csv", ".svg"].iter().any(|kind| name.ends_with(kind));
        for coding in [".br", ".gz"] {
            let there = public.contains_key(&format!("{name}{coding}"));
            assert!(there == (text && bytes.len() >= PACKET) || bytes.len() < 2 * PACKET, "{name}{coding}: {there}");
        }
    }
    assert!(beside.len() > 50 && public.contains_key("so.csv.br") && !public.contains_key("anh.bin.br"));
    assert_eq!(public["rieng.js.gz"], "của chính trang này".as_bytes(), "what the site brings stands");
    for (name, small) in beside.into_iter().filter(|(name, _)| *name != "rieng.js.gz") {
        let of = &public[&name[..name.len() - 3]];
        assert!(small.len() < of.len() && undone(name, small) == *of, "{name}");
    }
}

#[test]
fn what_stays_the_same_is_not_compressed_again() {
    let folder = site();
    let root = folder.path();
    with(root, "precompress: [br, gz]");
    story(root, "Một.");
    let before = published(root);
    let time = |name: &String| fs::metadata(root.join("public").join(name)).and_then(|m| m.modified()).expect("it is there");
    let times: Vec<_> = before.keys().map(|name| (name.clone(), time(name))).collect();
    story(root, "Hai câu, dài hơn một chút.");
    let after = published(root);
    let changed = differences(&before, &after);
    assert!(changed.iter().any(|name| name == "tin/moi/index.html.br"), "{changed:?}");
    let of = |name: &str| changed.iter().any(|other| *other == name[..name.len() - 3]);
    assert!(changed.iter().filter(|name| is_companion(name)).all(|name| of(name)), "{changed:?}");
    for (name, was) in times.iter().filter(|(name, _)| !changed.contains(name)) {
        assert_eq!(time(name), *was, "{name}");
    }
    assert_eq!((after, ledger(root)), clean(root, DAY));
}

#[test]
fn what_is_no_longer_asked_for_goes() {
    let folder = site();
    let root = folder.path();
    let plain = published(root);
    assert!(!plain.keys().any(|name| is_companion(name)));
    with(root, "precompress: [br]");
    let compressed = published(root);
    assert!(compressed.keys().any(|name| name.ends_with(".br")) && !compressed.keys().any(|name| name.ends_with(".gz")));
    with(root, "precompress: []");
    assert_eq!(differences(&plain, &published(root)), Vec::<String>::new());
}
