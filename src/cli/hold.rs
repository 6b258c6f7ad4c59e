//! Holds an edition against the one that it replaces and the ledger, and says what
//! the next one is held against.

use std::path::Path;

use crate::base::codes;
use crate::base::diagnostic::{Diagnostic, Place, Sink};
use crate::base::path::SourcePath;
use crate::cli::again::Outcome;
use crate::engine::notes::Notes;
use crate::engine::release::{Beside, Standing};
use crate::graph::append_only::{self, PublishedFigure};
use crate::graph::ledger;
use crate::graph::site::Site;
use crate::output::figures::open_data;
use crate::pipeline::Built;

/// The name under which figures are noted: under "figures" alone they once stood in another form.
const FIGURES: &str = "published figures";

/// The figures that an edition publishes.
pub fn figures(site: &Site) -> Vec<PublishedFigure> {
    append_only::published(&site.figures.snapshots, site.edition.day())
}

/// Tells of addresses and figures that an edition with these figures would lose: those in `forget` may go.
pub fn against(standing: &Standing<'_>, (built, figures): (&Built, &[PublishedFigure]), forget: &[String], sink: &mut Sink) {
    let before = standing.notes().and_then(|notes| notes.get::<String>("ledger")).unwrap_or_default();
    let place = Place::start(&SourcePath::new(ledger::FILE));
    for address in built.ledger.lacks(&before).into_iter().filter(|a| !forget.iter().any(|f| f == a)) {
        sink.push(Diagnostic::at(codes::LEDGER_LOST, place.clone()).with("address", address));
    }
    let known =
        |a: &String| built.ledger.forgotten().contains(a) || before.lines().any(|line| line.split('\t').next() == Some(a));
    for address in forget.iter().filter(|a| !known(a)) {
        sink.push(Diagnostic::at(codes::FORGET_UNKNOWN, place.clone()).with("address", address));
    }
    let noted = standing.remembered().and_then(|notes| notes.get::<Vec<PublishedFigure>>(FIGURES));
    let previous = noted.unwrap_or_else(|| shown(standing, &built.site));
    append_only::changed(&previous, (&built.site.figures.snapshots, figures), sink);
}

/// The figures that the open data of the edition that stands there bears witness to.
fn shown(standing: &Standing<'_>, site: &Site) -> Vec<PublishedFigure> {
    let files = site.figures.plans.keys().filter_map(|year| standing.read(&open_data(site, *year)));
    files.flat_map(|json| append_only::of_open_data(&String::from_utf8_lossy(&json))).collect()
}

/// What goes with the edition: the ledger's new text, and what the next one is held against.
pub fn beside(
    root: &Path,
    (built, outcome): (&Built, Option<&Outcome>),
    (book, figures): (Option<String>, &[PublishedFigure]),
) -> Beside {
    let ledger = book.clone().unwrap_or_else(|| built.ledger.with(&[], built.site.edition.day()));
    let notes = Notes::default().with("ledger", &ledger).with(FIGURES, figures);
    let notes = match outcome {
        Some(outcome) => outcome.noted(notes),
        None => notes,
    };
    Beside { ledger: book.map(|text| (root.join(ledger::FILE), text.into_bytes())), notes }
}
