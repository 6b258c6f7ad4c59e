//! Feeds: Atom for the site and for each listing and term, RSS 2.0 and JSON Feed
//! for the site. Newspapers and radio subscribe to them.

use std::sync::Arc;

use jiff::civil::Date;
use serde::Serialize;
use serde_json::json;

use crate::base::diagnostic::Sink;
use crate::base::fingerprint::Plain;
use crate::base::lang::Lang;
use crate::base::path::Url;
use crate::craft::xml::Xml;
use crate::graph::entry::Entry;
use crate::graph::listing::Subject;
use crate::graph::site::{Site, list_of};
use crate::model::kind::Kind;
use crate::plan::{Outcome, OutputFile, Plan, Recipe};

/// How many entries a feed holds.
const NEWEST: usize = 20;

/// What wordings a feed needs, for one language.
#[derive(Clone, Debug)]
pub struct Words {
    /// The language.
    pub lang: Lang,
    /// What marks a made-up entry.
    pub sample: String,
    /// The names of the kinds' listings.
    pub kinds: Vec<(Kind, String)>,
}

/// One feed, whatever its format.
#[derive(Serialize)]
struct Feed {
    path: String,
    lang: String,
    title: String,
    home: String,
    own: String,
    author: String,
    updated: String,
    items: Vec<Item>,
}

/// One entry of a feed.
#[derive(Serialize)]
struct Item {
    title: String,
    url: String,
    summary: String,
    published: String,
    published_rfc822: String,
    updated: String,
    author: Option<String>,
    kind: &'static str,
    sample: bool,
}

/// Plans every feed in every language.
pub fn plan<'a>(site: &'a Site, words: Vec<Words>, plan: &mut Plan<'a>, sink: &mut Sink) {
    for words in words.into_iter().map(Arc::new) {
        let home = site.localized(&Url::new("/"), &words.lang);
        for (file, name, make) in [
            ("feed.xml", "atom", atom as fn(&Plain<Feed>) -> Outcome),
            ("rss.xml", "rss", rss),
            ("feed.json", "json-feed", json_feed),
        ] {
            let (own, home, words) = (home.below(file), home.clone(), Arc::clone(&words));
            let outputs = vec![own.file()];
            let gather = move || {
                let title = site.settings.title.get(&words.lang);
                feed(site, &words, (&home, &own, title), &newest(site))
            };
            plan.add(Recipe::from(name, outputs, gather, make).looking_at(Vec::new()), None, sink);
        }
        let listed = site.listings().iter().filter(|(subject, _)| !matches!(subject, Subject::Kind(Kind::Page)));
        for (subject, listing) in listed {
            let Some(root) = site.listing_url(subject, &words.lang) else { continue };
            let (own, words) = (root.below("feed.xml"), Arc::clone(&words));
            let (outputs, newest) = (vec![own.file()], listing.newest(NEWEST));
            let called = site.web.all_called(&newest);
            let gather = move || {
                let title = format!("{} – {}", subject_title(site, subject, &words), site.settings.title.get(&words.lang));
                feed(site, &words, (&root, &own, &title), &newest)
            };
            plan.add(Recipe::from("atom", outputs, gather, atom).looking_at(Vec::new()).holding(&called), None, sink);
        }
    }
}

/// The newest of all that the site's own feeds tell of, newest first.
fn newest(site: &Site) -> Vec<usize> {
    let kinds = [Kind::Profile, Kind::Story, Kind::Movement, Kind::Notice];
    let listings = kinds.iter().filter_map(|kind| site.listing(&Subject::Kind(*kind)));
    let mut newest: Vec<usize> = listings.flat_map(|listing| listing.newest(NEWEST)).collect();
    newest.sort_by_key(|at| std::cmp::Reverse(site.at(*at).map(|e| (e.seat.first, e.entity().day(), *at))));
    newest.truncate(NEWEST);
    newest
}

/// The feed at `own` of what is listed at `home`.
fn feed(site: &Site, words: &Words, (home, own, title): (&Url, &Url, &str), newest: &[usize]) -> Plain<Feed> {
    let entries = newest.iter().filter_map(|at| site.at(*at));
    let items: Vec<Item> = entries.map(|entry| item(site, entry, words)).collect();
    let agency = site.settings.agency.name.as_ref().map_or(&site.settings.title, |n| n).get(&words.lang).to_owned();
    Plain(Feed {
        path: own.file().as_str().to_owned(),
        lang: words.lang.to_string(),
        title: title.to_owned(),
        home: site.absolute(home),
        own: site.absolute(own),
        author: agency,
        // A feed that never had an entry is as old as the site could be.
        updated: items.iter().map(|i| i.updated.clone()).max().unwrap_or_else(|| "1970-01-01T00:00:00Z".to_owned()),
        items,
    })
}

fn subject_title(site: &Site, subject: &Subject, words: &Words) -> String {
    match subject {
        Subject::Kind(kind) => words.kinds.iter().find(|(k, _)| k == kind).map_or_else(String::new, |(_, name)| name.clone()),
        Subject::Term(kind, id) => term_name(site, *kind, id, &words.lang),
    }
}

