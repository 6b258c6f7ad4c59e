//! `guong serve`: the same site, live, on 127.0.0.1.

use std::path::Path;
use std::sync::Arc;

use serde_json::json;

use crate::base::diagnostic::Severity;
use crate::base::failure::Failure;
use crate::base::path::SourcePath;
use crate::cli::project;
use crate::cli::terminal::Terminal;
use crate::graph::edition::Audience;
use crate::serve::live::{Live, Shown};
use crate::serve::{server, watch};

/// What `guong serve` was asked for.
#[derive(clap::Args, Debug)]
pub struct Serve {
    /// The port; 0 takes any free one / Cổng; 0 là cổng bất kỳ
    #[arg(long, default_value = "1526")]
    pub port: u16,
    /// The edition's day / Ngày của bản này
    #[arg(long, value_name = "DAY")]
    pub as_of: Option<String>,
    /// Drafts and unapproved entries too / Cả bài chưa duyệt
    #[arg(long)]
    pub preview: bool,
}

/// Runs the command until it is interrupted.
pub fn run(root: &Path, asked: &Serve, terminal: &Terminal) -> Result<u8, Failure> {
    let day = asked.as_of.clone();
    let audience = if asked.preview { Audience::Preview } else { Audience::Public };
    let clock = Arc::new(move |settings: &_| project::now(day.as_deref(), settings));
    let (tell, told) = std::sync::mpsc::channel();
    let news = tell.clone();
    // Whoever told something while nobody listens any more: the command is ending.
    let news = Box::new(move |shown: &Shown| drop(news.send(Event::Told(shown.clone()))));
    let live = Arc::new(Live::new(root, audience, clock, news));
    let own = root.to_owned();
    let saved = move |saved: notify::Result<_>| {
        drop(tell.send(saved.map_or_else(|fault| Event::Unwatched(unwatched(&own, fault)), Event::Saved)));
    };
    watch::watch(root, saved).map_err(|fault| unwatched(root, fault))?;
    // What is saved meanwhile is told then.
    live.rebuild()?;
    let runtime = tokio::runtime::Runtime::new().map_err(Failure::machine(root))?;
    let (shown, port) = (Arc::clone(&live), asked.port);
    let (browsers, heard) = tokio::sync::watch::channel(worded(&live.shown(), terminal));
    let (opened, address) = std::sync::mpsc::channel();
    let served = runtime.spawn(async move {
        server::serve(shown, heard, port, |at| {
            let _ = opened.send(at);
        })
        .await
    });
    let Ok(address) = address.recv() else { return Err(Failure::Usage("port", port.to_string())) };
    terminal.out(&terminal.say("serving", &[("url", &format!("http://{address}{}", live.shown().base))]));
    let (due, is_due) = std::sync::mpsc::channel();
    let opened = Arc::clone(&live);
    std::thread::spawn(move || {
        while is_due.recv().is_ok() {
            // What was saved meanwhile is in the next edition already.
            is_due.try_iter().for_each(drop);
            // A project without settings or a clock is told when it has them again.
            let _ = opened.rebuild();
        }
    });
    let mut told_of = Vec::new();
    while let (false, Ok(event)) = (served.is_finished(), told.recv()) {
        match event {
            Event::Told(shown) => {
                browsers.send_replace(worded(&shown, terminal));
                // Pages that are shown sooner than the rest have nothing to tell of.
                if told_of != shown.problems {
                    terminal.report(&shown.problems);
                    told_of = shown.problems;
                }
            }
            Event::Saved(files) => {
                live.saved(&files);
                let _ = due.send(());
            }
            // What is watched still goes on being shown.
            Event::Unwatched(failure) => drop(terminal.failure(&failure)),
        }
    }
    Ok(0)
}

/// The project, or a part of it, cannot be watched.
fn unwatched(root: &Path, fault: notify::Error) -> Failure {
    Failure::machine(root)(std::io::Error::other(fault))
}

/// What the command waits for.
enum Event {
    /// Something of the project was saved.
    Saved(Vec<SourcePath>),
    /// Something is not watched any more.
    Unwatched(Failure),
    /// The live site is another, or something is wrong with it.
    Told(Shown),
}

/// The same for browsers.
fn worded(shown: &Shown, terminal: &Terminal) -> String {
    let errors = shown.problems.iter().filter(|d| d.code.severity == Severity::Error);
    let lines: Vec<String> = errors.map(|d| terminal.line(d)).collect();
    json!({ "problems": lines }).to_string()
}
