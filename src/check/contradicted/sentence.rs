//! The figures that a sentence gives of the indicators that it names.

use std::collections::{BTreeMap, BTreeSet};

use crate::check::contradicted::known::{Claim, Data};
use crate::check::contradicted::naming::Mention;
use crate::check::contradicted::time::year;
use crate::check::contradicted::unit::{Unit, percent};
use crate::check::contradicted::words::WORDS;
use crate::craft::typed::{Token, What};
use crate::model::plan::traits::Kind;
use crate::model::snapshot::Name;

/// How far before a name its figure may stand.
const AHEAD: usize = 6;

/// One figure, and what it claims.
#[derive(Clone, PartialEq, Debug)]
pub struct Typed {
    /// The token that holds the number.
    pub at: usize,
    /// The token behind its unit.
    pub end: usize,
    /// What it is multiplied by to stand in the indicator's own unit.
    pub factor: rust_decimal::Decimal,
    /// What sort of figure.
    pub claim: Claim,
    /// The parts that it may be of.
    pub names: BTreeSet<Name>,
}

/// A sentence and what is known of its indicators.
pub struct Sentence<'s, 'a> {
    /// What stands in it, without links.
    pub stream: &'s [Token<'s>],
    /// What it names, in order.
    pub mentions: &'s [Mention],
    /// The data.
    pub data: &'s Data<'a>,
    /// The year by which units are read.
    pub year: i16,
    /// The units of each part, in every language.
    pub units: &'s BTreeMap<Name, Vec<Unit>>,
}

impl Sentence<'_, '_> {
    /// Every figure that is of something named.
    pub fn figures(&self) -> Vec<Typed> {
        let mut found: Vec<Typed> = Vec::new();
        // The last amount of each mention: what follows it must be of the same.
        let mut last: BTreeMap<usize, usize> = BTreeMap::new();
        let is_unit = |token: &Token<'_>| self.is_unit(token);
        for at in (0..self.stream.len()).filter(|at| matches!(self.stream[*at].what, What::Number(..))) {
            if year(self.stream, at, is_unit).is_some() {
                continue;
            }
            let read = |mention: &Mention| self.read(at, mention).filter(|_| self.reaches(at, mention));
            let behind = self.mentions.iter().enumerate().rev().filter(|(_, m)| m.at <= at);
            let ahead = self.mentions.iter().enumerate().filter(|(_, m)| m.at > at && m.at - at <= AHEAD);
            let Some((which, typed)) = behind.chain(ahead).find_map(|(which, m)| Some((which, read(m)?))) else { continue };
            if typed.claim == Claim::Amount {
                let before = last.insert(which, typed.end);
                if before.is_some_and(|before| !self.connected(before, at)) {
                    continue;
                }
            }
            found.push(typed);
        }
        found
    }

    fn is_unit(&self, token: &Token<'_>) -> bool {
        token.what == What::Mark('%') || token.word().is_some_and(|word| self.heads().any(|head| head == word))
    }

    fn heads(&self) -> impl Iterator<Item = &str> {
        let named = self.mentions.iter().flat_map(|m| &m.names).filter_map(|name| self.units.get(name));
        named.flatten().filter_map(Unit::head).chain(["nghin", "ngan", "trieu", "ty", "million", "billion"])
    }

    /// Whether a name reaches to a figure: an insert before it already is one.
    fn reaches(&self, at: usize, mention: &Mention) -> bool {
        mention.at > at || at >= mention.at + mention.length
    }

    fn connected(&self, from: usize, to: usize) -> bool {
        let plain = |token: &Token<'_>| match &token.what {
            What::Word(word) => WORDS.connecting.has(word),
            What::Mark(mark) => ",/()–-→".contains(*mark),
            _ => true,
        };
        self.stream.get(from..to).is_some_and(|between| between.iter().all(plain))
    }

    /// What a number claims of an indicator that is named.
    fn read(&self, at: usize, mention: &Mention) -> Option<Typed> {
        let mut typed: Option<Typed> = None;
        for name in &mention.names {
            let Some((claim, factor, end)) = self.claim(at, name) else { continue };
            let typed = typed.get_or_insert_with(|| Typed { at, end, factor, claim, names: BTreeSet::new() });
            if (typed.claim, typed.factor) == (claim, factor) {
                typed.names.insert(name.clone());
            }
        }
        typed
    }

    fn claim(&self, at: usize, name: &Name) -> Option<(Claim, rust_decimal::Decimal, usize)> {
        let part = self.data.part(name, self.year)?;
        let one = rust_decimal::Decimal::ONE;
        if part.kind() == Kind::Rank {
            return self.rank(at, name).then_some((Claim::Rank, one, at + 1));
        }
        let behind = &self.stream[at + 1..];
        let units = self.units.get(name)?;
        if let Some(used) = percent(behind) {
            let end = at + 1 + used;
            let whole = self.stream[end..].iter().find(|token| !token.word().is_some_and(|word| WORDS.leading.has(word)));
            let whole = whole.and_then(Token::word).unwrap_or_default();
            return match () {
                () if WORDS.of_plan.has(whole) => Some((Claim::Share, one, end)),
                () if WORDS.of_else.has(whole) => None,
                () if units.iter().any(Unit::is_percent) => Some((Claim::Amount, one, end)),
                () => self.grows(at).then_some((Claim::Growth, one, end)),
            };
        }
        let counted = |unit: &Unit| unit.follows(behind).map(|(factor, used)| (Claim::Amount, factor, at + 1 + used));
        // "1.786/4.500 tỷ đồng": the unit of the second is that of the first.
        let shared = |unit: &Unit| {
            let [slash, number, rest @ ..] = behind else { return None };
            let pair = slash.what == What::Mark('/') && matches!(number.what, What::Number(..));
            pair.then(|| unit.follows(rest)).flatten().map(|(factor, _)| (Claim::Amount, factor, at + 1))
        };
        units.iter().find_map(counted).or_else(|| units.iter().find_map(shared))
    }

    fn grows(&self, at: usize) -> bool {
        let moves = self.stream[..at].iter().rev().take(2).any(|token| token.word().is_some_and(|w| WORDS.moves.has(w)));
        let says = |first: &str, second: &str| self.stream.windows(2).any(|pair| pair[0].is(first) && pair[1].is(second));
        moves && (says("cung", "ky") || says("same", "period") || says("year", "earlier"))
    }

    /// "hạng 43", "43/63": a place, not how far it moved.
    fn rank(&self, at: usize, name: &Name) -> bool {
        let before = at.checked_sub(1).and_then(|at| self.stream[at].word());
        let of = match self.stream.get(at + 1..at + 3) {
            Some([slash, all]) if slash.what == What::Mark('/') => all.count(),
            _ => None,
        };
        let is_total = at.checked_sub(1).is_some_and(|at| self.stream[at].what == What::Mark('/'));
        let ranked = of.is_some_and(|all| self.data.ranked(name).contains(&i64::from(all)));
        !is_total && (ranked || before.is_some_and(|word| WORDS.ranks.has(word)))
    }
}
