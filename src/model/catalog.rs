//! All that was written, by id; nothing here has passed the gate yet.
//! Outputs never see a catalog: only what `graph/admit` lets through.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::DateTime;

use crate::base::lang::Lang;
use crate::model::entity::Entity;
use crate::model::front::Front;
use crate::model::kind::Kind;
use crate::model::notice::Holiday;
use crate::model::plan::promise::Plan;
use crate::model::snapshot::Snapshot;
use crate::model::term::{List, Term};

/// Everything that was written.
#[derive(Default, Debug)]
pub struct Catalog {
    /// Entries with their translations, by kind and id.
    pub entries: BTreeMap<(Kind, String), Versions>,
    /// Lists in the order written.
    pub lists: BTreeMap<List, Vec<Term>>,
    /// Lists that are there and cannot be read: what they hold is unknown, so nothing follows from it.
    pub unread: BTreeSet<List>,
    /// Days off.
    pub holidays: Vec<Holiday>,
    /// Plans, by year.
    pub plans: BTreeMap<i16, Plan>,
    /// Snapshots, by file.
    pub snapshots: Vec<Snapshot>,
    /// What the front page shows, where an editor says so.
    pub front: Option<Front>,
}

/// An entry in every language it exists in.
#[derive(Debug)]
pub struct Versions {
    /// In the default language.
    pub original: Box<Entity>,
    /// In the others.
    pub translations: BTreeMap<Lang, Box<Entity>>,
}

impl Versions {
    /// In every language, the original first.
    pub fn all(&self) -> impl Iterator<Item = &Entity> {
        std::iter::once(&*self.original).chain(self.translations.values().map(|e| &**e))
    }
}

impl Catalog {
    /// One entry.
    pub fn entry(&self, kind: Kind, id: &str) -> Option<&Versions> {
        self.entries.get(&(kind, id.to_owned()))
    }

    /// Every minute at which an entry begins or ceases to be shown.
    pub fn turns(&self) -> Vec<DateTime> {
        let all = self.entries.values().flat_map(Versions::all);
        all.map(Entity::span).flat_map(|(begin, end)| begin.into_iter().chain(end)).collect()
    }

    /// One term of a list.
    pub fn term(&self, list: List, id: &str) -> Option<&Term> {
        self.lists.get(&list)?.iter().find(|t| t.id == id)
    }

    /// The terms of a list; none where the site has no such list.
    pub fn list(&self, list: List) -> &[Term] {
        self.lists.get(&list).map_or(&[], Vec::as_slice)
    }
}
