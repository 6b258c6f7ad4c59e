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
            let text = text.split("#[cfg(test)]\nmod tests").next().unwrap_or_default().to_owned();
            (name.strip_suffix("/mod").unwrap_or(&name).to_owned(), text)
        })
        .collect()
}

/// What a file says, without its comments.
fn code(text: &str) -> String {
    text.lines().filter(|l| !l.trim_start().starts_with("//")).collect::<Vec<_>>().join("\n")
}

/// The module above one; the crate itself is ``.
fn above(module: &str) -> &str {
    module.rsplit_once('/').map_or("", |(above, _)| above)
}

/// The paths that a tree names below `stem`: `a::{b, c::d}` names `a/b` and `a/c/d`. What follows the tree.
fn branches<'t>(stem: &str, tree: &'t str, named: &mut Vec<String>) -> &'t str {
    let tree = tree.trim_start();
    if let Some(mut rest) = tree.strip_prefix('{') {
        while !rest.trim_start().starts_with('}') {
            rest = branches(stem, rest, named);
            // An item ends at its comma; ` as other` says nothing of where it comes from.
            rest = rest.find([',', '}']).map_or("", |end| &rest[end..]);
            rest = rest.strip_prefix(',').unwrap_or(rest);
            if rest.is_empty() {
                return rest;
            }
        }
        return &rest.trim_start()[1..];
    }
    let (name, rest) = tree.split_at(tree.find(|c: char| !c.is_alphanumeric() && c != '_').unwrap_or(tree.len()));
    let path = if name == "super" { above(stem).to_owned() } else { format!("{stem}/{name}") };
    match rest.strip_prefix("::") {
        Some(below) => branches(&path, below, named),
        None => {
            named.push(path);
            rest
        }
    }
}

/// The texts that follow a word which is not the end of another.
fn after<'t>(word: &'t str, text: &'t str) -> impl Iterator<Item = &'t str> {
    let whole = |at: usize| !text[..at].ends_with(|c: char| c.is_alphanumeric() || "_:$".contains(c));
    text.match_indices(word).filter(move |(at, _)| whole(*at)).map(|(at, _)| &text[at + word.len()..])
}

/// The other modules that a file names: after `crate::`, `super::` or `self::`, in groups too, or its own members.
fn imports(module: &str, text: &str, all: &BTreeMap<String, String>) -> BTreeSet<String> {
    let code = code(text);
    let mut named = Vec::new();
    for (word, stem) in [("crate::", ""), ("self::", module), ("super::", above(module))] {
        for tree in after(word, &code) {
            branches(stem, tree, &mut named);
        }
    }
    let members = all.keys().filter(|m| above(m) == module && *m != module);
    named.extend(members.filter(|m| after(&format!("{}::", &m[module.len() + 1..]), &code).next().is_some()).cloned());
    let module_of = |path: &String| {
        let parts: Vec<&str> = path.split('/').filter(|p| !p.is_empty()).collect();
        (1..=parts.len()).rev().map(|n| parts[..n].join("/")).find(|m| all.contains_key(m))
    };
    named.iter().filter_map(module_of).filter(|m| m != module).collect()
}

fn room(module: &str) -> &str {
    module.split('/').next().unwrap_or(module)
}

fn floor(room: &str) -> Option<usize> {
    FLOORS.iter().position(|rooms| rooms.contains(&room))
}

#[test]
fn every_way_of_naming_a_module_is_seen() {
    let text =
        "use crate::{a::b, c::{self, d as e,},};\n// use crate::x;\nfn f() -> super::g::H { $crate::x!(); a_crate::x(); m::n() }";
    let names = ["a", "a/b", "c", "c/d", "k", "k/g", "k/l", "k/l/m", "x"];
    let all = names.map(|name| (name.to_owned(), String::new())).into();
    assert_eq!(Vec::from_iter(imports("k/l", text, &all)), ["a/b", "c", "c/d", "k/g", "k/l/m"]);
}

