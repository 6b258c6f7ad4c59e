//! The index of some documents: shelves of words with the documents that hold them.
//!
//! A line of a shelf is a word with its marks, then for each field a sign and the
//! list of documents: `hạnh` as the last word of two names is `hanh.`, a tab, `ACK`. Names and
//! whatever else stands in a head are on shelves of their own, apart from bodies:
//! they are few, and answer first.

use std::collections::BTreeMap;

use rayon::prelude::*;

use crate::base::fingerprint::Fingerprint;
use crate::craft::search::lexicon::Lexicon;
use crate::craft::search::posting::list;
use crate::craft::search::sheaf::{BODY, Doc, Lists, Sheaf};
use crate::craft::search::shelf::shelf;
use crate::craft::search::word::Word;

/// How many documents one worker takes.
const SHARE: usize = 1_024;
/// How many documents must hold a word of a body before others are corrected to it.
const KNOWN: usize = 2;
/// The one shelf for all words.
pub const ALL: &str = "het";
/// The file that lists the shelves, where there are many.
pub const SHELVES: &str = "ke.txt";
/// The file that lists the words.
pub const WORDS: &str = "tu.txt";

/// Files by their names below the index's folder.
pub type Shelves = BTreeMap<String, String>;

/// Indexes documents, each numbered by its place. On one shelf for all, or on many.
pub fn index(docs: &[Doc], lexicon: &Lexicon, spread: Spread) -> Shelves {
    let sheaves: Vec<Sheaf<'_>> = docs
        .par_chunks(SHARE)
        .enumerate()
        .map(|(n, share)| Sheaf::of(share, u32::try_from(n * SHARE).unwrap_or(u32::MAX), lexicon))
        .collect();
    let mut shelves = Shelves::new();
    let mut known = String::new();
    for (word, lists) in bound(&sheaves) {
        let on = if spread == Spread::One { ALL } else { shelf(&word.plain) };
        let (mut head, mut body) = (String::new(), String::new());
        for (field, numbers) in &lists {
            let line = if *field == BODY { &mut body } else { &mut head };
            line.push('\t');
            line.push(*field);
            line.push_str(&list(numbers));
        }
        if !head.is_empty() || lists.get(&BODY).is_some_and(|all| all.len() >= KNOWN) {
            let count: usize = lists.values().map(Vec::len).sum();
            known.push_str(&format!("{} {count}\n", word.marked));
        }
        for (folder, line) in [("d", head), ("t", body)] {
            if !line.is_empty() {
                let text = shelves.entry(format!("{folder}/{on}.txt")).or_default();
                text.push_str(&word.marked);
                text.push_str(&line);
                text.push('\n');
            }
        }
    }
    if spread == Spread::Many {
        shelves.insert(SHELVES.to_owned(), listed(&shelves));
    } else {
        // Known without a list: they are always there.
        for of in ["d", "t"] {
            shelves.entry(format!("{of}/{ALL}.txt")).or_default();
        }
    }
    shelves.insert(WORDS.to_owned(), known);
    shelves
}

/// Whether words stand on one shelf or on one for each beginning.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Spread {
    /// One, which is fetched whole.
    One,
    /// Many.
    Many,
}

/// The words of all sheaves in order, each with all its documents.
fn bound<'s>(sheaves: &'s [Sheaf<'_>]) -> Vec<(&'s Word, Lists)> {
    let mut all: Vec<(&Word, &Lists)> = sheaves.iter().flat_map(|s| s.words.iter().zip(&s.lists)).collect();
    // Stable: of one word, the earlier documents stay first.
    all.par_sort_by(|a, b| a.0.cmp(b.0));
    let mut bound: Vec<(&Word, Lists)> = Vec::new();
    for (word, lists) in all {
        match bound.last_mut().filter(|(last, _)| *last == word) {
            Some((_, of)) => {
                for (field, numbers) in lists {
                    of.entry(*field).or_default().extend_from_slice(numbers);
                }
            }
            None => bound.push((word, lists.clone())),
        }
    }
    bound
}

/// The shelves that there are, each with what its bytes are: a copy that a reader has stays good for as long as they do.
fn listed(shelves: &Shelves) -> String {
    let line = |(name, text): (&String, &String)| {
        let hash = &Fingerprint::of_bytes(text.as_bytes()).hex()[..6];
        format!("{} {hash}\n", name.trim_end_matches(".txt"))
    };
    shelves.iter().map(line).collect()
}
