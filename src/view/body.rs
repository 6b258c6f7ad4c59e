//! An entry's body as HTML, every hole in it filled by the site.

use crate::base::diagnostic::Spot;
use crate::base::text::encoded;
use crate::craft::document::Hole;
use crate::craft::embed::{Embed, Quote};
use crate::craft::html::escape;
use crate::craft::link::Target;
use crate::craft::theme::slots::{Motif, Slot};
use crate::graph::entry::Entry;
use crate::model::kind::Kind;
use crate::view::card::Builder;
use crate::view::frame::day;
use crate::view::picture::{Around, PictureView};

impl Builder<'_> {
    /// The body of an entry.
    pub fn body(&self, entry: &Entry) -> String {
        // Whether each link that stands open leads anywhere: one without a page is its text.
        let mut open = Vec::new();
        entry.entity().body.render(&mut |hole, _: Spot| self.fill(entry, hole, &mut open))
    }

    fn fill(&self, entry: &Entry, hole: &Hole, open: &mut Vec<bool>) -> String {
        match hole {
            Hole::Open(target) => {
                let opened = self.opens(entry, target);
                open.push(opened.is_some());
                opened.unwrap_or_default()
            }
            Hole::Close if open.pop() == Some(true) => "</a>".to_owned(),
            Hole::Close => String::new(),
            Hole::Picture { src, alt, caption, alone } => {
                let shown = self.picture_beside(entry, (src, Slot::Body, None), &Around { alt, caption, credit: "" });
                shown.map_or_else(String::new, |p| if *alone { figure(&p) } else { in_line(&p) })
            }
            Hole::Figure { indicator, period } => self.reported(indicator, period).unwrap_or_default(),
            Hole::Wording(key) => escape(&self.word(key)),
            Hole::Embed(embed) => self.embed(entry, embed),
        }
    }

    /// Whether a link leads anywhere: what opens it is written only then.
    pub fn leads(&self, entry: &Entry, target: &Target) -> bool {
        match target {
            Target::Entity(kind, id, _) => Kind::named(kind).is_some_and(|kind| self.site.url(kind, id, &self.lang).is_some()),
            Target::File(path, _) if path.ends_with(".md") => self.opens(entry, target).is_some(),
            Target::Nowhere => false,
            _ => true,
        }
    }

    /// The start of a link; nothing where its target has no page, so that it becomes its text.
    fn opens(&self, entry: &Entry, target: &Target) -> Option<String> {
        let inside = |href: String, fragment: &Option<String>| {
            let fragment = fragment.as_ref().map_or_else(String::new, |f| format!("#{f}"));
            ["<a href=\"", &escape(&href), &escape(&fragment), "\">"].concat()
        };
        match target {
            Target::Entity(kind, id, fragment) => {
                let url = self.site.url(Kind::named(kind)?, id, &self.lang)?;
                Some(inside(self.site.href(&url), fragment))
            }
            Target::File(path, fragment) if path.ends_with(".md") => {
                let source = entry.entity().path.join(path)?;
                let target = self.site.entry_in(&source)?;
                let entity = target.entity();
                Some(inside(self.site.href(&self.site.url(entity.kind, &entity.id, &self.lang)?), fragment))
            }
            Target::File(path, _) => {
                let name = path.rsplit('/').next().unwrap_or(path);
                Some(inside(self.site.href(&entry.url.below(&encoded(name))), &None))
            }
            Target::Address(address) => Some(inside(self.site.href(&crate::base::path::Url::new(address)), &None)),
            Target::Fragment(fragment) => Some(["<a href=\"#", &escape(fragment), "\">"].concat()),
            Target::Outside(link) if link.starts_with("http") => {
                Some(["<a href=\"", &escape(link), "\" rel=\"external noopener\">"].concat())
            }
            Target::Outside(link) => Some(["<a href=\"", &escape(link), "\">"].concat()),
            Target::Nowhere => None,
        }
    }

    fn picture_beside(
        &self,
        entry: &Entry,
        (src, slot, focus): (&str, Slot, Option<(f32, f32)>),
        around: &Around<'_>,
    ) -> Option<PictureView> {
        let path = entry.entity().path.join(src)?;
        self.view(&path, (slot, &self.theme.slots.cut(slot, Motif::Cover, focus)), around)
    }

    fn embed(&self, entry: &Entry, embed: &Embed) -> String {
        match embed {
            Embed::Quote(quote) => pull_quote(quote),
            Embed::Profile(id) => self.card_of(Kind::Profile, &id.id),
            Embed::Indicator(id, _) => self.indicator_card(id, false).unwrap_or_default(),
            Embed::Chart(id, _) => self.indicator_card(id, true).unwrap_or_default(),
            Embed::Gallery(pictures) => {
                let shown = pictures.iter().map(|p| {
                    let around = Around {
                        alt: &p.alt,
                        caption: p.caption.as_deref().unwrap_or_default(),
                        credit: p.credit.as_deref().unwrap_or_default(),
                    };
                    let shown = self.picture_beside(entry, (&p.src, Slot::Gallery, p.focus), &around);
                    shown.map_or_else(String::new, |p| figure(&p))
                });
                format!("<div class=\"gallery\">{}</div>", shown.collect::<String>())
            }
            Embed::Timeline(items) => {
                let item = |(date, text): &(Option<jiff::civil::Date>, String)| {
                    format!("<li><p class=\"meta\">{}</p><p>{}</p></li>", date.map_or_else(String::new, day), escape(text))
                };
                format!("<ol class=\"line\">{}</ol>", items.iter().map(item).collect::<String>())
            }
            Embed::Table(medium) => self.sheet(entry, medium),
            Embed::Audio(medium) => self.player(entry, "audio", medium),
            Embed::Video(medium) => self.player(entry, "video", medium),
        }
    }

    fn card_of(&self, kind: Kind, id: &str) -> String {
        let Some(entry) = self.site.entry_for(kind, id, &self.lang) else { return String::new() };
        let card = self.card(entry);
        format!(
            "<p class=\"card\"><a href=\"{}\"><b>{}</b></a><br>{}</p>",
            escape(&card.href),
            escape(&card.title),
            escape(&card.summary)
        )
    }
}

