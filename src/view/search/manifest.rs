//! What the script of search asks for first: what there is, and every word that it says.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::view::card::Builder;

/// How many results one file holds.
pub const HITS: usize = 8;

/// What the script says, below `find` in the wordings.
const WORDS: [&str; 19] = [
    "people",
    "stories",
    "terms",
    "others",
    "marks",
    "none",
    "count",
    "one",
    "at_least",
    "more",
    "all",
    "loose",
    "corrected",
    "sample",
    "suggestions",
    "see_all",
    "kind",
    "year",
    "other",
];

/// What there is.
#[derive(Debug, Serialize)]
pub struct Manifest {
    /// Stretches of entries, each with an index of its own; terms come last.
    pub parts: Vec<Part>,
    /// Where entries' results stand, in their order: each `folder.count.version`.
    pub results: String,
    /// The same of terms.
    pub terms: String,
    /// Where entries' rows stand, in their order: each `file.count.version`.
    pub rows: String,
    /// The version of the ways to filter.
    pub facets: String,
    /// How many results one file holds.
    pub size: usize,
    /// What abbreviations stand for.
    pub abbreviations: BTreeMap<String, String>,
    /// Words that bodies are not searched for.
    pub quiet: Vec<String>,
    /// What the script says.
    pub words: BTreeMap<String, String>,
    /// The page for finding.
    pub page: String,
    /// The index of the site's first language, for readers of another.
    pub original: String,
}

/// A stretch of entries.
#[derive(Debug, Serialize)]
pub struct Part {
    /// Its folder.
    pub at: String,
    /// The number of its first entry.
    pub first: usize,
    /// How many there are.
    pub count: usize,
    /// Whether its words stand on many shelves.
    pub many: bool,
    /// Its version.
    pub v: String,
}

impl Builder<'_> {
    /// Every word that the script says.
    pub fn find_words(&self) -> BTreeMap<String, String> {
        WORDS.iter().map(|key| ((*key).to_owned(), self.word(&format!("find.{key}")))).collect()
    }
}
