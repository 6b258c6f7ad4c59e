//! Markdown bodies, in one pass: HTML with holes that only the site can fill,
//! contents, links, pictures and plain text.

pub mod anchor;
pub mod fence;
pub mod heading;
pub mod image;
pub mod passage;
pub mod reader;
pub mod running;

use pulldown_cmark::{CodeBlockKind, CowStr, Event, Options, Parser, Tag, TagEnd, TextMergeWithOffset, html};

use crate::base::codes;
use crate::base::diagnostic::Sink;
use crate::base::path::SourcePath;
use crate::base::text::{nfc, printable};
use crate::craft::document::{HOLE, Parsed};
use crate::craft::finish;
use crate::craft::link::Rules;
use crate::craft::markdown::reader::Reader;
use crate::craft::notes::Notes;

/// So many bytes of a text make an event, mostly more: room is made at once.
const USUAL: usize = 8;

/// The extensions that the contract names.
pub fn options() -> Options {
    Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_DEFINITION_LIST
        | Options::ENABLE_HEADING_ATTRIBUTES
        | Options::ENABLE_GFM
}

/// The plain Markdown step: what a text holds, with where each thing begins.
pub fn events(body: &str) -> impl Iterator<Item = (Event<'_>, std::ops::Range<usize>)> {
    TextMergeWithOffset::new(Parser::new_ext(body, options()).into_offset_iter())
}

/// The plain HTML of what a text holds.
pub fn plain_html<'e>(events: impl Iterator<Item = Event<'e>>, size: usize) -> String {
    let mut text = String::with_capacity(size * 3 / 2);
    html::push_html(&mut text, events);
    text
}

/// Parses a body whose first line is `first_line` of the file.
pub fn parse(body: &str, first_line: u32, file: &SourcePath, rules: &Rules<'_>, sink: &mut Sink) -> Parsed {
    let cleaned;
    let body = if body.contains(HOLE) {
        cleaned = body.replace(HOLE, "\u{fffd}");
        &cleaned
    } else {
        body
    };
    let mut reader = Reader::new(body, first_line, file, rules, sink);
    let (mut taken, mut notes) = (Vec::with_capacity(body.len() / USUAL), Notes::default());
    let by_number = body.contains("&#");
    for (event, range) in events(body) {
        match if by_number { whole(event) } else { event } {
            Event::FootnoteReference(name) => taken.push(notes.refer(&name)),
            Event::Start(Tag::FootnoteDefinition(name)) => {
                if notes.tells(&name) {
                    let spot = reader.spot(range.start);
                    reader.fault(codes::SAME_FOOTNOTE, spot, "name", &name);
                }
                notes.begin(&name, &mut taken, &mut reader.holes);
            }
            Event::End(TagEnd::FootnoteDefinition) => notes.end(&mut taken, &mut reader.holes),
            event => reader.take(event, range, &mut taken),
        }
    }
    notes.finish(&mut taken, &mut reader.holes);
    let mut text = plain_html(taken.into_iter(), body.len());
    if by_number {
        // Characters by number may be such as no page can hold, or marks apart from their letter.
        text = nfc(&printable(text.into())).into_owned();
        reader.plain = nfc(&printable(reader.plain.as_str().into())).into_owned();
    }
    let html = finish::freed(finish::markup(text), &mut reader.holes);
    Parsed::of(body, (html, reader.plain), reader.holes, reader.headings)
}

/// An event without the mark of holes, which an entity such as `&#xE000;` can write.
fn whole(event: Event<'_>) -> Event<'_> {
    let clean = |text: CowStr<'_>| CowStr::from(text.replace(HOLE, "\u{fffd}"));
    match event {
        Event::Text(text) if text.contains(HOLE) => Event::Text(clean(text)),
        Event::Start(Tag::CodeBlock(CodeBlockKind::Fenced(info))) if info.contains(HOLE) => {
            Event::Start(Tag::CodeBlock(CodeBlockKind::Fenced(clean(info))))
        }
        event => event,
    }
}
