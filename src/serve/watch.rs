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

/// After so much that only reads files, whoever saves is done.
const READ: usize = 64;

/// After so much that was told, what is there is shown, whether all is quiet or not.
const BURST: usize = 512;

/// What is watched below the project, besides what stands in its own folder.
const FOLDERS: [&str; 3] = ["content", "themes", "static"];

/// Tells of each save to content, theme, files or settings what was saved; nothing where the system lost count, and why
/// where something cannot be watched any more. An entry is told as soon as it is whole, where the system tells that,
/// all else when all is quiet. Fails if the project cannot be watched.
pub fn watch(root: &Path, tell: impl Fn(notify::Result<Vec<SourcePath>>) + Send + 'static) -> notify::Result<()> {
    // Systems tell of paths without links.
    let root = root.canonicalize()?;
    let (events, told) = mpsc::channel();
    let mut watcher = notify::recommended_watcher(events)?;
    watcher.watch(&root, RecursiveMode::NonRecursive)?;
    FOLDERS.iter().try_for_each(|folder| below(&root, folder, &mut watcher))?;
    thread::spawn(move || {
        // Where thousands of folders were watched anew, count may be lost because of that.
        let mut is_anew = false;
        while let Ok(first) = told.recv() {
            let Burst { saved, is_lost, faults } = Burst::of(&root, first, &told);
            faults.into_iter().for_each(|fault| tell(Err(fault)));
            // A folder that came back is another one, and may be any where the system lost count.
            is_anew = if is_lost { !is_anew } else { is_anew && saved.is_empty() };
            let is_new = |folder: &str| is_lost && is_anew || saved.iter().any(|path| path.as_str() == folder);
            for folder in FOLDERS.iter().filter(|folder| is_new(folder)) {
                below(&root, folder, &mut watcher).unwrap_or_else(|fault| tell(Err(fault)));
            }
            if is_lost {
                tell(Ok(Vec::new()));
            } else if !saved.is_empty() {
                tell(Ok(saved));
            }
        }
    });
    Ok(())
}

/// Watches a folder, if it is there.
fn below(root: &Path, folder: &str, watcher: &mut impl Watcher) -> notify::Result<()> {
    let folder = root.join(folder);
    let watched = if folder.is_dir() { watcher.watch(&folder, RecursiveMode::Recursive) } else { Ok(()) };
    // It may be gone by now.
    watched.or_else(|fault| if folder.is_dir() { Err(fault) } else { Ok(()) })
}

/// What was told until all was quiet, or an entry whole.
struct Burst {
    /// What was saved of the project.
    saved: Vec<SourcePath>,
    /// Whether the system lost count, so that anything may have been.
    is_lost: bool,
    /// Why something is not watched any more.
    faults: Vec<notify::Error>,
}

impl Burst {
    fn of(root: &Path, first: notify::Result<Event>, told: &Receiver<notify::Result<Event>>) -> Burst {
        let mut burst = Burst { saved: Vec::new(), is_lost: false, faults: Vec::new() };
        let (mut next, mut wait, mut read) = (Some(first), Duration::ZERO, 0);
        for count in 1.. {
            match next {
                // Whatever only reads files is told of too, all the time.
                Some(Ok(event)) => (wait, read) = step(root, &event).map_or((wait, read + 1), |step| (burst.add(step), 0)),
                Some(Err(fault)) => burst.faults.push(fault),
                None => break,
            }
            let is_over = count == BURST || read == READ;
            next = if is_over { None } else { told.recv_timeout(wait).ok() };
        }
        burst
    }

    /// Adds what was told; how long more may follow.
    fn add(&mut self, step: Step) -> Duration {
        self.is_lost |= step.is_lost;
        for path in step.saved {
            if !self.saved.contains(&path) {
                self.saved.push(path);
            }
        }
        // Names that it had until it was whole do not count.
        let is_alone = self.saved.iter().filter(|path| is_entry(path)).count() == 1;
        if step.is_whole && is_alone { Duration::ZERO } else { STEP }
    }
}

/// What a system tells of a save.
struct Step {
    /// The files of the project.
    saved: Vec<SourcePath>,
    /// Whether it lost count.
    is_lost: bool,
    /// Whether an entry is whole now.
    is_whole: bool,
}

/// What is told of the project; none where it was only read.
fn step(root: &Path, event: &Event) -> Option<Step> {
    let is_closed = event.kind == EventKind::Access(AccessKind::Close(AccessMode::Write));
    let is_there = matches!(event.kind, EventKind::Modify(ModifyKind::Name(RenameMode::To | RenameMode::Both)));
    if event.kind.is_access() && !is_closed {
        return None;
    }
    let named: Vec<Option<SourcePath>> = event.paths.iter().map(|path| SourcePath::below(root, path)).collect();
    // A name that is no text is for the scan to tell.
    let is_lost = event.need_rescan() || named.contains(&None);
    // Editors put an entry aside before they write it anew, and write it under other names before they give it its own.
    let is_whole = (is_closed || is_there) && named.last().is_some_and(|path| path.as_ref().is_some_and(is_entry));
    let saved: Vec<SourcePath> = named.into_iter().flatten().filter(is_of_project).collect();
    (!saved.is_empty() || is_lost).then_some(Step { saved, is_lost, is_whole })
}

