//! JSON-LD: what a page says to machines, never more than it says to people.

use serde_json::{Value, json};

use crate::craft::theme::slots::Slot;
use crate::graph::site::{Entry, Site};
use crate::model::entity::Matter;
use crate::model::profile::Who;
use crate::model::term::List;
use crate::view::card::Builder;
use crate::view::frame::Link;

impl Builder<'_> {
    /// What an entry's page says.
    pub fn linked_data(&self, entry: &Entry, crumbs: &[Link]) -> Value {
        let entity = entry.admitted.entity();
        let url = self.site.absolute(&entry.url);
        let mark = if entity.head.sample { format!("[{}] ", self.word("sample")) } else { String::new() };
        let description = format!("{mark}{}", entity.head.summary.clone().unwrap_or_default());
        let picture = self.picture(entity, Slot::Page).map(|p| p.absolute);
        let main = match &entity.matter {
            Matter::Profile(p) => {
                let kind = if p.who == Some(Who::Individual) { "Person" } else { "Organization" };
                let awards: Vec<String> = p
                    .awards
                    .iter()
                    .filter(|a| a.revoked.is_none())
                    .filter_map(|a| Some((a.title.as_ref()?, a.date.or(entity.naming_day()))))
                    .map(|(title, on)| self.name_on(List::Titles, &title.id, on))
                    .collect();
                let mut main = json!({ "@type": kind, "name": entity.head.title, "description": description, "award": awards });
                if let (Some(picture), Some(map)) = (&picture, main.as_object_mut()) {
                    map.insert("image".to_owned(), json!(picture));
                }
                json!({ "@type": "WebPage", "@id": url, "url": url, "name": entity.head.title, "inLanguage": entity.lang, "mainEntity": main })
            }
            Matter::Story(s) => json!({
                "@type": "NewsArticle", "@id": url, "url": url, "headline": entity.head.title, "description": description,
                "inLanguage": entity.lang, "datePublished": entity.day().map(|d| d.to_string()),
                "dateModified": entity.head.updated.or(entity.day()).map(|d| d.to_string()),
                "author": s.author.as_ref().map(|a| json!({ "@type": "Person", "name": a })), "publisher": publisher(self.site, self),
                "image": picture,
            }),
            _ => {
                json!({ "@type": "WebPage", "@id": url, "url": url, "name": entity.head.title, "description": description, "inLanguage": entity.lang })
            }
        };
        graph(vec![main, breadcrumbs(self.site, crumbs)])
    }

    /// What a listing's page says.
    pub fn collection(&self, title: &str, canonical: &str, items: &[String], crumbs: &[Link]) -> Value {
        let list: Vec<Value> =
            items.iter().enumerate().map(|(n, url)| json!({ "@type": "ListItem", "position": n + 1, "url": url })).collect();
        let page = json!({
            "@type": "CollectionPage", "@id": canonical, "url": canonical, "name": title, "inLanguage": self.lang,
            "mainEntity": { "@type": "ItemList", "itemListElement": list },
        });
        graph(vec![page, breadcrumbs(self.site, crumbs)])
    }

    /// What the front page says: whose site this is.
    pub fn organization(&self) -> Value {
        graph(vec![publisher(self.site, self)])
    }
}

fn publisher(site: &Site, builder: &Builder<'_>) -> Value {
    let agency = &site.settings.agency;
    let name = agency.name.as_ref().map_or(&site.settings.title, |n| n).get(&builder.lang).to_owned();
    json!({ "@type": "GovernmentOrganization", "name": name, "url": site.absolute(&crate::base::path::Url::new("/")) })
}

fn breadcrumbs(site: &Site, crumbs: &[Link]) -> Value {
    let item = |(n, link): (usize, &Link)| {
        let mut item = json!({ "@type": "ListItem", "position": n + 1, "name": link.label });
        if let (false, Some(map)) = (link.href.is_empty(), item.as_object_mut()) {
            map.insert("item".to_owned(), json!(format!("{}{}", site.settings.base.origin, link.href)));
        }
        item
    };
    json!({ "@type": "BreadcrumbList", "itemListElement": crumbs.iter().enumerate().map(item).collect::<Vec<_>>() })
}

fn graph(nodes: Vec<Value>) -> Value {
    json!({ "@context": "https://schema.org", "@graph": nodes })
}
