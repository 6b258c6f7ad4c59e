//! Files beside an entry (PDF, sheets, sound) are published with it, and only then.

use std::collections::BTreeMap;
use std::io;
use std::sync::Arc;

use unicode_normalization::is_nfc;

use crate::base::codes;
use crate::base::diagnostic::{Diagnostic, Place, Sink, Spot};
use crate::base::files::{File, Files};
use crate::base::path::{OutputPath, SourcePath};
use crate::base::text::nfc;
use crate::craft::link;
use crate::craft::picture::fault::Fault;
use crate::craft::picture::kind::kind;
use crate::craft::picture::metadata::metadata_in;
use crate::craft::picture::strip::stripped;
use crate::craft::sound;
use crate::engine::store::Store;
use crate::graph::entry::Entry;
use crate::graph::media::{self, Named, Role};
use crate::graph::site::Site;
use crate::plan::{Body, OutputFile, Plan, Recipe};

/// By so many bytes a picture is known, and how long the tags of a sound are.
const HEAD: u64 = 16;

/// Plans the files that admitted entries link to or play.
pub fn plan(site: &Site, (files, store): (&Files, &Store), plan: &mut Plan<'_>, sink: &mut Sink) {
    let mut published: BTreeMap<OutputPath, &SourcePath> = BTreeMap::new();
    for entry in site.entries() {
        for (file, spot) in named(entry) {
            let entity = entry.entity();
            let place = entity.at(spot);
            if let Some(fault) = link::foreign(&file, place.clone()) {
                sink.push(fault);
                continue;
            }
            let found = entity.path.join(&file).filter(may_be_published).and_then(|path| files.get(path.as_str()));
            let Some(found) = found else {
                sink.push(Diagnostic::at(codes::DANGLING_FILE, place).with("file", file));
                continue;
            };
            let path = entry.url.below(found.path.name()).file();
            // Linked to twice it is one file; two files of one name are a clash.
            if published.insert(path.clone(), &found.path) != Some(&found.path) {
                match original(found) {
                    None => copy(("attachment", path), (found, &place), store, (plan, sink)),
                    Some(Ok(bytes)) => plan.add(Recipe::ready("attachment", path, bytes), Some(&place), sink),
                    Some(Err(fault)) => sink.push(fault.diagnostic(place, &file)),
                }
            }
        }
    }
}

/// What a link may publish: files that stand beside entries or are published anyway, never what the site is written in.
fn may_be_published(path: &SourcePath) -> bool {
    let source = ["md", "yaml", "yml", "tsv"].contains(&path.extension().as_str());
    !source && (path.as_str().starts_with("content/") || path.as_str().starts_with("static/"))
}

/// A picture that readers may fetch as it was taken, without what it tells besides, and a text whose marks stand
/// apart, with its letters whole; none for other files.
fn original(file: &File) -> Option<Result<Vec<u8>, Fault>> {
    if matches!(file.path.extension().as_str(), "csv" | "txt") {
        let text = String::from_utf8(file.read().ok()?).ok()?;
        return (!is_nfc(&text)).then(|| Ok(nfc(&text).into_owned().into_bytes()));
    }
    kind(&file.head(HEAD).ok()?).ok()?;
    Some(stripped(&file.read().ok()?))
}

/// Plans a file that is published as it is, however large. What is wrong is told at `place`.
pub fn copy(
    (name, path): (&'static str, OutputPath),
    (file, place): (&File, &Place),
    store: &Store,
    to: (&mut Plan<'_>, &mut Sink),
) {
    let (plan, sink) = to;
    match body(file, store) {
        Ok((body, told)) => {
            if !told.is_empty() {
                let warning = Diagnostic::at(codes::STATIC_METADATA, place.clone()).with("src", file.path.name());
                sink.push(warning.with("what", told.join(", ")));
            }
            plan.add(Recipe::given(name, OutputFile { path, body }), Some(place), sink);
        }
        Err(error) => {
            let why = format!("{}: {error}", file.path);
            sink.push(Diagnostic::at(codes::UNREADABLE, place.clone()).with("why", why));
        }
    }
}

/// Where the bytes are; and what a picture tells that it does not show, or a sound that nobody hears.
fn body(file: &File, store: &Store) -> io::Result<(Body, Vec<&'static str>)> {
    let head = file.head(HEAD)?;
    let told = match (kind(&head), sound::tags(&head)) {
        (Ok(_), _) => metadata_in(&file.read()?),
        (_, Some(length)) => sound::told(&file.head(length)?),
        _ => Vec::new(),
    };
    let body = match file.disk_path() {
        Some(path) => Body::File(path, store.fingerprint(file)?),
        None => Body::Memory(Arc::new(file.read()?)),
    };
    Ok((body, told))
}

/// The files that readers may fetch, with the spots that name them.
fn named(entry: &Entry) -> Vec<(String, Spot)> {
    let fetched = |n: &Named<'_>| matches!(n.role, Role::Film | Role::Sound | Role::Paper);
    media::of(entry.entity()).into_iter().filter(fetched).map(|n| (n.src.to_owned(), n.spot)).collect()
}
