//! Embeds: fenced blocks `embed NAME` with YAML inside, in place of raw HTML.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::base::codes;
use crate::base::diagnostic::{Diagnostic, Place, Sink, Spot};
use crate::base::fields::{Fields, Ref};
use crate::base::path::SourcePath;
use crate::base::text::nearest;
use crate::base::yaml;
use crate::craft::link;

/// Every embed that there is.
pub const NAMES: [&str; 9] = ["quote", "profile", "indicator", "chart", "table", "audio", "video", "gallery", "timeline"];

/// What an embed shows.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub enum Embed {
    /// A pull quote.
    Quote(Box<Quote>),
    /// The card of a profile.
    Profile(Ref),
    /// The card of an indicator: `YEAR/ID`.
    Indicator(String, Spot),
    /// The chart of an indicator: `YEAR/ID`.
    Chart(String, Spot),
    /// A CSV file as a table.
    Table(Box<Medium>),
    /// Sound.
    Audio(Box<Medium>),
    /// A film: a file, or a link card.
    Video(Box<Medium>),
    /// Pictures.
    Gallery(Vec<Shown>),
    /// Days and what happened.
    Timeline(Vec<(Option<Date>, String)>),
}

/// What someone said.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct Quote {
    /// The words.
    pub text: String,
    /// Who.
    pub by: Option<String>,
    /// What they are.
    pub role: Option<String>,
    /// Where it was said.
    pub source: Option<String>,
}

/// A file that is shown.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct Medium {
    /// The file beside the entry, or an address.
    pub src: String,
    /// Where it is written.
    pub spot: Spot,
    /// Title or caption.
    pub title: Option<String>,
    /// Who made it.
    pub credit: Option<String>,
    /// What is said in it.
    pub transcript: Option<String>,
    /// Whether a child is heard or seen in it, and since when the guardian agrees.
    pub child: Option<Option<Date>>,
}

impl Medium {
    /// Whether it is no file of this site, but an address.
    pub fn is_elsewhere(&self) -> bool {
        self.src.contains("://")
    }
}

/// A picture of a gallery.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct Shown {
    /// The file beside the entry.
    pub src: String,
    /// Where it is written.
    pub spot: Spot,
    /// What it shows.
    pub alt: String,
    /// What stands beneath it.
    pub caption: Option<String>,
    /// Who made it, and on which terms.
    pub credit: Option<String>,
    /// The point that must stay visible, 0–1 from the top left.
    pub focus: Option<(f32, f32)>,
    /// Whether it shows a child, and since when the guardian agrees.
    pub child: Option<Option<Date>>,
}

/// Reads one embed; `line` is the line of its YAML in the file.
pub fn read(name: &str, text: &str, (file, line): (&SourcePath, u32), sink: &mut Sink) -> Option<Embed> {
    if !NAMES.contains(&name) {
        let fault = Diagnostic::at(codes::UNKNOWN_EMBED, Place::new(file, Spot::new(line.saturating_sub(1).max(1), 1)));
        sink.push(fault.with("name", name).near(nearest(name, NAMES.iter().copied())));
        return None;
    }
    let node = yaml::read(text, file, line, sink)?;
    let mut f = Fields::open(&node, name, file, sink)?.within();
    let embed = of(name, &mut f);
    f.close();
    embed
}

fn of(name: &str, f: &mut Fields<'_>) -> Option<Embed> {
    match name {
        "quote" => {
            let text = f.must().text("text");
            let (by, role, source) = (f.text("by"), f.text("role"), f.text("source"));
            Some(Embed::Quote(Box::new(Quote { text: text?, by, role, source })))
        }
        "profile" => f.must().id("id").map(Embed::Profile),
        "indicator" => named(f, "id").map(|(id, spot)| Embed::Indicator(id, spot)),
        "chart" => named(f, "indicator").map(|(id, spot)| Embed::Chart(id, spot)),
        "table" => medium(f, "caption", "src").map(Box::new).map(Embed::Table),
        "audio" => medium(f, "title", "src").map(Box::new).map(Embed::Audio),
        "video" => video(f).map(Box::new).map(Embed::Video),
        "gallery" => Some(Embed::Gallery(f.must().many("pictures", shown))),
        _ => Some(Embed::Timeline(f.must().many("items", |f| {
            let date = f.day("date");
            f.must().text("text").map(|text| (date, text))
        }))),
    }
}

fn named(f: &mut Fields<'_>, key: &'static str) -> Option<(String, Spot)> {
    let spot = f.spot(key);
    f.must().text(key).map(|id| (id, spot))
}

fn medium(f: &mut Fields<'_>, title: &'static str, src: &'static str) -> Option<Medium> {
    let spot = f.spot(src);
    let file = f.must().text(src);
    let title_text = f.text(title);
    let (mut credit, mut transcript, mut child) = (None, None, None);
    if title == "title" {
        (credit, transcript, child) = (f.text("credit"), f.text("transcript"), guarded(f));
    }
    Some(Medium { src: own(f, file?, spot)?, spot, title: title_text, credit, transcript, child })
}

/// A film: a file beside the entry, or the address of a page that shows it.
fn video(f: &mut Fields<'_>) -> Option<Medium> {
    let (src_spot, url_spot) = (f.spot("src"), f.spot("url"));
    let (src, url) = (f.text("src"), f.web("url"));
    let (title, credit, transcript) = (f.text("title"), f.text("credit"), f.text("transcript"));
    if f.says("src") && f.says("url") {
        f.fault(codes::EXCLUSIVE_KEYS, url_spot, &[("key", "url"), ("other", "src")]);
        return None;
    }
    if !f.says("src") && !f.says("url") {
        f.lacks("src");
    }
    // What is elsewhere is linked to, whoever is in it.
    let child = f.says("src").then(|| guarded(f)).flatten();
    let (src, spot) = match src {
        Some(src) => (own(f, src, src_spot)?, src_spot),
        None => (url?, url_spot),
    };
    Some(Medium { src, spot, title, credit, transcript, child })
}

/// `child` and `guardian`: whether there is a child, and since when the guardian agrees.
fn guarded(f: &mut Fields<'_>) -> Option<Option<Date>> {
    let child = f.flag("child");
    let guardian = f.one("guardian", |f| Some((f.day("given"), f.text("record")).0)).flatten();
    child.then_some(guardian)
}

/// A file of the project; what is elsewhere is refused.
fn own(f: &mut Fields<'_>, src: String, spot: Spot) -> Option<String> {
    match link::foreign(&src, Place::new(f.file(), spot)) {
        Some(fault) => {
            f.report(fault);
            None
        }
        None => Some(src),
    }
}

fn shown(f: &mut Fields<'_>) -> Option<Shown> {
    let spot = f.spot("src");
    let src = f.must().text("src").and_then(|src| own(f, src, spot));
    let alt = f.must().text("alt").unwrap_or_default();
    let (caption, credit, terms, focus) = (f.text("caption"), f.text("credit"), f.text("terms"), f.point("focus"));
    let credit = [credit, terms].into_iter().flatten().reduce(|credit, terms| format!("{credit} · {terms}"));
    let child = guarded(f);
    Some(Shown { src: src?, spot, alt, caption, credit, focus, child })
}
