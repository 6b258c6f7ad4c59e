//! The table in `tests/data/verdicts`, held against the engine and against the evaluator.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use jiff::civil::Date;
use serde_json::Value;

use crate::engine::engine;
use crate::evaluator::open::evaluate;

/// What must follow, by key.
type Wanted = BTreeMap<String, Value>;

#[derive(serde::Deserialize)]
#[serde(deny_unknown_fields)]
struct Case {
    name: String,
    ind: String,
    #[serde(default = "usual")]
    year: i16,
    defaults: Option<String>,
    #[serde(default)]
    plans: BTreeMap<i16, String>,
    places: Option<String>,
    obs: BTreeMap<String, Lines>,
    day: Option<String>,
    #[serde(default)]
    want: Wanted,
    #[serde(default)]
    on: BTreeMap<String, Wanted>,
}

/// One line of a snapshot, or several.
#[derive(serde::Deserialize)]
#[serde(untagged)]
enum Lines {
    One(String),
    Several(Vec<String>),
}

fn usual() -> i16 {
    2023
}

/// A plan of the one indicator `thu`.
fn plan(year: i16, defaults: Option<&str>, ind: &str) -> String {
    let unit = if [Some(ind), defaults].iter().flatten().any(|text| text.contains("unit:")) { "" } else { "unit: a, " };
    let defaults = defaults.map(|text| format!("defaults: {{{text}}}\n")).unwrap_or_default();
    format!("plan: {{year: {year}}}\n{defaults}indicators:\n- {{n: 1, id: thu, name: Thu, {unit}{ind}}}\n")
}

/// `[.part] PERIOD BASIS FIGURE [STAGE][; more keys]`.
fn observation(line: &str) -> String {
    let (said, more) = line.split_once(';').unwrap_or((line, ""));
    let (part, said) = said.strip_prefix('.').and_then(|rest| rest.split_once(' ')).map_or(("", said), |(p, rest)| (p, rest));
    let ind = if part.is_empty() { "thu".to_owned() } else { format!("thu.{part}") };
    let (period, rest) = said.trim().split_once(' ').expect("a period");
    let (basis, rest) = rest.split_once(' ').expect("a basis");
    let end = rest.find('}').map_or_else(|| rest.find(' '), |at| Some(at + 1)).unwrap_or(rest.len());
    let (figure, stage) = rest.split_at(end);
    let figure = match figure.split_once("..") {
        Some((low, high)) => format!("range: [{low}, {high}]"),
        None if figure.starts_with('{') => format!("by: {figure}"),
        None if figure.starts_with(|c: char| c.is_ascii_lowercase()) => format!("missing: {figure}"),
        None => format!("value: {figure}"),
    };
    let stage = stage.split_whitespace().next().map(|stage| format!(", stage: {stage}")).unwrap_or_default();
    let more: String = more.split(';').filter(|key| !key.trim().is_empty()).map(|key| format!(",{key}")).collect();
    format!("- {{ind: {ind}, period: \"{period}\", basis: {basis}, {figure}{stage}{more}}}\n")
}

/// The project that a row describes.
fn project(case: &Case) -> BTreeMap<String, String> {
    let mut files =
        BTreeMap::from([("content/lists/places.yaml".to_owned(), case.places.clone().unwrap_or_else(|| "[]".to_owned()))]);
    files.insert(format!("content/plans/{}.yaml", case.year), plan(case.year, case.defaults.as_deref(), &case.ind));
    for (year, ind) in &case.plans {
        files.insert(format!("content/plans/{year}.yaml"), plan(*year, None, ind));
    }
    for (id, lines) in &case.obs {
        let lines: String = match lines {
            Lines::One(line) => observation(line),
            Lines::Several(lines) => lines.iter().map(|line| observation(line)).collect(),
        };
        let published = id.get(..10).expect("a snapshot is called by its day");
        files.insert(
            format!("content/snapshots/{id}.yaml"),
            format!("source: {{title: A, published: \"{published}\"}}\nobs:\n{lines}"),
        );
    }
    files
}

