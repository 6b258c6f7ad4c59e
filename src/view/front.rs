//! The front page: what an editor composed, filled with the newest.

use std::collections::BTreeSet;

use serde::Serialize;

use crate::base::lang::Localized;
use crate::craft::theme::ready::Shared;
use crate::craft::theme::slots::Slot;
use crate::graph::entry::Entry;
use crate::graph::listing::Subject;
use crate::model::front::{Block, Named, Shows};
use crate::model::kind::Kind;
use crate::model::term::List;
use crate::view::card::{Builder, Card};
use crate::view::frame::{Head, Link, day};
use crate::view::open_figures::newest as newest_plan;
use crate::view::plan_page::Glance;

/// The front page.
#[derive(Clone, Debug, Serialize)]
pub struct FrontPage {
    /// Its head.
    pub head: Head,
    /// What stands first.
    pub lead: Option<Shared<Card>>,
    /// What follows.
    pub blocks: Vec<FrontBlock>,
    /// The edition's day.
    pub day: String,
    /// The same with its weekday, as a paper's head has it.
    pub dateline: String,
}

/// One block of the front page.
#[derive(Clone, Debug, Serialize)]
pub struct FrontBlock {
    /// `row`, `faces`, `glance`, `news` or `notices`.
    pub style: &'static str,
    /// Its heading.
    pub title: String,
    /// Where there is more.
    pub more: Option<Link>,
    /// Its entries.
    pub cards: Vec<Shared<Card>>,
    /// Open notices beside the news.
    pub aside: Vec<Shared<Card>>,
    /// The newest plan.
    pub glance: Option<Glance>,
}

/// The front page of a site whose editors say nothing.
const USUAL: [Shows; 5] = [Shows::Stories, Shows::Profiles, Shows::Indicators, Shows::News, Shows::Movements];

/// How many exemplars are so new that one with a picture may stand before a newer one without.
const VERY_NEWEST: usize = 12;

