//! Links of bodies to addresses of this site: each must be answered by a file.

use crate::base::codes;
use crate::base::diagnostic::{Diagnostic, Sink};
use crate::base::path::Url;
use crate::craft::document::Hole;
use crate::craft::link::Target;
use crate::graph::site::Site;
use crate::plan::Plan;

/// Reports every address that no planned file answers.
pub fn check(site: &Site, plan: &Plan<'_>, sink: &mut Sink) {
    for entry in site.entries() {
        let entity = entry.entity();
        for (hole, spot) in entity.body.holes() {
            let Hole::Open(Target::Address(address)) = hole else { continue };
            let path = address.split(['#', '?']).next().unwrap_or(address);
            let url = Url::new(path);
            let answered =
                plan.claims(&url.file()) || plan.claims(&url.below("/index.html").file()) || site.redirects.contains_key(&url);
            if !answered {
                sink.push(Diagnostic::at(codes::DANGLING_ADDRESS, entity.at(spot)).with("link", address));
            }
        }
    }
}
