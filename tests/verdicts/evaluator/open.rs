//! The open data of a plan: rule 8, rule 9, the paragraph "Comparing", and section 3.

use std::collections::BTreeMap;

use jiff::civil::Date;
use serde_json::{Value, json};

use super::figure::{Figure, exact, figure, rounded, whole};
use super::promise::{Part, Places, Plan};
use super::reported::{self, Line, Said, pick};
use super::ruling::{Ruling, Seen, World};
use super::sheet::Sheet;

/// Every plan's `indicators.json` by its year, of a project's files as they are known on a day.
pub fn evaluate(files: &BTreeMap<String, String>, day: Date) -> BTreeMap<i16, Value> {
    let below = |folder: &str| {
        let folder = folder.to_owned();
        files
            .iter()
            .filter_map(move |(path, text)| Some((path.strip_prefix(&folder)?.split('.').next()?.to_owned(), text.clone())))
    };
    let plans = below("content/plans/").map(|(year, text)| {
        let year: i16 = year.parse().expect("a plan is called by its year");
        (year, Plan::read(year, &text))
    });
    let world = World {
        plans: plans.collect(),
        lines: below("content/snapshots/").flat_map(|(id, text)| reported::lines(&id, &text)).collect(),
        places: files.get("content/lists/places.yaml").map_or_else(Places::default, |text| Places::read(text)),
        day,
    };
    let claims: Vec<Claim> = below("content/profiles/").flat_map(|(id, text)| claims(&id, &text)).collect();
    world.plans.values().map(|plan| (plan.year, plan_json(&world, plan, &claims))).collect()
}

/// A claim of a profile: whose, whether that is made up, what.
type Claim = (String, bool, Sheet);

/// What a published and listed profile's front matter says that it contributed.
fn claims(id: &str, text: &str) -> Vec<Claim> {
    let front = Sheet::read(text.split("---\n").nth(1).expect("a profile has front matter"));
    let hidden = front.on("draft") || front.on("unlisted");
    let claim = |claim: &Sheet| (id.to_owned(), front.on("sample"), claim.clone());
    front.items("contributes").iter().filter(|_| !hidden).map(claim).collect()
}

fn plan_json(world: &World, plan: &Plan, claims: &[Claim]) -> Value {
    let indicators: Vec<Value> = plan.indicators.iter().map(|i| indicator_json(world, plan, (i, claims))).collect();
    json!({"plan": plan.year, "as_of": world.day.to_string(), "indicators": indicators})
}

fn indicator_json(world: &World, plan: &Plan, (indicator, claims): (&Sheet, &[Claim])) -> Value {
    let parts: Vec<(Part<'_>, Ruling)> = plan.parts(indicator).into_iter().map(|part| (part, of_part(world, part))).collect();
    let rulings: Vec<&Ruling> = parts.iter().map(|(_, ruling)| ruling).collect();
    let decides = worst(&rulings);
    let id = indicator.text("id").expect("all have an id");
    let mut profiles: Vec<(&String, Value)> = claims
        .iter()
        .filter(|(_, _, c)| c.text("indicator") == Some(id) && c.text("year") == Some(&plan.year.to_string()))
        .map(|(who, sample, c)| {
            let amount = c.text("amount").map(|n| exact(&figure(n)));
            let mut profile = json!({"id": who, "claim": c.text("claim"), "amount": amount});
            if *sample {
                profile["sample"] = json!(true);
            }
            (who, profile)
        })
        .collect();
    profiles.sort_by_key(|(who, _)| (*who).clone());
    json!({
        "id": id,
        "n": indicator.text("n").map(|n| n.parse::<u32>().expect("a number")),
        "kind": indicator.text("kind").or_else(|| plan.defaults.text("kind")),
        "unit": indicator.text("unit").or_else(|| plan.defaults.text("unit")),
        "status": decides.status,
        "serious": decides.serious,
        "stage": decides.line.as_ref().and_then(|l| l.stage.clone()),
        "reason": decides.reason,
        "parts": parts.iter().map(|(part, ruling)| part_json(world, *part, ruling)).collect::<Vec<_>>(),
        "profiles": profiles.into_iter().map(|(_, profile)| profile).collect::<Vec<_>>(),
    })
}

/// Rule 8: "worst of missed, behind, no_data, in_progress, on_track, met, exceeded";
/// "the first in order with the worst status, a serious one before others".
fn worst<'a>(rulings: &[&'a Ruling]) -> &'a Ruling {
    for status in ["missed", "behind", "no_data", "in_progress", "on_track", "met", "exceeded"] {
        for serious in [true, false] {
            if let Some(found) = rulings.iter().find(|r| r.status == status && r.serious == serious) {
                return found;
            }
        }
    }
    panic!("something is judged")
}

