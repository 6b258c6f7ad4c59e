//! `guong init`: a site that builds at once.

use std::fs;
use std::path::Path;

use crate::base::failure::Failure;
use crate::cli::schema;
use crate::cli::terminal::Terminal;
use crate::craft::builtin;
use crate::engine::disk::replace;

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
pub fn run(folder: &Path, terminal: &Terminal) -> Result<u8, Failure> {
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
