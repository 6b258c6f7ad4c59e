//! Makes a template ask for nothing that it is not given. Where a value is printed the
//! engine says so itself; in conditions and loops it takes what is absent for false. So
//! each such operand is passed through a filter that refuses what is not defined.
//!
//! Done for the templates that a site brings along: the built-in ones are held by tests.

use std::ops::Range;

/// The filter that refuses what is not defined.
pub const FILTER: &str = "known";
/// What stands behind an operand.
const BEHIND: &str = " | known)";

/// A template's own text, and the text that is rendered.
#[derive(Clone, Debug, Default)]
pub struct Strict {
    /// As it was written.
    pub source: String,
    /// With its operands held.
    pub text: String,
    /// The operands: where they stand in the source.
    operands: Vec<Range<usize>>,
}

impl Strict {
    /// The template as it is.
    pub fn plain(source: &str) -> Strict {
        Strict { source: source.to_owned(), text: source.to_owned(), operands: Vec::new() }
    }

    /// The template with every operand of its conditions and loops held.
    pub fn of(source: &str) -> Strict {
        let operands: Vec<Range<usize>> = tags(source).into_iter().flat_map(|tag| operands(source, tag)).collect();
        let mut text = String::with_capacity(source.len() + operands.len() * (BEHIND.len() + 1));
        let mut at = 0;
        for operand in &operands {
            text.push_str(&source[at..operand.start]);
            text.push('(');
            text.push_str(&source[operand.clone()]);
            text.push_str(BEHIND);
            at = operand.end;
        }
        text.push_str(&source[at..]);
        Strict { source: source.to_owned(), text, operands }
    }

    /// The stretch of the source that a stretch of the text came from; the whole operand
    /// where the stretch touches what was put around it.
    pub fn original(&self, range: &Range<usize>) -> Range<usize> {
        let mut added = 0;
        for operand in &self.operands {
            let (open, close) = (operand.start + added, operand.end + added + 1 + BEHIND.len());
            if range.end <= open {
                break;
            }
            let inside = range.start > open && range.end <= operand.end + added + 1;
            if range.start < close && !inside {
                return operand.clone();
            }
            added += if inside { 1 } else { 1 + BEHIND.len() };
            if inside {
                break;
            }
        }
        let back = |at: usize| at.saturating_sub(added).min(self.source.len());
        back(range.start)..back(range.end)
    }
}

/// The insides of all `{% … %}`, comments and raw text left out.
fn tags(source: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut at = 0;
    let mut raw = false;
    while let Some(step) = source[at..].find('{') {
        let start = at + step;
        let rest = &source[start..];
        if rest.starts_with("{#") && !raw {
            at = rest.find("#}").map_or(source.len(), |end| start + end + 2);
        } else if rest.starts_with("{%") {
            let end = closing(rest);
            let inside = start + 2..start + end;
            let word = source[inside.clone()].trim_start_matches('-').split_whitespace().next().unwrap_or_default();
            raw = if raw { word != "endraw" } else { word == "raw" };
            at = start + end;
            if !raw {
                found.push(inside);
            }
        } else {
            at = start + 1;
        }
    }
    found
}

/// Where a tag's `%}` stands; what it quotes does not end it.
fn closing(tag: &str) -> usize {
    let mut quote = None;
    for (at, letter) in tag.char_indices().skip(2) {
        match quote {
            Some(open) if letter == open => quote = None,
            Some(_) => {}
            None if matches!(letter, '"' | '\'' | '`') => quote = Some(letter),
            None if tag[at..].starts_with("%}") => return at,
            None => {}
        }
    }
    tag.len()
}

/// The operands of one tag, if it decides or repeats.
fn operands(source: &str, tag: Range<usize>) -> Vec<Range<usize>> {
    let text = &source[tag.clone()];
    let body = text.trim_start_matches('-').trim_start();
    let Some((word, rest)) = body.split_once(char::is_whitespace) else { return Vec::new() };
    let expression = match word {
        "if" | "elif" => rest,
        "for" => rest.split_once(" in ").map_or("", |(_, items)| items),
        _ => "",
    };
    let from = tag.end - expression.len();
    paths(expression).into_iter().map(|path| from + path.start..from + path.end).collect()
}

/// Words of the language that name nothing.
const RESERVED: [&str; 15] =
    ["and", "or", "not", "is", "in", "if", "else", "true", "True", "false", "False", "none", "None", "null", "loop"];

