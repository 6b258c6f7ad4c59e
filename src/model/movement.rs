//! Phong trào thi đua, and the drives, contests and campaigns beneath them.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::base::diagnostic::Spot;
use crate::base::fields::{Fields, Ref};
use crate::base::lasting::Word;

/// The words for types of movements.
pub const TYPES: [(&str, &str); 5] =
    [("regular", "regular"), ("thematic", "thematic"), ("drive", "drive"), ("contest", "contest"), ("campaign", "campaign")];

/// The words for stages: phát động, sơ kết, tổng kết.
pub const STAGES: [(&str, &str); 3] =
    [("launch", "launch"), ("interim_review", "interim_review"), ("final_review", "final_review")];

/// What only movements have.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct Movement {
    /// `regular`, `thematic`, `drive`, `contest` or `campaign`; a translation may leave it out.
    pub kind: Option<Word>,
    /// The movement it is part of.
    pub parent: Option<Ref>,
    /// The programme it serves.
    pub programme: Option<Ref>,
    /// Its first day.
    pub launched: Option<Date>,
    /// Its last day.
    pub ends: Option<Date>,
    /// The decision that launched it.
    pub decision: Option<String>,
    /// The level that launched it.
    pub level: Option<Ref>,
    /// Units that carry it in the press.
    pub outlets: Vec<Ref>,
    /// A contest's rules.
    pub rules: Option<String>,
    /// Until when entries are taken.
    pub entries_close: Option<Date>,
    /// How it ended.
    pub results: Option<String>,
    /// Indicators it serves.
    pub indicators: Vec<(String, Spot)>,
    /// Launch and reviews.
    pub stages: Vec<Stage>,
}

/// A stage of a movement.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct Stage {
    /// `launch`, `interim_review` or `final_review`.
    pub kind: Option<Word>,
    /// When.
    pub date: Option<Date>,
    /// What happened.
    pub text: Option<String>,
}

/// Reads what only movements have.
pub fn movement(f: &mut Fields<'_>) -> Movement {
    let kind = f.choice("type", &TYPES);
    let (parent, programme) = (f.id("parent"), f.id("programme"));
    let (launched, ends) = f.span("launched", "ends");
    Movement {
        kind: kind.map(Word),
        parent,
        programme,
        launched,
        ends,
        decision: f.text("decision"),
        level: f.id("level"),
        outlets: f.ids("outlets"),
        rules: f.text("rules"),
        entries_close: f.day("entries_close"),
        results: f.text("results"),
        indicators: f.texts("indicators"),
        stages: f.many("stages", |f| {
            Some(Stage { kind: f.choice("kind", &STAGES).map(Word), date: f.day("date"), text: f.text("text") })
        }),
    }
}
