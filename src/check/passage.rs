//! Finds the passages of one file: texts in its YAML, and its body with the texts
//! of its embeds.

use std::ops::Range;

use crate::base::diagnostic::{Sink, Spot};
use crate::base::lang::Lang;
use crate::base::path::SourcePath;
use crate::base::yaml::{self, Node, Value};

/// A stretch of running text.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Passage {
    /// Where it stands in the file's text, in bytes.
    pub range: Range<usize>,
    /// The key of the front matter or file that it stands beneath; empty in a body.
    pub key: String,
    /// Its language.
    pub lang: Lang,
}

/// One file's text, and what is known of it.
pub struct Source<'a> {
    /// The text.
    pub text: &'a str,
    /// The file.
    pub path: &'a SourcePath,
    /// The language that its name says.
    pub lang: &'a Lang,
    /// The languages of the site: keys of texts by language.
    pub languages: &'a [&'a Lang],
}

/// Keys whose values are no words, whatever stands there; `also` holds spellings
/// that are meant to differ.
const NO_WORDS: [&str; 8] = ["src", "url", "archive", "aliases", "also", "email", "base_url", "permalinks"];

/// A key or value of a YAML tree, in the order of the text.
struct Item<'n> {
    spot: Spot,
    said: Option<(&'n Value, &'n Lang)>,
}

/// Adds the texts of YAML that stands in `range`.
pub fn of_yaml(source: &Source<'_>, range: Range<usize>, to: &mut Vec<Passage>) {
    texts(source, range, None, to);
}

/// Adds a body's text, and the texts of its embeds.
pub fn of_body(source: &Source<'_>, range: Range<usize>, to: &mut Vec<Passage>) {
    let (mut at, mut from) = (range.start, range.start);
    // The fence that is open, what it opens, and where its content begins.
    let mut open: Option<(&str, bool, usize)> = None;
    for line in source.text[range.clone()].split_inclusive('\n') {
        let trimmed = line.trim_start();
        match open {
            None => {
                let tick = if trimmed.starts_with("```") { '`' } else { '~' };
                let (fence, info) = trimmed.split_at(trimmed.len() - trimmed.trim_start_matches(tick).len());
                if fence.len() >= 3 {
                    let is_embed = info.trim_start().starts_with("embed");
                    if is_embed {
                        push(source, (from..at, ""), source.lang, to);
                    }
                    open = Some((fence, is_embed, at + line.len()));
                }
            }
            Some((fence, is_embed, begun)) if trimmed.starts_with(fence) => {
                if is_embed {
                    texts(source, begun..at, Some(""), to);
                    from = at + line.len();
                }
                open = None;
            }
            Some(_) => {}
        }
        at += line.len();
    }
    if !matches!(open, Some((_, true, _))) {
        push(source, (from..range.end, ""), source.lang, to);
    }
}

fn push(source: &Source<'_>, (range, key): (Range<usize>, &str), lang: &Lang, to: &mut Vec<Passage>) {
    let text = &source.text[range.clone()];
    let start = range.start + (text.len() - text.trim_start().len());
    let end = range.start + text.trim_end().len();
    if start < end {
        to.push(Passage { range: start..end, key: key.to_owned(), lang: lang.clone() });
    }
}

/// The texts of one YAML document; `key` stands for the keys at its top where they are none of a file's.
fn texts(source: &Source<'_>, range: Range<usize>, key: Option<&str>, to: &mut Vec<Passage>) {
    let Some(node) = yaml::read(&source.text[range.clone()], source.path, 1, &mut Sink::new()) else { return };
    let mut items: Vec<(Item<'_>, &str)> = Vec::new();
    match (&node.value, key) {
        (Value::Map(pairs), None) => {
            for (top, value) in pairs {
                items.push((Item { spot: top.spot, said: None }, ""));
                let mut below = Vec::new();
                gather(value, &top.text, (source.lang, source.languages), &mut below);
                items.extend(below.into_iter().map(|item| (item, top.text.as_str())));
            }
        }
        _ => {
            let mut below = Vec::new();
            gather(&node, "", (source.lang, source.languages), &mut below);
            items.extend(below.into_iter().map(|item| (item, key.unwrap_or_default())));
        }
    }
    items.sort_by_key(|(item, _)| item.spot);
    items.dedup_by_key(|(item, _)| item.spot);
    let offsets = offsets(&source.text[range.clone()], items.iter().map(|(item, _)| item.spot));
    let ends = offsets.iter().skip(1).copied().chain([range.len()]);
    for (((item, key), start), end) in items.iter().zip(&offsets).zip(ends) {
        if let Some((value, lang)) = item.said {
            let whole = range.start + start..range.start + end;
            let length = length(&source.text[whole.clone()], value);
            push(source, (whole.start..whole.start + length, key), lang, to);
        }
    }
}

fn gather<'n>(node: &'n Node, key: &str, (lang, languages): (&'n Lang, &'n [&'n Lang]), to: &mut Vec<Item<'n>>) {
    match &node.value {
        Value::Map(pairs) => {
            for (key, value) in pairs {
                to.push(Item { spot: key.spot, said: None });
                let own = languages.iter().find(|l| l.as_str() == key.text).copied().unwrap_or(lang);
                gather(value, &key.text, (own, languages), to);
            }
        }
        Value::List(nodes) => nodes.iter().for_each(|node| gather(node, key, (lang, languages), to)),
        Value::Null => {}
        Value::Plain(text) | Value::Quoted(text) => {
            let said = !NO_WORDS.contains(&key) && is_words(text);
            to.push(Item { spot: node.begin, said: said.then_some((&node.value, lang)) });
        }
    }
}

/// Single words of plain ASCII are ids, days, numbers and names of files.
fn is_words(value: &str) -> bool {
    !value.is_ascii() || value.trim().contains(char::is_whitespace)
}

/// The offsets of ascending spots, found in one pass.
fn offsets(text: &str, spots: impl Iterator<Item = Spot>) -> Vec<usize> {
    let (mut at, mut here) = (0, Spot::START);
    let mut letters = text.chars();
    let mut found = Vec::new();
    for spot in spots {
        while here < spot {
            let Some(letter) = letters.next() else { break };
            at += letter.len_utf8();
            here = if letter == '\n' { Spot::new(here.line + 1, 1) } else { Spot::new(here.line, here.column + 1) };
        }
        found.push(at);
    }
    found
}

/// How long the scalar is that `raw` begins with: to its closing quotation mark, or to a comment.
fn length(raw: &str, value: &Value) -> usize {
    if matches!(value, Value::Plain(_)) {
        return raw.find(" #").or_else(|| raw.find("\n#")).unwrap_or(raw.len());
    }
    let Some(quote) = raw.chars().next().filter(|c| matches!(c, '"' | '\'')) else {
        // A block of text has no quotation marks, and may say anything.
        return raw.len();
    };
    let mut escaped = false;
    for (at, letter) in raw.char_indices().skip(1) {
        match letter {
            _ if escaped => escaped = false,
            '\\' if quote == '"' => escaped = true,
            '\'' if raw[at + 1..].starts_with(quote) && quote == '\'' => escaped = true,
            letter if letter == quote => return at + 1,
            _ => {}
        }
    }
    raw.len()
}
