//! When figures are due. What is not due is not missing.

use jiff::ToSpan;
use jiff::civil::Date;

use crate::model::period::Period;
use crate::model::plan::promise::{Part, Plan};
use crate::model::plan::release::{Every, Releases, USUAL_DAYS};

/// One release.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Release {
    /// The period that it is about, from 1 January to its end.
    pub period: Period,
    /// The day from which it is overdue.
    pub due: Date,
}

impl Part {
    /// Its releases in a plan's year, earliest first; the last is the year's own figure.
    pub fn releases(&self, year: i16) -> Vec<Release> {
        let pacing = &self.traits.pacing;
        let calendar = pacing.releases.unwrap_or(Releases { every: Every::Year, days: USUAL_DAYS });
        let mut all: Vec<Release> = calendar
            .every
            .periods(year)
            .into_iter()
            .map(|period| Release { period, due: after(period, calendar.days) })
            .collect();
        // A day within the year is about its first figure, one after it about its last.
        let last = all.last_mut().filter(|last| pacing.due.is_some_and(|due| due > last.period.last_day()));
        if let (Some(last), Some(due)) = (last, pacing.due) {
            last.due = due;
        }
        all
    }
}

impl Plan {
    /// Lets a calendar say from when on a part without any figure is overdue, unless the part says so itself.
    pub fn due_by_calendar(&mut self) {
        for part in self.indicators.iter_mut().flat_map(|i| &mut i.parts) {
            let first = part.traits.pacing.releases.and_then(|_| part.releases(self.year).first().copied());
            part.traits.pacing.due = part.traits.pacing.due.or(first.map(|r| r.due));
        }
    }
}

/// A year at the end of the calendar has no day after it.
fn after(period: Period, days: i64) -> Date {
    let end = period.last_day();
    end.checked_add(days.days()).unwrap_or(end)
}
