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

/// Cuts running text into its parts.
pub fn parts(text: &str) -> Vec<Part<'_>> {
    let mut found = Vec::new();
    let mut rest = text;
    while let Some((before, part, after)) = next(rest) {
        if !before.is_empty() {
            found.push(Part::Text(before));
        }
        found.push(part);
        rest = after;
    }
    if !rest.is_empty() {
        found.push(Part::Text(rest));
    }
    found
}

fn next(text: &str) -> Option<(&str, Part<'_>, &str)> {
    let candidates = [figure(text), passage(text), footnote(text)];
    candidates.into_iter().flatten().min_by_key(|(before, _, _)| before.len())
}

fn figure(text: &str) -> Option<(&str, Part<'_>, &str)> {
    let (before, rest) = text.split_once("{{")?;
    let (inside, after) = rest.split_once("}}").unwrap_or((rest, ""));
    let whole = &text[before.len()..text.len() - after.len()];
    let named = inside.trim().strip_prefix("ind ").and_then(|s| s.trim().split_once('@'));
    let plain = |s: &str| !s.is_empty() && s.bytes().all(|b| b.is_ascii_alphanumeric() || b"-.".contains(&b));
    let part = match named {
        Some((indicator, period)) if plain(indicator) && plain(period) && rest.contains("}}") => {
            Part::Figure { indicator, period }
        }
        _ => Part::Unreadable(whole),
    };
    Some((before, part, after))
}

fn passage(text: &str) -> Option<(&str, Part<'_>, &str)> {
    let close = text.find("]{")?;
    let (inside, after) = text[close + "]{".len()..].split_once('}')?;
    let Some(lang) = inside.strip_prefix("lang=") else {
        let attribute = inside.contains('=') || inside.starts_with(['#', '.']);
        return attribute.then_some((&text[..=close], Part::Attribute(inside), after));
    };
    let code = !lang.is_empty() && lang.len() <= 16 && lang.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-');
    if !code {
        return Some((&text[..=close], Part::Attribute(inside), after));
    }
    Some(match text[..close].rfind('[') {
        Some(open) => (&text[..open], Part::Passage { lang, text: &text[open + 1..close] }, after),
        None => (&text[..close], Part::PassageEnd { lang }, after),
    })
}

fn footnote(text: &str) -> Option<(&str, Part<'_>, &str)> {
    let (before, rest) = text.split_once("[^")?;
    let (name, after) = rest.split_once(']')?;
    (!name.is_empty() && !name.contains(char::is_whitespace)).then_some((before, Part::Footnote(name), after))
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
        ] {
            assert_eq!(parts(text), want, "{text}");
        }
    }
}
