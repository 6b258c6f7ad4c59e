//! Open data of plans: each plan's own files, each indicator's beside its page,
//! and the newest plan's again at `/du-lieu/`, byte for byte. Pages tell how large each
//! is, so that is known before all else; what they say changes with figures and claims alone.

use std::collections::BTreeMap;
use std::sync::{Arc, OnceLock};

use rayon::prelude::*;
use serde::Serialize;

use crate::base::diagnostic::Sink;
use crate::base::fingerprint::{Fingerprint, Plain, Stamp, Stamper};
use crate::base::path::{OutputPath, Url};
use crate::base::recall::Recall;
use crate::craft::csv::{self, Dialect};
use crate::craft::numerals::plain;
use crate::graph::reported::{Figure, Reported, meant};
use crate::graph::series::baseline_period;
use crate::graph::site::Site;
use crate::model::kind::Kind;
use crate::model::plan::promise::{Indicator, Plan as Promised};
use crate::plan::{Body, OutputFile, Plan, Recipe};
use crate::verdict::judgement::Bench;
use crate::view::figure_sheet::rows;
use crate::view::indicator::claim::{Claims, contributions, indicator_of};
use crate::view::indicator::offer::Downloads;
use crate::view::open::observed::{self, table};
use crate::view::open::page::at;
use crate::view::open_figures::{Contribution, IndicatorData, PlanData, SourceData, newest, plan_data, source_data};

/// Where it is kept from build to build how large they are.
const KEPT: &str = "figures";

/// Files that are ready: where each stands, and its bytes.
type Ready = BTreeMap<Url, Arc<Vec<u8>>>;

/// How what is independent is gone through.
#[derive(Clone, Copy)]
enum Pace {
    /// By all threads, while nobody else asks for it.
    Together,
    /// By the one that asks: one that waits for other threads is given other work meanwhile, which might ask for the
    /// same, and so wait for itself.
    Alone,
}

/// Plans the files of every plan, of every indicator, and of the newest plan whose year has begun; and tells
/// how large each is. `ground` stands for all that no entry says, all figures among it.
pub fn plan<'a>(
    (site, claims, today): (&'a Site, &Arc<Claims>, &Reported<'a>),
    (ground, memory): (Fingerprint, &impl Recall),
    plan: &mut Plan<'a>,
    sink: &mut Sink,
) -> Downloads {
    let of = Fingerprint::of(&(ground, stamp(site, claims)));
    let ready: Arc<OnceLock<Ready>> = Arc::default();
    let sizes = || {
        let ready = ready.get_or_init(|| all(site, (claims, today), Pace::Together));
        ready.iter().map(|(url, bytes)| (url.clone(), bytes.len())).collect::<Downloads>()
    };
    let sizes = memory.once(KEPT, of, sizes);
    for url in sizes.keys() {
        let (ready, claims, today, own) = (Arc::clone(&ready), Arc::clone(claims), today.clone(), url.clone());
        let gather = move || {
            let bytes = ready.get_or_init(|| all(site, (&claims, &today), Pace::Alone)).get(&own);
            bytes.map(|bytes| OutputFile { path: own.file(), body: Body::Memory(Arc::clone(bytes)) })
        };
        // It looks at nobody else: who names indicators, and all figures, are held.
        let recipe = Recipe::from("indicators", vec![url.file()], gather, |file| Ok(file.iter().cloned().collect()));
        plan.add(recipe.looking_at(Vec::new()).holding(&of), None, sink);
    }
    sizes
}

/// What stands for what entries say of indicators.
fn stamp(site: &Site, claims: &Claims) -> Fingerprint {
    let mut to = Stamper::new();
    for (id, entries) in claims {
        (id, entries.len()).stamp(&mut to);
        for entry in entries.iter().filter_map(|at| site.at(*at)) {
            (&entry.entity().id, entry.entity().head.sample, Plain(contributions(entry))).stamp(&mut to);
        }
    }
    to.finish()
}

/// Files that are made together.
enum Product<'a> {
    Plan(&'a Promised),
    Observed,
}

/// Every file.
fn all(site: &Site, (claims, reported): (&Claims, &Reported<'_>), pace: Pace) -> Ready {
    let plans = &site.figures.plans;
    let bench = Bench::of(site, reported);
    let latest = newest(plans, bench.day).map(|p| p.year);
    let observed = (!plans.is_empty()).then_some(Product::Observed);
    let products: Vec<Product<'_>> = plans.values().map(Product::Plan).chain(observed).collect();
    let make = |product: &Product<'_>| match product {
        Product::Plan(promised) => {
            let data = plan_data(promised, &bench, &claims_of(site, claims, promised.year));
            of_plan(site, (promised, &data), reported, latest == Some(promised.year))
        }
        Product::Observed => all_observed(site, reported),
    };
    let made: Vec<Ready> = match pace {
        Pace::Together => products.par_iter().map(make).collect(),
        Pace::Alone => products.iter().map(make).collect(),
    };
    made.into_iter().flatten().collect()
}