/// What stands under a key of the row.
fn found(data: &Value, key: &str) -> Value {
    let indicator = &data["indicators"][0];
    let (first, rest) = key.split_once('.').unwrap_or(("", key));
    let start = match first {
        "indicator" => indicator,
        "past" => &indicator["parts"][0]["same_period"],
        number if number.parse::<usize>().is_ok() => &indicator["parts"][number.parse::<usize>().unwrap_or_default()],
        "" => &indicator["parts"][0],
        other => &indicator["parts"][0][other],
    };
    let step = |value: &Value, key: &str| key.parse::<usize>().map_or_else(|_| value[key].clone(), |at| value[at].clone());
    let value = rest.split('.').fold(start.clone(), |value, key| step(&value, key));
    match value {
        Value::Array(items) if key == "vintages" => items.iter().map(vintage).collect(),
        Value::Null | Value::String(_) => value,
        other => Value::String(other.to_string()),
    }
}

/// `SNAPSHOT PERIOD VALUE STAGE`.
fn vintage(vintage: &Value) -> Value {
    let words = ["snapshot", "period", "value", "stage"].map(|key| vintage[key].as_str().unwrap_or("-").to_owned());
    Value::String(words.join(" "))
}

/// What differs in a row, whoever is asked.
fn wrong(case: &Case) -> Vec<String> {
    let files = project(case);
    let days: BTreeSet<&String> = case.day.iter().chain(case.on.keys()).collect();
    let days: Vec<Date> = days.into_iter().map(|day| day.parse().expect("a day")).collect();
    let said = engine(&files, &days).unwrap_or_else(|errors| panic!("{}: {errors:?}", case.name));
    let mut wrong = Vec::new();
    for (day, said) in days.iter().zip(&said) {
        let wanted = case.on.get(&day.to_string()).unwrap_or(&case.want);
        let second = evaluate(&files, *day);
        for (who, data) in [("the engine", &said[&case.year]), ("the evaluator", &second[&case.year])] {
            let differs = wanted.iter().filter(|(key, wanted)| found(data, key) != **wanted);
            wrong.extend(
                differs.map(|(key, wanted)| {
                    format!("{} on {day}: {who} says {key} is {}, not {wanted}", case.name, found(data, key))
                }),
            );
        }
    }
    wrong
}

/// Every row of every file of the table.
fn table() -> Vec<Case> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/verdicts");
    let files = fs::read_dir(folder).expect("the folder stands").map(|entry| entry.expect("it can be read").path());
    let mut files: Vec<_> = files.filter(|path| path.extension().is_some_and(|e| e == "yaml")).collect();
    files.sort();
    let mut cases: Vec<Case> = Vec::new();
    for file in files {
        let text = fs::read_to_string(&file).expect("it can be read");
        cases.extend(serde_yaml::from_str::<Vec<Case>>(&text).unwrap_or_else(|error| panic!("{}: {error}", file.display())));
    }
    let names: BTreeSet<&str> = cases.iter().map(|case| case.name.as_str()).collect();
    assert_eq!(names.len(), cases.len(), "two rows have one name");
    cases
}

#[test]
fn every_row_of_the_table_follows() {
    let cases = table();
    let wrong: Vec<String> = cases.iter().flat_map(wrong).collect();
    assert!(wrong.is_empty(), "{} of {} rows:\n{}", wrong.len(), cases.len(), wrong.join("\n"));
}

/// A clause of the contract, and the rows that prove it.
#[derive(serde::Deserialize)]
struct Clause {
    says: String,
    rows: Vec<String>,
}

#[derive(serde::Deserialize)]
struct Named {
    name: String,
}

#[test]
fn every_clause_has_its_row() {
    let faults: Vec<Named> = serde_yaml::from_str(include_str!("../data/indicators/faults.yaml")).expect("the table is YAML");
    let rows: BTreeSet<String> = table().into_iter().map(|case| case.name).chain(faults.into_iter().map(|f| f.name)).collect();
    let clauses: BTreeMap<String, Vec<Clause>> =
        serde_yaml::from_str(include_str!("../data/verdict-clauses.yaml")).expect("YAML");
    for clause in clauses.values().flatten() {
        assert!(!clause.rows.is_empty(), "nothing proves {:?}", clause.says);
        let gone: Vec<&String> = clause.rows.iter().filter(|row| !rows.contains(*row)).collect();
        assert!(gone.is_empty(), "{:?}: no such rows: {gone:?}", clause.says);
    }
}
