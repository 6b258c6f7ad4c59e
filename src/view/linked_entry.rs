//! JSON-LD of entries: an exemplar as what a page is about, a story as news.

use serde_json::{Map, Value, json};

use crate::base::fields::Ref;
use crate::craft::theme::slots::Slot;
use crate::graph::site::Entry;
use crate::model::entity::{Entity, Matter};
use crate::model::kind::Kind;
use crate::model::profile::{Profile, Who};
use crate::model::story::Story;
use crate::model::term::List;
use crate::view::card::Builder;
use crate::view::frame::Link;
use crate::view::linked_data::{breadcrumbs, graph, publisher};

/// How many stories an exemplar's page names as being about them.
const STORIES: usize = 10;

impl Builder<'_> {
    /// What an entry's page says.
    pub fn linked_data(&self, entry: &Entry, crumbs: &[Link]) -> Value {
        let entity = entry.entity();
        let url = self.site.absolute(&entry.url);
        let mut page = json!({ "@type": "WebPage", "@id": url, "url": url, "inLanguage": entity.lang });
        match &entity.matter {
            Matter::Profile(profile) => {
                page["name"] = json!(entity.head.title);
                page["mainEntity"] = self.exemplar(entity, profile);
            }
            Matter::Story(story) => self.article(entity, story, &mut page),
            _ => {
                page["name"] = json!(entity.head.title);
                page["description"] = json!(self.described(entity));
            }
        }
        graph(vec![stated(page), breadcrumbs(self.site, crumbs)])
    }

    fn exemplar(&self, entity: &Entity, profile: &Profile) -> Value {
        let standing = profile.awards.iter().filter(|a| a.revoked.is_none());
        let titled = standing.filter_map(|a| Some((a.title.as_ref()?, a.date.or(entity.naming_day()))));
        let awards: Vec<String> = titled.map(|(title, on)| self.name_on(List::Titles, &title.id, on)).collect();
        let told = self.site.referring(Kind::Profile, &entity.id).filter(|e| e.entity().kind == Kind::Story);
        let told = told.filter(|e| !e.entity().head.unlisted).take(STORIES);
        let told =
            told.map(|e| json!({ "@type": "NewsArticle", "headline": e.entity().head.title, "url": self.site.absolute(&e.url) }));
        let pressed = entity
            .head
            .coverage
            .iter()
            .filter_map(|c| Some(json!({ "@type": "CreativeWork", "name": c.title.as_ref()?, "url": c.url.as_ref()? })));
        json!({
            "@type": if profile.who == Some(Who::Individual) { "Person" } else { "Organization" },
            "name": entity.head.title, "description": self.described(entity), "award": awards,
            "image": self.picture(entity, Slot::Page).map(|p| p.absolute),
            "memberOf": profile.unit.as_ref().map(|unit| json!({ "@type": "Organization", "name": self.name_on(List::Units, &unit.id, entity.naming_day()) })),
            place_key(profile): profile.place.as_ref().map(|place| self.place(place, entity)),
            "subjectOf": told.chain(pressed).collect::<Vec<_>>(),
        })
    }

    fn article(&self, entity: &Entity, story: &Story, page: &mut Value) {
        let about = story.profiles.iter().filter_map(|id| self.site.entry_for(Kind::Profile, &id.id, &self.lang));
        let about: Vec<Value> = about
            .map(|e| json!({ "@type": kind_of(e), "name": e.entity().head.title, "url": self.site.absolute(&e.url) }))
            .collect();
        let cited = entity.head.sources.iter().filter_map(|s| {
            let publisher = s.publisher.as_ref().map(|p| json!({ "@type": "Organization", "name": p }));
            Some(json!({ "@type": "CreativeWork", "name": s.title.as_ref()?, "publisher": publisher, "url": s.url }))
        });
        let corrected = entity.head.corrections.iter();
        let corrected = corrected
            .map(|c| json!({ "@type": "CorrectionComment", "text": c.text, "datePublished": c.date.map(|d| d.to_string()) }));
        let published = entity.day();
        page["@type"] = json!("NewsArticle");
        page["headline"] = json!(entity.head.title);
        page["description"] = json!(self.described(entity));
        page["datePublished"] = json!(published.map(|d| d.to_string()));
        page["dateModified"] = json!(entity.head.updated.or(published).map(|d| d.to_string()));
        page["author"] = json!(story.author.as_ref().map(|name| json!({ "@type": "Person", "name": name })));
        page["publisher"] = publisher(self.site, self);
        page["image"] = json!(self.picture(entity, Slot::Page).map(|p| p.absolute));
        page["about"] = json!(about);
        page["contentLocation"] = json!(story.place.as_ref().map(|place| self.place(place, entity)));
        page["citation"] = json!(cited.collect::<Vec<_>>());
        page["correction"] = json!(corrected.collect::<Vec<_>>());
    }

    fn place(&self, place: &Ref, entity: &Entity) -> Value {
        json!({ "@type": "Place", "name": self.name_on(List::Places, &place.id, entity.naming_day()) })
    }

    /// What an entry says in a sentence, marked where it is made up.
    fn described(&self, entity: &Entity) -> String {
        let mark = if entity.head.sample { format!("[{}] ", self.word("sample")) } else { String::new() };
        format!("{mark}{}", entity.sentence())
    }
}

/// A person lives somewhere, a group stands there.
fn place_key(profile: &Profile) -> &'static str {
    if profile.who == Some(Who::Individual) { "homeLocation" } else { "location" }
}

fn kind_of(entry: &Entry) -> &'static str {
    match entry.entity().profile().and_then(|p| p.who) {
        Some(Who::Individual) => "Person",
        _ => "Organization",
    }
}

/// Only what is said: what has no value has no key.
fn stated(value: Value) -> Value {
    let says = |v: &Value| !(v.is_null() || v.as_str() == Some("") || v.as_array().is_some_and(Vec::is_empty));
    match value {
        Value::Object(map) => map.into_iter().filter(|(_, v)| says(v)).map(|(k, v)| (k, stated(v))).collect::<Map<_, _>>().into(),
        Value::Array(items) => items.into_iter().map(stated).collect(),
        plain => plain,
    }
}
