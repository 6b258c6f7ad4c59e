//! `content/front.yaml`: what the front page shows, in order. What an editor
//! leaves out is filled with the newest.

use crate::base::codes;
use crate::base::diagnostic::Spot;
use crate::base::fields::{Fields, Ref};
use crate::base::lang::Localized;
use crate::model::kind::Kind;

/// What an editor chose for the front page.
#[derive(Clone, Default, Debug)]
pub struct Front {
    /// What stands first.
    pub lead: Option<Named>,
    /// What follows, in order.
    pub blocks: Vec<Block>,
}

/// An entry by kind and id: `story:ID`.
#[derive(Clone, Debug)]
pub struct Named {
    /// Its kind.
    pub kind: Kind,
    /// Its id.
    pub id: String,
    /// Where it is named.
    pub spot: Spot,
}

/// What a block shows.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Shows {
    /// The newest stories, with pictures.
    Stories,
    /// The newest stories, as a list beside the open notices.
    News,
    /// The newest exemplars, as faces.
    Profiles,
    /// The newest plan at a glance.
    Indicators,
    /// Notices that are open.
    Notices,
    /// The newest movements.
    Movements,
    /// One movement with its newest entries: the movement of the season.
    Movement,
    /// The newest of one column.
    Column,
    /// Entries by name.
    Entries,
}

/// The words of `show:`.
const SHOWS: [(&str, Shows); 9] = [
    ("stories", Shows::Stories),
    ("news", Shows::News),
    ("profiles", Shows::Profiles),
    ("indicators", Shows::Indicators),
    ("notices", Shows::Notices),
    ("movements", Shows::Movements),
    ("movement", Shows::Movement),
    ("column", Shows::Column),
    ("entries", Shows::Entries),
];
/// The most that one block shows.
const MOST: i64 = 24;

/// One block.
#[derive(Clone, Debug)]
pub struct Block {
    /// What it shows.
    pub shows: Shows,
    /// Its heading, where the usual one would not do.
    pub title: Option<Localized>,
    /// How many; the block's usual number where nothing is said.
    pub count: Option<usize>,
    /// The column.
    pub column: Option<Ref>,
    /// The movement.
    pub movement: Option<Ref>,
    /// The entries.
    pub entries: Vec<Named>,
}

impl Block {
    /// A block as it is without a word from an editor.
    pub fn usual(shows: Shows) -> Block {
        Block { shows, title: None, count: None, column: None, movement: None, entries: Vec::new() }
    }
}

/// Reads `content/front.yaml`.
pub fn front(f: &mut Fields<'_>) -> Front {
    let lead = f.text("lead");
    let spot = f.spot("lead");
    Front { lead: lead.and_then(|text| named(&text, spot, "lead", f)), blocks: f.many("blocks", block) }
}

fn block(f: &mut Fields<'_>) -> Option<Block> {
    let shows = f.must().choice("show", &SHOWS);
    let title = f.localized("title");
    let count = f.whole("count", (1, MOST)).and_then(|n| usize::try_from(n).ok());
    let needs = |f: &mut Fields<'_>, key: &'static str, of: Shows| {
        if shows == Some(of) { f.must().id(key) } else { f.id(key) }
    };
    let column = needs(f, "column", Shows::Column);
    let movement = needs(f, "movement", Shows::Movement);
    let texts = if shows == Some(Shows::Entries) { f.must().texts("entries") } else { f.texts("entries") };
    let entries = texts.into_iter().filter_map(|(text, spot)| named(&text, spot, "entries", f)).collect();
    Some(Block { shows: shows?, title, count, column, movement, entries })
}

fn named(text: &str, spot: Spot, key: &'static str, f: &mut Fields<'_>) -> Option<Named> {
    let parts = text.split_once(':').and_then(|(kind, id)| Some((Kind::named(kind)?, id)));
    let found = parts.filter(|(kind, id)| Kind::ENTRIES.contains(kind) && crate::base::fields::is_id(id));
    if found.is_none() {
        f.fault(codes::UNKNOWN_REFERENCE, spot, &[("kind", key), ("id", text)]);
    }
    found.map(|(kind, id)| Named { kind, id: id.to_owned(), spot })
}
