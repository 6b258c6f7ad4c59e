//! Takes what a text holds, one event after another: what needs no site becomes
//! plain events again, what only the site can answer a hole.

use std::ops::Range;

use pulldown_cmark::{BlockQuoteKind, CowStr, Event, Tag, TagEnd};

use crate::base::codes;
use crate::base::diagnostic::{Code, Diagnostic, Place, Sink, Spot};
use crate::base::lasting::Word;
use crate::base::path::SourcePath;
use crate::craft::document::{HOLE, Heading, Hole};
use crate::craft::link::{self, Rules};
use crate::craft::markdown::anchor::Anchors;

/// What stands around a table, so that it scrolls by itself: before and after its label.
const TABLE: (&str, &str) = ("<div class=\"table\" role=\"group\" tabindex=\"0\" aria-label=\"", "\">\n");

/// Reads one body.
pub(super) struct Reader<'a> {
    pub(super) body: &'a str,
    pub(super) lines: Vec<usize>,
    pub(super) first_line: u32,
    pub(super) file: &'a SourcePath,
    pub(super) rules: &'a Rules<'a>,
    pub(super) sink: &'a mut Sink,
    pub(super) headings: Vec<Heading>,
    /// The text without any markup.
    pub(super) plain: String,
    pub(super) holes: Vec<(Hole, Spot)>,
    pub(super) links: Vec<bool>,
    /// The embed being read: its name, text and line.
    pub(super) code: Option<(String, String, u32)>,
    /// The picture being read: address, title, alternative text, spot.
    pub(super) picture: Option<(String, String, String, Spot)>,
    pub(super) in_code: bool,
    pub(super) anchors: Anchors,
    /// The last spot that was asked for, with its offset: spots are asked for in order.
    last: (usize, Spot),
}

