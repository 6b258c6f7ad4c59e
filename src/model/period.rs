//! The stretches of a year that reports speak of: 2023, 2023-S1, 2023-Q3, 2023-M07.

use std::fmt;

use jiff::civil::{Date, date};
use serde::{Deserialize, Serialize};

/// A year, or a half, quarter or month of one.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Serialize, Deserialize)]
pub struct Period {
    year: i16,
    span: Span,
}

/// Which stretch of its year a period is.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Serialize, Deserialize)]
pub enum Span {
    /// All of it.
    Year,
    /// A half: 1 or 2.
    Half(i8),
    /// A quarter: 1 to 4.
    Quarter(i8),
    /// A month: 1 to 12.
    Month(i8),
}

impl Span {
    /// Reads `S1`, `Q3`, `M07`; the whole year has no such name.
    pub fn parse(text: &str) -> Option<Span> {
        let (letter, digits) = text.split_at_checked(1)?;
        let width = if letter == "M" { 2 } else { 1 };
        if digits.len() != width || !digits.bytes().all(|b| b.is_ascii_digit()) {
            return None;
        }
        let number: i8 = digits.parse().ok()?;
        match (letter, number) {
            ("S", 1..=2) => Some(Span::Half(number)),
            ("Q", 1..=4) => Some(Span::Quarter(number)),
            ("M", 1..=12) => Some(Span::Month(number)),
            _ => None,
        }
    }

    /// Its first and last month.
    pub fn months(self) -> (i8, i8) {
        match self {
            Span::Year => (1, 12),
            Span::Half(n) => (n * 6 - 5, n * 6),
            Span::Quarter(n) => (n * 3 - 2, n * 3),
            Span::Month(n) => (n, n),
        }
    }
}

impl Period {
    /// A stretch of a year.
    pub fn of(year: i16, span: Span) -> Period {
        Period { year, span }
    }

    /// A whole year.
    pub fn of_year(year: i16) -> Period {
        Period { year, span: Span::Year }
    }

    /// Reads `2023`, `2023-S1`, `2023-Q3`, `2023-M07`, and nothing else.
    pub fn parse(text: &str) -> Option<Period> {
        let (year, span) = match text.split_once('-') {
            None => (text, Span::Year),
            Some((year, span)) => (year, Span::parse(span)?),
        };
        let shape = year.len() == 4 && year.bytes().all(|b| b.is_ascii_digit());
        let year = year.parse().ok().filter(|y| shape && *y >= 1)?;
        Some(Period { year, span })
    }

    /// The year that it lies in.
    pub fn year(self) -> i16 {
        self.year
    }

    /// Which stretch of the year it is.
    pub fn span(self) -> Span {
        self.span
    }

    /// Its first day.
    pub fn first_day(self) -> Date {
        date(self.year, self.span.months().0, 1)
    }

    /// Its last day.
    pub fn last_day(self) -> Date {
        date(self.year, self.span.months().1, 1).last_of_month()
    }

    /// The same stretch of another year.
    pub fn in_year(self, year: i16) -> Period {
        Period { year, span: self.span }
    }

    /// The same stretch of the year before.
    pub fn year_before(self) -> Period {
        self.in_year(self.year - 1)
    }

    /// Whether it reaches the end of its year.
    pub fn ends_year(self) -> bool {
        self.span.months().1 == 12
    }

    /// Whether it begins on 1 January.
    pub fn begins_year(self) -> bool {
        self.span.months().0 == 1
    }
}

impl fmt::Display for Period {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}", self.year)?;
        match self.span {
            Span::Year => Ok(()),
            Span::Half(n) => write!(f, "-S{n}"),
            Span::Quarter(n) => write!(f, "-Q{n}"),
            Span::Month(n) => write!(f, "-M{n:02}"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Period;

    #[test]
    fn only_these_shapes_are_periods() {
        let table = [
            ("2023", "2023-01-01", "2023-12-31"),
            ("2023-S1", "2023-01-01", "2023-06-30"),
            ("2023-S2", "2023-07-01", "2023-12-31"),
            ("2023-Q3", "2023-07-01", "2023-09-30"),
            ("2024-M02", "2024-02-01", "2024-02-29"),
        ];
        for (text, first, last) in table {
            let period = Period::parse(text).expect("it is in the table");
            assert_eq!(period.to_string(), text);
            assert_eq!(period.first_day().to_string(), first);
            assert_eq!(period.last_day().to_string(), last);
        }
        for wrong in ["23", "2023-", "2023-M7", "2023-M13", "2023-Q0", "2023-S3", "2023-07", "0000", "+023", "2023-Mé", "2023-"]
        {
            assert_eq!(Period::parse(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn the_year_before_keeps_the_stretch() {
        let before = |text| Period::parse(text).map(|p| p.year_before().to_string());
        assert_eq!(before("2024-M02").as_deref(), Some("2023-M02"));
        assert_eq!(before("2024").as_deref(), Some("2023"));
    }
}