/// Where the open data of a year's plan stands.
pub fn open_data(site: &Site, year: i16) -> OutputPath {
    site.settings.permalinks.root(Kind::Plan).below(&format!("{year}/indicators.json")).file()
}

fn of_plan(site: &Site, (promised, data): (&Promised, &PlanData), reported: &Reported<'_>, is_latest: bool) -> Ready {
    let root = site.settings.permalinks.root(Kind::Plan).below(&format!("{}/", promised.year));
    let table = rows(data);
    let files = [
        ("indicators.json", json(data)),
        ("indicators.csv", csv::write(&table, Dialect::Machine)),
        ("indicators-excel.csv", csv::write(&table, Dialect::Excel)),
    ];
    let mut ready = Ready::new();
    for (name, text) in files {
        let bytes = Arc::new(text.into_bytes());
        ready.extend(is_latest.then(|| (at(name), Arc::clone(&bytes))));
        ready.insert(root.below(name), bytes);
    }
    for (indicator, data) in promised.indicators.iter().zip(&data.indicators) {
        let id = format!("{}/{}", promised.year, indicator.id);
        let Some(page) = site.url(Kind::Indicator, &id, site.default_lang()) else { continue };
        let files = of_indicator((promised, indicator), data, reported);
        ready.extend(files.map(|(name, text)| (page.below(name), Arc::new(text.into_bytes()))));
    }
    ready
}

/// One indicator's file: what the plan's says of it, and the documents behind it. No edition's day, so that it
/// changes when something about it does.
#[derive(Serialize)]
struct IndicatorFile<'a> {
    plan: i16,
    #[serde(flatten)]
    indicator: &'a IndicatorData,
    sources: Vec<SourceData>,
}

fn of_indicator(
    (promised, indicator): (&Promised, &Indicator),
    data: &IndicatorData,
    reported: &Reported<'_>,
) -> [(&'static str, String); 3] {
    let mut shown: Vec<observed::Reported<'_>> = Vec::new();
    for part in &indicator.parts {
        let base = baseline_period(promised, part);
        let near = |f: &&Figure<'_>| {
            let year = f.observation.period.year();
            year == promised.year || year == promised.year - 1 || base == Some(f.observation.period)
        };
        shown.extend(reported.of(&indicator.name_of(part)).iter().filter(near).map(|f| (*f, part)));
    }
    let mut sources: BTreeMap<&str, SourceData> = BTreeMap::new();
    for (figure, _) in &shown {
        sources.entry(&figure.snapshot.id).or_insert_with(|| source_data(figure.snapshot));
    }
    let file = IndicatorFile { plan: promised.year, indicator: data, sources: sources.into_values().collect() };
    [
        ("indicator.json", json(&file)),
        ("indicator.csv", table(&shown, Dialect::Machine)),
        ("indicator-excel.csv", table(&shown, Dialect::Excel)),
    ]
}

/// Every figure of every year.
fn all_observed(site: &Site, reported: &Reported<'_>) -> Ready {
    let plans = &site.figures.plans;
    let of_name = |(name, figures)| {
        let figures: &[Figure<'_>] = figures;
        figures.iter().filter_map(move |f| Some((*f, meant(plans, name, f.observation.period.year())?.1)))
    };
    let shown: Vec<observed::Reported<'_>> = reported.all().flat_map(of_name).collect();
    let files = [("observations.csv", Dialect::Machine), ("observations-excel.csv", Dialect::Excel)];
    files.into_iter().map(|(name, dialect)| (at(name), Arc::new(table(&shown, dialect).into_bytes()))).collect()
}

/// The file's text: as people read it, one key a line.
fn json(data: &impl Serialize) -> String {
    // Text and options only: writing them to memory has no way to fail.
    let mut text = serde_json::to_string_pretty(data).unwrap_or_default();
    text.push('\n');
    text
}

/// What listed profiles claim for a plan's indicators.
fn claims_of(site: &Site, claimed: &Claims, year: i16) -> BTreeMap<String, Vec<Contribution>> {
    let entry = |at: &usize| site.at(*at);
    let of_indicator = |(id, entries): (&String, &Vec<usize>)| {
        let mut told = Vec::new();
        for entry in entries.iter().filter_map(entry) {
            let entity = entry.entity();
            let own = |c: &&crate::model::profile::Contribution| indicator_of(c) == id && c.year.is_none_or(|y| y == year);
            told.extend(contributions(entry).iter().filter(own).map(|claim| Contribution {
                id: entity.id.clone(),
                claim: if claim.measured { "measured" } else { "supports" },
                amount: claim.amount.filter(|_| claim.measured).map(plain),
                sample: entity.head.sample,
            }));
        }
        (id.clone(), told)
    };
    claimed.iter().map(of_indicator).filter(|(_, told)| !told.is_empty()).collect()
}
