//! Plans and snapshots: the repository's own read without a word, and every
//! contradiction of the table is told at its line.

use std::path::Path;

use guong::base::diagnostic::{Diagnostic, Sink};
use guong::base::files::Files;
use guong::model::catalog::Catalog;
use guong::source::figures;

/// Reads the plans and snapshots of a project.
fn read(files: &Files, sink: &mut Sink) -> Catalog {
    Catalog { plans: figures::plans(files, sink), snapshots: figures::snapshots(files, sink), ..Catalog::default() }
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
