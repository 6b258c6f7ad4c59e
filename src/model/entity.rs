//! What every entry has, and the closed list of what else it may be.

use std::sync::Arc;

use jiff::civil::{Date, DateTime};
use serde::{Deserialize, Serialize};

use crate::base::codes;
use crate::base::date::Moment;
use crate::base::diagnostic::{Place, Spot};
use crate::base::fields::{Fields, Ref};
use crate::base::fingerprint::{Fingerprint, Plain};
use crate::base::lang::Lang;
use crate::base::lasting::Word;
use crate::base::path::SourcePath;
use crate::craft::document::Document;
use crate::model::cluster::{Cluster, cluster};
use crate::model::kind::Kind;
use crate::model::media::{Picture, picture};
use crate::model::movement::{Movement, movement};
use crate::model::notice::{Notice, notice};
use crate::model::profile::{Profile, profile};
use crate::model::source::{Correction, Coverage, Source, correction, coverage, sources};
use crate::model::standing::{Erased, Review, erased, review};
use crate::model::story::{Story, story};

/// One entry in one language.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Entity {
    /// What it is.
    pub kind: Kind,
    /// Its permanent name within its kind.
    pub id: String,
    /// Its language.
    pub lang: Lang,
    /// Its file.
    pub path: SourcePath,
    /// What every kind has.
    pub head: Head,
    /// What only its kind has.
    pub matter: Matter,
    /// Its body.
    pub body: Arc<Document>,
    /// What stands for head and matter.
    said: Fingerprint,
}

/// What the front matter of every kind may hold.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct Head {
    /// The name or headline.
    pub title: String,
    /// Where the title stands.
    pub title_spot: Spot,
    /// One or two sentences.
    pub summary: Option<String>,
    /// Its day.
    pub date: Option<Date>,
    /// When its content last changed.
    pub updated: Option<Date>,
    /// Not finished.
    pub draft: bool,
    /// Not before.
    pub publish_at: Option<Moment>,
    /// Its last day.
    pub expires: Option<Moment>,
    /// At its address, and in no list.
    pub unlisted: bool,
    /// Made up to show a feature.
    pub sample: bool,
    /// Old addresses.
    pub aliases: Vec<(String, Spot)>,
    /// The picture that stands for it.
    pub cover: Option<Picture>,
    /// Sources.
    pub sources: Vec<Source>,
    /// Corrections.
    pub corrections: Vec<Correction>,
    /// Programmes it belongs to.
    pub programmes: Vec<Ref>,
    /// Its review.
    pub review: Option<Review>,
    /// What the press has carried.
    pub coverage: Vec<Coverage>,
    /// Erased for good.
    pub erased: Option<Erased>,
    /// What no language can change, as it is written.
    pub facts: Vec<(Word, Ref)>,
}

/// What only one kind has.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub enum Matter {
    /// An exemplar.
    Profile(Box<Profile>),
    /// A story.
    Story(Box<Story>),
    /// A movement.
    Movement(Box<Movement>),
    /// A cluster or block.
    Cluster(Cluster),
    /// A notice.
    Notice(Notice),
    /// A page.
    Page,
}

/// The parts of an entry's front matter: its own id, what all have, what its kind has.
pub type Parts = (Option<Ref>, Head, Matter);

impl Entity {
    /// An entry as it was read.
    pub fn new(
        (kind, id, lang): (Kind, String, Lang),
        path: SourcePath,
        (head, matter): (Head, Matter),
        body: Document,
    ) -> Entity {
        let said = Fingerprint::of(&Plain((&head, &matter)));
        Entity { kind, id, lang, path, head, matter, body: Arc::new(body), said }
    }

    /// Its kind, its id, its language: what it is found by, not what it says.
    pub fn name(&self) -> (Kind, &str, &Lang) {
        (self.kind, &self.id, &self.lang)
    }

    /// What stands for all that it says but its body.
    pub fn said(&self) -> Fingerprint {
        debug_assert_eq!(self.said, Fingerprint::of(&Plain((&self.head, &self.matter))), "changed unsaid: {}", self.path);
        self.said
    }

