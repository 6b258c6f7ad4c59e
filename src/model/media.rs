//! Pictures and sound as entries name them.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::base::diagnostic::Spot;
use crate::base::fields::Fields;
use crate::model::standing::{Given, given};

/// A picture that an entry shows.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct Picture {
    /// The file, relative to the entry's own.
    pub src: String,
    /// Where it is written.
    pub spot: Spot,
    /// What it shows, for those who do not see it; where nothing is written, its caption or the entry's title.
    pub alt: String,
    /// Who made it.
    pub credit: Option<String>,
    /// On which terms it may be used again.
    pub terms: Option<String>,
    /// What stands beneath it.
    pub caption: Option<String>,
    /// The point that must stay visible, 0–1 from the top left.
    pub focus: Option<(f32, f32)>,
    /// Whether it shows a child, and the guardian's consent.
    pub child: Child,
}

/// Sound that an entry offers.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct Audio {
    /// The file, relative to the entry's own.
    pub src: String,
    /// Where it is written.
    pub spot: Spot,
    /// What it is called.
    pub title: Option<String>,
    /// Who made it.
    pub credit: Option<String>,
    /// What is said in it.
    pub transcript: Option<String>,
    /// Whether a child is heard, and the guardian's consent.
    pub child: Child,
}

/// Whether a medium shows a child.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub enum Child {
    /// It does not.
    No,
    /// It does; with the guardian's consent where that was given.
    Yes(Option<Given>),
}

impl Child {
    /// Reads `child` and `guardian`.
    pub fn read(f: &mut Fields<'_>) -> Child {
        let (child, guardian) = (f.flag("child"), f.one("guardian", given));
        if child { Child::Yes(guardian) } else { Child::No }
    }

    /// Whether there is a child, and since when its guardian agrees.
    pub fn guardian(&self) -> Option<Option<Date>> {
        match self {
            Child::No => None,
            Child::Yes(guardian) => Some(guardian.as_ref().and_then(|g| g.given)),
        }
    }
}

/// Reads a picture.
pub fn picture(f: &mut Fields<'_>) -> Option<Picture> {
    let spot = f.spot("src");
    let src = f.must().text("src");
    let picture = Picture {
        src: src.clone().unwrap_or_default(),
        spot,
        alt: f.text("alt").unwrap_or_default(),
        credit: f.text("credit"),
        terms: f.text("terms"),
        caption: f.text("caption"),
        focus: f.point("focus"),
        child: Child::read(f),
    };
    src.map(|_| picture)
}

/// Reads `audio:`.
pub fn audio(f: &mut Fields<'_>) -> Option<Audio> {
    let spot = f.spot("src");
    let src = f.must().text("src");
    let (title, credit, transcript) = (f.text("title"), f.text("credit"), f.text("transcript"));
    let child = Child::read(f);
    Some(Audio { src: src?, spot, title, credit, transcript, child })
}
