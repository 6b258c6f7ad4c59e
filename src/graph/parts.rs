//! The parts of a site that pages look at one by one, head and body of each entry,
//! and what stands for how it all hangs together.

use rayon::prelude::*;

use crate::base::fingerprint::{Fingerprint, Plain, Stamp, Stamper};
use crate::graph::listing::Subject;
use crate::graph::site::{Entry, Site};

/// Head and body of each entry, in the site's order, by name.
pub fn parts(site: &Site) -> Vec<(String, Fingerprint)> {
    let both: Vec<[(String, Fingerprint); 2]> = site.entries.par_iter().map(of_entry).collect();
    both.into_iter().flatten().collect()
}

fn of_entry(entry: &Entry) -> [(String, Fingerprint); 2] {
    let entity = entry.entity();
    let name = format!("{}:{}.{}", entity.kind.name(), entity.id, entity.lang);
    let head = Fingerprint::of(&(entity.said(), entity.path.as_str(), Plain(&entry.admitted.reasons)));
    [(name.clone(), head), (format!("{name}#"), entity.body.fingerprint())]
}

/// What stands for all that is neither a file nor a part: the day, the audience, which entries there are, where
/// they stand, in which listings, and who refers to whom.
pub fn shape(site: &Site) -> Fingerprint {
    let mut to = Stamper::new();
    (site.edition.day().to_string(), site.edition.audience.is_public()).stamp(&mut to);
    (format!("{:?}", site.edition.audience), &site.settings.base.origin, &site.settings.base.path).stamp(&mut to);
    for entry in &site.entries {
        let entity = entry.entity();
        (entity.kind.name(), &entity.id, entity.lang.as_str()).stamp(&mut to);
        (entry.url.as_str(), format!("{:?}", entry.seat)).stamp(&mut to);
    }
    for (subject, listing) in &site.listings {
        let (kind, id) = match subject {
            Subject::Kind(kind) => (kind.name(), ""),
            Subject::Term(kind, id) => (kind.name(), id.as_str()),
        };
        (kind, id).stamp(&mut to);
        listing.stamp(&mut to);
    }
    for ((kind, id), from) in &site.referrers {
        (kind.name(), id).stamp(&mut to);
        to.bytes(&from.iter().flat_map(|at| at.to_le_bytes()).collect::<Vec<u8>>());
    }
    format!("{:?}{:?}", site.redirects, site.tombstones).stamp(&mut to);
    Plain(&site.aliases).stamp(&mut to);
    to.finish()
}
