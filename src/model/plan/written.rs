//! A plan's indicators as written, before defaults are laid under them.

use rust_decimal::Decimal;

use crate::base::diagnostic::Spot;
use crate::base::fields::Ref;
use crate::model::plan::promise::{About, Indicator};
use crate::model::plan::traits::{Op, Traits};

/// An indicator as written, before anything is laid under it.
pub struct Written {
    /// Its number, id, words.
    pub head: Indicator,
    /// Where its id stands.
    pub id: Ref,
    /// What it says of measure and judgement.
    pub own: Traits,
    /// Its parts; none where it is its own.
    pub parts: Vec<WrittenPart>,
    /// What holds for parts that say nothing.
    pub target: Option<WrittenTarget>,
    /// Judged member by member.
    pub each: bool,
}

/// A part as written.
pub struct WrittenPart {
    /// Its id.
    pub id: Ref,
    /// Where it begins.
    pub spot: Spot,
    /// What is said about it.
    pub about: About,
    /// What it says of measure and judgement.
    pub own: Traits,
    /// Judged member by member.
    pub each: bool,
    /// The sibling that it is a part of.
    pub within: Option<Ref>,
    /// What is promised.
    pub target: Option<WrittenTarget>,
}

/// A target as written.
#[derive(Clone)]
pub struct WrittenTarget {
    /// Where its value stands.
    pub spot: Spot,
    /// The comparison, if the target says one.
    pub op: Option<Op>,
    /// The figure.
    pub value: Decimal,
    /// Whether the comparison is a reading.
    pub implied: bool,
    /// The document's own words.
    pub says: Option<String>,
}
