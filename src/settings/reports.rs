//! `reports:` of `site.yaml`: whether reports have pages, which periods get one
//! of their own, and on which day of a month figures are closed (chốt số liệu).

use jiff::ToSpan;
use jiff::civil::Date;

use crate::base::codes;
use crate::base::fields::Fields;
use crate::model::period::Period;

/// How reports are made.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Reports {
    /// Whether they are published below `/bao-cao/`.
    pub publish: bool,
    /// The last day of a period's last month that still counts; the month's end where nobody says.
    pub cutoff: Option<i8>,
    /// Periods with a page of their own, in the order written.
    pub periods: Vec<Period>,
}

impl Reports {
    /// Reads `reports:`.
    pub fn read(f: &mut Fields<'_>) -> Option<Reports> {
        let publish = f.flag("publish");
        let cutoff = f.whole("cutoff", (1, 28)).and_then(|day| i8::try_from(day).ok());
        let mut periods: Vec<Period> = Vec::new();
        for (text, spot) in f.texts("periods") {
            match Period::parse(&text) {
                None => f.fault(codes::BAD_PERIOD, spot, &[("value", &text)]),
                Some(period) if periods.contains(&period) => f.fault(codes::DUPLICATE_VALUE, spot, &[("value", &text)]),
                Some(period) => periods.push(period),
            }
        }
        Some(Reports { publish, cutoff, periods })
    }

    /// The first and last day that count for a period: with cutoff 14 those of 2023-Q2 are
    /// 15 March and 14 June (Decree 09/2019/NĐ-CP, art. 12).
    pub fn days(&self, period: Period) -> (Date, Date) {
        let (first, last) = (period.first_day(), period.last_day());
        let Some(cutoff) = self.cutoff else { return (first, last) };
        let closed = |day: Date| day.with().day(cutoff).build().unwrap_or(day);
        // The month before the first of the calendar does not exist.
        let before = first.checked_sub(1.day()).map_or(first, closed);
        (before.tomorrow().unwrap_or(first), closed(last))
    }
}

#[cfg(test)]
mod tests {
    use super::{Period, Reports};

    #[test]
    fn a_cutoff_moves_both_ends() {
        let table = [
            (Some(14), "2023-Q2", "2023-03-15", "2023-06-14"),
            (Some(14), "2023", "2022-12-15", "2023-12-14"),
            (Some(28), "2023-M03", "2023-03-01", "2023-03-28"),
            (None, "2023-S1", "2023-01-01", "2023-06-30"),
        ];
        for (cutoff, period, from, to) in table {
            let reports = Reports { cutoff, ..Reports::default() };
            let days = reports.days(Period::parse(period).expect("it is in the table"));
            assert_eq!((days.0.to_string(), days.1.to_string()), (from.to_owned(), to.to_owned()), "{period}");
        }
    }
}
