//! `guong report`: what those who follow the movement ask for, on the terminal, as
//! JSON, or as files to send on.

use std::path::{Path, PathBuf};

use clap::builder::PossibleValuesParser;
use serde_json::json;

use crate::base::date::day;
use crate::base::diagnostic::Sink;
use crate::base::failure::Failure;
use crate::base::files::Files;
use crate::base::lang::Lang;
use crate::cli::project;
use crate::cli::terminal::{Format, Terminal};
use crate::cli::words::Speech;
use crate::craft::csv::Dialect;
use crate::craft::numerals::Numerals;
use crate::craft::theme::{Choice, Theme};
use crate::engine::disk::replace;
use crate::graph::edition::{Audience, Edition};
use crate::graph::site::Site;
use crate::model::period::Period;
use crate::pipeline;
use crate::report::desk::{Days, Desk};
use crate::report::table::Table;
use crate::report::{self, REPORTS, paper, text};
use crate::settings::site::Settings;

/// What `guong report` was asked for.
#[derive(clap::Args, Debug)]
pub struct Report {
    /// Which reports; all where none is named / Báo cáo nào; không ghi thì tất cả
    #[arg(value_name = "NAME", value_parser = PossibleValuesParser::new(REPORTS.iter().map(|r| r.name)))]
    names: Vec<String>,
    /// The first day that counts / Từ ngày (mặc định: đầu năm kế hoạch)
    #[arg(long, value_name = "DAY")]
    from: Option<String>,
    /// The last day that counts / Đến hết ngày (mặc định: ngày của bản này)
    #[arg(long, value_name = "DAY")]
    to: Option<String>,
    /// A reporting period instead, closed as site.yaml says / Kỳ báo cáo, chốt như site.yaml ghi (2023-Q2, 2023-S1, 2023)
    #[arg(long, value_name = "PERIOD", conflicts_with_all = ["from", "to"])]
    period: Option<String>,
    /// The edition's day / Ngày của bản này
    #[arg(long, value_name = "DAY")]
    as_of: Option<String>,
    /// Write HTML, CSV and JSON here / Ghi tệp HTML, CSV, JSON vào thư mục này
    #[arg(long, value_name = "DIR")]
    out: Option<PathBuf>,
}

/// Runs the command; its exit code.
pub fn run(root: &Path, asked: &Report, speech: Speech, terminal: &Terminal) -> Result<u8, Failure> {
    let mut sink = Sink::new();
    let files = Files::scan(root, &mut sink);
    let Some(settings) = Settings::read(&files, &mut sink) else { return Ok(refuse(sink, terminal)) };
    let edition = Edition { now: project::now(asked.as_of.as_deref(), &settings)?, audience: Audience::Public };
    let asked_days = days(asked, &settings)?;
    let site = pipeline::site(&files, &settings, edition, &mut sink);
    let lang = reader(&settings, speech);
    let theme = Theme::read(&files, &Choice::plain(&settings.theme, std::slice::from_ref(&lang)), &mut sink);
    let Some(theme) = theme.filter(|_| !sink.has_errors()) else { return Ok(refuse(sink, terminal)) };
    let days = between(asked_days, &site)?;
    let desk = Desk { site: &site, lang: &lang, days, word: &|key| theme.word(&lang, key) };
    let tables = report::make(&asked.names, &desk);
    match &asked.out {
        Some(folder) => write(folder, &desk, &tables, terminal)?,
        None => print(&desk, &tables, terminal),
    }
    Ok(0)
}

fn refuse(sink: Sink, terminal: &Terminal) -> u8 {
    terminal.report(&sink.into_report());
    1
}

/// The readers' language: the terminal's where the site speaks it, else the site's own.
fn reader(settings: &Settings, speech: Speech) -> Lang {
    let own = Lang::new(speech.code());
    if settings.languages.iter().any(|l| l.code == own) { own } else { settings.default_lang().clone() }
}

/// What was said of the days, before the site is read.
type Said = (Option<jiff::civil::Date>, Option<jiff::civil::Date>);

fn days(asked: &Report, settings: &Settings) -> Result<Said, Failure> {
    if let Some(text) = &asked.period {
        let period = Period::parse(text).ok_or_else(|| Failure::Usage("not-a-period", text.clone()))?;
        let (from, to) = settings.reports.days(period);
        return Ok((Some(from), Some(to)));
    }
    let read = |text: &Option<String>| match text {
        Some(text) => day(text).map(Some).ok_or_else(|| Failure::Usage("not-a-day", text.clone())),
        None => Ok(None),
    };
    Ok((read(&asked.from)?, read(&asked.to)?))
}

fn between((from, to): Said, site: &Site) -> Result<Days, Failure> {
    let usual = Days::usual(site);
    // A first day alone counts until today, a last day alone from the beginning of its year.
    let last = to.unwrap_or_else(|| usual.to.max(site.edition.day()));
    let first = from.unwrap_or_else(|| if to.is_some() { last.first_of_year() } else { usual.from });
    let to = if from.is_none() && to.is_none() { usual.to } else { last };
    if first > to {
        return Err(Failure::Usage("from-after-to", format!("{first} – {to}")));
    }
    Ok(Days { from: first, to })
}

fn json(desk: &Desk<'_>, tables: &[Table]) -> serde_json::Value {
    json!({
        "site": desk.site.settings.title.get(desk.lang), "from": desk.days.from.to_string(), "to": desk.days.to.to_string(),
        "as_of": desk.site.edition.day().to_string(), "samples": desk.samples(),
        "reports": tables.iter().map(Table::json).collect::<Vec<_>>(),
    })
}

fn print(desk: &Desk<'_>, tables: &[Table], terminal: &Terminal) {
    if terminal.format == Format::Json {
        return terminal.out(&json(desk, tables).to_string());
    }
    for line in paper::said(desk) {
        terminal.out(&line);
    }
    terminal.out("");
    let numerals = Numerals::of(desk.lang.as_str());
    tables.iter().flat_map(|t| text::lines(t, numerals)).for_each(|line| terminal.out(&line));
}

fn write(folder: &Path, desk: &Desk<'_>, tables: &[Table], terminal: &Terminal) -> Result<(), Failure> {
    let mut files = vec![
        ("bao-cao.html".to_owned(), paper::html(desk, tables)),
        ("bao-cao.json".to_owned(), format!("{:#}\n", json(desk, tables))),
    ];
    for table in tables {
        files.push((format!("{}.csv", table.name), table.csv(Dialect::Machine)));
        files.push((format!("{}-excel.csv", table.name), table.csv(Dialect::Excel)));
    }
    for (name, text) in files {
        let path = folder.join(name);
        replace(&path, text.as_bytes())?;
        terminal.note(&terminal.say("made", &[("path", &path.display().to_string())]));
    }
    Ok(())
}
