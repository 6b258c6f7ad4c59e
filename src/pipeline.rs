//! The whole story in one function: from files to everything an edition consists of.

use std::sync::Arc;

use jiff::civil::DateTime;

use crate::base::diagnostic::Sink;
use crate::base::files::Files;
use crate::base::recall::Oblivion;
use crate::craft::theme::{Choice, Theme};
use crate::engine::made::Made;
use crate::engine::make;
use crate::engine::store::Store;
use crate::graph::edition::Edition;
use crate::graph::ledger::Ledger;
use crate::graph::open;
use crate::graph::site::Site;
use crate::output::{self, Planned};
use crate::settings::site::Settings;
use crate::source::load::load;

/// One edition, not yet published.
pub struct Built<T = Made> {
    /// What passed the gate, and what did not.
    pub site: Site,
    /// The ledger as it stands in the project.
    pub ledger: Ledger,
    /// Every file, with its bytes; or what else was made of the plan.
    pub made: T,
    /// Every minute at which an entry begins or ceases to be shown.
    pub turns: Vec<DateTime>,
}

/// Builds one edition, whole. If what was written is at fault nothing is made; why is in the sink.
pub fn build(from: (&Files, &Store), settings: &Settings, edition: Edition, sink: &mut Sink) -> Built {
    let whole = |planned: Option<Planned<'_>>, sink: &mut Sink| {
        planned.map_or_else(Made::default, |Planned { plan, .. }| make::make(plan, from.1, sink))
    };
    built(from, settings, edition, sink, whole)
}

/// Reads and opens a site, plans its edition, and has the plan made.
pub fn built<T>(
    (files, store): (&Files, &Store),
    settings: &Settings,
    edition: Edition,
    sink: &mut Sink,
    make: impl FnOnce(Option<Planned<'_>>, &mut Sink) -> T,
) -> Built<T> {
    let languages: Vec<_> = settings.languages.iter().map(|l| l.code.clone()).collect();
    store.watched.stage("read", 0);
    let choice = Choice { name: &settings.theme, languages: &languages, faces: &settings.fonts };
    let mut of_theme = Sink::new();
    let (theme, catalog) =
        rayon::join(|| Theme::read(files, &choice, &mut of_theme).map(Arc::new), || load(files, settings, store, sink));
    sink.absorb(of_theme);
    let turns = catalog.turns();
    let ledger = Ledger::read(files, sink).without(&settings.forgotten);
    store.watched.stage("open", 0);
    let site = open::open(catalog, settings, edition, &ledger, sink);
    let theme = theme.filter(|_| !sink.has_errors());
    store.watched.stage("plan", 0);
    let planned = theme.as_ref().map(|theme| output::plan(&site, (files, store), theme, sink));
    let made = make(planned, sink);
    Built { site, ledger, made, turns }
}

/// The site alone, for what asks it questions and makes no edition.
pub fn site(files: &Files, settings: &Settings, edition: Edition, sink: &mut Sink) -> Site {
    let catalog = load(files, settings, &Oblivion, sink);
    let ledger = Ledger::read(files, sink).without(&settings.forgotten);
    open::open(catalog, settings, edition, &ledger, sink)
}

/// The next minute at which something kept back is due.
pub fn next_publication(site: &Site) -> Option<DateTime> {
    let due = |r: &crate::graph::admit::Reason| if let crate::graph::admit::Reason::Scheduled(at) = r { Some(*at) } else { None };
    site.kept_back.iter().flat_map(|r| r.reasons.iter().filter_map(due)).min()
}
