//! Where sentences end: at a full stop before a new beginning, and where a line is an item, a heading or a row.

use std::ops::Range;

/// More than any sentence has, in bytes: text without an end is cut there, so that reading it stays cheap.
const LONGEST: usize = 2_000;

/// The sentences of a text, in order and apart from each other.
pub fn sentences(text: &str) -> Vec<Range<usize>> {
    let (mut found, mut from, mut at) = (Vec::new(), 0, 0);
    for line in text.split_inclusive('\n') {
        if begins(line) {
            found.push(from..at);
            from = at;
        }
        for end in stops(line) {
            found.push(from..at + end);
            from = at + end;
        }
        at += line.len();
    }
    found.push(from..text.len());
    let mut found: Vec<Range<usize>> = found.into_iter().flat_map(|range| cut(text, range)).collect();
    found.retain(|range| !text[range.clone()].trim().is_empty());
    found
}

/// A sentence, or its stretches where it is too long: each ends between words if it can.
fn cut(text: &str, range: Range<usize>) -> Vec<Range<usize>> {
    let (mut found, mut from) = (Vec::new(), range.start);
    while range.end - from > LONGEST {
        let most = text.floor_char_boundary(from + LONGEST);
        let end = text[from..most].rfind(char::is_whitespace).filter(|at| *at > 0).map_or(most, |at| from + at);
        found.push(from..end);
        from = end;
    }
    found.push(from..range.end);
    found
}

/// Whether a line goes on with nothing: it is empty, a heading, an item or a row.
fn begins(line: &str) -> bool {
    let line = line.trim_start();
    let item = |line: &str| line.starts_with(['#', '|', '>', ':']) || ["- ", "* ", "+ "].iter().any(|m| line.starts_with(m));
    let numbered =
        || line.trim_start_matches(|c: char| c.is_ascii_digit()).starts_with(". ") && line.starts_with(char::is_numeric);
    line.is_empty() || item(line) || numbered()
}

/// The ends of sentences within a line, what closes them included: no lower-case letter comes after them.
fn stops(line: &str) -> Vec<usize> {
    let closed = |at: usize| line.len() - line[at..].trim_start_matches(['"', '”', '’', ')', '*', '_', ']']).len();
    let ends = |at: &usize| {
        let next = line[*at..].trim_start().trim_start_matches(['"', '“', '‘', '(', '*', '_', '[']);
        line[*at..].starts_with(char::is_whitespace) && !next.is_empty() && !next.starts_with(char::is_lowercase)
    };
    let marks = line.char_indices().filter(|(_, c)| matches!(c, '.' | '!' | '?' | '…'));
    marks.map(|(at, mark)| closed(at + mark.len_utf8())).filter(ends).collect()
}

#[cfg(test)]
mod tests {
    use super::sentences;

    #[test]
    fn where_sentences_end() {
        let table: [(&str, &[&str]); 6] = [
            ("Thu 1.786 tỷ đồng. Đạt 39,7%.", &["Thu 1.786 tỷ đồng.", "Đạt 39,7%."]),
            ("Một câu\nhai dòng.\n\nĐoạn hai.", &["Một câu\nhai dòng.", "Đoạn hai."]),
            ("- một\n- hai\n1. ba", &["- một", "- hai", "1. ba"]),
            ("| a | 1 |\n| b | 2 |", &["| a | 1 |", "| b | 2 |"]),
            ("Ông nói: “Được.” Rồi đi…", &["Ông nói: “Được.”", "Rồi đi…"]),
            ("v.v. và tr. 5 nhé", &["v.v. và tr.", "5 nhé"]),
        ];
        for (text, want) in table {
            let found: Vec<&str> = sentences(text).into_iter().map(|range| text[range].trim()).collect();
            assert_eq!(found, want, "{text}");
        }
    }

    #[test]
    fn endless_sentences_are_cut_between_words() {
        let text = "một hai ".repeat(1000);
        let found = sentences(&text);
        assert!(found.len() > 3 && found.iter().all(|range| range.len() <= super::LONGEST));
        assert_eq!(
            found.iter().map(|range| text[range.clone()].split(' ').filter(|w| !w.is_empty()).count()).sum::<usize>(),
            2000
        );
        assert!(found.iter().all(|range| text[range.clone()].split_whitespace().all(|word| ["một", "hai"].contains(&word))));
        assert_eq!(sentences(&"ả".repeat(5000)).len(), 8);
    }
}
