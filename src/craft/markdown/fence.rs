//! Fenced blocks: code, and embeds, which are YAML.

use std::ops::Range;

use pulldown_cmark::{CodeBlockKind, CowStr, Event, Tag, TagEnd};

use crate::base::codes;
use crate::base::diagnostic::{Diagnostic, Place};
use crate::craft::document::{HOLE, Hole};
use crate::craft::embed::{self, Embed};
use crate::craft::link;
use crate::craft::markdown::reader::Reader;

impl<'a> Reader<'a> {
    pub(super) fn code_block(&mut self, kind: CodeBlockKind<'a>, offset: usize, events: &mut Vec<Event<'a>>) {
        if let CodeBlockKind::Fenced(info) = &kind
            && let Some(name) = info.strip_prefix("embed ").or((&**info == "embed").then_some(""))
        {
            let line = self.spot(offset).line + 1;
            self.code = Some((name.trim().to_owned(), String::new(), line));
            return;
        }
        self.in_code = true;
        events.push(Event::Start(Tag::CodeBlock(kind)));
    }

    pub(super) fn code_ends(&mut self, range: &Range<usize>, events: &mut Vec<Event<'a>>) {
        let spot = self.spot(range.start);
        let open = is_open(self.body.get(range.clone()).unwrap_or_default());
        let Some((name, yaml, line)) = self.code.take() else {
            self.in_code = false;
            if open {
                self.sink.push(Diagnostic::at(codes::OPEN_FENCE, Place::new(self.file, spot)));
            }
            return events.push(Event::End(TagEnd::CodeBlock));
        };
        if open {
            return self.fault(codes::OPEN_EMBED, spot, "name", &name);
        }
        if let Some(embed) = embed::read(&name, &yaml, (self.file, line), self.sink) {
            if let Embed::Video(film) = &embed
                && film.is_elsewhere()
            {
                // A film elsewhere is a link, and judged as one.
                link::target(&film.src, self.rules, &Place::new(self.file, film.spot), self.sink);
            }
            self.holes.push((Hole::Embed(embed), spot));
            events.push(Event::Html(CowStr::from(format!("{HOLE}\n"))));
        }
    }
}

/// Whether a fenced block lacks its last line, so that it took all that follows.
fn is_open(block: &str) -> bool {
    let fence = |line: &str| {
        let line = line.trim_start_matches([' ', '\t', '>']).trim_end();
        let mark = line.chars().next().filter(|c| matches!(c, '`' | '~'))?;
        Some((mark, line.chars().take_while(|c| *c == mark).count(), line.trim_start_matches(mark).is_empty()))
    };
    let Some((mark, length, _)) = block.lines().next().and_then(fence) else { return false };
    let last = block.trim_end().lines().skip(1).last().and_then(fence);
    length >= 3 && !last.is_some_and(|(m, l, bare)| m == mark && l >= length && bare)
}
