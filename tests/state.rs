//! `.guong/` is never trusted: whatever is done to it, the next build publishes what a
//! build from nothing publishes, and neither fails nor crashes.

mod yard;

use std::fs;
use std::path::{Path, PathBuf};

use guong::base::diagnostic::Sink;
use guong::base::files::Files;
use guong::cli::project;
use guong::engine::store::Store;
use guong::graph::edition::{Audience, Edition};
use guong::pipeline;
use guong::settings::site::Settings;
use yard::{build, clean, demo, differences, put, site, tree};

/// What may befall a file of the state.
type Harm = (&'static str, fn(&Path));

fn bytes(path: &Path) -> Vec<u8> {
    fs::read(path).unwrap_or_default()
}

fn write(path: &Path, bytes: &[u8]) {
    fs::write(path, bytes).expect("the state can be written");
}

fn flip(path: &Path, at: impl Fn(usize) -> usize) {
    let mut bytes = bytes(path);
    let at = at(bytes.len());
    if let Some(byte) = bytes.get_mut(at) {
        *byte ^= 0x40;
    }
    write(path, &bytes);
}

/// Replaces a file by what is no file.
fn folder(path: &Path) {
    fs::remove_file(path).expect("it is there");
    fs::create_dir_all(path.join("within")).expect("a folder in its place");
}

const HARMS: [Harm; 20] = [
    ("removed", |p| fs::remove_file(p).expect("it is there")),
    ("emptied", |p| write(p, b"")),
    ("cut after one byte", |p| write(p, &bytes(p)[..bytes(p).len().min(1)])),
    ("cut inside its header", |p| write(p, &bytes(p)[..bytes(p).len().min(9)])),
    ("cut inside its sum", |p| write(p, &bytes(p)[..bytes(p).len().min(30)])),
    ("cut in half", |p| write(p, &bytes(p)[..bytes(p).len() / 2])),
    ("less its last byte", |p| write(p, &bytes(p)[..bytes(p).len().saturating_sub(1)])),
    ("with a byte more", |p| write(p, &[bytes(p).as_slice(), b"x"].concat())),
    ("twice", |p| write(p, &bytes(p).repeat(2))),
    ("another first byte", |p| flip(p, |_| 0)),
    ("another byte of the sum", |p| flip(p, |_| 24)),
    ("another byte in the middle", |p| flip(p, |length| length / 2)),
    ("another last byte", |p| flip(p, |length| length.saturating_sub(1))),
    ("zeros", |p| write(p, &vec![0; bytes(p).len()])),
    ("ones", |p| write(p, &vec![0xff; bytes(p).len()])),
    ("a text", |p| write(p, "một tệp khác\n".as_bytes())),
    ("four megabytes of another kind", |p| write(p, &vec![7; 4 << 20])),
    ("of another version", |p| {
        let text = bytes(p);
        let end = text.iter().position(|b| *b == b'\n').map_or(0, |at| at + 1);
        write(p, &[b"guong-state-1 0.0.1\n".as_slice(), &text[end..]].concat());
    }),
    ("a folder", folder),
    ("a link to nothing", |p| {
        fs::remove_file(p).expect("it is there");
        #[cfg(unix)]
        std::os::unix::fs::symlink("nowhere", p).expect("a link in its place");
    }),
];

/// Every file of the state, by name.
fn state(root: &Path) -> Vec<PathBuf> {
    let files = walkdir::WalkDir::new(root.join(".guong")).sort_by_file_name().into_iter().filter_map(Result::ok);
    files.filter(|e| e.file_type().is_file()).map(walkdir::DirEntry::into_path).collect()
}

#[test]
fn a_damaged_state_is_set_aside() {
    let root = site();
    let root = root.path();
    let public = root.join("public");
    let write = |n: usize| {
        let text = format!(
            "---\ntitle: Tin\ndate: 2023-09-01\nreview: {{status: approved, by: X, on: 2023-09-01}}\n---\nLời thứ {n}.\n"
        );
        put(root, "content/stories/tin.md", text);
    };
    write(0);
    build(root, yard::DAY);
    for (n, (what, harm)) in (1..).zip(HARMS) {
        write(n);
        build(root, yard::DAY);
        state(root).iter().filter(|path| !path.ends_with("now")).for_each(|path| harm(path));
        // Unchanged content, then changed content: both are known from the state alone.
        for n in [n, n + 1000] {
            write(n);
            build(root, yard::DAY);
            assert_eq!(differences(&tree(&public), &clean(root, yard::DAY).0), Vec::<String>::new(), "{what}");
        }
    }
}

#[test]
fn each_file_of_the_state_may_be_of_another_build() {
    let root = site();
    let root = root.path();
    let public = root.join("public");
    let write = |text: &str| {
        let head = "---\ntitle: Tin\ndate: 2023-09-01\nreview: {status: approved, by: X, on: 2023-09-01}\n---\n";
        put(root, "content/stories/tin.md", format!("{head}{text}\n"));
    };
    write("Trước.");
    build(root, yard::DAY);
    let before: Vec<(PathBuf, Vec<u8>)> = state(root).into_iter().map(|path| (path.clone(), bytes(&path))).collect();
    for (path, old) in &before {
        write("Sau.");
        build(root, yard::DAY);
        fs::write(path, old).expect("the state can be written");
        write("Sau nữa.");
        build(root, yard::DAY);
        assert_eq!(differences(&tree(&public), &clean(root, yard::DAY).0), Vec::<String>::new(), "{}", path.display());
    }
}

#[test]
fn what_is_written_while_a_site_is_built_stops_the_build() {
    let project = demo();
    let root = project.path();
    let day = "2023-09-15";
    build(root, day);
    let edition = |saved: Option<(&str, &str)>| {
        let mut sink = Sink::new();
        let files = Files::scan(root, &mut sink);
        let settings = Settings::read(&files, &mut sink).expect("the demo has settings");
        let now = project::now(Some(day), &settings).expect("a day");
        // Everything was looked at, and nothing is made yet.
        saved.into_iter().for_each(|(file, text)| put(root, file, text));
        let edition = Edition { now, audience: Audience::Public };
        let made = pipeline::build((&files, &Store::of(root)), &settings, edition, &mut sink).made;
        let told: Vec<String> =
            sink.into_report().iter().filter(|d| d.code.name() == "G115").map(|d| d.values["path"].clone()).collect();
        (told, made.files.len())
    };
    let (file, page) =
        ("content/profiles/to-san-xuat-minh-hoa-tu-mo-rong.md", "guong/to-san-xuat-minh-hoa-tu-mo-rong/index.html");
    let text = fs::read_to_string(root.join(file)).expect("the demo has it");
    let (told, whole) = edition(None);
    assert!(told.is_empty());
    let unsaid = text.replacen("---\n", "---\ndraft: true\n", 1) + "\nChưa ai duyệt.\n";
    let (told, made) = edition(Some((file, &unsaid)));
    assert!(told.contains(&page.to_owned()) && made < whole, "{told:?}");
}
