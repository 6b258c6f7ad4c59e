//! A public notice's page: who is proposed, until when, and how to say what one knows.

use jiff::civil::Date;
use serde::Serialize;

use crate::craft::theme::ready::{Ready, Shared};
use crate::graph::entry::Entry;
use crate::model::notice::{Nominee, Notice, working_days};
use crate::model::term::List;
use crate::view::card::{Builder, Card};
use crate::view::facts::Fact;
use crate::view::frame::{Head, day};
use crate::view::opening::{Background, Opening, Text};
use crate::view::profile_page::lines;

/// A public notice's page.
#[derive(Clone, Debug, Serialize)]
pub struct NoticePage {
    /// Its head.
    pub head: Head,
    /// How it opens.
    pub opening: Opening,
    /// What it says.
    pub text: Text,
    /// The fact box.
    pub facts: Vec<Fact>,
    /// Where the time stands.
    pub countdown: Countdown,
    /// Who is proposed.
    pub nominees: Vec<Proposed>,
    /// How to respond; its paragraphs.
    pub feedback: Vec<String>,
    /// Sources, corrections, press.
    pub background: Background,
}

/// Where the time of a notice stands on the edition's day.
#[derive(Clone, Debug, Serialize)]
pub struct Countdown {
    /// `ahead`, `open` or `closed`.
    pub state: &'static str,
    /// "Còn 4 ngày làm việc", "Đã hết hạn góp ý".
    pub said: String,
    /// Until when, in words.
    pub until: String,
}

/// Someone proposed for an award.
#[derive(Clone, Debug, Serialize)]
pub struct Proposed {
    /// The name.
    pub name: String,
    /// Individual, collective or household, in a word.
    pub kind: String,
    /// The award.
    pub award: String,
}

impl Builder<'_> {
    /// The page of a notice.
    pub fn notice_page(&self, entry: &Entry, notice: &Notice) -> NoticePage {
        let entity = entry.entity();
        NoticePage {
            head: self.entry_head(entry),
            opening: self.opening(entity),
            text: self.text(entry),
            facts: self.facts(entity),
            countdown: self.countdown(notice),
            nominees: notice.nominees.iter().map(|n| self.proposed(n, entity.naming_day())).collect(),
            feedback: lines(notice.feedback.as_deref()),
            background: self.background(entry),
        }
    }

    /// Where the time of a notice stands.
    pub fn countdown(&self, notice: &Notice) -> Countdown {
        let today = self.site.edition.day();
        let closes = notice.closes(&self.site.holidays);
        let until = closes.map_or_else(String::new, |c| self.word("front.until").replace("{day}", &day(c)));
        match (notice.opens, closes) {
            (Some(opens), _) if today < opens => {
                Countdown { state: "ahead", said: self.word("notice.ahead").replace("{day}", &day(opens)), until }
            }
            (Some(_), Some(closes)) if today <= closes => {
                let left = working_days(today, closes, &self.site.holidays);
                let key = match left {
                    0 => "notice.last",
                    1 => "front.day_left",
                    _ => "front.days_left",
                };
                Countdown { state: "open", said: self.word(key).replace("{n}", &left.to_string()), until }
            }
            (_, Some(closes)) => {
                let until = self.word("notice.ended").replace("{day}", &day(closes));
                Countdown { state: "closed", said: self.word("notice.closed"), until }
            }
            _ => Countdown { state: "open", said: self.word("notice.open"), until },
        }
    }

    fn proposed(&self, nominee: &Nominee, on: Option<Date>) -> Proposed {
        Proposed {
            name: nominee.name.clone().unwrap_or_default(),
            kind: nominee.who.map_or_else(String::new, |w| self.word(&format!("kind.{}", w.name()))),
            award: nominee.proposed.as_ref().map_or_else(String::new, |t| self.said_on(List::Titles, &t.id, on)),
        }
    }

    /// Whether a notice still takes opinions, or is yet to open.
    pub fn is_open(&self, entry: &Entry) -> bool {
        let crate::model::entity::Matter::Notice(notice) = &entry.entity().matter else { return false };
        notice.closes(&self.site.holidays).is_none_or(|closes| self.site.edition.day() <= closes)
    }

    /// The card of a notice, with the working days that are left.
    pub fn notice_card(&self, entry: &Entry) -> Shared<Card> {
        let card = self.card(entry);
        let crate::model::entity::Matter::Notice(notice) = &entry.entity().matter else { return card };
        let countdown = self.countdown(notice);
        let iso = notice.closes(&self.site.holidays).map_or_else(String::new, |d| d.to_string());
        Ready::shared(Card { line: countdown.said, date: countdown.until, iso, ..Card::clone(&card) })
    }
}
