//! Phrases that are looked for in a sentence, by their first word.

use std::collections::HashMap;

use crate::craft::typed::number::Separators;
use crate::craft::typed::{Token, What, tokens};

/// Phrases, and what each stands for.
#[derive(Debug)]
pub struct Phrases<T> {
    by_first: HashMap<String, Vec<(Vec<String>, T)>>,
}

impl<T> Default for Phrases<T> {
    fn default() -> Phrases<T> {
        Phrases { by_first: HashMap::new() }
    }
}

impl<T> Phrases<T> {
    /// Adds one; a phrase without words stands for nothing.
    pub fn add(&mut self, words: Vec<String>, meant: T) {
        if let Some(first) = words.first() {
            self.by_first.entry(first.clone()).or_default().push((words, meant));
        }
    }

    /// What the longest phrases that begin here stand for, and how many words they have.
    pub fn at(&self, stream: &[Token<'_>]) -> Option<(usize, Vec<&T>)> {
        let alike = self.by_first.get(stream.first()?.word()?)?;
        let fits = |words: &[String]| words.len() <= stream.len() && words.iter().zip(stream).all(|(word, token)| token.is(word));
        let longest = alike.iter().filter(|(words, _)| fits(words)).map(|(words, _)| words.len()).max()?;
        let meant = alike.iter().filter(|(words, _)| words.len() == longest && fits(words)).map(|(_, meant)| meant);
        Some((longest, meant.collect()))
    }
}

/// The words of a name, folded, up to the first mark or number.
pub fn words_of(name: &str) -> Vec<String> {
    let words = tokens(name, 0, Separators::of("")).into_iter().map_while(|token| match token.what {
        What::Word(word) => Some(word),
        _ => None,
    });
    words.collect()
}