/// What readers call a term, movement, cluster or programme.
pub fn term_name(site: &Site, kind: Kind, id: &str, lang: &Lang) -> String {
    if let Some(programme) = site.programme(id).filter(|_| kind == Kind::Programme) {
        return programme.title.get(lang).to_owned();
    }
    if let Some(term) = list_of(kind).and_then(|list| site.term(list, id)) {
        return term.name.get(lang).to_owned();
    }
    site.entry_for(kind, id, lang).map_or_else(|| id.to_owned(), |e| e.entity().head.title.clone())
}

fn item(site: &Site, entry: &Entry, words: &Words) -> Item {
    let entry = site.listed(entry, &words.lang);
    let entity = entry.entity();
    let mark = if entity.head.sample { format!("[{}] ", words.sample) } else { String::new() };
    let day = entity.day().unwrap_or(entry.seat.first);
    let changed = entity.head.updated.unwrap_or(day).max(day);
    Item {
        title: format!("{mark}{}", entity.head.title),
        url: site.absolute(&entry.url),
        summary: format!("{mark}{}", entity.sentence()),
        published: stamp(site, day, "%Y-%m-%dT%H:%M:%S%:z"),
        published_rfc822: stamp(site, day, "%a, %d %b %Y %H:%M:%S %z"),
        updated: stamp(site, changed, "%Y-%m-%dT%H:%M:%S%:z"),
        author: entity.story().and_then(|s| s.author.clone()),
        kind: entity.kind.name(),
        sample: entity.head.sample,
    }
}

/// The first minute of a day, where the site is.
fn stamp(site: &Site, day: Date, format: &str) -> String {
    day.to_zoned_datetime(site.settings.timezone.clone()).map_or_else(|_| String::new(), |at| at.strftime(format).to_string())
}

fn one(feed: &Feed, bytes: Vec<u8>) -> Outcome {
    Ok(vec![OutputFile::new(crate::base::path::OutputPath::new(&feed.path), bytes)])
}

fn atom(Plain(feed): &Plain<Feed>) -> Outcome {
    let mut xml = Xml::new();
    xml.open("feed", &[("xmlns", "http://www.w3.org/2005/Atom"), ("xml:lang", &feed.lang)]);
    xml.text("title", &feed.title);
    xml.text("id", &feed.own);
    xml.empty("link", &[("rel", "self"), ("type", "application/atom+xml"), ("href", &feed.own)]);
    xml.empty("link", &[("rel", "alternate"), ("type", "text/html"), ("href", &feed.home)]);
    xml.text("updated", &feed.updated);
    xml.open("author", &[]);
    xml.text("name", &feed.author);
    xml.close("author");
    for item in &feed.items {
        xml.open("entry", &[]);
        xml.text("title", &item.title);
        xml.text("id", &item.url);
        xml.empty("link", &[("rel", "alternate"), ("type", "text/html"), ("href", &item.url)]);
        xml.text("published", &item.published);
        xml.text("updated", &item.updated);
        if let Some(author) = &item.author {
            xml.open("author", &[]);
            xml.text("name", author);
            xml.close("author");
        }
        xml.empty("category", &[("term", item.kind)]);
        xml.text("summary", &item.summary);
        xml.close("entry");
    }
    xml.close("feed");
    one(feed, xml.finish())
}

fn rss(Plain(feed): &Plain<Feed>) -> Outcome {
    let mut xml = Xml::new();
    xml.open(
        "rss",
        &[("version", "2.0"), ("xmlns:atom", "http://www.w3.org/2005/Atom"), ("xmlns:dc", "http://purl.org/dc/elements/1.1/")],
    );
    xml.open("channel", &[]);
    xml.text("title", &feed.title);
    xml.text("link", &feed.home);
    xml.text("description", &feed.author);
    xml.text("language", &feed.lang);
    xml.empty("atom:link", &[("rel", "self"), ("type", "application/rss+xml"), ("href", &feed.own)]);
    for item in &feed.items {
        xml.open("item", &[]);
        xml.text("title", &item.title);
        xml.text("link", &item.url);
        xml.text_with("guid", &[("isPermaLink", "true")], &item.url);
        xml.text("pubDate", &item.published_rfc822);
        if let Some(author) = &item.author {
            xml.text("dc:creator", author);
        }
        xml.text("category", item.kind);
        xml.text("description", &item.summary);
        xml.close("item");
    }
    xml.close("channel");
    xml.close("rss");
    one(feed, xml.finish())
}

fn json_feed(Plain(feed): &Plain<Feed>) -> Outcome {
    let item = |item: &Item| {
        let mut value = json!({
            "id": item.url, "url": item.url, "title": item.title, "summary": item.summary, "content_text": item.summary,
            "date_published": item.published, "date_modified": item.updated, "tags": [item.kind],
        });
        if let Some(author) = &item.author {
            value["authors"] = json!([{ "name": author }]);
        }
        if item.sample {
            value["_guong"] = json!({ "sample": true });
        }
        value
    };
    let document = json!({
        "version": "https://jsonfeed.org/version/1.1", "title": feed.title, "home_page_url": feed.home, "feed_url": feed.own,
        "language": feed.lang, "authors": [{ "name": feed.author }], "items": feed.items.iter().map(item).collect::<Vec<_>>(),
    });
    one(feed, format!("{document:#}\n").into_bytes())
}
