//! The engine against a second evaluator, on plans and snapshots by chance.
//!
//! A few hundred projects by default; `GUONG_CASES=5000 GUONG_SEED=7 cargo test --test verdicts` for more.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;

use jiff::civil::Date;
use serde_json::Value;

use crate::engine::engine;
use crate::evaluator::invention::{invent, invent_site};
use crate::evaluator::open::evaluate;
use crate::yard;

/// A site on which everything is published.
const SITE: &str = "title: Thử\nbase_url: https://thu.example.vn/\npolicy: {review: off, consent: off}\nimages: {widths: [400], formats: [jpeg]}\n";

fn wanted(name: &str, usual: u64) -> u64 {
    std::env::var(name).ok().and_then(|n| n.parse().ok()).unwrap_or(usual)
}

/// Where two values differ, by path.
fn differences(path: &str, one: &Value, two: &Value, found: &mut Vec<String>) {
    match (one, two) {
        (Value::Object(a), Value::Object(b)) => {
            let keys: BTreeSet<&String> = a.keys().chain(b.keys()).collect();
            for key in keys {
                differences(
                    &format!("{path}.{key}"),
                    a.get(key).unwrap_or(&Value::Null),
                    b.get(key).unwrap_or(&Value::Null),
                    found,
                );
                if a.contains_key(key) != b.contains_key(key) {
                    found.push(format!("{path}.{key} is there only once"));
                }
            }
        }
        (Value::Array(a), Value::Array(b)) if a.len() == b.len() => {
            for (at, (a, b)) in a.iter().zip(b).enumerate() {
                differences(&format!("{path}[{at}]"), a, b, found);
            }
        }
        _ if one != two => found.push(format!("{path}: the engine says {one}, the evaluator {two}")),
        _ => {}
    }
}

#[test]
fn engine_and_evaluator_agree() {
    let (cases, first) = (wanted("GUONG_CASES", 120), wanted("GUONG_SEED", 0));
    // By default every fifth day is looked at.
    let every = if std::env::var("GUONG_CASES").is_ok() { 1 } else { 5 };
    let (mut looks, mut wrong) = (0, Vec::new());
    let mut seen: BTreeMap<String, u64> = BTreeMap::new();
    for seed in first * 1_000_000..first * 1_000_000 + cases {
        let project = invent(seed);
        let at = usize::try_from(seed).expect("seeds are small") % every;
        let days: Vec<Date> = project.days.iter().copied().skip(at).step_by(every).collect();
        let said = engine(&project.files, &days).unwrap_or_else(|errors| panic!("seed {seed}: {errors:?}"));
        for (day, said) in days.iter().zip(said) {
            looks += 1;
            let mut found = Vec::new();
            let expected = evaluate(&project.files, *day);
            for (year, data) in &said {
                count(data, &mut seen);
                differences(&format!("{year}"), data, expected.get(year).unwrap_or(&Value::Null), &mut found);
            }
            wrong.extend(found.into_iter().map(|d| format!("seed {seed} on {day}: {d}")));
        }
    }
    assert!(wrong.is_empty(), "{} differences, the first: {}", wrong.len(), wrong[..wrong.len().min(20)].join("\n"));
    println!("{cases} projects, {looks} days: {seen:#?}");
}

/// The files of a whole site, each plan's own and the newest plan's again.
#[test]
fn the_site_publishes_what_the_evaluator_says() {
    for seed in 0..wanted("GUONG_SITES", 3) {
        let project = invent_site(seed);
        let day = project.days[usize::try_from(seed).expect("seeds are small") * 7 % project.days.len()];
        let site = yard::folder();
        yard::put(site.path(), "site.yaml", SITE);
        project.files.iter().for_each(|(path, text)| yard::put(site.path(), path, text));
        yard::build(site.path(), &day.to_string());
        let read = |path: &str| fs::read_to_string(site.path().join("public").join(path)).unwrap_or_default();
        let expected = evaluate(&project.files, day);
        for (year, data) in &expected {
            let own = read(&format!("chi-tieu/{year}/indicators.json"));
            let mut found = Vec::new();
            differences(&year.to_string(), &serde_json::from_str(&own).expect("it is JSON"), data, &mut found);
            assert!(found.is_empty(), "seed {seed} on {day}: {}", found.join("\n"));
        }
        let begun = expected.keys().rfind(|year| **year <= day.year());
        let newest = begun.map(|year| read(&format!("chi-tieu/{year}/indicators.json")));
        assert_eq!(read("du-lieu/indicators.json"), newest.unwrap_or_default(), "seed {seed} on {day}");
    }
}

/// How often each verdict and reason occurs: chance that never meets an edge proves nothing.
fn count(data: &Value, seen: &mut BTreeMap<String, u64>) {
    let parts = data["indicators"].as_array().into_iter().flatten().flat_map(|i| i["parts"].as_array().into_iter().flatten());
    for part in parts {
        let mut tell = |what: String| *seen.entry(what).or_default() += 1;
        tell(format!("{} {}", part["status"].as_str().unwrap_or_default(), part["reason"].as_str().unwrap_or_default()));
        for key in ["percent_of_plan", "closed", "elapsed", "pace", "gap", "place", "flags"] {
            if !part[key].is_null() {
                tell(format!("has {key}"));
            }
        }
        for key in ["actual", "change", "change_percent"] {
            if !part["same_period"][key].is_null() {
                tell(format!("has same_period.{key}"));
            }
        }
    }
}
