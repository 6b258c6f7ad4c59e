//! A story: news, a column's piece, a report.

use serde::{Deserialize, Serialize};

use crate::base::date::Moment;
use crate::base::diagnostic::Spot;
use crate::base::fields::{Fields, Ref};

/// What only stories have.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct Story {
    /// Who wrote it.
    pub author: Option<String>,
    /// The column it belongs to.
    pub column: Option<Ref>,
    /// Where it happened.
    pub place: Option<Ref>,
    /// Fields of work.
    pub fields: Vec<Ref>,
    /// Movements.
    pub movements: Vec<Ref>,
    /// The exemplars it is about.
    pub profiles: Vec<Ref>,
    /// Indicators it speaks of.
    pub indicators: Vec<IndicatorRef>,
    /// Not before this.
    pub embargo: Option<Moment>,
}

/// An indicator of a plan.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct IndicatorRef {
    /// `id` or `id.part`.
    pub id: String,
    /// The plan's year, where it is said.
    pub year: Option<i16>,
    /// Where it is written.
    pub spot: Spot,
}

/// Reads what only stories have.
pub fn story(f: &mut Fields<'_>) -> Story {
    Story {
        author: f.text("author"),
        column: f.id("column"),
        place: f.id("place"),
        fields: f.ids("fields"),
        movements: f.ids("movements"),
        profiles: f.ids("profiles"),
        indicators: f.many("indicators", indicator),
        embargo: f.moment("embargo"),
    }
}

fn indicator(f: &mut Fields<'_>) -> Option<IndicatorRef> {
    let spot = f.spot("id");
    let id = f.must().text("id");
    let year = f.whole("year", (1900, 2200)).and_then(|y| i16::try_from(y).ok());
    Some(IndicatorRef { id: id?, year, spot })
}
