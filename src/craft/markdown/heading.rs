//! Headings: one below the page's own title, each with an anchor of its own.

use pulldown_cmark::{CowStr, Event, HeadingLevel, Tag, TagEnd};

use crate::base::codes;
use crate::base::text::slug;
use crate::craft::document::Heading;
use crate::craft::markdown::passage::passage_of_heading;
use crate::craft::markdown::reader::Reader;

/// Attributes of a heading, as Markdown reads them.
type Attributes<'a> = Vec<(CowStr<'a>, Option<CowStr<'a>>)>;

impl<'a> Reader<'a> {
    /// A heading begins: its language is kept, its anchor waits for its text, other attributes are refused.
    pub(super) fn heading_begins(
        &mut self,
        (level, id, classes): (HeadingLevel, Option<CowStr<'a>>, &[CowStr<'a>]),
        attrs: Attributes<'a>,
        offset: usize,
    ) -> Tag<'a> {
        let id = id.map(|i| i.to_string()).unwrap_or_default();
        self.headings.push(Heading { level: level as u8, id, text: String::new() });
        let (attrs, odd): (Vec<_>, Vec<_>) = attrs.into_iter().partition(|(name, _)| &**name == "lang");
        if let Some(name) = odd.first().map(|(name, _)| name.to_string()).or(classes.first().map(|c| format!(".{c}"))) {
            let spot = self.spot(offset);
            self.fault(codes::BAD_ATTRIBUTE, spot, "text", &name);
        }
        Tag::Heading { level, id: None, classes: Vec::new(), attrs }
    }

    pub(super) fn heading_ends(&mut self, level: HeadingLevel, offset: usize, events: &mut Vec<Event<'a>>) {
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
        if let (Some(heading), Some(Event::Start(Tag::Heading { level: open, id, .. }))) =
            (self.headings.last_mut(), events.get_mut(start))
        {
            let own = !heading.id.is_empty();
            let wanted = if own { heading.id.clone() } else { lettered(slug(&text)) };
            heading.id = self.anchors.take(&wanted);
            heading.text = text;
            heading.level = level as u8;
            *open = level;
            *id = Some(CowStr::from(heading.id.clone()));
            if own && heading.id != wanted {
                let spot = self.spot(offset);
                self.fault(codes::DUPLICATE_VALUE, spot, "value", &wanted);
            }
        }
        self.said(" ");
        events.push(Event::End(TagEnd::Heading(level)));
    }
}

/// An anchor begins with a letter, so that style sheets and validators take it as it is.
fn lettered(slug: String) -> String {
    if slug.starts_with(|c: char| c.is_ascii_digit()) { format!("muc-{slug}") } else { slug }
}

#[cfg(test)]
mod tests {
    use super::lettered;

    #[test]
    fn an_anchor_begins_with_a_letter() {
        assert_eq!(lettered("29-nguoi-doc-duoc".to_owned()), "muc-29-nguoi-doc-duoc");
        assert_eq!(lettered("viec-da-lam".to_owned()), "viec-da-lam");
    }
}
