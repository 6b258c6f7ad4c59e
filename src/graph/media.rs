//! The files that an entry names, in front matter and body, and how they are
//! taken from it again. What may be shown is the gate's to say.

use std::sync::Arc;

use jiff::civil::Date;

use crate::base::diagnostic::Spot;
use crate::craft::document::Hole;
use crate::craft::embed::{Embed, Medium};
use crate::craft::link::Target;
use crate::model::entity::{Entity, Matter};
use crate::model::media::Picture;

/// A file that an entry names.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Named<'e> {
    /// The file, relative to the entry's own.
    pub src: &'e str,
    /// Where it is written.
    pub spot: Spot,
    /// What a page does with it.
    pub role: Role,
    /// Whether it shows a child, and since when the guardian agrees.
    pub child: Option<Option<Date>>,
}

/// What a page does with a file.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Role {
    /// A picture that front matter names.
    Portrait,
    /// A picture of the body.
    Picture,
    /// A film.
    Film,
    /// Sound.
    Sound,
    /// A sheet, or a file to fetch.
    Paper,
}

/// Endings of files in which people are seen, even if they are only linked to.
const SEEN: [&str; 16] = [
    ".jpg", ".jpeg", ".png", ".webp", ".gif", ".heic", ".heif", ".avif", ".tif", ".tiff", ".bmp", ".mp4", ".m4v", ".mov",
    ".webm", ".ogv",
];

impl<'e> Named<'e> {
    fn new(src: &'e str, spot: Spot, role: Role) -> Named<'e> {
        Named { src, spot, role, child: None }
    }

    /// Whether people may be seen in it.
    pub fn is_seen(&self) -> bool {
        match self.role {
            Role::Portrait | Role::Picture | Role::Film => true,
            Role::Sound => false,
            Role::Paper => SEEN.iter().any(|ending| self.src.to_lowercase().ends_with(ending)),
        }
    }

    /// Whether it shows no child, or one whose guardian has agreed by that day.
    pub fn is_guarded(&self, day: Date) -> bool {
        self.child.is_none_or(|given| given.is_some_and(|given| given <= day))
    }
}

/// Every file that an entry names.
pub fn of(entity: &Entity) -> Vec<Named<'_>> {
    let mut all: Vec<Named<'_>> = entity.head.cover.iter().map(portrait).collect();
    if let Some(profile) = entity.profile() {
        all.extend(profile.portrait.iter().chain(&profile.gallery).map(portrait));
        let sound = profile.audio.iter().map(|a| Named { child: a.child.guardian(), ..Named::new(&a.src, a.spot, Role::Sound) });
        all.extend(sound);
    }
    for (hole, spot) in entity.body.holes() {
        all.extend(in_body(hole, spot));
    }
    all
}

/// Takes files from an entry that must not be shown; a link to one becomes its text.
pub fn strip(entity: &mut Entity, refused: &[String]) {
    if refused.is_empty() {
        return;
    }
    let keeps = |src: &str| !refused.iter().any(|r| r == src);
    entity.change(|head, matter| {
        head.cover = head.cover.take().filter(|p| keeps(&p.src));
        if let Matter::Profile(profile) = matter {
            profile.portrait = profile.portrait.take().filter(|p| keeps(&p.src));
            profile.gallery.retain(|p| keeps(&p.src));
            profile.audio = profile.audio.take().filter(|a| keeps(&a.src));
        }
    });
    if entity.body.holes().any(|(hole, spot)| in_body(hole, spot).iter().any(|n| !keeps(n.src))) {
        Arc::make_mut(&mut entity.body).retain(|hole, spot| without(hole, spot, &keeps));
    }
}

fn portrait(picture: &Picture) -> Named<'_> {
    Named { child: picture.child.guardian(), ..Named::new(&picture.src, picture.spot, Role::Portrait) }
}

/// The files that a hole of a body names.
fn in_body(hole: &Hole, spot: Spot) -> Vec<Named<'_>> {
    fn own(medium: &Medium, role: Role) -> Vec<Named<'_>> {
        let named = Named { child: medium.child, ..Named::new(&medium.src, medium.spot, role) };
        if medium.is_elsewhere() { Vec::new() } else { vec![named] }
    }
    match hole {
        Hole::Picture { src, .. } => vec![Named::new(src, spot, Role::Picture)],
        Hole::Open(Target::File(src, _)) if !src.ends_with(".md") => vec![Named::new(src, spot, Role::Paper)],
        Hole::Embed(Embed::Gallery(pictures)) => {
            pictures.iter().map(|p| Named { child: p.child, ..Named::new(&p.src, p.spot, Role::Picture) }).collect()
        }
        Hole::Embed(Embed::Table(medium)) => own(medium, Role::Paper),
        Hole::Embed(Embed::Audio(medium)) => own(medium, Role::Sound),
        Hole::Embed(Embed::Video(medium)) => own(medium, Role::Film),
        _ => Vec::new(),
    }
}

/// A hole of a body less the files that are refused; none where nothing is left of it.
fn without(hole: Hole, spot: Spot, keeps: &dyn Fn(&str) -> bool) -> Option<Hole> {
    match hole {
        Hole::Embed(Embed::Gallery(mut pictures)) => {
            pictures.retain(|p| keeps(&p.src));
            (!pictures.is_empty()).then_some(Hole::Embed(Embed::Gallery(pictures)))
        }
        hole if in_body(&hole, spot).iter().all(|n| keeps(n.src)) => Some(hole),
        // It still ends somewhere.
        Hole::Open(_) => Some(Hole::Open(Target::Nowhere)),
        _ => None,
    }
}
