//! Pictures: every one that an admitted entry shows, in the configured widths and
//! formats, made once per content and parameters, ever.

use std::collections::BTreeMap;

use rayon::prelude::*;
use serde::{Deserialize, Serialize};

use crate::base::codes;
use crate::base::diagnostic::{Diagnostic, Place, Sink};
use crate::base::files::Files;
use crate::base::fingerprint::Fingerprint;
use crate::base::path::{SourcePath, Url};
use crate::base::text::slug;
use crate::craft::document::Hole;
use crate::craft::embed::Embed;
use crate::craft::picture::make::{MEMORY, Wish, make};
use crate::craft::picture::probe::probe;
use crate::engine::store::{Kept, Store};
use crate::graph::site::{Entry, Site};
use crate::plan::{Plan, Recipe};
use crate::settings::site::Images;
use crate::view::picture::{PictureSet, Pictures};

/// Raised when pictures come out differently for the same input.
const FORM: &str = "picture-1";

/// What was made of one picture, as the store keeps it.
#[derive(Serialize, Deserialize)]
struct Developed {
    width: u32,
    height: u32,
    colour: String,
    /// Media type, extension, width, bytes.
    files: Vec<(String, String, u32, Vec<u8>)>,
}

/// Plans every picture; pages are made with what it returns.
pub fn plan(site: &Site, files: &Files, store: &Store, to: (&mut Plan, &mut Sink)) -> Pictures {
    let (plan, sink) = to;
    let wanted = wanted(site);
    let made: Vec<_> = wanted
        .par_iter()
        .map(|(path, (place, src))| {
            let mut sink = Sink::new();
            let kept = one(files, path, (place, src), (&site.settings.images, store), &mut sink);
            (path, place, kept, sink)
        })
        .collect();
    let mut pictures = Pictures::new();
    for (path, place, kept, faults) in made {
        sink.absorb(faults);
        let Some(kept) = kept else { continue };
        let set = set(path, &kept);
        for ((_, _, _, bytes), (_, _, url)) in kept.files.iter().zip(&set.files) {
            // The same picture beside two entries is one file.
            if !plan.claims(&url.file()) {
                plan.add(Recipe::ready("picture", url.file(), bytes.clone()), Some(place), sink);
            }
        }
        pictures.insert(path.clone(), set);
    }
    pictures
}

/// Every picture that is shown, with the first place that names it.
fn wanted(site: &Site) -> BTreeMap<SourcePath, (Place, String)> {
    let mut wanted = BTreeMap::new();
    for entry in &site.entries {
        for (src, place) in shown(entry) {
            if let Some(path) = entry.admitted.entity().path.join(&src) {
                wanted.entry(path).or_insert((place, src));
            }
        }
    }
    wanted
}

fn shown(entry: &Entry) -> Vec<(String, Place)> {
    let entity = entry.admitted.entity();
    let profile = entity.profile();
    let own =
        entity.head.cover.iter().chain(profile.and_then(|p| p.portrait.as_ref())).chain(profile.iter().flat_map(|p| &p.gallery));
    let mut all: Vec<(String, Place)> = own.map(|p| (p.src.clone(), entity.at(p.spot))).collect();
    if entry.admitted.shows_pictures() {
        for (hole, spot) in entity.body.holes() {
            match hole {
                Hole::Picture { src, .. } => all.push((src.clone(), entity.at(spot))),
                Hole::Embed(Embed::Gallery(pictures)) => {
                    all.extend(pictures.iter().filter(|p| !p.unguarded).map(|p| (p.src.clone(), entity.at(p.spot))));
                }
                _ => {}
            }
        }
    }
    all
}

/// One picture, from the store or made now.
fn one(
    files: &Files,
    path: &SourcePath,
    (place, src): (&Place, &str),
    (images, store): (&Images, &Store),
    sink: &mut Sink,
) -> Option<Developed> {
    let Some(bytes) = files.get(path.as_str()).and_then(|f| f.read().ok()) else {
        sink.push(Diagnostic::at(codes::MISSING_PICTURE, place.clone()).with("src", src));
        return None;
    };
    if let Err(fault) = probe(&bytes) {
        sink.push(fault.diagnostic(place.clone(), src));
        return None;
    }
    let parameters = (FORM, (Fingerprint::of_bytes(&bytes), (images.widths.clone(), (images.webp, images.jpeg))));
    let name = format!("pictures/{}", Fingerprint::of(&parameters).hex());
    if let Kept::Sound(kept) = store.read(&name) {
        return Some(kept);
    }
    let wish = Wish { widths: images.widths.clone(), webp: images.webp, jpeg: images.jpeg, crop: None, memory: MEMORY };
    let made = make(&bytes, &wish).map_err(|fault| sink.push(fault.diagnostic(place.clone(), src))).ok()?;
    let file = |v: &crate::craft::picture::make::Variant| {
        (v.format.media_type().to_owned(), v.format.extension().to_owned(), v.width, v.bytes.clone())
    };
    let colour = made.placeholder();
    let kept = Developed { width: made.width, height: made.height, colour, files: made.files.iter().map(file).collect() };
    // A full disk is met again, and told, when the edition is staged.
    let _ = store.write(&name, &kept);
    Some(kept)
}

/// The addresses of a picture's files: its name, what its content is, how wide.
fn set(path: &SourcePath, kept: &Developed) -> PictureSet {
    let stem = slug(path.name().rsplit_once('.').map_or(path.name(), |(stem, _)| stem));
    let all: Vec<Fingerprint> = kept.files.iter().map(|(_, _, _, bytes)| Fingerprint::of_bytes(bytes)).collect();
    let mark = &Fingerprint::of(&all).hex()[..10];
    let file = |(media, extension, width, _): &(String, String, u32, Vec<u8>)| {
        (media.clone(), *width, Url::new(&format!("/hinh/{stem}-{mark}-{width}.{extension}")))
    };
    PictureSet {
        width: kept.width,
        height: kept.height,
        colour: kept.colour.clone(),
        files: kept.files.iter().map(file).collect(),
    }
}
