//! The order of listings: by the day something was first published, then by its own
//! day, then by its id. What is gone keeps its seat, empty, so that the pages of an
//! archive stay as they are.

use jiff::civil::Date;
use rustc_hash::{FxHashMap, FxHashSet};

use crate::base::fingerprint::{Stamp, Stamper};
use crate::graph::ledger::{Ledger, Line};
use crate::graph::listing::Subject;
use crate::graph::lists::Lists;
use crate::model::catalog::{Catalog, Versions};
use crate::model::entity::{Entity, Matter};
use crate::model::kind::Kind;
use crate::model::term::List;

/// Where an entry sits in every listing that lists it.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct Seat {
    /// The day it was first published; one that never was sits at the end.
    pub first: Date,
    day: Option<Date>,
    id: String,
}

impl Stamp for Seat {
    fn stamp(&self, to: &mut Stamper) {
        let number = |day: Date| (day.year(), day.month(), day.day());
        (number(self.first), self.day.map(number), &self.id).stamp(to);
    }
}

/// What listings are ordered by: the ledger up to the edition's day.
pub struct Order<'a> {
    ledger: &'a Ledger,
    today: Date,
    first: FxHashMap<&'a str, Date>,
    /// Of those that had an alias before, as `kind:id`, those that still have a file, shown or not.
    written: FxHashSet<&'a str>,
    /// What takes a seat, and under which subjects, by kind and id.
    seats: Vec<(Kind, String, Option<Date>, Vec<Subject>)>,
}

impl<'a> Order<'a> {
    /// Looks at everything that was written, before the gate takes it away.
    pub fn of((catalog, lists): (&Catalog, &Lists), ledger: &'a Ledger, today: Date) -> Order<'a> {
        let is_written = |who: &&str| {
            let named = who.split_once(':').and_then(|(kind, id)| Some((Kind::named(kind)?, id.to_owned())));
            named.is_some_and(|named| catalog.entries.contains_key(&named))
        };
        let listed = catalog.entries.iter().filter(|(_, versions)| !versions.original.head.unlisted);
        let seats = listed.map(|((kind, id), versions)| {
            let entity = &versions.original;
            (*kind, id.clone(), entity.day(), subjects(entity, lists))
        });
        Order {
            ledger,
            today,
            first: ledger.first_days(today),
            written: catalog
                .entries
                .values()
                .flat_map(Versions::all)
                .flat_map(|e| before(e, ledger).map(|line| line.who.as_str()))
                .filter(is_written)
                .collect(),
            seats: seats.collect(),
        }
    }

    /// The seat of an entry: its own, or that of what it was called before.
    pub fn seat(&self, entity: &Entity) -> Seat {
        let (first, id) = self.named_before(entity).into_iter().fold(self.own(entity), Ord::min);
        Seat { first, day: entity.day(), id }
    }

    /// Everything that lists an entity that is listed.
    pub fn under(&self, entity: &Entity) -> &[Subject] {
        let found = self.seats.binary_search_by(|(kind, id, ..)| (*kind, id.as_str()).cmp(&(entity.kind, entity.id.as_str())));
        found.ok().and_then(|at| self.seats.get(at)).map_or(&[], |(.., under)| under)
    }

    fn own(&self, entity: &Entity) -> (Date, String) {
        let first = self.first.get(entity.kind.with(&entity.id).as_str());
        (first.copied().unwrap_or(self.today), entity.id.clone())
    }

    /// Earlier names that an entry's old addresses speak of, as far as nothing has them now.
    fn named_before(&self, entity: &Entity) -> Vec<(Date, String)> {
        let own = before(entity, self.ledger).filter(|line| line.day <= self.today && !self.written.contains(line.who.as_str()));
        own.filter_map(|line| {
            let id = line.who.strip_prefix(entity.kind.name())?.strip_prefix(':')?;
            Some((self.first.get(line.who.as_str()).copied().unwrap_or(line.day), id.to_owned()))
        })
        .collect()
    }

    /// The seats that stay empty, with the subjects under which they do: of what was published and is
    /// shown no more.
    pub fn empty<'e>(&self, shown: impl Iterator<Item = &'e Entity>) -> Vec<(Seat, &[Subject])> {
        let shown: FxHashSet<(Kind, &str)> = shown.map(|e| (e.kind, e.id.as_str())).collect();
        let gone = self.seats.iter().filter(|(kind, id, ..)| !shown.contains(&(*kind, id.as_str())));
        gone.filter_map(|(kind, id, day, subjects)| {
            let first = *self.first.get(kind.with(id).as_str())?;
            Some((Seat { first, day: *day, id: id.clone() }, subjects.as_slice()))
        })
        .collect()
    }
}

/// What the ledger says of an entry's old addresses.
fn before<'a>(entity: &Entity, ledger: &'a Ledger) -> impl Iterator<Item = &'a Line> {
    entity.head.aliases.iter().filter_map(|(alias, _)| ledger.line(alias))
}

/// What lists an entity: its kind, its terms, the places above its own, its programmes.
fn subjects(entity: &Entity, lists: &Lists) -> Vec<Subject> {
    let mut under = vec![Subject::Kind(entity.kind)];
    for (kind, term) in entity.terms() {
        under.push(Subject::Term(kind, term.id.clone()));
        if kind == Kind::Place {
            under.extend(lists.above(List::Places, &term.id).map(|above| Subject::Term(Kind::Place, above.id.clone())));
        }
    }
    under.extend(entity.head.programmes.iter().map(|p| Subject::Term(Kind::Programme, p.id.clone())));
    if let Matter::Movement(movement) = &entity.matter {
        under.extend(movement.programme.iter().map(|p| Subject::Term(Kind::Programme, p.id.clone())));
        under.extend(movement.parent.iter().map(|p| Subject::Term(Kind::Movement, p.id.clone())));
    }
    under.sort();
    under.dedup();
    under
}
