//! Verdicts from the text of plans and snapshots to the values of open data.

use std::collections::BTreeMap;

use guong::base::date::moment;
use guong::base::diagnostic::Sink;
use guong::base::files::Files;
use guong::base::lang::Lang;
use guong::graph::reported::Reported;
use guong::source::figures;
use guong::verdict::judgement::Bench;
use guong::view::open_figures::plan_data;
use serde_json::Value;

#[derive(serde::Deserialize)]
struct Case {
    name: String,
    ind: String,
    #[serde(default = "usual")]
    year: i16,
    obs: BTreeMap<String, String>,
    day: String,
    want: BTreeMap<String, Option<String>>,
}

fn usual() -> i16 {
    2023
}

/// The one part of the one indicator, as open data has it.
fn part(case: &Case) -> Value {
    let plan = format!("plan: {{year: {}}}\nindicators:\n- {{n: 1, id: thu, name: Thu, {}}}\n", case.year, case.ind);
    let mut text = vec![(format!("content/plans/{}.yaml", case.year), plan)];
    for (day, observation) in &case.obs {
        let snapshot = format!("source: {{title: A, published: \"{day}\"}}\nobs:\n- {{ind: thu, {observation}}}\n");
        text.push((format!("content/snapshots/{day}.yaml"), snapshot));
    }
    let files = Files::memory(text.iter().map(|(path, text)| (path.as_str(), text.as_bytes())));
    let mut sink = Sink::new();
    let (plans, snapshots) =
        (figures::plans(&files, &["vi", "en"].map(Lang::new), &mut sink), figures::snapshots(&files, &mut sink));
    assert!(!sink.has_errors(), "{}: {:?}", case.name, sink.into_report());
    let day = moment(&case.day).expect("it is a day").end().date();
    let reported = Reported::by(day, &snapshots);
    let bench = Bench { plans: &plans, places: &[], reported: &reported, day };
    let data = plan_data(&plans[&case.year], &bench, &BTreeMap::new());
    serde_json::to_value(&data.indicators[0].parts[0]).expect("plain data")
}

#[test]
fn every_row_of_the_table_follows() {
    let cases: Vec<Case> = serde_yaml::from_str(include_str!("data/verdicts/contract.yaml")).expect("the table is YAML");
    let mut wrong = Vec::new();
    for case in &cases {
        let part = part(case);
        for (key, wanted) in &case.want {
            let found = if key.starts_with("change") { &part["same_period"][key] } else { &part[key] };
            let found = match found {
                Value::Null => None,
                Value::String(text) => Some(text.clone()),
                other => Some(other.to_string()),
            };
            if found != *wanted {
                wrong.push(format!("{}: {key} is {found:?}, not {wanted:?}", case.name));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
