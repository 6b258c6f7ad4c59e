//! Fenced blocks: code, and embeds, which are YAML.

use pulldown_cmark::{CodeBlockKind, CowStr, Event, Tag, TagEnd};

use crate::craft::document::{HOLE, Hole};
use crate::craft::embed;
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

    pub(super) fn code_ends(&mut self, offset: usize, events: &mut Vec<Event<'a>>) {
        let Some((name, yaml, line)) = self.code.take() else {
            self.in_code = false;
            return events.push(Event::End(TagEnd::CodeBlock));
        };
        if let Some(embed) = embed::read(&name, &yaml, (self.file, line), self.sink) {
            let spot = self.spot(offset);
            self.holes.push((Hole::Embed(embed), spot));
            events.push(Event::Html(CowStr::from(format!("{HOLE}\n"))));
        }
    }
}
