//! `guong init` and `guong new`: a site that builds at once, and entries to fill in.

use std::fs;
use std::path::Path;

use crate::base::failure::Failure;
use crate::base::fields::{Fields, is_id};
use crate::base::shape::{Known, Shape};
use crate::base::text::nearest;
use crate::cli::schema;
use crate::cli::terminal::Terminal;
use crate::craft::builtin;
use crate::engine::store::replace;
use crate::model::entity::{self, Version};
use crate::model::kind::Kind;

/// What a new site consists of, besides the theme.
const FILES: [(&str, &str); 10] = [
    ("site.yaml", include_str!("scaffold/site.yaml")),
    ("content/profiles/nguoi-dau-tien.md", include_str!("scaffold/profile.md")),
    ("content/stories/bai-dau-tien.md", include_str!("scaffold/story.md")),
    ("content/pages/gioi-thieu.md", include_str!("scaffold/page.md")),
    ("content/lists/levels.yaml", include_str!("scaffold/levels.yaml")),
    ("content/lists/places.yaml", include_str!("scaffold/places.yaml")),
    ("content/lists/fields.yaml", include_str!("scaffold/fields.yaml")),
    ("content/lists/columns.yaml", include_str!("scaffold/columns.yaml")),
    ("content/lists/holidays.yaml", "[]\n"),
    (".gitignore", "/.guong/\n/public/\n"),
];

/// Makes a new site.
pub fn init(folder: &Path, terminal: &Terminal) -> Result<u8, Failure> {
    let taken = fs::read_dir(folder)
        .is_ok_and(|mut entries| entries.any(|e| e.is_ok_and(|e| !e.file_name().to_string_lossy().starts_with('.'))));
    if taken {
        return Err(Failure::Usage("not-empty", folder.display().to_string()));
    }
    if folder.exists() && !folder.is_dir() {
        return Err(Failure::Usage("no-folder", folder.display().to_string()));
    }
    for (path, text) in FILES {
        replace(&folder.join(path), text.as_bytes())?;
    }
    for (path, bytes) in builtin::FILES {
        replace(&folder.join("themes/default").join(path), bytes)?;
    }
    let schemas = schema::all();
    for schema in &schemas {
        replace(&folder.join(format!("schemas/{}.json", schema.name)), format!("{:#}\n", schema.value).as_bytes())?;
    }
    replace(&folder.join(".vscode/settings.json"), format!("{:#}\n", schema::wiring(&schemas)).as_bytes())?;
    terminal.note(&terminal.say("made", &[("path", &folder.display().to_string())]));
    terminal.note(&terminal.say("init-next", &[("path", &quoted(folder))]));
    Ok(0)
}

/// A folder as a shell takes it.
fn quoted(folder: &Path) -> String {
    let name = folder.display().to_string();
    let plain = |c: char| c.is_alphanumeric() || "/._-+".contains(c);
    if name.starts_with('-') {
        return format!("'./{}'", name.replace('\'', "'\\''"));
    }
    if name.chars().all(plain) { name } else { format!("'{}'", name.replace('\'', "'\\''")) }
}

/// Makes a new entry: required keys, the rest commented.
pub fn new(root: &Path, kind: &str, id: Option<&str>, terminal: &Terminal) -> Result<u8, Failure> {
    let known = Kind::named(kind).filter(|k| Kind::ENTRIES.contains(k));
    let near = || nearest(kind, Kind::ENTRIES.iter().map(|k| k.name())).map(str::to_owned);
    let kind = known.ok_or_else(|| Failure::Misspelt("no-kind", kind.to_owned(), near()))?;
    let id = id.ok_or_else(|| Failure::Usage("no-id", kind.name().to_owned()))?;
    if !is_id(id) {
        return Err(Failure::Usage("not-an-id", id.to_owned()));
    }
    let path = format!("{}{id}.md", kind.source());
    if root.join(&path).exists() || root.join(kind.source()).join(id).join("index.md").exists() {
        return Err(Failure::Usage("exists", path));
    }
    replace(&root.join(&path), scaffold(kind).as_bytes())?;
    terminal.note(&terminal.say("made", &[("path", &path)]));
    Ok(0)
}

/// The front matter of a kind, from the function that reads it.
fn scaffold(kind: Kind) -> String {
    let known = Fields::describe(|f| drop(entity::read(f, kind, Version::Original)));
    let mut required = String::new();
    let mut rest = String::new();
    for key in &known {
        let chosen = matches!((kind, key.key), (Kind::Profile, "kind") | (Kind::Movement | Kind::Cluster, "type"));
        if key.key == "title" || chosen {
            required.push_str(&format!("{}: {}\n", key.key, example(key)));
        } else if !["id", "erased"].contains(&key.key) {
            rest.push_str(&format!("# {}: {}\n", key.key, example(key)));
        }
    }
    format!("---\n{required}review: {{status: draft}}\n{}---\n\n", rest.replace("# review: {status: draft}\n", ""))
}

/// What a key could hold, where its shape alone would suggest what nobody means.
const EXAMPLES: [(&str, &str); 5] =
    [("focus", "[0.5, 0.5]"), ("years", "[2021, 2023]"), ("year", "2023"), ("working_days", "10"), ("title", "Tên bài")];

fn example(key: &Known) -> String {
    let known = EXAMPLES.iter().find(|(name, _)| *name == key.key && !matches!(key.shape, Shape::Id | Shape::Map(_)));
    if let Some((_, example)) = known {
        return (*example).to_owned();
    }
    match &key.shape {
        Shape::Text | Shape::Localized => "...".to_owned(),
        Shape::Id => "ma".to_owned(),
        Shape::Day => "2023-09-02".to_owned(),
        Shape::Moment => "2023-09-02T07:30".to_owned(),
        Shape::Flag => "false".to_owned(),
        Shape::Whole(least, _) => least.to_string(),
        Shape::Decimal => "1".to_owned(),
        Shape::Choice(words) => words.first().copied().unwrap_or_default().to_owned(),
        Shape::Many(inner) => format!("[{}]", example(&Known { key: "", required: false, shape: (**inner).clone() })),
        Shape::Map(keys) => {
            format!("{{{}}}", keys.iter().map(|k| format!("{}: {}", k.key, example(k))).collect::<Vec<_>>().join(", "))
        }
        Shape::Open => "{khoa: ...}".to_owned(),
    }
}
