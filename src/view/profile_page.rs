//! An exemplar's page: who, the deed, its numbers, how to do the same, what speaks for it.

use jiff::civil::Date;
use serde::Serialize;

use crate::craft::theme::ready::Shared;
use crate::craft::theme::slots::{Motif, Slot};
use crate::graph::entry::Entry;
use crate::graph::listing::Subject;
use crate::model::award::Award;
use crate::model::entity::Entity;
use crate::model::kind::Kind;
use crate::model::profile::{Outcome, Profile, Recognised};
use crate::model::term::List;
use crate::view::card::{Builder, Card};
use crate::view::facts::{Fact, plain};
use crate::view::frame::{Head, day};
use crate::view::indicators::NamedView;
use crate::view::medium::AudioView;
use crate::view::named::Named;
use crate::view::opening::{Background, Opening, Step, Text};
use crate::view::picture::PictureView;

/// An exemplar's page.
#[derive(Clone, Debug, Serialize)]
pub struct ProfilePage {
    /// Its head.
    pub head: Head,
    /// How it opens.
    pub opening: Opening,
    /// The deed, told.
    pub text: Text,
    /// The fact box.
    pub facts: Vec<Fact>,
    /// The deed in numbers.
    pub results: Vec<Numeral>,
    /// How to do the same, where that is said.
    pub replicate: Option<Replicate>,
    /// The way from level to level.
    pub recognised: Vec<Step>,
    /// Awards, the earliest first.
    pub awards: Vec<Step>,
    /// Indicators that the deed contributes to.
    pub indicators: Vec<NamedView>,
    /// Their own sound.
    pub audio: Option<AudioView>,
    /// More pictures.
    pub gallery: Vec<PictureView>,
    /// Stories, models, followers, others of the field: cards under headings.
    pub related: Vec<Related>,
    /// Sources, corrections, press.
    pub background: Background,
}

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
    /// The years of both: `2016–2022`.
    pub years: String,
    /// The number of its source in the list of sources; 0 where none is named.
    pub source: usize,
}

/// How to do the same (nhân rộng).
#[derive(Clone, Debug, Serialize)]
pub struct Replicate {
    /// Under which conditions; its paragraphs.
    pub conditions: Vec<String>,
    /// Step by step.
    pub steps: Vec<String>,
    /// For whom it is not.
    pub not_for: Vec<String>,
    /// Whom to ask: a unit, a text.
    pub contact: Vec<Named>,
}

/// Cards under a heading.
#[derive(Clone, Debug, Serialize)]
pub struct Related {
    /// The heading.
    pub title: String,
    /// What the cards are: `faces` or `stories`.
    pub shows: &'static str,
    /// The cards, with pictures.
    pub cards: Vec<Shared<Card>>,
    /// The others, as text.
    pub more: Vec<Shared<Card>>,
}

/// How many stories about an exemplar stand below with their pictures.
const STORIES: usize = 3;
/// How many neighbours of the field a page shows.
const NEIGHBOURS: usize = 4;
/// How many of a field, those published just before, are looked through for them.
const NEARBY: usize = 60;

