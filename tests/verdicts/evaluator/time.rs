//! Periods: "`2023`, `2023-S1`, `2023-Q3`, `2023-M07`".

use jiff::civil::{Date, date};

/// A period of one year, as its author named it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Period {
    pub year: i16,
    /// What follows the year, with its dash; nothing for the whole year.
    pub tail: String,
}

impl Period {
    pub fn read(text: &str) -> Period {
        Period { year: text[..4].parse().expect("a period begins with its year"), tail: text[4..].to_owned() }
    }

    pub fn id(&self) -> String {
        format!("{:04}{}", self.year, self.tail)
    }

    /// The same period of another year.
    pub fn of(&self, year: i16) -> Period {
        Period { year, tail: self.tail.clone() }
    }

    /// The first and the last month.
    fn months(&self) -> (i8, i8) {
        if self.tail.is_empty() {
            return (1, 12);
        }
        let number: i8 = self.tail[2..].parse().expect("a period ends with a number");
        match &self.tail[1..2] {
            "S" => (number * 6 - 5, number * 6),
            "Q" => (number * 3 - 2, number * 3),
            _ => (number, number),
        }
    }

    pub fn begins_in_january(&self) -> bool {
        self.months().0 == 1
    }

    pub fn begin(&self) -> Date {
        date(self.year, self.months().0, 1)
    }

    pub fn end(&self) -> Date {
        date(self.year, self.months().1, 1).last_of_month()
    }

    pub fn ends_the_year(&self) -> bool {
        self.months().1 == 12
    }
}
