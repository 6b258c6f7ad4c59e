//! One edition on its stand: a thread of its own holds the site, opened and planned, and
//! makes each page when somebody asks for it.

use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{self, Receiver, Sender, SyncSender};
use std::thread;

use rustc_hash::FxHashMap;

use crate::base::codes;
use crate::base::diagnostic::{Diagnostic, Sink};
use crate::base::failure::Failure;
use crate::base::files::{Files, is_there};
use crate::base::path::{OutputPath, SourcePath};
use crate::engine::demand::Demand;
use crate::engine::made::Made;
use crate::engine::store::Store;
use crate::graph::edition::{Audience, Edition};
use crate::output::{Planned, page};
use crate::pipeline;
use crate::plan::{Body, OutputFile};
use crate::settings::site::Settings;
use crate::source::entry;

/// Tells the minute that an edition is judged by; the clock is the caller's.
pub type Clock = Arc<dyn Fn(&Settings) -> Result<jiff::civil::DateTime, Failure> + Send + Sync>;

/// Told what is found wrong while pages are made.
pub type Late = Arc<dyn Fn(Vec<Diagnostic>) + Send + Sync>;

/// What is wished of an edition.
pub struct Wish {
    /// Who sees it.
    pub audience: Audience,
    /// What was made of the edition before.
    pub before: Arc<Made>,
    /// Who hears what is wrong with pages that are made later. Without, nothing is made unasked.
    pub late: Option<Late>,
}

/// What opening an edition gave.
pub struct Opening {
    /// The edition, if what was written is sound.
    pub stand: Option<Stand>,
    /// What is wrong or doubtful.
    pub problems: Vec<Diagnostic>,
    /// The path of the site's addresses.
    pub base: String,
}

/// An edition that answers. Dropped, it ends, and what it held is let go by its own thread.
pub struct Stand {
    asks: Sender<Ask>,
}

/// What may be asked of an edition.
enum Ask {
    Reword(Vec<SourcePath>, SyncSender<Reworded>),
    Forget,
    File(OutputPath, SyncSender<Option<Vec<u8>>>),
    Known(OutputPath, SyncSender<bool>),
    Made(SyncSender<Made>),
}

impl Stand {
    /// Opens an edition; fails if the clock has no answer.
    pub fn open(root: &Path, clock: &Clock, wish: Wish) -> Result<Opening, Failure> {
        let (asks, asked) = mpsc::channel();
        let (ready, opened) = mpsc::sync_channel(1);
        let (own, root, clock) = (root.to_owned(), root.to_owned(), Arc::clone(clock));
        thread::spawn(move || edition(&root, &clock, wish, (&ready, &asked)));
        let lost = |error| Failure::machine(&own)(std::io::Error::other(error));
        let (problems, base) = opened.recv().map_err(lost)??;
        Ok(Opening { stand: base.is_some().then_some(Stand { asks }), problems, base: base.unwrap_or_default() })
    }

    fn ask<T>(&self, ask: impl FnOnce(SyncSender<T>) -> Ask) -> Option<T> {
        let (answer, answered) = mpsc::sync_channel(1);
        self.asks.send(ask(answer)).ok()?;
        answered.recv().ok()
    }

    /// Shows the pages of entries in the words that their files hold now, all or none.
    pub fn reword(&self, files: &[SourcePath]) -> Reworded {
        self.ask(|answer| Ask::Reword(files.to_vec(), answer)).unwrap_or(Reworded::Waiting)
    }

    /// Shows all pages as they were when the edition was opened.
    pub fn forget(&self) {
        // An edition that has ended shows nothing.
        let _ = self.asks.send(Ask::Forget);
    }

    /// The bytes of a file.
    pub fn read(&self, path: OutputPath) -> Option<Vec<u8>> {
        self.ask(|answer| Ask::File(path, answer)).flatten()
    }

    /// Whether there is such a file.
    pub fn knows(&self, path: OutputPath) -> bool {
        self.ask(|answer| Ask::Known(path, answer)).unwrap_or_default()
    }

    /// What was made so far. Nothing more is made then but what somebody asks for.
    pub fn made(&self) -> Arc<Made> {
        Arc::new(self.ask(Ask::Made).unwrap_or_default())
    }
}

/// What is wrong, and the path of the site's addresses if it can be shown.
type Ready = Result<(Vec<Diagnostic>, Option<String>), Failure>;

