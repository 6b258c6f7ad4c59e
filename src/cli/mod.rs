//! The command line: arguments, dispatch, exit codes.
//!
//! 0 done; 1 the content has errors; 2 wrong usage; 3 the machine failed.

pub mod build;
pub mod check;
pub mod figures;
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

use clap::{CommandFactory, Parser, Subcommand};

use crate::base::failure::Failure;
use crate::cli::terminal::{Colour, Format, Terminal};
use crate::cli::words::{Speech, Words};

/// Gương điển hình tiên tiến: từ Markdown thành trang tin / From Markdown to a site of exemplars
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
        /// G131; without it, all / không ghi thì kể hết
        code: Option<String>,
    },
    /// JSON Schemas for editors / JSON Schema cho trình soạn thảo
    Schema,
    /// Shell completions / Gợi ý lệnh cho shell
    Completions {
        /// The shell
        shell: clap_complete::Shell,
    },
    /// The man page / Trang man
    Man,
}

/// Runs the program.
pub fn run() -> ExitCode {
    let arguments = match Arguments::try_parse() {
        Ok(arguments) => arguments,
        Err(error) => {
            let code = if error.use_stderr() { 2 } else { 0 };
            // A closed pipe is no fault of ours.
            let _ = error.print();
            return ExitCode::from(code);
        }
    };
    if let Some(jobs) = arguments.jobs.filter(|n| *n > 0) {
        // Fails only where a pool exists already, and none does yet.
        let _ = rayon::ThreadPoolBuilder::new().num_threads(jobs).build_global();
    }
    let words = Words::of(project::speech(arguments.lang));
    let (quiet, verbose) = (arguments.quiet, arguments.verbose > 0);
    let terminal = Terminal { words, format: arguments.format, quiet, verbose, colour: arguments.color };
    match dispatch(&arguments, &terminal) {
        Ok(code) => ExitCode::from(code),
        Err(failure) => ExitCode::from(terminal.failure(&failure)),
    }
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
        Command::Report(asked) => report::run(&root()?, asked, project::speech(arguments.lang), terminal),
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
    let number = code.map(|c| c.trim_start_matches(['g', 'G']).parse::<u16>().ok());
    let known = |n: &u16| crate::base::codes::ALL.iter().any(|c| c.number == *n);
    match number {
        Some(found) => {
            let number = found.filter(known).ok_or_else(|| Failure::Usage("no-code", code.unwrap_or_default().to_owned()))?;
            terminal.explain(Some(number));
        }
        None => terminal.explain(None),
    }
    Ok(0)
}
