//! Cụm và khối thi đua: units that emulate one another under a pledge.

use serde::{Deserialize, Serialize};

use crate::base::fields::{Fields, Ref};
use crate::base::lasting::Word;

/// The words for types of clusters.
pub const TYPES: [(&str, &str); 2] = [("cluster", "cluster"), ("block", "block")];

/// What only clusters have.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct Cluster {
    /// `cluster` or `block`; a translation may leave it out.
    pub kind: Option<Word>,
    /// Units.
    pub members: Vec<Ref>,
    /// The unit that leads this year.
    pub lead: Option<Ref>,
    /// What they promised one another.
    pub pledges: Vec<String>,
}

/// Reads what only clusters have.
pub fn cluster(f: &mut Fields<'_>) -> Cluster {
    Cluster {
        kind: f.choice("type", &TYPES).map(Word),
        members: f.ids("members"),
        lead: f.id("lead"),
        pledges: f.texts("pledges").into_iter().map(|(text, _)| text).collect(),
    }
}
