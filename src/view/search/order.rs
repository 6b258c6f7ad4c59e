//! The entries that search knows, in the order in which they were first published:
//! a new one comes last, so that what is written of the others stays as it is.

use crate::base::lang::Lang;
use crate::graph::site::{Entry, Site};

/// The listed entries of one language, oldest first.
pub fn listed<'s>(site: &'s Site, lang: &Lang) -> Vec<&'s Entry> {
    let shown = |e: &&Entry| e.admitted.entity().lang == *lang && !e.admitted.entity().head.unlisted;
    let mut entries: Vec<&Entry> = site.entries.iter().filter(shown).collect();
    entries.sort_by(|a, b| (&a.seat, a.admitted.entity().kind).cmp(&(&b.seat, b.admitted.entity().kind)));
    entries
}