/// "each member is judged as a part of its own; the part shows the numbers of its worst member and adds `place`"
fn of_part(world: &World, part: Part<'_>) -> Ruling {
    let whole = Seen { world, part, member: None };
    let Some(line) = whole.line().filter(|_| part.text("each") == Some("true")) else { return whole.ruling() };
    let members = world.places.members(part.text("scope").expect("an each part has a scope"), line.period.end());
    let judge = |id: &String| Ruling { place: Some(id.clone()), ..Seen { world, part, member: Some(id) }.ruling() };
    let rulings: Vec<Ruling> = members.iter().map(judge).collect();
    if rulings.is_empty() {
        return whole.ruling();
    }
    worst(&rulings.iter().collect::<Vec<_>>()).clone()
}

fn part_json(world: &World, part: Part<'_>, ruling: &Ruling) -> Value {
    let line = ruling.line.as_ref();
    let number = |n: &Option<Figure>| n.as_ref().map(exact);
    let percent = |n: &Option<Figure>| n.as_ref().map(|n| rounded(n, 1));
    let thousandths = |n: &Option<Figure>| n.as_ref().map(|n| rounded(n, 3));
    let mut json = json!({
        "id": part.id(),
        "target": {"op": part.op(), "value": exact(&part.t()), "implied": part.target().on("implied"), "says": part.target().text("says")},
        "actual": number(&ruling.actual),
        "period": line.map(|l| l.period.id()),
        "basis": line.map(|l| l.basis.clone()),
        "stage": line.and_then(|l| l.stage.clone()),
        "snapshot": line.map(|l| l.snapshot.clone()),
        "measure": number(&ruling.measure),
        "percent_of_plan": percent(&ruling.percent),
        "gap": number(&ruling.gap),
        "closed": percent(&ruling.closed),
        "elapsed": thousandths(&ruling.elapsed),
        "pace": thousandths(&ruling.pace),
        "status": ruling.status,
        "serious": ruling.serious,
        "reason": ruling.reason,
        "same_period": same_period(&Seen { world, part, member: ruling.place.as_deref() }, ruling),
        "vintages": vintages(world, part),
    });
    if let Some(place) = &ruling.place {
        json["place"] = json!(place);
    }
    if !ruling.flags.is_empty() {
        json["flags"] = json!(ruling.flags);
    }
    json
}

/// Rule 9: "period −1 year, same basis, definition, locality".
fn same_period(seen: &Seen<'_>, ruling: &Ruling) -> Value {
    // "where there is none, or a missing code, all four fields are null"
    let Some(line) = ruling.line.as_ref().filter(|line| !matches!(line.said, Said::Missing(_))) else {
        return json!({"period": null, "actual": null, "change": null, "change_percent": null});
    };
    let before = line.period.of(line.period.year - 1);
    let world = seen.world;
    let of = |l: &Line| l.ind == line.ind && l.period.year == before.year && l.same_days(&before, &line.basis);
    let defined = world.plans.get(&before.year).and_then(|plan| plan.part(&seen.part.name()));
    let same = defined.is_none_or(|then| then.same_definition(&seen.part));
    let found = pick(&world.lines, world.day, of).filter(|_| same);
    let p = match found.and_then(|l| l.of(seen.member)) {
        Some(Said::One(p)) => Some(p),
        _ => None,
    };
    let rank = seen.part.kind() == "rank";
    let both = p.as_ref().zip(ruling.actual.as_ref());
    let change = both.map(|(p, a)| if rank { p - a } else { a - p });
    let relative = !rank && seen.part.text("unit") != Some("%");
    let percent = both.filter(|(p, _)| relative && **p > whole(0)).map(|(p, a)| rounded(&(whole(100) * (a - p) / p), 1));
    json!({
        "period": found.map_or(before, |l| l.period.clone()).id(),
        "actual": p.as_ref().map(exact),
        "change": change.as_ref().map(exact),
        "change_percent": percent,
    })
}

/// "all observations of the part in the plan's year published by the day, by publication, then file; then line;
/// ranges, missing ones and `each` lines with value null"
fn vintages(world: &World, part: Part<'_>) -> Vec<Value> {
    let mine = |l: &&Line| l.ind == part.name() && l.period.year == part.plan.year && l.published <= world.day;
    let mut lines: Vec<&Line> = world.lines.iter().filter(mine).collect();
    lines.sort_by_key(|l| (l.published, l.snapshot.clone(), l.at));
    lines.into_iter().map(vintage).collect()
}

fn vintage(line: &Line) -> Value {
    let value = match &line.said {
        Said::One(n) => Some(exact(n)),
        _ => None,
    };
    let mut json = json!({
        "snapshot": line.snapshot,
        "published": line.published.to_string(),
        "period": line.period.id(),
        "value": value,
        "stage": line.stage,
    });
    if line.sample {
        json["sample"] = json!(true);
    }
    json
}
