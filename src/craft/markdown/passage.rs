//! Passages in another language: `[words]{lang=bdq}`, whatever markup stands inside.

use pulldown_cmark::{CowStr, Event, Tag, TagEnd};

use crate::craft::html::escape;

/// How many events a passage may hold: the way back to its bracket is no longer.
const FAR: usize = 1000;

/// A passage begins.
pub(super) fn begin_passage<'e>(lang: &str) -> Event<'e> {
    Event::InlineHtml(CowStr::from(format!("<span lang=\"{}\">", escape(lang))))
}

/// The passage ends.
pub(super) fn end_passage<'e>() -> Event<'e> {
    Event::InlineHtml(CowStr::from("</span>"))
}

/// Ends a passage that began with a bracket in an earlier text of the same block; whether there is one.
pub(super) fn passage(lang: &str, events: &mut Vec<Event<'_>>) -> bool {
    let of_block = |e: &Event<'_>| {
        let inline = [TagEnd::Emphasis, TagEnd::Strong, TagEnd::Strikethrough];
        matches!(e, Event::Start(tag) if !inline.contains(&tag.to_end()))
    };
    let near = events.len().saturating_sub(FAR);
    let block = events[near..].iter().rposition(of_block).map_or(near, |at| near + at);
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
pub(super) fn passage_of_heading(start: usize, events: &mut Vec<Event<'_>>) {
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
