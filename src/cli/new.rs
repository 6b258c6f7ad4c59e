//! `guong new`: entries, snapshots and plans to fill in.

use std::path::Path;

use crate::base::failure::Failure;
use crate::base::fields::{Fields, is_id};
use crate::base::shape::{Known, Shape};
use crate::base::text::nearest;
use crate::cli::figures;
use crate::cli::terminal::Terminal;
use crate::engine::disk::replace;
use crate::model::entity::{self, Version};
use crate::model::kind::Kind;

/// What `guong new` was asked for.
#[derive(clap::Args, Debug)]
pub struct New {
    /// profile, story, movement, cluster, notice, page, snapshot, plan
    kind: String,
    /// Its id, a plan's year; a snapshot may do without / Mã, năm của kế hoạch; tệp số liệu có thể bỏ trống
    id: Option<String>,
    /// The day by which figures are due / Ngày xét số liệu đến hạn
    #[arg(long, value_name = "DAY")]
    as_of: Option<String>,
}

/// Runs the command; its exit code.
pub fn run(root: &Path, asked: &New, terminal: &Terminal) -> Result<u8, Failure> {
    let id = asked.id.as_deref();
    match asked.kind.as_str() {
        "snapshot" => figures::snapshot(root, id, asked.as_of.as_deref(), terminal),
        "plan" => figures::plan(root, id, terminal),
        kind => entry(root, kind, id, terminal),
    }
}

/// Makes a new entry: required keys, the rest commented.
fn entry(root: &Path, kind: &str, id: Option<&str>, terminal: &Terminal) -> Result<u8, Failure> {
    let known = Kind::named(kind).filter(|k| Kind::ENTRIES.contains(k));
    let near = || nearest(kind, Kind::ENTRIES.iter().map(|k| k.name())).map(str::to_owned);
    let kind = known.ok_or_else(|| Failure::Misspelt("no-kind", kind.to_owned(), near()))?;
    let id = id.ok_or_else(|| Failure::Usage("no-id", kind.name().to_owned()))?;
    if !is_id(id) {
        return Err(Failure::Usage("not-an-id", id.to_owned()));
    }
    let path = format!("{}{id}.md", kind.source());
    if root.join(&path).exists() || root.join(kind.source()).join(id).join("index.md").exists() {
        return Err(Failure::Usage("exists", path));
    }
    replace(&root.join(&path), scaffold(kind).as_bytes())?;
    terminal.note(&terminal.say("made", &[("path", &path)]));
    Ok(0)
}

/// The front matter of a kind, from the function that reads it.
fn scaffold(kind: Kind) -> String {
    let known = Fields::describe(|f| drop(entity::read(f, kind, Version::Original)));
    let mut required = String::new();
    let mut rest = String::new();
    for key in &known {
        let chosen = matches!((kind, key.key), (Kind::Profile, "kind") | (Kind::Movement | Kind::Cluster, "type"));
        if key.key == "title" || chosen {
            required.push_str(&format!("{}: {}\n", key.key, example(key)));
        } else if !["id", "erased"].contains(&key.key) {
            rest.push_str(&format!("# {}: {}\n", key.key, example(key)));
        }
    }
    format!("---\n{required}review: {{status: draft}}\n{}---\n\n", rest.replace("# review: {status: draft}\n", ""))
}

/// What a key could hold, where its shape alone would suggest what nobody means.
const EXAMPLES: [(&str, &str); 5] =
    [("focus", "[0.5, 0.5]"), ("years", "[2021, 2023]"), ("year", "2023"), ("working_days", "10"), ("title", "Tên bài")];

fn example(key: &Known) -> String {
    let known = EXAMPLES.iter().find(|(name, _)| *name == key.key && !matches!(key.shape, Shape::Id | Shape::Map(_)));
    if let Some((_, example)) = known {
        return (*example).to_owned();
    }
    match &key.shape {
        Shape::Text | Shape::Localized => "...".to_owned(),
        Shape::Id => "ma".to_owned(),
        Shape::Day => "2023-09-02".to_owned(),
        Shape::Moment => "2023-09-02T07:30".to_owned(),
        Shape::Flag => "false".to_owned(),
        Shape::Whole(least, _) => least.to_string(),
        Shape::Decimal => "1".to_owned(),
        Shape::Choice(words) => words.first().copied().unwrap_or_default().to_owned(),
        Shape::Many(inner) => format!("[{}]", example(&Known { key: "", required: false, shape: (**inner).clone() })),
        Shape::Map(keys) => {
            format!("{{{}}}", keys.iter().map(|k| format!("{}: {}", k.key, example(k))).collect::<Vec<_>>().join(", "))
        }
        Shape::Open => "{khoa: ...}".to_owned(),
    }
}
