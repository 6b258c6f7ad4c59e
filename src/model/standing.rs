//! Who approved an entry, and who agreed to be shown.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::base::codes;
use crate::base::fields::Fields;

/// How far an entry is in its review.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub enum Status {
    /// Being written.
    Draft,
    /// Being read by others.
    InReview,
    /// May be published.
    Approved,
    /// Was published and is no longer.
    Withdrawn,
}

/// The words for each status.
pub const STATUSES: [(&str, Status); 4] =
    [("draft", Status::Draft), ("in_review", Status::InReview), ("approved", Status::Approved), ("withdrawn", Status::Withdrawn)];

/// `review:` of an entry.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct Review {
    /// How far it is.
    pub status: Status,
    /// Who decided.
    pub by: Option<String>,
    /// When.
    pub on: Option<Date>,
    /// When it is to be looked at again.
    pub review_by: Option<Date>,
    /// Why it was withdrawn.
    pub why: Option<String>,
}

/// One consent that was given.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct Given {
    /// When.
    pub given: Option<Date>,
    /// The record that proves it.
    pub record: Option<String>,
}

/// `consent:` of a profile.
#[derive(Clone, PartialEq, Debug, Default, Serialize, Deserialize)]
pub struct Consent {
    /// To be profiled at all.
    pub person: Option<Given>,
    /// To have pictures shown.
    pub photo: Option<Given>,
    /// Of a child's guardian.
    pub guardian: Option<Given>,
    /// To have sensitive fields shown.
    pub sensitive: Option<Given>,
    /// The last day that it holds.
    pub until: Option<Date>,
}

/// An entry erased for good: what remains of it.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct Erased {
    /// When.
    pub date: Option<Date>,
    /// Why.
    pub why: Option<String>,
}

/// Reads `review:`.
pub fn review(f: &mut Fields<'_>) -> Option<Review> {
    let status = f.must().choice("status", &STATUSES);
    let (on, review_by) = f.span("on", "review_by");
    let (by, why) = (f.text("by"), f.text("why"));
    Some(Review { status: status?, by, on, review_by, why })
}

/// Reads one consent. It stands only with the day it was given on.
pub fn given(f: &mut Fields<'_>) -> Option<Given> {
    Some(Given { given: f.day("given"), record: f.text("record") })
}

/// Reads `consent:`.
pub fn consent(f: &mut Fields<'_>) -> Option<Consent> {
    let consent = Consent {
        person: f.one("person", given),
        photo: f.one("photo", given),
        guardian: f.one("guardian", given),
        sensitive: f.one("sensitive", given),
        until: f.day("until"),
    };
    let begun = consent.person.as_ref().and_then(|person| person.given);
    if let (Some(from), Some(until)) = (begun, consent.until)
        && until < from
    {
        let spot = f.spot("until");
        f.fault(codes::ENDS_BEFORE, spot, &[("from", &from.to_string()), ("to", &until.to_string())]);
    }
    Some(consent)
}

/// Reads `erased:`.
pub fn erased(f: &mut Fields<'_>) -> Option<Erased> {
    Some(Erased { date: f.day("date"), why: f.text("why") })
}
