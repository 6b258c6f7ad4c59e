//! `guong check`: everything that a build checks, without publishing.

use std::path::Path;

use crate::base::diagnostic::{Severity, Sink};
use crate::base::failure::Failure;
use crate::base::files::Files;
use crate::check;
use crate::cli::again::KeptBack;
use crate::cli::terminal::{Summary, Terminal};
use crate::cli::{hold, project};
use crate::engine::release;
use crate::engine::store::Store;
use crate::graph::edition::{Audience, Edition};
use crate::pipeline;
use crate::publish::folder::Target;
use crate::settings::site::Settings;

/// Runs the command; its exit code.
pub fn run(root: &Path, as_of: Option<&str>, terminal: &Terminal) -> Result<u8, Failure> {
    let mut sink = Sink::new();
    let files = Files::scan(root, &mut sink);
    if let Some(settings) = Settings::read(&files, &mut sink) {
        let edition = Edition { now: project::now(as_of, &settings)?, audience: Audience::Public };
        let (store, target) = (Store::of(root), Target::at(&root.join("public")));
        let standing = release::look(&target, &store)?;
        let built = pipeline::build((&files, &standing.store()), &settings, edition, &mut sink);
        hold::against(&standing, (&built, &hold::figures(&built.site)), &[], &mut sink);
        check::run(&files, &built.site, &mut sink);
        terminal.kept_back(&KeptBack::of(&built.site.kept_back));
    }
    let summary = Summary { errors: sink.count(Severity::Error), warnings: sink.count(Severity::Warning), ..Summary::default() };
    terminal.report(&sink.into_report());
    let (errors, warnings) = (summary.errors.to_string(), summary.warnings.to_string());
    terminal.note(&terminal.say("checked", &[("errors", &errors), ("warnings", &warnings)]));
    Ok(u8::from(summary.errors > 0))
}
