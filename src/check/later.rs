//! Awards and corrections later than the review: what was approved is not what stands there.

use jiff::civil::Date;

use crate::base::codes;
use crate::base::diagnostic::{Diagnostic, Sink, Spot};
use crate::check::project::Project;
use crate::model::entity::Entity;
use crate::model::standing::Status;

/// Tells of every award, revocation and correction of an approved entry that its review cannot have seen.
pub fn check(project: &Project<'_>, sink: &mut Sink) {
    for entity in project.entities() {
        let review = entity.head.review.as_ref().filter(|r| r.status == Status::Approved);
        let Some(on) = review.and_then(|r| r.on) else { continue };
        for (what, date, spot) in dated(entity) {
            if date > on {
                let fault = Diagnostic::at(codes::LATER_THAN_REVIEW, entity.at(spot));
                sink.push(fault.with("what", what).with("date", date).with("on", on));
            }
        }
    }
}

fn dated(entity: &Entity) -> Vec<(&'static str, Date, Spot)> {
    let mut all = Vec::new();
    for correction in &entity.head.corrections {
        all.extend(correction.date.map(|date| ("correction", date, correction.spot)));
    }
    for award in entity.profile().iter().flat_map(|p| &p.awards) {
        let revoked = award.revoked.as_ref().and_then(|r| r.date);
        all.extend(award.date.map(|date| ("award", date, award.spot)));
        all.extend(revoked.map(|date| ("revocation", date, award.spot)));
    }
    all
}
