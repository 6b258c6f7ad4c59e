//! Pages of years and months.

use std::collections::BTreeMap;

use crate::base::path::Url;
use crate::graph::calendar::{Month, Months, month_url, part, sheets, year_url};
use crate::graph::entry::Entry;
use crate::graph::listing::Subject;
use crate::model::kind::Kind;
use crate::view::browse::{BrowsePage, Group};
use crate::view::card::Builder;
use crate::view::frame::{Head, Link};
use crate::view::listing::{ListingPage, months as by_month};

impl Builder<'_> {
    /// The years of a kind's listing, newest first; none where one page shows all.
    pub fn years(&self, kind: Kind, months: &Months) -> Vec<Link> {
        let mut counts: BTreeMap<i16, usize> = BTreeMap::new();
        months.iter().for_each(|((year, _), entries)| *counts.entry(*year).or_default() += entries.len());
        let root = self.site.settings.permalinks.root(kind);
        let link = |(year, count): (i16, usize)| self.with_count(&year_url(&root, year), (&self.year_title(year), count));
        counts.into_iter().rev().map(link).collect()
    }

    /// The page of a year: its months.
    pub fn year_page(&self, kind: Kind, months: &Months, year: i16) -> BrowsePage {
        let root = self.site.settings.permalinks.root(kind);
        let own = months.iter().filter(|((of, _), _)| *of == year);
        let links = own
            .map(|(month, entries)| self.with_count(&month_url(&root, (*month, 1)), (&self.month_title(*month), entries.len())));
        let (title, url) = (self.year_title(year), year_url(&root, year));
        let others = self.years(kind, months).into_iter().filter(|link| link.href != self.here(&url)).collect();
        let mut groups =
            vec![Group::new(self.word("list.months"), links.collect()), Group::new(self.word("list.other_years"), others)];
        groups.retain(|g| !g.links.is_empty());
        let head = self.dated_head(kind, (&title, &url), Vec::new());
        BrowsePage { head, text: String::new(), letters_title: String::new(), letters: Vec::new(), groups }
    }

    /// One page of a month: its entries.
    pub fn month_page(&self, kind: Kind, months: &Months, sheet: (Month, usize)) -> ListingPage {
        let root = self.site.settings.permalinks.root(kind);
        let (month, number) = sheet;
        let entries: Vec<&Entry> = part(months, sheet).iter().filter_map(|at| self.site.at(*at)).collect();
        let year = Link { label: self.year_title(month.0), href: self.here(&year_url(&root, month.0)) };
        let mut title = self.month_title(month);
        if number > 1 {
            title = format!("{title} – {} {number}", self.word("list.page"));
        }
        let mut head = self.dated_head(kind, (&title, &month_url(&root, sheet)), vec![year]);
        let items: Vec<String> = entries.iter().map(|e| self.site.absolute(&self.shown(e).url)).collect();
        head.linked_data = self.collection(&head.title, &head.canonical, &items, &head.crumbs);
        let sheets = sheets(months);
        let at = sheets.iter().position(|other| *other == sheet);
        let turn = |to: Option<usize>| {
            let to = to.and_then(|to| sheets.get(to));
            to.map_or_else(String::new, |to| self.here(&month_url(&root, *to)))
        };
        ListingPage {
            months: by_month(self, entries.into_iter().map(|e| self.card(e))),
            newer: turn(at.and_then(|at| at.checked_sub(1))),
            older: turn(at.map(|at| at + 1)),
            ..ListingPage::archive(head)
        }
    }

    fn year_title(&self, year: i16) -> String {
        self.word("list.year").replace("{year}", &year.to_string())
    }

    /// "Tháng 8/2023".
    pub fn month_title(&self, (year, month): Month) -> String {
        self.word("list.month").replace("{month}", &month.to_string()).replace("{year}", &year.to_string())
    }

    fn with_count(&self, url: &Url, (label, count): (&str, usize)) -> Link {
        Link { label: format!("{label} ({count})"), href: self.here(url) }
    }

    /// The head of a page below the listing of a kind.
    fn dated_head(&self, kind: Kind, (title, url): (&str, &Url), between: Vec<Link>) -> Head {
        let listing = self.listing_title(kind);
        let mut head = self.simple(&format!("{listing} – {title}"), url.as_str());
        let root = self.site.listing_url(&Subject::Kind(kind), &self.lang).map_or_else(String::new, |url| self.site.href(&url));
        head.crumbs.pop();
        head.crumbs.push(Link { label: listing, href: root });
        head.crumbs.extend(between);
        head.crumbs.push(Link { label: title.to_owned(), href: String::new() });
        head.linked_data = self.collection(&head.title, &head.canonical, &[], &head.crumbs);
        head
    }
}
