//! One word in the two forms that search compares: without any mark, and with its
//! marks written in one way.
//!
//! The second form holds the letters with their shapes (ă â đ ê ô ơ ư), and behind
//! them a sign for the tone: wherever somebody set it, "hoà" and "hòa" are `` hoa` ``.
//! The script folds in the same way (`1-words.js`); a test holds both to one table.

use serde::{Deserialize, Serialize};
use unicode_normalization::UnicodeNormalization;

use crate::base::text::fold;

/// The tones as combining marks, and the sign for each behind a word's letters.
const TONES: [(char, char); 5] = [('\u{300}', '`'), ('\u{301}', '\''), ('\u{309}', '?'), ('\u{303}', '~'), ('\u{323}', '.')];

/// A word as search compares it.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
pub struct Word {
    /// Lower case without any mark: `dak`.
    pub plain: String,
    /// Letters with their shapes, then the tone: `đăk'`.
    pub marked: String,
}

impl Word {
    /// Takes what stood between two gaps of a text; nothing if it holds no letter and no digit.
    pub fn of(written: &str) -> Option<Word> {
        let mut letters = String::with_capacity(written.len());
        let mut tones = String::new();
        let lower = written.to_lowercase();
        for letter in lower.nfd().filter(|c| !matches!(c, '\'' | '’' | 'ʼ' | '.' | ',')) {
            match TONES.iter().find(|(mark, _)| *mark == letter) {
                Some((_, sign)) => tones.push(*sign),
                None => letters.push(letter),
            }
        }
        let plain = fold(&letters);
        let marked = letters.nfc().chain(tones.chars()).collect();
        (!plain.is_empty()).then_some(Word { plain, marked })
    }
}