impl<'a> Reader<'a> {
    /// A reader of a body whose first line is `first_line` of the file.
    pub(super) fn new(
        body: &'a str,
        first_line: u32,
        file: &'a SourcePath,
        rules: &'a Rules<'a>,
        sink: &'a mut Sink,
    ) -> Reader<'a> {
        Reader {
            lines: line_starts(body),
            body,
            first_line,
            file,
            rules,
            sink,
            headings: Vec::new(),
            plain: String::with_capacity(body.len()),
            holes: Vec::new(),
            links: Vec::new(),
            code: None,
            picture: None,
            in_code: false,
            anchors: Anchors::default(),
            last: (0, Spot::START),
        }
    }

    pub(super) fn spot(&mut self, offset: usize) -> Spot {
        let line = self.lines.partition_point(|start| *start <= offset).saturating_sub(1);
        let number = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
        let spot_line = self.first_line.saturating_add(number(line));
        // A line may be megabytes long: from the last spot on it, not from its beginning.
        let (from, column) = match self.last {
            (at, spot) if spot.line == spot_line && (self.lines[line]..=offset).contains(&at) => (at, spot.column),
            _ => (self.lines[line], 1),
        };
        let columns = self.body.get(from..offset).map_or(0, |t| t.chars().count());
        let spot = Spot::new(spot_line, column.saturating_add(number(columns)));
        self.last = (offset, spot);
        spot
    }

    pub(super) fn fault(&mut self, code: Code, spot: Spot, name: &'static str, value: &str) {
        self.sink.push(Diagnostic::at(code, Place::new(self.file, spot)).with(name, value));
    }

    pub(super) fn hole(&mut self, hole: Hole, spot: Spot, events: &mut Vec<Event<'a>>) {
        self.holes.push((hole, spot));
        events.push(Event::InlineHtml(CowStr::from(HOLE.to_string())));
    }

    /// A wording of the theme between two pieces of HTML.
    pub(super) fn wording(&mut self, key: &'static str, (before, after): (&str, &str), events: &mut Vec<Event<'a>>) {
        self.holes.push((Hole::Wording(Word(key)), Spot::START));
        events.push(Event::Html(CowStr::from(format!("{before}{HOLE}{after}"))));
    }

    pub(super) fn take(&mut self, event: Event<'a>, range: Range<usize>, events: &mut Vec<Event<'a>>) {
        let offset = range.start;
        if self.picture.is_some() {
            return self.picture(event, events);
        }
        match event {
            Event::Html(text) | Event::InlineHtml(text) => {
                let spot = self.spot(offset);
                self.fault(codes::RAW_HTML, spot, "html", text.trim());
            }
            Event::Text(text) if self.code.is_some() => {
                if let Some((_, yaml, _)) = &mut self.code {
                    yaml.push_str(&text);
                }
            }
            Event::Text(text) => self.text(text, offset, events),
            Event::Start(Tag::Table(_)) => {
                self.wording("table.label", TABLE, events);
                events.push(event);
            }
            Event::End(TagEnd::Table) => {
                events.push(event);
                events.push(Event::Html(CowStr::from("</div>\n")));
            }
            Event::Start(Tag::BlockQuote(Some(kind))) => {
                events.push(event);
                self.wording(alert(kind), ("<p class=\"alert\">", "</p>\n"), events);
            }
            Event::TaskListMarker(done) => {
                let (key, checked) = if done { ("task.done", " checked") } else { ("task.open", "") };
                self.wording(key, (&format!("<input type=\"checkbox\" disabled{checked} aria-label=\""), "\">\n"), events);
            }
            Event::Start(Tag::CodeBlock(kind)) => self.code_block(kind, offset, events),
            Event::End(TagEnd::CodeBlock) => self.code_ends(&range, events),
            Event::Start(Tag::Heading { level, id, classes, attrs }) => {
                let said = self.heading_begins((level, id, &classes), attrs, offset);
                events.push(Event::Start(said));
            }
            Event::End(TagEnd::Heading(level)) => self.heading_ends(level, offset, events),
            Event::Start(Tag::Link { dest_url, .. }) => self.link_begins(&dest_url, offset, events),
            Event::End(TagEnd::Link) => self.link_ends(offset, events),
            Event::Start(Tag::Image { dest_url, title, .. }) => {
                self.picture = Some((dest_url.to_string(), title.to_string(), String::new(), self.spot(offset)));
            }
            Event::Code(text) => {
                self.said(&text);
                events.push(Event::Code(text));
            }
            Event::SoftBreak | Event::HardBreak | Event::End(_) => {
                self.said(" ");
                events.push(event);
            }
            other => events.push(other),
        }
    }

    fn link_begins(&mut self, link: &str, offset: usize, events: &mut Vec<Event<'a>>) {
        let spot = self.spot(offset);
        let target = link::target(link, self.rules, &Place::new(self.file, spot), self.sink);
        self.links.push(target.is_some());
        if let Some(target) = target {
            self.hole(Hole::Open(target), spot, events);
        }
    }

    fn link_ends(&mut self, offset: usize, events: &mut Vec<Event<'a>>) {
        if self.links.pop() == Some(true) {
            let spot = self.spot(offset);
            self.hole(Hole::Close, spot, events);
        }
    }

    /// Adds to the plain text, and to the heading being read.
    pub(super) fn said(&mut self, text: &str) {
        if !(text == " " && (self.plain.ends_with(' ') || self.plain.is_empty())) {
            self.plain.push_str(text);
        }
    }
}

fn line_starts(text: &str) -> Vec<usize> {
    std::iter::once(0).chain(text.match_indices('\n').map(|(at, _)| at + 1)).collect()
}

/// The wording over an alert.
fn alert(kind: BlockQuoteKind) -> &'static str {
    match kind {
        BlockQuoteKind::Note => "alert.note",
        BlockQuoteKind::Tip => "alert.tip",
        BlockQuoteKind::Important => "alert.important",
        BlockQuoteKind::Warning => "alert.warning",
        BlockQuoteKind::Caution => "alert.caution",
    }
}
