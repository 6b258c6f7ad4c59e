//! Tells when something of the project was saved.

use std::path::Path;
use std::sync::mpsc::{self, Receiver};
use std::thread;
use std::time::Duration;

use notify::event::{AccessKind, AccessMode, ModifyKind, RenameMode};
use notify::{Event, EventKind, RecursiveMode, Watcher};

use crate::base::files::is_hidden;
use crate::base::path::SourcePath;

/// How long an editor may take from one step of a save to the next.
const STEP: Duration = Duration::from_millis(12);

/// After so much that was told, what is there is shown, whether all is quiet or not.
const BURST: usize = 512;

/// What is watched below the project, besides what stands in its own folder.
const FOLDERS: [&str; 3] = ["content", "themes", "static"];

/// Calls `changed` after each save to content, theme, files or settings, with what was saved; with nothing where the
/// system lost count. One file is told as soon as it is closed, many when all is quiet.
pub fn watch(root: &Path, changed: impl Fn(&[SourcePath]) + Send + 'static) -> Result<(), notify::Error> {
    // Systems tell of paths without links.
    let root = root.canonicalize()?;
    let (tell, told) = mpsc::channel();
    let mut watcher = notify::recommended_watcher(tell)?;
    watcher.watch(&root, RecursiveMode::NonRecursive)?;
    FOLDERS.iter().for_each(|folder| below(&root, folder, &mut watcher));
    thread::spawn(move || {
        while let Ok(first) = told.recv() {
            if let Some(saved) = saved(&root, first, &told) {
                // A folder that came back is another one.
                let new = FOLDERS.iter().filter(|folder| saved.iter().any(|path| path.as_str() == **folder));
                new.for_each(|folder| below(&root, folder, &mut watcher));
                changed(&saved);
            }
        }
    });
    Ok(())
}

/// Watches a folder, if it is there: one that cannot be watched is read whenever anything else changes.
fn below(root: &Path, folder: &str, watcher: &mut impl Watcher) {
    let folder = root.join(folder);
    if folder.is_dir() {
        let _ = watcher.watch(&folder, RecursiveMode::Recursive);
    }
}

/// What was saved, from the first that was told until all is quiet; none if nothing of it concerns the project.
fn saved(root: &Path, first: notify::Result<Event>, told: &Receiver<notify::Result<Event>>) -> Option<Vec<SourcePath>> {
    let (mut concerns, mut saved, mut wait) = (false, Vec::new(), Duration::ZERO);
    let mut next = Some(first);
    for _ in 0..BURST {
        let Some(event) = next else { break };
        // Whatever only reads files is told of too, all the time.
        if let Some(step) = event.ok().and_then(|event| step(root, &event)) {
            concerns = true;
            for path in step.saved {
                if !saved.contains(&path) {
                    saved.push(path);
                }
            }
            wait = if step.is_last && saved.len() == 1 { Duration::ZERO } else { STEP };
        }
        next = told.recv_timeout(wait).ok();
    }
    concerns.then_some(saved)
}

/// What a system tells of a save.
struct Step {
    /// The files of the project; none where it lost count.
    saved: Vec<SourcePath>,
    /// Whether whoever saved one file has nothing more to do.
    is_last: bool,
}

/// What is told of the project; none where it was only read.
fn step(root: &Path, event: &Event) -> Option<Step> {
    let is_closed = event.kind == EventKind::Access(AccessKind::Close(AccessMode::Write));
    let is_there = matches!(event.kind, EventKind::Modify(ModifyKind::Name(RenameMode::To | RenameMode::Both)));
    let paths = event.paths.iter().filter(|_| is_closed || !event.kind.is_access());
    let saved: Vec<SourcePath> = paths.filter_map(|path| SourcePath::below(root, path)).filter(is_of_project).collect();
    (!saved.is_empty() || event.need_rescan()).then_some(Step { saved, is_last: is_closed || is_there })
}

/// Whether a path is one that a site is made of: what is made below the project, or kept, is not.
fn is_of_project(path: &SourcePath) -> bool {
    let mut names = path.as_str().split('/');
    !matches!(names.clone().next(), None | Some("" | "public" | "target")) && !names.any(is_hidden)
}

#[cfg(test)]
mod tests {
    use std::path::Path;
    use std::sync::mpsc;

    use notify::event::{AccessKind, AccessMode, DataChange, ModifyKind};
    use notify::{Event, EventKind};

    use super::{is_of_project, saved};
    use crate::base::path::SourcePath;

    const CLOSED: EventKind = EventKind::Access(AccessKind::Close(AccessMode::Write));
    const WRITTEN: EventKind = EventKind::Modify(ModifyKind::Data(DataChange::Any));

    #[test]
    fn what_is_made_below_the_project_does_not_count_and_folders_above_it_do_not_matter() {
        let root = Path::new("/home/an/public/target/trang");
        let told = |inside: &str| SourcePath::below(root, &root.join(inside)).is_some_and(|path| is_of_project(&path));
        assert!(told("content/stories/a.md") && told("site.yaml") && told("static/public/a.svg"));
        let editors = ["content/stories/.a.md.swp", "content/stories/a.md~", "content/stories/#a.md#"];
        let made = ["", "public/index.html", ".public.new/index.html", ".guong/state", ".git/index", "target/debug/guong"];
        for made in made.into_iter().chain(editors) {
            assert!(!told(made), "{made}");
        }
    }

    /// What is told of events that are all there already.
    fn told(events: &[(EventKind, &str)]) -> Option<Vec<String>> {
        let root = Path::new("/trang");
        let (tell, told) = mpsc::channel();
        let event = |(kind, path): &(EventKind, &str)| Ok(Event::new(*kind).add_path(root.join(path)));
        events[1..].iter().for_each(|one| tell.send(event(one)).expect("somebody listens"));
        saved(root, event(&events[0]), &told).map(|all| all.iter().map(ToString::to_string).collect())
    }

    #[test]
    fn a_save_is_told_once_and_what_is_only_read_is_not() {
        let opened = EventKind::Access(AccessKind::Open(AccessMode::Any));
        assert_eq!(
            told(&[(WRITTEN, "content/a.md"), (WRITTEN, "content/a.md"), (CLOSED, "content/a.md")]).expect("told"),
            ["content/a.md"]
        );
        assert_eq!(
            told(&[(CLOSED, "content/a.md"), (CLOSED, "content/b.md"), (WRITTEN, "public/c")]).expect("told"),
            ["content/a.md", "content/b.md"]
        );
        assert_eq!(told(&[(opened, "content/a.md"), (CLOSED, ".guong/a")]), None);
        // What is only read meanwhile holds nothing up.
        let read: Vec<(EventKind, &str)> = [(CLOSED, "content/a.md")].into_iter().chain([(opened, "content/b.md"); 9]).collect();
        assert_eq!(told(&read).expect("told"), ["content/a.md"]);
    }

    #[test]
    fn where_the_system_lost_count_all_is_read() {
        let lost = Event::new(EventKind::Other).set_flag(notify::event::Flag::Rescan);
        assert_eq!(saved(Path::new("/trang"), Ok(lost), &mpsc::channel().1), Some(Vec::new()));
    }
}