fn pull_quote(quote: &Quote) -> String {
    let said: Vec<String> = [&quote.by, &quote.role, &quote.source].into_iter().flatten().map(|t| escape(t)).collect();
    format!("<blockquote class=\"pull\"><p>{}</p><footer>{}</footer></blockquote>", escape(&quote.text), said.join(", "))
}

/// A picture within a line of text, where no figure may stand.
fn in_line(p: &PictureView) -> String {
    let sources: String = p
        .sources
        .iter()
        .map(|(t, set)| format!("<source type=\"{t}\" srcset=\"{}\" sizes=\"{}\">", escape(set), escape(&p.sizes)))
        .collect();
    format!(
        "<picture>{sources}<img src=\"{}\" srcset=\"{}\" sizes=\"{}\" width=\"{}\" height=\"{}\" loading=\"lazy\"{} alt=\"{}\"></picture>",
        escape(&p.src),
        escape(&p.srcset),
        escape(&p.sizes),
        p.width,
        p.height,
        if p.colour.is_empty() { String::new() } else { format!(" data-c=\"{}\"", p.colour) },
        escape(&p.alt)
    )
}

/// A picture with its caption.
pub fn figure(p: &PictureView) -> String {
    let caption =
        [p.caption.as_str(), p.credit.as_str()].iter().filter(|t| !t.is_empty()).map(|t| escape(t)).collect::<Vec<_>>().join(" ");
    let caption = if caption.is_empty() { String::new() } else { format!("<figcaption>{caption}</figcaption>") };
    format!("<figure>{}{caption}</figure>", in_line(p))
}
