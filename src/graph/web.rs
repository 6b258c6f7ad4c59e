//! How entries hang together: who stands where, who is listed with whom, who refers to
//! whom. Whoever asks looks at a part of it that has a number, as small as the question
//! allows, so that an entry that comes or goes concerns only those who looked there.

use std::collections::BTreeMap;
use std::hash::Hash;

use hashbrown::HashTable;
use rustc_hash::FxHashMap;

use crate::base::fingerprint::{Fingerprint, Stamp, Stamper};
use crate::base::lang::Lang;
use crate::base::path::SourcePath;
use crate::base::reads::{self, SHAPE};
use crate::graph::entry::Entry;
use crate::graph::listing::{Listing, Subject};
use crate::graph::spread::{Spread, hash, shelf};
use crate::model::kind::Kind;

/// Among so many parts names are spread, of which one tells whether something has a name.
const NAMES: u32 = 512;
/// Among so many parts those who refer to something are spread.
const REFERRERS: u32 = 512;
/// So many seats of a listing are one part.
const BLOCK: usize = 16;

/// All entries, and how they hang together.
#[derive(Debug)]
pub struct Web {
    /// By kind and id, originals before translations, these by language.
    entries: Vec<Entry>,
    /// What each is called, for stamps.
    called: Vec<Fingerprint>,
    /// Positions of entries by their names.
    named: HashTable<usize>,
    files: FxHashMap<SourcePath, usize>,
    listings: BTreeMap<Subject, Listing>,
    /// The number of the first part of each listing.
    first: BTreeMap<Subject, u32>,
    /// The number behind all of them.
    end: u32,
    referrers: BTreeMap<(Kind, String), Vec<usize>>,
}

/// Who refers to an entry or term, in front matter or body: positions of entries.
pub type Referrers = BTreeMap<(Kind, String), Vec<usize>>;

impl Web {
    /// Entries in their order, with every listing of those of the default language, and who refers to whom.
    pub fn new(mut entries: Vec<Entry>, listings: BTreeMap<Subject, Listing>, referrers: Referrers) -> Web {
        let mut next = 0;
        for entry in &mut entries {
            entry.admitted.number(next);
            next += 2;
        }
        next += NAMES + REFERRERS;
        let mut first = BTreeMap::new();
        for (subject, listing) in &listings {
            first.insert(subject.clone(), next);
            next += block(listing.seats().len()) + 1;
        }
        let files = entries.iter().enumerate().map(|(at, e)| (e.entity().path.clone(), at)).collect();
        let mut named = HashTable::with_capacity(entries.len());
        let hashed = |at: &usize| hash(entries.get(*at).map(|entry| entry.admitted.name()));
        for at in 0..entries.len() {
            named.insert_unique(hashed(&at), at, hashed);
        }
        let called = entries.iter().map(|entry| Fingerprint::of(&spelt(entry))).collect();
        Web { entries, called, named, files, listings, first, end: next, referrers }
    }

    /// The number of the first part that is none of its own.
    pub fn end(&self) -> u32 {
        self.end
    }

    /// All entries: whoever goes through them looks at all that there are.
    pub fn entries(&self) -> &[Entry] {
        reads::note(SHAPE);
        &self.entries
    }

    /// Every listing.
    pub fn listings(&self) -> &BTreeMap<Subject, Listing> {
        reads::note(SHAPE);
        &self.listings
    }

    /// The entry at a position that somebody told.
    pub fn at(&self, at: usize) -> Option<&Entry> {
        let entry = self.entries.get(at)?;
        reads::note(head(at));
        Some(entry)
    }

    /// The position of one of its entries.
    pub fn position(&self, entry: &Entry) -> Option<usize> {
        self.entries.element_offset(entry)
    }

    /// One entry in one language, without fallback.
    pub fn entry(&self, kind: Kind, id: &str, lang: &Lang) -> Option<&Entry> {
        let name = (kind, id, lang);
        let is_called = |at: &usize| self.entries.get(*at).is_some_and(|entry| entry.admitted.name() == name);
        match self.named.find(hash(Some(name)), is_called) {
            Some(at) => self.at(*at),
            None => self.nobody((kind.name(), id, lang.as_str())),
        }
    }

    /// The entry that a file holds.
    pub fn entry_in(&self, file: &SourcePath) -> Option<&Entry> {
        match self.files.get(file) {
            Some(at) => self.at(*at),
            None => self.nobody(file.as_str()),
        }
    }

    /// Nobody has a name: whoever asked is told when somebody has.
    fn nobody(&self, name: impl Hash) -> Option<&Entry> {
        reads::note(self.names() + shelf(name, NAMES));
        None
    }

    /// Entries that refer to something.
    pub fn referring(&self, kind: Kind, id: &str) -> impl Iterator<Item = &Entry> {
        reads::note(self.names() + NAMES + shelf((kind.name(), id), REFERRERS));
        let at = self.referrers.get(&(kind, id.to_owned()));
        at.into_iter().flatten().filter_map(|at| self.at(*at))
    }

