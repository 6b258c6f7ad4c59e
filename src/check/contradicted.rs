//! Figures typed in prose that contradict the data: a digit that slipped, a thousand taken for one.
//!
//! It would rather be silent than wrong: it speaks where a sentence names an indicator, holds a number in
//! its unit and years of which something is known, and the number is near what is known without being it.

pub mod known;
pub mod naming;
pub mod phrase;
pub mod sentence;
pub mod time;
pub mod unit;
pub mod words;

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;
use rayon::prelude::*;
use rust_decimal::Decimal;

use crate::base::codes;
use crate::base::diagnostic::{Diagnostic, Sink};
use crate::base::lang::Localized;
use crate::check::contradicted::known::{Claim, Data, Known, Of};
use crate::check::contradicted::naming::{Mention, Names};
use crate::check::contradicted::phrase::{Phrases, words_of};
use crate::check::contradicted::sentence::{Sentence, Typed};
use crate::check::contradicted::unit::Unit;
use crate::check::contradicted::words::WORDS;
use crate::check::project::Project;
use crate::check::written::Written;
use crate::craft::numerals::plain;
use crate::craft::typed::number::Separators;
use crate::craft::typed::sentence::sentences;
use crate::craft::typed::{Token, What, tokens};
use crate::graph::reported::Reported;
use crate::model::catalog::Catalog;
use crate::model::plan::promise::Plan;
use crate::model::snapshot::Name;
use crate::model::term::List;

/// The keys of front matter that are read like bodies.
const READ: [&str; 4] = ["", "title", "summary", "known_for"];
/// Where those words say nothing of a place: "nông thôn", "xã hội".
const NO_PLACE: [(&str, &str); 2] = [("nong", "thon"), ("xa", "hoi")];

/// What every file is held against.
struct Bench<'a> {
    data: Data<'a>,
    names: Names<'a>,
    units: BTreeMap<Name, Vec<Unit>>,
    elsewhere: Phrases<()>,
}

/// Tells of every such figure.
pub fn check(project: &Project<'_>, sink: &mut Sink) {
    let catalog = &project.catalog;
    let data = Data { plans: &catalog.plans, reported: Reported::by(Date::MAX, &catalog.snapshots) };
    let names = Names::of(&catalog.plans);
    let bench = Bench { data, names, units: units(&catalog.plans), elsewhere: elsewhere(project) };
    let years = years(&project.catalog);
    let bodies = project.texts.par_iter().filter(|text| text.path.extension() == "md");
    let found: Vec<Vec<Diagnostic>> = bodies.map(|text| bench.file(text, years.get(text.path.as_str()).copied())).collect();
    found.into_iter().flatten().for_each(|fault| sink.push(fault));
}

/// The year of each entry's own day, which its translations share.
fn years(catalog: &Catalog) -> BTreeMap<&str, i16> {
    let dated = catalog.entries.values().filter_map(|v| Some((v, v.original.head.date.or(v.original.head.updated)?.year())));
    let files = dated.flat_map(|(v, year)| v.all().map(move |e| (e, year)));
    files.map(|(entity, year)| (entity.path.as_str(), year)).collect()
}

fn units(plans: &BTreeMap<i16, Plan>) -> BTreeMap<Name, Vec<Unit>> {
    let mut units: BTreeMap<Name, Vec<Unit>> = BTreeMap::new();
    for (indicator, part) in plans.values().flat_map(Plan::parts) {
        let wordings = part.traits.unit.iter().flat_map(Localized::all).map(Unit::read);
        let own = units.entry(indicator.name_of(part)).or_default();
        wordings.for_each(|unit| {
            if !own.contains(&unit) {
                own.push(unit)
            }
        });
    }
    units
}

