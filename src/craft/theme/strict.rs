//! Makes a template ask for nothing that it is not given, and end. Where a lone value
//! is printed the engine says so itself; elsewhere it takes what is absent for false or
//! for nothing, and it repeats as often as it is told. So each variable is passed through
//! a filter that refuses what is not defined, and what a loop goes through is counted.
//!
//! Done for the templates that a site brings along: the built-in ones are held by tests.

use std::ops::Range;

/// The filter that refuses what is not defined.
pub const KNOWN: &str = "known";
/// The filter that counts, too, what a loop goes through.
pub const EACH: &str = "each";

/// A stretch of the source that is passed through a filter.
#[derive(Clone, PartialEq, Eq, Debug)]
struct Held {
    at: Range<usize>,
    behind: &'static str,
}

impl Held {
    fn known(at: Range<usize>) -> Held {
        Held { at, behind: " | known)" }
    }

    fn each(at: Range<usize>) -> Held {
        Held { at, behind: " | each)" }
    }
}

/// A template's own text, and the text that is rendered.
#[derive(Clone, Debug, Default)]
pub struct Strict {
    /// As it was written.
    pub source: String,
    /// With its operands held.
    pub text: String,
    /// Whether it is as it is built in.
    pub built_in: bool,
    /// What was put in, in order: where in the source, how long, and around which stretch of it.
    added: Vec<(usize, usize, Range<usize>)>,
}

impl Strict {
    /// A template as it is built in: nothing in it need be held.
    pub fn plain(source: &str) -> Strict {
        Strict { source: source.to_owned(), text: source.to_owned(), built_in: true, added: Vec::new() }
    }

    /// The template with every variable held that its tags look at.
    pub fn of(source: &str) -> Strict {
        let mut pieces: Vec<(usize, &str, Range<usize>)> = Vec::new();
        for held in tags(source).into_iter().flat_map(|tag| operands(source, tag)) {
            // What stands around another comes first: it opens before it and closes behind it.
            let open = pieces.iter().position(|(at, ..)| *at > held.at.start).unwrap_or(pieces.len());
            pieces.insert(open, (held.at.start, "(", held.at.clone()));
            let close = pieces.iter().skip(open + 1).position(|(at, ..)| *at >= held.at.end);
            pieces.insert(close.map_or(pieces.len(), |at| open + 1 + at), (held.at.end, held.behind, held.at));
        }
        let mut text = String::with_capacity(source.len() + pieces.iter().map(|(_, piece, _)| piece.len()).sum::<usize>());
        let mut from = 0;
        for (at, piece, _) in &pieces {
            text.push_str(&source[from..*at]);
            text.push_str(piece);
            from = *at;
        }
        text.push_str(&source[from..]);
        let added = pieces.into_iter().map(|(at, piece, around)| (at, piece.len(), around)).collect();
        Strict { source: source.to_owned(), text, built_in: false, added }
    }

    /// The stretch of the source that a stretch of the text came from; the whole operand
    /// where the stretch touches what was put around it.
    pub fn original(&self, range: &Range<usize>) -> Range<usize> {
        let (mut before, mut until) = (0, 0);
        for (at, length, around) in &self.added {
            let here = at + before..at + before + length;
            if range.start < here.end && here.start < range.end.max(range.start + 1) {
                return around.clone();
            }
            before += length;
            if here.end <= range.start {
                until = before;
            }
        }
        let back = |at: usize| at.saturating_sub(until).min(self.source.len());
        back(range.start)..back(range.end)
    }
}

impl Strict {
    /// The offset in the source of a line and column of the text, both counted from 1.
    pub fn original_at(&self, line: usize, column: usize) -> usize {
        let start: usize = self.text.split_inclusive('\n').take(line.saturating_sub(1)).map(str::len).sum();
        let rest = self.text.get(start..).unwrap_or_default();
        let at = start + rest.chars().take(column.saturating_sub(1)).map(char::len_utf8).sum::<usize>();
        self.original(&(at..at + 1)).start
    }
}

/// Where a tag begins that is still open at an offset.
pub fn open_tag(source: &str, offset: usize) -> Option<usize> {
    let before = source.get(..offset)?;
    let open = before.rfind("{{").max(before.rfind("{%"))?;
    let rest = &before[open..];
    (!rest.contains("}}") && !rest.contains("%}")).then_some(open)
}

/// The insides of all `{% … %}` and `{{ … }}`, comments and raw text left out.
pub(super) fn tags(source: &str) -> Vec<(Tag, Range<usize>)> {
    let mut found = Vec::new();
    let mut at = 0;
    let mut raw = false;
    while let Some(step) = source[at..].find('{') {
        let start = at + step;
        let rest = &source[start..];
        if rest.starts_with("{#") && !raw {
            at = rest.find("#}").map_or(source.len(), |end| start + end + 2);
        } else if rest.starts_with("{%") {
            let inside = start + 2..start + closing(rest, "%}");
            let word = source[inside.clone()].trim_start_matches('-').split_whitespace().next().unwrap_or_default();
            let was_raw = raw;
            raw = if raw { word != "endraw" } else { word == "raw" };
            at = inside.end;
            if !was_raw && !raw {
                found.push((Tag::Statement, inside));
            }
        } else if rest.starts_with("{{") && !raw {
            let inside = start + 2..start + closing(rest, "}}");
            at = inside.end;
            found.push((Tag::Printed, inside));
        } else {
            at = start + 1;
        }
    }
    found
}

/// What a tag does.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Tag {
    /// `{{ … }}`
    Printed,
    /// `{% … %}`
    Statement,
}

