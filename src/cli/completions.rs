//! `guong completions`: what a shell offers after `guong` and a tab.

use clap::Command;

use crate::cli::terminal::Terminal;

/// What `guong completions` was asked for.
#[derive(clap::Args, Debug)]
pub struct Completions {
    /// The shell / Loại shell
    shell: clap_complete::Shell,
}

/// Runs the command; its exit code.
pub fn run(mut program: Command, asked: &Completions, terminal: &Terminal) -> u8 {
    let mut script = Vec::new();
    clap_complete::generate(asked.shell, &mut program, "guong", &mut script);
    terminal.out(&String::from_utf8_lossy(&script));
    0
}
