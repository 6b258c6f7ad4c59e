//! A profile: one exemplary individual, collective or household.

use jiff::civil::Date;
use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

use crate::base::codes;
use crate::base::diagnostic::Spot;
use crate::base::fields::{Fields, Ref};
use crate::model::award::{Award, award};
use crate::model::media::{Audio, Picture, audio, picture};
use crate::model::standing::{Consent, consent};

/// Who is profiled.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Serialize, Deserialize)]
pub enum Who {
    /// Cá nhân.
    Individual,
    /// Tập thể.
    Collective,
    /// Hộ gia đình.
    Household,
}

/// The words for each.
pub const WHO: [(&str, Who); 3] =
    [("individual", Who::Individual), ("collective", Who::Collective), ("household", Who::Household)];

impl Who {
    /// Its word in keys and data.
    pub fn name(self) -> &'static str {
        match self {
            Who::Individual => "individual",
            Who::Collective => "collective",
            Who::Household => "household",
        }
    }
}

/// What only profiles have.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct Profile {
    /// `kind:`; a translation may leave it to its original.
    pub who: Option<Who>,
    /// The name as it sorts, where the default is wrong.
    pub sort_name: Option<String>,
    /// One line under the name.
    pub role: Option<String>,
    /// The highest level reached.
    pub level: Option<Ref>,
    /// The way from level to level.
    pub recognised: Vec<Recognised>,
    /// One sentence of what stands out.
    pub known_for: Option<String>,
    /// Numbers that the deed brought.
    pub results: Vec<Outcome>,
    /// How to do the same.
    pub replicate: Option<Replicate>,
    /// Models that this one follows.
    pub replicated_from: Vec<Ref>,
    /// Whom to ask to learn from them.
    pub contact: Option<Ask>,
    /// Where.
    pub place: Option<Ref>,
    /// The unit they belong to.
    pub unit: Option<Ref>,
    /// Fields of work.
    pub fields: Vec<Ref>,
    /// Movements they are exemplars of.
    pub movements: Vec<Ref>,
    /// Clusters and blocks.
    pub clusters: Vec<Ref>,
    /// Người trực tiếp lao động, sản xuất.
    pub direct_worker: bool,
    /// Tập thể nhỏ.
    pub small_collective: bool,
    /// Địa bàn khó khăn.
    pub hard_area: bool,
    /// The portrait.
    pub portrait: Option<Picture>,
    /// More pictures.
    pub gallery: Vec<Picture>,
    /// Sound.
    pub audio: Option<Audio>,
    /// Awards.
    pub awards: Vec<Award>,
    /// Contributions to indicators.
    pub contributes: Vec<Contribution>,
    /// Consents.
    pub consent: Consent,
    /// Whether the person profiled is a child.
    pub child: bool,
    /// Sensitive texts by key, with the key's spot; shown only with consent.
    pub sensitive: Vec<(String, String)>,
    /// Where `sensitive` stands.
    pub sensitive_spot: Spot,
    /// Where `consent` stands, for what is missing from it.
    pub consent_spot: Spot,
}

/// A step from district to province to nation.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct Recognised {
    /// The level.
    pub level: Option<Ref>,
    /// When.
    pub on: Option<Date>,
    /// By whom.
    pub by: Option<String>,
    /// Under which decision.
    pub decision: Option<String>,
}

/// A number that the deed brought, before and after or alone.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct Outcome {
    /// What is counted.
    pub label: Option<String>,
    /// Before.
    pub from: Option<String>,
    /// After.
    pub to: Option<String>,
    /// A number alone.
    pub value: Option<String>,
    /// Its unit.
    pub unit: Option<String>,
    /// The years of both.
    pub years: Vec<i64>,
    /// The id of one of the entry's sources.
    pub source: Option<Ref>,
}

/// How to do the same (nhân rộng).
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct Replicate {
    /// Under which conditions.
    pub conditions: Option<String>,
    /// Step by step.
    pub steps: Option<String>,
    /// For whom it is not.
    pub not_for: Option<String>,
}

/// Whom to ask.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct Ask {
    /// A unit, by id or by name.
    pub unit: Option<String>,
    /// How.
    pub text: Option<String>,
}

/// A contribution to an indicator.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct Contribution {
    /// The indicator, `id` or `id.part`.
    pub indicator: String,
    /// Where it is written.
    pub spot: Spot,
    /// The plan's year.
    pub year: Option<i16>,
    /// How much, in the indicator's unit.
    pub amount: Option<Decimal>,
    /// Measured, or merely supporting.
    pub measured: bool,
    /// In words.
    pub text: Option<String>,
    /// The id of one of the entry's sources.
    pub source: Option<Ref>,
}

/// Reads what only profiles have.
pub fn profile(f: &mut Fields<'_>) -> Profile {
    Profile {
        who: f.choice("kind", &WHO),
        sort_name: f.text("sort_name"),
        role: f.text("role"),
        level: f.id("level"),
        recognised: f.many("recognised", recognised),
        known_for: f.text("known_for"),
        results: f.many("results", outcome),
        replicate: f.one("replicate", replicate),
        replicated_from: f.ids("replicated_from"),
        contact: f.one("contact", |f| Some(Ask { unit: f.text("unit"), text: f.text("text") })),
        place: f.id("place"),
        unit: f.id("unit"),
        fields: f.ids("fields"),
        movements: f.ids("movements"),
        clusters: f.ids("clusters"),
        direct_worker: f.flag("direct_worker"),
        small_collective: f.flag("small_collective"),
        hard_area: f.flag("hard_area"),
        portrait: f.one("portrait", picture),
        gallery: f.many("gallery", picture),
        audio: f.one("audio", audio),
        awards: f.many("awards", award),
        contributes: f.many("contributes", contribution),
        consent_spot: f.spot("consent"),
        consent: f.one("consent", consent).unwrap_or_default(),
        child: f.flag("child"),
        sensitive_spot: f.spot("sensitive"),
        sensitive: f.pairs("sensitive"),
    }
}

fn recognised(f: &mut Fields<'_>) -> Option<Recognised> {
    Some(Recognised { level: f.id("level"), on: f.day("on"), by: f.text("by"), decision: f.text("decision") })
}

fn replicate(f: &mut Fields<'_>) -> Option<Replicate> {
    Some(Replicate { conditions: f.text("conditions"), steps: f.text("steps"), not_for: f.text("not_for") })
}

fn outcome(f: &mut Fields<'_>) -> Option<Outcome> {
    let outcome = Outcome {
        label: f.text("label"),
        from: f.text("from"),
        to: f.text("to"),
        value: f.text("value"),
        unit: f.text("unit"),
        years: f.wholes("years", (1900, 2200)),
        source: f.id("source"),
    };
    if outcome.value.is_some() && (outcome.from.is_some() || outcome.to.is_some()) {
        let spot = f.spot("value");
        f.fault(codes::EXCLUSIVE_KEYS, spot, &[("key", "value"), ("other", "from, to")]);
    }
    Some(outcome)
}

fn contribution(f: &mut Fields<'_>) -> Option<Contribution> {
    let spot = f.spot("indicator");
    let indicator = f.must().text("indicator");
    let year = f.whole("year", (1900, 2200)).and_then(|y| i16::try_from(y).ok());
    let amount = f.decimal("amount");
    let measured = f.choice("claim", &[("measured", true), ("supports", false)]);
    if measured == Some(true) && !f.says("amount") {
        f.lacks("amount");
    }
    let (text, source) = (f.text("text"), f.id("source"));
    Some(Contribution { indicator: indicator?, spot, year, amount, measured: measured.unwrap_or(false), text, source })
}
