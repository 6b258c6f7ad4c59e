//! Tables for machines, and for Vietnamese Excel, which wants semicolons,
//! decimal commas and a byte-order mark, and runs what looks like a formula.

use std::borrow::Cow;

use rust_decimal::Decimal;

use crate::craft::numerals::plain;

/// For whom a table is written.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Dialect {
    /// Comma between cells, dot in numbers.
    Machine,
    /// Semicolon between cells, comma in numbers, a byte-order mark.
    Excel,
}

/// One cell.
#[derive(Clone, PartialEq, Debug)]
pub enum Cell<'a> {
    /// Nothing.
    Empty,
    /// What someone wrote: never run as a formula.
    Text(Cow<'a, str>),
    /// A number.
    Number(Decimal),
}

impl<'a> Cell<'a> {
    /// Text, or nothing.
    pub fn text(text: Option<&'a str>) -> Cell<'a> {
        text.map_or(Cell::Empty, |t| Cell::Text(Cow::Borrowed(t)))
    }

    /// A number written as machines do; anything else is text.
    pub fn number(text: Option<&'a str>) -> Cell<'a> {
        let Some(text) = text else { return Cell::Empty };
        Decimal::from_str_exact(text).map_or_else(|_| Cell::Text(Cow::Borrowed(text)), Cell::Number)
    }
}

/// A table being written, one line a row.
pub struct Sheet {
    dialect: Dialect,
    text: String,
}

/// The first cells of some rows, written once.
pub struct Cells(String);

impl Sheet {
    /// An empty one, for about so many bytes.
    pub fn new(dialect: Dialect, bytes: usize) -> Sheet {
        let mut text = String::with_capacity(bytes);
        text.push_str(if dialect == Dialect::Excel { "\u{feff}" } else { "" });
        Sheet { dialect, text }
    }

    /// A row.
    pub fn row<'c>(&mut self, cells: impl IntoIterator<Item = Cell<'c>>) {
        self.after(&Cells(String::new()), cells);
    }

    /// Cells with which several rows begin.
    pub fn cells<'c>(&self, cells: impl IntoIterator<Item = Cell<'c>>) -> Cells {
        let mut text = String::new();
        for cell in cells {
            self.write(&mut text, &cell);
            text.push(self.separator());
        }
        Cells(text)
    }

    /// A row that begins with those cells.
    pub fn after<'c>(&mut self, first: &Cells, cells: impl IntoIterator<Item = Cell<'c>>) {
        let mut text = std::mem::take(&mut self.text);
        text.push_str(&first.0);
        for (at, cell) in cells.into_iter().enumerate() {
            if at > 0 {
                text.push(self.separator());
            }
            self.write(&mut text, &cell);
        }
        text.push_str("\r\n");
        self.text = text;
    }

    /// The whole table.
    pub fn finish(self) -> String {
        self.text
    }

    fn separator(&self) -> char {
        if self.dialect == Dialect::Excel { ';' } else { ',' }
    }

    fn write(&self, text: &mut String, cell: &Cell<'_>) {
        match cell {
            Cell::Empty => {}
            Cell::Number(value) if self.dialect == Dialect::Excel && value.scale() > 0 => {
                text.push_str(&plain(*value).replace('.', ","));
            }
            Cell::Number(value) => text.push_str(&plain(*value)),
            Cell::Text(said) => write_text(text, said),
        }
    }
}

/// Writes a table, one line a row.
pub fn write(rows: &[Vec<Cell<'_>>], dialect: Dialect) -> String {
    let mut sheet = Sheet::new(dialect, 0);
    for row in rows {
        sheet.row(row.iter().cloned());
    }
    sheet.finish()
}

/// A text that a spreadsheet would run begins with an apostrophe instead; a number is none.
fn write_text(to: &mut String, text: &str) {
    let runs = text.starts_with(['=', '+', '-', '@', '\t', '\r']) && Decimal::from_str_exact(text).is_err();
    let guard = if runs { "'" } else { "" };
    let odd = text.contains(['"', ',', ';', '\n', '\r']) || text.trim_end() != text || !runs && text.trim_start() != text;
    if odd {
        to.extend(["\"", guard, &text.replace('"', "\"\""), "\""]);
    } else {
        to.extend([guard, text]);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_dialects() {
        let rows = [vec![
            Cell::text(Some("=1+1")),
            Cell::text(Some("-5")),
            Cell::text(Some("a;b \"c\"")),
            Cell::Number(Decimal::new(5720, 2)),
            Cell::Empty,
        ]];
        assert_eq!(write(&rows, Dialect::Machine), "'=1+1,-5,\"a;b \"\"c\"\"\",57.2,\r\n");
        assert_eq!(write(&rows, Dialect::Excel), "\u{feff}'=1+1;-5;\"a;b \"\"c\"\"\";57,2;\r\n");
    }

    #[test]
    fn rows_may_begin_alike() {
        let mut sheet = Sheet::new(Dialect::Machine, 0);
        let first = sheet.cells([Cell::text(Some("a, b"))]);
        sheet.after(&first, [Cell::Number(Decimal::ONE), Cell::Empty]);
        sheet.after(&first, [Cell::Number(Decimal::TWO), Cell::Empty]);
        assert_eq!(sheet.finish(), "\"a, b\",1,\r\n\"a, b\",2,\r\n");
    }
}
