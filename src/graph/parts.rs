//! The parts of a site that pages look at one by one: head and body of each entry, and
//! pieces of how it all hangs together.

use rayon::prelude::*;

use crate::base::fingerprint::{Fingerprint, Plain, Stamp, Stamper};
use crate::graph::entry::Entry;
use crate::graph::site::Site;

/// Head and body of each entry, in the site's order, by name.
pub fn entries(site: &Site) -> Vec<(Fingerprint, Fingerprint)> {
    let both: Vec<_> = site.entries().par_iter().enumerate().map(|(at, entry)| of_entry(site.web.called(at), entry)).collect();
    both.into_iter().flatten().collect()
}

fn of_entry(called: Fingerprint, entry: &Entry) -> [(Fingerprint, Fingerprint); 2] {
    let entity = entry.entity();
    let stands = (entity.path.as_str(), entry.url.as_str(), &entry.seat);
    let head = Fingerprint::of(&(entity.said(), stands, Plain(&entry.admitted.reasons)));
    [(called, head), (Fingerprint::of(&("body", called)), entity.body.fingerprint())]
}

/// What stands for all of a site that is neither a file nor a part: the day, the audience, old addresses.
pub fn ground(site: &Site) -> Fingerprint {
    let mut to = Stamper::new();
    (site.edition.day().to_string(), site.edition.audience.is_public()).stamp(&mut to);
    (format!("{:?}", site.edition.audience), &site.settings.base.origin, &site.settings.base.path).stamp(&mut to);
    format!("{:?}{:?}", site.redirects, site.tombstones).stamp(&mut to);
    Plain(&site.aliases).stamp(&mut to);
    to.finish()
}
