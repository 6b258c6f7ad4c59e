//! Prose as a check of figures reads it: words without marks and capitals, numbers as people type
//! them, days, and what links and inserts name.

pub mod number;
pub mod sentence;

use rust_decimal::Decimal;

use crate::base::text::fold;
use crate::craft::insert::{self, Part};
use crate::craft::typed::number::{Separators, day, number};

/// One thing that stands in a sentence.
#[derive(Clone, PartialEq, Debug)]
pub struct Token<'t> {
    /// Where it begins, in bytes.
    pub offset: usize,
    /// As it is written.
    pub text: &'t str,
    /// What it is.
    pub what: What<'t>,
}

/// What a token is.
#[derive(Clone, PartialEq, Debug)]
pub enum What<'t> {
    /// A word, folded.
    Word(String),
    /// A number, and one unit of its last digit.
    Number(Decimal, Decimal),
    /// A day or month with its year: day, month, year.
    Day(Option<u8>, u8, i16),
    /// Where a link leads; it stands after the words that are linked.
    Link(&'t str),
    /// `{{ind INDICATOR@PERIOD}}`.
    Figure(&'t str, &'t str),
    /// Punctuation that means something: `%`, `/`, a comma.
    Mark(char),
}

impl Token<'_> {
    /// Whether it is that word.
    pub fn is(&self, word: &str) -> bool {
        matches!(&self.what, What::Word(own) if own == word)
    }

    /// The folded word that it is.
    pub fn word(&self) -> Option<&str> {
        match &self.what {
            What::Word(word) => Some(word),
            _ => None,
        }
    }

    /// The number that it is, as a small whole one.
    pub fn count(&self) -> Option<i16> {
        match &self.what {
            What::Number(value, step) if *step == Decimal::ONE => i16::try_from(*value).ok(),
            _ => None,
        }
    }
}

/// What stands in a text, in order; `offset` is where the text begins in its file.
pub fn tokens<'t>(text: &'t str, offset: usize, separators: Separators) -> Vec<Token<'t>> {
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(letter) = text[at..].chars().next() {
        let (length, what) = token(&text[at..], letter, separators);
        let length = length.max(letter.len_utf8());
        if let Some(what) = what {
            found.push(Token { offset: offset + at, text: &text[at..at + length], what });
        }
        at += length;
    }
    found
}

/// The token that a text begins with, and how long it is; none where nobody reads anything.
fn token(rest: &str, letter: char, separators: Separators) -> (usize, Option<What<'_>>) {
    if letter.is_ascii_digit() {
        if let Some((length, (day, month, year))) = day(rest) {
            return (length, Some(What::Day(day, month, year)));
        }
        let (length, read) = number(rest, separators);
        return (length, Some(read.map_or(What::Mark('#'), |(value, step)| What::Number(value, step))));
    }
    if letter.is_alphabetic() {
        if rest.starts_with("http://") || rest.starts_with("https://") {
            return (rest.find(char::is_whitespace).unwrap_or(rest.len()), None);
        }
        let end = rest.find(|c: char| !c.is_alphanumeric() && !unicode_normalization::char::is_combining_mark(c));
        let word = &rest[..end.unwrap_or(rest.len())];
        return (word.len(), Some(What::Word(fold(word))));
    }
    let until = |opening: &str, closing: &str| {
        let inside = rest.strip_prefix(opening)?;
        inside.find(closing).map(|end| (&inside[..end], opening.len() + end + closing.len()))
    };
    if let Some((link, length)) = until("](", ")") {
        return (length, Some(What::Link(link.split(' ').next().unwrap_or(link))));
    }
    if let Some((_, length)) = until("{{", "}}") {
        let figure = match insert::parts(&rest[..length])[..] {
            [Part::Figure { indicator, period }] => Some(What::Figure(indicator, period)),
            _ => None,
        };
        return (length, figure);
    }
    let skipped = [("`", "`"), ("{", "}"), ("[^", "]"), ("<", ">")].into_iter().find_map(|(a, b)| until(a, b));
    match skipped {
        Some((_, length)) => (length, None),
        None if letter.is_whitespace() || "*_[]\"'“”‘’\\".contains(letter) => (0, None),
        None => (0, Some(What::Mark(letter))),
    }
}
