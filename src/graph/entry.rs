//! An entry that passed the gate, with its address and its seat.

use crate::base::lang::Lang;
use crate::base::path::Url;
use crate::graph::admit::Admitted;
use crate::graph::order::Seat;
use crate::model::entity::Entity;
use crate::model::kind::Kind;

/// An entry of the site, in one language.
#[derive(Clone, Debug)]
pub struct Entry {
    /// What passed the gate.
    pub admitted: Admitted,
    /// Its address.
    pub url: Url,
    /// Where it sits in listings.
    pub seat: Seat,
}

impl Entry {
    /// What it says, stripped of what consent does not cover.
    pub fn entity(&self) -> &Entity {
        self.admitted.entity()
    }

    /// What entries are ordered and found by.
    pub fn name<'e>(&'e self, default: &Lang) -> (Kind, &'e str, bool, &'e Lang) {
        let (kind, id, lang) = self.admitted.name();
        (kind, id, lang != default, lang)
    }
}
