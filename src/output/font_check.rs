//! Whether the site's own fonts draw every letter that its pages hold: where one is lacking, browsers take it from
//! another font, in the middle of a word.
//!
//! Looked through is what pages are made of: entries that are shown, lists, plans, settings, words and templates of
//! the theme.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

use rayon::prelude::*;

use crate::base::codes;
use crate::base::diagnostic::{Diagnostic, Place, Sink, Spot};
use crate::base::files::{File, Files, text};
use crate::base::path::SourcePath;
use crate::craft::builtin;
use crate::craft::document::Hole;
use crate::craft::embed::Embed;
use crate::craft::font::Font;
use crate::craft::theme::face::Loaded;
use crate::graph::site::Site;

/// So many letters are named at once.
const NAMED: usize = 32;

/// A letter with the marks that stand alone behind it, and where it is used first.
type Used = BTreeMap<String, Place>;

/// Reports what each face lacks.
pub fn check(site: &Site, files: &Files, faces: &[Loaded], sink: &mut Sink) {
    if faces.is_empty() {
        return;
    }
    let used = doubtful(&texts(site, files), faces);
    for Loaded { face, font, .. } in faces {
        let mut lacking: Vec<(&String, &Place)> = used.iter().filter(|(letter, _)| !draws(font, letter)).collect();
        lacking.sort_by_key(|(_, place)| *place);
        if let Some((_, place)) = lacking.first() {
            let more = if lacking.len() > NAMED { ["…"].as_slice() } else { &[] };
            let named = lacking.iter().take(NAMED).map(|(letter, _)| letter.as_str()).chain(more.iter().copied());
            let letters = named.collect::<Vec<_>>().join(" ");
            let fault = Diagnostic::at(codes::FONT_LACKS, (*place).clone()).with("src", &face.src);
            sink.push(fault.with("letters", letters).with("count", lacking.len()));
        }
        let apart = used.iter().filter(|(letter, _)| !font.places_marks && letter.contains(is_mark) && draws(font, letter));
        if let Some((letter, place)) = apart.min_by_key(|(_, place)| *place) {
            let fault = Diagnostic::at(codes::FONT_PLACES_NO_MARKS, place.clone());
            sink.push(fault.with("src", &face.src).with("letter", letter));
        }
    }
}

fn draws(font: &Font, letter: &str) -> bool {
    letter.chars().all(|c| font.draws(c))
}

fn is_mark(c: char) -> bool {
    ('\u{300}'..='\u{36f}').contains(&c)
}

/// Every letter that some face may not be able to draw.
fn doubtful(texts: &[(SourcePath, Cow<'_, str>)], faces: &[Loaded]) -> Used {
    let marks = faces.iter().all(|loaded| loaded.font.places_marks);
    let doubted = |c: char| match c {
        _ if is_mark(c) => !marks || !faces.iter().all(|loaded| loaded.font.draws(c)),
        _ => c.is_alphanumeric() && !faces.iter().all(|loaded| loaded.font.draws(c)),
    };
    let of = |(path, text): &(SourcePath, Cow<'_, str>)| {
        let mut used = Used::new();
        for (at, _) in text.char_indices().filter(|(_, c)| doubted(*c)) {
            let place = || Place::new(path, Spot::after(&text[..at]));
            used.entry(letter(text, at)).or_insert_with(place);
        }
        used
    };
    texts.par_iter().map(of).reduce(Used::new, |mut one, two| {
        for (letter, place) in two {
            let first = one.entry(letter).or_insert_with(|| place.clone());
            *first = place.min(first.clone());
        }
        one
    })
}

/// The letter at a place with its marks; of a mark, the letter that it belongs to.
fn letter(text: &str, at: usize) -> String {
    let start = text[..at].char_indices().rev().find(|(_, c)| !is_mark(*c)).map_or(at, |(start, _)| start);
    let start = if text[at..].starts_with(is_mark) { start } else { at };
    let mut chars = text[start..].chars();
    chars.next().into_iter().chain(chars.take_while(|c| is_mark(*c))).collect()
}

/// What pages are made of.
fn texts<'a>(site: &Site, files: &'a Files) -> Vec<(SourcePath, Cow<'a, str>)> {
    let mut shown: BTreeSet<SourcePath> = BTreeSet::new();
    for entry in site.entries() {
        let entity = entry.entity();
        shown.insert(entity.path.clone());
        for (hole, _) in entity.body.holes() {
            if let Hole::Embed(Embed::Table(medium)) = hole {
                shown.extend(entity.path.join(&medium.src));
            }
        }
    }
    let theme = format!("themes/{}/", site.settings.theme);
    let words: Vec<String> = site.settings.languages.iter().map(|l| format!("i18n/{}.yaml", l.code)).collect();
    let of_theme = |path: &str| path.starts_with("templates/") || words.iter().any(|word| word == path);
    let read = |file: &File| {
        let path = file.path.as_str();
        let in_theme = path.strip_prefix(&theme).is_some_and(of_theme);
        let data = path.ends_with(".yaml") && !path.starts_with("themes/");
        // What cannot be read was told when it was read first.
        let text = (in_theme || data || shown.contains(&file.path)).then(|| text(file, &mut Sink::new()))??;
        Some((file.path.clone(), Cow::Owned(if data || in_theme { without_comments(&text) } else { text })))
    };
    let mut texts: Vec<(SourcePath, Cow<'a, str>)> = files.all().par_iter().filter_map(read).collect();
    for (path, bytes) in builtin::FILES.iter().filter(|(path, _)| of_theme(path)) {
        let name = format!("{theme}{path}");
        if files.get(&name).is_none() {
            texts.push((SourcePath::new(&name), String::from_utf8_lossy(bytes)));
        }
    }
    texts
}

/// A text of YAML whose lines of comment are empty.
fn without_comments(text: &str) -> String {
    let shown = |line: &'_ str| if line.trim_start().starts_with('#') { "" } else { line }.to_owned();
    text.lines().map(shown).collect::<Vec<_>>().join("\n")
}
