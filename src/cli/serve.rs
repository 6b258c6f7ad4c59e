//! `guong serve`: the same site, live, on 127.0.0.1.

use std::path::Path;
use std::sync::Arc;

use serde_json::json;

use crate::base::diagnostic::Severity;
use crate::base::failure::Failure;
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
    let clock = Box::new(move |settings: &_| project::now(day.as_deref(), settings));
    let live = Arc::new(Live::new(root, audience, clock));
    let (tell, news) = tokio::sync::watch::channel(String::new());
    let first = live.rebuild()?;
    tell.send_replace(told(&first, terminal));
    let (wake, woken) = std::sync::mpsc::channel();
    let _watch = watch::watch(root, move || {
        // Nobody listens any more: the command is ending.
        let _ = wake.send(());
    })
    .map_err(|e| Failure::Machine { path: root.display().to_string(), error: std::io::Error::other(e) })?;
    let runtime = tokio::runtime::Runtime::new().map_err(Failure::machine(root))?;
    let (shown, port) = (Arc::clone(&live), asked.port);
    let base = first.base.clone();
    let (opened, address) = std::sync::mpsc::channel();
    let served = runtime.spawn(async move {
        server::serve(shown, news, port, |at| {
            let _ = opened.send(at);
        })
        .await
    });
    let Ok(address) = address.recv() else { return Err(Failure::Usage("port", port.to_string())) };
    terminal.out(&terminal.say("serving", &[("url", &format!("http://{address}{base}"))]));
    while !served.is_finished() && woken.recv().is_ok() {
        // Changes that came meanwhile are in this build already.
        while woken.try_recv().is_ok() {}
        if let Ok(shown) = live.rebuild() {
            tell.send_replace(told(&shown, terminal));
        }
    }
    Ok(0)
}

/// Tells the terminal, and words the same for browsers.
fn told(shown: &Shown, terminal: &Terminal) -> String {
    terminal.report(&shown.problems);
    let errors = shown.problems.iter().filter(|d| d.code.severity == Severity::Error);
    let lines: Vec<String> = errors.map(|d| terminal.line(d)).collect();
    json!({ "version": shown.version, "problems": lines }).to_string()
}
