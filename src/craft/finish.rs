//! The last step of a body: what pages need beyond Markdown's own HTML.

use memchr::memmem;

use crate::base::diagnostic::Spot;
use crate::craft::document::{HOLE, Hole};

/// Void elements as HTML writes them; tables whose headings say what they head, aligned by class, because the
/// site's policy forbids inline styles.
pub fn markup(text: String) -> String {
    let mut text = if text.contains(" />") { written(written(text, "<hr />", "<hr>"), "<br />", "<br>") } else { text };
    if text.contains("<table>") {
        for (style, class) in SIDES {
            text = written(text, style, class);
        }
        text = written(written(text, "<th>", "<th scope=\"col\">"), "<th class", "<th scope=\"col\" class");
    }
    text
}

/// How a cell says its side: as Markdown's own HTML does, and as pages do.
const SIDES: [(&str, &str); 3] = [
    (" style=\"text-align: left\"", " class=\"left\""),
    (" style=\"text-align: right\"", " class=\"right\""),
    (" style=\"text-align: center\"", " class=\"center\""),
];

/// The text with one writing for another.
fn written(text: String, one: &str, other: &str) -> String {
    let mut places = memmem::find_iter(text.as_bytes(), one).peekable();
    if places.peek().is_none() {
        return text;
    }
    let (mut written, mut from) = (String::with_capacity(text.len() * 9 / 8), 0);
    for at in places {
        written.push_str(&text[from..at]);
        written.push_str(other);
        from = at + one.len();
    }
    written + &text[from..]
}

/// Frees pictures from the paragraphs around them.
pub fn freed(text: String, holes: &mut [(Hole, Spot)]) -> String {
    if !holes.iter().any(|(hole, _)| matches!(hole, Hole::Picture { .. })) {
        return text;
    }
    let mut parts: Vec<&str> = text.split(HOLE).collect();
    free_pictures(&mut parts, holes);
    parts.join(&HOLE.to_string())
}

/// A paragraph that holds nothing but pictures is none: they are figures, which no paragraph may hold.
fn free_pictures(parts: &mut [&str], holes: &mut [(Hole, Spot)]) {
    let mut first = 0;
    while first < holes.len() {
        let is_picture = |at: &usize| matches!(holes.get(*at), Some((Hole::Picture { .. }, _)));
        let follows = |at: &usize| *at == first || parts.get(*at).is_some_and(|p| p.trim().is_empty());
        let run = (first..holes.len()).take_while(|at| is_picture(at) && follows(at)).count();
        let next = first + run;
        let before = parts.get(first).and_then(|p| p.strip_suffix("<p>"));
        let after = parts.get(next).and_then(|p| p.strip_prefix("</p>"));
        if let (true, Some(before), Some(after)) = (run > 0, before, after) {
            parts[first] = before;
            parts[next] = after;
            for (hole, _) in &mut holes[first..next] {
                if let Hole::Picture { alone, .. } = hole {
                    *alone = true;
                }
            }
        }
        first = next.max(first + 1);
    }
}
