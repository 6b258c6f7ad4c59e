//! How a build ends: what is told of an edition that was published, and of one that was not.

use std::path::Path;

use crate::base::diagnostic::{Severity, Sink};
use crate::base::path::OutputPath;
use crate::cli::again::{KeptBack, Outcome};
use crate::cli::stopwatch::Stopwatch;
use crate::cli::terminal::{Summary, Terminal};
use crate::publish::folder::Release;

/// Who tells how a build ends.
pub struct Ending<'a> {
    /// To whom.
    pub terminal: &'a Terminal,
    /// Since when it runs.
    pub begun: &'a Stopwatch,
    /// Where the site stands.
    pub folder: &'a Path,
    /// Where the time went, too.
    pub profile: bool,
}

impl Ending<'_> {
    /// An edition that is not published; the exit code.
    pub fn refuse(&self, sink: Sink, kept_back: &[KeptBack]) -> u8 {
        let terminal = self.terminal;
        self.begun.stop();
        let (errors, warnings) = (sink.count(Severity::Error), sink.count(Severity::Warning));
        terminal.kept_back(kept_back);
        terminal.report(&sink.into_report());
        terminal.note(&terminal.say("refused", &[]));
        terminal.summary(&Summary { errors, warnings, seconds: self.begun.seconds(), ..Summary::default() });
        1
    }

    /// An edition that stands; the exit code.
    pub fn tell<'p>(&self, outcome: &Outcome, paths: impl Iterator<Item = &'p OutputPath>, release: &Release) -> u8 {
        let terminal = self.terminal;
        self.begun.stop();
        let summary = Summary {
            pages: paths.filter(|p| p.as_str().ends_with(".html")).count(),
            files: release.written + release.unchanged,
            written: release.written,
            unchanged: release.unchanged,
            removed: release.removed,
            kept_back: outcome.kept_back.len(),
            errors: 0,
            warnings: outcome.report.iter().filter(|d| d.code.severity == Severity::Warning).count(),
            seconds: self.begun.seconds(),
            next_publication: outcome.next.map(|n| n.strftime("%Y-%m-%dT%H:%M").to_string()),
        };
        terminal.report(&outcome.report);
        terminal.kept_back(&outcome.kept_back);
        terminal.summary(&summary);
        if let Some(next) = outcome.next {
            terminal.note(&terminal.say("next-publication", &[("when", &next.strftime("%d/%m/%Y %H:%M").to_string())]));
        }
        terminal.note(&terminal.say("next-steps", &[("out", &self.folder.display().to_string())]));
        if self.profile {
            self.begun.profile(terminal).iter().for_each(|line| terminal.aside(line));
        }
        0
    }
}
