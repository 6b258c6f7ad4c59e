//! Reads what was promised and what was reported: plans and snapshots.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::base::diagnostic::{Diagnostic, Sink};
use crate::base::fields::Fields;
use crate::base::files::{self, File, Files};
use crate::base::fingerprint::Fingerprint;
use crate::base::lang::Lang;
use crate::base::languages;
use crate::base::recall::{Recall, Remembered};
use crate::base::yaml::{self, Node};
use crate::model::document;
use crate::model::plan::promise::Plan;
use crate::model::plan::read;
use crate::model::snapshot::{FOLDER, Snapshot};

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

/// What a file of figures says, and what is wrong with it.
#[derive(Serialize, Deserialize)]
struct Reading {
    snapshot: Option<Snapshot>,
    faults: Vec<Diagnostic>,
}

impl Remembered for Reading {}

impl Reading {
    fn of(file: &File) -> Reading {
        let mut sink = Sink::new();
        let snapshot = node(file, &mut sink).and_then(|node| document::read(&node, &file.path, &mut sink));
        Reading { snapshot, faults: sink.into_report() }
    }
}

/// Every snapshot, by its file's name. There are more from month to month, and few of them change: one whose file
/// somebody remembers is taken from there.
pub fn snapshots(files: &Files, memory: &impl Recall, sink: &mut Sink) -> Vec<Snapshot> {
    let readings = memory.each("snapshots", Fingerprint::default(), &within(files, FOLDER), Reading::of);
    let told = readings.into_iter().filter_map(|reading| {
        reading.faults.into_iter().for_each(|fault| sink.push(fault));
        reading.snapshot
    });
    told.collect()
}

fn within<'a>(files: &'a Files, folder: &str) -> Vec<&'a File> {
    let direct = |f: &&File| f.path.as_str().len() == folder.len() + f.path.name().len();
    files.under(folder).iter().filter(direct).filter(|f| f.path.name().ends_with(".yaml")).collect()
}

fn node(file: &File, sink: &mut Sink) -> Option<Node> {
    files::text(file, sink).and_then(|text| yaml::read(&text, &file.path, 1, sink))
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::{FOLDER, Reading, within};
    use crate::base::diagnostic::Sink;
    use crate::base::files::{File, Files};

    #[test]
    fn what_was_read_is_written_down_and_read_back_whole() {
        let demo = Files::scan(Path::new(env!("CARGO_MANIFEST_DIR")), &mut Sink::new());
        let odd = "source: {published: 2023-08-01}\nobs:\n- {ind: a, period: 2023-M07, basis: ytd, value: 1.50, odd: 1}\n";
        let odd = Files::memory([("content/snapshots/odd.yaml", odd.as_bytes())]);
        let all: Vec<&File> = [&demo, &odd].into_iter().flat_map(|files| within(files, FOLDER)).collect();
        let (mut snapshots, mut faults) = (0, 0);
        for file in all {
            let reading = Reading::of(file);
            let bytes = postcard::to_stdvec(&reading).expect("it is written");
            let back: Reading = postcard::from_bytes(&bytes).expect("and read");
            // As text: 1.5 equals 1.50, and both are to stay what they are.
            let told = |reading: &Reading| format!("{:?} {:?}", reading.snapshot, reading.faults);
            assert_eq!(told(&back), told(&reading));
            snapshots += usize::from(reading.snapshot.is_some());
            faults += reading.faults.len();
        }
        assert!(snapshots > 20 && faults > 0, "{snapshots} {faults}");
    }
}
