//! Pictures: every one that an admitted entry shows, in the shapes that the theme
//! asks for and the configured widths and formats, made once per content and
//! parameters, ever.

mod darkroom;
mod wanted;
mod waves;

use std::collections::BTreeMap;

use rayon::prelude::*;

use crate::base::diagnostic::Sink;
use crate::base::files::Files;
use crate::base::path::SourcePath;
use crate::craft::theme::Theme;
use crate::engine::store::Store;
use crate::graph::site::Site;
use crate::output::image::darkroom::{Finished, Found, Shown, shown};
use crate::output::image::wanted::wanted;
use crate::output::image::waves::waves;
use crate::plan::{OutputFile, Plan, Recipe};
use crate::view::picture::Pictures;

/// Plans every picture; pages are made with what it returns.
pub fn plan((site, theme): (&Site, &Theme), files: &Files, store: &Store, to: (&mut Plan<'_>, &mut Sink)) -> Pictures {
    let (plan, sink) = to;
    let wanted = wanted(site, theme, sink);
    let images = &site.settings.images;
    let shown: Vec<Shown<'_>> = wanted.iter().filter_map(|one| shown(one, (files, images, store), sink)).collect();
    let mut pictures = Pictures::new();
    for (picture, finished) in finished(&shown, store, sink).into_values() {
        let mut sets = BTreeMap::new();
        for (cut, set, bodies) in finished {
            for (body, (_, _, url)) in bodies.into_iter().zip(&set.files) {
                // The same picture beside two entries is one file, and so are two shapes that it has already.
                if !plan.claims(&url.file()) {
                    let file = OutputFile { path: url.file(), body };
                    plan.add(Recipe::given("picture", file), Some(&picture.wanted.place), sink);
                }
            }
            sets.insert(cut, set);
        }
        pictures.insert(picture.path.clone(), sets);
    }
    pictures
}

/// The files of every picture, made where they were not made before.
fn finished<'a>(shown: &'a [Shown<'a>], store: &Store, sink: &mut Sink) -> BTreeMap<&'a SourcePath, (&'a Shown<'a>, Finished)> {
    let looked: Vec<_> = shown.par_iter().map(|picture| picture.look(store)).collect();
    let mut done = BTreeMap::new();
    let mut missing = Vec::new();
    for (picture, found) in shown.iter().zip(looked) {
        match found {
            Ok(Found::Kept(finished)) => drop(done.insert(picture.path, (picture, finished))),
            Ok(Found::Wanted(memory)) => missing.push((memory, picture)),
            Err(fault) => sink.push(fault),
        }
    }
    if !missing.is_empty() {
        store.watched.stage("pictures", missing.len());
    }
    for wave in waves(missing) {
        let made: Vec<_> = wave.into_par_iter().map(|picture| (picture, picture.develop(store))).collect();
        for (picture, made) in made {
            match made {
                Ok(finished) => drop(done.insert(picture.path, (picture, finished))),
                Err(fault) => sink.push(fault),
            }
        }
    }
    done
}
