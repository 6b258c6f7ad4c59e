//! Where a claim comes from, and what was put right since.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::base::codes;
use crate::base::diagnostic::Spot;
use crate::base::fields::{Fields, Ref};
use crate::base::lasting::Word;

/// A document or report that a claim rests on.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct Source {
    /// Its name within the entry.
    pub id: Option<Ref>,
    /// Its title.
    pub title: Option<String>,
    /// Who published it.
    pub publisher: Option<String>,
    /// When.
    pub date: Option<Date>,
    /// Where it is to be read.
    pub url: Option<String>,
    /// Where a copy is kept.
    pub archive: Option<String>,
}

/// A correction, kept for ever.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct Correction {
    /// When it was made.
    pub date: Option<Date>,
    /// What was wrong and what is right.
    pub text: String,
    /// Where it is written.
    pub spot: Spot,
}

/// What the press has carried (Báo chí đã đưa).
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct Coverage {
    /// The newspaper, radio or television.
    pub outlet: Option<String>,
    /// `newspaper`, `radio`, `tv` or `web`.
    pub medium: Option<Word>,
    /// Its headline.
    pub title: Option<String>,
    /// Where.
    pub url: Option<String>,
    /// When.
    pub date: Option<Date>,
    /// Where a copy is kept.
    pub archive: Option<String>,
}

/// Words for media, in content and in data.
pub const MEDIA: [(&str, &str); 4] = [("newspaper", "newspaper"), ("radio", "radio"), ("tv", "tv"), ("web", "web")];

/// Reads one source.
fn source(f: &mut Fields<'_>) -> Option<Source> {
    Some(Source {
        id: f.id("id"),
        title: f.text("title"),
        publisher: f.text("publisher"),
        date: f.day("date"),
        url: f.web("url"),
        archive: f.web("archive"),
    })
}

/// Reads the sources of an entry; what is told of one by its id must be told of one only.
pub fn sources(f: &mut Fields<'_>) -> Vec<Source> {
    let all = f.many("sources", source);
    let ids: Vec<&Ref> = all.iter().filter_map(|s| s.id.as_ref()).collect();
    for (at, id) in ids.iter().enumerate() {
        if ids[..at].iter().any(|other| other.id == id.id) {
            f.fault(codes::DUPLICATE_VALUE, id.spot, &[("value", &id.id)]);
        }
    }
    all
}

/// Reads one correction.
pub fn correction(f: &mut Fields<'_>) -> Option<Correction> {
    let (date, text, spot) = (f.day("date"), f.text("text"), f.begin());
    Some(Correction { date, text: text.unwrap_or_default(), spot })
}

/// Reads one item of coverage.
pub fn coverage(f: &mut Fields<'_>) -> Option<Coverage> {
    Some(Coverage {
        outlet: f.text("outlet"),
        medium: f.choice("medium", &MEDIA).map(Word),
        title: f.text("title"),
        url: f.web("url"),
        date: f.day("date"),
        archive: f.web("archive"),
    })
}
