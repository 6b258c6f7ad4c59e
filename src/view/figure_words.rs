//! Figures in words: periods, stages, targets. The wordings are the theme's;
//! here stands only which of them fits, and what fills its holes.

use rust_decimal::Decimal;

use crate::base::lang::Lang;
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
        holes.iter().fold((self.word)(key), |text, (name, value)| text.replace(&format!("{{{name}}}"), value))
    }

    /// The language's numerals.
    pub fn numerals(&self) -> Numerals {
        Numerals::of(self.lang.as_str())
    }

    /// The days that an observation is about: "7 tháng đầu năm 2023", "quý III năm 2023", "đến ngày 30/6/2023".
    pub fn period(&self, observation: &Observation, kind: Kind) -> String {
        let (period, basis) = (observation.period, observation.basis);
        let (year, last) = (period.year().to_string(), period.last_day());
        let (first_month, last_month) = period.span().months();
        let in_year = |key: &str, n: &str| self.fill(key, &[("n", n), ("year", &year)]);
        match basis {
            Basis::Point if kind == Kind::Rank => in_year("figure.period.year", ""),
            Basis::Point => {
                let day = format!("{}/{}/{}", last.day(), last.month(), last.year());
                self.fill("figure.period.at", &[("day", &day)])
            }
            _ if first_month == last_month && (basis == Basis::Period || last_month == 1) => {
                in_year("figure.period.month", &last_month.to_string())
            }
            Basis::Ytd if last_month == 12 => in_year("figure.period.year", ""),
            Basis::Ytd if last_month == 3 => in_year("figure.period.quarter", &self.quarter(1)),
            Basis::Ytd => in_year("figure.period.first_months", &last_month.to_string()),
            Basis::Period => match period.span() {
                Span::Half(1) => in_year("figure.period.first_months", "6"),
                Span::Half(_) => in_year("figure.period.last_months", "6"),
                Span::Quarter(n) => in_year("figure.period.quarter", &self.quarter(n)),
                Span::Year | Span::Month(_) => in_year("figure.period.year", ""),
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
        part.traits.unit.as_ref().map_or_else(String::new, |u| u.get(self.lang).to_owned())
    }

    /// A target: "từ 4.500 tỷ đồng trở lên", "giảm ít nhất 4 điểm %".
    pub fn target(&self, target: &Target, part: &Part) -> String {
        let way = match (part.kind(), part.traits.change.of) {
            (Kind::Change, Some(Of::Rise)) => "rise",
            (Kind::Change, _) => "drop",
            (Kind::Rank, _) => "gain",
            (Kind::Flow | Kind::Annual | Kind::Level, _) => "reach",
        };
        let number = self.numerals().exact(target.value);
        let unit = match (part.kind(), part.traits.basis()) {
            (Kind::Change, ChangeBasis::Relative) => "%".to_owned(),
            (Kind::Change, ChangeBasis::Points) if self.unit(part) == "%" => (self.word)("figure.points"),
            _ => self.unit(part),
        };
        self.fill(&format!("figure.target.{way}.{}", target.op.word()), &[("x", &with_unit(&number, &unit))])
    }
}
