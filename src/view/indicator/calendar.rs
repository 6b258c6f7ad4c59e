//! The release calendar: which figure of each indicator comes next, and until
//! when. Not due is not missing.

use std::collections::BTreeMap;

use jiff::civil::Date;
use serde::Serialize;

use crate::craft::numerals::unbroken;
use crate::graph::reported::Reported;
use crate::graph::series;
use crate::model::plan::calendar::Release;
use crate::model::plan::promise::Plan;
use crate::view::card::Builder;

/// What is due on one day.
#[derive(Clone, Debug, Serialize)]
pub struct DueView {
    /// The day, for readers.
    pub day: String,
    /// The day, for machines.
    pub iso: String,
    /// Whether it is over.
    pub late: bool,
    /// The figures.
    pub rows: Vec<DueRow>,
}

/// One figure that is to come.
#[derive(Clone, PartialEq, Debug, Serialize)]
pub struct DueRow {
    /// The indicator.
    pub name: String,
    /// Its page.
    pub href: String,
    /// The days that the figure will be about.
    pub period: String,
}

impl Builder<'_> {
    /// The next figure of every part of a plan that has not come, by the day on which it is due, earliest first.
    pub fn calendar(&self, plan: &Plan, reported: &Reported<'_>) -> Vec<DueView> {
        let mut due: BTreeMap<Date, Vec<DueRow>> = BTreeMap::new();
        for (indicator, part) in plan.parts() {
            let series = series::of(plan, (indicator, part), reported, reported.day());
            let told = series.actual.figure.map(|f| f.last_day());
            let open = |r: &Release| told.is_none_or(|told| told < r.period.last_day());
            let Some(next) = part.releases(plan.year).into_iter().find(open) else { continue };
            let Some(row) = self.rows.get(&(plan.year, indicator.id.clone())) else { continue };
            let period = self.speak(|voice| unbroken(&voice.released(next.period)));
            let row = DueRow { name: row.name.clone(), href: row.href.clone(), period };
            let rows = due.entry(next.due).or_default();
            // Parts of one indicator come together.
            if rows.last() != Some(&row) {
                rows.push(row);
            }
        }
        let view = |(day, rows): (Date, Vec<DueRow>)| DueView {
            day: self.speak(|voice| voice.day(day)),
            iso: day.to_string(),
            late: day <= reported.day(),
            rows,
        };
        due.into_iter().map(view).collect()
    }
}
