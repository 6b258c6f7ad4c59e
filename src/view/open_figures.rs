//! A plan's open data: what `indicators.json` says. What the arithmetic decides
//! stands in values of its own, `Verdict` and `SamePeriod`, all of it null so far.

use std::collections::BTreeMap;

use jiff::civil::Date;
use serde::Serialize;

use crate::base::lang::Localized;
use crate::craft::numerals::plain;
use crate::graph::reported::{Figure, Reported};
use crate::graph::series::{self, Series};
use crate::model::plan::promise::{Indicator, Part, Plan, Target};
use crate::model::snapshot::Snapshot;

/// A plan's file.
#[derive(Clone, PartialEq, Debug, Serialize)]
pub struct PlanData {
    /// The plan's year.
    pub plan: i16,
    /// The day on which this was known.
    pub as_of: String,
    /// In the plan's order.
    pub indicators: Vec<IndicatorData>,
}

/// One indicator.
#[derive(Clone, PartialEq, Debug, Serialize)]
pub struct IndicatorData {
    /// Its id.
    pub id: String,
    /// Its number in the document.
    pub n: Option<i64>,
    /// Null where only parts have one.
    pub kind: Option<&'static str>,
    /// Null where only parts have one.
    pub unit: Option<String>,
    /// Of the deciding part.
    pub status: Option<&'static str>,
    /// Of the deciding part.
    pub serious: Option<bool>,
    /// Of the deciding part.
    pub stage: Option<&'static str>,
    /// Of the deciding part.
    pub reason: Option<String>,
    /// What is measured.
    pub parts: Vec<PartData>,
    /// Who contributed.
    pub profiles: Vec<Contribution>,
}

/// One measured part.
#[derive(Clone, PartialEq, Debug, Serialize)]
pub struct PartData {
    /// Its id.
    pub id: String,
    /// What was promised.
    pub target: TargetData,
    /// What was reported last.
    #[serde(flatten)]
    pub observed: Observed,
    /// What follows from both.
    #[serde(flatten)]
    pub verdict: Verdict,
    /// Compared with a year before.
    pub same_period: SamePeriod,
    /// All that was reported for the year.
    pub vintages: Vec<Vintage>,
    /// What only the flat table repeats on each row.
    #[serde(skip)]
    pub sheet: Sheet,
}

/// What the JSON says elsewhere.
#[derive(Clone, PartialEq, Default, Debug)]
pub struct Sheet {
    /// The part's kind.
    pub kind: &'static str,
    /// The part's unit.
    pub unit: Option<String>,
    /// Whether its actual is made up.
    pub sample: bool,
}

/// What was promised.
#[derive(Clone, PartialEq, Debug, Serialize)]
pub struct TargetData {
    /// `gt`, `gte`, `lt`, `lte`.
    pub op: &'static str,
    /// The figure.
    pub value: String,
    /// Whether the comparison is a reading.
    pub implied: bool,
    /// The document's own words.
    pub says: Option<String>,
}

/// The observation that counts.
#[derive(Clone, PartialEq, Default, Debug, Serialize)]
pub struct Observed {
    /// Its number; null for ranges, missing codes and figures by place.
    pub actual: Option<String>,
    /// Its period.
    pub period: Option<String>,
    /// Its basis.
    pub basis: Option<&'static str>,
    /// Its stage.
    pub stage: Option<&'static str>,
    /// The document.
    pub snapshot: Option<String>,
}

/// What the arithmetic says.
#[derive(Clone, PartialEq, Default, Debug, Serialize)]
pub struct Verdict {
    /// Rule 2.
    pub measure: Option<String>,
    /// Rule 4, one decimal.
    pub percent_of_plan: Option<String>,
    /// Rule 4.
    pub gap: Option<String>,
    /// Rule 4, one decimal.
    pub closed: Option<String>,
    /// Rule 5, three decimals.
    pub elapsed: Option<String>,
    /// Rule 5, three decimals.
    pub pace: Option<String>,
    /// Rule 6.
    pub status: Option<&'static str>,
    /// Rule 6: far behind.
    pub serious: Option<bool>,
    /// Why there is no verdict.
    pub reason: Option<String>,
}

