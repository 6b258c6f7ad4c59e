//! A problem is data until the edge prints it: a code, a place, the values that
//! the message names. Wording, colour and JSON belong to the terminal.

use std::borrow::Cow;
use std::collections::BTreeMap;

use rayon::prelude::*;
use serde::{Deserialize, Serialize};

use crate::base::path::SourcePath;

/// How grave a problem is. Only errors stop a build.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Serialize, Deserialize)]
pub enum Severity {
    /// Nothing is published.
    Error,
    /// Published; `--strict` refuses it.
    Warning,
    /// Worth knowing.
    Hint,
}

/// A kind of problem: `G` and three digits, permanent once released.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Serialize, Deserialize)]
pub struct Code {
    /// The three digits.
    pub number: u16,
    /// How grave every problem of this kind is.
    pub severity: Severity,
}

impl Code {
    /// The code as people quote it: `G131`.
    pub fn name(self) -> String {
        format!("G{:03}", self.number)
    }

    /// The id of its wording in the Fluent files: `g131`.
    pub fn wording(self) -> String {
        format!("g{:03}", self.number)
    }
}

/// A line and a column, both counted from 1, the column in characters.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Default, Serialize, Deserialize)]
pub struct Spot {
    /// Line in the file on disk, front matter included.
    pub line: u32,
    /// Column in characters.
    pub column: u32,
}

impl Spot {
    /// The first character of a file: where a missing key is reported.
    pub const START: Spot = Spot { line: 1, column: 1 };

    /// A spot by line and column, both from 1.
    pub fn new(line: u32, column: u32) -> Spot {
        Spot { line, column }
    }

    /// The spot just after a file's text so far.
    pub fn after(text: &str) -> Spot {
        let number = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
        let last = text.rsplit('\n').next().unwrap_or_default();
        Spot::new(number(text.matches('\n').count() + 1), number(last.chars().count() + 1))
    }
}

/// A spot in a file of the project.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug, Serialize, Deserialize)]
pub struct Place {
    /// The file as its author knows it.
    pub file: SourcePath,
    /// Where in it.
    pub spot: Spot,
}

impl Place {
    /// A spot in a file.
    pub fn new(file: &SourcePath, spot: Spot) -> Place {
        Place { file: file.clone(), spot }
    }

    /// The file's first line.
    pub fn start(file: &SourcePath) -> Place {
        Place::new(file, Spot::START)
    }
}

/// One problem. Its words are found by its code and filled with its values.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Diagnostic {
    /// What kind of problem.
    pub code: Code,
    /// Where; `None` where no file is at fault.
    pub place: Option<Place>,
    /// The values that message and hint name, as written in the content.
    pub values: BTreeMap<Cow<'static, str>, String>,
    /// A suggestion for the faulty value ("ý bạn là ...?").
    pub near: Option<String>,
}

impl Diagnostic {
    /// A problem at a place.
    pub fn at(code: Code, place: Place) -> Diagnostic {
        Diagnostic { code, place: Some(place), values: BTreeMap::new(), near: None }
    }

    /// A problem of no one file.
    pub fn nowhere(code: Code) -> Diagnostic {
        Diagnostic { code, place: None, values: BTreeMap::new(), near: None }
    }

    /// Names a value for message and hint.
    pub fn with(mut self, name: &'static str, value: impl ToString) -> Diagnostic {
        self.values.insert(Cow::Borrowed(name), value.to_string());
        self
    }

    /// Suggests what was probably meant.
    pub fn near(mut self, suggestion: Option<impl ToString>) -> Diagnostic {
        self.near = suggestion.map(|s| s.to_string());
        self
    }

    /// The order of every report: path by its bytes, line, column, code, values.
    fn order(&self) -> (Option<&Place>, Code, &BTreeMap<Cow<'static, str>, String>) {
        (self.place.as_ref(), self.code, &self.values)
    }
}

/// Gathers the problems of one run, so that all are told at once.
#[derive(Default, Debug)]
pub struct Sink {
    found: Vec<Diagnostic>,
}

impl Sink {
    /// An empty sink.
    pub fn new() -> Sink {
        Sink::default()
    }

    /// Adds a problem; the run goes on.
    pub fn push(&mut self, diagnostic: Diagnostic) {
        self.found.push(diagnostic);
    }

    /// Adds all that another worker found.
    pub fn absorb(&mut self, other: Sink) {
        self.found.extend(other.found);
    }

    /// Does something with each item, in parallel; what is wrong with them is told in their order.
    pub fn each<T: Sync, R: Send>(&mut self, items: &[T], work: impl Fn(&T, &mut Sink) -> R + Sync) -> Vec<R> {
        let one = |item: &T| {
            let mut sink = Sink::new();
            (work(item, &mut sink), sink)
        };
        let done: Vec<(R, Sink)> = items.par_iter().map(one).collect();
        let results = done.into_iter().map(|(result, sink)| {
            self.absorb(sink);
            result
        });
        results.collect()
    }

    /// How many problems of a severity there are.
    pub fn count(&self, severity: Severity) -> usize {
        self.found.iter().filter(|d| d.code.severity == severity).count()
    }

    /// Whether nothing was found.
    pub fn is_empty(&self) -> bool {
        self.found.is_empty()
    }

    /// Whether anything forbids publishing.
    pub fn has_errors(&self) -> bool {
        self.found.iter().any(|d| d.code.severity == Severity::Error)
    }

    /// What was found so far, in the order of every report, each once.
    pub fn report(&self) -> Vec<Diagnostic> {
        Sink { found: self.found.clone() }.into_report()
    }

    /// All problems in the order of every report, each once.
    pub fn into_report(mut self) -> Vec<Diagnostic> {
        self.found.sort_by(|a, b| a.order().cmp(&b.order()));
        self.found.dedup();
        self.found
    }
}
