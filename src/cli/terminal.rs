//! The only printer. Diagnostics, summaries and lists come here as data and leave
//! as text or JSON, in Vietnamese or English.

use std::io::{self, IsTerminal, Write};

use anstream::{AutoStream, ColorChoice};
use serde_json::json;

use crate::base::codes::ALL;
use crate::base::diagnostic::{Diagnostic, Severity};
use crate::base::failure::Failure;
use crate::cli::again::KeptBack;
use crate::cli::excess;
use crate::cli::words::Words;

/// How things are told.
#[derive(Clone, Copy, PartialEq, Eq, Debug, clap::ValueEnum)]
pub enum Format {
    /// For people.
    Text,
    /// One JSON object a line.
    Json,
}

/// Whether text is coloured.
#[derive(Clone, Copy, PartialEq, Eq, Debug, clap::ValueEnum)]
pub enum Colour {
    /// Where a terminal shows it.
    Auto,
    /// Always.
    Always,
    /// Never.
    Never,
}

/// What a build ends with.
#[derive(Default, Debug)]
pub struct Summary {
    /// HTML pages.
    pub pages: usize,
    /// All files.
    pub files: usize,
    /// New or different ones.
    pub written: usize,
    /// Those that stayed as they were.
    pub unchanged: usize,
    /// Those that are gone.
    pub removed: usize,
    /// Entries that were kept back.
    pub kept_back: usize,
    /// Errors.
    pub errors: usize,
    /// Warnings.
    pub warnings: usize,
    /// How long it took.
    pub seconds: f64,
    /// When something kept back is due.
    pub next_publication: Option<String>,
}

/// Where everything is told.
pub struct Terminal {
    /// The words.
    pub words: Words,
    /// Text or JSON.
    pub format: Format,
    /// Less than everything.
    pub quiet: bool,
    /// More than usual.
    pub verbose: bool,
    /// Coloured or not.
    pub colour: Colour,
}

impl Terminal {
    /// Tells the problems of a run, in the order of every report.
    pub fn report(&self, found: &[Diagnostic]) {
        for diagnostic in &excess::told(found) {
            match self.format {
                Format::Json => self.out(&self.json(diagnostic)),
                Format::Text if self.quiet && diagnostic.code.severity != Severity::Error => {}
                Format::Text => self.err(&self.text(diagnostic)),
            }
        }
    }

    fn json(&self, d: &Diagnostic) -> String {
        let severity = match d.code.severity {
            Severity::Error => "error",
            Severity::Warning => "warning",
            Severity::Hint => "hint",
        };
        json!({
            "code": d.code.name(), "severity": severity,
            "file": d.place.as_ref().map(|p| p.file.as_str()),
            "line": d.place.as_ref().map(|p| p.spot.line),
            "column": d.place.as_ref().map(|p| p.spot.column),
            "message": self.words.message(d), "hint": self.words.hint(d),
        })
        .to_string()
    }

    fn text(&self, d: &Diagnostic) -> String {
        let (severity, colour) = match d.code.severity {
            Severity::Error => ("severity-error", "\u{1b}[1;31m"),
            Severity::Warning => ("severity-warning", "\u{1b}[1;33m"),
            Severity::Hint => ("severity-hint", "\u{1b}[1;36m"),
        };
        let place = d.place.as_ref().map_or_else(String::new, |p| format!("{}:{}:{}: ", p.file, p.spot.line, p.spot.column));
        let hint = self.words.hint(d).map_or_else(String::new, |h| format!("\n    {}: {h}", self.say("hint-label", &[])));
        format!("{place}{colour}{}[{}]\u{1b}[0m: {}{hint}", self.say(severity, &[]), d.code.name(), self.words.message(d))
    }

    /// A problem in plain text, with its place and remedy.
    pub fn line(&self, d: &Diagnostic) -> String {
        anstream::adapter::strip_str(&self.text(d)).to_string()
    }

    /// A message by id.
    pub fn say(&self, id: &str, values: &[(&str, &str)]) -> String {
        self.words.say(id, values)
    }

