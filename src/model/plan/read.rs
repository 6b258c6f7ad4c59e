//! Reads a plan. Defaults are laid under every indicator, and an indicator
//! under its parts, so that what is kept is complete.

use std::collections::BTreeMap;

use rust_decimal::Decimal;

use crate::base::codes;
use crate::base::diagnostic::{Diagnostic, Place, Sink};
use crate::base::fields::Fields;
use crate::base::path::SourcePath;
use crate::base::text::nearest;
use crate::base::yaml::Node;
use crate::model::period::{Period, Span};
use crate::model::plan::doubt;
use crate::model::plan::promise::{About, Indicator, Part, Plan, Target};
use crate::model::plan::release::releases;
use crate::model::plan::traits::{Aim, Better, Change, ChangeBasis, Coverage, Kind, Of, Op, Pace, Pacing, Traits, Versus};
use crate::model::plan::written::{Written, WrittenPart, WrittenTarget};

/// The years that a plan may be about.
const YEARS: (i64, i64) = (1900, 2200);
/// The baseline that needs no period.
const PREVIOUS_YEAR_END: &str = "previous-year-end";

/// Reads a plan file; `None` if it says no year.
pub fn read(node: &Node, file: &SourcePath, sink: &mut Sink) -> Option<Plan> {
    let mut fields = Fields::open(node, "plan", file, sink)?;
    let plan = plan(&mut fields);
    fields.close();
    plan
}

/// Reads, or describes, the keys of a plan file.
pub fn plan(f: &mut Fields<'_>) -> Option<Plan> {
    let head = f.must().one("plan", head);
    let defaults = f.one("defaults", |f| Some(traits(f))).unwrap_or_default();
    let written = f.must().many("indicators", indicator);
    let mut plan = head?;
    doubt::of_ids(&written, f);
    plan.indicators = written.into_iter().map(|w| complete(w, &defaults, f)).collect();
    plan.due_by_calendar();
    doubt::of_plan(&plan, f);
    Some(plan)
}

fn head(f: &mut Fields<'_>) -> Option<Plan> {
    let year = f.must().whole("year", YEARS).and_then(|y| i16::try_from(y).ok());
    let stem = f.file().name().trim_end_matches(".yaml").to_owned();
    if let Some(year) = year.filter(|y| y.to_string() != stem) {
        let spot = f.spot("year");
        f.fault(codes::PLAN_YEAR, spot, &[("year", &year.to_string()), ("file", &stem)]);
    }
    let plan = Plan {
        file: f.file().clone(),
        year: year.unwrap_or_default(),
        place: f.id("place"),
        source: f.text("source"),
        decided: f.day("decided"),
        sample: f.flag("sample"),
        indicators: Vec::new(),
    };
    year.map(|_| plan)
}

fn indicator(f: &mut Fields<'_>) -> Option<Written> {
    let n = f.whole("n", (0, 100_000));
    let id = f.must().id("id");
    let (about, own, each) = (about(f), traits(f), f.flag("each"));
    let (parts, target) = (f.many("parts", part), f.one("target", target));
    let parted = f.has("parts");
    let spot = f.begin();
    let id = id?;
    let head = Indicator { spot, n, id: id.id.clone(), about, kind: own.kind, unit: own.unit.clone(), parts: Vec::new(), parted };
    Some(Written { head, id, own, parts, target, each })
}

fn part(f: &mut Fields<'_>) -> Option<WrittenPart> {
    let id = f.must().id("id");
    let (about, own, each, within) = (about(f), traits(f), f.flag("each"), f.id("within"));
    let target = f.one("target", target);
    Some(WrittenPart { id: id?, spot: f.begin(), about, own, each, within, target })
}

fn about(f: &mut Fields<'_>) -> About {
    About {
        name: f.localized("name"),
        description: f.localized("description"),
        method: f.localized("method"),
        owner: f.id("owner"),
    }
}

fn target(f: &mut Fields<'_>) -> Option<WrittenTarget> {
    let op = f.choice("op", &Op::WORDS);
    let value = f.must().decimal("value");
    let (implied, says) = (f.flag("implied"), f.text("says"));
    Some(WrittenTarget { spot: f.spot("value"), op, value: value?, implied, says })
}

