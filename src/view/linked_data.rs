//! JSON-LD: what a page says to machines, never more than it says to people.

use crate::base::path::Url;
use crate::craft::statement::Statement;
use crate::graph::site::Site;
use crate::view::card::Builder;
use crate::view::frame::Link;

impl Builder<'_> {
    /// What a listing's page says.
    pub fn collection(&self, title: &str, canonical: &str, items: &[String], crumbs: &[Link]) -> String {
        let item = |(n, url): (usize, &String)| Statement::of("ListItem").counts("position", n + 1).says("url", url);
        let list = Statement::of("ItemList").gathers("itemListElement", items.iter().enumerate().map(item));
        let page = Statement::of("CollectionPage").says("@id", canonical).says("url", canonical).says("name", title);
        let page = page.says("inLanguage", self.lang.as_str()).holds("mainEntity", list);
        graph([page, breadcrumbs(self.site, crumbs)])
    }

    /// What the front page says: whose site this is.
    pub fn organization(&self) -> String {
        graph([publisher(self.site, self)])
    }
}

/// Who answers for the site.
pub fn publisher(site: &Site, builder: &Builder<'_>) -> Statement {
    let agency = &site.settings.agency;
    let name = agency.name.as_ref().map_or(&site.settings.title, |n| n).get(&builder.lang);
    Statement::of("GovernmentOrganization").says("name", name).says("url", &site.absolute(&Url::new("/")))
}

/// The way to a page.
pub fn breadcrumbs(site: &Site, crumbs: &[Link]) -> Statement {
    let item = |(n, link): (usize, &Link)| {
        let item = Statement::of("ListItem").counts("position", n + 1).says("name", &link.label);
        if link.href.is_empty() { item } else { item.says("item", &[&*site.settings.base.origin, &link.href].concat()) }
    };
    Statement::of("BreadcrumbList").gathers("itemListElement", crumbs.iter().enumerate().map(item))
}

/// Several statements of one page.
pub fn graph(nodes: impl IntoIterator<Item = Statement>) -> String {
    Statement::open().says("@context", "https://schema.org").gathers("@graph", nodes).text()
}