    /// Tells what was kept back, and why.
    pub fn kept_back(&self, refused: &[KeptBack]) {
        if self.format == Format::Json || self.quiet || refused.is_empty() {
            return;
        }
        self.err(&self.say("kept-heading", &[("count", &refused.len().to_string())]));
        for entry in refused {
            let why: Vec<String> = entry
                .reasons
                .iter()
                .map(|r| self.say(r.wording(), &[("when", r.when().as_deref().unwrap_or_default())]))
                .collect();
            self.err(&format!("  {}  {} – {}", entry.path, entry.title, why.join(", ")));
        }
    }

    /// Tells how a build ended.
    pub fn summary(&self, s: &Summary) {
        let seconds = (s.seconds * 1000.0).round() / 1000.0;
        if self.format == Format::Json {
            let summary = json!({ "summary": {
                "pages": s.pages, "files": s.files, "written": s.written, "unchanged": s.unchanged, "removed": s.removed,
                "kept_back": s.kept_back, "errors": s.errors, "warnings": s.warnings, "seconds": seconds, "next_publication": s.next_publication,
            } });
            return self.out(&summary.to_string());
        }
        let n = |n: usize| n.to_string();
        let (pages, files, written, unchanged, removed) = (n(s.pages), n(s.files), n(s.written), n(s.unchanged), n(s.removed));
        let (errors, warnings, seconds) = (n(s.errors), n(s.warnings), seconds.to_string());
        let values = [
            ("pages", pages.as_str()),
            ("files", &files),
            ("written", &written),
            ("unchanged", &unchanged),
            ("removed", &removed),
            ("errors", &errors),
            ("warnings", &warnings),
            ("seconds", &seconds),
        ];
        if !self.quiet || s.errors > 0 {
            self.err(&self.say("summary", &values));
        }
    }

    /// Says a line that people read; silent with JSON or `-q`.
    pub fn note(&self, text: &str) {
        if self.format == Format::Text && !self.quiet {
            self.err(text);
        }
    }

    /// Says why a run could not go on; its exit code.
    pub fn failure(&self, failure: &Failure) -> u8 {
        match failure {
            Failure::Usage(id, value) => self.err(&self.say(&format!("usage-{id}"), &[("value", value)])),
            Failure::Misspelt(id, value, near) => {
                self.err(&self.say(&format!("usage-{id}"), &[("value", value)]));
                near.iter().for_each(|near| self.err(&format!("    {}", self.say("did-you-mean", &[("near", near)]))));
            }
            Failure::Machine { path, error } => {
                self.err(&self.say("machine", &[("path", path), ("why", &error.to_string())]));
            }
        }
        failure.exit_code()
    }

    /// Explains one code, or lists all.
    pub fn explain(&self, number: Option<u16>) {
        for code in ALL.iter().filter(|c| number.is_none_or(|n| c.number == n)) {
            let wording = code.wording();
            self.out(&format!("{}: {}", code.name(), without_values(&self.say(&wording, &[]))));
            if number.is_some() {
                self.out(&format!("\n{}", self.say(&format!("{wording}-explain"), &[])));
                let remedy = self.words.remedy(&wording).map(|r| without_values(&r));
                remedy.iter().for_each(|remedy| self.out(&format!("\n{remedy}")));
            }
        }
    }

    /// To standard output. A reader that went away is no fault of ours.
    pub fn out(&self, line: &str) {
        let _ = writeln!(AutoStream::new(io::stdout(), self.choice()), "{line}");
    }

    /// To standard error, whatever the format: what was asked for beside the report.
    pub fn aside(&self, line: &str) {
        self.err(line);
    }

    /// To standard error.
    fn err(&self, line: &str) {
        let _ = writeln!(AutoStream::new(io::stderr(), self.choice()), "{line}");
    }

    fn choice(&self) -> ColorChoice {
        match self.colour {
            Colour::Auto => ColorChoice::Auto,
            Colour::Always => ColorChoice::Always,
            Colour::Never => ColorChoice::Never,
        }
    }
}

/// A wording whose values nobody gave: an ellipsis stands for each.
fn without_values(text: &str) -> String {
    let mut told = String::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once("{$") {
        told.push_str(before);
        told.push('…');
        rest = after.split_once('}').map_or("", |(_, rest)| rest);
    }
    told + rest
}

/// Whether somebody watches standard error.
pub fn is_watched() -> bool {
    io::stderr().is_terminal()
}

/// A plain line while the work goes on.
pub fn tell(line: &str) {
    // A reader that went away is no fault of ours.
    let _ = writeln!(io::stderr(), "{line}");
}
