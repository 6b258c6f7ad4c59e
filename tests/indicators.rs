//! Plans and snapshots: the repository's own read without a word, and every
//! contradiction of the table is told at its line.

use std::path::Path;

use guong::base::diagnostic::{Diagnostic, Sink};
use guong::base::files::{self, Files};
use guong::base::yaml;
use guong::model::catalog::Catalog;
use guong::model::plan;
use guong::model::snapshot;

/// Reads the plans and snapshots of a project.
fn read(files: &Files, sink: &mut Sink) -> Catalog {
    let mut catalog = Catalog::default();
    for file in files.under("content/plans/") {
        let node = files::text(file, sink).and_then(|text| yaml::read(&text, &file.path, 1, sink));
        if let Some(plan) = node.and_then(|node| plan::read::read(&node, &file.path, sink)) {
            catalog.plans.insert(plan.year, plan);
        }
    }
    for file in files.under("content/snapshots/") {
        let node = files::text(file, sink).and_then(|text| yaml::read(&text, &file.path, 1, sink));
        catalog.snapshots.extend(node.and_then(|node| snapshot::read(&node, &file.path, sink)));
    }
    catalog
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
