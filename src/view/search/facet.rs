//! What results are filtered by: for each entry a row of small numbers, and the
//! names that these stand for.

use std::collections::BTreeMap;
use std::fmt::{Display, Write};

use serde::Serialize;

use crate::graph::entry::Entry;
use crate::graph::site::{Site, list_of};
use crate::model::kind::Kind;
use crate::view::card::Builder;

/// What results are filtered by besides their kind and year.
const BY: [Kind; 4] = [Kind::Field, Kind::Place, Kind::Level, Kind::Movement];
/// Kinds of results, as the first number of a row counts them.
const KINDS: [&str; 8] = ["individual", "collective", "household", "story", "movement", "cluster", "notice", "page"];

/// So long is a row, about.
const ROW: usize = 24;

/// One way to filter.
#[derive(Clone, Debug, Serialize)]
pub struct Facet {
    /// Its name in addresses: `linh-vuc`, `field`.
    pub key: &'static str,
    /// What readers see.
    pub label: String,
    /// What can be chosen: id, name, the number of what stands above it, or -1.
    pub choices: Vec<(String, String, i64)>,
}

impl Builder<'_> {
    /// Every way to filter, in the order of a row's numbers; years are told as they are.
    pub fn facets(&self) -> Vec<Facet> {
        let kinds = KINDS.iter().map(|kind| ((*kind).to_owned(), self.word(&format!("kind.{kind}")), -1)).collect();
        let mut facets = vec![Facet { key: "kind", label: self.word("find.kind"), choices: kinds }];
        for kind in BY {
            let label = self.word(&format!("kind.{}", kind.name()));
            facets.push(Facet { key: kind.name(), label, choices: self.choices(kind) });
        }
        facets.push(Facet { key: "year", label: self.word("find.year"), choices: Vec::new() });
        facets
    }

    fn choices(&self, kind: Kind) -> Vec<(String, String, i64)> {
        let ids = ids(self.site, kind);
        let number = |id: &str| ids.iter().position(|known| known == id).and_then(|at| i64::try_from(at).ok()).unwrap_or(-1);
        let choice = |id: &String| match list_of(kind).and_then(|list| Some((list, self.site.term(list, id)?))) {
            Some((list, term)) => {
                let above = term.parent.as_ref().map_or(-1, |parent| number(&parent.id));
                (id.clone(), self.later(list, id).map_or_else(|| id.clone(), |named| named.said()), above)
            }
            None => {
                let entry = self.site.entry_for(kind, id, &self.lang);
                (id.clone(), entry.map_or_else(|| id.clone(), |e| e.entity().head.title.clone()), -1)
            }
        };
        ids.iter().map(choice).collect()
    }
}

/// Adds a number to a row.
fn add(row: &mut String, number: impl Display) {
    // A text in memory takes whatever is written.
    let _ = write!(row, "{number}");
}

/// What can be chosen of a kind: terms in their order, listed movements by id.
fn ids(site: &Site, kind: Kind) -> Vec<String> {
    if kind.is_term() {
        return site.terms(kind).iter().map(|term| term.id.clone()).collect();
    }
    let listed = site.of_kind(kind, site.default_lang()).map(|e| e.entity()).filter(|e| !e.head.unlisted);
    listed.map(|e| e.id.clone()).collect()
}

/// Makes rows.
pub struct Rows {
    ids: Vec<(Kind, BTreeMap<String, usize>)>,
}

impl Rows {
    /// Knows the numbers of all that can be chosen.
    pub fn of(site: &Site) -> Rows {
        let numbered = |kind: Kind| (kind, ids(site, kind).into_iter().enumerate().map(|(n, id)| (id, n)).collect());
        Rows { ids: BY.map(numbered).into() }
    }

    /// The row of an entry: `kind|field.field|place|level|movement|year`, empty where it has none.
    pub fn row(&self, entry: &Entry) -> String {
        let entity = entry.entity();
        let own = entity.profile().and_then(|p| p.who).map_or(entity.kind.name(), |who| who.name());
        let own = if own == "profile" { KINDS[0] } else { own };
        let kind = KINDS.iter().position(|k| *k == own).unwrap_or_default();
        let mut row = String::with_capacity(ROW);
        add(&mut row, kind);
        for (kind, numbers) in &self.ids {
            row.push('|');
            let of = entity.terms_of(*kind).filter_map(|r| numbers.get(&r.id));
            for (at, number) in of.enumerate() {
                row.push_str(if at > 0 { "." } else { "" });
                add(&mut row, number);
            }
        }
        row.push('|');
        if let Some(day) = entity.day() {
            add(&mut row, day.year());
        }
        row
    }
}
