//! Old addresses that entries name themselves: `aliases`. What was published at one
//! stays answered when nobody names it any more, so the ledger remembers it.

use std::cell::LazyCell;
use std::collections::{BTreeMap, BTreeSet};

use crate::base::codes;
use crate::base::diagnostic::{Diagnostic, Sink};
use crate::base::path::{SourcePath, Url};
use crate::graph::address::Redirect;
use crate::graph::site::Site;

/// Who the ledger says has an alias, before the entity's own `kind/id`.
const ALIAS: &str = "alias:";

/// Redirects that entries ask for. A clash is an error at the alias.
pub fn aliases(site: &Site, sink: &mut Sink) -> BTreeMap<Url, Redirect> {
    let mut found: BTreeMap<Url, Redirect> = BTreeMap::new();
    let mut claimed: BTreeMap<Url, SourcePath> = BTreeMap::new();
    let files = LazyCell::new(|| site.live.keys().map(Url::file).collect::<BTreeSet<_>>());
    for entry in site.entries() {
        let (entity, url) = (entry.entity(), &entry.url);
        for (alias, spot) in &entity.head.aliases {
            let fault = |code| Diagnostic::at(code, entity.at(*spot)).with("value", alias);
            let old = Url::new(alias);
            if !is_address(alias) {
                sink.push(fault(codes::BAD_ALIAS));
            } else if old == *url {
                // Renamed and renamed back: its own address needs no redirect.
            } else if site.live.contains_key(&old) || files.contains(&old.file()) {
                let other = site.live.get(&old).map_or("", String::as_str);
                sink.push(fault(codes::ALIAS_TAKEN).with("other", other));
            } else if let Some(other) = claimed.insert(old.clone(), entity.path.clone()) {
                sink.push(fault(codes::ALIAS_TAKEN).with("other", other));
            } else {
                found.insert(old, Redirect { to: url.clone(), place: Some(entity.at(*spot)) });
            }
        }
    }
    found
}

/// An address of this site, as a path: no host, no dots, no query.
fn is_address(text: &str) -> bool {
    let plain = text.bytes().all(|b| b.is_ascii_alphanumeric() || b"-._~/".contains(&b))
        || !text.is_ascii() && !text.contains(char::is_whitespace);
    text.starts_with('/')
        && text.len() > 1
        && plain
        && !text.contains("//")
        && !text.contains(['?', '#', '\\', '<', '>', '"', '%'])
        && text.split('/').all(|part| part != "." && part != ".." && !part.starts_with('_'))
}

/// The aliases that lead somewhere, with what the ledger calls them.
pub fn remembered(site: &Site) -> BTreeMap<Url, String> {
    let mut found = BTreeMap::new();
    for entry in site.entries() {
        let entity = entry.entity();
        for (alias, _) in &entity.head.aliases {
            if site.redirects.get(&Url::new(alias)).is_some_and(|redirect| redirect.to == entry.url) {
                found.insert(folder(&Url::new(alias)), format!("{ALIAS}{}/{}", entity.kind.name(), entity.id));
            }
        }
    }
    found
}

/// The entity, as `kind:id`, that had an alias of which the ledger says this.
pub fn bearer(who: &str) -> Option<String> {
    let (kind, id) = who.strip_prefix(ALIAS)?.split_once('/')?;
    Some(format!("{kind}:{id}"))
}

/// The address at which servers without rules answer: `/a/b` is the folder `/a/b/`, but `/a.html` a file.
pub fn folder(url: &Url) -> Url {
    let name = url.as_str().rsplit('/').next().unwrap_or_default();
    if name.is_empty() || name.contains('.') { url.clone() } else { url.below("/") }
}
