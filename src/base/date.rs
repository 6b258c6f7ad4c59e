//! Days and minutes as the content writes them; always in the site's own timezone.

use jiff::civil::{Date, DateTime};
use serde::{Deserialize, Serialize};

/// A day, or a minute of a day: `publish_at`, `embargo`, `expires`.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub enum Moment {
    /// A whole day.
    Day(Date),
    /// A minute of it.
    Minute(DateTime),
}

impl Moment {
    /// The first minute that belongs to it.
    pub fn begin(self) -> DateTime {
        match self {
            Moment::Day(day) => day.at(0, 0, 0, 0),
            Moment::Minute(minute) => minute,
        }
    }

    /// The last instant that belongs to it: a day lasts until its end.
    pub fn end(self) -> DateTime {
        match self {
            Moment::Day(day) => day.at(23, 59, 59, 0),
            Moment::Minute(minute) => minute,
        }
    }

    /// The day it lies in.
    pub fn day(self) -> Date {
        match self {
            Moment::Day(day) => day,
            Moment::Minute(minute) => minute.date(),
        }
    }
}

/// Reads `YYYY-MM-DD`, and nothing else.
pub fn day(text: &str) -> Option<Date> {
    let bytes = text.as_bytes();
    let shape = bytes.len() == 10
        && bytes.iter().enumerate().all(|(i, b)| if i == 4 || i == 7 { *b == b'-' } else { b.is_ascii_digit() });
    if !shape {
        return None;
    }
    let number = |from: usize, to: usize| text[from..to].parse::<i16>().ok();
    Date::new(number(0, 4)?, i8::try_from(number(5, 7)?).ok()?, i8::try_from(number(8, 10)?).ok()?).ok()
}

/// Reads `YYYY-MM-DD` or `YYYY-MM-DDTHH:MM[:SS]`.
pub fn moment(text: &str) -> Option<Moment> {
    if text.len() == 10 {
        return day(text).map(Moment::Day);
    }
    let (date, time) = text.split_once(['T', ' '])?;
    let date = day(date)?;
    let parts: Vec<&str> = time.split(':').collect();
    if !(2..=3).contains(&parts.len()) || parts.iter().any(|p| p.len() != 2 || !p.bytes().all(|b| b.is_ascii_digit())) {
        return None;
    }
    let number = |i: usize| parts.get(i).map_or(Some(0), |p| p.parse::<i8>().ok());
    let time = jiff::civil::Time::new(number(0)?, number(1)?, number(2)?, 0).ok()?;
    Some(Moment::Minute(DateTime::from_parts(date, time)))
}

#[cfg(test)]
mod tests {
    use super::{day, moment};

    #[test]
    fn only_real_days_are_days() {
        assert!(day("2023-02-28").is_some());
        for wrong in ["2023-02-29", "2023-2-28", "28/02/2023", "2023-02-28 ", "+023-02-28", "２０２３-02-28"] {
            assert!(day(wrong).is_none(), "{wrong}");
        }
        assert!(moment("2023-02-28T07:00").is_some());
        assert!(moment("2023-02-28T07:00:30").is_some());
        assert!(moment("2023-02-28T24:00").is_none());
        assert!(moment("2023-02-28T7:00").is_none());
    }
}
