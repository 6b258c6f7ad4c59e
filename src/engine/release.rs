//! Publishing with a memory: what stands in the target is compared with what was
//! published there, and what is published is remembered.
//!
//! The order of steps is what makes a crash harmless: stage, remember what is
//! coming, ledger, exchange, remember how it stands. Until the exchange the site
//! is the old one; after it nothing can fail any more.

use std::path::PathBuf;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use crate::base::codes;
use crate::base::diagnostic::{Diagnostic, Place, Sink};
use crate::base::failure::Failure;
use crate::base::path::{OutputPath, SourcePath};
use crate::base::stat::Around;
use crate::engine::looked::Looked;
use crate::engine::made::{Made, Recipes};
use crate::engine::notes::Notes;
use crate::engine::shelf;
use crate::engine::store::{Kept, Store};
use crate::publish::book::Replacement;
use crate::publish::folder::{Exchanged, Healed, Release, Target};
use crate::publish::mark;
use crate::publish::spare::Spare;
use crate::publish::staging::Staging;
use crate::publish::survey::{Published, Record, Survey};
use crate::publish::tree::{At, Content, Tree};

/// The program, known by its sources: a version number alone does not change while one works on it.
pub(super) const PROGRAM: &str = concat!(env!("CARGO_PKG_VERSION"), " ", env!("GUONG_SOURCES"));

/// What is remembered of a target.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
struct Memory {
    /// The program that made it: what another makes from the same inputs may differ.
    program: String,
    published: Published,
    /// What waits to become the next edition.
    spare: Option<Arc<Spare>>,
    recipes: Arc<Recipes>,
    notes: Notes,
}

/// A target as it stands before a build.
pub struct Standing<'a> {
    store: &'a Store,
    target: &'a Target,
    memory: Option<Memory>,
    /// What the last edition left, where nothing stands.
    last: Option<Notes>,
    survey: Arc<Survey>,
    staging: Arc<Staging>,
}

/// What goes with an edition.
#[derive(Default, Debug)]
pub struct Beside {
    /// A file that is replaced just before the edition: its path and its new bytes.
    pub ledger: Option<(PathBuf, Vec<u8>)>,
    /// What the next edition is held against.
    pub notes: Notes,
}

/// Where it is kept what the recipes of an edition looked at.
const LOOKED: &str = "looked";

/// Folders of a project that no edition may replace.
const PARTS: [&str; 4] = ["content", "themes", "static", ".guong"];

/// Looks at a target: mends what a killed build left, refuses what is not ours.
pub fn open<'a>(target: &'a Target, store: &'a Store, sink: &mut Sink) -> Result<Standing<'a>, Failure> {
    store.watched.stage("survey", 0);
    target.check_outside(store.root(), &PARTS)?;
    let healed = target.heal()?;
    if healed != Healed::Nothing {
        sink.push(Diagnostic::nowhere(codes::HEALED));
    }
    target.check()?;
    standing(target, store, healed)
}

/// Looks at a target and touches nothing, as a command does that will not publish.
pub fn look<'a>(target: &'a Target, store: &'a Store) -> Result<Standing<'a>, Failure> {
    standing(target, store, Healed::Nothing)
}

fn standing<'a>(target: &'a Target, store: &'a Store, healed: Healed) -> Result<Standing<'a>, Failure> {
    let name = store.name_of(&target.folder);
    let kept: [Kept<Memory>; 2] = [store.read(&name), store.read(&coming(&name))];
    // Of two editions side by side neither memory is true.
    let memories: Vec<Memory> = kept.into_iter().filter_map(Kept::sound).filter(|_| healed != Healed::Mixed).collect();
    let candidates: Vec<&Published> = memories.iter().map(|m| &m.published).collect();
    let survey = Arc::new(Survey::of(&target.folder, &candidates)?);
    let marked = mark::read(&target.folder);
    let last = memories.first().filter(|_| marked.is_none()).map(|m| m.notes.clone());
    let memory = memories.into_iter().find(|m| Some(m.published.edition) == marked);
    let spare = memory.as_ref().and_then(|m| m.spare.clone());
    let staging = Arc::new(Staging::of(target, &survey, spare));
    Ok(Standing { store, target, memory, last, survey, staging })
}

/// The name under which the edition that is about to be published is remembered.
fn coming(name: &str) -> String {
    format!("{name}.next")
}

