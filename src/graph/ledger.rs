//! Every address ever published keeps its promise: the page, a redirect, or a
//! tombstone. The ledger `content/permalinks.tsv` remembers them.

use std::collections::btree_map::Entry as Slot;
use std::collections::{BTreeMap, BTreeSet};

use itertools::{EitherOrBoth, Itertools};
use jiff::civil::Date;
use rustc_hash::FxHashMap;

use crate::base::codes;
use crate::base::date::day;
use crate::base::diagnostic::{Diagnostic, Place, Sink, Spot};
use crate::base::files::{Files, text};
use crate::base::path::{SourcePath, Url};

/// Where the ledger stands.
pub const FILE: &str = "content/permalinks.tsv";

/// One line: an address, who had it, since when.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Line {
    /// `kind:id`.
    pub who: String,
    /// The day it was first published.
    pub day: Date,
    /// Where it stands in the ledger.
    pub spot: Spot,
}

/// The ledger as it stands in the project.
#[derive(Clone, Default, Debug)]
pub struct Ledger {
    lines: BTreeMap<String, Line>,
    /// What was taken out since it was read.
    forgotten: BTreeSet<String>,
}

impl Ledger {
    /// Reads the ledger; a site that was never published has none.
    pub fn read(files: &Files, sink: &mut Sink) -> Ledger {
        let Some(file) = files.get(FILE) else { return Ledger::default() };
        let Some(text) = text(file, sink) else { return Ledger::default() };
        let mut fault = |line: &str, spot: Spot| {
            let place = Place::new(&SourcePath::new(FILE), spot);
            sink.push(Diagnostic::at(codes::BAD_LEDGER_LINE, place).with("text", line));
        };
        // Builds write it in order; what somebody put elsewhere comes after.
        let (mut in_order, mut others): (Vec<(String, Line)>, Vec<_>) = (Vec::new(), Vec::new());
        for (line, spot) in text.lines().zip(1u32..).map(|(l, n)| (l, Spot::new(n, 1))) {
            if line.trim().is_empty() || line.starts_with('#') {
                continue;
            }
            match parse(line, spot) {
                Some((address, told)) if in_order.last().is_none_or(|(last, _)| *last < address) => {
                    in_order.push((address, told))
                }
                Some((address, told)) => others.push((address, told, line)),
                None => fault(line, spot),
            }
        }
        let mut lines: BTreeMap<String, Line> = in_order.into_iter().collect();
        for (address, told, line) in others {
            match lines.entry(address) {
                Slot::Vacant(free) => drop(free.insert(told)),
                Slot::Occupied(_) => fault(line, told.spot),
            }
        }
        Ledger { lines, forgotten: BTreeSet::new() }
    }

    /// Addresses published by a day, with their lines.
    pub fn until(&self, day: Date) -> impl Iterator<Item = (&str, &Line)> {
        self.lines.iter().filter(move |(_, line)| line.day <= day).map(|(address, line)| (address.as_str(), line))
    }

    /// The newest day of any line.
    pub fn newest(&self) -> Option<Date> {
        self.lines.values().map(|line| line.day).max()
    }

    /// When something was first published, by a day; an address later renamed counts.
    pub fn first_days(&self, until: Date) -> FxHashMap<&str, Date> {
        let mut first: FxHashMap<&str, Date> = FxHashMap::default();
        for (_, line) in self.until(until) {
            let known = first.entry(line.who.as_str()).or_insert(line.day);
            *known = (*known).min(line.day);
        }
        first
    }

    /// The addresses that someone had.
    pub fn of(&self, who: &str) -> impl Iterator<Item = &str> {
        self.lines.iter().filter(move |(_, line)| line.who == who).map(|(address, _)| address.as_str())
    }

    /// The line of an address, whatever its day.
    pub fn line(&self, address: &str) -> Option<&Line> {
        self.lines.get(address)
    }

    /// Whether the address stands in the ledger, whatever its day.
    pub fn holds(&self, address: &str) -> bool {
        self.lines.contains_key(address)
    }

    /// The addresses that a build would add, with who has each; `now` is in order.
    pub fn lacking<'a>(&self, now: impl Iterator<Item = (&'a Url, &'a String)>) -> Vec<(&'a str, &'a str)> {
        let now = now.map(|(address, who)| (address.as_str(), who.as_str()));
        let beside = now.merge_join_by(&self.lines, |(address, _), (known, _)| address.cmp(&known.as_str()));
        beside.filter_map(EitherOrBoth::just_left).collect()
    }

    /// Its text, with what is new on a day, in order.
    pub fn with(&self, new: &[(&str, &str)], day: Date) -> String {
        let known = self.lines.iter().map(|(address, line)| (address.as_str(), line.who.as_str(), line.day));
        let new = new.iter().map(|(address, who)| (*address, *who, day));
        let mut text = String::new();
        for (address, who, day) in known.merge(new) {
            text.extend([address, "\t", who, "\t", &day.to_string(), "\n"]);
        }
        text
    }

    /// The addresses of an older text of the ledger, as a build wrote it, that this one lacks.
    pub fn lacks<'a>(&self, before: &'a str) -> Vec<&'a str> {
        let addresses = before.lines().filter_map(|line| line.split('\t').next());
        let beside = addresses.merge_join_by(self.lines.keys(), |address, known| (*address).cmp(known.as_str()));
        // What is not in order after all is looked for.
        beside.filter_map(EitherOrBoth::just_left).filter(|address| !address.is_empty() && !self.holds(address)).collect()
    }

    /// The ledger less addresses that were never online.
    pub fn without(mut self, addresses: &[String]) -> Ledger {
        self.forgotten.extend(addresses.iter().filter(|address| self.lines.remove(*address).is_some()).cloned());
        self
    }

    /// The addresses that it lost since it was read.
    pub fn forgotten(&self) -> &BTreeSet<String> {
        &self.forgotten
    }
}

fn parse(line: &str, spot: Spot) -> Option<(String, Line)> {
    let mut parts = line.split('\t');
    let (address, who, first) = (parts.next()?, parts.next()?, parts.next()?);
    let (kind, id) = who.split_once(':')?;
    let sound = address.starts_with('/') && !kind.is_empty() && !id.is_empty() && parts.next().is_none();
    sound.then_some(())?;
    Some((address.to_owned(), Line { who: who.to_owned(), day: day(first.trim_end())?, spot }))
}
