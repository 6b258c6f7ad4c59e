//! What templates see, read off the sources of `src/view`: every structure of plain data
//! with what its comments say. Held in `docs/reference/views.md`.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::fs;
use std::path::Path;

/// Which view each template of a page prints.
const PAGES: [(&str, &str); 24] = [
    ("archive.html", "ListingPage"),
    ("article.html", ""),
    ("browse.html", "BrowsePage"),
    ("cluster.html", "ClusterPage"),
    ("collective.html", "ProfilePage"),
    ("data.html", "DataPage"),
    ("front.html", "FrontPage"),
    ("household.html", "ProfilePage"),
    ("indicator.html", "IndicatorPage"),
    ("indicator_on.html", "KnownPage"),
    ("individual.html", "ProfilePage"),
    ("listing.html", "ListingPage"),
    ("method.html", "PlainPage"),
    ("movement.html", "MovementPage"),
    ("notice.html", "NoticePage"),
    ("page.html", "OwnPage"),
    ("plain.html", "PlainPage"),
    ("plan.html", "PlanPage"),
    ("profile.html", "ProfilePage"),
    ("report.html", "ReportPage"),
    ("search.html", "BrowsePage"),
    ("story.html", "StoryPage"),
    ("term.html", "TermPage"),
    ("years.html", "YearsPage"),
];

/// A structure of plain data.
struct Shape {
    said: String,
    /// Each name with its type and what it is.
    fields: Vec<(String, String, String)>,
}

/// The reference of views, as Markdown; a template that prints a page of no known view is a fault of the list.
pub fn reference(root: &Path) -> String {
    let shapes = shapes(&root.join("src/view"));
    let mut text = String::from(HEAD);
    let mut asked: BTreeSet<&str> = BTreeSet::new();
    for name in templates(&root.join("themes/default/templates")) {
        let view = PAGES.iter().find(|(template, _)| *template == name).map(|(_, view)| *view);
        let view = view.unwrap_or_else(|| panic!("{name} is a page whose view tests/yard/views.rs does not name"));
        if !view.is_empty() && view != "Frame" {
            writeln!(text, "| `{name}` | [{view}](#{}) |", view.to_lowercase()).expect("text");
            asked.insert(view);
        }
    }
    asked.insert("Frame");
    text.push_str("\n`site` is the [Frame](#frame) on every page; `page.head` is its [Head](#head).\n");
    let mut told: BTreeSet<String> = BTreeSet::new();
    let mut open: Vec<String> = asked.into_iter().map(str::to_owned).collect();
    while let Some(name) = open.pop() {
        let Some(shape) = shapes.get(&name).filter(|_| told.insert(name.clone())) else { continue };
        open.extend(shape.fields.iter().flat_map(|(_, kind, _)| names(kind)));
    }
    for name in &told {
        let shape = &shapes[name];
        write!(text, "\n## {name}\n\n{}\n\n| name | kind | what |\n|---|---|---|\n", shape.said).expect("text");
        for (field, kind, said) in &shape.fields {
            writeln!(text, "| `{field}` | {} | {} |", written(kind, &told), said.replace('|', "\\|")).expect("text");
        }
    }
    text
}

const HEAD: &str = "# What a template sees\n\nMade from the program's sources; after a change run `BLESS=1 cargo test --test reference`. \
Text that is missing is empty, a list that is missing has no entries; only what is marked *or nothing* may be absent, and is asked \
for with `{% if %}`.\n\n| template | `page` is a |\n|---|---|\n";

/// Templates that are pages: they stand on another one, or others stand on them.
fn templates(folder: &Path) -> Vec<String> {
    let files = fs::read_dir(folder).expect("templates").filter_map(Result::ok);
    let page = |file: &fs::DirEntry| fs::read_to_string(file.path()).is_ok_and(|text| text.contains("{% extends"));
    let mut names: Vec<String> = files.filter(page).map(|file| file.file_name().to_string_lossy().into_owned()).collect();
    names.sort();
    names
}

fn shapes(folder: &Path) -> BTreeMap<String, Shape> {
    let files = walkdir::WalkDir::new(folder).sort_by_file_name().into_iter().filter_map(Result::ok);
    let texts =
        files.filter(|file| file.path().extension().is_some_and(|e| e == "rs")).map(|file| fs::read_to_string(file.path()));
    texts.filter_map(Result::ok).flat_map(|text| read(&text)).collect()
}

/// The structures of one file that are printed.
fn read(text: &str) -> Vec<(String, Shape)> {
    let mut found: Vec<(String, Shape)> = Vec::new();
    let (mut said, mut printed, mut flat, mut inside) = (String::new(), false, false, false);
    for line in text.lines() {
        let bare = line.trim();
        if let Some(comment) = bare.strip_prefix("///") {
            said = format!("{said} {}", comment.trim()).trim().to_owned();
        } else if bare.starts_with("#[") {
            printed |= bare.contains("derive") && bare.contains("Serialize");
            flat |= bare.contains("serde(flatten)");
        } else if let Some(name) = bare.strip_prefix("pub struct ").and_then(|rest| rest.strip_suffix(" {")).filter(|_| printed) {
            found.push((name.to_owned(), Shape { said: std::mem::take(&mut said), fields: Vec::new() }));
            (printed, inside) = (false, true);
        } else if let Some((name, kind)) = bare.strip_prefix("pub ").and_then(|rest| rest.split_once(": ")).filter(|_| inside) {
            let name = if flat { "(all of it)" } else { name };
            let field = (name.to_owned(), kind.trim_end_matches(',').to_owned(), std::mem::take(&mut said));
            found.last_mut().expect("it is inside one").1.fields.push(field);
            flat = false;
        } else {
            (printed, inside) = (false, inside && bare != "}");
            said.clear();
        }
    }
    found
}

/// The names inside a type.
fn names(kind: &str) -> Vec<String> {
    kind.split(|c: char| !c.is_alphanumeric()).filter(|word| word.starts_with(char::is_uppercase)).map(str::to_owned).collect()
}

/// A type in words.
fn written(kind: &str, told: &BTreeSet<String>) -> String {
    let inner = |before: &str| kind.strip_prefix(before).and_then(|rest| rest.strip_suffix('>'));
    if let Some(of) = inner("Vec<") {
        return format!("list of {}", written(of, told));
    }
    if let Some(of) = inner("Shared<") {
        return written(of, told);
    }
    if let Some(of) = inner("Option<") {
        return format!("{}, or nothing", written(of, told));
    }
    if let Some(of) = kind.strip_prefix('(').and_then(|rest| rest.strip_suffix(')')) {
        return of.split(", ").map(|part| written(part, told)).collect::<Vec<_>>().join(" and ");
    }
    match kind {
        "String" | "&'static str" | "Lang" => "text".to_owned(),
        "bool" => "true or false".to_owned(),
        name if told.contains(name) => format!("[{name}](#{})", name.to_lowercase()),
        name if name.starts_with(char::is_lowercase) => "number".to_owned(),
        name => format!("`{name}`"),
    }
}
