//! An entry's page: what it is, what was done, what speaks for it.

use serde::Serialize;

use crate::craft::document::Heading;
use crate::craft::theme::slots::{Motif, Slot};
use crate::graph::site::Entry;
use crate::model::entity::Entity;
use crate::model::profile::Profile;
use crate::view::card::Builder;
use crate::view::facts::Fact;
use crate::view::frame::{Head, Link, day, views};
use crate::view::indicators::NamedView;
use crate::view::medium::AudioView;
use crate::view::passages::Passage;
use crate::view::picture::PictureView;
use crate::view::related::Related;
use crate::view::timeline::{Step, correction};

/// A number that the deed brought.
#[derive(Clone, Debug, Serialize)]
pub struct Numeral {
    /// Before, or nothing.
    pub from: String,
    /// After, or the number alone.
    pub to: String,
    /// Its unit.
    pub unit: String,
    /// What is counted.
    pub label: String,
}

/// An entry's page.
#[derive(Clone, Debug, Serialize)]
pub struct EntryPage {
    /// Its head.
    pub head: Head,
    /// What it is, in a word.
    pub kind: String,
    /// One line under the name.
    pub role: String,
    /// One sentence of what stands out, or the standfirst.
    pub known_for: String,
    /// Who wrote it, and when.
    pub byline: String,
    /// Portrait or cover, cut as `page` of `theme.yaml` says.
    pub picture: Option<PictureView>,
    /// Its own sound.
    pub audio: Option<AudioView>,
    /// What stands for a missing portrait.
    pub tile: String,
    /// Its body.
    pub body: String,
    /// Contents of a long piece.
    pub contents: Vec<Link>,
    /// The fact box.
    pub facts: Vec<Fact>,
    /// Numbers.
    pub results: Vec<Numeral>,
    /// Plain blocks: how to replicate, pledges, rules.
    pub passages: Vec<Passage>,
    /// Awards or stages.
    pub steps: Vec<Step>,
    /// What the steps are.
    pub steps_title: String,
    /// More pictures.
    pub gallery: Vec<PictureView>,
    /// The indicators that it names.
    pub indicators: Vec<NamedView>,
    /// Lists of cards under headings.
    pub related: Vec<Related>,
    /// Sources, as lines.
    pub sources: Vec<Link>,
    /// Corrections.
    pub corrections: Vec<Step>,
    /// What the press has carried.
    pub coverage: Vec<Link>,
}

views!(EntryPage);

impl Builder<'_> {
    /// The page of one entry.
    pub fn entry(&self, entry: &Entry) -> EntryPage {
        let entity = entry.admitted.entity();
        let (steps_title, steps) = self.steps(entity);
        let known_for = entity.profile().and_then(|p| p.known_for.clone());
        EntryPage {
            head: self.entry_head(entry),
            kind: self.kind_word(entity),
            role: entity.profile().and_then(|p| p.role.clone()).unwrap_or_default(),
            known_for: known_for.or_else(|| entity.head.summary.clone()).unwrap_or_default(),
            byline: self.byline(entity),
            picture: self.picture(entity, Slot::Page),
            audio: self.own_audio(entry),
            tile: self.tile(entity),
            body: self.body(entry),
            contents: contents(&entity.body.headings),
            facts: self.facts(entity),
            results: entity.profile().map_or_else(Vec::new, numerals),
            passages: self.passages(entity),
            steps,
            steps_title,
            gallery: self.gallery(entity),
            indicators: self.named_indicators(entity),
            related: self.related(entity),
            sources: entity.head.sources.iter().map(source_line).collect(),
            corrections: entity.head.corrections.iter().map(correction).collect(),
            coverage: entity.head.coverage.iter().map(coverage_line).collect(),
        }
    }

    fn byline(&self, entity: &Entity) -> String {
        let author = entity.story().and_then(|s| s.author.clone());
        [author, entity.day().map(day)].into_iter().flatten().collect::<Vec<_>>().join(" · ")
    }

    fn gallery(&self, entity: &Entity) -> Vec<PictureView> {
        let pictures = entity.profile().map_or(&[][..], |p| &p.gallery);
        pictures.iter().filter_map(|p| self.picture_of(entity, p, (Slot::Gallery, Motif::Cover))).collect()
    }
}

fn contents(headings: &[Heading]) -> Vec<Link> {
    let main: Vec<Link> =
        headings.iter().filter(|h| h.level == 2).map(|h| Link { label: h.text.clone(), href: format!("#{}", h.id) }).collect();
    if main.len() < 4 { Vec::new() } else { main }
}

fn numerals(profile: &Profile) -> Vec<Numeral> {
    let of = |o: &crate::model::profile::Outcome| Numeral {
        from: o.from.clone().unwrap_or_default(),
        to: o.to.clone().or_else(|| o.value.clone()).unwrap_or_default(),
        unit: o.unit.clone().unwrap_or_default(),
        label: o.label.clone().unwrap_or_default(),
    };
    profile.results.iter().map(of).collect()
}

fn source_line(source: &crate::model::source::Source) -> Link {
    let parts = [source.title.clone(), source.publisher.clone(), source.date.map(day)];
    Link {
        label: parts.into_iter().flatten().collect::<Vec<_>>().join(", "),
        href: source.url.clone().or_else(|| source.archive.clone()).unwrap_or_default(),
    }
}

fn coverage_line(coverage: &crate::model::source::Coverage) -> Link {
    let parts = [coverage.title.clone(), coverage.outlet.clone(), coverage.date.map(day)];
    Link {
        label: parts.into_iter().flatten().collect::<Vec<_>>().join(", "),
        href: coverage.url.clone().or_else(|| coverage.archive.clone()).unwrap_or_default(),
    }
}
