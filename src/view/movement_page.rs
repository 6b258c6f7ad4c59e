//! Pages of movements and of clusters: entries that are terms too, so that their own
//! page lists what belongs to them.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use serde::Serialize;

use crate::craft::theme::ready::Shared;
use crate::graph::entry::Entry;
use crate::graph::listing::{Sheet, sheet_url};
use crate::model::cluster::Cluster;
use crate::model::entity::Matter;
use crate::model::kind::Kind;
use crate::model::movement::Movement;
use crate::model::term::{List, More};
use crate::view::card::{Builder, Card, FACES};
use crate::view::facts::Fact;
use crate::view::frame::{Head, day};
use crate::view::indicators::NamedView;
use crate::view::listing::{Month, months};
use crate::view::named::Named;
use crate::view::opening::{Background, Opening, Step, Text};
use crate::view::profile_page::{Related, lines};

/// A movement's page.
#[derive(Clone, Debug, Serialize)]
pub struct MovementPage {
    /// Its head.
    pub head: Head,
    /// How it opens.
    pub opening: Opening,
    /// What it calls for.
    pub text: Text,
    /// The fact box.
    pub facts: Vec<Fact>,
    /// Launch, interim review, final review.
    pub stages: Vec<Step>,
    /// A contest's rules; its paragraphs.
    pub rules: Vec<String>,
    /// How it ended; its paragraphs.
    pub results: Vec<String>,
    /// Drives and contests beneath it.
    pub beneath: Vec<Shared<Card>>,
    /// Indicators that it serves.
    pub indicators: Vec<NamedView>,
    /// Its newest exemplars by the level that recognised them, the highest first.
    pub levels: Vec<Related>,
    /// Its newest stories, by month.
    pub months: Vec<Month>,
    /// Where older ones are listed, or nothing.
    pub older: String,
    /// Sources, corrections, press.
    pub background: Background,
}

/// A cluster's or block's page.
#[derive(Clone, Debug, Serialize)]
pub struct ClusterPage {
    /// Its head.
    pub head: Head,
    /// How it opens.
    pub opening: Opening,
    /// What it is about.
    pub text: Text,
    /// The fact box.
    pub facts: Vec<Fact>,
    /// Its members.
    pub members: Vec<Member>,
    /// What they promised one another.
    pub pledges: Vec<String>,
    /// Models that members share, as faces.
    pub models: Vec<Shared<Card>>,
    /// Those that are told as text.
    pub more: Vec<Shared<Card>>,
    /// Its newest stories, by month.
    pub months: Vec<Month>,
    /// Where older ones are listed, or nothing.
    pub older: String,
    /// Sources, corrections, press.
    pub background: Background,
}

/// A unit of a cluster.
#[derive(Clone, Debug, Serialize)]
pub struct Member {
    /// The unit, as it was called on the page's day.
    pub unit: Named,
    /// It leads this year.
    pub leads: bool,
}

impl Builder<'_> {
    /// The page of a movement, with the newest that belongs to it.
    pub fn movement_page(&self, entry: &Entry, movement: &Movement, sheet: &Sheet<'_>) -> MovementPage {
        let entity = entry.entity();
        let today = self.site.edition.day();
        let stage = |s: &crate::model::movement::Stage| Step {
            date: s.date.map_or_else(String::new, day),
            iso: s.date.map_or_else(String::new, |d| d.to_string()),
            title: s.kind.map_or_else(String::new, |k| self.word(&format!("stage.{k}"))),
            text: s.text.clone().unwrap_or_default(),
            ahead: s.date.is_some_and(|d| d > today),
            ..Step::default()
        };
        let beneath = self.site.of_kind(Kind::Movement, self.site.default_lang());
        let beneath = beneath.filter(|e| {
            let parent = e.entity().movement().and_then(|m| m.parent.as_ref());
            parent.is_some_and(|p| p.id == entity.id)
        });
        let mut page_head = self.entry_head(entry);
        page_head.feed = self.site.href(&entry.url.below("feed.xml"));
        let (profiles, others) = self.told_apart(&sheet.members);
        MovementPage {
            head: page_head,
            opening: self.opening(entity),
            text: self.text(entry),
            facts: self.facts(entity),
            stages: movement.stages.iter().map(stage).collect(),
            rules: lines(movement.rules.as_deref()),
            results: lines(movement.results.as_deref()),
            beneath: beneath.map(|e| self.card(e)).collect(),
            indicators: self.named_indicators(entity),
            levels: self.by_level(&profiles),
            months: months(self, others.into_iter().map(|e| self.card(e))),
            older: self.older(entry, sheet),
            background: self.background(entry),
        }
    }

    /// The page of a cluster, with the newest that belongs to it.
    pub fn cluster_page(&self, entry: &Entry, cluster: &Cluster, sheet: &Sheet<'_>) -> ClusterPage {
        let entity = entry.entity();
        let member = |id: &str| Member {
            unit: self.named_on(List::Units, id, entity.naming_day()),
            leads: cluster.lead.as_ref().is_some_and(|l| l.id == id),
        };
        let mut page_head = self.entry_head(entry);
        page_head.feed = self.site.href(&entry.url.below("feed.xml"));
        let (profiles, others) = self.told_apart(&sheet.members);
        let (models, more) = self.faces(profiles);
        ClusterPage {
            head: page_head,
            opening: self.opening(entity),
            text: self.text(entry),
            facts: self.facts(entity),
            members: cluster.members.iter().map(|m| member(&m.id)).collect(),
            pledges: cluster.pledges.clone(),
            models,
            more,
            months: months(self, others.into_iter().map(|e| self.card(e))),
            older: self.older(entry, sheet),
            background: self.background(entry),
        }
    }

    /// Exemplars, and the rest.
    pub fn told_apart(&self, members: &[usize]) -> (Vec<&Entry>, Vec<&Entry>) {
        let entries = members.iter().filter_map(|at| self.site.at(*at));
        entries.partition(|e| e.entity().kind == Kind::Profile)
    }

    /// Exemplars by the level that recognised them, the highest first; those of no level last.
    fn by_level(&self, profiles: &[&Entry]) -> Vec<Related> {
        let rank = |id: &str| match self.site.term(List::Levels, id).map(|t| &t.more) {
            Some(More::Level { rank }) => *rank,
            _ => 0,
        };
        let mut levels: BTreeMap<(Reverse<i64>, String), Vec<&Entry>> = BTreeMap::new();
        for entry in profiles {
            let Matter::Profile(profile) = &entry.entity().matter else { continue };
            let level = profile.level.as_ref().map_or("", |l| l.id.as_str());
            levels.entry((Reverse(rank(level)), level.to_owned())).or_default().push(entry);
        }
        // A page shows a few faces in all, those of the highest level first.
        let mut left = FACES;
        let title = |id: &str| if id.is_empty() { self.word("menu.profiles") } else { self.term(List::Levels, id) };
        let related = |((_, id), entries): ((Reverse<i64>, String), Vec<&Entry>)| {
            let (cards, more) = self.faces_within(left, entries);
            left -= cards.len();
            Related { title: title(&id), shows: "faces", cards, more }
        };
        levels.into_iter().map(related).collect()
    }

    fn older(&self, entry: &Entry, sheet: &Sheet<'_>) -> String {
        let archives = sheet.archives;
        if archives == 0 { String::new() } else { self.site.href(&sheet_url(&entry.url, archives)) }
    }
}
