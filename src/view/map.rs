//! The map on the page for finding: a tile for each place that has one, where the list of places says that it
//! stands, and beneath its name those places that are within it today.

use serde::Serialize;

use crate::graph::listing::Subject;
use crate::model::kind::Kind;
use crate::model::term::{List, More, Term};
use crate::view::card::Builder;
use crate::view::frame::Link;

/// How many columns a phone has room for.
const COLUMNS: u32 = 4;

/// One place of the map.
#[derive(Clone, Debug, Serialize)]
pub struct Tile {
    /// Its column, from 1.
    pub column: u32,
    /// Its row, from 1.
    pub row: u32,
    /// Its short name, and the way to its page.
    pub link: Link,
    /// How many entries are listed there.
    pub count: usize,
    /// The places within it today.
    pub within: Vec<Link>,
}

impl Builder<'_> {
    /// The map, in reading order; empty where fewer than two places have a tile, or more than there is room for.
    pub fn map(&self) -> Vec<Tile> {
        let tile = |term: &Term| match term.more {
            More::Place { tile: Some(at) } => self.place_tile(term, at),
            _ => None,
        };
        let mut tiles: Vec<Tile> = self.site.terms(Kind::Place).iter().filter_map(tile).collect();
        tiles.sort_by_key(|tile| (tile.row, tile.column));
        let fits = tiles.iter().all(|tile| tile.column <= COLUMNS);
        if tiles.len() > 1 && fits { tiles } else { Vec::new() }
    }

    fn place_tile(&self, term: &Term, (column, row): (u32, u32)) -> Option<Tile> {
        let link = Link { label: self.short(term), ..self.link_to(List::Places, term) };
        let count = self.site.listing(&Subject::Term(Kind::Place, term.id.clone())).map_or(0, |listing| listing.members.len());
        (!link.href.is_empty()).then(|| Tile { column, row, link, count, within: self.within(term) })
    }

    fn short(&self, term: &Term) -> String {
        term.short.as_ref().unwrap_or(&term.name).get(&self.lang).to_owned()
    }

    /// What stands within a place today: the places below it, or what has come into their place, or into its own
    /// where that are several.
    fn within(&self, term: &Term) -> Vec<Link> {
        let (lists, today) = (&self.site.lists, self.site.edition.day());
        let now = |of: &'_ Term| lists.now(List::Places, &of.id, today);
        let below = lists.below(List::Places, &term.id).into_iter().flat_map(|one| {
            let now = now(one);
            if now.is_empty() { vec![one] } else { now }
        });
        let own = Some(now(term)).filter(|now| now.len() > 1).into_iter().flatten();
        let mut within: Vec<&Term> = Vec::new();
        for one in below.chain(own) {
            if !within.iter().any(|known| known.id == one.id) {
                within.push(one);
            }
        }
        let links = within.into_iter().map(|one| Link { label: self.short(one), ..self.link_to(List::Places, one) });
        links.filter(|link| !link.href.is_empty()).collect()
    }
}
