//! The pages of archives have addresses too: what was cited stays answered when a
//! listing grows shorter, so the ledger remembers them.

use std::collections::BTreeMap;

use crate::base::path::Url;
use crate::graph::listing::{Subject, sheet_url};
use crate::graph::site::Site;
use crate::model::kind::Kind;

/// Who the ledger says has a page of an archive, before the listing and the page's number.
const ARCHIVE: &str = "archive:";

/// The pages of all archives, with what the ledger calls them.
pub fn pages(site: &Site) -> BTreeMap<Url, String> {
    let mut found = BTreeMap::new();
    for (subject, listing) in site.listings.iter().filter(|(subject, _)| **subject != Subject::Kind(Kind::Page)) {
        for number in 1..=listing.archives(site.settings.page_size) {
            let who = match subject {
                Subject::Kind(kind) => format!("{ARCHIVE}{}/{number}", kind.name()),
                Subject::Term(kind, id) => format!("{ARCHIVE}{}/{id}/{number}", kind.name()),
            };
            let roots = site.settings.languages.iter().filter_map(|language| site.listing_url(subject, &language.code));
            found.extend(roots.map(|root| (sheet_url(&root, number), who.clone())));
        }
    }
    found
}

/// Whether the ledger speaks of a page of an archive.
pub fn is_archive(who: &str) -> bool {
    who.starts_with(ARCHIVE)
}

/// The listing's own address.
pub fn root(page: &Url) -> Url {
    Url::new(page.as_str().rsplit_once("trang/").map_or("/", |(root, _)| root))
}

/// Whether a listing of today stands at an address.
pub fn is_root(url: &Url, site: &Site) -> bool {
    let roots =
        |subject: &Subject| site.settings.languages.iter().any(|l| site.listing_url(subject, &l.code).as_ref() == Some(url));
    site.live.contains_key(url) || Kind::ENTRIES.iter().any(|kind| roots(&Subject::Kind(*kind)))
}
