//! A listing's page: its newest entries, or one page of its archive, by month.

use jiff::civil::Date;
use serde::Serialize;

use crate::base::path::Url;
use crate::craft::theme::ready::Shared;
use crate::craft::theme::slots::Slot;
use crate::graph::calendar;
use crate::graph::entry::Entry;
use crate::graph::listing::{Sheet, Subject, sheet_url};
use crate::graph::site::list_of;
use crate::model::kind::Kind;
use crate::view::card::{Builder, Card};
use crate::view::frame::{Head, Link, head};

/// One page of a listing.
#[derive(Clone, Debug, Serialize)]
pub struct ListingPage {
    /// Its head.
    pub head: Head,
    /// What is listed: `profile`, `story`, `movement`, `cluster`, `notice` or `archive`.
    pub lists: &'static str,
    /// The newest story, at a listing's root.
    pub lead: Option<Shared<Card>>,
    /// The next stories, with small pictures.
    pub row: Vec<Shared<Card>>,
    /// The newest exemplars, as faces.
    pub faces: Vec<Shared<Card>>,
    /// Notices that are open.
    pub open: Vec<Shared<Card>>,
    /// Movements, clusters, more exemplars: with a sentence each.
    pub entries: Vec<Shared<Card>>,
    /// All that is left, by month.
    pub months: Vec<Month>,
    /// Newer entries, on archive pages.
    pub newer: String,
    /// Older entries, or nothing.
    pub older: String,
    /// The years of the whole listing, at its root.
    pub years: Vec<Link>,
}

impl ListingPage {
    /// A page of an archive, without entries yet.
    pub fn archive(head: Head) -> ListingPage {
        ListingPage {
            head,
            lists: "archive",
            lead: None,
            row: Vec::new(),
            faces: Vec::new(),
            open: Vec::new(),
            entries: Vec::new(),
            months: Vec::new(),
            newer: String::new(),
            older: String::new(),
            years: Vec::new(),
        }
    }
}

/// The entries of a month, or those without a day.
#[derive(Clone, Debug, Serialize)]
pub struct Month {
    /// "Tháng 9/2023"; empty for those without a day.
    pub title: String,
    /// Its entries.
    pub cards: Vec<Shared<Card>>,
}

/// How many stories stand below the lead, with pictures.
const ROW: usize = 3;

