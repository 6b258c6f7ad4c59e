//! What every article has, whatever it is about: how it opens, its text, and what
//! it rests on.

use jiff::civil::Date;
use serde::Serialize;

use crate::craft::document::Document;
use crate::craft::theme::slots::Slot;
use crate::graph::entry::Entry;
use crate::model::entity::Entity;
use crate::model::source::{Coverage, Source};
use crate::view::card::Builder;
use crate::view::frame::{Link, day};
use crate::view::picture::PictureView;

/// How an article opens.
#[derive(Clone, Debug, Serialize)]
pub struct Opening {
    /// What it is, in a word.
    pub kind: String,
    /// One line under a name.
    pub role: String,
    /// One sentence of what stands out, or the standfirst.
    pub known_for: String,
    /// The summary in plain words, where it says more than `known_for`.
    pub in_brief: String,
    /// Who wrote it.
    pub author: String,
    /// Its day, as readers write it.
    pub date: String,
    /// Its day, as machines do.
    pub iso: String,
    /// The day of its last change, where that is another.
    pub updated: String,
    /// The same for machines.
    pub updated_iso: String,
    /// Portrait or cover, cut as `page` of `theme.yaml` says.
    pub picture: Option<PictureView>,
    /// What stands for a missing portrait: an SVG, or nothing.
    pub tile: String,
}

/// Running text.
#[derive(Clone, Debug, Serialize)]
pub struct Text {
    /// The body, as HTML.
    pub body: String,
    /// Contents of a long piece; empty for a short one.
    pub contents: Vec<Link>,
}

/// What an article rests on, and what became of it.
#[derive(Clone, Debug, Serialize)]
pub struct Background {
    /// Sources, in the order in which figures refer to them by number.
    pub sources: Vec<Reference>,
    /// What was put right.
    pub corrections: Vec<Step>,
    /// What the press has carried.
    pub coverage: Vec<Reference>,
    /// How to cite the page.
    pub cite: String,
}

/// Something that was published elsewhere.
#[derive(Clone, Debug, Serialize)]
pub struct Reference {
    /// Its title.
    pub title: String,
    /// Who published it, and when.
    pub detail: String,
    /// Where it is to be read, or nothing.
    pub href: String,
    /// Where a copy is kept, or nothing.
    pub archive: String,
}

/// A point in time: an award, a stage, a correction.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Step {
    /// When, as readers write it.
    pub date: String,
    /// When, as machines do.
    pub iso: String,
    /// What.
    pub title: String,
    /// By whom, under which decision.
    pub detail: String,
    /// What for, or what happened.
    pub text: String,
    /// What undid it, or nothing.
    pub undone: String,
    /// It has not come yet on the edition's day.
    pub ahead: bool,
}

/// How many headings, and how many words, a piece has before it gets a table of contents.
const PARTS: usize = 3;
const LONG: usize = 700;

impl Builder<'_> {
    /// How an entry's page opens.
    pub fn opening(&self, entity: &Entity) -> Opening {
        let profile = entity.profile();
        let known_for = profile.and_then(|p| p.known_for.clone());
        let summary = entity.head.summary.clone().unwrap_or_default();
        let date = entity.day();
        let updated = updated(entity);
        Opening {
            kind: self.kind_word(entity),
            role: profile.and_then(|p| p.role.clone()).unwrap_or_default(),
            in_brief: if known_for.is_some() { summary.clone() } else { String::new() },
            known_for: self.kept.headline(&known_for.unwrap_or(summary)),
            author: entity.story().and_then(|s| s.author.clone()).unwrap_or_default(),
            date: date.map_or_else(String::new, day),
            iso: date.map_or_else(String::new, |d| d.to_string()),
            updated: updated.map_or_else(String::new, day),
            updated_iso: updated.map_or_else(String::new, |d| d.to_string()),
            picture: self.picture(entity, Slot::Page),
            tile: self.tile(entity),
        }
    }

    /// An entry's text.
    pub fn text(&self, entry: &Entry) -> Text {
        Text { body: self.body(entry), contents: contents(&entry.entity().body) }
    }

    /// What an entry rests on.
    pub fn background(&self, entry: &Entry) -> Background {
        let entity = entry.entity();
        let correction = |c: &crate::model::source::Correction| Step {
            date: c.date.map_or_else(String::new, day),
            iso: c.date.map_or_else(String::new, |d| d.to_string()),
            text: c.text.clone(),
            ..Step::default()
        };
        Background {
            sources: entity.head.sources.iter().map(source).collect(),
            corrections: entity.head.corrections.iter().map(correction).collect(),
            coverage: entity.head.coverage.iter().map(coverage).collect(),
            cite: self.cite(entry),
        }
    }

    /// "Gương sáng Kon Tum, “Y Hlang”, 12/5/2023, cập nhật 28/8/2023, https://…"
    fn cite(&self, entry: &Entry) -> String {
        let entity = entry.entity();
        let parts = [
            entity.story().and_then(|s| s.author.clone()),
            Some(["“", &entity.head.title, "”"].concat()),
            Some(self.site.settings.title.get(&self.lang).to_owned()),
            entity.day().map(day),
            updated(entity).map(|d| format!("{} {}", self.word("updated"), day(d))),
            Some(self.site.absolute(&entry.url)),
        ];
        parts.into_iter().flatten().collect::<Vec<_>>().join(", ")
    }
}

/// The day of a later change, where it is not the entry's own.
fn updated(entity: &Entity) -> Option<Date> {
    entity.head.updated.filter(|updated| Some(*updated) != entity.day())
}

fn contents(body: &Document) -> Vec<Link> {
    let main = body.headings().iter().filter(|h| h.level == 2);
    let main: Vec<Link> = main.map(|h| Link { label: h.text.clone(), href: ["#", &h.id].concat() }).collect();
    if main.len() < PARTS || body.words() < LONG { Vec::new() } else { main }
}

fn source(source: &Source) -> Reference {
    let detail = [source.publisher.clone(), source.date.map(day)];
    Reference {
        title: source.title.clone().unwrap_or_default(),
        detail: detail.into_iter().flatten().collect::<Vec<_>>().join(", "),
        href: source.url.clone().unwrap_or_default(),
        archive: source.archive.clone().unwrap_or_default(),
    }
}

fn coverage(coverage: &Coverage) -> Reference {
    let detail = [coverage.outlet.clone(), coverage.date.map(day)];
    Reference {
        title: coverage.title.clone().unwrap_or_default(),
        detail: detail.into_iter().flatten().collect::<Vec<_>>().join(", "),
        href: coverage.url.clone().unwrap_or_default(),
        archive: coverage.archive.clone().unwrap_or_default(),
    }
}
