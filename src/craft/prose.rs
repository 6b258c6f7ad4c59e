//! Where in a text people wrote words: everything but code, addresses, tags and
//! attributes. It reads Markdown as loosely as damaged text demands, and plain text too.

use std::ops::Range;

use unicode_normalization::char::is_combining_mark;

/// A stretch between white space that a reader reads, with its place in the text.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Token<'a> {
    /// Where it begins, in bytes.
    pub offset: usize,
    /// Its text, punctuation included.
    pub text: &'a str,
}

/// How far, in bytes, a tag, an attribute or a span of code may go on.
const REACH: usize = 4_000;

/// All tokens of prose, in order.
pub fn tokens(text: &str) -> Vec<Token<'_>> {
    let mut found = Vec::new();
    let mut from = 0;
    for skip in marked(text) {
        push_tokens(text, from..skip.start, &mut found);
        from = skip.end;
    }
    push_tokens(text, from..text.len(), &mut found);
    found
}

/// Words with their places; a hyphen parts, an apostrophe does not.
pub fn words(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let inside = |c: char| c.is_alphanumeric() || is_combining_mark(c) || matches!(c, '\'' | '’');
    text.split(move |c| !inside(c))
        .filter(|word| !word.is_empty())
        .map(|word| (word.as_ptr() as usize - text.as_ptr() as usize, word))
}

fn push_tokens<'a>(text: &'a str, range: Range<usize>, found: &mut Vec<Token<'a>>) {
    let Some(stretch) = text.get(range.clone()) else { return };
    let mut from = 0;
    for part in stretch.split_inclusive(char::is_whitespace) {
        let token = part.trim_end();
        if !token.is_empty() && !is_address(token) {
            found.push(Token { offset: range.start + from, text: token });
        }
        from += part.len();
    }
}

/// Whether a token is an address, a path, a file's name, an id, or a name in code.
fn is_address(token: &str) -> bool {
    if token.contains("://") || token.contains("www.") || token.contains(['@', '_', '\\']) {
        return true;
    }
    let inner = token.trim_matches(|c: char| !c.is_alphanumeric());
    let dotted = |(left, right): (&str, &str)| {
        left.ends_with(|c: char| c.is_ascii_alphanumeric()) && right.starts_with(|c: char| c.is_ascii_lowercase())
    };
    let slug = inner.matches('-').count() > 1 && !inner.contains(|c: char| c.is_ascii_uppercase());
    inner.is_ascii() && (slug || inner.split_once('.').is_some_and(dotted) || inner.matches('/').count() > 2)
}

/// Stretches that are no prose, in order and apart from each other.
fn marked(text: &str) -> Vec<Range<usize>> {
    let mut found: Vec<Range<usize>> = Vec::new();
    let mut at = 0;
    while let Some(step) = text[at..].find(['`', '~', '<', ']', '[', '{', '&']) {
        at += step;
        let rest = near(&text[at..]);
        let length = match rest.as_bytes()[0] {
            b'`' | b'~' => code(text, at),
            b'<' if rest.starts_with("<!--") => text[at..].find("-->").map_or(text.len() - at, |end| end + 3),
            b'<' => tag(rest),
            b']' => destination(rest),
            b'[' => other_language(rest),
            b'{' => attributes(rest),
            _ => entity(rest),
        };
        if length > 0 {
            found.push(at..at + length);
        }
        // Ticks that close nothing are text, all of them: stepping over them keeps this linear.
        let ticks = rest.len() - rest.trim_start_matches(['`', '~']).len();
        at += length.max(ticks).max(1);
    }
    found
}

/// As far as marks may reach that a line or a paragraph closes: hostile text must not make reading slow.
fn near(rest: &str) -> &str {
    &rest[..rest.floor_char_boundary(REACH)]
}

/// A fenced block to its closing fence or the end; a span to its closing ticks in the paragraph.
fn code(text: &str, at: usize) -> usize {
    let rest = &text[at..];
    let tick = &rest[..1];
    let ticks = rest.len() - rest.trim_start_matches(tick).len();
    let fence = &rest[..ticks];
    let before = text[..at].trim_end_matches([' ', '>']);
    if ticks >= 3 && (before.is_empty() || before.ends_with('\n')) {
        return rest[ticks..].find(&format!("\n{fence}")).map_or(rest.len(), |end| ticks + end + 1 + ticks);
    }
    if tick == "~" {
        return 0;
    }
    let rest = near(rest);
    let paragraph = rest.find("\n\n").map_or(rest, |end| &rest[..end]);
    let ticks = ticks.min(paragraph.len());
    paragraph[ticks..].find(&fence[..ticks]).map_or(0, |end| ticks + end + ticks)
}

