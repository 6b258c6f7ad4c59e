//! guong turns a folder of Markdown and YAML into a published site.
//!
//! The story, which `pipeline` tells in one function: files become entries, entries a catalog, the catalog
//! a site, the site a plan, the plan is made, and what was made is published.
//!
//! ```text
//! Files → Entry → Catalog → Site → Plan → Made → Release
//! base    source   model    graph  plan   engine  publish
//! ```

#![deny(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "what can fail is told to whoever can help")]
#![deny(clippy::fn_params_excessive_bools, reason = "f(true, false) says nothing where it is read")]
#![deny(clippy::print_stdout, clippy::print_stderr, reason = "cli/terminal is the only printer: it knows format and language")]

pub mod base;
pub mod check;
pub mod cli;
pub mod craft;
pub mod engine;
pub mod graph;
pub mod model;
pub mod output;
pub mod pipeline;
pub mod plan;
pub mod publish;
pub mod report;
pub mod serve;
pub mod settings;
pub mod source;
pub mod verdict;
pub mod view;
