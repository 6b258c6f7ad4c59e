//! The edition that is being shown, and how another takes its place.

use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError, RwLock};

use crate::base::diagnostic::{Diagnostic, Severity};
use crate::base::failure::Failure;
use crate::base::path::{SourcePath, Url};
use crate::graph::edition::Audience;
use crate::serve::stand::{Clock, Late, Opening, Stand, Wish};

/// So many files may be looked at before the whole site is.
const AT_ONCE: usize = 8;

/// What is told of the live site whenever it changes.
#[derive(Clone, Default)]
pub struct Shown {
    /// What is wrong now.
    pub problems: Vec<Diagnostic>,
    /// The path of the site's addresses.
    pub base: String,
    /// Another whenever pages may be others, so that browsers know it.
    pub version: u64,
}

/// Told whenever something changes.
pub type News = Box<dyn Fn(&Shown) + Send + Sync>;

/// The live site.
pub struct Live {
    root: PathBuf,
    clock: Clock,
    audience: Audience,
    news: News,
    /// Of the last sound edition where the newest has errors.
    stand: RwLock<Option<Arc<Stand>>>,
    /// The entries whose new words are shown by an edition that was opened before they were saved.
    reworded: Mutex<Vec<SourcePath>>,
    shown: Mutex<Shown>,
    count: AtomicU64,
    kept_back: Mutex<Option<(u64, Arc<Stand>)>>,
}

impl Live {
    /// A live site that was not opened yet.
    pub fn new(root: &Path, audience: Audience, clock: Clock, news: News) -> Live {
        let (stand, reworded, shown, kept_back) = (RwLock::default(), Mutex::default(), Mutex::default(), Mutex::default());
        Live { root: root.to_owned(), clock, audience, news, stand, reworded, shown, count: AtomicU64::new(0), kept_back }
    }

    /// What is told now.
    pub fn shown(&self) -> Shown {
        lock(&self.shown).clone()
    }

    fn next(&self) -> u64 {
        self.count.fetch_add(1, Ordering::Relaxed) + 1
    }

    fn stand(&self) -> Option<Arc<Stand>> {
        self.stand.read().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// The bytes of a file that is being shown, made now if nobody asked for it before.
    pub fn read(&self, url: &Url) -> Option<Vec<u8>> {
        self.stand()?.read(url.file())
    }

    /// Whether there is such a file.
    pub fn knows(&self, url: &Url) -> bool {
        self.stand().is_some_and(|stand| stand.knows(url.file()))
    }

    /// Shows what was saved at once where entries were put in other words: those pages need nothing else. All else is
    /// for the next edition to tell.
    pub fn reword(&self, saved: &[SourcePath]) {
        let shown = self.shown();
        // While something is wrong the last sound pages stay.
        let is_sound = shown.problems.iter().all(|problem| problem.code.severity != Severity::Error);
        let Some(stand) = self.stand().filter(|_| is_sound && saved.len() <= AT_ONCE) else { return };
        let mut reworded = lock(&self.reworded);
        let before = reworded.len();
        reworded.extend(saved.iter().filter(|file| stand.reword((*file).clone())).cloned());
        // Where what is kept back is being opened, it is opened with what was saved, or once more.
        let mut known = self.kept_back.try_lock().ok();
        let kept_back = known.as_mut().and_then(|known| known.as_mut()).filter(|(of, _)| *of == shown.version);
        let of_kept_back = kept_back.iter().flat_map(|(_, stand)| saved.iter().filter(|file| stand.reword((*file).clone())));
        if of_kept_back.count() > 0 || reworded.len() > before {
            let version = self.next();
            kept_back.into_iter().for_each(|(of, _)| *of = version);
            self.tell(Shown { version, ..shown });
        }
    }

    /// Opens the site anew; what has errors keeps the last sound pages and tells the errors. Pages are made when
    /// they are asked for, and the others then: what is wrong with them is told as it is found.
    pub fn rebuild(self: &Arc<Live>) -> Result<(), Failure> {
        let before = self.stand().map(|stand| stand.made()).unwrap_or_default();
        let version = self.next();
        let (live, audience) = (Arc::clone(self), self.audience);
        let late: Late = Arc::new(move |found| live.tell_late(version, &found));
        let wish = Wish { audience, before, late: Some(late) };
        lock(&self.reworded).clear();
        let Opening { stand, problems, base } = Stand::open(&self.root, &self.clock, wish)?;
        let mut shown = self.shown();
        let reworded = lock(&self.reworded);
        if let Some(stand) = stand {
            // What was saved while it was opened is shown already, and does not go back.
            for file in reworded.iter() {
                stand.reword(file.clone());
            }
            *self.stand.write().unwrap_or_else(PoisonError::into_inner) = Some(Arc::new(stand));
            shown.base = base;
        }
        self.tell(Shown { problems, version, ..shown });
        Ok(())
    }

    fn tell(&self, shown: Shown) {
        *lock(&self.shown) = shown.clone();
        (self.news)(&shown);
    }

    /// Tells what was found wrong while pages were made, unless another edition was opened since.
    fn tell_late(&self, version: u64, found: &[Diagnostic]) {
        let mut shown = self.shown();
        let new: Vec<Diagnostic> = found.iter().filter(|fault| !shown.problems.contains(fault)).cloned().collect();
        if shown.version == version && !new.is_empty() {
            shown.problems.extend(new);
            self.tell(shown);
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

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
