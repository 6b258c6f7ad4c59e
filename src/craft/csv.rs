//! Tables for machines, and for Vietnamese Excel, which wants semicolons,
//! decimal commas and a byte-order mark, and runs what looks like a formula.

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
pub enum Cell {
    /// Nothing.
    Empty,
    /// What someone wrote: never run as a formula.
    Text(String),
    /// A number.
    Number(Decimal),
}

impl Cell {
    /// Text, or nothing.
    pub fn text(text: Option<&str>) -> Cell {
        text.map_or(Cell::Empty, |t| Cell::Text(t.to_owned()))
    }

    /// A number written as machines do; anything else is text.
    pub fn number(text: Option<&str>) -> Cell {
        let Some(text) = text else { return Cell::Empty };
        Decimal::from_str_exact(text).map_or_else(|_| Cell::Text(text.to_owned()), Cell::Number)
    }
}

/// Writes a table, one line a row.
pub fn write(rows: &[Vec<Cell>], dialect: Dialect) -> String {
    let (mut text, separator) = match dialect {
        Dialect::Machine => (String::new(), ","),
        Dialect::Excel => ("\u{feff}".to_owned(), ";"),
    };
    for row in rows {
        let cells: Vec<String> = row.iter().map(|c| cell(c, dialect)).collect();
        text.push_str(&cells.join(separator));
        text.push_str("\r\n");
    }
    text
}

fn cell(cell: &Cell, dialect: Dialect) -> String {
    match cell {
        Cell::Empty => String::new(),
        Cell::Number(value) if dialect == Dialect::Excel => plain(*value).replace('.', ","),
        Cell::Number(value) => plain(*value),
        Cell::Text(text) => quoted(&guarded(text)),
    }
}

/// A text that a spreadsheet would run begins with an apostrophe instead; a number is none.
fn guarded(text: &str) -> String {
    let runs = text.starts_with(['=', '+', '-', '@', '\t', '\r']) && Decimal::from_str_exact(text).is_err();
    if runs { format!("'{text}") } else { text.to_owned() }
}

fn quoted(text: &str) -> String {
    let odd = text.contains(['"', ',', ';', '\n', '\r']) || text.trim() != text;
    if odd { format!("\"{}\"", text.replace('"', "\"\"")) } else { text.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_dialects() {
        let rows = [vec![
            Cell::Text("=1+1".to_owned()),
            Cell::Text("-5".to_owned()),
            Cell::Text("a;b \"c\"".to_owned()),
            Cell::Number(Decimal::new(5720, 2)),
            Cell::Empty,
        ]];
        assert_eq!(write(&rows, Dialect::Machine), "'=1+1,-5,\"a;b \"\"c\"\"\",57.2,\r\n");
        assert_eq!(write(&rows, Dialect::Excel), "\u{feff}'=1+1;-5;\"a;b \"\"c\"\"\";57,2;\r\n");
    }
}
