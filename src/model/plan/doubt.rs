//! Faults of a plan by itself: what is missing, said twice or always kept.

use std::collections::BTreeSet;

use rust_decimal::Decimal;

use crate::base::codes;
use crate::base::diagnostic::{Code, Diagnostic, Place, Spot};
use crate::base::fields::{Fields, Ref};
use crate::base::text::nearest;
use crate::model::plan::promise::{Indicator, Part, Plan};
use crate::model::plan::traits::{Better, Kind, Of, Op, Pace, Traits};
use crate::model::plan::written::{Floor, Written, WrittenTarget};

/// The keys that a part may lack.
pub const NEEDED: [&str; 8] = ["name", "kind", "unit", "target", "op", "of", "vs", "scope"];

/// A part with the floors that it stands on: itself, its indicator, the defaults.
pub struct Named<'a> {
    /// How observations name it.
    pub name: &'a str,
    /// Where it begins.
    pub spot: Spot,
    /// What each floor says, the nearest first.
    pub floors: [&'a Floor; 3],
    /// Its own target, else the indicator's.
    pub target: Option<&'a WrittenTarget>,
}

impl Named<'_> {
    /// The nearer word of all floors.
    pub fn traits(&self) -> Traits {
        let [part, indicator, defaults] = self.floors;
        part.traits.clone().or(&indicator.traits).or(&defaults.traits)
    }

    /// Whether every member of its scope is judged by itself.
    pub fn each(&self) -> bool {
        self.floors.iter().find_map(|floor| floor.each).unwrap_or(false)
    }

    /// Reports a key that no floor writes.
    fn lacks(&self, code: Code, key: &str, f: &mut Fields<'_>) {
        if self.floors.iter().all(|floor| !floor.says(key)) {
            incomplete(code, key, (self.name, self.spot), f);
        }
    }

    /// Whether the comparison is named at least as near as the word that less is better.
    fn names_op(&self) -> bool {
        let [part, indicator, defaults] = self.floors.map(|floor| &floor.traits.aim);
        let near = self.target.is_some_and(|t| t.op.is_some()) || part.op.is_some() || indicator.op.is_some();
        let said_near = part.better.is_some() || indicator.better.is_some();
        near || (!said_near && defaults.op.is_some())
    }
}

/// Reports what several indicators say alike and what one lacks as a whole.
pub fn of_indicators(written: &[Written], f: &mut Fields<'_>) {
    twice(written.iter().map(|w| &w.id), f);
    let mut numbers = BTreeSet::new();
    for indicator in written {
        twice(indicator.parts.iter().map(|p| &p.id), f);
        let named = (indicator.id.id.as_str(), indicator.spot);
        if let Some((n, spot)) = indicator.n.filter(|(n, _)| !numbers.insert(*n)) {
            f.fault(codes::SAME_NUMBER, spot, &[("n", &n.to_string())]);
        }
        if !indicator.own.says("name") {
            incomplete(codes::INDICATOR_UNNAMED, "name", named, f);
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
pub fn of_part<'a>(named: &Named<'a>, f: &mut Fields<'_>) -> Option<&'a WrittenTarget> {
    let traits = named.traits();
    if traits.unit.is_none() {
        named.lacks(codes::INDICATOR_UNNAMED, "unit", f);
    }
    if named.each() && traits.coverage.scope.is_none() {
        named.lacks(codes::INDICATOR_INCOMPLETE, "scope", f);
    }
    if named.target.is_none() {
        named.lacks(codes::NO_TARGET, "target", f);
    }
    let Some(kind) = traits.kind else {
        named.lacks(codes::NO_TARGET, "kind", f);
        return None;
    };
    of_kind(kind, &traits, named, f);
    let target = named.target?;
    let falls = traits.better() == Better::Down && matches!(kind, Kind::Flow | Kind::Annual | Kind::Level);
    if falls && !named.names_op() {
        incomplete(codes::INDICATOR_INCOMPLETE, "op", (named.name, named.spot), f);
    }
    of_target(target, &traits, named.name, f);
    Some(target)
}

fn of_kind(kind: Kind, traits: &Traits, named: &Named<'_>, f: &mut Fields<'_>) {
    if matches!(kind, Kind::Change | Kind::Rank) && traits.change.vs.is_none() {
        named.lacks(codes::INDICATOR_INCOMPLETE, "vs", f);
    }
    match (kind, traits.change.of) {
        (Kind::Change, None) => named.lacks(codes::INDICATOR_INCOMPLETE, "of", f),
        (Kind::Change, Some(Of::Gain)) | (Kind::Rank, Some(Of::Drop | Of::Rise)) => {
            incomplete(codes::INDICATOR_INCOMPLETE, "of", (named.name, named.spot), f);
        }
        _ => {}
    }
    if traits.pace() == Pace::Steps && traits.pacing.steps.is_none() {
        incomplete(codes::INDICATOR_INCOMPLETE, "steps", (named.name, traits.pacing.spot.unwrap_or(named.spot)), f);
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

/// Reports parts that cannot lie within what they name.
pub fn of_plan(plan: &Plan, f: &mut Fields<'_>) {
    for indicator in &plan.indicators {
        for part in &indicator.parts {
            within(indicator, part, f);
        }
    }
}

/// A part within another: the other exists, is no circle, and is promised no less.
fn within(indicator: &Indicator, part: &Part, f: &mut Fields<'_>) {
    let Some(outer) = &part.within else { return };
    if indicator.unreadable.contains(&outer.id) {
        return;
    }
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
    if let (Some(child), Some(parent)) = (part.traits.unit_word(), parent.traits.unit_word())
        && child != parent
    {
        f.fault(codes::UNIT_DIFFERS, outer.spot, &[("child", child), ("parent", parent)]);
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

fn incomplete(code: Code, key: &str, (name, spot): (&str, Spot), f: &mut Fields<'_>) {
    f.fault(code, spot, &[("indicator", name), ("key", key)]);
}