/// Where a tag's end stands; what it quotes does not end it.
fn closing(tag: &str, end: &str) -> usize {
    let mut quote = None;
    for (at, letter) in tag.char_indices().skip(2) {
        match quote {
            Some(open) if letter == open => quote = None,
            Some(_) => {}
            None if matches!(letter, '"' | '\'' | '`') => quote = Some(letter),
            None if tag[at..].starts_with(end) => return at,
            None => {}
        }
    }
    tag.len()
}

/// What one tag looks at, the outer before the inner.
fn operands(source: &str, (tag, inside): (Tag, Range<usize>)) -> Vec<Held> {
    let text = &source[inside.clone()];
    let body = text.trim_start_matches('-').trim_start();
    if tag == Tag::Printed {
        return printed(body, inside.end);
    }
    let Some((word, rest)) = body.split_once(char::is_whitespace) else { return Vec::new() };
    let expression = match word {
        "if" | "elif" => rest,
        "for" => rest.split_once(" in ").map_or("", |(_, items)| items),
        "set" | "set_global" => rest.split_once('=').map_or("", |(_, value)| value),
        _ => "",
    };
    let from = inside.end - expression.len();
    let mut found: Vec<Held> = paths(expression).into_iter().map(|p| Held::known(from + p.start..from + p.end)).collect();
    if word == "for" {
        let whole = expression.trim_end_matches('-').trim_end();
        let whole = from + expression.len() - expression.trim_start().len()..from + whole.len();
        if found.len() == 1 && found[0].at == whole {
            found.clear();
        }
        if !whole.is_empty() {
            found.insert(0, Held::each(whole));
        }
    }
    found
}

/// The variables of what is printed; a lone one the engine looks at itself.
fn printed(body: &str, end: usize) -> Vec<Held> {
    let lone = body.trim_end_matches('-').trim_end();
    let is_component = body.starts_with('<');
    let from = end - body.len();
    let found = if is_component { Vec::new() } else { paths(body) };
    let is_lone = |p: &Range<usize>| p.start == 0 && p.end == lone.len();
    found.into_iter().filter(|p| !is_lone(p)).map(|p| Held::known(from + p.start..from + p.end)).collect()
}

/// Words of the language that name nothing.
const RESERVED: [&str; 15] =
    ["and", "or", "not", "is", "in", "if", "else", "true", "True", "false", "False", "none", "None", "null", "loop"];

/// Variables with what is taken from them, in an expression: `page.role`, `a[0].b`.
pub(super) fn paths(expression: &str) -> Vec<Range<usize>> {
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
    fn what_tags_look_at_is_held() {
        let table = [
            ("{% if a %}", "{% if (a | known) %}"),
            ("{%- if not a.b and c[0].d == 'e f' %}", "{%- if not (a.b | known) and (c[0].d | known) == 'e f' %}"),
            ("{% elif x|length > 3 -%}", "{% elif (x | known)|length > 3 -%}"),
            ("{% for k, v in page.rows -%}", "{% for k, v in (page.rows | each) -%}"),
            ("{% for x in f(a=b) %}", "{% for x in (f(a=(b | known)) | each) %}"),
            ("{% for x in a | reverse %}", "{% for x in ((a | known) | reverse | each) %}"),
            (
                "{% if a is defined and b is not undefined or c | default(value=d) %}",
                "{% if a is defined and b is not undefined or c | default(value=(d | known)) %}",
            ),
            (
                "{% if a is string or \"%} b\" in c or true or 1.5 < e %}",
                "{% if (a | known) is string or \"%} b\" in (c | known) or true or 1.5 < (e | known) %}",
            ),
            (
                "{# {% if a %} #}{% raw %}{% if a %}{{ a ~ b }}{% endraw %}{% if",
                "{# {% if a %} #}{% raw %}{% if a %}{{ a ~ b }}{% endraw %}{% if",
            ),
            ("{% set x = a.b ~ 'c' %}{% set x %}", "{% set x = (a.b | known) ~ 'c' %}{% set x %}"),
            ("{{ a.b }}{{- c -}}{{ a ~ b }}", "{{ a.b }}{{- c -}}{{ (a | known) ~ (b | known) }}"),
            ("{{ a | safe }}{{ super() }}{{<b c={d} />}}", "{{ (a | known) | safe }}{{ super() }}{{<b c={d} />}}"),
            ("{% if loop.last or a?.b %}", "{% if (loop.last | known) or a?.b %}"),
        ];
        for (source, expected) in table {
            assert_eq!(Strict::of(source).text, expected);
        }
    }

    #[test]
    fn places_lead_back() {
        let strict = Strict::of("x {% for a in b | c %}{{ de }}{% if f %}g");
        assert_eq!(strict.text, "x {% for a in ((b | known) | c | each) %}{{ de }}{% if (f | known) %}g");
        let stretches =
            [("x", "x"), ("b", "b"), ("known", "b"), ("| c", "| c"), ("each", "b | c"), ("de", "de"), ("f", "f"), ("g", "g")];
        for (stretch, original) in stretches {
            let at =
                if stretch == "f" { strict.text.rfind("(f").unwrap_or(0) + 1 } else { strict.text.find(stretch).unwrap_or(0) };
            assert_eq!(&strict.source[strict.original(&(at..at + stretch.len()))], original, "{stretch}");
        }
    }

    proptest::proptest! {
        #[test]
        fn any_template_is_held(source in "(\\{%|%\\}|-|\\{\\{|\\}\\}|\\{#|#\\}| if | elif | for | in | set |raw |endraw|ạ|a\\.b|\\[|\\]|\"|'|\\||is |not |and |=|\\(|\\?\\.|\n| ){0,24}") {
            let strict = Strict::of(&source);
            for (from, _) in strict.text.char_indices() {
                let original = strict.original(&(from..strict.text.len()));
                assert!(original.start <= source.len() && original.end <= source.len());
            }
        }
    }
}
