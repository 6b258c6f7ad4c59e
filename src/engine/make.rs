//! Makes every recipe of a plan, in parallel.

use std::collections::BTreeMap;

use rayon::prelude::*;

use crate::base::diagnostic::Sink;
use crate::base::path::OutputPath;
use crate::plan::Plan;

/// Files by path, with their bytes.
pub type Made = BTreeMap<OutputPath, Vec<u8>>;

/// Makes a plan; what goes wrong goes to the sink.
pub fn make(plan: &Plan, sink: &mut Sink) -> Made {
    let outcomes: Vec<_> = plan.recipes().par_iter().map(crate::plan::Recipe::make).collect();
    let mut made = Made::new();
    for outcome in outcomes {
        match outcome {
            Ok(files) => made.extend(files.into_iter().map(|file| (file.path, file.bytes))),
            Err(faults) => faults.into_iter().for_each(|fault| sink.push(fault)),
        }
    }
    made
}
