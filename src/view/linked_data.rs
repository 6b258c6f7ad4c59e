//! JSON-LD: what a page says to machines, never more than it says to people.

use serde_json::{Value, json};

use crate::graph::site::Site;
use crate::view::card::Builder;
use crate::view::frame::Link;

impl Builder<'_> {
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

/// Who answers for the site.
pub fn publisher(site: &Site, builder: &Builder<'_>) -> Value {
    let agency = &site.settings.agency;
    let name = agency.name.as_ref().map_or(&site.settings.title, |n| n).get(&builder.lang).to_owned();
    json!({ "@type": "GovernmentOrganization", "name": name, "url": site.absolute(&crate::base::path::Url::new("/")) })
}

/// The way to a page.
pub fn breadcrumbs(site: &Site, crumbs: &[Link]) -> Value {
    let item = |(n, link): (usize, &Link)| {
        let mut item = json!({ "@type": "ListItem", "position": n + 1, "name": link.label });
        if let (false, Some(map)) = (link.href.is_empty(), item.as_object_mut()) {
            map.insert("item".to_owned(), json!(format!("{}{}", site.settings.base.origin, link.href)));
        }
        item
    };
    json!({ "@type": "BreadcrumbList", "itemListElement": crumbs.iter().enumerate().map(item).collect::<Vec<_>>() })
}

/// Several nodes of one page.
pub fn graph(nodes: Vec<Value>) -> Value {
    json!({ "@context": "https://schema.org", "@graph": nodes })
}
