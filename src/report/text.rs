//! Tables for the terminal: columns as wide as their widest cell, numbers to the
//! right, the longest text folded.

use crate::craft::numerals::Numerals;
use crate::report::table::{Row, Table};

/// No column is wider than this; a longer text goes on below.
const WIDE: usize = 44;

/// A table in lines.
pub fn lines(table: &Table, numerals: Numerals) -> Vec<String> {
    let mut lines = vec![table.title.to_uppercase(), String::new()];
    if table.rows.is_empty() {
        lines.extend([table.note.clone(), String::new()]);
        return lines;
    }
    let shown: Vec<usize> = (0..table.columns.len()).filter(|at| !table.columns[*at].machine).collect();
    let right: Vec<bool> = shown.iter().map(|at| table.rows.iter().any(|r| r.cells[*at].is_number())).collect();
    let heads: Vec<String> = shown.iter().map(|at| table.columns[*at].title.clone()).collect();
    let texts = |row: &Row| shown.iter().map(|at| row.cells[*at].shown(numerals)).collect::<Vec<String>>();
    let widest = |at: usize| {
        let cells = table.rows.iter().map(|r| length(&texts(r)[at]));
        cells.chain([length(&heads[at])]).max().unwrap_or_default().min(WIDE)
    };
    let widths: Vec<usize> = (0..shown.len()).map(widest).collect();
    lines.extend(laid(&heads, &widths, &right));
    lines.push("─".repeat(widths.iter().sum::<usize>() + 2 * widths.len().saturating_sub(1)));
    for (heading, rows) in table.groups() {
        lines.extend((!heading.is_empty()).then(|| format!("[{heading}]")));
        lines.extend(rows.iter().flat_map(|r| laid(&texts(r), &widths, &right)));
    }
    lines.extend([String::new(), table.note.clone(), String::new()]);
    lines
}

/// One row: as many lines as its longest text needs.
fn laid(cells: &[String], widths: &[usize], right: &[bool]) -> Vec<String> {
    let folded: Vec<Vec<String>> = cells.iter().zip(widths).map(|(cell, width)| fold(cell, *width)).collect();
    let height = folded.iter().map(Vec::len).max().unwrap_or_default();
    let line = |at: usize| {
        let cells = folded.iter().zip(widths).zip(right).map(|((lines, width), right)| {
            let text = lines.get(at).map_or("", String::as_str);
            let gap = " ".repeat(width.saturating_sub(length(text)));
            if *right { format!("{gap}{text}") } else { format!("{text}{gap}") }
        });
        cells.collect::<Vec<_>>().join("  ").trim_end().to_owned()
    };
    (0..height).map(line).collect()
}

/// Breaks a text between words; a word that is wider stands out.
fn fold(text: &str, width: usize) -> Vec<String> {
    let mut lines: Vec<String> = vec![String::new()];
    for word in text.split(' ') {
        let last = lines.last_mut();
        match last {
            Some(line) if line.is_empty() => line.push_str(word),
            Some(line) if length(line) + 1 + length(word) <= width => line.push_str(&format!(" {word}")),
            _ => lines.push(word.to_owned()),
        }
    }
    lines
}

/// Letters as they stand on a terminal; text is in NFC, so each is one.
fn length(text: &str) -> usize {
    text.chars().count()
}

#[cfg(test)]
mod tests {
    use super::{Numerals, lines};
    use crate::report::table::{Cell, Column, Row, Table};

    #[test]
    fn numbers_stand_to_the_right_and_long_texts_are_folded() {
        let column = |key, title: &str, machine| Column { key, title: title.to_owned(), machine };
        let row = |group, name: &str, count| Row {
            group,
            heading: "Nhóm".to_owned(),
            cells: vec![Cell::Text("ma".to_owned()), Cell::Text(name.to_owned()), Cell::Count(count)],
        };
        let table = Table {
            name: "counts",
            title: "Số".to_owned(),
            note: "Hết.".to_owned(),
            grouping: String::new(),
            columns: vec![column("id", "mã", true), column("name", "Tên", false), column("n", "Số", false)],
            rows: vec![row("a", "Đăk Hà", 1200), row("a", &"một hai ba bốn ".repeat(4), 3)],
        };
        let expected = "SỐ\n\nTên                                              Số\n\
            ───────────────────────────────────────────────────\n[Nhóm]\nĐăk Hà                                        1.200\n\
            một hai ba bốn một hai ba bốn một hai ba bốn      3\nmột hai ba bốn\n\nHết.\n";
        assert_eq!(lines(&table, Numerals::of("vi")).join("\n"), expected);
    }
}
