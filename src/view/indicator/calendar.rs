//! The release calendar: which figure of each indicator comes next, and until
//! when. Not due is not missing.

use std::collections::BTreeMap;

use jiff::civil::Date;
use serde::Serialize;

use crate::craft::numerals::unbroken;
use crate::graph::reported::Reported;
use crate::graph::series;
use crate::model::period::Period;
use crate::model::plan::calendar::Release;
use crate::model::plan::promise::Plan;
use crate::view::card::Builder;
use crate::view::frame::Link;

/// What is due on one day.
#[derive(Clone, Debug, Serialize)]
pub struct DueView {
    /// The day, for readers.
    pub day: String,
    /// The day, for machines.
    pub iso: String,
    /// Whether it is over.
    pub late: bool,
    /// The days that figures will be about, and whose they are.
    pub rows: Vec<DueRow>,
}

/// Figures of one period that are to come.
#[derive(Clone, Debug, Serialize)]
pub struct DueRow {
    /// The period, in words.
    pub period: String,
    /// The indicators.
    pub links: Vec<Link>,
}

impl Builder<'_> {
    /// The next figure of every part of a plan that has not come, by the day on which it is due, earliest first.
    pub fn calendar(&self, plan: &Plan, reported: &Reported<'_>) -> Vec<DueView> {
        let mut due: BTreeMap<(Date, Date), (Period, Vec<Link>)> = BTreeMap::new();
        for (indicator, part) in plan.parts() {
            let series = series::of(plan, (indicator, part), reported, reported.day());
            let told = series.actual.figure.map(|f| f.last_day());
            let open = |r: &Release| told.is_none_or(|told| told < r.period.last_day());
            let Some(next) = part.releases(plan.year).into_iter().find(open) else { continue };
            let Some(row) = self.row(plan.year, &indicator.id) else { continue };
            // A third quarter and nine months end on one day, and readers call them the same.
            let (_, links) = due.entry((next.due, next.period.last_day())).or_insert((next.period, Vec::new()));
            // Parts of one indicator come together.
            if links.last().is_none_or(|l| l.href != row.href) {
                links.push(Link { label: row.name.clone(), href: row.href.clone() });
            }
        }
        let mut days: Vec<DueView> = Vec::new();
        for ((day, _), (period, links)) in due {
            let row = DueRow { period: self.speak(|voice| unbroken(&voice.released(period))), links };
            match days.last_mut().filter(|last| last.iso == day.to_string()) {
                Some(last) => last.rows.push(row),
                None => days.push(self.due_on(day, row, reported.day())),
            }
        }
        days
    }

    fn due_on(&self, day: Date, first: DueRow, today: Date) -> DueView {
        let said = self.speak(|voice| voice.day(day));
        DueView { day: said, iso: day.to_string(), late: day <= today, rows: vec![first] }
    }
}
