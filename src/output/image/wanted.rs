//! Which pictures admitted entries show, and what the theme cuts out of each.

use std::collections::BTreeMap;

use crate::base::codes;
use crate::base::diagnostic::{Diagnostic, Place, Sink};
use crate::base::path::SourcePath;
use crate::craft::document::Hole;
use crate::craft::embed::Embed;
use crate::craft::link;
use crate::craft::picture::cut::Cut;
use crate::craft::theme::Theme;
use crate::craft::theme::slots::{Motif, Slot};
use crate::graph::entry::Entry;
use crate::graph::site::Site;
use crate::view::pictured::{cuts, standing_for};

/// A picture that pages show.
pub struct Wanted {
    /// The first place that names it.
    pub place: Place,
    /// Its name there.
    pub src: String,
    /// What is cut out of it, and the widest file that is worth making.
    pub cuts: BTreeMap<Cut, Option<u32>>,
}

/// A picture where it is named, and what is cut out of it there.
type Named = (String, Place, Vec<(Cut, Option<u32>)>);

/// Every picture that is shown; one whose path leads out of the project is told where it is named.
pub fn wanted(site: &Site, theme: &Theme, sink: &mut Sink) -> BTreeMap<SourcePath, Wanted> {
    let mut all: BTreeMap<SourcePath, Wanted> = BTreeMap::new();
    for entry in site.entries() {
        for (src, place, cuts) in named(theme, entry) {
            if let Some(fault) = link::foreign(&src, place.clone()) {
                sink.push(fault);
                continue;
            }
            let Some(path) = entry.entity().path.join(&src) else {
                sink.push(Diagnostic::at(codes::MISSING_PICTURE, place).with("src", src));
                continue;
            };
            let wanted = all.entry(path).or_insert(Wanted { place, src, cuts: BTreeMap::new() });
            for (cut, most) in cuts {
                let known = wanted.cuts.entry(cut).or_insert(most);
                // Without a bound there is none.
                *known = known.zip(most).map(|(a, b)| a.max(b));
            }
        }
    }
    all
}

fn named(theme: &Theme, entry: &Entry) -> Vec<Named> {
    let entity = entry.entity();
    let one = |slot: Slot, focus| vec![(theme.slots.cut(slot, Motif::Cover, focus), theme.slots.of(slot).most)];
    let main = standing_for(entity);
    let mut all: Vec<Named> = main.iter().map(|(p, motif)| (p.src.clone(), entity.at(p.spot), cuts(theme, p, *motif))).collect();
    let gallery = entity.profile().into_iter().flat_map(|p| &p.gallery);
    all.extend(gallery.map(|p| (p.src.clone(), entity.at(p.spot), one(Slot::Gallery, p.focus))));
    for (hole, spot) in entity.body.holes() {
        match hole {
            Hole::Picture { src, .. } => all.push((src.clone(), entity.at(spot), one(Slot::Body, None))),
            Hole::Embed(Embed::Gallery(pictures)) => {
                all.extend(pictures.iter().map(|p| (p.src.clone(), entity.at(p.spot), one(Slot::Gallery, p.focus))));
            }
            _ => {}
        }
    }
    all
}
