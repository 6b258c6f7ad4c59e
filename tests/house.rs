//! The house rules: which way imports go, how large rooms are, who may touch the
//! disk, the clock, the environment and the terminal.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

/// Rooms by floor, ground first: imports only go down, or stay within a room.
const FLOORS: [&[&str]; 11] = [
    &["base"],
    &["craft", "plan", "publish"],
    &["model"],
    &["settings"],
    &["source", "graph", "engine"],
    &["verdict"],
    &["view", "check", "report"],
    &["output"],
    &["pipeline"],
    &["serve"],
    &["cli"],
];
/// The longest file, in lines.
const FILE: usize = 500;
/// The longest function, in lines.
const FUNCTION: usize = 80;

/// Every source file: its module path (`graph/site`) and its text without tests.
fn sources() -> BTreeMap<String, String> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let files = walkdir::WalkDir::new(&root).into_iter().filter_map(Result::ok);
    let files = files.filter(|e| e.path().extension().is_some_and(|x| x == "rs"));
    files
        .map(|e| {
            let name = e.path().strip_prefix(&root).expect("below src").with_extension("");
            let name = name.to_string_lossy().replace('\\', "/");
            let text = fs::read_to_string(e.path()).expect("source is readable");
            let text = text.split("#[cfg(test)]").next().unwrap_or_default().to_owned();
            (name.strip_suffix("/mod").unwrap_or(&name).to_owned(), text)
        })
        .collect()
}

/// The modules that a file names after `crate::`.
fn imports(text: &str, all: &BTreeMap<String, String>) -> BTreeSet<String> {
    let code = text.lines().filter(|l| !l.trim_start().starts_with("//"));
    let mut found = BTreeSet::new();
    for line in code {
        for rest in line.split("crate::").skip(1) {
            let path: String = rest.chars().take_while(|c| c.is_alphanumeric() || "_:".contains(*c)).collect();
            let parts: Vec<&str> = path.split("::").filter(|p| !p.is_empty()).collect();
            let named = (1..=parts.len()).rev().map(|n| parts[..n].join("/")).find(|m| all.contains_key(m));
            found.extend(named);
        }
    }
    found
}

fn room(module: &str) -> &str {
    module.split('/').next().unwrap_or(module)
}

fn floor(room: &str) -> Option<usize> {
    FLOORS.iter().position(|rooms| rooms.contains(&room))
}

#[test]
fn imports_only_go_down() {
    let all = sources();
    let mut wrong = Vec::new();
    for (module, text) in &all {
        for import in imports(text, &all) {
            let (from, to) = (room(module), room(&import));
            let (Some(here), Some(there)) = (floor(from), floor(to)) else { continue };
            if from != to && there >= here {
                wrong.push(format!("{module} imports {import}"));
            }
        }
        assert!(floor(room(module)).is_some() || ["lib", "main"].contains(&module.as_str()), "{module} stands on no floor");
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn no_files_import_each_other_in_a_circle() {
    let all = sources();
    let graph: BTreeMap<&str, BTreeSet<String>> =
        all.iter().map(|(m, t)| (m.as_str(), imports(t, &all).into_iter().filter(|i| i != m).collect())).collect();
    for start in graph.keys() {
        let mut reached = BTreeSet::new();
        let mut next: Vec<&str> = graph[start].iter().map(String::as_str).collect();
        while let Some(module) = next.pop() {
            assert_ne!(module, *start, "{start} imports itself by way of others: {reached:?}");
            if reached.insert(module) {
                next.extend(graph.get(module).into_iter().flatten().map(String::as_str));
            }
        }
    }
}

#[test]
fn rooms_are_small_and_say_why_they_exist() {
    for (module, text) in sources() {
        assert!(text.starts_with("//!"), "{module} does not say why it exists");
        assert!(text.lines().count() <= FILE, "{module} is over {FILE} lines");
        let mut begun: Option<(usize, usize, String)> = None;
        for (number, line) in text.lines().enumerate() {
            let indent = line.len() - line.trim_start().len();
            let is_fn =
                ["fn ", "pub fn ", "async fn ", "pub async fn ", "unsafe fn "].iter().any(|p| line.trim_start().starts_with(p));
            match &begun {
                Some((at, depth, name)) if line.trim_start().starts_with('}') && indent == *depth => {
                    assert!(number - at < FUNCTION, "{module}: {name} is over {FUNCTION} lines");
                    begun = None;
                }
                None if is_fn => begun = Some((number, indent, line.trim().to_owned())),
                _ => {}
            }
        }
    }
}

#[test]
fn the_outside_is_touched_only_in_its_rooms() {
    let rules: [(&[&str], &[&str]); 4] = [
        (
            &["fs::", "File::open", "File::create"],
            &[
                "base/files",
                "base/stat",
                "engine/store",
                "engine/release",
                "engine/shelf",
                "publish/",
                "cli/init",
                "cli/build",
                "cli/project",
            ],
        ),
        (&["Timestamp::now", "SystemTime::now", "Instant::now"], &["cli/"]),
        (&["env::var", "env::args", "env::current_dir"], &["cli/"]),
        (&["println!", "eprintln!", "print!(", "io::stdout()", "io::stderr()"], &["cli/terminal"]),
    ];
    for (module, text) in sources() {
        let code: Vec<&str> = text.lines().filter(|l| !l.trim_start().starts_with("//")).collect();
        for (words, rooms) in &rules {
            let allowed = rooms.iter().any(|r| module.starts_with(r));
            let used = code.iter().find(|l| words.iter().any(|w| l.contains(w)));
            assert!(allowed || used.is_none(), "{module}: {}", used.unwrap_or(&""));
        }
    }
}