/// The places that no plan is about, and words for other places.
fn elsewhere(project: &Project<'_>) -> Phrases<()> {
    let mut phrases = Phrases::default();
    WORDS.elsewhere.iter().for_each(|words| phrases.add(words_of(words), ()));
    let own: BTreeSet<&str> = project.catalog.plans.values().filter_map(|p| p.place.as_ref()).map(|p| p.id.as_str()).collect();
    let places = project.catalog.list(List::Places);
    let names = |own: bool, ids: &BTreeSet<&str>| -> BTreeSet<Vec<String>> {
        let chosen = places.iter().filter(|place| ids.contains(place.id.as_str()) == own);
        chosen.flat_map(|place| place.name.all()).map(bare).filter(|words| words.len() > 1).collect()
    };
    let home = names(true, &own);
    names(false, &own).into_iter().filter(|words| !home.contains(words)).for_each(|words| phrases.add(words, ()));
    phrases
}

/// A place's name without what sort of place it is.
fn bare(name: &str) -> Vec<String> {
    let sorts = ["tinh", "huyen", "xa", "phuong", "thanh", "pho", "thi", "tran", "thon", "lang"];
    let words = words_of(name);
    let sort = words.iter().take_while(|word| sorts.contains(&word.as_str())).count();
    words[sort..].to_vec()
}

impl Bench<'_> {
    fn file(&self, text: &Written, year: Option<i16>) -> Vec<Diagnostic> {
        let mut found = Vec::new();
        for passage in text.passages.iter().filter(|p| READ.contains(&p.key.as_str())) {
            let prose = &text.text[passage.range.clone()];
            let separators = Separators::of(passage.lang.as_str());
            for range in sentences(prose) {
                let sentence = &prose[range.clone()];
                if sentence.bytes().any(|b| b.is_ascii_digit()) {
                    let tokens = tokens(sentence, passage.range.start + range.start, separators);
                    found.extend(self.sentence(tokens, year, text));
                }
            }
        }
        found
    }

    fn sentence(&self, tokens: Vec<Token<'_>>, year: Option<i16>, text: &Written) -> Vec<Diagnostic> {
        let (stream, mentions) = self.names.read(tokens);
        if mentions.is_empty() {
            return Vec::new();
        }
        let is_unit = |token: &Token<'_>| {
            let named = mentions.iter().flat_map(|m| &m.names).filter_map(|name| self.units.get(name)).flatten();
            token.what == What::Mark('%') || named.filter_map(Unit::head).any(|head| token.is(head))
        };
        let mut times = time::read(&stream, is_unit);
        times.years.extend(mentions.iter().filter_map(|m| m.year));
        if times.years.is_empty() {
            times.years.extend(year);
        }
        let Some(latest) = times.years.last().copied() else { return Vec::new() };
        let own = Sentence { stream: &stream, mentions: &mentions, data: &self.data, year: latest, units: &self.units };
        let figures = own.figures();
        if figures.is_empty() || self.is_elsewhere(&stream, &mentions, &figures) {
            return Vec::new();
        }
        figures.iter().filter_map(|typed| self.judge(&stream, typed, &times).map(|fault| fault(text))).collect()
    }

    /// Whether a sentence speaks of another place, outside of names and units.
    fn is_elsewhere(&self, stream: &[Token<'_>], mentions: &[Mention], figures: &[Typed]) -> bool {
        let within = |at: usize| {
            let named = mentions.iter().any(|m| (m.at..m.at + m.length).contains(&at));
            named || figures.iter().any(|typed| (typed.at..typed.end).contains(&at))
        };
        let pair = |at: usize| stream.get(at).and_then(Token::word).zip(stream.get(at + 1).and_then(Token::word));
        let no_place = |at: usize| {
            let around = [Some(at), at.checked_sub(1)].into_iter().flatten().filter_map(pair);
            around.into_iter().any(|pair| NO_PLACE.contains(&pair))
        };
        (0..stream.len()).any(|at| !within(at) && !no_place(at) && self.elsewhere.at(&stream[at..]).is_some())
    }

    /// What is wrong with a figure, to be told at its place; nothing where it is known or nothing can be said.
    fn judge<'t>(
        &self,
        stream: &[Token<'t>],
        typed: &Typed,
        times: &time::Times,
    ) -> Option<impl Fn(&Written) -> Diagnostic + use<'t>> {
        let What::Number(value, step) = stream[typed.at].what else { return None };
        let (value, step) = (value.checked_mul(typed.factor)?, step.checked_mul(typed.factor)?);
        let told = |name: &&Name| {
            let reaches = |month| self.data.reaches(name, &times.years, month);
            self.data.knows(name, &times.years) && times.months.iter().all(|month| reaches(*month))
        };
        let named: Vec<(&Name, Vec<Known>)> =
            typed.names.iter().filter(told).map(|name| (name, self.data.all(name, &times.years, typed.claim))).collect();
        let all = || named.iter().flat_map(|(name, known)| known.iter().map(move |k| (*name, *k)));
        let about = typed.at.checked_sub(1).is_some_and(|at| stream[at].word().is_some_and(|word| WORDS.about.has(word)));
        let is = |known: Decimal| is_written(value, step, known);
        if named.len() < typed.names.len() || all().any(|(_, known)| is(known.value)) {
            return None;
        }
        let off = |known: &Known| {
            known.of != Of::Place && (near(value, known.value, typed.claim) && !about || slipped(value, known.value))
        };
        let (name, known) = all().filter(|(_, k)| off(k)).min_by_key(|(_, k)| (value - k.value).abs())?;
        if named.iter().any(|(_, known)| differs_by(known, is)) {
            return None;
        }
        let (offset, number) = (stream[typed.at].offset, stream[typed.at].text);
        let (name, claim) = (name.clone(), typed.claim);
        Some(move |text: &Written| {
            let what = match claim {
                _ if known.of == Of::Target => "target",
                Claim::Share => "share",
                Claim::Growth => "growth",
                Claim::Amount | Claim::Rank => "figure",
            };
            let fault = Diagnostic::at(codes::CONTRADICTED_FIGURE, text.place(offset)).with("number", number);
            let fault = fault.with("indicator", &name).with("period", known.period).with("what", what);
            fault.with("known", plain(known.value.round_dp(2)))
        })
    }
}

