//! What the head of an entry's page says.

use crate::base::lang::Lang;
use crate::base::path::Url;
use crate::craft::theme::slots::Slot;
use crate::graph::entry::Entry;
use crate::graph::listing::Subject;
use crate::model::kind::Kind;
use crate::view::card::Builder;
use crate::view::frame::{Head, Link, day, head};

impl Builder<'_> {
    /// The head of an entry's page.
    pub fn entry_head(&self, entry: &Entry) -> Head {
        let entity = entry.entity();
        let versions: Vec<(Lang, Url)> = self
            .site
            .settings
            .languages
            .iter()
            .filter_map(|l| self.site.entry(entity.kind, &entity.id, &l.code).map(|e| (l.code.clone(), e.url.clone())))
            .collect();
        let mut head = head(self.site, &entity.head.title, &entry.url, &versions);
        head.headline = self.kept.headline(&entity.head.title);
        let mark = if entity.head.sample { format!("[{}] ", self.word("sample")) } else { String::new() };
        head.description = mark + &entity.sentence();
        head.og_type = if entity.kind == Kind::Story { "article" } else { "website" };
        head.image = self.picture(entity, Slot::Page).map_or_else(String::new, |p| p.absolute);
        head.share = self.share(entity);
        head.sample = entity.head.sample;
        head.noindex |= entity.head.unlisted;
        head.changed = entity.head.updated.or(entity.day()).map_or_else(String::new, day);
        head.reasons = entry.admitted.reasons.iter().map(|r| self.word(&format!("reason.{}", r.wording()))).collect();
        let mut crumbs = self.crumbs(&Subject::Kind(entity.kind), &entity.head.title);
        if entity.kind != Kind::Page
            && let Some(root) = self.site.listing_url(&Subject::Kind(entity.kind), &self.lang)
        {
            crumbs.insert(1, Link { label: self.listing_title(entity.kind), href: self.site.href(&root) });
        }
        head.crumbs = crumbs;
        head.linked_data = self.linked_data(entry, &head.crumbs);
        head
    }
}
