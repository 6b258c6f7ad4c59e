//! `guong build`: content becomes the published site.

use std::mem::ManuallyDrop;
use std::path::{Path, PathBuf};

use crate::base::codes;
use crate::base::diagnostic::{Diagnostic, Place, Severity, Sink};
use crate::base::failure::Failure;
use crate::base::files::Files;
use crate::base::path::SourcePath;
use crate::cli::again::{Asked, Wish};
use crate::cli::ending::Ending;
use crate::cli::stopwatch::Stopwatch;
use crate::cli::terminal::Terminal;
use crate::cli::{hold, project};
use crate::engine::made::Made;
use crate::engine::release;
use crate::engine::store::Store;
use crate::graph::edition::{Audience, Edition};
use crate::graph::ledger;
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

    fn target(&self, root: &Path) -> Target {
        let folder = self.out.clone().unwrap_or_else(|| root.join("public"));
        // Another folder may stand on another disk, and may never be published into again.
        let spare = self.out.is_none().then(|| Store::folder(root).join("spare"));
        Target { force: self.force, spare, ..Target::at(&folder) }
    }

    /// The site's settings, and what the command says otherwise.
    fn settings(&self, files: &Files, sink: &mut Sink) -> Result<Option<Settings>, Failure> {
        let Some(mut settings) = Settings::read(files, sink) else { return Ok(None) };
        if let Some(url) = &self.base_url {
            settings.base = Base::parse(url).ok_or_else(|| Failure::Usage("not-an-address", url.clone()))?;
        }
        settings.forgotten.clone_from(&self.forget);
        Ok(Some(settings))
    }

    fn edition(&self, settings: &Settings) -> Result<Edition, Failure> {
        let audience = if self.preview { Audience::Preview } else { Audience::Public };
        Ok(Edition { now: project::now(self.as_of.as_deref(), settings)?, audience })
    }

    /// The ledger's new text, where this build may change it.
    fn book(&self, built: &Built, sink: &mut Sink) -> Option<String> {
        let day = built.site.edition.day();
        let elsewhere = self.out.is_some();
        let place = Place::start(&SourcePath::new(ledger::FILE));
        if let Some(newest) = built.ledger.newest().filter(|n| *n > day) {
            if !self.preview && !elsewhere {
                sink.push(Diagnostic::at(codes::GOING_BACK, place).with("day", day).with("newest", newest));
            }
            return None;
        }
        if self.preview {
            return None;
        }
        let new = built.ledger.lacking(built.site.addresses());
        let forgotten = built.ledger.forgotten().first().map(String::as_str);
        let changed = new.first().map(|(address, _)| *address).or(forgotten);
        if let Some(address) = changed.filter(|_| self.locked) {
            sink.push(Diagnostic::at(codes::LEDGER_LOCKED, place).with("address", address));
            return None;
        }
        changed.is_some().then(|| built.ledger.with(&new, day))
    }
}

/// Runs the command; its exit code.
pub fn run(root: &Path, asked: &Build, terminal: &Terminal) -> Result<u8, Failure> {
    let begun = Stopwatch::start(terminal);
    let _lock = lock::take(&Store::folder(root), || terminal.note(&terminal.say("waiting", &[])))?;
    let store = Store::of(root).watched_by(begun.clone());
    store.begin();
    let target = asked.target(root);
    let ending = Ending { terminal, begun: &begun, folder: &target.folder, profile: asked.profile };
    let mut sink = Sink::new();
    let files = Files::scan(root, &mut sink);
    let tidy = sink.is_empty();
    let Some(settings) = asked.settings(&files, &mut sink)? else { return Ok(ending.refuse(sink, &[])) };
    let edition = asked.edition(&settings)?;
    let mut mended = Sink::new();
    let standing = release::open(&target, &store, &mut mended)?;
    let inputs = Asked { files: &files, store: &store, wish: asked.wish() };
    if let Some(told) = inputs.known(&standing, edition.now).filter(|_| tidy && mended.is_empty()) {
        store.settle();
        let release = Release { unchanged: standing.paths().count(), ..Release::default() };
        return Ok(ending.tell(&told, standing.paths(), &release));
    }
    let built = pipeline::build((&files, &standing.begin()), &settings, edition, &mut sink);
    // The process ends with this command: what it held need not be given back piece by piece.
    let built = ManuallyDrop::new(built);
    let figures = hold::figures(&built.site);
    hold::against(&standing, (&built, &figures), &asked.forget, &mut sink);
    let book = asked.book(&built, &mut sink);
    let outcome = inputs.outcome(&built, book.as_deref(), &sink);
    sink.absorb(mended);
    if sink.has_errors() || asked.strict && sink.count(Severity::Warning) > 0 {
        return Ok(ending.refuse(sink, &outcome.kept_back));
    }
    let beside = hold::beside(root, (&built, tidy.then_some(&outcome)), (book, &figures));
    let release = standing.publish(&built.made, &beside, &mut sink)?;
    if asked.verify && !verified((&files, store.empty()?.store()), (&settings, edition), (&built.made, &target), terminal) {
        return Ok(1);
    }
    Ok(ending.tell(&outcome.telling(sink.into_report()), built.made.paths(), &release))
}

/// Builds once more, pictures too, and compares every byte.
fn verified(
    (files, store): (&Files, &Store),
    (settings, edition): (&Settings, Edition),
    (made, target): (&Made, &Target),
    terminal: &Terminal,
) -> bool {
    let again = pipeline::build((files, store), settings, edition, &mut Sink::new());
    let differs = made.first_difference(&again.made, &target.folder);
    match differs {
        None => terminal.note(&terminal.say("verified", &[])),
        Some(ref path) => terminal.note(&terminal.say("not-verified", &[("path", path.as_str())])),
    }
    differs.is_none()
}
