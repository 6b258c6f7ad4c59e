//! Tells when something of the project was saved.

use std::path::Path;
use std::time::Duration;

use notify::RecursiveMode;
use notify_debouncer_full::{DebounceEventResult, Debouncer, RecommendedCache, new_debouncer};

/// How long editors may take to finish a save.
const PAUSE: Duration = Duration::from_millis(12);

/// Watches as long as it lives.
pub struct Watch {
    _debouncer: Debouncer<notify::RecommendedWatcher, RecommendedCache>,
}

/// Whether a path is one that a site is made of: what is made or kept below the project is not,
/// and what the folders above the project are called says nothing.
fn is_of_project(root: &Path, path: &Path) -> bool {
    let first = path.strip_prefix(root).ok().and_then(|inside| inside.components().next());
    let name = first.map(|c| c.as_os_str().to_string_lossy()).unwrap_or_default();
    !matches!(name.as_ref(), ".guong" | "public" | ".git" | "target") && !name.starts_with(".public")
}

/// Calls `changed` after each burst of changes to content, theme, files or settings.
pub fn watch(root: &Path, changed: impl Fn() + Send + 'static) -> Result<Watch, notify::Error> {
    // Systems tell of paths without links.
    let root = root.canonicalize()?;
    let own = root.clone();
    let handle = move |result: DebounceEventResult| {
        let concerns =
            |e: &notify_debouncer_full::DebouncedEvent| !e.kind.is_access() && e.paths.iter().any(|p| is_of_project(&own, p));
        if result.is_ok_and(|events| events.iter().any(concerns)) {
            changed();
        }
    };
    let mut debouncer = new_debouncer(PAUSE, None, handle)?;
    debouncer.watch(&root, RecursiveMode::NonRecursive)?;
    for folder in ["content", "themes", "static"] {
        let folder = root.join(folder);
        if folder.is_dir() {
            debouncer.watch(&folder, RecursiveMode::Recursive)?;
        }
    }
    Ok(Watch { _debouncer: debouncer })
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::is_of_project;

    #[test]
    fn what_is_made_below_the_project_does_not_count_and_folders_above_it_do_not_matter() {
        let root = Path::new("/home/an/public/target/trang");
        let told = |inside: &str| is_of_project(root, &root.join(inside));
        assert!(told("content/stories/a.md") && told("site.yaml") && told("static/public/a.svg"));
        for made in ["public/index.html", ".public.new/index.html", ".guong/state", ".git/index", "target/debug/guong"] {
            assert!(!told(made), "{made}");
        }
    }
}
