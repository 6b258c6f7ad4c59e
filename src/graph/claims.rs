//! Entries that name indicators: each exists in a plan, in its year where one is
//! said; a measured claim is of a flow.

use jiff::civil::Date;

use crate::base::codes;
use crate::base::diagnostic::{Diagnostic, Place, Sink, Spot};
use crate::base::text::nearest;
use crate::craft::document::Hole;
use crate::graph::reported::Reported;
use crate::model::catalog::Catalog;
use crate::model::entity::{Entity, Matter};
use crate::model::period::Period;
use crate::model::plan::promise::Plan;
use crate::model::plan::traits::Kind;
use crate::model::snapshot::Name;

/// Reports every claim on an indicator that no plan has, or that cannot be measured.
pub fn check(catalog: &Catalog, day: Date, sink: &mut Sink) {
    let reported = Reported::by(day, &catalog.snapshots);
    for versions in catalog.entries.values() {
        for entity in versions.all() {
            inserts(entity, &reported, catalog, sink);
            match &entity.matter {
                Matter::Profile(profile) => {
                    for claim in &profile.contributes {
                        let named = Claim { name: &claim.indicator, year: claim.year, spot: claim.spot };
                        named.check(claim.measured, entity, catalog, sink);
                    }
                }
                Matter::Story(story) => {
                    for one in &story.indicators {
                        Claim { name: &one.id, year: one.year, spot: one.spot }.exists(entity, catalog, sink);
                    }
                }
                Matter::Movement(movement) => {
                    for (name, spot) in &movement.indicators {
                        Claim { name, year: None, spot: *spot }.exists(entity, catalog, sink);
                    }
                }
                Matter::Cluster(_) | Matter::Notice(_) | Matter::Page => {}
            }
        }
    }
}

/// `{{ind ...}}` of what was never reported.
fn inserts(entity: &Entity, reported: &Reported<'_>, catalog: &Catalog, sink: &mut Sink) {
    for (hole, spot) in entity.body.holes() {
        let Hole::Figure { indicator, period } = hole else { continue };
        let known = Name::parse(indicator).zip(Period::parse(period)).and_then(|(n, p)| reported.best(&n, p));
        if known.is_none() {
            let fault = Diagnostic::at(codes::NOT_REPORTED, Place::new(&entity.path, spot));
            sink.push(fault.with("indicator", indicator).with("period", period).near(meant(indicator, catalog)));
        }
    }
}

/// The indicator that was probably meant; none where there is one of that name.
fn meant(written: &str, catalog: &Catalog) -> Option<String> {
    let names = catalog.plans.values().flat_map(|plan| plan.parts().map(|(i, p)| i.name_of(p).to_string()));
    let names: Vec<String> = names.collect();
    let known = names.iter().any(|name| name == written);
    nearest(written, names.iter().map(String::as_str)).filter(|_| !known).map(str::to_owned)
}

struct Claim<'a> {
    name: &'a str,
    year: Option<i16>,
    spot: Spot,
}

impl Claim<'_> {
    fn check(&self, is_measured: bool, entity: &Entity, catalog: &Catalog, sink: &mut Sink) {
        let kinds = self.kinds(catalog);
        if kinds.is_empty() {
            self.exists(entity, catalog, sink);
        } else if is_measured && kinds.iter().all(|k| *k != Kind::Flow) {
            let fault = Diagnostic::at(codes::MEASURED_CLAIM, Place::new(&entity.path, self.spot));
            let year = self.year.map_or_else(String::new, |y| y.to_string());
            sink.push(fault.with("indicator", self.name).with("year", year));
        }
    }

    fn exists(&self, entity: &Entity, catalog: &Catalog, sink: &mut Sink) {
        let name = Name::parse(self.name);
        // What a plan has and cannot be read is told there.
        let known = name.is_some_and(|name| self.plans(catalog).any(|plan| plan.knows(&name)));
        if self.kinds(catalog).is_empty() && !known {
            let indicators = self.plans(catalog).flat_map(|p| p.indicators.iter().map(|i| i.id.clone()));
            let parts = self.plans(catalog).flat_map(|p| p.parts().map(|(i, part)| i.name_of(part).to_string()));
            let names: Vec<String> = indicators.chain(parts).collect();
            let fault = Diagnostic::at(codes::UNKNOWN_INDICATOR, Place::new(&entity.path, self.spot));
            let named = self.year.map_or_else(|| self.name.to_owned(), |year| format!("{year}/{}", self.name));
            sink.push(fault.with("indicator", named).near(nearest(self.name, names.iter().map(String::as_str))));
        }
    }

    fn plans<'c>(&self, catalog: &'c Catalog) -> impl Iterator<Item = &'c Plan> {
        let year = self.year;
        catalog.plans.values().filter(move |p| year.is_none_or(|y| y == p.year))
    }

    /// The kinds of the parts that are meant: all of an indicator's, or the one named.
    fn kinds(&self, catalog: &Catalog) -> Vec<Kind> {
        let Some(name) = Name::parse(self.name) else { return Vec::new() };
        let means = |part: &str| name.part.as_ref().is_none_or(|p| p == part);
        self.plans(catalog)
            .filter_map(|p| p.indicator(&name.indicator))
            .flat_map(|i| i.parts.iter().filter(|p| means(&p.id)).map(|p| p.kind()))
            .collect()
    }
}
