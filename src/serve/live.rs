//! The edition that is being shown, and how another takes its place.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};

use crate::base::diagnostic::{Diagnostic, Severity};
use crate::base::failure::Failure;
use crate::base::lock::lock;
use crate::base::path::{SourcePath, Url};
use crate::graph::edition::Audience;
use crate::serve::stand::{Clock, Late, Opening, Reworded, Stand, Wish};

/// So many files may be looked at before the whole site is.
const AT_ONCE: usize = 8;

/// What is told of the live site whenever it changes.
#[derive(Clone, Default)]
pub struct Shown {
    /// What is wrong now.
    pub problems: Vec<Diagnostic>,
    /// The path of the site's addresses.
    pub base: String,
    /// Another whenever pages may be others.
    pub version: u64,
}

/// Told whenever something changes, in the order in which it does; it may ask the live site nothing.
pub type News = Box<dyn Fn(&Shown) + Send + Sync>;

/// The live site.
pub struct Live {
    root: PathBuf,
    clock: Clock,
    audience: Audience,
    news: News,
    /// Taken before what is shown is locked, and held while a save or an edition is made visible: one after the other.
    saves: Mutex<Saves>,
    showing: Mutex<Showing>,
    kept_back: Mutex<Option<(u64, Arc<Stand>)>>,
}

/// What is shown.
#[derive(Default)]
struct Showing {
    /// Of the last sound edition where the newest has errors.
    stand: Option<Arc<Stand>>,
    shown: Shown,
    /// The newest edition whose opening has ended.
    edition: u64,
    /// What was found wrong while pages of an edition were made: it may be told before the edition is shown.
    late: (u64, Vec<Diagnostic>),
}

/// What was saved and is in no edition that is shown.
#[derive(Default)]
struct Saves {
    /// The editions that were begun.
    begun: u64,
    /// Whether the edition that is being opened has more to tell than other words of entries.
    is_more_due: bool,
    /// Whether there is more to tell that was saved since that was begun.
    is_more: bool,
    /// The entries whose new words are shown already that were saved since.
    reworded: BTreeSet<SourcePath>,
}

impl Live {
    /// A live site that was not opened yet.
    pub fn new(root: &Path, audience: Audience, clock: Clock, news: News) -> Live {
        let (saves, showing, kept_back) = (Mutex::default(), Mutex::default(), Mutex::default());
        Live { root: root.to_owned(), clock, audience, news, saves, showing, kept_back }
    }

    /// What is told now.
    pub fn shown(&self) -> Shown {
        lock(&self.showing).shown.clone()
    }

    fn stand(&self) -> Option<Arc<Stand>> {
        lock(&self.showing).stand.clone()
    }

    /// The bytes of a file that is being shown, made now if nobody asked for it before.
    pub fn read(&self, url: &Url) -> Option<Vec<u8>> {
        self.stand()?.read(url.file())
    }

    /// Whether there is such a file.
    pub fn knows(&self, url: &Url) -> bool {
        self.stand().is_some_and(|stand| stand.knows(url.file()))
    }

    /// Takes note of what was saved, and shows it at once if entries were put in other words and nothing else awaits an
    /// edition: what was saved together is judged together. The next edition has to be opened in any case: what follows
    /// from words on other pages is its to tell.
    pub fn saved(&self, files: &[SourcePath]) {
        let mut saves = lock(&self.saves);
        let is_few = (1..=AT_ONCE).contains(&files.len());
        if is_few && !saves.is_more_due && !saves.is_more && self.reword(files) {
            saves.reworded.extend(files.iter().cloned());
        } else {
            saves.is_more = true;
        }
    }