/// Whether a known figure is the one typed: rounded to its last digit, or cut off there.
fn is_written(typed: Decimal, step: Decimal, known: Decimal) -> bool {
    let more = known.abs() - typed.abs();
    more * Decimal::TWO >= -step && more < step
}

/// Whether a figure is near another: within a quarter of it. Small counts are near each other by nature.
fn near(value: Decimal, known: Decimal, claim: Claim) -> bool {
    let small = claim == Claim::Amount && known.abs() < Decimal::from(20) && known.fract().is_zero() && value.fract().is_zero();
    !small && (value - known).abs() * Decimal::from(4) <= known.abs()
}

/// Whether a figure is another one with its point elsewhere.
fn slipped(value: Decimal, known: Decimal) -> bool {
    let (digits, own) = (digits(value), digits(known));
    let (Some((one, a)), Some((other, b))) = (digits, own) else { return false };
    let by = (a - b).abs();
    one == other && ((by % 3 == 0 && by > 0 && one.len() > 1) || (by > 0 && one.len() > 2))
}

/// The digits of a number without zeros at either end, and the power of ten of the first.
fn digits(value: Decimal) -> Option<(String, i64)> {
    let value = value.abs().normalize();
    let text = value.mantissa().to_string();
    let power = i64::try_from(text.len()).ok()? - i64::from(value.scale());
    let digits = text.trim_end_matches('0').to_owned();
    (!value.is_zero()).then_some((digits, power))
}

/// Whether a figure is what lies between two that are known: what is lacking, what came to it.
fn differs_by(known: &[Known], is: impl Fn(Decimal) -> bool) -> bool {
    let apart = |one: &Known, other: &Known| one.parts_from(other) && is((one.value - other.value).abs());
    known.iter().enumerate().any(|(at, one)| known[at + 1..].iter().any(|other| apart(one, other)))
}
