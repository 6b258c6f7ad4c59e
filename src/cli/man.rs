//! `guong man`: the page that `man guong` shows.

use std::path::Path;

use clap::Command;

use crate::base::failure::Failure;
use crate::cli::terminal::Terminal;

/// Runs the command; its exit code.
pub fn run(program: Command, terminal: &Terminal) -> Result<u8, Failure> {
    let mut page = Vec::new();
    clap_mangen::Man::new(program).render(&mut page).map_err(Failure::machine(Path::new("man")))?;
    terminal.out(&String::from_utf8_lossy(&page));
    Ok(0)
}
