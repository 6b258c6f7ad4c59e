//! `guong build`: content becomes the published site.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use crate::base::codes;
use crate::base::diagnostic::{Diagnostic, Place, Severity, Sink};
use crate::base::failure::Failure;
use crate::base::files::Files;
use crate::base::path::{OutputPath, SourcePath};
use crate::cli::project;
use crate::cli::stopwatch::Stopwatch;
use crate::cli::terminal::{Summary, Terminal};
use crate::engine::made::Made;
use crate::engine::notes::Notes;
use crate::engine::release::{self, Beside, Standing};
use crate::engine::store::Store;
use crate::graph::append_only::{self, PublishedFigure};
use crate::graph::edition::{Audience, Edition};
use crate::graph::ledger;
use crate::pipeline::{self, Built};
use crate::publish::folder::{Release, Target};
use crate::publish::lock;
use crate::settings::site::{Base, Settings};

/// What `guong build` was asked for.
#[derive(clap::Args, Debug)]
pub struct Build {
    /// Publish into this folder / Công bố vào thư mục này
    #[arg(long, value_name = "DIR")]
    pub out: Option<PathBuf>,
    /// The edition's day / Ngày của bản này (2023-09-02, 2023-09-02T07:30)
    #[arg(long, value_name = "DAY")]
    pub as_of: Option<String>,
    /// Drafts and unapproved entries too, marked / Cả bài chưa duyệt, có đánh dấu
    #[arg(long)]
    pub preview: bool,
    /// Build again from nothing and compare / Dựng lại từ đầu rồi so từng byte
    #[arg(long)]
    pub verify: bool,
    /// Tell where the time went / Kể thời gian đã dùng vào đâu
    #[arg(long)]
    pub profile: bool,
    /// Another address of the site / Địa chỉ khác của trang
    #[arg(long, value_name = "URL")]
    pub base_url: Option<String>,
    /// Fail instead of changing the ledger / Báo lỗi thay vì sửa sổ địa chỉ
    #[arg(long)]
    pub locked: bool,
    /// Warnings are errors / Coi cảnh báo là lỗi
    #[arg(long)]
    pub strict: bool,
    /// Replace what guong did not make / Thay cả thứ không do guong tạo
    #[arg(long)]
    pub force: bool,
    /// Take an address out of the ledger / Bỏ một địa chỉ khỏi sổ
    #[arg(long, value_name = "ADDRESS")]
    pub forget: Vec<String>,
}

/// Runs the command; its exit code.
pub fn run(root: &Path, asked: &Build, terminal: &Terminal) -> Result<u8, Failure> {
    let begun = Stopwatch::start(terminal);
    let _lock = lock::take(&Store::folder(root), || terminal.note(&terminal.say("waiting", &[])))?;
    let mut sink = Sink::new();
    let files = Files::scan(root, &mut sink);
    let Some(mut settings) = Settings::read(&files, &mut sink) else { return Ok(refuse(terminal, sink, &begun)) };
    if let Some(url) = &asked.base_url {
        settings.base = Base::parse(url).ok_or_else(|| Failure::Usage("not-an-address", url.clone()))?;
    }
    settings.forgotten.clone_from(&asked.forget);
    let audience = if asked.preview { Audience::Preview } else { Audience::Public };
    let edition = Edition { now: project::now(asked.as_of.as_deref(), &settings)?, audience };
    let (store, target) =
        (Store::of(root).watched_by(begun.clone()), Target { force: asked.force, ..Target::at(&out(root, asked)) });
    let standing = release::open(&target, &store, &mut sink)?;
    let Some(built) = pipeline::build((&files, &standing.store()), &settings, edition, &mut sink) else {
        return Ok(refuse(terminal, sink, &begun));
    };
    hold(&standing, &built, &asked.forget, &mut sink);
    let book = book(asked, &built, &mut sink);
    let strict = asked.strict && sink.count(Severity::Warning) > 0;
    if sink.has_errors() || strict {
        terminal.kept_back(&built.site.kept_back);
        return Ok(refuse(terminal, sink, &begun));
    }
    let release = standing.publish(&built.made, &beside(root, &built, book), &mut sink)?;
    if asked.verify && !verified((&files, store.empty()?.store()), &settings, edition, (&built.made, &target), terminal) {
        return Ok(1);
    }
    begun.stop();
    finish(terminal, &built, (&release, &target), sink, &begun);
    if asked.profile {
        begun.profile(terminal).iter().for_each(|line| terminal.aside(line));
    }
    Ok(0)
}

fn out(root: &Path, asked: &Build) -> PathBuf {
    asked.out.clone().unwrap_or_else(|| root.join("public"))
}

