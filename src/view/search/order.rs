//! The entries that search knows, in the order in which they were first published:
//! a new one comes last, so that what is written of the others stays as it is.

use crate::base::fingerprint::Fingerprint;
use crate::base::lang::Lang;
use crate::graph::entry::Entry;
use crate::graph::listing::Subject;
use crate::graph::site::Site;
use crate::model::kind::Kind;

/// The listed entries of one language, oldest first.
pub fn listed<'s>(site: &'s Site, lang: &Lang) -> Vec<&'s Entry> {
    let shown = |e: &&Entry| e.entity().lang == *lang && !e.entity().head.unlisted;
    let mut entries: Vec<&Entry> = if lang == site.default_lang() {
        // In order already, a kind after the other.
        let listings = Kind::ENTRIES.iter().filter_map(|kind| site.listing(&Subject::Kind(*kind)));
        listings.flat_map(|listing| &listing.members).filter_map(|at| site.at(*at)).collect()
    } else {
        site.entries().iter().filter(shown).collect()
    };
    entries.sort_by(|a, b| (&a.seat, a.entity().kind).cmp(&(&b.seat, b.entity().kind)));
    entries
}

/// What decides where entries are cut into stretches, and how these are called: as fixed as the entry's id.
pub fn mark(entry: &Entry) -> u64 {
    let entity = entry.entity();
    let hash = Fingerprint::of_bytes(entity.kind.with(&entity.id).as_bytes()).0;
    u64::try_from(hash & u128::from(u64::MAX)).unwrap_or_default()
}
