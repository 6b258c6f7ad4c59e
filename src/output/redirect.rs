//! Old addresses: where they lead, what is gone, as pages of the theme and as rules
//! for servers; and the headers that every page is to be sent with.

use std::collections::BTreeMap;

use crate::base::diagnostic::{Place, Sink};
use crate::base::path::{OutputPath, Url};
use crate::graph::listing::sheet_url;
use crate::graph::site::Site;
use crate::output::page::Pages;
use crate::plan::{Plan, Recipe};
use crate::view::frame::POLICY;

/// An old address and the one of today.
pub struct Moved {
    old: Url,
    to: Url,
    place: Option<Place>,
}

/// Every old address that leads somewhere: those that are asked for, the archive pages below them,
/// and those that nothing else took. Asked when all else is planned.
pub fn moved(site: &Site, plan: &Plan) -> Vec<Moved> {
    let archives = archives(site);
    let mut all = Vec::new();
    for (old, redirect) in &site.redirects {
        let number = archives.get(&redirect.to).filter(|_| old.as_str().ends_with('/'));
        let sheets = (1..=number.copied().unwrap_or_default()).map(|n| (sheet_url(old, n), sheet_url(&redirect.to, n)));
        all.push(Moved { old: old.clone(), to: redirect.to.clone(), place: redirect.place.clone() });
        all.extend(sheets.map(|(old, to)| Moved { old, to, place: None }));
    }
    all.retain(|moved| moved.place.is_some() || !plan.claims(&moved.old.file()));
    all
}

/// How many archive pages each listing has, by its root.
fn archives(site: &Site) -> BTreeMap<Url, usize> {
    let languages = || site.settings.languages.iter().map(|l| &l.code);
    let listings = site.listings.iter().flat_map(|(subject, listing)| languages().map(move |lang| (subject, listing, lang)));
    let root = |(subject, listing, lang): (_, &crate::graph::listing::Listing, _)| {
        Some((site.listing_url(subject, lang)?, listing.archives(site.settings.page_size)))
    };
    listings.filter_map(root).collect()
}

/// Plans the pages of old addresses, for servers without rules; what is gone tells its readers so.
pub fn pages(pages: &mut Pages<'_>, moved: &[Moved], plan: &mut Plan, sink: &mut Sink) {
    let site = pages.builder.site;
    let lang = pages.builder.lang.clone();
    for tombstone in site.tombstones.iter().filter(|t| t.lang == lang) {
        let view = pages.builder.gone(tombstone);
        let page = pages.page("plain.html", &tombstone.url, view);
        plan.add(page.recipe, Some(&tombstone.place), sink);
    }
    for Moved { old, to, place } in moved.iter().filter(|_| lang == *site.default_lang()) {
        let view = pages.builder.moved(old, to);
        // A server without rules answers a folder: `/a/b` is the page of `/a/b/`.
        let is_file = old.as_str().ends_with('/') || old.as_str().rsplit('/').next().is_some_and(|n| n.contains('.'));
        let page = pages.page("plain.html", &if is_file { old.clone() } else { old.below("/") }, view);
        plan.add(page.recipe, place.as_ref(), sink);
    }
}

/// Plans `_redirects`, `_nginx.map` and `_headers`.
pub fn rules(site: &Site, moved: &[Moved], plan: &mut Plan, sink: &mut Sink) {
    let listings = archives(site);
    let mut redirects = String::new();
    let mut nginx = String::from("# map $uri $guong_target { include _nginx.map; }  (410: gone)\n");
    let mut rule = |old: &Url, to: &Url| {
        redirects.push_str(&format!("{} {} 301\n", site.href(old), site.href(to)));
        nginx.push_str(&format!("{} {};\n", quoted(&site.href(old)), quoted(&site.href(to))));
    };
    for Moved { old, to, .. } in moved {
        rule(old, to);
        let feed = old.below("feed.xml");
        if listings.contains_key(to) && old.as_str().ends_with('/') && !plan.claims(&feed.file()) {
            rule(&feed, &to.below("feed.xml"));
        }
    }
    let mut gone: Vec<String> = site.tombstones.iter().map(|t| site.href(&t.url)).collect();
    gone.sort();
    for address in &gone {
        redirects.push_str(&format!("{address} {address} 410\n"));
        nginx.push_str(&format!("{} 410;\n", quoted(address)));
    }
    let headers = format!(
        "/*\n  Content-Security-Policy: {POLICY}; frame-ancestors 'self'\n  X-Content-Type-Options: nosniff\n  Referrer-Policy: strict-origin-when-cross-origin\n"
    );
    for (name, text) in [("_redirects", redirects), ("_nginx.map", nginx), ("_headers", headers)] {
        plan.add(Recipe::ready("server-rules", OutputPath::new(name), text.into_bytes()), None, sink);
    }
}

fn quoted(address: &str) -> String {
    format!("\"{}\"", address.replace('\\', "\\\\").replace('"', "\\\""))
}
