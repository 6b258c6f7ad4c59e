//! Awards: what was given, by which authority, under which decision; and undone.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::base::diagnostic::Spot;
use crate::base::fields::{Fields, Ref};

/// One award of a profile.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct Award {
    /// The title or form (`lists/titles.yaml`).
    pub title: Option<Ref>,
    /// The authority (`lists/authorities.yaml`).
    pub by: Option<Ref>,
    /// The decision's number.
    pub decision: Option<String>,
    /// The decision's day.
    pub date: Option<Date>,
    /// What it was given for.
    pub merit: Option<String>,
    /// The decision that undid it.
    pub revoked: Option<Revoked>,
    /// Where it is written.
    pub spot: Spot,
}

/// How an award was annulled.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct Revoked {
    /// When.
    pub date: Option<Date>,
    /// Under which decision.
    pub decision: Option<String>,
}

/// Reads one award.
pub fn award(f: &mut Fields<'_>) -> Option<Award> {
    Some(Award {
        title: f.id("title"),
        by: f.id("by"),
        decision: f.text("decision"),
        date: f.day("date"),
        merit: f.text("for"),
        revoked: f.one("revoked", |f| Some(Revoked { date: f.day("date"), decision: f.text("decision") })),
        spot: f.begin(),
    })
}
