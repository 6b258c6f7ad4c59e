//! Which indicators a sentence names: by name, by a link to the page, by a figure that is inserted.

use std::collections::{BTreeMap, BTreeSet};

use crate::base::lang::Localized;
use crate::check::contradicted::phrase::{Phrases, words_of};
use crate::check::contradicted::words::WORDS;
use crate::craft::typed::{Token, What};
use crate::model::period::Period;
use crate::model::plan::promise::{Indicator, Plan};
use crate::model::snapshot::Name;

/// How many words of a name are enough.
const ENOUGH: usize = 3;

/// What indicators are called.
#[derive(Debug)]
pub struct Names<'a> {
    plans: &'a BTreeMap<i16, Plan>,
    phrases: Phrases<Name>,
}

/// Where a sentence names an indicator.
#[derive(Clone, PartialEq, Debug)]
pub struct Mention {
    /// The token that it begins with.
    pub at: usize,
    /// How many words name it.
    pub length: usize,
    /// The parts that may be meant.
    pub names: BTreeSet<Name>,
    /// The year that a link or figure says.
    pub year: Option<i16>,
}

impl<'a> Names<'a> {
    /// Reads the names of all plans.
    pub fn of(plans: &'a BTreeMap<i16, Plan>) -> Names<'a> {
        let mut names = Names { plans, phrases: Phrases::default() };
        for (indicator, part) in plans.values().flat_map(Plan::parts) {
            // "Toàn tỉnh", "Các huyện nghèo" name no indicator by themselves.
            let own = part.about.name.iter().filter(|_| part.traits.coverage.scope.is_none());
            let own = own.flat_map(Localized::all).flat_map(keys).filter(|(_, enough)| *enough);
            let whole = indicator.about.name.iter().flat_map(Localized::all).flat_map(keys);
            for (words, _) in whole.chain(own) {
                names.phrases.add(words, indicator.name_of(part));
            }
        }
        names
    }

    /// The sentence without links and inserted figures, and what it names.
    pub fn read<'t>(&self, tokens: Vec<Token<'t>>) -> (Vec<Token<'t>>, Vec<Mention>) {
        let (mut stream, mut mentions, mut open): (Vec<Token<'t>>, Vec<Mention>, Vec<usize>) = Default::default();
        for token in tokens {
            match token.what {
                What::Mark('[') => open.push(stream.len()),
                What::Link(link) => {
                    let at = open.pop().unwrap_or(stream.len());
                    mentions.extend(self.linked(link).map(|(names, year)| Mention { at, length: 0, names, year: Some(year) }));
                }
                What::Figure(name, period) => {
                    let names: BTreeSet<Name> = Name::parse(name).into_iter().collect();
                    let year = Period::parse(period).map(Period::year);
                    mentions.push(Mention { at: stream.len(), length: 0, names, year });
                }
                _ => stream.push(token),
            }
        }
        let mut at = 0;
        while at < stream.len() {
            let found = self.phrases.at(&stream[at..]);
            let length = found.as_ref().map_or(1, |(length, _)| *length);
            let names = found.map(|(_, names)| names.into_iter().cloned().collect());
            mentions.extend(names.map(|names| Mention { at, length, names, year: None }));
            at += length;
        }
        mentions.sort_by_key(|mention| mention.at);
        (stream, mentions)
    }

    /// The indicator whose page a link leads to: its year, then its id.
    fn linked(&self, link: &str) -> Option<(BTreeSet<Name>, i16)> {
        let steps: Vec<&str> = link.split(['/', ':', '#']).collect();
        steps.windows(2).find_map(|pair| {
            let [year, id] = pair else { return None };
            let year: i16 = year.parse().ok()?;
            let indicator = self.plans.get(&year)?.indicator(id)?;
            Some((all_of(indicator), year))
        })
    }
}

fn all_of(indicator: &Indicator) -> BTreeSet<Name> {
    indicator.parts.iter().map(|part| indicator.name_of(part)).collect()
}

/// The phrases that name: the first words behind what many names begin with, with that where they are few;
/// and what stands in brackets in capitals. Beside each, whether it is enough for a part.
fn keys(wording: &str) -> Vec<(Vec<String>, bool)> {
    let words = words_of(wording);
    let mut last = 0;
    let mut heads = 0;
    while let Some(length) = head(&words[heads..]) {
        (last, heads) = (heads, heads + length);
    }
    let rest = words.len() - heads;
    let from = if rest >= ENOUGH { heads } else { last };
    let long = if rest >= ENOUGH { ENOUGH } else { heads - last + rest };
    let mut keys = vec![(words[from..(from + long).min(words.len())].to_vec(), long >= ENOUGH)];
    // "Số giường bệnh": with one word before them two are enough.
    if heads - last == 1 && rest >= ENOUGH {
        keys.push((words[last..heads + ENOUGH - 1].to_vec(), true));
    }
    let short = wording.split_once('(').and_then(|(_, rest)| rest.split_once(')')).map(|(short, _)| short);
    keys.extend(short.filter(|short| short.chars().all(|c| !c.is_lowercase())).map(|short| (words_of(short), true)));
    keys
}

/// How many words of a name say nothing of it, if it begins with such.
fn head(words: &[String]) -> Option<usize> {
    let begins = |head: &&str| head.split(' ').zip(words).filter(|(own, word)| own == word).count() == head.split(' ').count();
    WORDS.heads.iter().find(|head| begins(head)).map(|head| head.split(' ').count())
}
