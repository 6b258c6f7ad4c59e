//! Plans and snapshots: the repository's own read without a word, and every
//! contradiction of the table is told at its line.

use std::collections::BTreeMap;
use std::path::Path;

use guong::base::diagnostic::{Diagnostic, Sink};
use guong::base::files::Files;
use guong::base::lang::Lang;
use guong::base::recall::Oblivion;
use guong::graph::append_only;
use guong::graph::figures::check;
use guong::graph::reported::Reported;
use guong::model::catalog::Catalog;
use guong::model::term::List;
use guong::source::{figures, lists};
use guong::verdict::judgement::Bench;
use guong::view::figure_sheet::rows;
use guong::view::open_figures::plan_data;
use jiff::civil::date;

/// Reads the plans and snapshots of a project.
fn read(files: &Files, sink: &mut Sink) -> Catalog {
    Catalog {
        plans: figures::plans(files, &["vi", "en"].map(Lang::new), sink),
        snapshots: figures::snapshots(files, &Oblivion, sink),
        ..Catalog::default()
    }
}

/// `G705 content/snapshots/a.yaml:4`.
fn line(d: &Diagnostic) -> String {
    let place = d.place.as_ref().map(|p| format!("{}:{}", p.file, p.spot.line)).unwrap_or_default();
    format!("{} {place}", d.code.name())
}

#[test]
fn the_demo_reads_without_a_word() {
    let mut sink = Sink::new();
    let files = Files::scan(Path::new(env!("CARGO_MANIFEST_DIR")), &mut sink);
    let catalog = read(&files, &mut sink);
    let told: Vec<String> = sink.into_report().iter().map(line).collect();
    assert_eq!(told, Vec::<String>::new());
    let plan = &catalog.plans[&2023];
    assert_eq!(plan.indicators.len(), 15);
    assert_eq!(plan.parts().count(), 21);
    assert!(catalog.snapshots.iter().all(|s| !s.observations.is_empty()));
}

/// The plan under which most faults happen.
const PLAN: [&str; 4] = [
    "{n: 1, id: revenue, name: Thu, kind: flow, unit: tỷ đồng, target: {value: 4500}}",
    "{n: 2, id: trained, name: Đào tạo, kind: level, unit: '%', max: 100, parts: [{id: all, target: {value: 57.2}}, {id: vocational, within: all, target: {value: 41}}]}",
    "{n: 3, id: pci, name: PCI, kind: rank, vs: '2022', unit: bậc, better: down, target: {value: 5}}",
    "{n: 4, id: poor, name: Nghèo, kind: change, of: drop, vs: previous-year-end, unit: '%', better: down, scope: nhom, each: true, target: {value: 6}}",
];

const PLACES: &str = "- {id: mot, name: Một}\n- {id: hai, name: Hai}\n- {id: ba, name: Ba}\n- {id: nhom, name: Nhóm, group: true, members: [mot, hai]}\n";

#[derive(serde::Deserialize)]
struct Case {
    name: String,
    head: Option<String>,
    plan: Option<Vec<String>>,
    /// When a file was published, where that is not a month after the one before.
    #[serde(default)]
    days: BTreeMap<String, String>,
    #[serde(default)]
    files: BTreeMap<String, Vec<String>>,
    told: Vec<String>,
}

/// All that is told about a project of these files.
fn told(case: &Case) -> Vec<String> {
    let mut text = vec![("content/lists/places.yaml".to_owned(), PLACES.to_owned())];
    let lines = case.plan.clone().unwrap_or_else(|| PLAN.map(str::to_owned).to_vec());
    let head = case.head.as_deref().unwrap_or("plan: {year: 2023}\nindicators:");
    let rows: String = lines.iter().map(|line| format!("- {line}\n")).collect();
    text.push(("content/plans/2023.yaml".to_owned(), format!("{head}\n{rows}")));
    for (month, (name, lines)) in (7..).zip(&case.files) {
        let day = case.days.get(name).cloned().unwrap_or_else(|| format!("2023-{month:02}-20"));
        let body = format!("source: {{title: T, published: {day}}}\nobs:\n- {}\n", lines.join("\n- "));
        text.push((format!("content/snapshots/{name}.yaml"), body));
    }
    let files = Files::memory(text.iter().map(|(path, text)| (path.as_str(), text.as_bytes())));
    let mut sink = Sink::new();
    let mut catalog = read(&files, &mut sink);
    catalog
        .lists
        .insert(List::Places, lists::terms(&files, List::Places, &["vi", "en"].map(Lang::new), &mut sink).unwrap_or_default());
    check(&catalog, date(2023, 12, 31), &mut sink);
    let short =
        |line: String| line.replace("content/plans/2023.yaml", "plan").replace("content/snapshots/", "").replace(".yaml", "");
    sink.into_report().iter().map(|d| short(line(d))).collect()
}

#[test]
fn every_contradiction_is_told_at_its_line() {
    let cases: Vec<Case> = serde_yaml::from_str(include_str!("data/indicators/faults.yaml")).expect("the table is YAML");
    let wrong: Vec<String> = cases
        .iter()
        .filter_map(|case| {
            let told = told(case);
            (told != case.told).then(|| format!("{}: {told:?}, not {:?}", case.name, case.told))
        })
        .collect();
    assert_eq!(wrong, Vec::<String>::new());
}

