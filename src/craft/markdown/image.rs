//! Pictures of a body: what stands between the brackets is their alternative text.

use pulldown_cmark::{Event, TagEnd};

use crate::base::codes;
use crate::base::diagnostic::Place;
use crate::base::text::{decoded, nfc};
use crate::craft::document::Hole;
use crate::craft::link;
use crate::craft::markdown::reader::Reader;

impl<'a> Reader<'a> {
    pub(super) fn picture(&mut self, event: Event<'a>, events: &mut Vec<Event<'a>>) {
        match event {
            Event::Text(text) | Event::Code(text) => {
                if let Some((_, _, alt, _)) = &mut self.picture {
                    alt.push_str(&text);
                }
            }
            Event::End(TagEnd::Image) => {
                let Some((src, caption, alt, spot)) = self.picture.take() else { return };
                if alt.trim().is_empty() {
                    self.fault(codes::NO_ALT, spot, "src", &src);
                }
                match link::foreign(&src, Place::new(self.file, spot)) {
                    Some(fault) => self.sink.push(fault),
                    None => {
                        let src = nfc(&decoded(&src)).into_owned();
                        self.hole(Hole::Picture { src, alt, caption, alone: false }, spot, events);
                    }
                }
            }
            _ => {}
        }
    }
}
