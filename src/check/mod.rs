//! What a build need not fail on, and an editor wants to know: each member of the list
//! is one check in one file; a new one is told here and nowhere else.

pub mod claimed;
pub mod contradicted;
pub mod damaged;
pub mod later;
pub mod orphan;
pub mod overdue;
pub mod passage;
pub mod project;
pub mod sensitive;
pub mod stale;
pub mod unused;
pub mod withdrawn;
pub mod written;

use crate::base::diagnostic::Sink;
use crate::base::files::Files;
use crate::check::project::{Check, Project};
use crate::graph::site::Site;

/// Every check.
const CHECKS: &[Check] = &[
    damaged::check,
    unused::check,
    orphan::check,
    later::check,
    sensitive::check,
    withdrawn::check,
    claimed::check,
    overdue::check,
    stale::check,
    contradicted::check,
];

/// Runs all checks over a project whose site is open.
pub fn run(files: &Files, site: &Site, sink: &mut Sink) {
    let project = Project::read(files, site);
    sink.each(CHECKS, |check, sink| check(&project, sink));
}