impl Standing<'_> {
    /// The store, with what need not be made again: what stands in the target as this program made it.
    pub fn store(&self) -> Store {
        let Some(memory) = self.memory.as_ref().filter(|m| m.program == PROGRAM) else { return self.store.clone() };
        let all = Arc::ptr_eq(&self.survey.files, &memory.published.files);
        let intact = |(path, record): (&OutputPath, &Record)| {
            let content = Content { fingerprint: record.fingerprint, at: At::Published };
            (all || self.survey.holds(path, &content)).then(|| (path.clone(), content))
        };
        let files = memory.published.files.iter().filter_map(intact).collect();
        let kept = self.store.read::<(String, Looked)>(&self.looked_name()).sound();
        let looked = kept.filter(|(program, _)| program == PROGRAM).map(|(_, looked)| looked).unwrap_or_default();
        self.store.with(Made { files, recipes: Arc::clone(&memory.recipes), looked: Arc::new(looked) })
    }

    /// The name under which it is kept what recipes looked at.
    fn looked_name(&self) -> String {
        self.store.name_of(&self.target.folder).replace("targets", LOOKED)
    }

    /// The same store, whose new files are put together for the target as they are made.
    pub fn begin(&self) -> Store {
        self.store().staging_in(Arc::clone(&self.staging))
    }

    /// What the edition left that stands there whole, as this program made it and nobody touched it since.
    pub fn intact(&self) -> Option<&Notes> {
        let memory = self.memory.as_ref().filter(|m| m.program == PROGRAM)?;
        let sound = !self.survey.is_altered() && !self.survey.read_anew && !self.store.is_damaged();
        sound.then_some(&memory.notes)
    }

    /// The files of the edition that stands there.
    pub fn paths(&self) -> impl Iterator<Item = &OutputPath> {
        self.survey.files.keys()
    }

    /// What the edition that stands there left to be held against; none if nobody remembers it.
    pub fn notes(&self) -> Option<&Notes> {
        self.memory.as_ref().map(|memory| &memory.notes)
    }

    /// The same, also of an edition that someone removed without putting another in its place.
    pub fn remembered(&self) -> Option<&Notes> {
        self.notes().or(self.last.as_ref())
    }

    /// The bytes of a file of the edition that stands there.
    pub fn read(&self, path: &OutputPath) -> Option<Vec<u8>> {
        self.survey.read(&self.target.folder, path)
    }

    /// Publishes an edition, the ledger first. If it fails, the old site and the old ledger stand.
    pub fn publish(&self, made: &Made, beside: &Beside, sink: &mut Sink) -> Result<Release, Failure> {
        self.store.watched.stage("stage", made.files.len());
        let (release, staged) = self.staging.finish(&made.files)?;
        let replacement = beside.ledger.as_ref().map(|(path, bytes)| Replacement::prepare(path, bytes)).transpose()?;
        let name = self.store.name_of(&self.target.folder);
        if let Some(staged) = &staged {
            let before = self.memory.as_ref().map(|memory| &memory.published);
            let unseen = before.and_then(|before| staged.will_stand(before, &made.files));
            let unseen = unseen.unwrap_or_else(|| Published::of(&made.files, |_| None));
            self.store.write(&coming(&name), &remember(made, &beside.notes, unseen, None))?;
        }
        self.store.watched.stage("publish", 0);
        replacement.as_ref().map(Replacement::commit).transpose()?;
        let exchanged = staged.map(|staged| staged.publish(self.target, &self.survey)).transpose();
        let exchanged = exchanged.inspect_err(|_| {
            replacement.iter().for_each(Replacement::undo);
            self.store.forget(&coming(&name));
        })?;
        self.settle(&name, (made, &beside.notes), exchanged);
        // Without it, everything is gathered once more.
        let _ = self.store.write(&self.looked_name(), &(PROGRAM, &*made.looked));
        shelf::prune(self.store, &self.target.folder);
        self.store.settle();
        self.tell(sink);
        Ok(release)
    }

    /// Remembers how the edition stands. If that fails, the next build reads what it cannot know.
    fn settle(&self, name: &str, (made, notes): (&Made, &Notes), exchanged: Option<Exchanged>) {
        let published = self.stands(&made.files, exchanged.as_ref());
        // What was done to a file of the spare tree shows in the public one, and that is recorded anew.
        let before = || self.memory.as_ref().filter(|_| self.survey.untouched).and_then(|m| m.spare.clone());
        let spare = exchanged.map_or_else(before, |exchanged| exchanged.spare.map(Arc::new));
        let memory = remember(made, notes, published, spare);
        let kept = self.memory.as_ref() == Some(&memory) || self.store.write(name, &memory).is_ok();
        if kept {
            self.store.forget(&coming(name));
        }
    }

    /// How the edition stands; what cannot have moved is not looked at.
    fn stands(&self, files: &Tree, exchanged: Option<&Exchanged>) -> Published {
        let around = Around::open(&self.target.folder).ok();
        let look = |path: &str| around.as_ref()?.look(path);
        let before = self.memory.as_ref().map(|m| &m.published);
        match (before, exchanged) {
            (Some(before), None) if self.survey.untouched => before.clone(),
            // The tree before is not deleted then: nothing takes a second name from what is public.
            (Some(before), Some(Exchanged { was: Some(was), spare: Some(_), changes })) => {
                was.became(before, (files, changes), look)
            }
            _ => Published::of(files, look),
        }
    }
    /// Tells what others did to the published site and to the state.
    fn tell(&self, sink: &mut Sink) {
        if self.store.is_damaged() {
            sink.push(Diagnostic::nowhere(codes::STATE_DISCARDED));
        }
        let name = self.target.folder.file_name().map_or_else(String::new, |n| n.to_string_lossy().into_owned());
        let place = |path: &str| Place::start(&SourcePath::new(&format!("{name}/{path}")));
        for (path, what) in &self.survey.altered {
            sink.push(Diagnostic::at(codes::PUBLIC_ALTERED, place(path)).with("path", path).with("what", what.word()));
        }
        for path in &self.survey.foreign {
            sink.push(Diagnostic::at(codes::FOREIGN_DROPPED, place(path)).with("path", path));
        }
    }
}

fn remember(made: &Made, notes: &Notes, published: Published, spare: Option<Arc<Spare>>) -> Memory {
    Memory { program: PROGRAM.to_owned(), published, spare, recipes: Arc::clone(&made.recipes), notes: notes.clone() }
}
