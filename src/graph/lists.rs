//! The lists of a site in time: what came before and after each term, and which
//! one holds on a day. Worked out once, then asked by id.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;

use crate::base::fields::Ref;
use crate::model::term::{List, Term};

/// Every list of a site.
#[derive(Default, Debug)]
pub struct Lists(BTreeMap<List, Lineage>);

/// The terms of one list, and how they hang together: positions in the list.
#[derive(Debug)]
struct Lineage {
    terms: Vec<Term>,
    at: BTreeMap<String, usize>,
    before: Vec<Vec<usize>>,
    after: Vec<Vec<usize>>,
    below: Vec<Vec<usize>>,
}

impl Lists {
    /// Works out how the terms of every list hang together.
    pub fn of(lists: BTreeMap<List, Vec<Term>>) -> Lists {
        Lists(lists.into_iter().map(|(list, terms)| (list, Lineage::of(terms))).collect())
    }

    /// The terms of a list, in its order.
    pub fn all(&self, list: List) -> &[Term] {
        self.0.get(&list).map_or(&[], |line| &line.terms)
    }

    /// One term.
    pub fn get(&self, list: List, id: &str) -> Option<&Term> {
        let line = self.0.get(&list)?;
        line.terms.get(*line.at.get(id)?)
    }

    /// What a term replaced.
    pub fn before(&self, list: List, id: &str) -> Vec<&Term> {
        self.beside(list, id, |line| &line.before)
    }

    /// What stands directly below a term.
    pub fn below(&self, list: List, id: &str) -> Vec<&Term> {
        self.beside(list, id, |line| &line.below)
    }

    /// What stands above a term, nearest first; circles were reported and end here.
    pub fn above(&self, list: List, id: &str) -> impl Iterator<Item = &Term> {
        let parent = move |term: &Term| term.parent.as_ref().and_then(|p| self.get(list, &p.id));
        std::iter::successors(self.get(list, id).and_then(parent), move |term| parent(term)).take(16)
    }

    /// The term that holds on a day: the one that is named, else the only one that had
    /// its place then. Where several had it, or none, or the day is unknown, nobody can
    /// say more than what is named.
    pub fn on(&self, list: List, id: &str, day: Option<Date>) -> Option<&Term> {
        let line = self.0.get(&list)?;
        let named = *line.at.get(id)?;
        let holding = day.and_then(|day| line.holding(named, day));
        line.terms.get(holding.unwrap_or(named))
    }

    /// What has the place of a term that ended before `today`, however many times it
    /// changed since: nothing if the term still holds or nothing took its place.
    pub fn now(&self, list: List, id: &str, today: Date) -> Vec<&Term> {
        let Some(line) = self.0.get(&list) else { return Vec::new() };
        let mut found = BTreeSet::new();
        let mut seen = BTreeSet::new();
        let mut open: Vec<usize> = line.at.get(id).copied().into_iter().collect();
        while let Some(at) = open.pop() {
            match line.terms.get(at).filter(|_| seen.insert(at)) {
                Some(term) if term.ended_before(today) => open.extend(&line.after[at]),
                Some(term) if term.has_begun(today) && term.id != id => drop(found.insert(at)),
                _ => {}
            }
        }
        found.into_iter().filter_map(|at| line.terms.get(at)).collect()
    }

    /// What led to a term by more than one step, nearest first.
    pub fn origins(&self, list: List, id: &str) -> Vec<&Term> {
        let Some(line) = self.0.get(&list) else { return Vec::new() };
        let mut found = Vec::new();
        let mut seen: BTreeSet<usize> = line.at.get(id).copied().into_iter().collect();
        let mut open: Vec<usize> = seen.iter().copied().collect();
        while !open.is_empty() {
            let earlier = open.iter().flat_map(|at| &line.before[*at]).copied();
            open = earlier.filter(|at| seen.insert(*at)).collect();
            found.extend(open.iter().filter_map(|at| line.terms.get(*at)));
        }
        found
    }

    fn beside(&self, list: List, id: &str, way: impl Fn(&Lineage) -> &Vec<Vec<usize>>) -> Vec<&Term> {
        let Some(line) = self.0.get(&list) else { return Vec::new() };
        let found = line.at.get(id).and_then(|at| way(line).get(*at));
        found.into_iter().flatten().filter_map(|at| line.terms.get(*at)).collect()
    }
}

impl Lineage {
    fn of(terms: Vec<Term>) -> Lineage {
        let mut at = BTreeMap::new();
        for (position, term) in terms.iter().enumerate() {
            at.entry(term.id.clone()).or_insert(position);
        }
        let (mut before, mut below) = (vec![Vec::new(); terms.len()], vec![Vec::new(); terms.len()]);
        let found = |refs: &[Ref]| -> Vec<usize> { refs.iter().filter_map(|r| at.get(&r.id).copied()).collect() };
        let after: Vec<Vec<usize>> = terms.iter().map(|term| found(&term.replaced_by)).collect();
        for (position, term) in terms.iter().enumerate() {
            after[position].iter().for_each(|next| before[*next].push(position));
            found(term.parent.as_slice()).iter().for_each(|above| below[*above].push(position));
        }
        Lineage { terms, at, before, after, below }
    }

    /// The one that had the place of a term on a day.
    fn holding(&self, named: usize, day: Date) -> Option<usize> {
        let term = self.terms.get(named)?;
        let way = if term.ended_before(day) { &self.after } else { &self.before };
        let mut at = named;
        // A circle was reported; it ends here after as many steps as there are terms.
        for _ in 0..self.terms.len() {
            let term = self.terms.get(at)?;
            if term.has_begun(day) && !term.ended_before(day) {
                return Some(at);
            }
            let [next] = way.get(at)?[..] else { return None };
            at = next;
        }
        None
    }
}
