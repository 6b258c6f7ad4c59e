//! The comparison over years: every indicator, what was promised and reached in
//! each year, side by side.

use std::collections::BTreeSet;

use serde::Serialize;

use crate::model::kind::Kind;
use crate::model::plan::promise::{Indicator, Part};
use crate::view::card::Builder;
use crate::view::frame::{Head, Link, head, in_every_language};
use crate::view::indicator::years::YearView;
use crate::view::plan_page::YEARS;

/// The comparison.
#[derive(Clone, Debug, Serialize)]
pub struct YearsPage {
    /// Its head.
    pub head: Head,
    /// The years, latest first.
    pub years: Vec<i16>,
    /// One row a measured part.
    pub rows: Vec<YearsRow>,
}

/// One measured part over the years.
#[derive(Clone, Debug, Serialize)]
pub struct YearsRow {
    /// The indicator, with the page of its latest plan.
    pub indicator: Link,
    /// The part's name; empty where the indicator's does.
    pub part: String,
    /// Whether it is the indicator's first row.
    pub first: bool,
    /// A cell a year, in the order of the years.
    pub cells: Vec<Option<YearView>>,
}

/// How many years stand side by side; older ones are on their own pages.
const MOST: usize = 6;

impl Builder<'_> {
    /// The comparison over years.
    pub fn years_page(&self) -> YearsPage {
        let mut rows: Vec<(YearsRow, Vec<YearView>)> = Vec::new();
        let mut years = BTreeSet::new();
        for (indicator, at) in self.latest_indicators() {
            for (number, part) in indicator.parts.iter().enumerate() {
                let told = self.years_of((indicator, part), &self.today);
                years.extend(told.iter().map(|y| y.year));
                rows.push((self.years_row((indicator, part), at, number == 0), told));
            }
        }
        let years: Vec<i16> = years.into_iter().rev().take(MOST).collect();
        let row = |(mut row, told): (YearsRow, Vec<YearView>)| {
            row.cells = years.iter().map(|year| told.iter().find(|t| t.year == *year).cloned()).collect();
            row
        };
        let plain = self.site.settings.permalinks.root(Kind::Plan).below(YEARS);
        let own = self.site.localized(&plain, &self.lang);
        let mut head = head(self.site, &self.word("ind.years"), &own, &in_every_language(self.site, &plain));
        head.description = self.word("ind.years_long");
        head.crumbs = self.figures_crumbs();
        head.crumbs.push(Link { label: self.word("ind.years"), href: String::new() });
        YearsPage { head, rows: rows.into_iter().map(row).collect(), years }
    }

    /// Every indicator once, in the latest plan that has it, with that plan's year; later plans first.
    fn latest_indicators(&self) -> Vec<(&Indicator, i16)> {
        let mut known = BTreeSet::new();
        let plans = self.site.figures.plans.values().rev();
        plans
            .flat_map(|plan| plan.indicators.iter().map(move |i| (i, plan.year)))
            .filter(|(indicator, _)| known.insert(indicator.id.as_str()))
            .collect()
    }

    fn years_row(&self, (indicator, part): (&Indicator, &Part), year: i16, first: bool) -> YearsRow {
        let row = self.row(year, &indicator.id);
        let (label, href) = row.map(|r| (r.name.clone(), r.href.clone())).unwrap_or_default();
        let part = self.speak(|voice| voice.text(part.about.name.as_ref()));
        YearsRow { indicator: Link { label, href }, part, first, cells: Vec::new() }
    }
}
