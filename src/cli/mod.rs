//! The command line: arguments, dispatch, exit codes.
//!
//! 0 done; 1 the content has errors; 2 wrong usage; 3 the machine failed.

pub mod again;
pub mod build;
pub mod check;
pub mod completions;
pub mod ending;
pub mod excess;
pub mod explain;
pub mod figures;
pub mod help;
pub mod hold;
pub mod init;
pub mod man;
pub mod new;
pub mod project;
pub mod report;
pub mod schema;
pub mod serve;
pub mod stopwatch;
pub mod terminal;
pub mod words;

use std::path::PathBuf;
use std::process::ExitCode;

use clap::{CommandFactory, FromArgMatches, Parser, Subcommand};

use crate::base::failure::Failure;
use crate::cli::terminal::{Colour, Format, Terminal};
use crate::cli::words::{Speech, Words};

/// From Markdown to a site of exemplars / Gương điển hình tiên tiến: từ Markdown thành trang tin
#[derive(Parser, Debug)]
#[command(name = "guong", version, arg_required_else_help = true)]
struct Arguments {
    #[command(subcommand)]
    command: Command,
    /// The project's folder / Thư mục của trang
    #[arg(long, global = true, value_name = "DIR")]
    root: Option<PathBuf>,
    /// Language of messages / Ngôn ngữ của thông báo
    #[arg(long, global = true, value_enum)]
    lang: Option<Speech>,
    /// Text or JSON / Chữ hoặc JSON
    #[arg(long, global = true, value_enum, default_value = "text")]
    format: Format,
    /// Colour / Màu
    #[arg(long, global = true, value_enum, default_value = "auto")]
    color: Colour,
    /// Only errors / Chỉ báo lỗi
    #[arg(short, long, global = true)]
    quiet: bool,
    /// More / Nói thêm
    #[arg(short, long, global = true, action = clap::ArgAction::Count)]
    verbose: u8,
    /// How many processors to use / Số bộ xử lý dùng
    #[arg(long, global = true, value_name = "N")]
    jobs: Option<usize>,
}

#[derive(Subcommand, Debug)]
enum Command {
    /// Build and publish the site / Dựng và công bố trang
    Build(build::Build),
    /// The same, live, on 127.0.0.1 / Xem trực tiếp khi soạn
    Serve(serve::Serve),
    /// Check without publishing / Kiểm tra, không công bố
    Check {
        /// The edition's day / Ngày của bản này
        #[arg(long, value_name = "DAY")]
        as_of: Option<String>,
    },
    /// A new site that builds at once / Tạo trang mới
    Init {
        /// Its folder / Thư mục
        dir: PathBuf,
    },
    /// A new entry / Tạo bài mới
    New(new::New),
    /// Counts, shares, gaps, what lags / Báo cáo: số lượng, tỷ lệ, chỗ còn trống, chỉ tiêu chậm
    Report(report::Report),
    /// Explain a diagnostic / Giải thích một mã lỗi
    Explain(explain::Explain),
    /// JSON Schemas for editors / JSON Schema cho trình soạn thảo
    Schema,
    /// Shell completions / Gợi ý lệnh cho shell
    Completions(completions::Completions),
    /// The man page / Trang man
    Man,
}

/// Runs the program.
pub fn run() -> ExitCode {
    let arguments = match arguments() {
        Ok(arguments) => arguments,
        Err(code) => return ExitCode::from(code),
    };
    let is_build = matches!(arguments.command, Command::Build(_));
    let jobs = arguments.jobs.unwrap_or_default();
    if is_build || jobs > 0 {
        let pool = rayon::ThreadPoolBuilder::new().num_threads(jobs);
        // A build's own thread does its part of the work: each thread more has memory of its own.
        let pool = if is_build { pool.use_current_thread() } else { pool };
        // Fails only where a pool exists already, and none does yet.
        let _ = pool.build_global();
    }
    let words = Words::of(project::speech(arguments.lang, arguments.root.as_deref()));
    let (quiet, verbose) = (arguments.quiet, arguments.verbose > 0);
    let terminal = Terminal { words, format: arguments.format, quiet, verbose, colour: arguments.color };
    match dispatch(&arguments, &terminal) {
        Ok(code) => ExitCode::from(code),
        Err(failure) => ExitCode::from(terminal.failure(&failure)),
    }
}

/// Reads the command line; what is wrong with it, or the help asked for, is told, and the exit code returned.
fn arguments() -> Result<Arguments, u8> {
    // Words are fetched only for who needs them: most command lines are right.
    Arguments::try_parse().or_else(|_| told_in_one_language())
}

fn told_in_one_language() -> Result<Arguments, u8> {
    let speech = project::speech(project::named_speech(), None);
    let words = Words::of(speech);
    let command = help::in_one_language(program(), speech, &words);
    command.try_get_matches().and_then(|matches| Arguments::from_arg_matches(&matches)).map_err(|error| {
        match help::complaint(&error, &words) {
            Some(said) => terminal::tell(&said),
            // A closed pipe is no fault of ours.
            None => drop(error.print()),
        }
        if error.use_stderr() { 2 } else { 0 }
    })
}

fn dispatch(arguments: &Arguments, terminal: &Terminal) -> Result<u8, Failure> {
    let root = || project::root(arguments.root.as_deref());
    match &arguments.command {
        Command::Build(asked) => build::run(&root()?, asked, terminal),
        Command::Serve(asked) => serve::run(&root()?, asked, terminal),
        Command::Check { as_of } => check::run(&root()?, as_of.as_deref(), terminal),
        Command::Init { dir } => init::run(dir, terminal),
        Command::New(asked) => new::run(&root()?, asked, terminal),
        Command::Report(asked) => {
            report::run(&root()?, asked, project::speech(arguments.lang, arguments.root.as_deref()), terminal)
        }
        Command::Explain(asked) => explain::run(asked, terminal),
        Command::Schema => Ok(schema::run(terminal)),
        Command::Completions(asked) => Ok(completions::run(program(), asked, terminal)),
        Command::Man => man::run(program(), terminal),
    }
}

/// The program as its help, its completions and its reference describe it.
pub fn program() -> clap::Command {
    Arguments::command()
}