/// `<p class="…">`, `</p>`, `<https://…>`; "<Học tập=" is none.
fn tag(rest: &str) -> usize {
    let name = rest[1..].trim_start_matches('/');
    let after = name.trim_start_matches(|c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | ':' | '@' | '.' | '+'));
    let named = name.starts_with(|c: char| c.is_ascii_alphabetic());
    let end = rest[1..].find(['<', '>']).filter(|end| rest.as_bytes()[end + 1] == b'>');
    match end {
        Some(end) if named && after.starts_with(['>', '/', ' ', '\n', '?', '#']) => end + 2,
        _ => 0,
    }
}

/// `](address)` and the rest of a definition, `]: address`.
fn destination(rest: &str) -> usize {
    if let Some(inner) = rest.strip_prefix("](") {
        let line = inner.lines().next().unwrap_or(inner);
        // One letter to look for is much faster than two, over text that is all brackets.
        let Some(close) = line.find(')') else { return 0 };
        return 2 + line[..close].find(' ').unwrap_or(close);
    }
    let line = rest.lines().next().unwrap_or(rest);
    line.strip_prefix("]: ").map_or(0, |rest| rest.find(' ').map_or(line.len(), |end| 3 + end))
}

/// `[words]{lang=bdq}`: words of another language, with their attribute.
fn other_language(rest: &str) -> usize {
    let Some(close) = rest.find(']') else { return 0 };
    let after = &rest[close + 1..];
    let foreign = after.starts_with("{lang=") && !after.starts_with("{lang=vi}");
    match after.find('}') {
        Some(end) if foreign => close + 1 + end + 1,
        _ => 0,
    }
}

/// `{#id .class key=value}`, `{{ … }}`.
fn attributes(rest: &str) -> usize {
    let line = rest.lines().next().unwrap_or(rest);
    let Some(end) = line.find('}') else { return 0 };
    let inner = &line[1..end];
    if inner.starts_with(['#', '.', '{', '%']) || inner.contains('=') { end + 1 } else { 0 }
}

/// `&nbsp;`, `&#160;`.
fn entity(rest: &str) -> usize {
    let name = rest[1..].trim_start_matches(|c: char| c.is_ascii_alphanumeric() || c == '#');
    let length = rest.len() - name.len();
    if length > 1 && length < 12 && name.starts_with(';') { length + 1 } else { 0 }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_prose() {
        let table = [
            ("Thi đua `hknh vk` nhé", "Thi đua nhé"),
            ("a\n```rust\nhknh\n```\nb", "a b"),
            ("~~~\nhknh", ""),
            ("a `b c", "a `b c"),
            ("xem [tin](https://a.vn/hknh \"đầu đề\") này", "xem [tin \"đầu đề\") này"),
            ("[a]: /hknh/b\nc", "[a c"),
            ("<p class=\"hknh\">Chào</p> <!-- vk -->", "Chào"),
            ("<https://a.vn> <Học tập= <Đoàn kết=", "<Học tập= <Đoàn kết="),
            ("nói [brôi hknh]{lang=bdq} rồi [thôi]{lang=vi}", "nói rồi [thôi]"),
            ("# Đầu đề {#hknh .vk}", "# Đầu đề"),
            ("10&nbsp;km a@b.vn kontum.gov.vn ảnh.jpg src/a/b/c tep_tin qd-vk-2023", "10 km ảnh.jpg"),
            ("&&; <> ` [ ] { } ~", "&&; <> ` [ ] { } ~"),
        ];
        for (text, prose) in table {
            let words: Vec<&str> = tokens(text).iter().map(|token| token.text).collect();
            assert_eq!(words.join(" "), prose, "{text}");
            for token in tokens(text) {
                assert!(text[token.offset..].starts_with(token.text), "{text}");
            }
        }
    }
}