/// Holds an edition against the one that it replaces: no address that it had, and no figure, may be lost.
pub fn hold(standing: &Standing<'_>, built: &Built, forget: &[String], sink: &mut Sink) {
    let before = standing.notes().and_then(|notes| notes.get::<String>("ledger")).unwrap_or_default();
    let place = Place::start(&SourcePath::new(ledger::FILE));
    for address in built.ledger.lacks(&before).into_iter().filter(|a| !forget.iter().any(|f| f == a)) {
        sink.push(Diagnostic::at(codes::LEDGER_LOST, place.clone()).with("address", address));
    }
    let noted = standing.notes().and_then(|notes| notes.get::<Vec<PublishedFigure>>("figures"));
    let shown =
        || standing.read(&OutputPath::new("du-lieu/indicators.json")).map(|json| String::from_utf8_lossy(&json).into_owned());
    let figures = noted.or_else(|| shown().map(|json| append_only::of_open_data(&json)));
    append_only::changed(&figures.unwrap_or_default(), &built.site.figures.snapshots, sink);
}

/// What goes with the edition: the ledger's new text, and what the next one is held against.
fn beside(root: &Path, built: &Built, book: Option<String>) -> Beside {
    let ledger = book.clone().unwrap_or_else(|| built.ledger.with(&BTreeMap::new(), built.site.edition.day()).1);
    let figures = append_only::published(&built.site.figures.snapshots);
    let notes = Notes::default().with("ledger", &ledger).with("figures", &figures);
    Beside { ledger: book.map(|text| (root.join(ledger::FILE), text.into_bytes())), notes }
}

/// The ledger's new text, where this build may change it.
fn book(asked: &Build, built: &Built, sink: &mut Sink) -> Option<String> {
    let day = built.site.edition.day();
    let elsewhere = asked.out.is_some();
    let place = Place::start(&SourcePath::new(ledger::FILE));
    if let Some(newest) = built.ledger.newest().filter(|n| *n > day) {
        if !asked.preview && !elsewhere {
            sink.push(Diagnostic::at(codes::GOING_BACK, place).with("day", day).with("newest", newest));
        }
        return None;
    }
    if asked.preview {
        return None;
    }
    let (new, text) = built.ledger.with(&built.site.live, day);
    let changed = new.first().or(asked.forget.first().filter(|_| built.ledger.is_shortened()));
    if let Some(address) = changed.filter(|_| asked.locked) {
        sink.push(Diagnostic::at(codes::LEDGER_LOCKED, place).with("address", address));
        return None;
    }
    changed.is_some().then_some(text)
}

/// Builds once more, pictures too, and compares every byte.
fn verified(
    (files, store): (&Files, &Store),
    settings: &Settings,
    edition: Edition,
    (made, target): (&Made, &Target),
    terminal: &Terminal,
) -> bool {
    let again = pipeline::build((files, store), settings, edition, &mut Sink::new());
    let differs = made.first_difference(&again.map(|b| b.made).unwrap_or_default(), &target.folder);
    match differs {
        None => terminal.note(&terminal.say("verified", &[])),
        Some(ref path) => terminal.note(&terminal.say("not-verified", &[("path", path.as_str())])),
    }
    differs.is_none()
}

fn refuse(terminal: &Terminal, sink: Sink, begun: &Stopwatch) -> u8 {
    begun.stop();
    let (errors, warnings) = (sink.count(Severity::Error), sink.count(Severity::Warning));
    terminal.report(&sink.into_report());
    terminal.note(&terminal.say("refused", &[]));
    terminal.summary(&Summary { errors, warnings, seconds: begun.seconds(), ..Summary::default() });
    1
}

fn finish(terminal: &Terminal, built: &Built, (release, target): (&Release, &Target), sink: Sink, begun: &Stopwatch) {
    let next = pipeline::next_publication(&built.site);
    let summary = Summary {
        pages: built.made.paths().filter(|p| p.as_str().ends_with(".html")).count(),
        files: built.made.files.len(),
        written: release.written,
        unchanged: release.unchanged,
        removed: release.removed,
        kept_back: built.site.kept_back.len(),
        errors: 0,
        warnings: sink.count(Severity::Warning),
        seconds: begun.seconds(),
        next_publication: next.map(|n| n.strftime("%Y-%m-%dT%H:%M").to_string()),
    };
    terminal.report(&sink.into_report());
    terminal.kept_back(&built.site.kept_back);
    terminal.summary(&summary);
    if let Some(next) = next {
        terminal.note(&terminal.say("next-publication", &[("when", &next.strftime("%d/%m/%Y %H:%M").to_string())]));
    }
    terminal.note(&terminal.say("next-steps", &[("out", &target.folder.display().to_string())]));
}
