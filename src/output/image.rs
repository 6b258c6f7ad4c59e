//! Pictures: every one that an admitted entry shows, in the configured widths and
//! formats, made once per content and parameters, ever.

use std::collections::BTreeMap;

use rayon::prelude::*;
use serde::{Deserialize, Serialize};

use crate::base::codes;
use crate::base::diagnostic::{Diagnostic, Place, Sink};
use crate::base::files::{File, Files};
use crate::base::fingerprint::Fingerprint;
use crate::base::path::{SourcePath, Url};
use crate::base::text::slug;
use crate::craft::link::is_own_file;
use crate::craft::picture::make::{MEMORY, Variant, Wish, make};
use crate::craft::picture::probe::probe;
use crate::engine::shelf::{self, PICTURES};
use crate::engine::store::{Kept, Store};
use crate::graph::media::{self, Role};
use crate::graph::site::{Entry, Site};
use crate::plan::{Body, OutputFile, Plan, Recipe};
use crate::settings::site::Images;
use crate::view::picture::{PictureSet, Pictures};

/// Raised when pictures come out differently for the same input.
const FORM: &str = "picture-2";

/// The memory that pictures being made at the same time may take together. One
/// that needs more is made alone.
const TOGETHER: u64 = 512 << 20;

/// What was made of one picture; its files stand by themselves.
#[derive(Serialize, Deserialize)]
struct Developed {
    width: u32,
    height: u32,
    colour: String,
    files: Vec<Piece>,
}

#[derive(Serialize, Deserialize)]
struct Piece {
    media: String,
    extension: String,
    width: u32,
    fingerprint: Fingerprint,
}

/// A picture that pages show.
struct Shown<'a> {
    path: &'a SourcePath,
    place: &'a Place,
    src: &'a str,
    file: &'a File,
    /// The name under which it is kept: its content and the parameters.
    name: String,
}

/// What became of it: its files, or memory that making it takes.
enum Found {
    Kept(Developed, Vec<Body>),
    Wanted(u64),
}

/// Plans every picture; pages are made with what it returns.
pub fn plan(site: &Site, files: &Files, store: &Store, to: (&mut Plan, &mut Sink)) -> Pictures {
    let (plan, sink) = to;
    let wanted = wanted(site, sink);
    let images = &site.settings.images;
    let shown: Vec<Shown<'_>> = wanted.iter().filter_map(|(path, at)| shown_at(path, at, (files, images, store), sink)).collect();
    let looked: Vec<_> = shown.par_iter().map(|picture| look(picture, store)).collect();
    let mut done: BTreeMap<&SourcePath, (&Shown<'_>, Developed, Vec<Body>)> = BTreeMap::new();
    let mut missing = Vec::new();
    for (picture, found) in shown.iter().zip(looked) {
        match found {
            Ok(Found::Kept(kept, bodies)) => drop(done.insert(picture.path, (picture, kept, bodies))),
            Ok(Found::Wanted(memory)) => missing.push((memory, picture)),
            Err(fault) => sink.push(fault),
        }
    }
    if !missing.is_empty() {
        store.watched.stage("pictures", missing.len());
    }
    for wave in waves(missing) {
        let made: Vec<_> = wave.into_par_iter().map(|picture| (picture, develop(picture, images, store))).collect();
        for (picture, made) in made {
            match made {
                Ok((kept, bodies)) => drop(done.insert(picture.path, (picture, kept, bodies))),
                Err(fault) => sink.push(fault),
            }
        }
    }
    let mut pictures = Pictures::new();
    for (path, (picture, kept, bodies)) in done {
        let set = set(path, &kept);
        for (body, (_, _, url)) in bodies.into_iter().zip(&set.files) {
            // The same picture beside two entries is one file.
            if !plan.claims(&url.file()) {
                plan.add(Recipe::given("picture", OutputFile { path: url.file(), body }), Some(picture.place), sink);
            }
        }
        pictures.insert(path.clone(), set);
    }
    pictures
}

/// Puts the hungriest first, and together what the memory is enough for. Waves, not
/// locks: a thread that waited for memory might be the one that is to give it back.
fn waves<T>(mut all: Vec<(u64, T)>) -> Vec<Vec<T>> {
    all.sort_by_key(|(memory, _)| std::cmp::Reverse(*memory));
    let mut waves: Vec<(u64, Vec<T>)> = Vec::new();
    for (memory, one) in all {
        match waves.last_mut().filter(|(taken, _)| taken + memory <= TOGETHER) {
            Some((taken, wave)) => {
                *taken += memory;
                wave.push(one);
            }
            None => waves.push((memory, vec![one])),
        }
    }
    waves.into_iter().map(|(_, wave)| wave).collect()
}

/// Every picture that is shown, with the first place that names it; what is no file of the project is told.
fn wanted(site: &Site, sink: &mut Sink) -> BTreeMap<SourcePath, (Place, String)> {
    let mut wanted = BTreeMap::new();
    for entry in &site.entries {
        for (src, place) in shown(entry) {
            if !is_own_file(&src, &place, sink) {
                continue;
            }
            match entry.admitted.entity().path.join(&src) {
                Some(path) => drop(wanted.entry(path).or_insert((place, src))),
                None => sink.push(Diagnostic::at(codes::MISSING_PICTURE, place).with("src", src)),
            }
        }
    }
    wanted
}

/// The pictures that an entry still has, once the gate has stripped it.
fn shown(entry: &Entry) -> Vec<(String, Place)> {
    let entity = entry.admitted.entity();
    let pictures = media::of(entity).into_iter().filter(|n| matches!(n.role, Role::Portrait | Role::Picture));
    pictures.map(|n| (n.src.to_owned(), entity.at(n.spot))).collect()
}

/// A picture's file, and the name under which it is kept.
fn shown_at<'a>(
    path: &'a SourcePath,
    (place, src): &'a (Place, String),
    (files, images, store): (&'a Files, &Images, &Store),
    sink: &mut Sink,
) -> Option<Shown<'a>> {
    let Some(file) = files.get(path.as_str()) else {
        sink.push(Diagnostic::at(codes::MISSING_PICTURE, place.clone()).with("src", src));
        return None;
    };
    let unreadable = |error| {
        let fault = Diagnostic::at(codes::UNREADABLE, place.clone());
        sink.push(fault.with("why", format!("{src}: {error}")));
    };
    let content = store.fingerprint(file).map_err(unreadable).ok()?;
    let parameters = (FORM, (content, (images.widths.clone(), (images.webp, images.jpeg))));
    let name = format!("{PICTURES}/{}", Fingerprint::of(&parameters).hex());
    Some(Shown { path, place, src, file, name })
}