/// The same period of the year before.
#[derive(Clone, PartialEq, Default, Debug, Serialize)]
pub struct SamePeriod {
    /// Its id.
    pub period: Option<String>,
    /// Its figure.
    pub actual: Option<String>,
    /// The difference, unrounded.
    pub change: Option<String>,
    /// The difference in per cent, one decimal.
    pub change_percent: Option<String>,
}

/// One observation of the plan's year.
#[derive(Clone, PartialEq, Debug, Serialize)]
pub struct Vintage {
    /// The document.
    pub snapshot: String,
    /// When it was published.
    pub published: String,
    /// The period.
    pub period: String,
    /// Its number, if it is one.
    pub value: Option<String>,
    /// Its stage.
    pub stage: Option<&'static str>,
    /// Made up; absent otherwise.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub sample: bool,
}

/// A published profile's claim on an indicator.
#[derive(Clone, PartialEq, Debug, Serialize)]
pub struct Contribution {
    /// The profile.
    pub id: String,
    /// `measured` or `supports`.
    pub claim: &'static str,
    /// The amount, if measured.
    pub amount: Option<String>,
    /// Made up; absent otherwise.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub sample: bool,
}

/// The newest plan whose year has begun on the day.
pub fn newest(plans: &BTreeMap<i16, Plan>, day: Date) -> Option<&Plan> {
    plans.range(..=day.year()).next_back().map(|(_, plan)| plan)
}

/// A plan's open data as known on the day, with contributions by indicator.
pub fn plan_data(plan: &Plan, snapshots: &[Snapshot], day: Date, profiles: &BTreeMap<String, Vec<Contribution>>) -> PlanData {
    let reported = Reported::by(day, snapshots);
    let data = |indicator: &Indicator| {
        let part = |part| part_data(&series::of(plan, (indicator, part), &reported, day));
        let parts: Vec<PartData> = indicator.parts.iter().map(part).collect();
        IndicatorData {
            id: indicator.id.clone(),
            n: indicator.n,
            kind: indicator.kind.map(|k| k.word()),
            unit: fallback(indicator.unit.as_ref()),
            status: None,
            serious: None,
            stage: parts.first().filter(|_| !indicator.parted).and_then(|p| p.observed.stage),
            reason: None,
            parts,
            profiles: profiles.get(&indicator.id).cloned().unwrap_or_default(),
        }
    };
    PlanData { plan: plan.year, as_of: day.to_string(), indicators: plan.indicators.iter().map(data).collect() }
}

fn part_data(series: &Series<'_>) -> PartData {
    let part: &Part = series.part;
    let pick = series.actual.figure;
    PartData {
        id: part.id.clone(),
        target: target_data(&part.target),
        observed: pick.map_or_else(Observed::default, |f| observed(&f)),
        verdict: Verdict::default(),
        same_period: SamePeriod::default(),
        vintages: series.vintages.iter().map(vintage).collect(),
        sheet: Sheet {
            kind: part.kind().word(),
            unit: fallback(part.traits.unit.as_ref()),
            sample: pick.is_some_and(|f| f.snapshot.is_sample(f.observation)),
        },
    }
}

fn fallback(text: Option<&Localized>) -> Option<String> {
    text.and_then(|t| t.all().next()).map(str::to_owned)
}

fn target_data(target: &Target) -> TargetData {
    TargetData { op: target.op.word(), value: plain(target.value), implied: target.implied, says: target.says.clone() }
}

fn observed(figure: &Figure<'_>) -> Observed {
    let observation = figure.observation;
    Observed {
        actual: observation.value().map(plain),
        period: Some(observation.period.to_string()),
        basis: Some(observation.basis.word()),
        stage: observation.stage.map(|s| s.word()),
        snapshot: Some(figure.snapshot.id.clone()),
    }
}

fn vintage(figure: &Figure<'_>) -> Vintage {
    Vintage {
        snapshot: figure.snapshot.id.clone(),
        published: figure.published().to_string(),
        period: figure.observation.period.to_string(),
        value: figure.observation.value().map(plain),
        stage: figure.observation.stage.map(|s| s.word()),
        sample: figure.snapshot.is_sample(figure.observation),
    }
}