/// The life of an edition.
fn edition(root: &Path, clock: &Clock, wish: Wish, (ready, asked): (&SyncSender<Ready>, &Receiver<Ask>)) {
    let mut sink = Sink::new();
    let files = Files::scan(root, &mut sink);
    let Some(mut settings) = Settings::read(&files, &mut sink) else {
        let _ = ready.send(Ok((sink.into_report(), None)));
        return;
    };
    // Nobody waits for a file on the way from here.
    settings.precompress.clear();
    let now = match clock(&settings) {
        Ok(now) => now,
        Err(failure) => return drop(ready.send(Err(failure))),
    };
    let Wish { audience, before, late } = wish;
    let store = Store::of(root).with(before);
    let show = |planned: Option<Planned<'_>>, sink: &mut Sink| {
        let sound = planned.filter(|_| !sink.has_errors());
        let base = sound.is_some().then(|| settings.base.path.clone());
        let Some(Planned { plan, pages }) = sound else { return drop(ready.send(Ok((sink.report(), base)))) };
        let (recipes, parts) = plan.into_recipes();
        let demand = Demand::of(recipes, &parts, &store);
        // Whoever opened it has gone away if nobody hears this; then nobody asks either.
        let _ = ready.send(Ok((sink.report(), base)));
        let is_own = |path: &SourcePath| pages.iter().any(|pages| pages.builder.site.entry_in(path).is_some());
        // A file or a folder.
        let was_there = |path: &SourcePath| files.get(path.as_str()).is_some() || !files.under(&format!("{path}/")).is_empty();
        let anew = |path: &SourcePath| page::reworded(&pages, entry::anew(&files.get(path.as_str())?.anew()?, &settings)?);
        let reword = |saved: &[SourcePath]| {
            // What neither was there nor is was a name of something until it was whole: editors save so.
            let saved: Vec<&SourcePath> = saved.iter().filter(|path| was_there(path) || is_there(root, path.as_str())).collect();
            let shown: Option<Vec<OutputFile>> = saved.iter().map(|path| anew(path)).collect();
            shown
                .filter(|pages| !pages.is_empty())
                .ok_or_else(|| if saved.iter().any(|path| is_own(path)) { Reworded::Waiting } else { Reworded::Elsewhere })
        };
        answer(&demand, &reword, asked, late.as_ref());
    };
    pipeline::built((&files, &store), &settings, Edition { now, audience }, &mut sink, show);
}

/// Makes the pages of the entries that files hold, if these were put in other words and nothing else was saved; else
/// tells why not.
type Reword<'a> = &'a dyn Fn(&[SourcePath]) -> Result<Vec<OutputFile>, Reworded>;

/// What an edition did with entries that were saved.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Reworded {
    /// It shows their new words.
    Shown,
    /// It has none of them.
    Elsewhere,
    /// More was changed than words: only the next edition tells what follows.
    Waiting,
}

/// Answers until nobody can ask any more; meanwhile makes what nobody asked for, and tells what went wrong.
fn answer(demand: &Demand<'_>, reword: Reword<'_>, asked: &Receiver<Ask>, late: Option<&Late>) {
    let mut reworded: FxHashMap<OutputPath, Body> = FxHashMap::default();
    let stop = AtomicBool::new(late.is_none());
    // What was saved meanwhile is in the next edition, which is due.
    let faults = || demand.faults().into_iter().filter(|fault| fault.code != codes::CHANGED_MEANWHILE).collect();
    let tell = || late.iter().for_each(|late| late(faults()));
    thread::scope(|scope| {
        scope.spawn(|| {
            demand.rest(&stop);
            tell();
        });
        for ask in asked {
            // Whoever asked may have gone away.
            match ask {
                Ask::Reword(paths, answer) => {
                    let pages = reword(&paths);
                    let _ = answer.send(pages.as_ref().err().copied().unwrap_or(Reworded::Shown));
                    reworded.extend(pages.into_iter().flatten().map(|page| (page.path, page.body)));
                }
                Ask::Forget => reworded.clear(),
                Ask::File(path, answer) => {
                    let now = reworded.get(&path).and_then(Body::memory);
                    let _ = answer.send(now.map(<[u8]>::to_vec).or_else(|| demand.read(&path)));
                    tell();
                }
                Ask::Known(path, answer) => drop(answer.send(demand.knows(&path))),
                Ask::Made(answer) => {
                    stop.store(true, Ordering::Relaxed);
                    let _ = answer.send(demand.made());
                }
            }
        }
        stop.store(true, Ordering::Relaxed);
    });
}