fn is_entry(path: &SourcePath) -> bool {
    is_of_project(path) && path.extension() == "md"
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

    use notify::event::{AccessKind, AccessMode, CreateKind, DataChange, ModifyKind, RemoveKind, RenameMode};
    use notify::{Event, EventKind};

    use super::{Burst, is_of_project};
    use crate::base::path::SourcePath;

    const CLOSED: EventKind = EventKind::Access(AccessKind::Close(AccessMode::Write));
    const OPENED: EventKind = EventKind::Access(AccessKind::Open(AccessMode::Any));
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

    /// What is told of events that are all there already, burst by burst.
    fn told(events: &[(EventKind, &[&str])]) -> Vec<Vec<String>> {
        let root = Path::new("/trang");
        let (tell, told) = mpsc::channel();
        let event = |(kind, paths): &(EventKind, &[&str])| {
            Ok(paths.iter().fold(Event::new(*kind), |event, path| event.add_path(root.join(path))))
        };
        events.iter().for_each(|one| tell.send(event(one)).expect("somebody listens"));
        drop(tell);
        let named = |saved: Vec<SourcePath>| saved.iter().map(ToString::to_string).collect();
        let bursts = std::iter::from_fn(|| Some(Burst::of(root, told.recv().ok()?, &told).saved));
        bursts.filter(|saved| !saved.is_empty()).map(named).collect()
    }

    #[test]
    fn a_save_is_told_once_and_what_is_only_read_is_not() {
        assert_eq!(
            told(&[(WRITTEN, &["content/a.md"]), (WRITTEN, &["content/a.md"]), (CLOSED, &["content/a.md"])]),
            [["content/a.md"]]
        );
        assert_eq!(
            told(&[(CLOSED, &["content/a.md"]), (CLOSED, &["content/b.md"]), (WRITTEN, &["public/c"])]),
            [["content/a.md", "content/b.md"]]
        );
        assert!(told(&[(OPENED, &["content/a.md"]), (CLOSED, &[".guong/a"])]).is_empty());
        // What is only read meanwhile holds nothing up.
        let read: [(EventKind, &[&str]); 9] = [(OPENED, &["content/b.md"]); 9];
        assert_eq!(told(&[&[(CLOSED, &["content/a.md"][..])], &read[..]].concat()), [["content/a.md"]]);
    }

    #[test]
    fn a_save_is_told_when_the_entry_is_whole_however_editors_write_it() {
        let renamed = |mode| EventKind::Modify(ModifyKind::Name(mode));
        let (from, to, both) = (renamed(RenameMode::From), renamed(RenameMode::To), renamed(RenameMode::Both));
        let created = EventKind::Create(CreateKind::File);
        let removed = EventKind::Remove(RemoveKind::File);
        let vim: [(EventKind, &[&str]); 9] = [
            (created, &["content/4913"]),
            (CLOSED, &["content/4913"]),
            (removed, &["content/4913"]),
            (from, &["content/a.md"]),
            (to, &["content/a.md~"]),
            (both, &["content/a.md", "content/a.md~"]),
            (created, &["content/a.md"]),
            (WRITTEN, &["content/a.md"]),
            (CLOSED, &["content/a.md"]),
        ];
        assert_eq!(told(&vim), [["content/4913", "content/a.md"]]);
        let renamed_over = |other: &'static str| -> Vec<Vec<String>> {
            let other = format!("content/{other}");
            let steps: [(EventKind, &[&str]); 5] = [
                (created, &[&other]),
                (CLOSED, &[&other]),
                (from, &[&other]),
                (to, &["content/a.md"]),
                (both, &[&other, "content/a.md"]),
            ];
            told(&steps)
        };
        // `sed -i`, JetBrains, an upload.
        for other in ["sedAb3dE", "a.md___jb_tmp___", "a.md.tmp"] {
            assert_eq!(renamed_over(other), [[format!("content/{other}"), "content/a.md".to_owned()]]);
        }
        assert_eq!(renamed_over(".a.md.swp"), [["content/a.md"]]);
    }

    #[test]
    fn where_the_system_lost_count_or_a_name_is_no_text_all_is_read() {
        let all_is_read = |event| Burst::of(Path::new("/trang"), Ok(event), &mpsc::channel().1).is_lost;
        let lost = || Event::new(EventKind::Other).set_flag(notify::event::Flag::Rescan);
        assert!(all_is_read(lost()));
        assert!(!all_is_read(Event::new(CLOSED).add_path("/trang/content/a.md".into())));
        // Whatever else is told with it.
        let (tell, told) = mpsc::channel();
        tell.send(Ok(lost())).expect("somebody listens");
        let burst = Burst::of(Path::new("/trang"), Ok(Event::new(WRITTEN).add_path("/trang/content/a.md".into())), &told);
        assert!(burst.is_lost && burst.saved.len() == 1);
        #[cfg(unix)]
        {
            use std::os::unix::ffi::OsStrExt;
            let no_text = Path::new("/trang/content").join(std::ffi::OsStr::from_bytes(b"a\xff.md"));
            assert!(all_is_read(Event::new(CLOSED).add_path(no_text)));
        }
    }

    #[test]
    fn what_cannot_be_watched_any_more_is_told() {
        let (tell, told) = mpsc::channel();
        tell.send(Ok(Event::new(CLOSED).add_path("/trang/content/a.md".into()))).expect("somebody listens");
        let fault = notify::Error::new(notify::ErrorKind::MaxFilesWatch);
        let burst = Burst::of(Path::new("/trang"), Err(fault), &told);
        assert!(matches!(burst.faults[..], [notify::Error { kind: notify::ErrorKind::MaxFilesWatch, .. }]));
        assert_eq!(burst.saved, [SourcePath::new("content/a.md")]);
    }

    #[test]
    fn of_much_that_is_told_nothing_is_lost() {
        let read: [(EventKind, &[&str]); super::BURST] = [(OPENED, &["content/b.md"]); super::BURST];
        let gone = [(EventKind::Remove(RemoveKind::File), &["content/a.md"][..])];
        assert_eq!(told(&[&read[..], &gone].concat()), [["content/a.md"]]);
    }
}
