//! Footnotes: numbered in the order of their first use, told at the end of the
//! body whatever the order in which they are written, each with a way back.

use pulldown_cmark::{CowStr, Event, TagEnd};

use crate::base::diagnostic::Spot;
use crate::craft::document::{HOLE, Hole};
use crate::craft::html::escape;

/// A hole and where it is written.
pub type Holes = Vec<(Hole, Spot)>;

/// What is known of the notes of one body.
#[derive(Default)]
pub struct Notes<'a> {
    /// Names by first use; with how often each is used.
    used: Vec<(String, usize)>,
    told: Vec<Note<'a>>,
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
        let at = self.used.iter().position(|(n, _)| n == name).unwrap_or_else(|| {
            self.used.push((name.to_owned(), 0));
            self.used.len() - 1
        });
        let uses = self.used.get_mut(at).map_or(1, |(_, uses)| {
            *uses += 1;
            *uses
        });
        let number = at + 1;
        Event::InlineHtml(CowStr::from(format!(
            "<sup class=\"note\" id=\"{}\"><a href=\"#chu-thich-{number}\" role=\"doc-noteref\">{number}</a></sup>",
            back(number, uses)
        )))
    }

    /// A note begins: what follows is its own.
    pub fn begin(&mut self, name: &str, events: &mut Vec<Event<'a>>, holes: &mut Holes) {
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
        let used = std::mem::take(&mut self.used);
        let place = |name: &str| used.iter().position(|(n, _)| n == name);
        self.told.sort_by_key(|note| place(&note.name).unwrap_or(usize::MAX));
        holes.push((Hole::Wording("note.title"), Spot::START));
        push(events, format!("<section class=\"notes\" role=\"doc-endnotes\" aria-label=\"{HOLE}\"><ol>\n"));
        for note in self.told {
            let number = place(&note.name);
            let id = number.map_or_else(|| escape(&note.name), |at| (at + 1).to_string());
            push(events, format!("<li id=\"chu-thich-{id}\">"));
            let mut body = note.events;
            holes.extend(note.holes);
            if let Some(at) = number {
                let uses = used.get(at).map_or(1, |(_, uses)| *uses);
                let ways: String = (1..=uses).map(|n| way_back(at + 1, n)).collect();
                holes.extend((0..uses).map(|_| (Hole::Wording("note.back"), Spot::START)));
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