    /// Changes what it says: whoever does, does it here.
    pub fn change<T>(&mut self, change: impl FnOnce(&mut Head, &mut Matter) -> T) -> T {
        let done = change(&mut self.head, &mut self.matter);
        self.said = Fingerprint::of(&Plain((&self.head, &self.matter)));
        done
    }

    /// Where the file begins: for what has no place of its own.
    pub fn place(&self) -> Place {
        Place::start(&self.path)
    }

    /// A spot in its file.
    pub fn at(&self, spot: Spot) -> Place {
        Place::new(&self.path, spot)
    }

    /// As a profile.
    pub fn profile(&self) -> Option<&Profile> {
        match &self.matter {
            Matter::Profile(profile) => Some(profile),
            _ => None,
        }
    }

    /// As a story.
    pub fn story(&self) -> Option<&Story> {
        match &self.matter {
            Matter::Story(story) => Some(story),
            _ => None,
        }
    }

    /// As a movement.
    pub fn movement(&self) -> Option<&Movement> {
        match &self.matter {
            Matter::Movement(movement) => Some(movement),
            _ => None,
        }
    }

    /// From when it may be shown, and until when; open where nothing was said.
    pub fn span(&self) -> (Option<DateTime>, Option<DateTime>) {
        let embargo = self.story().and_then(|s| s.embargo);
        let begin = [self.head.publish_at, embargo].into_iter().flatten().map(Moment::begin).max();
        (begin, self.head.expires.map(Moment::end))
    }

    /// What it is in a sentence: its summary, what it is known for, how its text begins, else its title.
    pub fn sentence(&self) -> String {
        let known_for = self.profile().and_then(|p| p.known_for.as_ref());
        let said = self.head.summary.as_ref().or(known_for).cloned().unwrap_or_else(|| self.body.opening().to_owned());
        if said.trim().is_empty() { self.head.title.clone() } else { said }
    }

    /// The day it sorts and is dated by: of a movement its launch, of a notice its opening.
    pub fn day(&self) -> Option<Date> {
        self.head.date.or(match &self.matter {
            Matter::Movement(movement) => movement.launched,
            Matter::Notice(notice) => notice.opens,
            _ => None,
        })
    }

    /// The day that its places, units and titles are named as of: its own, else the day
    /// that it last changed. Without any they are called what its author calls them.
    pub fn naming_day(&self) -> Option<Date> {
        self.day().or(self.head.updated)
    }

    /// The terms it is listed under, by kind.
    pub fn terms(&self) -> impl Iterator<Item = (Kind, &Ref)> + Clone {
        // As many for each, so that nothing is put on the heap for it.
        const NONE: (Kind, &[Ref]) = (Kind::Field, &[]);
        let of = match &self.matter {
            Matter::Profile(p) => [
                (Kind::Field, p.fields.as_slice()),
                (Kind::Place, p.place.as_slice()),
                (Kind::Level, p.level.as_slice()),
                (Kind::Unit, p.unit.as_slice()),
                (Kind::Movement, p.movements.as_slice()),
                (Kind::Cluster, p.clusters.as_slice()),
            ],
            Matter::Story(s) => [
                (Kind::Field, s.fields.as_slice()),
                (Kind::Place, s.place.as_slice()),
                (Kind::Movement, s.movements.as_slice()),
                (Kind::Column, s.column.as_slice()),
                NONE,
                NONE,
            ],
            Matter::Movement(m) => [(Kind::Level, m.level.as_slice()), NONE, NONE, NONE, NONE, NONE],
            Matter::Cluster(c) => [(Kind::Unit, c.members.as_slice()), NONE, NONE, NONE, NONE, NONE],
            Matter::Notice(_) | Matter::Page => [NONE; 6],
        };
        of.into_iter().flat_map(|(kind, refs)| refs.iter().map(move |r| (kind, r)))
    }

    /// The same of one kind.
    pub fn terms_of(&self, kind: Kind) -> impl Iterator<Item = &Ref> {
        self.terms().filter(move |(of, _)| *of == kind).map(|(_, r)| r)
    }
}