/// Looks whether a picture was made before, and if not, whether it can be.
fn look(picture: &Shown<'_>, store: &Store) -> Result<Found, Diagnostic> {
    if let Kept::Sound(kept) = store.read::<Developed>(&picture.name)
        && let Some(bodies) = bodies(picture, &kept, store)
    {
        return Ok(Found::Kept(kept, bodies));
    }
    let bytes = bytes(picture)?;
    let probe = probe(&bytes).map_err(|fault| fault.diagnostic(picture.place.clone(), picture.src))?;
    Ok(Found::Wanted(probe.memory + bytes.len() as u64))
}

/// Where the files of a picture are that was made before; `None` if one is not what it was.
fn bodies(picture: &Shown<'_>, kept: &Developed, store: &Store) -> Option<Vec<Body>> {
    let files = set(picture.path, kept).files;
    let one = |(piece, (_, _, url)): (&Piece, &(String, u32, Url))| {
        let name = piece_name(picture, piece.width, &piece.extension);
        let stands = store.standing().files.get(&url.file()).is_some_and(|content| content.fingerprint == piece.fingerprint);
        if stands { shelf::trust(store, &name, piece.fingerprint) } else { shelf::find(store, &name, piece.fingerprint) }
    };
    kept.files.iter().zip(&files).map(one).collect()
}

fn piece_name(picture: &Shown<'_>, width: u32, extension: &str) -> String {
    format!("{}-{width}.{extension}", picture.name)
}

fn bytes(picture: &Shown<'_>) -> Result<Vec<u8>, Diagnostic> {
    let missing = |_| Diagnostic::at(codes::MISSING_PICTURE, picture.place.clone()).with("src", picture.src);
    picture.file.read().map_err(missing)
}

/// Makes a picture, and keeps what was made.
fn develop(picture: &Shown<'_>, images: &Images, store: &Store) -> Result<(Developed, Vec<Body>), Diagnostic> {
    let begun = store.watched.moment();
    let wish = Wish { widths: images.widths.clone(), webp: images.webp, jpeg: images.jpeg, crop: None, memory: MEMORY };
    let made = make(&bytes(picture)?, &wish).map_err(|fault| fault.diagnostic(picture.place.clone(), picture.src))?;
    let colour = made.placeholder();
    let mut kept = Developed { width: made.width, height: made.height, colour, files: Vec::new() };
    let mut bodies = Vec::new();
    for Variant { width, format, bytes, .. } in made.files {
        let (media, extension) = (format.media_type().to_owned(), format.extension().to_owned());
        let name = piece_name(picture, width, &extension);
        kept.files.push(Piece { media, extension, width, fingerprint: Fingerprint::of_bytes(&bytes) });
        bodies.push(shelf::keep(store, &name, bytes));
    }
    store.watched.made("photo", picture.path.as_str(), begun);
    // What cannot be kept is made again next time.
    let _ = store.write(&picture.name, &kept);
    Ok((kept, bodies))
}

/// The addresses of a picture's files: its name, what its content is, how wide.
fn set(path: &SourcePath, kept: &Developed) -> PictureSet {
    let stem = slug(path.name().rsplit_once('.').map_or(path.name(), |(stem, _)| stem));
    let all: Vec<Fingerprint> = kept.files.iter().map(|piece| piece.fingerprint).collect();
    let mark = &Fingerprint::of(&all).hex()[..10];
    let file = |piece: &Piece| {
        let url = Url::new(&format!("/hinh/{stem}-{mark}-{}.{}", piece.width, piece.extension));
        (piece.media.clone(), piece.width, url)
    };
    PictureSet {
        width: kept.width,
        height: kept.height,
        colour: kept.colour.clone(),
        files: kept.files.iter().map(file).collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::{TOGETHER, waves};

    #[test]
    fn no_wave_takes_more_than_there_is() {
        let sizes = [1, TOGETHER / 2, TOGETHER * 3, TOGETHER / 2, TOGETHER / 3];
        let waves = waves(sizes.into_iter().map(|size| (size, size)).collect());
        assert_eq!(waves.iter().flatten().count(), sizes.len());
        assert_eq!(waves.first(), Some(&vec![TOGETHER * 3]));
        assert!(waves.iter().skip(1).all(|wave| wave.iter().sum::<u64>() <= TOGETHER));
    }
}
