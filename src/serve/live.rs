//! The edition that is being shown, and how it is built again.

use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError, RwLock};

use crate::base::diagnostic::{Diagnostic, Sink};
use crate::base::failure::Failure;
use crate::base::files::Files;
use crate::base::path::Url;
use crate::engine::made::Made;
use crate::engine::store::Store;
use crate::graph::edition::{Audience, Edition};
use crate::pipeline;
use crate::settings::site::Settings;

/// Tells the minute that an edition is judged by; the clock is the caller's.
pub type Clock = Box<dyn Fn(&Settings) -> Result<jiff::civil::DateTime, Failure> + Send + Sync>;

/// One state of the live site.
#[derive(Default)]
pub struct Shown {
    /// Every file; of the last sound build where this one has errors.
    pub made: Arc<Made>,
    /// What is wrong now.
    pub problems: Vec<Diagnostic>,
    /// The path of the site's addresses.
    pub base: String,
    /// Counts builds, so that browsers know a new one.
    pub version: u64,
}

/// The live site.
pub struct Live {
    root: PathBuf,
    clock: Clock,
    audience: Audience,
    shown: RwLock<Arc<Shown>>,
    kept_back: Mutex<Option<(u64, Arc<Made>)>>,
}

impl Live {
    /// A live site that was not built yet.
    pub fn new(root: &Path, audience: Audience, clock: Clock) -> Live {
        Live { root: root.to_owned(), clock, audience, shown: RwLock::default(), kept_back: Mutex::default() }
    }

    /// The project's folder.
    pub fn root(&self) -> &Path {
        &self.root
    }

    /// The bytes of a file that is being shown.
    pub fn read(&self, shown: &Shown, url: &Url) -> Option<Vec<u8>> {
        // Nothing that is shown is published, so nothing is looked for below the project.
        shown.made.read(&url.file(), &self.root)?.ok()
    }

    /// What is being shown.
    pub fn shown(&self) -> Arc<Shown> {
        Arc::clone(&self.shown.read().unwrap_or_else(PoisonError::into_inner))
    }

    /// Builds again; what has errors keeps the last sound pages and tells the errors.
    pub fn rebuild(&self) -> Result<Arc<Shown>, Failure> {
        let last = self.shown();
        let mut sink = Sink::new();
        let built = self.build(self.audience, &last.made, &mut sink)?;
        let (made, base) = match built {
            Some((made, base)) if !sink.has_errors() => (Arc::new(made), base),
            _ => (Arc::clone(&last.made), last.base.clone()),
        };
        let shown = Arc::new(Shown { made, problems: sink.into_report(), base, version: last.version + 1 });
        *self.shown.write().unwrap_or_else(PoisonError::into_inner) = Arc::clone(&shown);
        Ok(shown)
    }

    /// The page of an entry that is kept back, marked as such; built when somebody asks.
    pub fn kept_back(&self, url: &Url) -> Option<Vec<u8>> {
        let version = self.shown().version;
        let mut known = self.kept_back.lock().unwrap_or_else(PoisonError::into_inner);
        if known.as_ref().is_none_or(|(of, _)| *of != version) {
            // What is kept back may claim an address that somebody else has by now; then drafts at least are answered.
            let built = [Audience::Desk, Audience::Preview].into_iter().find_map(|audience| {
                let mut sink = Sink::new();
                let built = self.build(audience, &Arc::default(), &mut sink).ok().flatten();
                built.filter(|_| !sink.has_errors())
            });
            *known = built.map(|(made, _)| (version, Arc::new(made)));
        }
        known.as_ref().and_then(|(_, made)| made.read(&url.file(), &self.root)?.ok())
    }

    fn build(&self, audience: Audience, last: &Arc<Made>, sink: &mut Sink) -> Result<Option<(Made, String)>, Failure> {
        let files = Files::scan(&self.root, sink);
        let Some(mut settings) = Settings::read(&files, sink) else { return Ok(None) };
        // Nobody waits for a file on the way from here.
        settings.precompress.clear();
        let edition = Edition { now: (self.clock)(&settings)?, audience };
        let built = pipeline::build((&files, &Store::of(&self.root).with(Arc::clone(last))), &settings, edition, sink);
        Ok(built.map(|b| (b.made, settings.base.path)))
    }
}
