//! What a template shows on every page alike: the masthead, the foot, each wording. It
//! is rendered once and stands in the template as text. What that is follows from the
//! names that tags look at: wordings and the frame are the same for all pages. And
//! what is included for every card of a list stands there itself.
//!
//! Done for the built-in templates: a site's own keep their text, for the places of faults.

use std::collections::BTreeMap;
use std::ops::Range;

use crate::craft::theme::strict::{Tag, paths, tags};

/// Names of what is the same for all pages of a language.
const SHARED: [&str; 2] = ["t", "site"];

/// What stands between two fragments that are rendered together: no page may hold it.
const GAP: char = '\u{e000}';

/// The stretches of a template that are the same on every page, in order.
fn still(source: &str) -> Vec<Range<usize>> {
    let tags = tags(source);
    let mut found = Vec::new();
    if tags.iter().any(|(kind, inside)| *kind == Tag::Statement && names_anew(&source[inside.clone()])) {
        return found;
    }
    let mut at = 0;
    while let Some((kind, inside)) = tags.get(at) {
        let last = match (kind, word(&source[inside.clone()])) {
            (Tag::Printed, _) => Some(at),
            (Tag::Statement, "if" | "for") => end(source, &tags, at),
            (Tag::Statement, _) => None,
        };
        match last.filter(|last| is_still(source, &tags[at..=*last])) {
            Some(last) => {
                found.push(inside.start - 2..tags[last].1.end + 2);
                at = last + 1;
            }
            None => at += 1,
        }
    }
    found
}

/// Whether a tag gives a shared name to something else.
fn names_anew(tag: &str) -> bool {
    let named = match word(tag) {
        "for" => tag.split_once(" in ").map_or("", |(before, _)| before),
        "set" | "set_global" => tag.split_once('=').map_or(tag, |(before, _)| before),
        _ => return false,
    };
    named.split([' ', ',']).any(|name| SHARED.contains(&name))
}

/// Where what a tag begins is ended.
fn end(source: &str, tags: &[(Tag, Range<usize>)], begin: usize) -> Option<usize> {
    let mut open = 0;
    for (at, (_, inside)) in tags.iter().enumerate().skip(begin).filter(|(_, (kind, _))| *kind == Tag::Statement) {
        match word(&source[inside.clone()]) {
            "if" | "for" => open += 1,
            "endif" | "endfor" => open -= 1,
            _ => {}
        }
        if open == 0 {
            return Some(at);
        }
    }
    None
}

/// Whether tags look at nothing but what all pages share, and what they name themselves.
fn is_still(source: &str, tags: &[(Tag, Range<usize>)]) -> bool {
    let mut loops: Vec<&str> = Vec::new();
    for (kind, inside) in tags {
        let text = &source[inside.clone()];
        let (name, rest) = (word(text), text.trim_start().split_once(char::is_whitespace).map_or("", |(_, rest)| rest));
        let looked_at = match (kind, name) {
            (Tag::Printed, _) => text,
            (Tag::Statement, "if" | "elif") => rest,
            (Tag::Statement, "for") => match rest.split_once(" in ") {
                Some((own, items)) if !own.contains(',') => {
                    loops.push(own.trim());
                    items
                }
                _ => return false,
            },
            (Tag::Statement, "else" | "endif") => "",
            (Tag::Statement, "endfor") => {
                loops.pop();
                ""
            }
            (Tag::Statement, _) => return false,
        };
        let shared = |path: Range<usize>| {
            let root = looked_at[path].split(['.', '[', '?']).next().unwrap_or_default();
            SHARED.contains(&root) || loops.contains(&root) || root == "loop" && !loops.is_empty()
        };
        // A filter, a test or a call may look at more than it names; signs at a tag's ends eat what stands around it.
        let plain = !looked_at.contains(['|', '(', '<']) && !looked_at.contains(" is ");
        if !plain || text.starts_with('-') || text.ends_with('-') || !paths(looked_at).into_iter().all(shared) {
            return false;
        }
    }
    true
}

/// The first word of a tag.
fn word(tag: &str) -> &str {
    tag.split_whitespace().next().unwrap_or_default()
}

/// Some templates, by name, with the text of those that only look at things where they are included: such a one
/// sees there what it would see included.
pub fn joined(templates: &[(&str, &str)]) -> Vec<String> {
    let joins = |text: &str| {
        let looks = |(kind, inside): (Tag, Range<usize>)| {
            let inside = &text[inside];
            let known = ["if", "elif", "else", "endif", "for", "endfor"].contains(&word(inside));
            (kind == Tag::Printed || known) && !inside.starts_with('-') && !inside.ends_with('-')
        };
        !text.contains("loop") && tags(text).into_iter().all(looks)
    };
    let quick: BTreeMap<&str, &str> = templates.iter().copied().filter(|(_, text)| joins(text)).collect();
    let join = |source: &str| {
        let (mut text, mut from) = (String::with_capacity(source.len()), 0);
        for (kind, inside) in tags(source) {
            let named = source[inside.clone()].trim().strip_prefix("include ").map(|name| name.trim().trim_matches('"'));
            if let Some(other) = named.filter(|_| kind == Tag::Statement).and_then(|name| quick.get(name)) {
                text.push_str(&source[from..inside.start - 2]);
                text.push_str(other);
                from = inside.end + 2;
            }
        }
        text.push_str(&source[from..]);
        text
    };
    templates.iter().map(|(_, source)| join(source)).collect()
}