/// Variables with what is taken from them, in an expression: `page.role`, `a[0].b`.
fn paths(expression: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut at = 0;
    // What stands before: a filter's or test's name is no variable.
    let mut before = "";
    while let Some(letter) = expression[at..].chars().next() {
        let rest = &expression[at..];
        let length = match letter {
            '"' | '\'' | '`' => rest[1..].find(letter).map_or(rest.len(), |end| end + 2),
            _ if letter.is_alphabetic() || letter == '_' => path(rest),
            _ if letter.is_numeric() => rest.find(|c: char| !c.is_alphanumeric() && c != '.').unwrap_or(rest.len()),
            _ => letter.len_utf8(),
        };
        let piece = &rest[..length];
        let named = letter.is_alphabetic() || letter == '_';
        let is_name = matches!(before, "|" | "is" | "is not");
        if named && !RESERVED.contains(&piece) && !is_name && is_asked(&rest[length..]) && !piece.contains('?') {
            found.push(at..at + length);
        }
        if !piece.trim().is_empty() {
            before = if before == "is" && piece == "not" { "is not" } else { piece };
        }
        at += length;
    }
    found
}

/// How long a variable is with all that is taken from it.
fn path(rest: &str) -> usize {
    let word = |text: &str| text.find(|c: char| !c.is_alphanumeric() && c != '_').unwrap_or(text.len());
    let mut at = word(rest);
    loop {
        let tail = &rest[at..];
        let dots = if tail.starts_with("?.") { 2 } else { usize::from(tail.starts_with('.')) };
        if dots > 0 && word(&tail[dots..]) > 0 {
            at += dots + word(&tail[dots..]);
        } else if let Some(close) = tail.find(']').filter(|_| tail.starts_with('[')) {
            at += close + 1;
        } else {
            return at;
        }
    }
}

/// Whether an operand's value is wanted: no call, no named argument, no question whether it is defined.
fn is_asked(after: &str) -> bool {
    let after = after.trim_start();
    let named = after.starts_with('=') && !after.starts_with("==");
    let filter = after.strip_prefix('|').is_some_and(|filter| filter.trim_start().starts_with("default"));
    let test = after.strip_prefix("is ").map(str::trim_start).map(|test| test.strip_prefix("not ").unwrap_or(test).trim_start());
    let defined = test.is_some_and(|test| test.starts_with("defined") || test.starts_with("undefined"));
    !after.starts_with('(') && !named && !filter && !defined
}

#[cfg(test)]
mod tests {
    use super::Strict;

    #[test]
    fn operands_of_conditions_and_loops_are_held() {
        let table = [
            ("{% if a %}", "a"),
            ("{%- if not a.b and c[0].d == 'e f' %}{% elif x|length > 3 -%}", "a.b c[0].d x"),
            ("{% for k, v in page.rows %}{% for x in f(a=b) %}", "page.rows b"),
            ("{% if a is defined and b is not undefined or c | default(value=d) %}", "d"),
            ("{% if a is string or \"%} b\" in c or true or 1.5 < e %}", "a c e"),
            ("{# {% if a %} #}{% raw %}{% if a %}{% endraw %}{{ a }}{% set x = a %}{% if", ""),
            ("{% if loop.last or a?.b %}", "loop.last"),
        ];
        for (source, expected) in table {
            let strict = Strict::of(source);
            let found: Vec<&str> = strict.operands.iter().map(|o| &source[o.clone()]).collect();
            assert_eq!(found.join(" "), expected, "{source}");
            assert_eq!(strict.text.replace(" | known)", "").len(), source.len() + found.len(), "{source}");
        }
    }

    #[test]
    fn places_lead_back() {
        let strict = Strict::of("x {% if ab.c %}{{ de }}{% if f %}g");
        assert_eq!(strict.text, "x {% if (ab.c | known) %}{{ de }}{% if (f | known) %}g");
        for (stretch, original) in [("x", "x"), ("ab.c", "ab.c"), ("known", "ab.c"), ("de", "de"), ("f | known", "f"), ("g", "g")]
        {
            let at = strict.text.rfind(stretch).filter(|_| stretch != "known").or_else(|| strict.text.find(stretch)).unwrap_or(0);
            assert_eq!(&strict.source[strict.original(&(at..at + stretch.len()))], original, "{stretch}");
        }
    }

    proptest::proptest! {
        #[test]
        fn any_template_is_held(source in "(\\{%|%\\}|-|\\{\\{|\\}\\}|\\{#|#\\}| if | elif | for | in | raw |endraw|ạ|a\\.b|\\[|\\]|\"|'|\\||is |not |and |=|\\(|\\?\\.|\n| ){0,24}") {
            let strict = Strict::of(&source);
            for (from, _) in strict.text.char_indices() {
                let original = strict.original(&(from..strict.text.len()));
                assert!(original.start <= source.len() && original.end <= source.len());
            }
        }
    }
}