impl Builder<'_> {
    /// The front page.
    pub fn front(&self) -> FrontPage {
        let chosen = self.site.front.as_ref();
        let mut shown = BTreeSet::new();
        let lead = chosen.and_then(|f| f.lead.as_ref()).and_then(|named| self.named(named));
        let lead = lead.or_else(|| self.usual_lead());
        shown.extend(lead.map(|e| e.url.clone()));
        let usual: Vec<Block> = USUAL.into_iter().map(Block::usual).collect();
        let blocks = chosen.map_or(&usual, |f| if f.blocks.is_empty() { &usual } else { &f.blocks });
        // What editors name is shown where they name it, and not again where the newest stand.
        for named in blocks.iter().flat_map(|b| &b.entries) {
            shown.extend(self.named(named).map(|e| e.url.clone()));
        }
        let blocks: Vec<FrontBlock> = blocks.iter().filter_map(|b| self.front_block(b, &mut shown)).collect();
        let title = self.site.settings.title.get(&self.lang);
        let mut head = self.simple(title, "/");
        head.crumbs = Vec::new();
        head.linked_data = self.organization();
        FrontPage {
            head,
            lead: lead.map(|e| self.card_in(Slot::Lead, e)),
            blocks,
            day: day(self.site.edition.day()),
            dateline: self.dateline(),
        }
    }

    /// "Thứ Sáu, 15/9/2023"
    fn dateline(&self) -> String {
        let today = self.site.edition.day();
        let weekday = today.weekday().to_monday_zero_offset();
        format!("{}, {}", self.word(&format!("weekday.d{weekday}")), day(today))
    }

    /// The newest story with a picture, else the newest story, else the newest exemplar.
    fn usual_lead(&self) -> Option<&Entry> {
        let newest = |kind: Kind| self.newest(&Subject::Kind(kind), usize::MAX);
        let stories = newest(Kind::Story);
        let with_picture = stories.iter().take(12).find(|e| self.is_pictured(e.entity()));
        with_picture.or(stories.first()).or(newest(Kind::Profile).first()).copied()
    }

    fn newest(&self, subject: &Subject, count: usize) -> Vec<&Entry> {
        let members = self.site.listing(subject).map_or_else(Vec::new, |l| l.newest(count));
        members.into_iter().filter_map(|at| self.site.at(at)).collect()
    }

    fn named(&self, named: &Named) -> Option<&Entry> {
        self.site.entry_for(named.kind, &named.id, &self.lang)
    }

    fn front_block(&self, block: &Block, shown: &mut BTreeSet<crate::base::path::Url>) -> Option<FrontBlock> {
        let (style, key, subject, usual) = match block.shows {
            Shows::Indicators => return self.glance_block(block),
            Shows::Stories => ("row", "front.stories", Some(Subject::Kind(Kind::Story)), 3),
            Shows::News => ("news", "front.news", Some(Subject::Kind(Kind::Story)), 5),
            Shows::Profiles => ("faces", "front.profiles", Some(Subject::Kind(Kind::Profile)), 4),
            Shows::Notices => ("notices", "front.notices", Some(Subject::Kind(Kind::Notice)), 3),
            Shows::Movements => ("row", "front.movements", Some(Subject::Kind(Kind::Movement)), 3),
            Shows::Movement => {
                ("row", "front.movement", block.movement.as_ref().map(|m| Subject::Term(Kind::Movement, m.id.clone())), 3)
            }
            Shows::Column => {
                ("news", "front.column", block.column.as_ref().map(|c| Subject::Term(Kind::Column, c.id.clone())), 4)
            }
            Shows::Entries => ("row", "front.entries", None, 24),
        };
        let count = block.count.unwrap_or(usual);
        let entries: Vec<&Entry> = match &subject {
            None => block.entries.iter().filter_map(|n| self.named(n)).take(count).collect(),
            Some(subject) => {
                let fresh = |e: &&Entry| !shown.contains(&e.url) && (block.shows != Shows::Notices || self.is_open(e));
                let fresh = self.newest(subject, usize::MAX).into_iter().filter(fresh);
                if style == "faces" { self.seen_first(fresh, count) } else { fresh.take(count).collect() }
            }
        };
        shown.extend(entries.iter().map(|e| e.url.clone()));
        let aside = if block.shows == Shows::News { self.open_notices(shown) } else { Vec::new() };
        let card = |entry: &&Entry| match style {
            "faces" => self.card_in(Slot::Face, entry),
            "notices" => self.notice_card(entry),
            "row" => self.card_in(Slot::Row, entry),
            _ => self.card(entry),
        };
        let cards: Vec<Shared<Card>> = entries.iter().map(card).collect();
        let more = subject.as_ref().and_then(|s| self.more(s, block.shows));
        let title = self.heading(block.title.as_ref(), key, subject.as_ref());
        (!cards.is_empty() || !aside.is_empty()).then_some(FrontBlock { style, title, more, cards, aside, glance: None })
    }

    /// The newest exemplars; among the very newest those of whom there is a picture come first.
    fn seen_first<'e>(&self, fresh: impl Iterator<Item = &'e Entry>, count: usize) -> Vec<&'e Entry> {
        let mut newest: Vec<&Entry> = fresh.take(count.max(VERY_NEWEST)).collect();
        newest.sort_by_key(|e| !self.is_pictured(e.entity()));
        newest.truncate(count);
        newest
    }

    fn glance_block(&self, block: &Block) -> Option<FrontBlock> {
        let glance = self.glance(newest_plan(&self.site.figures.plans, self.site.edition.day()))?;
        let title = self.heading(block.title.as_ref(), "menu.indicators", None);
        let more = Some(glance.plan.clone());
        Some(FrontBlock { style: "glance", title, more, cards: Vec::new(), aside: Vec::new(), glance: Some(glance) })
    }

    fn heading(&self, own: Option<&Localized>, key: &str, subject: Option<&Subject>) -> String {
        match (own, subject) {
            (Some(own), _) => own.get(&self.lang).to_owned(),
            (None, Some(Subject::Term(Kind::Column, id))) => format!("{}: {}", self.word(key), self.term(List::Columns, id)),
            (None, Some(Subject::Term(Kind::Movement, id))) => self
                .site
                .entry_for(Kind::Movement, id, &self.lang)
                .map_or_else(|| self.word(key), |e| e.entity().head.title.clone()),
            _ => self.word(key),
        }
    }

    fn more(&self, subject: &Subject, shows: Shows) -> Option<Link> {
        let url = self.site.listing_url(subject, &self.lang)?;
        let key = match shows {
            Shows::Profiles => "front.more_profiles",
            _ => "front.more",
        };
        Some(Link { label: self.word(key), href: self.site.href(&url) })
    }

    fn open_notices(&self, shown: &mut BTreeSet<crate::base::path::Url>) -> Vec<Shared<Card>> {
        let all = self.newest(&Subject::Kind(Kind::Notice), usize::MAX);
        let open: Vec<&Entry> = all.into_iter().filter(|e| self.is_open(e)).take(2).collect();
        shown.extend(open.iter().map(|e| e.url.clone()));
        open.iter().map(|e| self.notice_card(e)).collect()
    }
}
