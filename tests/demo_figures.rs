//! The demo shows all that figures can be: every verdict, stage, reason, kind of
//! revision and breakdown occurs in it by its own day, and what is made up says so.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;
use std::sync::Arc;

use guong::base::diagnostic::Sink;
use guong::base::files::Files;
use guong::base::path::OutputPath;
use guong::base::recall::Oblivion;
use guong::engine::made::Made;
use guong::engine::make::make;
use guong::engine::store::Store;
use guong::graph::edition::{Audience, Edition};
use guong::graph::ledger::Ledger;
use guong::graph::open::open;
use guong::graph::reported::Reported;
use guong::output::figures;
use guong::plan::Plan;
use guong::settings::site::Settings;
use guong::source::load::load;
use guong::view::indicator::claim::claims;
use guong::view::open::figure_files::FigureFiles;
use rust_decimal::Decimal;
use serde_json::Value;

/// The demo's plans as it publishes them on its pinned day; its pages and pictures are no matter here.
fn demo() -> Made {
    let mut sink = Sink::new();
    let files = Files::scan(Path::new(env!("CARGO_MANIFEST_DIR")), &mut sink);
    let settings = Settings::read(&files, &mut sink).expect("the demo has settings");
    let now = settings.as_of.expect("the demo's day is pinned").end();
    let edition = Edition { now, audience: Audience::Public };
    let catalog = load(&files, &settings, &Oblivion, &mut sink);
    let ledger = Ledger::read(&files, &mut sink);
    let site = open(catalog, &settings, edition, &ledger, &mut sink);
    let mut plan = Plan::default();
    let today = Reported::by(site.edition.day(), &site.figures.snapshots);
    let all = Arc::new(FigureFiles::of(&site, Arc::new(claims(&site)), today));
    figures::plan(&all, &mut plan, &mut sink);
    // A store that keeps nothing: its folder does not exist.
    let made = make(plan, &Store::of(&std::env::temp_dir().join("guong-demo-figures")), &mut sink);
    assert_eq!(sink.into_report(), Vec::new());
    made
}

fn plan(made: &Made, year: i16) -> Value {
    let path = format!("chi-tieu/{year}/indicators.json");
    let bytes = made.bytes(&OutputPath::new(&path)).expect("the plan has a file");
    serde_json::from_slice(bytes).expect("open data is JSON")
}

fn list<'v>(of: &'v Value, key: &str) -> impl Iterator<Item = &'v Value> {
    of[key].as_array().into_iter().flatten()
}

/// Every word that stands under a key of indicators, parts or vintages.
fn words(plans: &[Value], key: &str) -> BTreeSet<String> {
    let indicators = || plans.iter().flat_map(|p| list(p, "indicators"));
    let parts = || indicators().flat_map(|i| list(i, "parts"));
    let all = indicators().chain(parts()).chain(parts().flat_map(|p| list(p, "vintages")));
    all.filter_map(|v| v[key].as_str().map(str::to_owned)).collect()
}

fn set(words: &[&str]) -> BTreeSet<String> {
    words.iter().map(|w| (*w).to_owned()).collect()
}

#[test]
fn every_verdict_stage_and_reason_occurs() {
    let made = demo();
    let plans = [plan(&made, 2022), plan(&made, 2023)];
    assert_eq!(words(&plans, "status"), set(&["missed", "behind", "no_data", "in_progress", "on_track", "met", "exceeded"]));
    assert_eq!(words(&plans, "stage"), set(&["estimate", "preliminary", "official"]));
    let reasons = ["not_due", "overdue", "no_baseline", "undecidable", "not_collected", "under_review"];
    assert_eq!(words(&plans, "reason"), set(&reasons));
    let serious = |p: &Value| list(p, "indicators").any(|i| i["serious"] == true);
    assert!(!serious(&plans[0]) && serious(&plans[1]), "one lags far behind in the year that runs");
    assert_eq!((&plans[0]["sample"], &plans[1]["sample"]), (&Value::Bool(true), &Value::Null));
}

