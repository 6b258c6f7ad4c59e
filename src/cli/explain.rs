//! `guong explain`: what a diagnostic means, why it matters and what to do.

use crate::base::codes::ALL;
use crate::base::failure::Failure;
use crate::base::text::nearest;
use crate::cli::terminal::Terminal;

/// What `guong explain` was asked for.
#[derive(clap::Args, Debug)]
pub struct Explain {
    /// A code such as G131; without it, all / Mã, ví dụ G131; không ghi thì kể hết
    code: Option<String>,
}

/// Runs the command; its exit code.
pub fn run(asked: &Explain, terminal: &Terminal) -> Result<u8, Failure> {
    let Some(code) = asked.code.as_deref() else {
        terminal.explain(None);
        return Ok(0);
    };
    let number = code.trim_start_matches(['g', 'G']).parse::<u16>().ok();
    let Some(number) = number.filter(|n| ALL.iter().any(|c| c.number == *n)) else {
        let names: Vec<String> = ALL.iter().map(|c| c.name()).collect();
        let near = nearest(code, names.iter().map(String::as_str)).map(str::to_owned);
        return Err(Failure::Misspelt("no-code", code.to_owned(), near));
    };
    terminal.explain(Some(number));
    Ok(0)
}
