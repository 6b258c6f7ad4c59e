//! Figures in words: periods, stages, targets. The wordings are the theme's;
//! here stands only which of them fits, and what fills its holes.

use jiff::civil::Date;
use rust_decimal::Decimal;

use crate::base::lang::{Lang, Localized};
use crate::craft::numerals::{Numerals, with_unit};
use crate::model::period::{Period, Span};
use crate::model::plan::promise::{Part, Target};
use crate::model::plan::traits::{ChangeBasis, Kind, Of};
use crate::model::snapshot::{Basis, Observation, Reading, Stage};

/// A language with its wordings.
#[derive(Clone, Copy)]
pub struct Voice<'a> {
    /// The readers' language.
    pub lang: &'a Lang,
    /// A wording by its key.
    pub word: &'a dyn Fn(&str) -> String,
}

impl Voice<'_> {
    /// A wording with its holes filled: `{n}`, `{year}`, `{x}`.
    pub fn fill(&self, key: &str, holes: &[(&str, &str)]) -> String {
        filled(&(self.word)(key), holes)
    }

    /// The language's numerals.
    pub fn numerals(&self) -> Numerals {
        Numerals::of(self.lang.as_str())
    }

    /// A text in the readers' language; nothing where nothing is said.
    pub fn text(&self, text: Option<&Localized>) -> String {
        text.map_or_else(String::new, |t| t.get(self.lang).to_owned())
    }

    /// A day as readers write it: 31/8/2023, 31 August 2023.
    pub fn day(&self, day: Date) -> String {
        let holes = [day.day().to_string(), self.month(day.month()), day.year().to_string()];
        self.fill("date.day", &[("d", &holes[0]), ("m", &holes[1]), ("y", &holes[2])])
    }

    /// What a month is called: a number, or its name.
    fn month(&self, number: i8) -> String {
        let at = usize::try_from(number - 1).unwrap_or(0);
        (self.word)("date.months").split_whitespace().nth(at).unwrap_or_default().to_owned()
    }

    /// The days that an observation is about: "7 tháng đầu năm 2023", "quý III năm 2023", "đến ngày 30/6/2023".
    pub fn period(&self, observation: &Observation, kind: Kind) -> String {
        self.days("figure.period", observation, kind)
    }

    /// The same inside a sentence: "in the first 7 months of 2023".
    pub fn when(&self, observation: &Observation, kind: Kind) -> String {
        self.days("figure.when", observation, kind)
    }

    fn days(&self, form: &str, observation: &Observation, kind: Kind) -> String {
        let (period, basis) = (observation.period, observation.basis);
        let (year, last) = (period.year().to_string(), period.last_day());
        let (first_month, last_month) = period.span().months();
        let in_year = |key: &str, n: &str| self.fill(&format!("{form}.{key}"), &[("n", n), ("year", &year)]);
        match basis {
            Basis::Point if kind == Kind::Rank => in_year("year", ""),
            Basis::Point => self.fill(&format!("{form}.at"), &[("day", &self.day(last))]),
            _ if first_month == last_month && (basis == Basis::Period || last_month == 1) => {
                in_year("month", &self.month(last_month))
            }
            Basis::Ytd if last_month == 12 => in_year("year", ""),
            Basis::Ytd if last_month == 3 => in_year("quarter", &self.quarter(1)),
            Basis::Ytd => in_year("first_months", &last_month.to_string()),
            Basis::Period => match period.span() {
                Span::Half(1) => in_year("first_months", "6"),
                Span::Half(_) => in_year("last_months", "6"),
                Span::Quarter(n) => in_year("quarter", &self.quarter(n)),
                Span::Year | Span::Month(_) => in_year("year", ""),
            },
        }
    }

    /// The stretch of the year up to a release: "7 tháng đầu năm 2023", "năm 2023".
    pub fn released(&self, period: Period) -> String {
        let (year, last) = (period.year().to_string(), period.span().months().1.to_string());
        let key = match period.span().months().1 {
            1 => "figure.period.month",
            12 => "figure.period.year",
            _ => "figure.period.first_months",
        };
        self.fill(key, &[("n", &last), ("year", &year)])
    }

    fn quarter(&self, number: i8) -> String {
        match (self.lang.as_str(), number) {
            ("en", n) => n.to_string(),
            (_, 1) => "I".to_owned(),
            (_, 2) => "II".to_owned(),
            (_, 3) => "III".to_owned(),
            _ => "IV".to_owned(),
        }
    }

    /// How final a figure is; nothing where it does not say.
    pub fn stage(&self, stage: Option<Stage>) -> String {
        stage.map_or_else(String::new, |s| (self.word)(&format!("figure.stage.{}", s.word())))
    }

    /// What was reported: a number with its unit, a range, or why there is none.
    pub fn reading(&self, observation: &Observation, part: &Part) -> String {
        let of_ranked = observation.ranked.map_or_else(String::new, |r| format!("/{r}"));
        match &observation.reading {
            Reading::Value(value) if part.kind() == Kind::Rank => format!("{}{of_ranked}", self.numerals().exact(*value)),
            Reading::Value(value) => self.amount(*value, part),
            Reading::Range(low, high) => {
                let numerals = self.numerals();
                format!("{}–{}{of_ranked}", numerals.exact(*low), numerals.exact(*high))
            }
            Reading::Missing(code) => self.missing(code),
            Reading::ByPlace => (self.word)("figure.by_place"),
        }
    }

    /// Why there is no figure.
    pub fn missing(&self, code: &str) -> String {
        let key = format!("figure.missing.{code}");
        let said = (self.word)(&key);
        // A code that the theme does not know is said as what it is: no figure.
        if said == key { (self.word)("figure.missing.other") } else { said }
    }

    /// A number of the part's own unit and decimals.
    pub fn amount(&self, value: Decimal, part: &Part) -> String {
        with_unit(&self.numerals().fixed(value, part.traits.decimals()), &self.unit(part))
    }

    /// The part's unit.
    pub fn unit(&self, part: &Part) -> String {
        self.text(part.traits.unit.as_ref())
    }

    /// What differences of the part are counted in: shares differ by points.
    pub fn unit_of_change(&self, part: &Part) -> String {
        match (part.kind(), part.traits.basis(), self.unit(part)) {
            (Kind::Change, ChangeBasis::Relative, _) => "%".to_owned(),
            (_, _, unit) if unit == "%" => (self.word)("figure.points"),
            (_, _, unit) => unit,
        }
    }

    /// A target: "từ 4.500 tỷ đồng trở lên", "giảm ít nhất 4 điểm %".
    pub fn target(&self, target: &Target, part: &Part) -> String {
        let way = match (part.kind(), part.traits.change.of) {
            (Kind::Change, Some(Of::Rise)) => "rise",
            (Kind::Change, _) => "drop",
            (Kind::Rank, _) => "gain",
            (Kind::Flow | Kind::Annual | Kind::Level, _) => "reach",
        };
        let unit = if part.kind() == Kind::Change { self.unit_of_change(part) } else { self.unit(part) };
        let number = with_unit(&self.numerals().exact(target.value), &unit);
        self.fill(&format!("figure.target.{way}.{}", target.op.word()), &[("x", &number)])
    }
}

/// A wording with its holes filled; a hole that nothing fills stays as it is written.
fn filled(wording: &str, holes: &[(&str, &str)]) -> String {
    let mut text = String::with_capacity(wording.len() + 32);
    let mut rest = wording;
    while let Some((before, after)) = rest.split_once('{') {
        text.push_str(before);
        let hole = after.split_once('}').and_then(|(name, after)| {
            let (_, value) = holes.iter().find(|(hole, _)| *hole == name)?;
            Some((value, after))
        });
        rest = match hole {
            Some((value, after)) => {
                text.push_str(value);
                after
            }
            None => {
                text.push('{');
                after
            }
        };
    }
    text.push_str(rest);
    text
}

#[cfg(test)]
mod tests {
    use super::filled;

    #[test]
    fn holes_are_filled_once() {
        assert_eq!(filled("{a} và {b}, {c}", &[("a", "{b}"), ("b", "2")]), "{b} và 2, {c}");
        assert_eq!(filled("{a", &[("a", "1")]), "{a");
    }
}
