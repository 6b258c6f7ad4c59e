//! Units as people type them: "nghìn tỷ đồng" is a thousand times "tỷ đồng".

use rust_decimal::Decimal;

use crate::check::contradicted::phrase::words_of;
use crate::check::contradicted::words::WORDS;
use crate::craft::typed::{Token, What};

/// From this power of ten on, "đồng" may be left out.
const LEFT_OUT: u32 = 9;
/// The word for money, and what stands for it.
const MONEY: (&str, &str) = ("dong", "vnd");

/// One wording of a unit: its power of ten, and the words of what is counted.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Unit {
    power: u32,
    base: Vec<String>,
    percent: bool,
}

impl Unit {
    /// Reads the wording of a plan.
    pub fn read(wording: &str) -> Unit {
        let words = words_of(wording);
        let power = words.iter().map_while(|word| scale(word)).sum();
        let scales = words.iter().take_while(|word| scale(word).is_some()).count();
        let base = words.into_iter().skip(scales).take_while(|word| word != "per").collect();
        Unit { power, base, percent: wording.trim() == "%" }
    }

    /// Whether it is a share.
    pub fn is_percent(&self) -> bool {
        self.percent
    }

    /// The word that it begins with behind a number.
    pub fn head(&self) -> Option<&str> {
        self.base.first().map(String::as_str)
    }

    /// What a number is to be multiplied by if these tokens behind it are the unit, and how many they are.
    pub fn follows(&self, stream: &[Token<'_>]) -> Option<(Decimal, usize)> {
        if self.percent {
            return percent(stream).map(|used| (Decimal::ONE, used));
        }
        let scales: Vec<u32> = stream.iter().map_while(|token| token.word().and_then(scale)).collect();
        let (typed, rest) = (scales.iter().sum::<u32>(), &stream[scales.len()..]);
        let same = |(word, token): (&String, &Token<'_>)| token.is(word) || (word == MONEY.0 && token.is(MONEY.1));
        let written = !self.base.is_empty() && self.base.len() <= rest.len() && self.base.iter().zip(rest).all(same);
        let other = || rest.first().and_then(Token::word).is_some_and(|word| WORDS.others.has(word));
        let left_out = self.base == [MONEY.0] && typed >= LEFT_OUT && !other();
        let used = scales.len() + if written { self.base.len() } else { 0 };
        (written || left_out).then(|| (power(typed, self.power), used))
    }
}

/// How many of these tokens say "per cent".
pub fn percent(stream: &[Token<'_>]) -> Option<usize> {
    let is = |at: usize, word: &str| stream.get(at).is_some_and(|token| token.is(word));
    match stream.first()?.what {
        What::Mark('%') => Some(1),
        What::Word(_) if is(0, "percent") => Some(1),
        What::Word(_) if (is(0, "phan") && is(1, "tram")) || (is(0, "per") && is(1, "cent")) => Some(2),
        _ => None,
    }
}

/// The power of ten that a word multiplies by.
pub fn scale(word: &str) -> Option<u32> {
    WORDS.scales.get(word).copied()
}

/// Ten to the power of the difference.
fn power(typed: u32, own: u32) -> Decimal {
    let ten = |by: u32| Decimal::from(10u64.pow(by.min(18)));
    if typed >= own { ten(typed - own) } else { Decimal::ONE / ten(own - typed) }
}
