//! Faults of a plan by itself: what is missing, said twice or always kept.

use std::collections::BTreeSet;

use rust_decimal::Decimal;

use crate::base::codes;
use crate::base::diagnostic::{Code, Diagnostic, Place, Spot};
use crate::base::fields::{Fields, Ref};
use crate::base::text::nearest;
use crate::model::plan::promise::{Indicator, Part, Plan};
use crate::model::plan::traits::{Better, Kind, Of, Op, Pace, Traits};
use crate::model::plan::written::{Written, WrittenPart, WrittenTarget};

/// What a part says, what its indicator says, and the target that holds for it.
pub struct Named<'a> {
    /// The part as written.
    pub part: &'a WrittenPart,
    /// What its indicator says.
    pub indicator: &'a Traits,
    /// Its own target, else the indicator's.
    pub target: Option<&'a WrittenTarget>,
}

/// Reports ids that stand twice.
pub fn of_ids(written: &[Written], f: &mut Fields<'_>) {
    twice(written.iter().map(|w| &w.id), f);
    for indicator in written {
        twice(indicator.parts.iter().map(|p| &p.id), f);
        if indicator.head.parted && indicator.parts.is_empty() {
            incomplete(codes::NO_TARGET, "parts", &indicator.id.id, indicator.head.spot, f);
        }
    }
}

fn twice<'a>(ids: impl Iterator<Item = &'a Ref>, f: &mut Fields<'_>) {
    let mut seen = BTreeSet::new();
    for id in ids {
        if !seen.insert(&id.id) {
            f.fault(codes::DUPLICATE_VALUE, id.spot, &[("value", &id.id)]);
        }
    }
}

/// Reports what a part lacks; its target if it can be judged at all.
pub fn of_part(named: &Named<'_>, defaults: &Traits, name: &str, f: &mut Fields<'_>) -> Option<WrittenTarget> {
    let traits = named.part.own.clone().or(named.indicator).or(defaults);
    let spot = named.part.spot;
    let Some(kind) = traits.kind else {
        incomplete(codes::NO_TARGET, "kind", name, spot, f);
        return None;
    };
    let Some(target) = named.target else {
        incomplete(codes::NO_TARGET, "target", name, spot, f);
        return None;
    };
    if traits.unit.is_none() {
        incomplete(codes::INDICATOR_UNNAMED, "unit", name, spot, f);
    }
    of_kind(kind, &traits, (name, spot), f);
    let falls = traits.better() == Better::Down && matches!(kind, Kind::Flow | Kind::Annual | Kind::Level);
    if falls && !names_op(named, defaults, target) {
        incomplete(codes::INDICATOR_INCOMPLETE, "op", name, spot, f);
    }
    of_target(target, &traits, name, f);
    let each = named.part.each && traits.coverage.scope.is_none();
    if each {
        incomplete(codes::INDICATOR_INCOMPLETE, "scope", name, spot, f);
    }
    Some(target.clone())
}

/// Whether the comparison is named at least as near as the word that less is better.
fn names_op(named: &Named<'_>, defaults: &Traits, target: &WrittenTarget) -> bool {
    let near = target.op.is_some() || named.part.own.aim.op.is_some() || named.indicator.aim.op.is_some();
    let said_near = named.part.own.aim.better.is_some() || named.indicator.aim.better.is_some();
    near || (!said_near && defaults.aim.op.is_some())
}

fn of_kind(kind: Kind, traits: &Traits, (name, spot): (&str, Spot), f: &mut Fields<'_>) {
    if matches!(kind, Kind::Change | Kind::Rank) && traits.change.vs.is_none() {
        incomplete(codes::INDICATOR_INCOMPLETE, "vs", name, spot, f);
    }
    let counted = match kind {
        Kind::Change => matches!(traits.change.of, Some(Of::Drop | Of::Rise)),
        Kind::Rank => matches!(traits.change.of, None | Some(Of::Gain)),
        Kind::Flow | Kind::Annual | Kind::Level => true,
    };
    if !counted {
        incomplete(codes::INDICATOR_INCOMPLETE, "of", name, spot, f);
    }
    if traits.pace() == Pace::Steps && traits.pacing.steps.is_none() {
        incomplete(codes::INDICATOR_INCOMPLETE, "steps", name, traits.pacing.spot.unwrap_or(spot), f);
    }
}

fn of_target(target: &WrittenTarget, traits: &Traits, name: &str, f: &mut Fields<'_>) {
    let op = target.op.or(traits.aim.op).unwrap_or(Op::Gte);
    if op == Op::Gte && target.value == Decimal::ZERO && traits.better() == Better::Up {
        f.fault(codes::EMPTY_PROMISE, target.spot, &[("indicator", name)]);
    }
    let measured = matches!(traits.kind, Some(Kind::Flow | Kind::Annual | Kind::Level));
    if let Some(max) = traits.max.filter(|m| measured && target.value > *m) {
        let (value, max) = (target.value.to_string(), max.to_string());
        f.fault(codes::OVER_MAX, target.spot, &[("value", &value), ("max", &max)]);
    }
}

/// Reports what only the whole plan shows.
pub fn of_plan(plan: &Plan, f: &mut Fields<'_>) {
    let mut numbers = BTreeSet::new();
    for indicator in &plan.indicators {
        if let Some(n) = indicator.n.filter(|n| !numbers.insert(*n)) {
            f.fault(codes::SAME_NUMBER, indicator.spot, &[("n", &n.to_string())]);
        }
        if indicator.about.name.is_none() {
            incomplete(codes::INDICATOR_UNNAMED, "name", &indicator.id, indicator.spot, f);
        }
        for part in &indicator.parts {
            within(indicator, part, f);
        }
    }
}

/// A part within another: the other exists, is no circle, and is promised no less.
fn within(indicator: &Indicator, part: &Part, f: &mut Fields<'_>) {
    let Some(outer) = &part.within else { return };
    let Some(parent) = indicator.parts.iter().find(|p| p.id == outer.id) else {
        let fault = Diagnostic::at(codes::UNKNOWN_REFERENCE, Place::new(f.file(), outer.spot));
        let near = nearest(&outer.id, indicator.parts.iter().map(|p| p.id.as_str()));
        f.report(fault.with("kind", "part").with("id", &outer.id).near(near));
        return;
    };
    if circles(indicator, part) {
        f.fault(codes::CIRCLE, outer.spot, &[("id", &part.id)]);
        return;
    }
    if part.target.value > parent.target.value {
        let (child, parent) = (part.target.value.to_string(), parent.target.value.to_string());
        f.fault(codes::TARGET_OVER_PARENT, part.target.spot, &[("child", &child), ("parent", &parent)]);
    }
}

fn circles(indicator: &Indicator, part: &Part) -> bool {
    let mut above = part;
    for _ in 0..indicator.parts.len() {
        let outer = above.within.as_ref().and_then(|o| indicator.parts.iter().find(|p| p.id == o.id));
        match outer {
            Some(outer) if outer.id == part.id => return true,
            Some(outer) => above = outer,
            None => return false,
        }
    }
    true
}

fn incomplete(code: Code, key: &str, name: &str, spot: Spot, f: &mut Fields<'_>) {
    f.fault(code, spot, &[("indicator", name), ("key", key)]);
}