impl Builder<'_> {
    /// One page of the listing of a kind, or of any archive. Title and root are the listing's own.
    pub fn listing(&self, sheet: &Sheet<'_>, (title, root): (&str, &Url)) -> ListingPage {
        let mut page = ListingPage {
            newer: self.turn_to(sheet, newer(sheet)),
            older: self.turn_to(sheet, older(sheet)),
            ..ListingPage::archive(self.listing_head(sheet, (title, root)))
        };
        let entries: Vec<&Entry> = sheet.members.iter().filter_map(|at| self.site.at(*at)).collect();
        match sheet.subject {
            Subject::Kind(kind) if sheet.number == 0 => self.fill_root(&mut page, *kind, entries),
            _ => page.months = months(self, entries.into_iter().map(|e| self.card(e))),
        }
        page
    }

    fn fill_root(&self, page: &mut ListingPage, kind: Kind, entries: Vec<&Entry>) {
        page.lists = kind.name();
        page.years = self.years(kind, self.site.months(kind));
        match kind {
            Kind::Profile => (page.faces, page.entries) = self.faces(entries),
            Kind::Story => {
                let mut rest = entries.into_iter();
                page.lead = rest.next().map(|e| self.card_in(Slot::Lead, e));
                page.row = rest.by_ref().take(ROW).map(|e| self.card_in(Slot::Row, e)).collect();
                page.months = months(self, rest.map(|e| self.card(e)));
            }
            Kind::Notice => {
                let (open, closed): (Vec<&Entry>, Vec<&Entry>) = entries.into_iter().partition(|e| self.is_open(e));
                page.open = open.into_iter().map(|e| self.notice_card(e)).collect();
                page.months = months(self, closed.into_iter().map(|e| self.card(e)));
            }
            _ => page.entries = entries.into_iter().map(|e| self.card(e)).collect(),
        }
    }

    /// The head of one page of a listing, whose first page stands at `root`.
    pub fn listing_head(&self, sheet: &Sheet<'_>, (title, root): (&str, &Url)) -> Head {
        let subject = sheet.subject;
        let own = sheet_url(root, sheet.number);
        let label =
            if sheet.number == 0 { title.to_owned() } else { format!("{title} – {} {}", self.word("list.page"), sheet.number) };
        let languages = self.site.settings.languages.iter();
        let others: Vec<_> = languages
            .filter_map(|l| Some((l.code.clone(), sheet_url(&self.site.listing_url(subject, &l.code)?, sheet.number))))
            .collect();
        let mut head = head(self.site, &label, &own, &others);
        head.headline = self.kept.headline(&label);
        head.crumbs = self.crumbs(subject, &label);
        if sheet.number > 0
            && let Some(last) = head.crumbs.pop()
        {
            head.crumbs.extend([Link { label: title.to_owned(), href: self.site.href(root) }, last]);
        }
        head.feed = self.site.href(&root.below("feed.xml"));
        head.description = format!("{label} – {}", self.site.settings.title.get(&self.lang));
        let entries = sheet.members.iter().filter_map(|at| self.site.at(*at));
        let items: Vec<String> = entries.map(|e| self.site.absolute(&self.shown(e).url)).collect();
        head.linked_data = self.collection(&label, &head.canonical, &items, &head.crumbs);
        head
    }

    /// The address of another page of the same listing, or nothing.
    pub fn turn_to(&self, sheet: &Sheet<'_>, number: Option<usize>) -> String {
        let root = self.site.listing_url(sheet.subject, &self.lang);
        let url: Option<Url> = root.zip(number).map(|(root, n)| sheet_url(&root, n));
        url.map_or_else(String::new, |u| self.site.href(&u))
    }

    /// The way to a listing, or to an entry of it.
    pub fn crumbs(&self, subject: &Subject, label: &str) -> Vec<Link> {
        let home = self.site.href(&self.site.localized(&Url::new("/"), &self.lang));
        let mut crumbs = vec![Link { label: self.word("home"), href: home }];
        if let Subject::Term(kind @ (Kind::Movement | Kind::Cluster | Kind::Programme), _) = subject
            && let Some(url) = self.site.listing_url(&Subject::Kind(*kind), &self.lang)
        {
            crumbs.push(Link { label: self.listing_title(*kind), href: self.site.href(&url) });
        }
        if let Subject::Term(kind, id) = subject {
            crumbs.extend(self.above(*kind, id));
        }
        crumbs.push(Link { label: label.to_owned(), href: String::new() });
        crumbs
    }

    /// What a term lies in, the widest first.
    fn above(&self, kind: Kind, id: &str) -> Vec<Link> {
        let Some(list) = list_of(kind) else { return Vec::new() };
        let parent = |id: &str| self.site.term(list, id)?.parent.as_ref();
        // Reading refuses a term that lies in itself; nothing lies so deep.
        let above = std::iter::successors(parent(id), |above| parent(&above.id)).take(8);
        let mut above: Vec<Link> = above.filter_map(|above| Some(self.link_to(list, self.site.term(list, &above.id)?))).collect();
        above.reverse();
        above
    }

    /// What the listing of a kind is called.
    pub fn listing_title(&self, kind: Kind) -> String {
        let key = match kind {
            Kind::Profile => "profiles",
            Kind::Story => "stories",
            Kind::Movement => "movements",
            Kind::Cluster => "clusters",
            Kind::Notice => "notices",
            Kind::Programme => "programmes",
            _ => "pages",
        };
        self.word(&format!("menu.{key}"))
    }
}

/// Cards by month, in their order: a month that comes again after another is told again.
pub fn months(builder: &Builder<'_>, cards: impl Iterator<Item = Shared<Card>>) -> Vec<Month> {
    let mut months: Vec<(Option<calendar::Month>, Vec<Shared<Card>>)> = Vec::new();
    for card in cards {
        let month = card.iso.parse::<Date>().ok().map(|day| (day.year(), day.month()));
        match months.last_mut().filter(|(last, _)| *last == month) {
            Some((_, cards)) => cards.push(card),
            None => months.push((month, vec![card])),
        }
    }
    let titled =
        |(month, cards): (Option<_>, _)| Month { title: month.map_or_else(String::new, |m| builder.month_title(m)), cards };
    months.into_iter().map(titled).collect()
}

/// The archive page with newer entries; of the newest archive page, the root.
/// A full page never changes: so a page that is not full says nothing of what will follow it.
pub fn newer(sheet: &Sheet<'_>) -> Option<usize> {
    match sheet.number {
        0 => None,
        n if n < sheet.archives => Some(n + 1),
        _ => Some(0),
    }
}

/// The archive page with older entries.
pub fn older(sheet: &Sheet<'_>) -> Option<usize> {
    match sheet.number {
        0 => (sheet.archives > 0).then_some(sheet.archives),
        1 => None,
        n => Some(n - 1),
    }
}