fn traits(f: &mut Fields<'_>) -> Traits {
    Traits {
        kind: f.choice("kind", &Kind::WORDS),
        unit: f.localized("unit"),
        decimals: f.whole("decimals", (0, 10)).and_then(|d| u32::try_from(d).ok()),
        aim: Aim {
            op: f.choice("op", &Op::WORDS),
            better: f.choice("better", &[("up", Better::Up), ("down", Better::Down)]),
            margin: margin(f),
        },
        change: Change {
            of: f.choice("of", &[("drop", Of::Drop), ("rise", Of::Rise), ("gain", Of::Gain)]),
            basis: f.choice("basis", &[("pp", ChangeBasis::Points), ("relative", ChangeBasis::Relative)]),
            vs: versus(f),
        },
        pacing: pacing(f),
        coverage: Coverage {
            excludes: f.localized("excludes"),
            includes: f.localized("includes"),
            of_units: f.localized("of_units"),
            scope: f.id("scope"),
        },
        max: f.decimal("max"),
        strive: f.flag("strive"),
    }
}

fn margin(f: &mut Fields<'_>) -> Option<Decimal> {
    let margin = f.decimal("margin")?;
    if margin < Decimal::ZERO {
        let spot = f.spot("margin");
        f.fault(codes::OUT_OF_RANGE, spot, &[("key", "margin"), ("value", &margin.to_string()), ("least", "0"), ("most", "1")]);
        return None;
    }
    Some(margin)
}

fn versus(f: &mut Fields<'_>) -> Option<Versus> {
    let text = f.text("vs")?;
    if text == PREVIOUS_YEAR_END {
        return Some(Versus::PreviousYearEnd);
    }
    let period = Period::parse(&text);
    if period.is_none() {
        let place = Place::new(f.file(), f.spot("vs"));
        let near = nearest(&text, [PREVIOUS_YEAR_END]);
        f.report(Diagnostic::at(codes::BAD_PERIOD, place).with("value", &text).near(near));
    }
    period.map(Versus::Period)
}

fn pacing(f: &mut Fields<'_>) -> Pacing {
    let words = [("none", Pace::None), ("linear", Pace::Linear), ("seasonal", Pace::Seasonal), ("steps", Pace::Steps)];
    let spot = ["pace", "steps"].into_iter().find(|k| f.has(k)).map(|k| f.spot(k));
    Pacing { pace: f.choice("pace", &words), steps: steps(f), due: f.day("due"), releases: f.one("releases", releases), spot }
}

/// The declared shares, by the last month of their stretch of the year.
fn steps(f: &mut Fields<'_>) -> Option<BTreeMap<i8, Decimal>> {
    let written = f.decimals_by("steps");
    let mut steps = BTreeMap::new();
    for (key, share) in written {
        let Some(span) = Span::parse(&key.id) else {
            f.fault(codes::BAD_PERIOD, key.spot, &[("value", &key.id)]);
            continue;
        };
        if share < Decimal::ZERO || share > Decimal::ONE {
            let value = share.to_string();
            f.fault(codes::OUT_OF_RANGE, key.spot, &[("key", &key.id), ("value", &value), ("least", "0"), ("most", "1")]);
        } else if steps.insert(span.months().1, share).is_some() {
            f.fault(codes::DUPLICATE_VALUE, key.spot, &[("value", &key.id)]);
        }
    }
    f.has("steps").then_some(steps)
}

/// Lays the defaults under an indicator, and the indicator under its parts.
fn complete(written: Written, defaults: &Traits, f: &mut Fields<'_>) -> Indicator {
    let Written { mut head, id, own, parts, target, each } = written;
    let parts = if head.parted {
        parts
    } else {
        let (about, own) = (About::default(), Traits::default());
        vec![WrittenPart { id, spot: head.spot, about, own, each: false, within: None, target: None }]
    };
    for part in parts {
        let named = doubt::Named { part: &part, indicator: &own, target: part.target.as_ref().or(target.as_ref()) };
        let name = if head.parted { format!("{}.{}", head.id, part.id.id) } else { head.id.clone() };
        let Some(promised) = doubt::of_part(&named, defaults, &name, f) else { continue };
        let traits = part.own.clone().or(&own).or(defaults);
        head.parts.push(Part {
            spot: part.spot,
            id: part.id.id,
            about: part.about,
            target: Target {
                spot: promised.spot,
                op: promised.op.or(traits.aim.op).unwrap_or(Op::Gte),
                value: promised.value,
                implied: promised.implied,
                says: promised.says,
            },
            traits,
            each: part.each || each,
            within: part.within,
        });
    }
    head
}
