//! A plan's indicators as written, before defaults are laid under them.

use rust_decimal::Decimal;

use crate::base::diagnostic::Spot;
use crate::base::fields::Ref;
use crate::model::plan::promise::About;
use crate::model::plan::traits::{Op, Traits};

/// What one floor of a plan says: its defaults, an indicator, a part.
#[derive(Default)]
pub struct Floor {
    /// What it says of measure and judgement.
    pub traits: Traits,
    /// Whether it judges member by member, if it says so.
    pub each: Option<bool>,
    /// The keys that say something, readable or not: what is written and wrong is not also missing.
    pub keys: Vec<&'static str>,
}

/// An indicator as written, before anything is laid under it.
pub struct Written {
    /// Where it begins.
    pub spot: Spot,
    /// Its number in the document, and where that stands.
    pub n: Option<(i64, Spot)>,
    /// Its id.
    pub id: Ref,
    /// What is said about it.
    pub about: About,
    /// What it says itself.
    pub own: Floor,
    /// Its parts; none where it is its own.
    pub parts: Vec<WrittenPart>,
    /// Whether parts were written, so that observations must name one.
    pub parted: bool,
    /// What holds for parts that say nothing.
    pub target: Option<WrittenTarget>,
}

/// A part as written.
pub struct WrittenPart {
    /// Its id.
    pub id: Ref,
    /// Where it begins.
    pub spot: Spot,
    /// What is said about it.
    pub about: About,
    /// What it says itself.
    pub own: Floor,
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

impl Floor {
    /// Whether a key is written here.
    pub fn says(&self, key: &str) -> bool {
        self.keys.contains(&key)
    }
}
