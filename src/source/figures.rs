//! Reads what was promised and what was reported: plans and snapshots.

use std::collections::BTreeMap;

use crate::base::diagnostic::Sink;
use crate::base::fields::Fields;
use crate::base::files::{self, File, Files};
use crate::base::lang::Lang;
use crate::base::languages;
use crate::base::yaml::{self, Node};
use crate::model::document;
use crate::model::plan::promise::Plan;
use crate::model::plan::read;
use crate::model::snapshot::Snapshot;

/// Every plan, by its year.
pub fn plans(files: &Files, languages: &[Lang], sink: &mut Sink) -> BTreeMap<i16, Plan> {
    let known = Fields::describe(|f| drop(read::plan(f)));
    let plans = sink.each(&within(files, "content/plans/"), |file, sink| {
        let node = node(file, sink)?;
        let plan = read::read(&node, &file.path, sink);
        languages::check(&node, &known, (&file.path, languages), sink);
        plan
    });
    plans.into_iter().flatten().map(|plan| (plan.year, plan)).collect()
}

/// Every snapshot, by its file's name.
pub fn snapshots(files: &Files, sink: &mut Sink) -> Vec<Snapshot> {
    let read = |file: &&File, sink: &mut Sink| document::read(&node(file, sink)?, &file.path, sink);
    sink.each(&within(files, "content/snapshots/"), read).into_iter().flatten().collect()
}

fn within<'a>(files: &'a Files, folder: &str) -> Vec<&'a File> {
    let direct = |f: &&File| f.path.as_str().len() == folder.len() + f.path.name().len();
    files.under(folder).iter().filter(direct).filter(|f| f.path.name().ends_with(".yaml")).collect()
}

fn node(file: &File, sink: &mut Sink) -> Option<Node> {
    files::text(file, sink).and_then(|text| yaml::read(&text, &file.path, 1, sink))
}
