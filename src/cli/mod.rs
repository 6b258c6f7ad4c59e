//! The command line: arguments, dispatch, exit codes.
//!
//! 0 done; 1 the content has errors; 2 wrong usage; 3 the machine failed.

pub mod again;
pub mod build;
pub mod check;
pub mod excess;
pub mod figures;
pub mod help;
pub mod init;
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

use crate::base::codes::ALL;
use crate::base::failure::Failure;
use crate::base::text::nearest;
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
    New {
        /// profile, story, movement, cluster, notice, page, snapshot, plan
        kind: String,
        /// Its id, a plan's year; a snapshot may do without / Mã, năm của kế hoạch; tệp số liệu có thể bỏ trống
        id: Option<String>,
        /// The day by which figures are due / Ngày xét số liệu đến hạn
        #[arg(long, value_name = "DAY")]
        as_of: Option<String>,
    },
    /// Counts, shares, gaps, what lags / Báo cáo: số lượng, tỷ lệ, chỗ còn trống, chỉ tiêu chậm
    Report(report::Report),
    /// Explain a diagnostic / Giải thích một mã lỗi
    Explain {
        /// A code such as G131; without it, all / Mã, ví dụ G131; không ghi thì kể hết
        code: Option<String>,
    },
    /// JSON Schemas for editors / JSON Schema cho trình soạn thảo
    Schema,
    /// Shell completions / Gợi ý lệnh cho shell
    Completions {
        /// The shell / Loại shell
        shell: clap_complete::Shell,
    },
    /// The man page / Trang man
    Man,
}

/// Runs the program.
pub fn run() -> ExitCode {
    let arguments = match arguments() {
        Ok(arguments) => arguments,
        Err(code) => return ExitCode::from(code),
    };
    if let Some(jobs) = arguments.jobs.filter(|n| *n > 0) {
        // Fails only where a pool exists already, and none does yet.
        let _ = rayon::ThreadPoolBuilder::new().num_threads(jobs).build_global();
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
    let command = help::in_one_language(Arguments::command(), speech, &words);
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
        Command::Init { dir } => init::init(dir, terminal),
        Command::New { kind, id, as_of } => match kind.as_str() {
            "snapshot" => figures::snapshot(&root()?, id.as_deref(), as_of.as_deref(), terminal),
            "plan" => figures::plan(&root()?, id.as_deref(), terminal),
            _ => init::new(&root()?, kind, id.as_deref(), terminal),
        },
        Command::Report(asked) => {
            report::run(&root()?, asked, project::speech(arguments.lang, arguments.root.as_deref()), terminal)
        }
        Command::Explain { code } => explain(code.as_deref(), terminal),
        Command::Schema => Ok(schema::run(terminal)),
        Command::Completions { shell } => {
            let mut script = Vec::new();
            clap_complete::generate(*shell, &mut Arguments::command(), "guong", &mut script);
            terminal.out(&String::from_utf8_lossy(&script));
            Ok(0)
        }
        Command::Man => {
            let mut page = Vec::new();
            clap_mangen::Man::new(Arguments::command())
                .render(&mut page)
                .map_err(Failure::machine(std::path::Path::new("man")))?;
            terminal.out(&String::from_utf8_lossy(&page));
            Ok(0)
        }
    }
}

fn explain(code: Option<&str>, terminal: &Terminal) -> Result<u8, Failure> {
    let Some(code) = code else {
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
