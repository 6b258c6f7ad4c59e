//! Open data of plans: each plan's own file, and the newest plan's again at
//! `/du-lieu/`, byte for byte, with two tables of it.

use std::collections::BTreeMap;

use crate::base::diagnostic::Sink;
use crate::base::path::{OutputPath, Url};
use crate::craft::csv::{self, Dialect};
use crate::craft::numerals::plain;
use crate::graph::reported::Reported;
use crate::graph::site::Site;
use crate::model::entity::Matter;
use crate::model::kind::Kind;
use crate::plan::{Plan, Recipe};
use crate::verdict::judgement::Bench;
use crate::view::figure_sheet::rows;
use crate::view::open_figures::{Contribution, PlanData, newest, plan_data};

/// Plans the files of every plan, and of the newest whose year has begun.
pub fn plan(site: &Site, plan: &mut Plan, sink: &mut Sink) {
    let figures = &site.figures;
    let day = site.edition.day();
    let reported = Reported::by(day, &figures.snapshots);
    let bench = Bench::of(site, &reported);
    let latest = newest(&figures.plans, day).map(|p| p.year);
    for promised in figures.plans.values() {
        let data = plan_data(promised, &bench, &contributions(site, promised.year));
        let json = json(&data);
        let root = site.settings.permalinks.root(Kind::Plan);
        let own = root.below(&format!("{}/indicators.json", promised.year)).file();
        add(own, json.clone(), (plan, sink));
        if latest == Some(promised.year) {
            let table = rows(&data);
            add(Url::new("/du-lieu/indicators.json").file(), json, (plan, sink));
            add(Url::new("/du-lieu/indicators.csv").file(), csv::write(&table, Dialect::Machine), (plan, sink));
            add(Url::new("/du-lieu/indicators-excel.csv").file(), csv::write(&table, Dialect::Excel), (plan, sink));
        }
    }
}

fn add(path: OutputPath, text: String, (plan, sink): (&mut Plan, &mut Sink)) {
    plan.add(Recipe::ready("indicators", path, text.into_bytes()), None, sink);
}

/// The file's text: as people read it, one key a line.
fn json(data: &PlanData) -> String {
    // Text and options only: writing them to memory has no way to fail.
    let mut text = serde_json::to_string_pretty(data).unwrap_or_default();
    text.push('\n');
    text
}

/// What listed profiles claim for a plan's indicators.
fn contributions(site: &Site, year: i16) -> BTreeMap<String, Vec<Contribution>> {
    let mut claims: BTreeMap<String, Vec<Contribution>> = BTreeMap::new();
    for entry in site.of_kind(Kind::Profile, site.default_lang()) {
        let entity = entry.admitted.entity();
        let Matter::Profile(profile) = &entity.matter else { continue };
        for claim in profile.contributes.iter().filter(|c| !entity.head.unlisted && c.year.is_none_or(|y| y == year)) {
            let indicator = claim.indicator.split('.').next().unwrap_or_default();
            claims.entry(indicator.to_owned()).or_default().push(Contribution {
                id: entity.id.clone(),
                claim: if claim.measured { "measured" } else { "supports" },
                amount: claim.amount.filter(|_| claim.measured).map(plain),
                sample: entity.head.sample,
            });
        }
    }
    claims
}