/// Reads the front matter of an entry. Translations may leave to their original
/// what a kind requires.
pub fn read(f: &mut Fields<'_>, kind: Kind, version: Version) -> Option<Parts> {
    let id = f.id("id");
    let erased = f.one("erased", erased);
    if erased.is_none() {
        f.must();
    }
    let (title_spot, title) = (f.spot("title"), f.text("title"));
    if version == Version::Original && erased.is_none() {
        require(f, kind);
    }
    let mut head = head(f, (title.unwrap_or_default(), title_spot), erased);
    let mut matter = match kind {
        Kind::Profile => Matter::Profile(Box::new(profile(f))),
        Kind::Story => Matter::Story(Box::new(story(f))),
        Kind::Movement => Matter::Movement(Box::new(movement(f))),
        Kind::Cluster => Matter::Cluster(cluster(f)),
        Kind::Notice => Matter::Notice(notice(f)),
        _ => Matter::Page,
    };
    describe_pictures(&mut head, &mut matter, f);
    Some((id, head, matter))
}

/// A picture without alternative text is told by its caption, or by the title of what it stands for.
fn describe_pictures(head: &mut Head, matter: &mut Matter, f: &mut Fields<'_>) {
    let own: Vec<&mut Picture> = match matter {
        Matter::Profile(profile) => profile.portrait.iter_mut().chain(&mut profile.gallery).collect(),
        _ => Vec::new(),
    };
    for picture in head.cover.iter_mut().chain(own).filter(|p| p.alt.is_empty()) {
        picture.alt = picture.caption.clone().unwrap_or_else(|| head.title.clone());
        let (src, alt) = (picture.src.clone(), picture.alt.clone());
        f.fault(codes::ALT_FROM_ELSEWHERE, picture.spot, &[("src", &src), ("alt", &alt)]);
    }
}

/// Whether an entry is the first of its id or a translation of it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Version {
    /// In the default language.
    Original,
    /// In another.
    Translation,
}

/// Keys that mean the same in every language: a translation may leave them out, not change them.
const FACTS: [&str; 14] = [
    "kind",
    "type",
    "level",
    "place",
    "unit",
    "column",
    "parent",
    "programme",
    "launched",
    "ends",
    "entries_close",
    "opens",
    "working_days",
    "child",
];

fn require(f: &mut Fields<'_>, kind: Kind) {
    let key = match kind {
        Kind::Profile => "kind",
        Kind::Movement | Kind::Cluster => "type",
        _ => return,
    };
    if !f.says(key) && !f.describes() {
        f.lacks(key);
    }
}

/// From when and until when it is shown.
fn shown(f: &mut Fields<'_>) -> (Option<Moment>, Option<Moment>) {
    let spot = f.spot("expires");
    let (from, until) = (f.moment("publish_at"), f.moment("expires"));
    if let (Some(from), Some(until)) = (from, until)
        && until.end() < from.begin()
    {
        let of = |moment: Moment| moment.end().strftime("%Y-%m-%dT%H:%M").to_string();
        f.fault(codes::ENDS_BEFORE, spot, &[("from", &of(from)), ("to", &of(until))]);
    }
    (from, until)
}

fn head(f: &mut Fields<'_>, (title, title_spot): (String, Spot), erased: Option<Erased>) -> Head {
    let (publish_at, expires) = shown(f);
    Head {
        title,
        title_spot,
        summary: f.text("summary"),
        date: f.day("date"),
        updated: f.day("updated"),
        draft: f.flag("draft"),
        publish_at,
        expires,
        unlisted: f.flag("unlisted"),
        sample: f.flag("sample"),
        aliases: f.texts("aliases"),
        cover: f.one("cover", picture),
        sources: sources(f),
        corrections: f.many("corrections", correction),
        programmes: f.ids("programmes"),
        review: f.one("review", review),
        coverage: f.many("coverage", coverage),
        erased,
        facts: f.written(&FACTS).into_iter().map(|(key, said)| (Word(key), said)).collect(),
    }
}
