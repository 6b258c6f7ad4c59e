//! A plan's open data: what `indicators.json` says, verdicts and vintages included.

use std::collections::BTreeMap;

use jiff::civil::Date;
use serde::Serialize;

use crate::base::lang::Localized;
use crate::craft::numerals::plain;
use crate::graph::reported::Figure;
use crate::model::plan::promise::{Indicator, Plan, Target};
use crate::model::snapshot::Snapshot;
use crate::verdict::composite::deciding;
use crate::verdict::exact::{self, Exact, fixed};
use crate::verdict::judgement::{Bench, Flag, Judged, Verdict};
use crate::verdict::same_period::SamePeriod;

/// A plan's file.
#[derive(Clone, PartialEq, Debug, Serialize)]
pub struct PlanData {
    /// The plan's year.
    pub plan: i16,
    /// The day on which this was known.
    pub as_of: String,
    /// The plan is made up; absent otherwise.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub sample: bool,
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
    pub status: &'static str,
    /// Of the deciding part.
    pub serious: bool,
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
    pub verdict: VerdictData,
    /// Compared with a year before.
    pub same_period: SamePeriodData,
    /// All that was reported for the year.
    pub vintages: Vec<Vintage>,
    /// The member whose numbers these are, where each is judged; absent otherwise.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub place: Option<String>,
    /// What a reader should know besides; absent where there is nothing.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub flags: Vec<&'static str>,
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
pub struct VerdictData {
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
    pub status: &'static str,
    /// Rule 6: far behind.
    pub serious: bool,
    /// Why there is no verdict.
    pub reason: Option<String>,
}

/// The same period of the year before.
#[derive(Clone, PartialEq, Default, Debug, Serialize)]
pub struct SamePeriodData {
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

/// A document that figures come from.
#[derive(Clone, PartialEq, Debug, Serialize)]
pub struct SourceData {
    /// The snapshot.
    pub snapshot: String,
    /// Its title.
    pub title: Option<String>,
    /// Who published it.
    pub publisher: Option<String>,
    /// When it was published.
    pub published: String,
    /// Where it stands online.
    pub url: Option<String>,
    /// Where a copy is kept.
    pub archive: Option<String>,
}

/// The document of a snapshot.
pub fn source_data(snapshot: &Snapshot) -> SourceData {
    let source = &snapshot.source;
    SourceData {
        snapshot: snapshot.id.clone(),
        title: source.title.clone(),
        publisher: source.publisher.clone(),
        published: source.published.to_string(),
        url: source.url.clone(),
        archive: source.archive.clone(),
    }
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

/// A plan's open data as known on the bench's day, with contributions by indicator.
pub fn plan_data(plan: &Plan, bench: &Bench<'_, '_>, profiles: &BTreeMap<String, Vec<Contribution>>) -> PlanData {
    let data = |indicator: &Indicator| {
        let claimed = profiles.get(&indicator.id).cloned().unwrap_or_default();
        indicator_data(indicator, &bench.indicator(plan, indicator), claimed)
    };
    let indicators = plan.indicators.iter().map(data).collect();
    PlanData { plan: plan.year, as_of: bench.day.to_string(), sample: plan.sample, indicators }
}

/// What is said of one indicator as it was judged, with contributions.
pub fn indicator_data(indicator: &Indicator, judged: &[Judged<'_>], profiles: Vec<Contribution>) -> IndicatorData {
    let parts: Vec<PartData> = judged.iter().map(part_data).collect();
    // Reading refuses an indicator without a part.
    let first = deciding(judged.iter().map(Judged::weight)).and_then(|at| parts.get(at));
    IndicatorData {
        id: indicator.id.clone(),
        n: indicator.n,
        kind: indicator.kind.map(|k| k.word()),
        unit: fallback(indicator.unit.as_ref()),
        status: first.map_or("no_data", |p| p.verdict.status),
        serious: first.is_some_and(|p| p.verdict.serious),
        stage: first.and_then(|p| p.observed.stage),
        reason: first.and_then(|p| p.verdict.reason.clone()),
        parts,
        profiles,
    }
}

fn part_data(judged: &Judged<'_>) -> PartData {
    let part = judged.series.part;
    let pick = judged.series.actual.figure;
    PartData {
        id: part.id.clone(),
        target: target_data(&part.target),
        observed: pick.map_or_else(Observed::default, |f| observed(&f, &judged.verdict)),
        verdict: verdict_data(&judged.verdict),
        same_period: same_period_data(&judged.same_period),
        vintages: judged.series.vintages.iter().map(vintage).collect(),
        place: judged.place.map(str::to_owned),
        flags: judged.verdict.flags.iter().copied().map(Flag::word).collect(),
        sheet: Sheet {
            kind: part.kind().word(),
            unit: fallback(part.traits.unit.as_ref()),
            sample: pick.is_some_and(|f| f.snapshot.is_sample(f.observation)),
        },
    }
}

fn verdict_data(verdict: &Verdict) -> VerdictData {
    let with = |value: &Option<Exact>, decimals: u32| value.as_ref().map(|v| fixed(v, decimals));
    VerdictData {
        measure: verdict.measure.as_ref().map(exact::plain),
        percent_of_plan: with(&verdict.percent_of_plan, 1),
        gap: verdict.gap.as_ref().map(exact::plain),
        closed: with(&verdict.closed, 1),
        elapsed: with(&verdict.elapsed, 3),
        pace: with(&verdict.pace, 3),
        status: verdict.status.word(),
        serious: verdict.serious,
        reason: verdict.reason.as_ref().map(|r| r.word().to_owned()),
    }
}

fn same_period_data(same: &SamePeriod<'_>) -> SamePeriodData {
    SamePeriodData {
        period: same.period.map(|p| p.to_string()),
        actual: same.actual.as_ref().map(exact::plain),
        change: same.change.as_ref().map(exact::plain),
        change_percent: same.percent.as_ref().map(|p| fixed(p, 1)),
    }
}

fn fallback(text: Option<&Localized>) -> Option<String> {
    text.and_then(|t| t.all().next()).map(str::to_owned)
}

fn target_data(target: &Target) -> TargetData {
    TargetData { op: target.op.word(), value: plain(target.value), implied: target.implied, says: target.says.clone() }
}

fn observed(figure: &Figure<'_>, verdict: &Verdict) -> Observed {
    let observation = figure.observation;
    Observed {
        actual: verdict.actual.as_ref().map(exact::plain),
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
