//! What the site demands before it publishes, and whom it links to.

use crate::base::codes;
use crate::base::diagnostic::{Diagnostic, Place};
use crate::base::fields::Fields;
use crate::base::scheme::{host, is_host};

/// Whether a safeguard is in force.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Demand {
    /// Nothing is published without it.
    Required,
    /// The site does without.
    Off,
}

/// The words of `site.yaml` for a demand.
const DEMANDS: [(&str, Demand); 2] = [("required", Demand::Required), ("off", Demand::Off)];

/// `policy:` of `site.yaml`.
#[derive(Clone, Debug)]
pub struct Policy {
    /// Review of every kind that has front matter.
    pub review: Demand,
    /// Consent of the people profiled.
    pub consent: Demand,
    /// Hosts that may be linked without a warning; each stands for its subdomains too.
    pub outbound: Vec<String>,
}

impl Default for Policy {
    fn default() -> Policy {
        Policy { review: Demand::Required, consent: Demand::Required, outbound: Vec::new() }
    }
}

impl Policy {
    /// Reads `policy:`.
    pub fn read(f: &mut Fields<'_>) -> Option<Policy> {
        let review = f.choice("review", &DEMANDS).unwrap_or(Demand::Required);
        let consent = f.choice("consent", &DEMANDS).unwrap_or(Demand::Required);
        let outbound = f.one("outbound", |f| Some(hosts(f))).unwrap_or_default();
        Some(Policy { review, consent, outbound })
    }
}

/// The hosts that may be linked; a whole address would match none.
fn hosts(f: &mut Fields<'_>) -> Vec<String> {
    let mut hosts = Vec::new();
    for (text, spot) in f.texts("allow") {
        if is_host(&text) {
            hosts.push(text.to_lowercase());
        } else {
            let fault = Diagnostic::at(codes::NOT_A_HOST, Place::new(f.file(), spot)).with("key", "allow").with("value", &text);
            let meant = host(&text);
            f.report(fault.near(Some(meant).filter(|meant| is_host(meant))));
        }
    }
    hosts
}