impl Builder<'_> {
    /// The page of an exemplar.
    pub fn profile_page(&self, entry: &Entry, profile: &Profile) -> ProfilePage {
        let entity = entry.entity();
        let pictures = profile.gallery.iter();
        // What has no day of its own is named as on the page's.
        let page = entity.naming_day();
        ProfilePage {
            head: self.entry_head(entry),
            opening: self.opening(entity),
            text: self.text(entry),
            facts: self.facts(entity),
            results: profile.results.iter().map(|o| numeral(o, entity)).collect(),
            replicate: self.replicate(entity, profile),
            recognised: profile.recognised.iter().map(|r| self.recognition(r, r.on.or(page))).collect(),
            awards: self.awards(&profile.awards, page),
            indicators: self.named_indicators(entity),
            audio: self.own_audio(entry),
            gallery: pictures.filter_map(|p| self.picture_of(entity, p, (Slot::Gallery, Motif::Cover))).collect(),
            related: self.related_profiles(entry, profile),
            background: self.background(entry),
        }
    }

    fn replicate(&self, entity: &Entity, profile: &Profile) -> Option<Replicate> {
        let said = profile.replicate.as_ref();
        let contact = profile.contact.iter().flat_map(|c| {
            let unit = c.unit.as_ref().map(|u| self.unit_or_text(u, entity.naming_day()));
            unit.into_iter().chain(c.text.clone().map(|t| plain(t).into()))
        });
        let replicate = Replicate {
            conditions: lines(said.and_then(|r| r.conditions.as_deref())),
            steps: lines(said.and_then(|r| r.steps.as_deref())),
            not_for: lines(said.and_then(|r| r.not_for.as_deref())),
            contact: contact.collect(),
        };
        let says = !replicate.conditions.is_empty() || !replicate.steps.is_empty() || !replicate.not_for.is_empty();
        (says || !replicate.contact.is_empty()).then_some(replicate)
    }

    fn recognition(&self, step: &Recognised, on: Option<Date>) -> Step {
        let detail = [step.by.clone(), step.decision.clone()];
        Step {
            date: step.on.map_or_else(String::new, day),
            iso: step.on.map_or_else(String::new, |d| d.to_string()),
            title: step.level.as_ref().map_or_else(String::new, |l| self.said_on(List::Levels, &l.id, on)),
            detail: detail.into_iter().flatten().collect::<Vec<_>>().join(" · "),
            ..Step::default()
        }
    }

    fn awards(&self, awards: &[Award], page: Option<Date>) -> Vec<Step> {
        let mut ordered: Vec<&Award> = awards.iter().collect();
        ordered.sort_by_key(|a| a.date);
        ordered.into_iter().map(|a| self.award(a, a.date.or(page))).collect()
    }

    /// An award as title and authority were called on its day.
    fn award(&self, award: &Award, on: Option<Date>) -> Step {
        let by = award.by.as_ref().map(|b| self.said_on(List::Authorities, &b.id, on));
        let undone = award.revoked.as_ref().map(|r| {
            let said = [Some(self.word("revoked")), r.decision.clone(), r.date.map(day)];
            said.into_iter().flatten().collect::<Vec<_>>().join(" · ")
        });
        Step {
            date: award.date.map_or_else(String::new, day),
            iso: award.date.map_or_else(String::new, |d| d.to_string()),
            title: award.title.as_ref().map_or_else(String::new, |t| self.said_on(List::Titles, &t.id, on)),
            detail: [by, award.decision.clone()].into_iter().flatten().collect::<Vec<_>>().join(" · "),
            text: award.merit.clone().unwrap_or_default(),
            undone: undone.unwrap_or_default(),
            ahead: false,
        }
    }

    /// A unit's name where the text is its id, else the text.
    pub fn unit_or_text(&self, text: &str, on: Option<Date>) -> Named {
        let known = self.site.term(List::Units, text).is_some();
        if known { self.named_on(List::Units, text, on) } else { plain(text).into() }
    }

    fn related_profiles(&self, entry: &Entry, profile: &Profile) -> Vec<Related> {
        let entity = entry.entity();
        let referring = |kind: Kind| {
            let all = self.site.referring(Kind::Profile, &entity.id);
            all.filter(move |e| e.entity().kind == kind).collect::<Vec<_>>()
        };
        let models =
            profile.replicated_from.iter().filter_map(|r| self.site.entry_for(Kind::Profile, &r.id, self.site.default_lang()));
        let models: Vec<&Entry> = models.filter(|e| !e.entity().head.unlisted).collect();
        let followers = referring(Kind::Profile);
        let known: Vec<&str> = models.iter().chain(&followers).map(|e| e.entity().id.as_str()).collect();
        let neighbours = self.neighbours(entry, profile, &known);
        let blocks = [
            ("stories", referring(Kind::Story)),
            ("follows", models.clone()),
            ("followed_by", followers.clone()),
            ("same_field", neighbours),
        ];
        let shown = blocks.into_iter().filter(|(_, entries)| !entries.is_empty());
        shown.map(|(key, entries)| self.related(key, entries)).collect()
    }

    fn related(&self, key: &str, mut entries: Vec<&Entry>) -> Related {
        let title = self.word(&format!("related.{key}"));
        if key != "stories" {
            let (cards, more) = self.faces(entries);
            return Related { title, shows: "faces", cards, more };
        }
        let more = entries.split_off(entries.len().min(STORIES));
        let cards = entries.into_iter().map(|e| self.card_in(Slot::Card, e)).collect();
        Related { title, shows: "stories", cards, more: more.into_iter().map(|e| self.card(e)).collect() }
    }

    /// Others of the first field, of the same place first: those published just before, so that a newcomer
    /// changes no page but its own, and nobody looks through a whole field for one page.
    fn neighbours(&self, entry: &Entry, profile: &Profile, known: &[&str]) -> Vec<&Entry> {
        let Some(field) = profile.fields.first() else { return Vec::new() };
        let before = self.site.web.before(&Subject::Term(Kind::Field, field.id.clone()), entry, NEARBY);
        let others = before.into_iter().filter(|e| {
            let other = e.entity();
            other.kind == Kind::Profile && !known.contains(&other.id.as_str())
        });
        let own = profile.place.as_ref().map(|place| &place.id);
        let is_near = |e: &Entry| e.entity().profile().is_some_and(|p| own.is_some() && p.place.as_ref().map(|p| &p.id) == own);
        let (mut same, mut rest) = (Vec::new(), Vec::new());
        for other in others {
            if !is_near(other) {
                rest.push(other);
                continue;
            }
            same.push(other);
            // Nobody farther away is looked at for nothing.
            if same.len() == NEIGHBOURS {
                break;
            }
        }
        same.extend(rest);
        same.truncate(NEIGHBOURS);
        same
    }
}

/// The lines of a text that say something.
pub fn lines(text: Option<&str>) -> Vec<String> {
    let all = text.unwrap_or_default().lines().map(str::trim);
    all.filter(|l| !l.is_empty()).map(str::to_owned).collect()
}

fn numeral(outcome: &Outcome, entity: &Entity) -> Numeral {
    let years: Vec<String> = outcome.years.iter().map(ToString::to_string).collect();
    let named = outcome.source.as_ref();
    let source = named.and_then(|s| entity.head.sources.iter().position(|own| own.id.as_ref().is_some_and(|own| own.id == s.id)));
    Numeral {
        from: outcome.from.clone().unwrap_or_default(),
        to: outcome.to.clone().or_else(|| outcome.value.clone()).unwrap_or_default(),
        unit: outcome.unit.clone().unwrap_or_default(),
        label: outcome.label.clone().unwrap_or_default(),
        years: years.join("–"),
        source: source.map_or(0, |at| at + 1),
    }
}
