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
use crate::model::plan::written::{Floor, Written, WrittenPart, WrittenTarget};

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
    let defaults = f.one("defaults", |f| Some(Floor { traits: traits(f), each: None, keys: keys(f) })).unwrap_or_default();
    let written = f.must().many("indicators", indicator);
    let mut plan = head?;
    doubt::of_indicators(&written, f);
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
    let n = f.whole("n", (0, 100_000)).map(|n| (n, f.spot("n")));
    let id = f.must().id("id");
    let (about, own) = (about(f), floor(f));
    let (parts, target) = (f.many("parts", part), f.one("target", target));
    if f.is_empty("parts") {
        let (spot, name) = (f.spot("parts"), id.as_ref().map_or("", |id| &id.id));
        f.fault(codes::NO_TARGET, spot, &[("indicator", name), ("key", "parts")]);
    }
    Some(Written { spot: f.begin(), n, id: id?, about, own, parts, parted: f.has("parts"), target })
}

fn floor(f: &mut Fields<'_>) -> Floor {
    let traits = traits(f);
    let each = f.flag("each");
    Floor { traits, each: f.has("each").then_some(each), keys: keys(f) }
}

/// Which of the keys that a part may lack say something.
fn keys(f: &Fields<'_>) -> Vec<&'static str> {
    doubt::NEEDED.into_iter().filter(|key| f.says(key)).collect()
}

fn part(f: &mut Fields<'_>) -> Option<WrittenPart> {
    let id = f.must().id("id");
    let (about, own, within) = (about(f), floor(f), f.id("within"));
    let target = f.one("target", target);
    Some(WrittenPart { id: id?, spot: f.begin(), about, own, within, target })
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
    // What cannot be read is told already, and not also missing.
    let Some(written) = f.decimals_by("steps") else { return Some(BTreeMap::new()) };
    if written.is_empty() {
        return None;
    }
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
    Some(steps)
}

/// Lays the defaults under an indicator, and the indicator under its parts.
fn complete(written: Written, defaults: &Floor, f: &mut Fields<'_>) -> Indicator {
    let Written { spot, n, id, about, own, parts, parted, target } = written;
    let alone = WrittenPart { id: id.clone(), spot, about: About::default(), own: Floor::default(), within: None, target: None };
    let parts = if parted { parts } else { vec![alone] };
    let traits = own.traits.clone().or(&defaults.traits);
    let (mut readable, mut unreadable) = (Vec::new(), Vec::new());
    for part in parts {
        let name = if parted { format!("{}.{}", id.id, part.id.id) } else { id.id.clone() };
        let target = part.target.as_ref().or(target.as_ref());
        let named = doubt::Named { name: &name, spot: part.spot, floors: [&part.own, &own, defaults], target };
        match complete_part((&part, &named), f) {
            Some(part) => readable.push(part),
            None => unreadable.push(part.id.id),
        }
    }
    let (n, id) = (n.map(|(n, _)| n), id.id);
    Indicator { spot, n, id, about, kind: traits.kind, unit: traits.unit, parts: readable, parted, unreadable }
}

/// A part with all that stands around it; none if it cannot be judged at all.
fn complete_part((part, named): (&WrittenPart, &doubt::Named<'_>), f: &mut Fields<'_>) -> Option<Part> {
    let promised = doubt::of_part(named, f)?;
    let traits = named.traits();
    Some(Part {
        spot: part.spot,
        id: part.id.id.clone(),
        about: part.about.clone(),
        each: named.each(),
        within: part.within.clone(),
        target: Target {
            spot: promised.spot,
            op: promised.op.or(traits.aim.op).unwrap_or(Op::Gte),
            value: promised.value,
            implied: promised.implied,
            says: promised.says.clone(),
        },
        traits,
    })
}
