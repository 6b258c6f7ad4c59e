//! The words by which sentences are understood: data, so that one more is a word in a list.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use serde::Deserialize;

/// Words by what they do in a sentence.
#[derive(Default, Deserialize, Debug)]
#[serde(deny_unknown_fields)]
pub struct Lists {
    /// Words before a number that is only about as much.
    pub about: Words,
    /// What makes a sentence speak of more or less than the plan's place, or of a part of what is counted.
    pub elsewhere: Words,
    /// Words that many names begin with: alone they name nothing.
    pub heads: Words,
    /// Behind a share: it is one of the plan.
    pub of_plan: Words,
    /// Between a share and its whole.
    pub leading: Words,
    /// Behind a share: it is one of something else.
    pub of_else: Words,
    /// Before a growth.
    pub moves: Words,
    /// Before a place in a ranking.
    pub ranks: Words,
    /// Words that add nothing to what a figure is of: behind them the next one is of the same.
    pub connecting: Words,
    /// Words before a year.
    pub before_year: Words,
    /// Words before a day or month up to which something is counted.
    pub up_to: Words,
    /// Numbers of months in words; five is left out, since without marks it is also a year.
    pub counts: BTreeMap<String, i8>,
    /// Words that multiply, as powers of ten.
    pub scales: BTreeMap<String, u32>,
    /// What counts something else, where "đồng" could be left out.
    pub others: Words,
}

/// A list of words or phrases.
#[derive(Default, Deserialize, Debug)]
pub struct Words(Vec<String>);

impl Words {
    /// Whether a word stands in it.
    pub fn has(&self, word: &str) -> bool {
        self.iter().any(|own| own == word)
    }

    /// All of them, in their order.
    pub fn iter(&self) -> impl Iterator<Item = &str> {
        self.0.iter().map(String::as_str)
    }
}

/// All lists, read once.
pub static WORDS: LazyLock<Lists> = LazyLock::new(|| serde_yaml::from_str(LISTS).unwrap_or_default());

const LISTS: &str = include_str!("words.yaml");

#[cfg(test)]
mod tests {
    use super::{LISTS, Lists};
    use crate::check::contradicted::phrase::words_of;

    #[test]
    fn the_lists_are_read_and_folded() {
        let lists: Lists = serde_yaml::from_str(LISTS).expect("the lists are YAML");
        let phrases = [&lists.about, &lists.elsewhere, &lists.heads, &lists.connecting, &lists.up_to, &lists.others];
        for phrase in phrases.into_iter().flat_map(|words| words.iter()) {
            assert_eq!(words_of(phrase).join(" "), phrase);
        }
    }
}
