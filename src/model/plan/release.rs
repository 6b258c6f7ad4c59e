//! How often a figure is released, as plans say it.

use crate::base::fields::Fields;
use crate::model::period::{Period, Span};

/// How long after a period its figure is due where nobody says.
pub const USUAL_DAYS: i64 = 31;

/// How often a part is released.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Every {
    /// Each month.
    Month,
    /// Each quarter.
    Quarter,
    /// Each half-year.
    Half,
    /// Once.
    Year,
}

/// A release calendar: how often, and how many days after each period.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Releases {
    /// How often.
    pub every: Every,
    /// How many days after a period's end its figure is due.
    pub days: i64,
}

impl Every {
    /// The words of plans.
    pub const WORDS: [(&'static str, Every); 4] =
        [("month", Every::Month), ("quarter", Every::Quarter), ("half", Every::Half), ("year", Every::Year)];

    /// How a stretch of the year is reported; the whole year by its own name.
    pub fn of(span: Span) -> Every {
        match span {
            Span::Month(1..=11) => Every::Month,
            Span::Quarter(1..=3) => Every::Quarter,
            Span::Half(1) => Every::Half,
            _ => Every::Year,
        }
    }

    /// The periods of a year by their ends, earliest first: S1 for the second quarter, the year at its end.
    pub fn periods(self, year: i16) -> Vec<Period> {
        let spans = match self {
            Every::Month => (1..12).map(Span::Month).collect(),
            Every::Quarter => vec![Span::Quarter(1), Span::Half(1), Span::Quarter(3)],
            Every::Half => vec![Span::Half(1)],
            Every::Year => Vec::new(),
        };
        spans.into_iter().chain([Span::Year]).map(|span| Period::of(year, span)).collect()
    }
}

/// Reads a release calendar.
pub fn releases(f: &mut Fields<'_>) -> Option<Releases> {
    let every = f.must().choice("every", &Every::WORDS);
    let days = f.whole("days", (0, 1000)).unwrap_or(USUAL_DAYS);
    Some(Releases { every: every?, days })
}

#[cfg(test)]
mod tests {
    use super::Every;

    #[test]
    fn periods_are_named_as_offices_name_them() {
        let names = |every: Every| every.periods(2023).iter().map(ToString::to_string).collect::<Vec<_>>().join(" ");
        assert_eq!(names(Every::Quarter), "2023-Q1 2023-S1 2023-Q3 2023");
        assert_eq!(names(Every::Half), "2023-S1 2023");
        assert_eq!(names(Every::Year), "2023");
        assert_eq!(Every::Month.periods(2023).len(), 12);
    }
}