    /// Shows entries in other words, if that is all that was changed.
    fn reword(&self, files: &[SourcePath]) -> bool {
        let (Some(stand), shown) = (self.stand(), self.shown()) else { return false };
        // While something is wrong the last sound pages stay.
        if shown.problems.iter().any(|problem| problem.code.severity == Severity::Error) {
            return false;
        }
        // Where what is kept back is being opened, it is opened with what was saved, or once more.
        let mut known = self.kept_back.try_lock().ok();
        let kept_back = known.as_mut().and_then(|known| known.as_mut()).filter(|(of, _)| *of == shown.version);
        let is_kept_back = kept_back.as_ref().is_some_and(|(_, stand)| stand.reword(files) == Reworded::Shown);
        let is_shown = match stand.reword(files) {
            Reworded::Shown => true,
            Reworded::Elsewhere => is_kept_back,
            Reworded::Waiting => false,
        };
        if is_shown {
            let version = self.tell(|showing| showing.shown.version += 1);
            // What shows old words of what the public sees in new ones is opened once more.
            kept_back.filter(|_| is_kept_back).into_iter().for_each(|(of, _)| *of = version);
        }
        is_shown
    }

    /// Opens the site anew; what has errors keeps the last sound pages and tells the errors. Pages are made when
    /// they are asked for, and the others then: what is wrong with them is told as it is found.
    pub fn rebuild(self: &Arc<Live>) -> Result<(), Failure> {
        let before = self.stand().map(|stand| stand.made()).unwrap_or_default();
        let edition = lock(&self.saves).begin();
        let (live, audience) = (Arc::clone(self), self.audience);
        let late: Late = Arc::new(move |found| live.tell_late(edition, found));
        let Opening { stand, problems, base } =
            Stand::open(&self.root, &self.clock, Wish { audience, before, late: Some(late) })?;
        let mut saves = lock(&self.saves);
        saves.is_more_due &= stand.is_none();
        if let Some(stand) = &stand {
            // What was saved while it was opened is shown already, and does not go back.
            for file in &saves.reworded {
                stand.reword(std::slice::from_ref(file));
            }
        }
        self.tell(|showing| {
            match stand {
                Some(stand) => (showing.stand, showing.shown.base) = (Some(Arc::new(stand)), base),
                // What was shown at once may be what is wrong.
                None => showing.stand.iter().for_each(|stand| stand.forget()),
            }
            showing.edition = edition;
            showing.shown.version += 1;
            showing.shown.problems = problems;
            showing.add_late();
        });
        Ok(())
    }

    /// Changes what is shown, and tells it; the version that it has now.
    fn tell(&self, change: impl FnOnce(&mut Showing)) -> u64 {
        let mut showing = lock(&self.showing);
        change(&mut showing);
        (self.news)(&showing.shown);
        showing.shown.version
    }

    /// Tells what was found wrong while pages of an edition were made: all of it so far.
    fn tell_late(&self, edition: u64, found: Vec<Diagnostic>) {
        let mut showing = lock(&self.showing);
        if edition >= showing.late.0 {
            showing.late = (edition, found);
            if showing.add_late() {
                (self.news)(&showing.shown);
            }
        }
    }

    /// The page of an entry that is kept back, marked as such; made when somebody asks.
    pub fn kept_back(&self, url: &Url) -> Option<Vec<u8>> {
        let version = self.shown().version;
        let mut known = lock(&self.kept_back);
        if known.as_ref().is_none_or(|(of, _)| *of != version) {
            // What is kept back may claim an address that somebody else has by now; then drafts at least are answered.
            let opened = [Audience::Desk, Audience::Preview].into_iter().find_map(|audience| {
                let wish = Wish { audience, before: Arc::default(), late: None };
                Stand::open(&self.root, &self.clock, wish).ok()?.stand
            });
            *known = opened.map(|stand| (version, Arc::new(stand)));
        }
        known.as_ref().and_then(|(_, stand)| stand.read(url.file()))
    }
}

impl Showing {
    /// Adds to what is wrong with the newest edition what was found late; whether there was any.
    fn add_late(&mut self) -> bool {
        let problems = &mut self.shown.problems;
        let before = problems.len();
        if self.late.0 == self.edition {
            let new: Vec<Diagnostic> = self.late.1.iter().filter(|fault| !problems.contains(fault)).cloned().collect();
            problems.extend(new);
        }
        problems.len() > before
    }
}

impl Saves {
    /// The number of an edition that begins now, and has all that was saved.
    fn begin(&mut self) -> u64 {
        self.is_more_due |= std::mem::take(&mut self.is_more);
        self.reworded.clear();
        self.begun += 1;
        self.begun
    }
}
