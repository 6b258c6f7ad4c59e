//! The pages of archives have addresses too: what was cited stays answered when a
//! listing grows shorter, so the ledger remembers them.

use std::collections::BTreeMap;

use crate::base::path::Url;
use crate::graph::calendar::{self, YEARS};
use crate::graph::letters::{self, FINDING, LETTERS, Letter};
use crate::graph::listing::{Subject, sheet_url};
use crate::graph::site::Site;
use crate::model::kind::Kind;

/// Who the ledger says has a page of an archive, before the listing and the page's number.
const ARCHIVE: &str = "archive:";

/// The pages of all archives, with what the ledger calls them.
pub fn pages(site: &Site) -> BTreeMap<Url, String> {
    let mut found = BTreeMap::new();
    for (subject, listing) in site.listings().iter().filter(|(subject, _)| **subject != Subject::Kind(Kind::Page)) {
        let roots = site.settings.languages.iter().filter_map(|language| site.listing_url(subject, &language.code));
        let roots: Vec<Url> = roots.collect();
        for number in 1..=listing.archives(site.settings.page_size) {
            let who = match subject {
                Subject::Kind(kind) => [ARCHIVE, kind.name(), "/", &number.to_string()].concat(),
                Subject::Term(kind, id) => [ARCHIVE, kind.name(), "/", id, "/", &number.to_string()].concat(),
            };
            found.extend(roots.iter().map(|root| (sheet_url(root, number), who.clone())));
        }
    }
    for (url, who) in dated(site).into_iter().chain(site.letters.iter().flat_map(of_letter)) {
        let who = [ARCHIVE, &who].concat();
        found.extend(site.settings.languages.iter().map(|l| (site.localized(&url, &l.code), who.clone())));
    }
    found
}

/// Every page of years and months, with what the ledger calls it.
fn dated(site: &Site) -> Vec<(Url, String)> {
    let mut pages = Vec::new();
    for (kind, months) in &site.months {
        let root = site.settings.permalinks.root(*kind);
        let mut years: Vec<i16> = months.keys().map(|(year, _)| *year).collect();
        years.dedup();
        pages.extend(years.into_iter().map(|year| (calendar::year_url(&root, year), format!("{}/{year}", kind.name()))));
        pages.extend(calendar::sheets(months).into_iter().map(|sheet| {
            let ((year, month), number) = sheet;
            let first = format!("{}/{year}/{month}", kind.name());
            (calendar::month_url(&root, sheet), if number > 1 { format!("{first}/{number}") } else { first })
        }));
    }
    pages
}

fn of_letter(letter: &Letter) -> impl Iterator<Item = (Url, String)> {
    let slug = letters::slug(&letter.letter);
    let who = move |number| if number > 1 { format!("letter/{slug}/{number}") } else { format!("letter/{slug}") };
    (1..=letter.parts()).map(move |number| (letters::url(&letter.letter, number), who(number)))
}

/// Whether the ledger speaks of a page of an archive.
pub fn is_archive(who: &str) -> bool {
    who.starts_with(ARCHIVE)
}

/// The listing's own address.
pub fn root(page: &Url) -> Url {
    let page = page.as_str();
    let below = |folder: &str| page.rsplit_once(folder).map(|(root, _)| root).filter(|root| root.ends_with('/'));
    let letters = below(LETTERS).filter(|root| root.ends_with(FINDING));
    Url::new(letters.or_else(|| below("trang/")).or_else(|| below(YEARS)).unwrap_or("/"))
}

/// Whether a listing of today stands at an address.
pub fn is_root(url: &Url, site: &Site) -> bool {
    let roots =
        |subject: &Subject| site.settings.languages.iter().any(|l| site.listing_url(subject, &l.code).as_ref() == Some(url));
    let finding = site.settings.languages.iter().any(|l| site.localized(&Url::new(FINDING), &l.code) == *url);
    finding || site.live.contains_key(url) || Kind::ENTRIES.iter().any(|kind| roots(&Subject::Kind(*kind)))
}
