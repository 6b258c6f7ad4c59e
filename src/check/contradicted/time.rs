//! Of which years and which part of a year a sentence speaks.

use std::collections::BTreeSet;

use crate::check::contradicted::words::WORDS;
use crate::craft::typed::{Token, What};

/// The years that figures may be of.
const YEARS: std::ops::RangeInclusive<i16> = 1990..=2100;
/// The months of English, which are written with a capital.
const MONTHS: [&str; 12] =
    ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"];
/// A day from which on a month counts as over.
const MONTH_ENDS: u8 = 28;

/// What a sentence says of time.
#[derive(Clone, PartialEq, Eq, Default, Debug)]
pub struct Times {
    /// Its years.
    pub years: BTreeSet<i16>,
    /// The months that its figures reach to, and whether they begin with the year; 0 where one ends within a month.
    pub months: Vec<(i8, bool)>,
}

/// Reads what a sentence says; `is_unit` tells words that numbers count.
pub fn read(stream: &[Token<'_>], is_unit: impl Fn(&Token<'_>) -> bool) -> Times {
    let mut times = Times::default();
    for at in 0..stream.len() {
        times.years.extend(year(stream, at, &is_unit));
        times.months.extend(month(stream, at));
    }
    times
}

/// The year that a token is.
pub fn year(stream: &[Token<'_>], at: usize, is_unit: impl Fn(&Token<'_>) -> bool) -> Option<i16> {
    let token = &stream[at];
    match token.what {
        What::Day(_, _, year) => Some(year),
        What::Number(..) if token.text.len() == 4 && token.text.bytes().all(|b| b.is_ascii_digit()) => {
            let year = token.count().filter(|year| YEARS.contains(year))?;
            let said = before(stream, at, 1).is_some_and(|word| WORDS.before_year.has(word));
            let counted = stream.get(at + 1).is_some_and(is_unit);
            (said || !counted).then_some(year)
        }
        _ => None,
    }
}

fn before<'s>(stream: &'s [Token<'_>], at: usize, steps: usize) -> Option<&'s str> {
    at.checked_sub(steps).and_then(|at| stream.get(at)).and_then(Token::word)
}

/// The month up to which something is counted, if a token says one.
fn month(stream: &[Token<'_>], at: usize) -> Option<(i8, bool)> {
    let up_to = |at: usize, steps: usize| (1..=steps).any(|n| before(stream, at, n).is_some_and(|w| WORDS.up_to.has(w)));
    let token = &stream[at];
    let next = |steps: usize| stream.get(at + steps);
    match &token.what {
        What::Day(None, month, _) => Some((i8::try_from(*month).ok()?, up_to(at, 2))).filter(|_| !before_is(stream, at, "thang")),
        What::Day(Some(day), month, _) if up_to(at, 2) => ends(*day, *month),
        What::Number(..) if before_is(stream, at, "ngay") && up_to(at, 2) && next(1)?.what == What::Mark('/') => {
            ends(u8::try_from(token.count()?).ok()?, u8::try_from(next(2)?.count()?).ok()?)
        }
        What::Word(word) if word == "thang" => match next(1).map(|t| &t.what) {
            Some(What::Day(None, month, _)) => Some((i8::try_from(*month).ok()?, up_to(at, 1))),
            Some(What::Number(..)) => within(next(1)?.count()?, 1).map(|month| (month, up_to(at, 1))),
            _ => count(stream, at).map(|month| (month, true)),
        },
        What::Word(word) if word == "months" => count(stream, at).map(|month| (month, true)),
        What::Word(word) if word == "quy" => quarter(next(1)?).map(|month| (month, up_to(at, 1) || month == 3)),
        What::Word(word) if word == "nua" && next(1)?.is("dau") => Some((6, true)),
        What::Word(word) if word == "half" && before_is(stream, at, "first") => Some((6, true)),
        _ => {
            let month = MONTHS.iter().position(|name| *name == token.text)?;
            Some((i8::try_from(month + 1).ok()?, up_to(at, 2)))
        }
    }
}

fn before_is(stream: &[Token<'_>], at: usize, word: &str) -> bool {
    before(stream, at, 1) == Some(word)
}

fn ends(day: u8, month: u8) -> Option<(i8, bool)> {
    let month = i8::try_from(month).ok().filter(|month| (1..=12).contains(month))?;
    Some((if day >= MONTH_ENDS { month } else { 0 }, true))
}

/// "7 tháng", "bảy tháng": how many months, before the word for them.
fn count(stream: &[Token<'_>], at: usize) -> Option<i8> {
    let number = stream.get(at.checked_sub(1)?)?;
    match number.word() {
        Some(word) => WORDS.counts.get(word).copied(),
        None => within(number.count()?, 1),
    }
}

fn within(number: i16, months: i16) -> Option<i8> {
    i8::try_from(number.checked_mul(months)?).ok().filter(|month| (1..=12).contains(month))
}

fn quarter(token: &Token<'_>) -> Option<i8> {
    let roman = ["i", "ii", "iii", "iv"].iter().position(|n| token.is(n)).and_then(|n| i16::try_from(n + 1).ok());
    within(roman.or_else(|| token.count())?, 3)
}
