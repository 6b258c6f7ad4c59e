//! What stands inside running text: `{{ind ID@PERIOD}}`, `[text]{lang=bdq}`, and
//! footnotes that nobody defined.

/// A part of running text.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Part<'t> {
    /// Plain text.
    Text(&'t str),
    /// A passage in another language.
    Passage {
        /// Its language code.
        lang: &'t str,
        /// Its text.
        text: &'t str,
    },
    /// `{…}` behind a bracket that is no language.
    Attribute(&'t str),
    /// The end of a passage that began before other markup.
    PassageEnd {
        /// Its language code.
        lang: &'t str,
    },
    /// An observation of an indicator.
    Figure {
        /// `id` or `id.part`.
        indicator: &'t str,
        /// `2023-M07`.
        period: &'t str,
    },
    /// `{{…}}` that cannot be read.
    Unreadable(&'t str),
    /// `[^name]` without a definition.
    Footnote(&'t str),
}

impl<'t> Part<'t> {
    /// A slice of the text that it was cut from, at or just behind its beginning.
    pub fn text(&self) -> &'t str {
        match self {
            Part::Text(text) | Part::Passage { text, .. } | Part::PassageEnd { lang: text } => text,
            Part::Figure { indicator: text, .. } | Part::Unreadable(text) | Part::Footnote(text) | Part::Attribute(text) => text,
        }
    }
}

/// The longest attribute or name of a note that is looked for: text that is all brackets stays cheap.
const LONGEST: usize = 256;

/// Cuts running text into its parts.
pub fn parts(text: &str) -> Vec<Part<'_>> {
    let mut found = Vec::new();
    let (mut rest, mut at) = (text, 0);
    while let Some(next) = rest[at..].find(['{', '[', ']']) {
        at += next;
        let Some((before, part, after)) = part(rest, at) else {
            at += 1;
            continue;
        };
        if !before.is_empty() {
            found.push(Part::Text(before));
        }
        found.push(part);
        (rest, at) = (after, 0);
    }
    if !rest.is_empty() {
        found.push(Part::Text(rest));
    }
    found
}

/// The part that a bracket at `at` begins or ends, what stands before it and after it.
fn part(text: &str, at: usize) -> Option<(&str, Part<'_>, &str)> {
    let rest = &text[at..];
    if rest.starts_with("{{") {
        Some(figure(text, at))
    } else if rest.starts_with("]{") {
        attribute(text, at)
    } else if rest.starts_with("[^") {
        footnote(text, at)
    } else {
        None
    }
}

fn figure(text: &str, at: usize) -> (&str, Part<'_>, &str) {
    let (before, rest) = (&text[..at], &text[at + "{{".len()..]);
    let (inside, after) = rest.split_once("}}").unwrap_or((rest, ""));
    let whole = &text[before.len()..text.len() - after.len()];
    let named = inside.trim().strip_prefix("ind ").and_then(|s| s.trim().split_once('@'));
    let plain = |s: &str| !s.is_empty() && s.bytes().all(|b| b.is_ascii_alphanumeric() || b"-.".contains(&b));
    let part = match named {
        Some((indicator, period)) if plain(indicator) && plain(period) && whole.ends_with("}}") => {
            Part::Figure { indicator, period }
        }
        _ => Part::Unreadable(whole),
    };
    (before, part, after)
}

/// `]{…}`: the end of a passage, or an attribute that is none.
fn attribute(text: &str, close: usize) -> Option<(&str, Part<'_>, &str)> {
    let rest = &text[close + "]{".len()..];
    let (inside, after) = near(rest).and_then(|near| near.split_once('}')).map(|(i, _)| (i, &rest[i.len() + 1..]))?;
    let refused = Some((&text[..=close], Part::Attribute(inside), after));
    let Some(lang) = inside.strip_prefix("lang=") else {
        return if inside.contains('=') || inside.starts_with(['#', '.']) { refused } else { None };
    };
    let code = !lang.is_empty() && lang.len() <= 16 && lang.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-');
    if !code {
        return refused;
    }
    Some(match text[..close].rfind('[') {
        Some(open) => (&text[..open], Part::Passage { lang, text: &text[open + 1..close] }, after),
        None => (&text[..close], Part::PassageEnd { lang }, after),
    })
}

fn footnote(text: &str, at: usize) -> Option<(&str, Part<'_>, &str)> {
    let rest = &text[at + "[^".len()..];
    let name = near(rest)?.split_once(']')?.0;
    let plain = !name.is_empty() && !name.contains(char::is_whitespace);
    plain.then(|| (&text[..at], Part::Footnote(name), &rest[name.len() + 1..]))
}

/// The beginning of a text, as far as is looked.
fn near(text: &str) -> Option<&str> {
    let end = (0..=LONGEST.min(text.len())).rev().find(|end| text.is_char_boundary(*end))?;
    text.get(..end)
}

#[cfg(test)]
mod tests {
    use super::{Part, parts};

    #[test]
    fn running_text_is_cut_at_what_means_more() {
        for (text, want) in [
            (
                "a {{ind revenue@2023-M07}} b",
                vec![Part::Text("a "), Part::Figure { indicator: "revenue", period: "2023-M07" }, Part::Text(" b")],
            ),
            ("[Mơih]{lang=bdq}.", vec![Part::Passage { lang: "bdq", text: "Mơih" }, Part::Text(".")]),
            ("m]{lang=bdq}.", vec![Part::Text("m"), Part::PassageEnd { lang: "bdq" }, Part::Text(".")]),
            ("[a]{lan=b}", vec![Part::Text("[a]"), Part::Attribute("lan=b")]),
            ("{{x}}", vec![Part::Unreadable("{{x}}")]),
            ("{{ind a@", vec![Part::Unreadable("{{ind a@")]),
            ("x[^1]", vec![Part::Text("x"), Part::Footnote("1")]),
            ("[a]{x} [b]{lang=vi}", vec![Part::Text("[a]{x} "), Part::Passage { lang: "vi", text: "b" }]),
            ("[^a b] [^c]", vec![Part::Text("[^a b] "), Part::Footnote("c")]),
        ] {
            assert_eq!(parts(text), want, "{text}");
        }
    }
}
