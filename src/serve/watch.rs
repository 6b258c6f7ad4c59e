//! Tells when something of the project was saved.

use std::path::Path;
use std::time::Duration;

use notify::RecursiveMode;
use notify_debouncer_full::{DebounceEventResult, Debouncer, RecommendedCache, new_debouncer};

/// How long editors may take to finish a save.
const PAUSE: Duration = Duration::from_millis(40);

/// Watches as long as it lives.
pub struct Watch {
    _debouncer: Debouncer<notify::RecommendedWatcher, RecommendedCache>,
}

/// Calls `changed` after each burst of changes to content, theme, files or settings.
pub fn watch(root: &Path, changed: impl Fn() + Send + 'static) -> Result<Watch, notify::Error> {
    let of_project = |path: &Path| {
        let parts: Vec<_> = path.components().map(|c| c.as_os_str().to_string_lossy()).collect();
        !parts.iter().any(|p| *p == ".guong" || *p == "public" || *p == ".git" || *p == "target" || p.starts_with(".public"))
    };
    let handle = move |result: DebounceEventResult| {
        let concerns = |e: &notify_debouncer_full::DebouncedEvent| !e.kind.is_access() && e.paths.iter().any(|p| of_project(p));
        if result.is_ok_and(|events| events.iter().any(concerns)) {
            changed();
        }
    };
    let mut debouncer = new_debouncer(PAUSE, None, handle)?;
    debouncer.watch(root, RecursiveMode::NonRecursive)?;
    for folder in ["content", "themes", "static"] {
        let folder = root.join(folder);
        if folder.is_dir() {
            debouncer.watch(&folder, RecursiveMode::Recursive)?;
        }
    }
    Ok(Watch { _debouncer: debouncer })
}
