//! `guong build`: content becomes the published site.

use std::path::{Path, PathBuf};

use crate::base::codes;
use crate::base::diagnostic::{Diagnostic, Place, Severity, Sink};
use crate::base::failure::Failure;
use crate::base::files::Files;
use crate::base::path::{OutputPath, SourcePath};
use crate::cli::again::{Asked, Outcome, Wish};
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
use crate::graph::site::Site;
use crate::output::figures::open_data;
use crate::pipeline::{self, Built};
use crate::publish::folder::{Release, Target};
use crate::publish::lock;
use crate::settings::base::Base;
use crate::settings::site::Settings;

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

impl Build {
    fn wish(&self) -> Wish<'_> {
        Wish {
            base_url: self.base_url.as_deref(),
            preview: self.preview,
            elsewhere: self.out.is_some(),
            strict: self.strict,
            anew: self.verify || !self.forget.is_empty(),
        }
    }
}

/// Runs the command; its exit code.
pub fn run(root: &Path, asked: &Build, terminal: &Terminal) -> Result<u8, Failure> {
    let begun = Stopwatch::start(terminal);
    let _lock = lock::take(&Store::folder(root), || terminal.note(&terminal.say("waiting", &[])))?;
    let store = Store::of(root).watched_by(begun.clone());
    store.begin();
    let mut sink = Sink::new();
    let files = Files::scan(root, &mut sink);
    let tidy = sink.is_empty();
    let Some(mut settings) = Settings::read(&files, &mut sink) else { return Ok(refuse(terminal, sink, &begun)) };
    if let Some(url) = &asked.base_url {
        settings.base = Base::parse(url).ok_or_else(|| Failure::Usage("not-an-address", url.clone()))?;
    }
    settings.forgotten.clone_from(&asked.forget);
    let audience = if asked.preview { Audience::Preview } else { Audience::Public };
    let edition = Edition { now: project::now(asked.as_of.as_deref(), &settings)?, audience };
    let target = Target { force: asked.force, ..Target::at(&out(root, asked)) };
    let mut mended = Sink::new();
    let standing = release::open(&target, &store, &mut mended)?;
    let inputs = Asked { files: &files, store: &store, wish: asked.wish() };
    let end = End { terminal, begun: &begun, target: &target, profile: asked.profile };
    if let Some(told) = inputs.known(&standing, edition.now).filter(|_| tidy && mended.is_empty()) {
        store.settle();
        let release = Release { unchanged: standing.paths().count(), ..Release::default() };
        return Ok(end.tell(&told, standing.paths(), &release));
    }
    let Some(built) = pipeline::build((&files, &standing.begin()), &settings, edition, &mut sink) else {
        return Ok(refuse(terminal, sink, &begun));
    };
    hold(&standing, &built, &asked.forget, &mut sink);
    let book = book(asked, &built, &mut sink);
    let outcome = inputs.outcome(&built, book.as_deref(), &sink);
    sink.absorb(mended);
    if sink.has_errors() || asked.strict && sink.count(Severity::Warning) > 0 {
        terminal.kept_back(&outcome.kept_back);
        return Ok(refuse(terminal, sink, &begun));
    }
    let beside = beside(root, (&built, tidy.then_some(&outcome)), book);
    let release = standing.publish(&built.made, &beside, &mut sink)?;
    if asked.verify && !verified((&files, store.empty()?.store()), &settings, edition, (&built.made, &target), terminal) {
        return Ok(1);
    }
    Ok(end.tell(&outcome.telling(sink.into_report()), built.made.paths(), &release))
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
    let known =
        |a: &String| built.ledger.forgotten().contains(a) || before.lines().any(|line| line.split('\t').next() == Some(a));
    for address in forget.iter().filter(|a| !known(a)) {
        sink.push(Diagnostic::at(codes::FORGET_UNKNOWN, place.clone()).with("address", address));
    }
    let noted = standing.remembered().and_then(|notes| notes.get::<Vec<PublishedFigure>>("figures"));
    let figures = noted.unwrap_or_else(|| shown(standing, &built.site));
    append_only::changed(&figures, &built.site.figures.snapshots, sink);
}

/// The figures that the open data of the edition that stands there bears witness to.
fn shown(standing: &Standing<'_>, site: &Site) -> Vec<PublishedFigure> {
    let files = site.figures.plans.keys().filter_map(|year| standing.read(&open_data(site, *year)));
    files.flat_map(|json| append_only::of_open_data(&String::from_utf8_lossy(&json))).collect()
}

/// What goes with the edition: the ledger's new text, and what the next one is held against.
fn beside(root: &Path, (built, outcome): (&Built, Option<&Outcome>), book: Option<String>) -> Beside {
    let ledger = book.clone().unwrap_or_else(|| built.ledger.with(std::iter::empty(), built.site.edition.day()).1);
    let figures = append_only::published(&built.site.figures.snapshots, built.site.edition.day());
    let notes = Notes::default().with("ledger", &ledger).with("figures", &figures);
    let notes = match outcome {
        Some(outcome) => outcome.noted(notes),
        None => notes,
    };
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
    let (new, text) = built.ledger.with(built.site.addresses(), day);
    let changed = new.first().or_else(|| built.ledger.forgotten().first());
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

/// How a build ends that went well.
struct End<'a> {
    terminal: &'a Terminal,
    begun: &'a Stopwatch,
    target: &'a Target,
    profile: bool,
}

impl End<'_> {
    fn tell<'p>(&self, outcome: &Outcome, paths: impl Iterator<Item = &'p OutputPath>, release: &Release) -> u8 {
        let terminal = self.terminal;
        self.begun.stop();
        let summary = Summary {
            pages: paths.filter(|p| p.as_str().ends_with(".html")).count(),
            files: release.written + release.unchanged,
            written: release.written,
            unchanged: release.unchanged,
            removed: release.removed,
            kept_back: outcome.kept_back.len(),
            errors: 0,
            warnings: outcome.report.iter().filter(|d| d.code.severity == Severity::Warning).count(),
            seconds: self.begun.seconds(),
            next_publication: outcome.next.map(|n| n.strftime("%Y-%m-%dT%H:%M").to_string()),
        };
        terminal.report(&outcome.report);
        terminal.kept_back(&outcome.kept_back);
        terminal.summary(&summary);
        if let Some(next) = outcome.next {
            terminal.note(&terminal.say("next-publication", &[("when", &next.strftime("%d/%m/%Y %H:%M").to_string())]));
        }
        terminal.note(&terminal.say("next-steps", &[("out", &self.target.folder.display().to_string())]));
        if self.profile {
            self.begun.profile(terminal).iter().for_each(|line| terminal.aside(line));
        }
        0
    }
}
