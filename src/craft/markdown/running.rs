//! Running text: figures, passages and footnotes that nobody defined.

use pulldown_cmark::{CowStr, Event};

use crate::base::codes;
use crate::craft::document::Hole;
use crate::craft::insert::{self, Part};
use crate::craft::markdown::passage::{begin_passage, end_passage, passage};
use crate::craft::markdown::reader::Reader;

impl<'a> Reader<'a> {
    pub(super) fn text(&mut self, text: CowStr<'a>, offset: usize, events: &mut Vec<Event<'a>>) {
        // One look spares three where no bracket is: nearly everywhere.
        let bracket = memchr::memchr2(b'{', b'[', text.as_bytes()).is_some();
        if self.in_code || !(bracket && (text.contains("{{") || text.contains("]{") || text.contains("[^"))) {
            self.said(&text);
            events.push(Event::Text(text));
            return;
        }
        let written = self.body.get(offset..).is_some_and(|source| source.starts_with(&*text));
        for part in insert::parts(&text) {
            // Where the text stands in the source as it is, each part has a place of its own.
            let inside = part.text().as_ptr() as usize - text.as_ptr() as usize;
            let offset = if written { offset + inside } else { offset };
            self.part(part, offset, events);
        }
    }

    fn part(&mut self, part: Part<'_>, offset: usize, events: &mut Vec<Event<'a>>) {
        let text = |t: &str| Event::Text(CowStr::from(t.to_owned()));
        let (code, name, value) = match part {
            Part::Text(said) => {
                self.said(said);
                return events.push(text(said));
            }
            Part::Passage { lang, text: said } => {
                self.said(said);
                return events.extend([begin_passage(lang), text(said), end_passage()]);
            }
            Part::PassageEnd { lang } => {
                if !passage(lang, events) {
                    events.push(text(&format!("]{{lang={lang}}}")));
                }
                return;
            }
            Part::Figure { indicator, period } => {
                let (indicator, period) = (indicator.to_owned(), period.to_owned());
                let spot = self.spot(offset);
                return self.hole(Hole::Figure { indicator, period }, spot, events);
            }
            Part::Attribute(text) => (codes::BAD_ATTRIBUTE, "text", text),
            Part::Unreadable(text) => (codes::BAD_INSERT, "text", text),
            Part::Footnote(name) => (codes::UNKNOWN_FOOTNOTE, "name", name),
        };
        let spot = self.spot(offset);
        self.fault(code, spot, name, value);
    }
}
