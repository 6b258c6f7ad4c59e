//! What the engine says of a project's files.

use std::collections::BTreeMap;

use guong::base::diagnostic::{Diagnostic, Severity, Sink};
use guong::base::files::Files;
use guong::base::lang::Lang;
use guong::base::recall::Oblivion;
use guong::graph::figures::check;
use guong::graph::reported::Reported;
use guong::model::catalog::Catalog;
use guong::model::term::List;
use guong::source::{figures, lists};
use guong::verdict::judgement::Bench;
use guong::view::open_figures::plan_data;
use jiff::civil::Date;
use serde_json::Value;

/// Every plan's open data by its year, on each of the days; or the errors that somebody sees in files that have none.
pub fn engine(files: &BTreeMap<String, String>, days: &[Date]) -> Result<Vec<BTreeMap<i16, Value>>, Vec<Diagnostic>> {
    let files = Files::memory(files.iter().map(|(path, text)| (path.as_str(), text.as_bytes())));
    let mut sink = Sink::new();
    let languages = ["vi", "en"].map(Lang::new);
    let (plans, snapshots) = (figures::plans(&files, &languages, &mut sink), figures::snapshots(&files, &Oblivion, &mut sink));
    let mut catalog = Catalog { plans, snapshots, ..Catalog::default() };
    catalog.lists.insert(List::Places, lists::terms(&files, List::Places, &languages, &mut sink).unwrap_or_default());
    for day in days {
        check(&catalog, *day, &mut sink);
    }
    let errors: Vec<_> = sink.into_report().into_iter().filter(|d| d.code.severity == Severity::Error).collect();
    if errors.is_empty() { Ok(days.iter().map(|day| on(&catalog, *day)).collect()) } else { Err(errors) }
}

fn on(catalog: &Catalog, day: Date) -> BTreeMap<i16, Value> {
    let reported = Reported::by(day, &catalog.snapshots);
    let bench = Bench { plans: &catalog.plans, places: catalog.list(List::Places), reported: &reported, day };
    let data = |plan| serde_json::to_value(plan_data(plan, &bench, &BTreeMap::new())).expect("plain data");
    catalog.plans.iter().map(|(year, plan)| (*year, data(plan))).collect()
}
