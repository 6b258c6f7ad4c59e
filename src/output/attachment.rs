//! Files beside an entry (PDF, sheets, sound) are published with it, and only then.

use crate::base::codes;
use crate::base::diagnostic::{Diagnostic, Place, Sink, Spot};
use crate::base::files::Files;
use crate::craft::document::Hole;
use crate::craft::embed::Embed;
use crate::craft::link::Target;
use crate::craft::picture::metadata;
use crate::graph::site::{Entry, Site};
use crate::plan::{Plan, Recipe};

/// Plans the files that admitted entries link to or play.
pub fn plan(site: &Site, files: &Files, plan: &mut Plan, sink: &mut Sink) {
    for entry in &site.entries {
        for (file, spot) in named(entry) {
            let entity = entry.admitted.entity();
            let place = entity.at(spot);
            let found = entity.path.join(&file).and_then(|path| files.get(path.as_str()));
            let Some(found) = found else {
                sink.push(Diagnostic::at(codes::DANGLING_FILE, place).with("file", file));
                continue;
            };
            add(entry, found, &place, plan, sink);
        }
    }
}

fn add(entry: &Entry, file: &crate::base::files::File, place: &Place, plan: &mut Plan, sink: &mut Sink) {
    let path = entry.url.below(file.path.name()).file();
    if plan.claims(&path) {
        return;
    }
    match file.read() {
        Ok(bytes) => {
            metadata::warning(&bytes, place.clone(), file.path.name()).into_iter().for_each(|found| sink.push(found));
            plan.add(Recipe::ready("attachment", path, bytes), Some(place), sink);
        }
        Err(error) => sink.push(Diagnostic::at(codes::UNREADABLE, Place::start(&file.path)).with("why", error)),
    }
}

/// The files that an entry names, with the spots.
fn named(entry: &Entry) -> Vec<(String, Spot)> {
    let entity = entry.admitted.entity();
    let mut all = Vec::new();
    for (hole, spot) in entity.body.holes() {
        match hole {
            Hole::Open(Target::File(file, _)) if !file.ends_with(".md") => all.push((file.clone(), spot)),
            Hole::Embed(Embed::Table(m) | Embed::Audio(m) | Embed::Video(m)) if !m.src.starts_with("http") => {
                all.push((m.src.clone(), m.spot));
            }
            _ => {}
        }
    }
    all.extend(entity.profile().and_then(|p| p.audio.as_ref()).map(|a| (a.src.clone(), a.spot)));
    all
}
