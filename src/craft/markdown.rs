//! Markdown bodies, in one pass: HTML with holes that only the site can fill,
//! contents, links, pictures and plain text.

use pulldown_cmark::{
    BlockQuoteKind, CodeBlockKind, CowStr, Event, HeadingLevel, Options, Parser, Tag, TagEnd, TextMergeWithOffset, html,
};

use crate::base::codes;
use crate::base::diagnostic::{Code, Diagnostic, Place, Sink, Spot};
use crate::base::path::SourcePath;
use crate::base::text::{decoded, nfc, printable, slug, words};
use crate::craft::document::{Document, HOLE, Heading, Hole, Piece};
use crate::craft::embed::{self, Embed};
use crate::craft::html::escape;
use crate::craft::insert;
use crate::craft::link::{self, Rules, Target};
use crate::craft::notes::Notes;

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
pub fn parse(body: &str, first_line: u32, file: &SourcePath, rules: &Rules<'_>, sink: &mut Sink) -> Document {
    let cleaned;
    let body = if body.contains(HOLE) {
        cleaned = body.replace(HOLE, "\u{fffd}");
        &cleaned
    } else {
        body
    };
    let mut reader = Reader {
        lines: line_starts(body),
        body,
        first_line,
        file,
        rules,
        sink,
        document: Document::default(),
        holes: Vec::new(),
        links: Vec::new(),
        code: None,
        picture: None,
        in_code: false,
    };
    let (mut taken, mut notes) = (Vec::new(), Notes::default());
    for (event, range) in events(body) {
        match event {
            Event::FootnoteReference(name) => taken.push(notes.refer(&name)),
            Event::Start(Tag::FootnoteDefinition(name)) => notes.begin(&name, &mut taken, &mut reader.holes),
            Event::End(TagEnd::FootnoteDefinition) => notes.end(&mut taken, &mut reader.holes),
            event => reader.take(event, range.start, &mut taken),
        }
    }
    notes.finish(&mut taken, &mut reader.holes);
    let mut text = plain_html(taken.into_iter(), body.len());
    // Alignment by class: the site's policy forbids inline styles.
    if text.contains("<table>") {
        for side in ["left", "right", "center"] {
            text = text.replace(&format!(" style=\"text-align: {side}\""), &format!(" class=\"{side}\""));
        }
        text = text.replace("<th>", "<th scope=\"col\">").replace("<th class", "<th scope=\"col\" class");
    }
    if body.contains("&#") {
        // Characters by number may be such as no page can hold, or marks apart from their letter.
        text = nfc(&printable(text.into())).into_owned();
        reader.document.plain = nfc(&printable(reader.document.plain.as_str().into())).into_owned();
    }
    let holes = std::mem::take(&mut reader.holes);
    let mut document = std::mem::take(&mut reader.document);
    document.pieces = pieces(&text, holes);
    document.words = words(&document.plain);
    document
}

/// Cuts the HTML at its holes.
fn pieces(text: &str, holes: Vec<(Hole, Spot)>) -> Vec<Piece> {
    let mut pieces = Vec::with_capacity(holes.len() * 2 + 1);
    let mut parts = text.split(HOLE);
    pieces.extend(parts.next().map(|t| Piece::Html(t.to_owned())));
    for (hole, spot) in holes {
        pieces.push(Piece::Hole(hole, spot));
        pieces.extend(parts.next().map(|t| Piece::Html(t.to_owned())));
    }
    pieces
}

fn line_starts(text: &str) -> Vec<usize> {
    std::iter::once(0).chain(text.match_indices('\n').map(|(at, _)| at + 1)).collect()
}

fn begin_passage<'e>(lang: &str) -> Event<'e> {
    Event::InlineHtml(CowStr::from(format!("<span lang=\"{}\">", escape(lang))))
}

fn end_passage<'e>() -> Event<'e> {
    Event::InlineHtml(CowStr::from("</span>"))
}

/// Ends a passage that began with a bracket in an earlier text of the same block; whether there is one.
fn passage(lang: &str, events: &mut Vec<Event<'_>>) -> bool {
    let of_block = |e: &Event<'_>| {
        let inline = [TagEnd::Emphasis, TagEnd::Strong, TagEnd::Strikethrough];
        matches!(e, Event::Start(tag) if !inline.contains(&tag.to_end()))
    };
    let block = events.iter().rposition(of_block).unwrap_or(0);
    let opens = |e: &Event<'_>| matches!(e, Event::Text(t) if t.contains('['));
    let Some(at) = events[block..].iter().rposition(opens).map(|at| block + at) else { return false };
    let Event::Text(text) = events[at].clone() else { return false };
    let (before, after) = text.rsplit_once('[').unwrap_or((&text, ""));
    let pieces = [Event::Text(CowStr::from(before.to_owned())), begin_passage(lang), Event::Text(CowStr::from(after.to_owned()))];
    events.splice(at..=at, pieces);
    events.push(end_passage());
    true
}