/// Every still stretch of some templates, one behind the other, as one template.
pub fn gathered<'t>(sources: impl Iterator<Item = &'t str>) -> String {
    let mut all = String::new();
    for source in sources {
        for stretch in still(source) {
            all.push_str(&source[stretch]);
            all.push(GAP);
        }
    }
    all
}

/// The templates with what was rendered of their still stretches; nothing where that is not all of it.
pub fn settled<'t>(sources: impl Iterator<Item = &'t str>, rendered: &str) -> Option<Vec<String>> {
    let mut pieces = rendered.split(GAP);
    let mut settle = |source: &str| {
        let (mut text, mut from) = (String::with_capacity(source.len()), 0);
        for stretch in still(source) {
            text.push_str(&source[from..stretch.start]);
            let piece = pieces.next()?;
            // What looks like a tag would be taken for one.
            text.push_str(if piece.contains('{') { &source[stretch.clone()] } else { piece });
            from = stretch.end;
        }
        text.push_str(&source[from..]);
        Some(text)
    };
    let settled: Option<Vec<String>> = sources.map(&mut settle).collect();
    settled.filter(|_| pieces.next() == Some("") && pieces.next().is_none())
}

#[cfg(test)]
mod tests {
    use super::{GAP, gathered, joined, settled};

    fn gathers(source: &str) -> String {
        gathered([source].into_iter())
    }

    #[test]
    fn what_all_pages_share_is_still() {
        let table = [
            ("a {{ t.b }} {{ page.c }} {{ site.d[0] }}", "{{ t.b }}|{{ site.d[0] }}|"),
            (
                "{% if t.a and not site.b == \"c\" %}x{{ t.c }}{% else %}y{% endif %}",
                "{% if t.a and not site.b == \"c\" %}x{{ t.c }}{% else %}y{% endif %}|",
            ),
            ("{% if t.a %}{{ page.b }}{{ t.c }}{% endif %}", "{{ t.c }}|"),
            ("{% if page.a %}{% if t.a %}b{% endif %}{% endif %}", "{% if t.a %}b{% endif %}|"),
            (
                "{% for l in site.a %}{{ l.b }}{% if not loop.last %}, {% endif %}{% endfor %}",
                "{% for l in site.a %}{{ l.b }}{% if not loop.last %}, {% endif %}{% endfor %}|",
            ),
            ("{% for l in site.a %}{{ l.b }}{{ r.b }}{% endfor %}{{ l.c }}", ""),
            ("{{ t.a }}{% for l in site.a %}{% for t in l.b %}{{ t.c }}{% endfor %}{% endfor %}", ""),
            ("{{ t.a }}{% set site = page.a %}{{ site.b }}", ""),
            ("{{ t.a | safe }}{{ t.b ~ page.c }}{{- t.d -}}{{ f(a=t.e) }}{{ loop.last }}{{<b c={t.d} />}}", ""),
            (
                "{% set a = t.b %}{% block c %}{{ t.d }}{% include \"e\" %}{% endblock %}{# {{ t.f }} #}{% raw %}{{ t.g }}{% endraw %}",
                "{{ t.d }}|",
            ),
            ("{% if t.a %}{{ t.b }}", "{{ t.b }}|"),
        ];
        for (source, meant) in table {
            assert_eq!(gathers(source), meant.replace('|', &GAP.to_string()), "{source}");
        }
    }

    #[test]
    fn what_only_looks_stands_where_it_is_included() {
        let templates = [
            ("a", "{% for x in y %}{% include \"b\" %}{% include \"c\" %}{% include \"d\" %}{% endfor %}"),
            ("b", "{% if x.z %}{{ x.z }}{% endif %}\n"),
            ("c", "{% set x = y %}{{ x }}"),
            ("d", "{% for e in x.f %}{{ loop.index }}{% endfor %}{% include \"g\" %}"),
        ];
        let all = joined(&templates);
        let first = "{% for x in y %}{% if x.z %}{{ x.z }}{% endif %}\n{% include \"c\" %}{% include \"d\" %}{% endfor %}";
        assert_eq!(all[0], first);
        assert!(all[1..].iter().zip(&templates[1..]).all(|(text, (_, source))| text == source));
    }

    #[test]
    fn what_was_rendered_stands_as_text() {
        let sources = ["a {{ t.b }} {{ page.c }}", "d", "{{ t.e }}{{ t.f }}"];
        let all = |rendered: &str| settled(sources.into_iter(), &rendered.replace('|', &GAP.to_string()));
        let meant = ["a B {{ page.c }}", "d", "{{ t.e }}F"].map(str::to_owned).to_vec();
        assert_eq!(all("B|{% E|F|"), Some(meant));
        assert_eq!((all("B|E|"), all("B|E|F|G|"), all("")), (None, None, None));
    }
}
