//! Where in a text people wrote words: everything but code, addresses, tags and
//! attributes. It reads Markdown as loosely as damaged text demands, and plain text too.

use std::ops::Range;

/// A stretch between white space that a reader reads, with its place in the text.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Token<'a> {
    /// Where it begins, in bytes.
    pub offset: usize,
    /// Its text, punctuation included.
    pub text: &'a str,
}

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

/// Whether a token is an address, a path, a file's name, or a name in code.
fn is_address(token: &str) -> bool {
    if token.contains("://") || token.contains("www.") || token.contains(['@', '_', '\\']) {
        return true;
    }
    let inner = token.trim_matches(|c: char| !c.is_alphanumeric());
    let dotted = |(left, right): (&str, &str)| {
        left.ends_with(|c: char| c.is_ascii_alphanumeric()) && right.starts_with(|c: char| c.is_ascii_lowercase())
    };
    inner.is_ascii() && (inner.split_once('.').is_some_and(dotted) || inner.matches('/').count() > 2)
}

/// Stretches that are no prose, in order and apart from each other.
fn marked(text: &str) -> Vec<Range<usize>> {
    let mut found: Vec<Range<usize>> = Vec::new();
    let mut at = 0;
    while let Some(step) = text[at..].find(['`', '~', '<', ']', '[', '{', '&']) {
        at += step;
        let rest = &text[at..];
        let length = match rest.as_bytes()[0] {
            b'`' | b'~' => code(text, at),
            b'<' => tag(rest),
            b']' => destination(rest),
            b'[' => other_language(rest),
            b'{' => attributes(rest),
            _ => entity(rest),
        };
        if length > 0 {
            found.push(at..at + length);
        }
        at += length.max(1);
    }
    found
}

/// A fenced block to its closing fence or the end; a span to its closing ticks in the paragraph.
fn code(text: &str, at: usize) -> usize {
    let rest = &text[at..];
    let tick = &rest[..1];
    let ticks = rest.len() - rest.trim_start_matches(tick).len();
    let fence = &rest[..ticks];
    let line = text[..at].rfind('\n').map_or(0, |end| end + 1);
    if ticks >= 3 && text[line..at].trim_matches([' ', '>']).is_empty() {
        return rest[ticks..].find(&format!("\n{fence}")).map_or(rest.len(), |end| ticks + end + 1 + ticks);
    }
    if tick == "~" {
        return 0;
    }
    let paragraph = rest.find("\n\n").map_or(rest, |end| &rest[..end]);
    // Ticks that nothing closes are text; stepping over all of them keeps this linear.
    paragraph[ticks..].find(fence).map_or(0, |end| ticks + end + ticks)
}

/// `<p class="…">`, `</p>`, `<!-- … -->`, `<https://…>`; "<Học tập=" is none.
fn tag(rest: &str) -> usize {
    if rest.starts_with("<!--") {
        return rest.find("-->").map_or(0, |end| end + 3);
    }
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
        let end = line.find([' ', ')']).unwrap_or(0);
        return if end > 0 { 2 + end } else { 0 };
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
            ("10&nbsp;km a@b.vn kontum.gov.vn ảnh.jpg src/a/b/c tep_tin", "10 km ảnh.jpg"),
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