/// A language behind a bracket at a heading's end was read as the heading's own attribute: it is the passage's.
fn passage_of_heading(start: usize, events: &mut Vec<Event<'_>>) {
    let Some(Event::Text(last)) = events.last().cloned() else { return };
    let (Some(text), Some(Event::Start(Tag::Heading { attrs, .. }))) = (last.strip_suffix(']'), events.get_mut(start)) else {
        return;
    };
    let Some((_, Some(lang))) = attrs.first().cloned() else { return };
    attrs.clear();
    let text = Event::Text(CowStr::from(text.to_owned()));
    events.pop();
    events.push(text);
    passage(&lang, events);
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

struct Reader<'a> {
    body: &'a str,
    lines: Vec<usize>,
    first_line: u32,
    file: &'a SourcePath,
    rules: &'a Rules<'a>,
    sink: &'a mut Sink,
    document: Document,
    holes: Vec<(Hole, Spot)>,
    links: Vec<Option<Target>>,
    /// The embed being read: its name, text and line.
    code: Option<(String, String, u32)>,
    /// The picture being read: address, title, alternative text, spot.
    picture: Option<(String, String, String, Spot)>,
    in_code: bool,
}

impl<'a> Reader<'a> {
    fn spot(&self, offset: usize) -> Spot {
        let line = self.lines.partition_point(|start| *start <= offset).saturating_sub(1);
        let column = self.body.get(self.lines[line]..offset).map_or(0, |t| t.chars().count());
        Spot::new(self.first_line + u32::try_from(line).unwrap_or(0), u32::try_from(column).unwrap_or(0) + 1)
    }

    fn fault(&mut self, code: Code, spot: Spot, name: &'static str, value: &str) {
        self.sink.push(Diagnostic::at(code, Place::new(self.file, spot)).with(name, value));
    }

    fn hole(&mut self, hole: Hole, spot: Spot, events: &mut Vec<Event<'a>>) {
        self.holes.push((hole, spot));
        events.push(Event::InlineHtml(CowStr::from(HOLE.to_string())));
    }

    /// A wording of the theme between two pieces of HTML.
    fn wording(&mut self, key: &'static str, (before, after): (&str, &str), events: &mut Vec<Event<'a>>) {
        self.holes.push((Hole::Wording(key), Spot::START));
        events.push(Event::Html(CowStr::from(format!("{before}{HOLE}{after}"))));
    }

