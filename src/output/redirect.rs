//! Old addresses: where they lead, what is gone, as pages of the theme and as rules
//! for servers; and the headers that every page is to be sent with.

use std::collections::{BTreeMap, BTreeSet};

use crate::base::diagnostic::{Place, Sink};
use crate::base::path::{OutputPath, Url};
use crate::base::text::encoded;
use crate::craft::theme::policy::POLICY;
use crate::graph::address::Redirect;
use crate::graph::alias::folder;
use crate::graph::archive;
use crate::graph::site::Site;
use crate::output::page::Pages;
use crate::plan::{Plan, Recipe};

/// An old address and the one of today.
pub struct Moved {
    old: Url,
    to: Url,
    place: Option<Place>,
}

impl Moved {
    /// Whether a page can lead from there; of a feed or another file only a server's rule can.
    fn is_page(&self) -> bool {
        self.place.is_some() || self.old.as_str().ends_with('/')
    }
}

/// Every old address that leads somewhere: those that are asked for, what stands below them today
/// without being remembered by itself, and those that nothing else took. Asked when all else is planned.
pub fn moved(site: &Site, plan: &Plan<'_>) -> Vec<Moved> {
    let mut all: BTreeMap<Url, Moved> = BTreeMap::new();
    for (old, redirect) in &site.redirects {
        all.insert(old.clone(), Moved { old: old.clone(), to: redirect.to.clone(), place: redirect.place.clone() });
    }
    // A page of an archive that leads to its listing had nothing below it.
    let archived = |old: &Url, to: &Url| to.as_str() != "/" && archive::root(old) == *to;
    let whole = |(old, redirect): &(&Url, &Redirect)| old.as_str().ends_with('/') && !archived(old, &redirect.to);
    for (old, redirect) in site.redirects.iter().filter(whole) {
        for (old, to) in below(site, plan, (old, &redirect.to)) {
            all.entry(old.clone()).or_insert(Moved { old, to, place: None });
        }
    }
    let mut all: Vec<Moved> = all.into_values().collect();
    all.retain(|moved| moved.place.is_some() || !plan.claims(&moved.old.file()));
    all
}

/// What stands below an address of today and has a page of its own without being an entity's: the pages of a year's
/// figures, feeds, files beside an entry. Below the front page only what stands in every language.
fn below(site: &Site, plan: &Plan<'_>, (old, to): (&Url, &Url)) -> Vec<(Url, Url)> {
    let folder = to.as_str().trim_start_matches('/');
    let other = |path: &str| site.settings.languages.iter().skip(1).any(|l| path.starts_with(&format!("{}/", l.code)));
    let stands =
        |path: &&str| !folder.is_empty() || !other(path) && (path.ends_with("/index.html") || path.ends_with("feed.xml"));
    let urls = plan
        .below(folder)
        .into_iter()
        .filter(stands)
        .map(|path| Url::new(&format!("/{}", encoded(path.strip_suffix("index.html").unwrap_or(path)))));
    let own = urls.filter(|url| url != to && site.live.get(url).is_none_or(|who| archive::is_archive(who)));
    own.map(|url| (old.below(&url.as_str()[to.as_str().len()..]), url)).collect()
}

/// Plans the pages of old addresses, for servers without rules; what is gone tells its readers so.
pub fn pages<'a>(pages: &mut Pages<'a>, moved: &[Moved], plan: &mut Plan<'a>, sink: &mut Sink) {
    let site = pages.builder.site;
    let lang = pages.builder.lang.clone();
    for tombstone in site.tombstones.iter().filter(|t| t.lang == lang) {
        let page = pages.page("plain.html", &tombstone.url, |builder| builder.gone(tombstone));
        plan.add(page.recipe, Some(&tombstone.place), sink);
    }
    for Moved { old, to, place } in moved.iter().filter(|moved| lang == *site.default_lang() && moved.is_page()) {
        let (old, to) = (old.clone(), to.clone());
        let page = pages.page("plain.html", &folder(&old), move |builder| builder.moved(&old, &to));
        plan.add(page.recipe, place.as_ref(), sink);
    }
}

/// Plans `_redirects`, `_nginx.map` and `_headers`.
pub fn rules(site: &Site, moved: &[Moved], plan: &mut Plan<'_>, sink: &mut Sink) {
    let mut redirects = String::new();
    let mut nginx = String::from("# map $uri $guong_target { include _nginx.map; }  (410: gone)\n");
    for Moved { old, to, .. } in moved {
        for old in BTreeSet::from([old.clone(), folder(old)]) {
            redirects.push_str(&format!("{} {} 301\n", site.href(&old), site.href(to)));
            nginx.push_str(&format!("{} {};\n", quoted(&site.href(&old)), quoted(&site.href(to))));
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