#[test]
fn whoever_lags_has_a_model_elsewhere_and_nobody_claims_more_than_there_is() {
    let made = demo();
    let plans = [plan(&made, 2022), plan(&made, 2023)];
    let indicators = || plans.iter().flat_map(|p| list(p, "indicators"));
    for indicator in indicators() {
        let lags = ["missed", "behind"].contains(&indicator["status"].as_str().unwrap_or_default());
        let models = indicators().filter(|i| i["id"] == indicator["id"]).flat_map(|i| list(i, "profiles")).count();
        assert!(!lags || models > 0, "{} lags, and nobody shows how to do better", indicator["id"]);
        let number = |v: &Value| v.as_str().and_then(|t| t.parse::<Decimal>().ok());
        let claimed: Decimal = list(indicator, "profiles").filter_map(|p| number(&p["amount"])).sum();
        let actual = list(indicator, "parts").filter_map(|p| number(&p["actual"])).max().unwrap_or_default();
        assert!(claimed <= actual, "{}: {claimed} of {actual}", indicator["id"]);
    }
}

/// The snapshots as they are written, by their stems.
fn written() -> BTreeMap<String, Vec<String>> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("content/snapshots");
    let files = fs::read_dir(folder).expect("the demo has snapshots").filter_map(Result::ok);
    let lines = |path: &Path| fs::read_to_string(path).expect("readable").lines().map(str::to_owned).collect();
    let stem = |path: &Path| path.file_stem().expect("it has a name").to_string_lossy().into_owned();
    files.map(|f| (stem(&f.path()), lines(&f.path()))).collect()
}

#[test]
fn every_kind_of_revision_and_breakdown_occurs() {
    let all = written();
    let lines: Vec<&String> = all.values().flatten().collect();
    let value = |line: &str| line.split("value: ").nth(1).and_then(|v| v.split([',', '}']).next()?.parse::<f64>().ok());
    let key = |line: &str| line.split(", basis").next().unwrap_or_default().to_owned();
    let mut kinds = BTreeSet::new();
    for (stem, line) in all.iter().flat_map(|(stem, lines)| lines.iter().map(move |l| (stem, l))) {
        let Some(of) = line.split("revises: ").nth(1).and_then(|r| r.split(',').next()) else { continue };
        let before = all[of].iter().find(|l| key(l) == key(line)).unwrap_or_else(|| panic!("{stem}: {of} has no such figure"));
        kinds.insert(match (value(before), value(line)) {
            (Some(was), Some(is)) if is > was => "raised",
            (Some(_), Some(_)) => "lowered",
            (Some(_), None) => "withdrawn",
            (None, _) => "supplied",
        });
    }
    assert_eq!(kinds, BTreeSet::from(["raised", "lowered", "withdrawn", "supplied"]));
    let has = |word: &str| lines.iter().any(|l| l.contains(word));
    for word in ["partial: true", "range: [", "ranked: 63", "missing: not_collected", "missing: delayed", "missing: under_review"]
    {
        assert!(has(word), "{word}");
    }
    let whole = |l: &&&String| l.contains("by: {") && l.matches(": ").count() >= 14;
    for name in ["insurance", "poverty.province", "forest.planted", "visitors"] {
        assert!(lines.iter().filter(whole).any(|l| l.contains(&format!("ind: {name},"))), "{name} is told by all ten places");
    }
    for period in ["2023-M07", "2023-Q1", "2023-S1", "\"2022\""] {
        assert!(has(&format!("period: {period}")), "{period}");
    }
}

#[test]
fn what_is_made_up_says_so_and_names_no_agency() {
    for (stem, lines) in written() {
        let sample = lines.iter().any(|l| l == "sample: true");
        let source = lines.iter().find(|l| l.starts_with("source:")).expect("each names its document");
        let invented = source.contains("minh họa") && source.contains("publisher: Cơ quan thống kê minh họa")
            || source.contains("publisher: Đơn vị xếp hạng minh họa");
        assert_eq!(sample, invented, "{stem}: {source}");
    }
}
