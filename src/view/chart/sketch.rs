//! What every chart form is drawn from, and what it becomes.

use num_traits::{FromPrimitive, ToPrimitive};
use rust_decimal::Decimal;

use crate::craft::chart::drawing::{Drawing, Room};
use crate::craft::chart::key::Key;
use crate::craft::numerals::with_unit;
use crate::graph::reported::{Figure, Reported, standing};
use crate::graph::series::counts;
use crate::model::plan::promise::Part;
use crate::model::snapshot::{Name, Observation};
use crate::verdict::exact::Exact;
use crate::verdict::judgement::Judged;
use crate::view::figure_words::Voice;

/// What a part's charts are drawn from.
pub struct Sketch<'a, 'b> {
    /// The part, judged.
    pub judged: &'b Judged<'a>,
    /// How its figures are named.
    pub name: &'b Name,
    /// The plan's year.
    pub year: i16,
    /// All that is known on the day.
    pub reported: &'b Reported<'a>,
    /// The readers' language.
    pub voice: Voice<'b>,
    /// What places are called, and where their tiles stand.
    pub places: &'b dyn Places,
}

/// What charts ask about places.
pub trait Places {
    /// What a place is called, in short.
    fn name(&self, id: &str) -> String;
    /// Column and row of a place's tile, from 1, where the list of places declares one.
    fn tile(&self, id: &str) -> Option<(u32, u32)>;
}

/// A chart: drawings of the same for different rooms, what its marks mean, and its numbers as a table.
#[derive(Clone, PartialEq, Debug)]
pub struct Chart {
    /// For a phone.
    pub narrow: Drawing,
    /// For a column, where that differs.
    pub wide: Option<Drawing>,
    /// Its marks in words.
    pub key: Vec<Key>,
    /// Its numbers.
    pub table: Table,
}

/// The numbers of a chart.
#[derive(Clone, PartialEq, Default, Debug)]
pub struct Table {
    /// What each column holds.
    pub head: Vec<String>,
    /// Cells in words; the first of a row says what the row is about.
    pub rows: Vec<Vec<String>>,
}

/// After how many rows a description ends.
const SAID: usize = 16;

impl Table {
    /// All of it as one text, for those who hear the page.
    pub fn said(&self) -> String {
        let cell = |(head, cell): (&String, &String)| format!("{head} {cell}");
        let told = |row: &Vec<String>| {
            let rest = self.head.iter().zip(row).skip(1).filter(|(_, c)| c.as_str() != NONE);
            let rest: Vec<String> = if row.len() == 2 { row[1..].to_vec() } else { rest.map(cell).collect() };
            format!("{}: {}", row.first().map_or("", String::as_str), rest.join(", "))
        };
        self.rows.iter().take(SAID).map(told).collect::<Vec<_>>().join("; ")
    }
}

/// What stands in a table where there is no figure.
pub const NONE: &str = "–";

/// A figure near enough for a place on a drawing.
pub fn float(value: &Exact) -> f64 {
    value.to_f64().unwrap_or(0.0)
}

/// A figure near enough for a place on a drawing.
pub fn near(value: Decimal) -> f64 {
    value.to_f64().unwrap_or(0.0)
}

/// How many of something, as a number.
pub fn count(number: usize) -> f64 {
    u32::try_from(number).map_or(0.0, f64::from)
}

impl<'a> Sketch<'a, '_> {
    /// The part.
    pub fn part(&self) -> &'a Part {
        self.judged.series.part
    }

    /// The figure that counts.
    pub fn actual(&self) -> Option<Figure<'a>> {
        self.judged.series.actual.figure
    }

    /// Its number.
    pub fn value(&self) -> Option<Decimal> {
        self.actual()?.observation.value()
    }

    /// What is promised.
    pub fn target(&self) -> f64 {
        near(self.part().target.value)
    }

    /// A wording of charts.
    pub fn chart_word(&self, key: &str) -> String {
        (self.voice.word)(&format!("chart.{key}"))
    }

    /// A wording of charts with a hole.
    pub fn fill(&self, key: &str, x: &str) -> String {
        self.voice.fill(&format!("chart.{key}"), &[("x", x)])
    }

    /// A number of an axis.
    pub fn axis(&self, number: f64) -> String {
        Decimal::from_f64(number).map_or_else(String::new, |d| self.voice.numerals().exact(d.round_dp(6)))
    }

    /// A number of the part's own unit and decimals.
    pub fn amount(&self, value: Decimal) -> String {
        self.voice.amount(value, self.part())
    }

    /// A number of the part's own decimals.
    pub fn bare(&self, value: Decimal) -> String {
        self.voice.numerals().fixed(value, self.part().traits.decimals())
    }

    /// The target with its unit, without a comparison.
    pub fn promised(&self) -> String {
        with_unit(&self.voice.numerals().exact(self.part().target.value), &self.voice.unit(self.part()))
    }

    /// The same, called what it is.
    pub fn plan(&self) -> String {
        self.fill("plan", &self.promised())
    }

    /// The short names of the months.
    pub fn months(&self) -> Vec<String> {
        self.chart_word("months").split_whitespace().map(str::to_owned).collect()
    }

    /// The latest word on each day of a year that counts, in order.
    pub fn told(&self, year: i16) -> Vec<Figure<'a>> {
        let kind = self.part().kind();
        let mut told = standing(self.reported.of(self.name));
        told.retain(|f| f.observation.period.year() == year && counts(f, kind) && f.last_day() <= self.reported.day());
        told.sort_by_key(Figure::rank);
        let mut latest: Vec<Figure<'a>> = Vec::new();
        for figure in told {
            if latest.last().is_some_and(|l| l.last_day() == figure.last_day()) {
                latest.pop();
            }
            latest.push(figure);
        }
        latest
    }
}

/// The month at whose end a state was: 12/2022.
pub fn month_of(observation: &Observation) -> String {
    let last = observation.period.last_day();
    format!("{}/{}", last.month(), last.year())
}

/// A chart that is drawn once for every room.
pub fn once(narrow: Drawing, key: Vec<Key>, table: Table) -> Chart {
    Chart { narrow, wide: None, key, table }
}

/// A chart that is drawn for each room.
pub fn twice(draw: impl Fn(Room) -> Drawing, key: Vec<Key>, table: Table) -> Chart {
    Chart { narrow: draw(Room::Narrow), wide: Some(draw(Room::Wide)), key, table }
}