#[test]
fn the_demo_contradicts_nothing() {
    let mut sink = Sink::new();
    let files = Files::scan(Path::new(env!("CARGO_MANIFEST_DIR")), &mut sink);
    let mut catalog = read(&files, &mut sink);
    for list in [List::Places, List::Units] {
        let terms = lists::terms(&files, list, &["vi", "en"].map(Lang::new), &mut sink);
        catalog.lists.insert(list, terms.unwrap_or_default());
    }
    check(&catalog, date(2023, 10, 20), &mut sink);
    assert_eq!(sink.into_report().iter().map(line).collect::<Vec<_>>(), Vec::<String>::new());
}

#[test]
fn what_was_published_stays() {
    let plan = "plan: {year: 2023}\nindicators:\n- {n: 1, id: revenue, name: Thu, kind: flow, unit: t, target: {value: 9}}\n";
    let head = |day: u8| format!("source: {{published: 2023-08-{day:02}}}\nobs:\n- ");
    let obs = |value: &str, more: &str| {
        format!("{{ind: revenue, period: 2023-S1, basis: ytd, value: {value}, stage: estimate{more}}}\n")
    };
    let site = |snapshots: &[(&str, String)]| {
        let mut text = vec![("content/plans/2023.yaml".to_owned(), plan.to_owned())];
        text.extend(snapshots.iter().map(|(name, body)| (format!("content/snapshots/{name}.yaml"), body.clone())));
        let files = Files::memory(text.iter().map(|(path, text)| (path.as_str(), text.as_bytes())));
        read(&files, &mut Sink::new()).snapshots
    };
    let before = append_only::published(&site(&[("a", head(1) + &obs("10", ""))]), date(2023, 8, 31));
    let tell = |now: &[(&str, String)]| {
        let mut sink = Sink::new();
        let now = site(now);
        let today = append_only::published(&now, date(2023, 8, 31));
        append_only::changed(&before, (&now, &today), &mut sink);
        sink.into_report().iter().map(line).collect::<Vec<_>>()
    };
    assert_eq!(tell(&[("a", head(1) + &obs("10.0", ""))]), Vec::<String>::new());
    assert_eq!(tell(&[("a", head(1) + &obs("11", ""))]), ["G723 content/snapshots/a.yaml:3"]);
    assert_eq!(tell(&[]), ["G723 content/snapshots/a.yaml:1"]);
    assert_eq!(tell(&[("a", head(2) + &obs("10", ""))]), ["G729 content/snapshots/a.yaml:1"]);
    let revised = [("a", head(1) + &obs("11", "")), ("b", head(2) + &obs("11", ", revises: a, reason: x"))];
    assert_eq!(tell(&revised), Vec::<String>::new());
}

#[test]
fn the_open_data_of_the_demo_has_the_contracts_keys() {
    let files = Files::scan(Path::new(env!("CARGO_MANIFEST_DIR")), &mut Sink::new());
    let catalog = read(&files, &mut Sink::new());
    let reported = Reported::by(date(2023, 8, 31), &catalog.snapshots);
    let bench = Bench { plans: &catalog.plans, places: &[], reported: &reported, day: date(2023, 8, 31) };
    let data = plan_data(&catalog.plans[&2023], &bench, &BTreeMap::new());
    let json = serde_json::to_value(&data).expect("plain data");
    let keys = |v: &serde_json::Value| v.as_object().map(|o| o.keys().cloned().collect::<Vec<_>>().join(" ")).unwrap_or_default();
    let revenue = &json["indicators"][2];
    assert_eq!(keys(&json), "plan as_of indicators");
    assert_eq!(keys(revenue), "id n kind unit status serious stage reason parts profiles");
    let part = &revenue["parts"][0];
    assert_eq!(
        keys(part),
        "id target actual period basis stage snapshot measure percent_of_plan gap closed elapsed pace status serious reason same_period vintages"
    );
    assert_eq!(part["actual"], "1786");
    assert_eq!(part["percent_of_plan"], "39.7");
    assert_eq!((&part["elapsed"], &part["pace"], &part["status"]), (&"0.581".into(), &"0.683".into(), &"behind".into()));
    assert_eq!(part["snapshot"], "2023-08-20-lam-viec");
    // The last one is real; those before it are made up, and say so.
    assert_eq!(keys(&part["vintages"][6]), "snapshot published period value stage");
    assert_eq!(keys(&part["vintages"][5]), "snapshot published period value stage sample");
    let growth = &json["indicators"][0]["parts"][0];
    assert_eq!((&growth["actual"], &growth["stage"]), (&"6.8".into(), &"estimate".into()));
    assert_eq!(growth["vintages"].as_array().map(Vec::len), Some(1));
    assert_eq!(json["indicators"][3]["parts"][0]["vintages"][0]["sample"], true);
    let witness = append_only::of_open_data(&serde_json::to_string(&data).expect("plain data"));
    let mut sink = Sink::new();
    let today = append_only::published(&catalog.snapshots, date(2023, 8, 31));
    append_only::changed(&witness, (&catalog.snapshots, &today), &mut sink);
    assert_eq!(sink.into_report().len(), 0);
    assert_eq!(rows(&data).len(), 22);
}
