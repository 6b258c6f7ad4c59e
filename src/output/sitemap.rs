//! For machines: the sitemap (an index when it grows over 50,000 addresses), the
//! news sitemap, and robots.txt.

use serde::Serialize;

use crate::base::diagnostic::Sink;
use crate::base::fingerprint::Plain;
use crate::base::path::{OutputPath, Url};
use crate::craft::xml::Xml;
use crate::graph::listing::Subject;
use crate::graph::site::Site;
use crate::model::kind::Kind;
use crate::plan::{Outcome, OutputFile, Plan, Recipe};

/// How many addresses one sitemap may hold (sitemaps.org).
const MOST: usize = 50_000;
/// How many stories a news sitemap may hold (Google News).
const MOST_NEWS: usize = 1_000;

/// A page to index.
#[derive(Clone, Serialize)]
pub struct Indexed {
    /// Its full address.
    pub url: String,
    /// The day its own content changed.
    pub changed: Option<String>,
    /// Full addresses of its pictures.
    pub pictures: Vec<String>,
}

/// Plans sitemap and robots.txt. `pages` are just the pages to index, sorted.
pub fn plan(site: &Site, pages: Vec<Indexed>, plan: &mut Plan<'_>, sink: &mut Sink) {
    let mut maps = Vec::new();
    if pages.len() <= MOST {
        add(plan, sink, "sitemap", "sitemap.xml".to_owned(), pages);
    } else {
        for (n, chunk) in pages.chunks(MOST).enumerate() {
            let name = format!("sitemap-{}.xml", n + 1);
            maps.push(site.absolute(&Url::new(&format!("/{name}"))));
            add(plan, sink, "sitemap", name, chunk.to_vec());
        }
        plan.add(Recipe::new("sitemap-index", vec![OutputPath::new("sitemap.xml")], Plain(maps), index), None, sink);
    }
    news(site, plan, sink);
    let robots = if site.edition.audience.is_public() {
        let at = |map: &str| site.absolute(&Url::new(map));
        format!("User-agent: *\nAllow: /\n\nSitemap: {}\nSitemap: {}\n", at("/sitemap.xml"), at("/news-sitemap.xml"))
    } else {
        "User-agent: *\nDisallow: /\n".to_owned()
    };
    plan.add(Recipe::ready("robots", OutputPath::new("robots.txt"), robots.into_bytes()), None, sink);
}

fn add(plan: &mut Plan<'_>, sink: &mut Sink, recipe: &'static str, name: String, pages: Vec<Indexed>) {
    plan.add(Recipe::new(recipe, vec![OutputPath::new(&name)], Plain((name, pages)), map), None, sink);
}

fn map(Plain((name, pages)): &Plain<(String, Vec<Indexed>)>) -> Outcome {
    let mut xml = Xml::new();
    xml.open(
        "urlset",
        &[
            ("xmlns", "http://www.sitemaps.org/schemas/sitemap/0.9"),
            ("xmlns:image", "http://www.google.com/schemas/sitemap-image/1.1"),
        ],
    );
    for page in pages {
        xml.open("url", &[]);
        xml.text("loc", &page.url);
        if let Some(day) = &page.changed {
            xml.text("lastmod", day);
        }
        for picture in &page.pictures {
            xml.open("image:image", &[]);
            xml.text("image:loc", picture);
            xml.close("image:image");
        }
        xml.close("url");
    }
    xml.close("urlset");
    Ok(vec![OutputFile::new(OutputPath::new(name), xml.finish())])
}

fn index(Plain(maps): &Plain<Vec<String>>) -> Outcome {
    let mut xml = Xml::new();
    xml.open("sitemapindex", &[("xmlns", "http://www.sitemaps.org/schemas/sitemap/0.9")]);
    for map in maps {
        xml.open("sitemap", &[]);
        xml.text("loc", map);
        xml.close("sitemap");
    }
    xml.close("sitemapindex");
    Ok(vec![OutputFile::new(OutputPath::new("sitemap.xml"), xml.finish())])
}

/// A story for news readers: name of the site, language, full address, day, headline.
type News = (String, String, String, String, String);

/// The newest stories of the two days before the edition; if there are none, the newest ten.
fn news(site: &Site, plan: &mut Plan<'_>, sink: &mut Sink) {
    let Some(listing) = site.listing(&Subject::Kind(Kind::Story)) else { return };
    let lang = site.default_lang();
    let day = site.edition.day();
    let from = day.checked_sub(jiff::Span::new().days(2)).unwrap_or(day);
    let stories = listing.members.iter().rev().filter_map(|at| site.at(*at));
    let dated: Vec<_> = stories.map(|e| (e, e.entity().day().unwrap_or(e.seat.first))).collect();
    let fresh: Vec<_> = dated.iter().filter(|(_, d)| *d >= from && *d <= day).take(MOST_NEWS).collect();
    let chosen = if fresh.is_empty() { dated.iter().take(10).collect() } else { fresh };
    let title = site.settings.title.get(lang).to_owned();
    let news: Vec<News> = chosen
        .into_iter()
        .map(|(e, d)| (title.clone(), lang.to_string(), site.absolute(&e.url), d.to_string(), e.entity().head.title.clone()))
        .collect();
    plan.add(Recipe::new("news-sitemap", vec![OutputPath::new("news-sitemap.xml")], Plain(news), news_map), None, sink);
}

fn news_map(Plain(news): &Plain<Vec<News>>) -> Outcome {
    let mut xml = Xml::new();
    xml.open(
        "urlset",
        &[
            ("xmlns", "http://www.sitemaps.org/schemas/sitemap/0.9"),
            ("xmlns:news", "http://www.google.com/schemas/sitemap-news/0.9"),
        ],
    );
    for (name, lang, url, day, title) in news {
        xml.open("url", &[]);
        xml.text("loc", url);
        xml.open("news:news", &[]);
        xml.open("news:publication", &[]);
        xml.text("news:name", name);
        xml.text("news:language", lang);
        xml.close("news:publication");
        xml.text("news:publication_date", day);
        xml.text("news:title", title);
        xml.close("news:news");
        xml.close("url");
    }
    xml.close("urlset");
    Ok(vec![OutputFile::new(OutputPath::new("news-sitemap.xml"), xml.finish())])
}
