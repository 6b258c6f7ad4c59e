//! A build that would change nothing. Into an edition go the program, the project's
//! files, the day, the minutes at which something begins or ends, and what the
//! command asks for. Where all of that is as it was, and the edition stands as it
//! was made, what the last build told is told once more, and nothing is built.

use jiff::civil::DateTime;
use rayon::prelude::*;
use serde::{Deserialize, Serialize};

use crate::base::diagnostic::{Diagnostic, Severity, Sink};
use crate::base::files::Files;
use crate::base::fingerprint::{Fingerprint, Stamp, Stamper};
use crate::base::path::SourcePath;
use crate::engine::notes::Notes;
use crate::engine::release::Standing;
use crate::engine::store::Store;
use crate::graph::admit::{Reason, Refused};
use crate::graph::ledger;
use crate::pipeline::{self, Built};

/// The name under which an outcome is noted.
const NAME: &str = "outcome";

/// An entry that was kept back, as it is told.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct KeptBack {
    /// Its file.
    pub path: SourcePath,
    /// Its name.
    pub title: String,
    /// Why, gravest first.
    pub reasons: Vec<Reason>,
}

impl KeptBack {
    /// What is told of entries that the gate refused.
    pub fn of(refused: &[Refused]) -> Vec<KeptBack> {
        let told = |r: &Refused| KeptBack { path: r.path.clone(), title: r.title.clone(), reasons: r.reasons.clone() };
        refused.iter().map(told).collect()
    }
}

/// What a build told, and of what it was built.
#[derive(Debug, Serialize, Deserialize)]
pub struct Outcome {
    /// What stands for the files and the command; `None` where a file could not be read.
    inputs: Option<Fingerprint>,
    now: DateTime,
    /// The minutes of its day at which something begins or ends.
    turns: Vec<DateTime>,
    /// What was wrong or doubtful with the content.
    pub report: Vec<Diagnostic>,
    /// What was kept back.
    pub kept_back: Vec<KeptBack>,
    /// When something kept back is due.
    pub next: Option<DateTime>,
}

impl Outcome {
    /// The same with another report.
    pub fn telling(self, report: Vec<Diagnostic>) -> Outcome {
        Outcome { report, ..self }
    }

    /// The notes, and this among them.
    pub fn noted(&self, notes: Notes) -> Notes {
        notes.with(NAME, self)
    }
}

/// What a build is asked to make, and of which files.
pub struct Asked<'a> {
    /// The project's files.
    pub files: &'a Files,
    /// What is known of them.
    pub store: &'a Store,
    /// The command.
    pub wish: Wish<'a>,
}

/// What a command asks for that makes editions differ, or builds necessary.
pub struct Wish<'a> {
    /// Another address of the site.
    pub base_url: Option<&'a str>,
    /// What editors see, not readers.
    pub preview: bool,
    /// Not into the usual folder.
    pub elsewhere: bool,
    /// Warnings are errors.
    pub strict: bool,
    /// To build whatever is known.
    pub anew: bool,
}

impl Asked<'_> {
    /// What stands for the files, the ledger as it is or will be, and the command.
    fn inputs(&self, book: Option<&str>) -> Option<Fingerprint> {
        let fingerprint = |file| self.store.fingerprint(file).ok();
        let files: Vec<Option<Fingerprint>> = self.files.all().par_iter().map(fingerprint).collect();
        let mut stamper = Stamper::new();
        for (file, fingerprint) in self.files.all().iter().zip(files).filter(|(file, _)| file.path.as_str() != ledger::FILE) {
            file.path.as_str().stamp(&mut stamper);
            fingerprint?.stamp(&mut stamper);
        }
        let stands = || self.files.get(ledger::FILE).and_then(fingerprint);
        book.map(|text| Fingerprint::of_bytes(text.as_bytes())).or_else(stands).stamp(&mut stamper);
        (self.wish.base_url.map(str::to_owned), self.wish.preview, self.wish.elsewhere).stamp(&mut stamper);
        Some(stamper.finish())
    }

    /// What the last build told, if this one would make the very same of the very same.
    pub fn known(&self, standing: &Standing<'_>, now: DateTime) -> Option<Outcome> {
        if self.wish.anew {
            return None;
        }
        let outcome: Outcome = standing.intact()?.get(NAME)?;
        let (from, until) = (now.min(outcome.now), now.max(outcome.now));
        let turned =
            now.date() != outcome.now.date() || outcome.turns.iter().any(|turn| (from..=until).contains(turn) && from != until);
        let refused = self.wish.strict && outcome.report.iter().any(|d| d.code.severity == Severity::Warning);
        let same = !turned && !refused && outcome.inputs.is_some() && self.inputs(None) == outcome.inputs;
        same.then_some(outcome)
    }

    /// What this build tells; `book` is the ledger's new text.
    pub fn outcome(&self, built: &Built, book: Option<&str>, sink: &Sink) -> Outcome {
        let edition = built.site.edition;
        let today = |turn: &DateTime| turn.date() == edition.day();
        Outcome {
            inputs: self.inputs(book),
            now: edition.now,
            turns: built.turns.iter().copied().filter(today).collect(),
            report: sink.report(),
            kept_back: KeptBack::of(&built.site.kept_back),
            next: pipeline::next_publication(&built.site),
        }
    }
}
