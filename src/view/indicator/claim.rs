//! Which exemplars name which indicators, looked up once for all pages.

use std::collections::BTreeMap;

use crate::graph::entry::Entry;
use crate::graph::site::Site;
use crate::model::entity::Matter;
use crate::model::profile::Contribution;

/// Listed profiles by the indicator that they name, in the site's order: positions of entries.
pub type Claims = BTreeMap<String, Vec<usize>>;

/// The claims of all listed profiles.
pub fn claims(site: &Site) -> Claims {
    let mut claims = Claims::new();
    for (at, entry) in site.entries().iter().enumerate() {
        let entity = entry.entity();
        let own = entity.lang == *site.default_lang() && !entity.head.unlisted;
        for claim in contributions(entry).iter().filter(|_| own) {
            let of = claims.entry(indicator_of(claim).to_owned()).or_default();
            if of.last() != Some(&at) {
                of.push(at);
            }
        }
    }
    claims
}

/// What an entry claims.
pub fn contributions(entry: &Entry) -> &[Contribution] {
    if let Matter::Profile(profile) = &entry.entity().matter { &profile.contributes } else { &[] }
}

/// The indicator that a claim names, without its part.
pub fn indicator_of(claim: &Contribution) -> &str {
    claim.indicator.split('.').next().unwrap_or(&claim.indicator)
}
