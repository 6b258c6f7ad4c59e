//! Which indicators lag, which figures did not come, and how many exemplars show
//! how it is done elsewhere.

use crate::craft::numerals::{Numerals, with_unit};
use crate::graph::entry::Entry;
use crate::graph::reported::Reported;
use crate::model::kind::Kind;
use crate::model::plan::promise::{Indicator, Part, Plan};
use crate::report::desk::{Desk, profile_of};
use crate::report::table::{Cell, Row, Table};
use crate::verdict::exact::{Exact, shown};
use crate::verdict::judgement::{Bench, Judged};
use crate::verdict::lateness::{late, overdue};
use crate::verdict::status::Status;

/// The groups, gravest first.
const GROUPS: [&str; 5] = ["missed", "serious", "behind", "overdue", "late"];

/// Makes the report.
pub fn make(desk: &Desk<'_>) -> Table {
    let columns = ["n", "|id", "name", "target", "actual", "unit", "period", "percent_of_plan", "pace", "due", "models"];
    let mut table = desk.table("lagging", &columns);
    let Some(plan) = desk.plan() else { return table };
    let day = desk.known_by();
    let reported = Reported::of_site(desk.site, day);
    let bench = Bench { day, ..Bench::of(desk.site, &reported) };
    for indicator in &plan.indicators {
        for judged in bench.indicator(plan, indicator) {
            for group in groups(&judged, plan, desk) {
                let cells = cells(desk, plan, (indicator, &judged));
                table.rows.push(Row { group, heading: (desk.word)(&format!("reports.group.{group}")), cells });
            }
        }
    }
    table.rows.sort_by_key(|r| GROUPS.iter().position(|g| *g == r.group));
    if table.rows.is_empty() {
        table.note = (desk.word)("reports.lagging.none");
    }
    table
}

/// Under which headings a part stands; one that lags may be late too.
fn groups(judged: &Judged<'_>, plan: &Plan, desk: &Desk<'_>) -> Vec<&'static str> {
    let lags = match judged.verdict.status {
        Status::Missed => Some("missed"),
        Status::Behind if judged.verdict.serious => Some("serious"),
        Status::Behind => Some("behind"),
        _ => None,
    };
    let is_late = late(judged, plan.year, desk.known_by()).is_some();
    lags.into_iter().chain(overdue(judged).then_some("overdue")).chain(is_late.then_some("late")).collect()
}

fn cells(desk: &Desk<'_>, plan: &Plan, (indicator, judged): (&Indicator, &Judged<'_>)) -> Vec<Cell> {
    let (part, verdict) = (judged.series.part, &judged.verdict);
    let numerals = Numerals::of(desk.lang.as_str());
    let number = |value: &Option<Exact>, decimals: u32, unit: &'static str| {
        value.as_ref().and_then(|v| shown(v, decimals)).map_or(Cell::Empty, |v| Cell::Number(v, decimals, unit))
    };
    let page = desk.url(Kind::Indicator, &format!("{}/{}", plan.year, indicator.id));
    let unit = part.traits.unit.as_ref().map_or("", |u| u.get(desk.lang));
    let target = format!("{} {}", op(part), with_unit(&numerals.exact(part.target.value), unit));
    let period = judged.series.actual.figure.map_or(Cell::Empty, |f| Cell::Text(f.observation.period.to_string()));
    let came = judged.series.actual.figure.is_some();
    let due = match late(judged, plan.year, desk.known_by()) {
        Some(release) => Cell::Text(format!("{} ({})", release.period, release.due.strftime("%d/%m/%Y"))),
        None if !came => part.traits.pacing.due.map_or(Cell::Empty, |d| Cell::Text(d.strftime("%d/%m/%Y").to_string())),
        None => Cell::Empty,
    };
    vec![
        indicator.n.map_or(Cell::Empty, |n| Cell::Text(n.to_string())),
        Cell::Text(indicator.name_of(part).to_string()),
        Cell::linked(name(desk, indicator, part), page),
        Cell::Text(target),
        number(&verdict.actual, part.traits.decimals(), ""),
        Cell::Text(unit.to_owned()),
        period,
        number(&verdict.percent_of_plan, 1, "%"),
        number(&verdict.pace, 2, ""),
        due,
        Cell::Count(models(desk, indicator)),
    ]
}

fn op(part: &Part) -> &'static str {
    match part.target.op.word() {
        "gt" => ">",
        "gte" => "≥",
        "lt" => "<",
        _ => "≤",
    }
}

fn name(desk: &Desk<'_>, indicator: &Indicator, part: &Part) -> String {
    let own = |about: &crate::model::plan::promise::About| about.name.as_ref().map(|n| n.get(desk.lang).to_owned());
    let names = [own(&indicator.about), own(&part.about).filter(|_| indicator.parted)];
    let said: Vec<String> = names.into_iter().flatten().collect();
    if said.is_empty() { indicator.id.clone() } else { said.join(": ") }
}

/// How many listed exemplars name the indicator, in whichever year.
fn models(desk: &Desk<'_>, indicator: &Indicator) -> usize {
    let names = |e: &&Entry| {
        let claims = profile_of(e).map_or(&[][..], |p| p.contributes.as_slice());
        claims.iter().any(|c| c.indicator.split('.').next() == Some(indicator.id.as_str()))
    };
    desk.all(Kind::Profile).filter(names).count()
}
