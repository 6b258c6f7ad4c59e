//! A public notice: nominees listed for the people's opinion (Decree 98/2023, art. 46).

use jiff::civil::{Date, Weekday};
use serde::{Deserialize, Serialize};

use crate::base::fields::{Fields, Ref};
use crate::model::profile::{WHO, Who};

/// What only notices have.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct Notice {
    /// Who is proposed.
    pub nominees: Vec<Nominee>,
    /// The first day.
    pub opens: Option<Date>,
    /// For how many working days.
    pub working_days: i64,
    /// How to respond.
    pub feedback: Option<String>,
}

/// Someone proposed for an award.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct Nominee {
    /// The name.
    pub name: Option<String>,
    /// Individual, collective or household.
    pub who: Option<Who>,
    /// The award proposed.
    pub proposed: Option<Ref>,
}

/// A stretch of days off, or a made-up working day.
#[derive(Clone, PartialEq, Debug)]
pub struct Holiday {
    /// Its first day.
    pub date: Date,
    /// Its last day.
    pub to: Date,
    /// What it is called.
    pub name: Option<String>,
    /// Whether it is worked, against the calendar.
    pub work: bool,
}

impl Notice {
    /// The last day for opinions: the day on which the given number of working
    /// days, the first one included, has passed.
    pub fn closes(&self, holidays: &[Holiday]) -> Option<Date> {
        let mut day = self.opens?;
        let mut left = self.working_days;
        // A year of days bounds the search, whatever the list of holidays says.
        for _ in 0..(366 + self.working_days * 7) {
            if is_working_day(day, holidays) {
                left -= 1;
            }
            if left <= 0 {
                return Some(day);
            }
            day = day.tomorrow().ok()?;
        }
        None
    }
}

/// Whether offices work on that day.
pub fn is_working_day(day: Date, holidays: &[Holiday]) -> bool {
    let named = holidays.iter().filter(|h| h.date <= day && day <= h.to);
    let mut off = matches!(day.weekday(), Weekday::Saturday | Weekday::Sunday);
    for holiday in named {
        if holiday.work {
            return true;
        }
        off = true;
    }
    !off
}

/// Working days from one day to another, both included.
pub fn working_days(from: Date, to: Date, holidays: &[Holiday]) -> usize {
    from.series(jiff::Span::new().days(1)).take_while(|d| *d <= to).filter(|d| is_working_day(*d, holidays)).count()
}

/// Reads what only notices have.
pub fn notice(f: &mut Fields<'_>) -> Notice {
    Notice {
        nominees: f.many("nominees", |f| {
            Some(Nominee { name: f.text("name"), who: f.choice("kind", &WHO), proposed: f.id("proposed") })
        }),
        opens: f.day("opens"),
        working_days: f.whole("working_days", (1, 1000)).unwrap_or(10),
        feedback: f.text("feedback"),
    }
}

/// Reads one line of `lists/holidays.yaml`.
pub fn holiday(f: &mut Fields<'_>) -> Option<Holiday> {
    f.must();
    let (date, to) = f.span("date", "to");
    let (name, work) = (f.text("name"), f.flag("work"));
    Some(Holiday { date: date?, to: to.or(date)?, name, work })
}