#[test]
fn imports_only_go_down() {
    let all = sources();
    let mut wrong = Vec::new();
    for (module, text) in &all {
        let stands = floor(room(module)).is_some() || ["lib", "main"].contains(&module.as_str());
        assert!(stands, "src/{module}.rs stands on no floor: give its room one in FLOORS here and in ARCHITECTURE.md");
        for import in imports(module, text, &all) {
            let (from, to) = (room(module), room(&import));
            let (Some(here), Some(there)) = (floor(from), floor(to)) else { continue };
            if from != to && there >= here {
                wrong.push(format!("{module} imports {import}"));
            }
        }
    }
    assert!(
        wrong.is_empty(),
        "imports only go down: move what is shared to a floor below both, or hand it over as a parameter; floors, ground first: {FLOORS:?}; {wrong:#?}"
    );
}

#[test]
fn no_files_import_each_other_in_a_circle() {
    let all = sources();
    let graph: BTreeMap<&str, BTreeSet<String>> = all.iter().map(|(m, t)| (m.as_str(), imports(m, t, &all))).collect();
    for start in graph.keys() {
        // Whom each was reached from, so that the circle can be told.
        let mut reached: BTreeMap<&str, &str> = BTreeMap::new();
        let mut next = vec![*start];
        while let Some(module) = next.pop() {
            for import in graph.get(module).into_iter().flatten() {
                if reached.contains_key(import.as_str()) {
                    continue;
                }
                reached.insert(import, module);
                next.push(import);
            }
        }
        if reached.contains_key(start) {
            let mut circle = vec![*start, reached[start]];
            while circle[circle.len() - 1] != *start {
                circle.push(reached[circle[circle.len() - 1]]);
            }
            circle.reverse();
            panic!("a circle: {}; move what two of them share into a file that both import", circle.join(" imports "));
        }
    }
}

#[test]
fn rooms_are_small_and_say_why_they_exist() {
    for (module, text) in sources() {
        let file = format!("src/{module}.rs");
        assert!(text.starts_with("//!"), "{file} does not say why it exists: begin it with //! and the reason");
        assert!(text.lines().count() <= FILE, "{file} is over {FILE} lines: part it by what changes together");
        let mut begun: Option<(usize, usize, String)> = None;
        for (number, line) in text.lines().enumerate() {
            let indent = line.len() - line.trim_start().len();
            let words = ["fn ", "pub fn ", "const fn ", "async fn ", "pub async fn ", "unsafe fn "];
            let is_fn = words.iter().any(|word| line.trim_start().starts_with(word));
            match &begun {
                Some((at, depth, name)) if line.trim_start().starts_with('}') && indent == *depth => {
                    assert!(number - at < FUNCTION, "{file}: {name} is over {FUNCTION} lines: name its parts");
                    begun = None;
                }
                None if is_fn => begun = Some((number, indent, line.trim().to_owned())),
                _ => {}
            }
        }
    }
}

/// What touches the outside: the words that do, the rooms that may, and what others do instead.
const OUTSIDE: [(&[&str], &[&str], &str); 4] = [
    (
        &["fs::", "File::open", "File::create"],
        &["base/files", "base/stat", "engine/disk", "engine/store", "engine/shelf", "publish/", "cli/init", "cli/project"],
        "take Files, or a Store, as a parameter",
    ),
    (&["Timestamp::now", "SystemTime::now", "Instant::now"], &["cli/"], "take the edition, whose day is given, as a parameter"),
    (&["env::var", "env::args", "env::current_dir"], &["cli/"], "take what it says as a parameter"),
    (
        &["println!", "eprintln!", "print!(", "io::stdout()", "io::stderr()"],
        &["cli/terminal"],
        "tell a Sink, or take the Terminal as a parameter",
    ),
];

#[test]
fn the_outside_is_touched_only_in_its_rooms() {
    for (module, text) in sources() {
        for (words, rooms, instead) in OUTSIDE {
            let allowed = rooms.iter().any(|room| module.starts_with(room));
            let code = code(&text);
            let used = code.lines().find(|line| words.iter().any(|word| line.contains(word)));
            let line = used.unwrap_or_default().trim();
            assert!(allowed || used.is_none(), "src/{module}.rs: `{line}`: only {} may; elsewhere {instead}", rooms.join(", "));
        }
    }
}