    fn take(&mut self, event: Event<'a>, offset: usize, events: &mut Vec<Event<'a>>) {
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
            Event::Start(Tag::Table(sides)) => {
                self.wording(
                    "table.label",
                    ("<div class=\"table\" role=\"region\" tabindex=\"0\" aria-label=\"", "\">\n"),
                    events,
                );
                events.push(Event::Start(Tag::Table(sides)));
            }
            Event::End(TagEnd::Table) => {
                events.push(event);
                events.push(Event::Html(CowStr::from("</div>\n")));
            }
            Event::Start(Tag::BlockQuote(Some(kind))) => {
                events.push(event);
                self.wording(alert(kind), ("<p class=\"alert\">", "</p>\n"), events);
            }
            Event::Start(Tag::CodeBlock(kind)) => self.code_block(kind, offset, events),
            Event::End(TagEnd::CodeBlock) => self.code_ends(offset, events),
            Event::Start(Tag::Heading { level, id, classes, attrs }) => {
                self.document.headings.push(Heading {
                    level: level as u8,
                    id: id.map(|i| i.to_string()).unwrap_or_default(),
                    text: String::new(),
                });
                let (attrs, odd): (Vec<_>, Vec<_>) = attrs.into_iter().partition(|(name, _)| &**name == "lang");
                if let Some(name) = odd.first().map(|(name, _)| name.to_string()).or(classes.first().map(|c| format!(".{c}"))) {
                    let spot = self.spot(offset);
                    self.fault(codes::BAD_ATTRIBUTE, spot, "text", &name);
                }
                events.push(Event::Start(Tag::Heading { level, id: None, classes: Vec::new(), attrs }));
            }
            Event::End(TagEnd::Heading(level)) => self.heading_ends(level, offset, events),
            Event::Start(Tag::Link { dest_url, .. }) => {
                let spot = self.spot(offset);
                let target = link::target(&dest_url, self.rules, &Place::new(self.file, spot), self.sink);
                if let Some(target) = &target {
                    self.hole(Hole::Open(target.clone()), spot, events);
                }
                self.links.push(target);
            }
            Event::End(TagEnd::Link) => {
                if let Some(Some(target)) = self.links.pop() {
                    let spot = self.spot(offset);
                    self.hole(Hole::Close(target), spot, events);
                }
            }
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

    /// Adds to the plain text, and to the heading being read.
    fn said(&mut self, text: &str) {
        if !(text == " " && (self.document.plain.ends_with(' ') || self.document.plain.is_empty())) {
            self.document.plain.push_str(text);
        }
    }

    fn text(&mut self, text: CowStr<'a>, offset: usize, events: &mut Vec<Event<'a>>) {
        if self.in_code || !(text.contains("{{") || text.contains("]{") || text.contains("[^")) {
            self.said(&text);
            events.push(Event::Text(text));
            return;
        }
        let written = self.body.get(offset..).is_some_and(|source| source.starts_with(&*text));
        for part in insert::parts(&text) {
            // Where the text stands in the source as it is, each part has a place of its own.
            let inside = part.text().as_ptr() as usize - text.as_ptr() as usize;
            let offset = if written { offset + inside } else { offset };
            match part {
                insert::Part::Text(text) => {
                    self.said(text);
                    events.push(Event::Text(CowStr::from(text.to_owned())));
                }
                insert::Part::Passage { lang, text } => {
                    self.said(text);
                    events.push(begin_passage(lang));
                    events.push(Event::Text(CowStr::from(text.to_owned())));
                    events.push(end_passage());
                }
                insert::Part::PassageEnd { lang } => {
                    if !passage(lang, events) {
                        events.push(Event::Text(CowStr::from(format!("]{{lang={lang}}}"))));
                    }
                }
                insert::Part::Figure { indicator, period } => {
                    let (indicator, period) = (indicator.to_owned(), period.to_owned());
                    let spot = self.spot(offset);
                    self.hole(Hole::Figure { indicator, period }, spot, events);
                }
                insert::Part::Attribute(text) => {
                    let spot = self.spot(offset);
                    self.fault(codes::BAD_ATTRIBUTE, spot, "text", text);
                }
                insert::Part::Unreadable(text) => {
                    let spot = self.spot(offset);
                    self.fault(codes::BAD_INSERT, spot, "text", text);
                }
                insert::Part::Footnote(name) => {
                    let spot = self.spot(offset);
                    self.fault(codes::UNKNOWN_FOOTNOTE, spot, "name", name);
                }
            }
        }
    }

    fn code_block(&mut self, kind: CodeBlockKind<'a>, offset: usize, events: &mut Vec<Event<'a>>) {
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

    fn code_ends(&mut self, offset: usize, events: &mut Vec<Event<'a>>) {
        let Some((name, yaml, line)) = self.code.take() else {
            self.in_code = false;
            return events.push(Event::End(TagEnd::CodeBlock));
        };
        if let Some(embed) = embed::read(&name, &yaml, (self.file, line), self.sink) {
            let spot = self.spot(offset);
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

    fn heading_ends(&mut self, level: HeadingLevel, offset: usize, events: &mut Vec<Event<'a>>) {
        let start = events.iter().rposition(|e| matches!(e, Event::Start(Tag::Heading { .. }))).unwrap_or(0);
        passage_of_heading(start, events);
        let text: String = events[start..]
            .iter()
            .filter_map(|e| if let Event::Text(t) | Event::Code(t) = e { Some(&**t) } else { None })
            .collect();
        if level == HeadingLevel::H1 {
            let spot = self.spot(offset);
            self.fault(codes::SECOND_TITLE, spot, "text", &text);
        }
        let level = if level == HeadingLevel::H1 { HeadingLevel::H2 } else { level };
        let count = self.document.headings.len();
        let (before, last) = self.document.headings.split_at_mut(count.saturating_sub(1));
        if let (Some(heading), Some(Event::Start(Tag::Heading { level: open, id, .. }))) =
            (last.first_mut(), events.get_mut(start))
        {
            let wanted = if heading.id.is_empty() { slug(&text) } else { heading.id.clone() };
            heading.id = (1..)
                .map(|n| if n == 1 { wanted.clone() } else { format!("{wanted}-{n}") })
                .find(|id| before.iter().all(|h| h.id != *id))
                .unwrap_or(wanted);
            heading.text = text;
            heading.level = level as u8;
            *open = level;
            *id = Some(CowStr::from(heading.id.clone()));
        }
        self.said(" ");
        events.push(Event::End(TagEnd::Heading(level)));
    }

    fn picture(&mut self, event: Event<'a>, events: &mut Vec<Event<'a>>) {
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
                if link::is_own_file(&src, &Place::new(self.file, spot), self.sink) {
                    let src = nfc(&decoded(&src)).into_owned();
                    self.hole(Hole::Picture { src, alt, caption }, spot, events);
                }
            }
            _ => {}
        }
    }
}
