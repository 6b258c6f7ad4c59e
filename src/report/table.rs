//! What every report ends in: one table. Pages, sheets, JSON and the terminal each
//! print it in their own way.

use rust_decimal::Decimal;
use serde_json::{Map, Value, json};

use crate::base::path::Url;
use crate::craft::csv;
use crate::craft::numerals::{Numerals, plain};

/// What a report says.
#[derive(Clone, PartialEq, Debug)]
pub struct Table {
    /// The report's name.
    pub name: &'static str,
    /// Its title, for readers.
    pub title: String,
    /// How it is to be read, or what an empty one means.
    pub note: String,
    /// What its groups are called, as a column.
    pub grouping: String,
    /// Its columns.
    pub columns: Vec<Column>,
    /// Its rows; those of one group stand together.
    pub rows: Vec<Row>,
}

/// One column.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Column {
    /// Its name for machines.
    pub key: &'static str,
    /// Its heading.
    pub title: String,
    /// Whether only machines are shown it.
    pub machine: bool,
}

/// One row.
#[derive(Clone, PartialEq, Debug)]
pub struct Row {
    /// The group's name for machines; empty where there are no groups.
    pub group: &'static str,
    /// The group's heading.
    pub heading: String,
    /// One cell a column.
    pub cells: Vec<Cell>,
}

/// One cell.
#[derive(Clone, PartialEq, Debug)]
pub enum Cell {
    /// Nothing to say.
    Empty,
    /// Words.
    Text(String),
    /// Words that lead to a page of the site.
    Link(String, Url),
    /// How many.
    Count(usize),
    /// A number with so many decimals, and what stands behind it.
    Number(Decimal, u32, &'static str),
}

impl Cell {
    /// A share in hundredths, to one decimal; nothing of nothing.
    pub fn share(part: usize, whole: usize) -> Cell {
        if whole == 0 {
            return Cell::Empty;
        }
        Cell::Number(Decimal::from(part) * Decimal::ONE_HUNDRED / Decimal::from(whole), 1, "%")
    }

    /// A link where there is a page, else the words alone.
    pub fn linked(label: String, url: Option<Url>) -> Cell {
        match url {
            Some(url) => Cell::Link(label, url),
            None => Cell::Text(label),
        }
    }

    /// As readers of a language see it.
    pub fn shown(&self, numerals: Numerals) -> String {
        match self {
            Cell::Empty => String::new(),
            Cell::Text(text) | Cell::Link(text, _) => text.clone(),
            Cell::Count(count) => numerals.exact(Decimal::from(*count)),
            Cell::Number(value, decimals, unit) => format!("{}{unit}", numerals.fixed(*value, *decimals)),
        }
    }

    /// Whether it is set to the right.
    pub fn is_number(&self) -> bool {
        matches!(self, Cell::Count(_) | Cell::Number(..))
    }

    fn csv(&self) -> csv::Cell<'_> {
        match self {
            Cell::Empty => csv::Cell::Empty,
            Cell::Text(text) | Cell::Link(text, _) => csv::Cell::text(Some(text)),
            Cell::Count(count) => csv::Cell::Number(Decimal::from(*count)),
            Cell::Number(value, decimals, _) => csv::Cell::Number(value.round_dp(*decimals)),
        }
    }

    fn json(&self) -> Value {
        match self {
            Cell::Empty => Value::Null,
            Cell::Text(text) | Cell::Link(text, _) => json!(text),
            Cell::Count(count) => json!(count),
            Cell::Number(value, decimals, _) => json!(plain(value.round_dp(*decimals))),
        }
    }
}

impl Table {
    /// The rows, with those of one group together: its heading, its rows.
    pub fn groups(&self) -> Vec<(&str, &[Row])> {
        let same = |a: &Row, b: &Row| a.group == b.group;
        self.rows.chunk_by(same).map(|rows| (rows.first().map_or("", |r| r.heading.as_str()), rows)).collect()
    }

    /// As a sheet: the machine's with the names of keys, the office's with headings.
    pub fn csv(&self, dialect: csv::Dialect) -> String {
        let grouped = self.rows.iter().any(|r| !r.group.is_empty());
        let pick = |machine, office| csv::Cell::text(Some(if dialect == csv::Dialect::Excel { office } else { machine }));
        let shown = |c: &&Column| !c.machine || dialect == csv::Dialect::Machine;
        let group = |machine, office| grouped.then(|| pick(machine, office)).into_iter();
        let head = self.columns.iter().filter(shown).map(|c| pick(c.key, &c.title));
        let row = |row| {
            let row: &Row = row;
            let cells = self.columns.iter().zip(&row.cells).filter(|(c, _)| shown(c)).map(|(_, cell)| cell.csv());
            group(row.group, &row.heading).chain(cells).collect()
        };
        let head = group("group", &self.grouping).chain(head).collect();
        let rows: Vec<Vec<csv::Cell<'_>>> = std::iter::once(head).chain(self.rows.iter().map(row)).collect();
        csv::write(&rows, dialect)
    }

    /// For machines.
    pub fn json(&self) -> Value {
        let row = |row: &Row| {
            let mut map = Map::new();
            if !row.group.is_empty() {
                map.insert("group".to_owned(), json!(row.group));
            }
            map.extend(self.columns.iter().zip(&row.cells).map(|(c, cell)| (c.key.to_owned(), cell.json())));
            Value::Object(map)
        };
        json!({ "report": self.name, "title": self.title, "rows": self.rows.iter().map(row).collect::<Vec<_>>() })
    }
}
