//! Footnotes: numbered in the order of their first use, told at the end of the
//! body whatever the order in which they are written, each with a way back.

use std::collections::{BTreeMap, BTreeSet};

use pulldown_cmark::{CowStr, Event, TagEnd};

use crate::base::diagnostic::Spot;
use crate::base::lasting::Word;
use crate::craft::document::{HOLE, Hole};
use crate::craft::html::escape;

/// A hole and where it is written.
pub type Holes = Vec<(Hole, Spot)>;

/// What is known of the notes of one body.
#[derive(Default)]
pub struct Notes<'a> {
    /// The place of each name in the order of first use.
    places: BTreeMap<String, usize>,
    /// How often each is used, in that order.
    uses: Vec<usize>,
    told: Vec<Note<'a>>,
    names: BTreeSet<String>,
    outside: Option<(String, Vec<Event<'a>>, Holes)>,
}

struct Note<'a> {
    name: String,
    events: Vec<Event<'a>>,
    holes: Holes,
}

impl<'a> Notes<'a> {
    /// A reference: its number, which leads to the note.
    pub fn refer(&mut self, name: &str) -> Event<'a> {
        let next = self.uses.len();
        let at = *self.places.entry(name.to_owned()).or_insert(next);
        if at == next {
            self.uses.push(0);
        }
        let uses = self.uses.get_mut(at).map_or(1, |uses| {
            *uses += 1;
            *uses
        });
        let number = at + 1;
        Event::InlineHtml(CowStr::from(format!(
            "<sup class=\"note\" id=\"{}\"><a href=\"#chu-thich-{number}\" role=\"doc-noteref\">{number}</a></sup>",
            back(number, uses)
        )))
    }

    /// Whether a note of this name was told already.
    pub fn tells(&self, name: &str) -> bool {
        self.names.contains(name)
    }

    /// A note begins: what follows is its own.
    pub fn begin(&mut self, name: &str, events: &mut Vec<Event<'a>>, holes: &mut Holes) {
        self.names.insert(name.to_owned());
        self.outside = Some((name.to_owned(), std::mem::take(events), std::mem::take(holes)));
    }

    /// The note ends.
    pub fn end(&mut self, events: &mut Vec<Event<'a>>, holes: &mut Holes) {
        let Some((name, before, holes_before)) = self.outside.take() else { return };
        let note = Note { name, events: std::mem::replace(events, before), holes: std::mem::replace(holes, holes_before) };
        self.told.push(note);
    }

    /// Tells all notes at the end of the body; what no text refers to comes last and has no way back.
    pub fn finish(mut self, events: &mut Vec<Event<'a>>, holes: &mut Holes) {
        if self.told.is_empty() {
            return;
        }
        let place = |name: &str| self.places.get(name).copied();
        self.told.sort_by_cached_key(|note| place(&note.name).unwrap_or(usize::MAX));
        holes.push((Hole::Wording(Word("note.title")), Spot::START));
        push(events, format!("<section class=\"notes\" role=\"doc-endnotes\" aria-label=\"{HOLE}\"><ol>\n"));
        for note in self.told {
            let number = place(&note.name);
            let id = number.map_or_else(|| escape(&note.name), |at| (at + 1).to_string());
            push(events, format!("<li id=\"chu-thich-{id}\">"));
            let mut body = note.events;
            holes.extend(note.holes);
            if let Some(at) = number {
                let uses = self.uses.get(at).copied().unwrap_or(1);
                let ways: String = (1..=uses).map(|n| way_back(at + 1, n)).collect();
                holes.extend((0..uses).map(|_| (Hole::Wording(Word("note.back")), Spot::START)));
                let last = body.iter().rposition(|e| *e == Event::End(TagEnd::Paragraph)).filter(|at| at + 1 == body.len());
                body.insert(last.unwrap_or(body.len()), Event::InlineHtml(CowStr::from(ways)));
            }
            events.extend(body);
            push(events, "</li>\n".to_owned());
        }
        push(events, "</ol></section>\n".to_owned());
    }
}

fn push(events: &mut Vec<Event<'_>>, html: String) {
    events.push(Event::Html(CowStr::from(html)));
}

fn back(number: usize, using: usize) -> String {
    if using == 1 { format!("ve-{number}") } else { format!("ve-{number}-{using}") }
}

fn way_back(number: usize, using: usize) -> String {
    format!(" <a href=\"#{}\" role=\"doc-backlink\" aria-label=\"{HOLE} {number}\">↩</a>", back(number, using))
}