    /// Those who sit just before an entry in a listing, or before where it would sit; the nearest first.
    pub fn before(&self, subject: &Subject, entry: &Entry, count: usize) -> Vec<&Entry> {
        let Some((listing, own)) = self.sits(subject, entry) else { return Vec::new() };
        let from = own.saturating_sub(count);
        self.look(subject, listing.seat(from), listing.seat(own));
        listing.members[from..own].iter().rev().filter_map(|at| self.at(*at)).collect()
    }

    /// Those who sit next to an entry that sits in a listing.
    pub fn beside(&self, subject: &Subject, entry: &Entry) -> Option<(Option<&Entry>, Option<&Entry>)> {
        let (listing, own) = self.sits(subject, entry)?;
        let (before, after) = (own.checked_sub(1), own + 1);
        self.look(subject, listing.seat(before.unwrap_or(own)), listing.seat(after));
        let is_there = listing.members.get(own).and_then(|at| self.entries.get(*at)).is_some_and(|e| e.seat == entry.seat);
        let member = |at: usize| listing.members.get(at).and_then(|at| self.at(*at));
        is_there.then(|| (before.and_then(member), member(after)))
    }

    /// A listing, and where among its members an entry sits, or would.
    fn sits(&self, subject: &Subject, entry: &Entry) -> Option<(&Listing, usize)> {
        let listing = self.listings.get(subject)?;
        let own = listing.members.partition_point(|at| self.entries.get(*at).is_some_and(|e| e.seat < entry.seat));
        // Where somebody would sit who is not listed is told by the seats of those on both sides, which may change
        // while their order does not.
        for at in own.saturating_sub(1)..=own {
            listing.members.get(at).and_then(|at| self.at(*at));
        }
        Some((listing, own))
    }

    /// Tells that somebody looks at some seats of a listing.
    fn look(&self, subject: &Subject, from: usize, to: usize) {
        let first = self.first.get(subject).copied().unwrap_or(SHAPE);
        (block(from)..=block(to)).for_each(|block| reads::note(first.saturating_add(block)));
    }

    /// The number of the first part of names.
    fn names(&self) -> u32 {
        head(self.entries.len())
    }

    /// What stands for what an entry is called, for who stamps where it stands.
    pub fn called(&self, at: usize) -> Fingerprint {
        self.called.get(at).copied().unwrap_or_default()
    }

    /// The same of several, in their order.
    pub fn all_called<'p>(&self, positions: impl IntoIterator<Item = &'p usize>) -> Fingerprint {
        Fingerprint::of_all(positions.into_iter().map(|at| self.called(*at)))
    }

    /// The parts besides heads and bodies, in the order of their numbers, each by its name.
    pub fn parts(&self) -> Vec<(Fingerprint, Fingerprint)> {
        let mut names = Spread::among(NAMES);
        for (at, entry) in self.entries.iter().enumerate() {
            let path = &entry.entity().path;
            self.called(at).stamp(names.on(spelt(entry)));
            path.as_str().stamp(names.on(path.as_str()));
        }
        let mut referring = Spread::among(REFERRERS);
        for ((kind, id), from) in &self.referrers {
            (kind.name(), id, self.all_called(from)).stamp(referring.on((kind.name(), id.as_str())));
        }
        let seats = self.listings.iter().flat_map(|(subject, listing)| self.blocks(subject, listing));
        names.parts("names").chain(referring.parts("referring")).chain(seats).collect()
    }

    fn blocks<'w>(&'w self, subject: &'w Subject, listing: &'w Listing) -> impl Iterator<Item = (Fingerprint, Fingerprint)> + 'w {
        let of = match subject {
            Subject::Kind(kind) => Fingerprint::of(&("kind", kind.name())),
            Subject::Term(kind, id) => Fingerprint::of(&("term", kind.name(), id)),
        };
        // The last holds nobody yet.
        let blocks = listing.seats().chunks(BLOCK).chain([&[][..]].into_iter().cycle());
        let count = block(listing.seats().len()) as usize + 1;
        blocks.take(count).enumerate().map(move |(number, seats)| {
            // Nobody is called as an empty seat is.
            let seated = seats.iter().map(|seat| seat.map_or_else(Fingerprint::default, |at| self.called(at)));
            (Fingerprint::of(&(of, number)), Fingerprint::of_all(seated))
        })
    }

    /// What stands for who there is, where each stands and sits, and who refers to whom; `parts` are its own.
    pub fn shape(&self, parts: &[(Fingerprint, Fingerprint)]) -> Fingerprint {
        let mut to = Stamper::new();
        for (at, entry) in self.entries.iter().enumerate() {
            (self.called(at), entry.url.as_str(), &entry.seat).stamp(&mut to);
        }
        Fingerprint::of_all(parts.iter().flat_map(|(name, of)| [*name, *of])).stamp(&mut to);
        to.finish()
    }
}

/// What an entry is called.
fn spelt(entry: &Entry) -> (&'static str, &str, &str) {
    let (kind, id, lang) = entry.admitted.name();
    (kind.name(), id, lang.as_str())
}

/// The number of an entry's head.
fn head(at: usize) -> u32 {
    u32::try_from(at).unwrap_or(u32::MAX / 2).saturating_mul(2)
}

/// The block that a seat is in.
fn block(seat: usize) -> u32 {
    u32::try_from(seat / BLOCK).unwrap_or(u32::MAX)
}
