//! Which picture stands for an entry, and how it is cut for each place of a page.

use crate::base::path::SourcePath;
use crate::craft::picture::cut::Cut;
use crate::craft::theme::Theme;
use crate::craft::theme::slots::{Motif, Slot, share};
use crate::model::entity::Entity;
use crate::model::media::Picture;
use crate::model::profile::Who;
use crate::view::card::Builder;
use crate::view::frame::Share;
use crate::view::picture::{Around, PictureView};

/// The picture that stands for an entity, and what it is of.
pub fn standing_for(entity: &Entity) -> Option<(&Picture, Motif)> {
    let portrait = entity.profile().and_then(|profile| Some((profile.portrait.as_ref()?, profile.who)));
    let portrait = portrait.map(|(picture, who)| match who {
        Some(Who::Collective | Who::Household) => (picture, Motif::Group),
        Some(Who::Individual) | None => (picture, Motif::Portrait),
    });
    portrait.or_else(|| entity.head.cover.as_ref().map(|cover| (cover, Motif::Cover)))
}

/// The places where the picture that stands for an entity may be asked for, and
/// what each cuts out of it; beside a link it is shown too.
pub fn cuts(theme: &Theme, picture: &Picture, motif: Motif) -> Vec<(Cut, Option<u32>)> {
    let slots = [Slot::Page, Slot::Lead, Slot::Row, Slot::Face, Slot::Card].into_iter();
    let asked = slots.filter(|slot| *slot != Slot::Face || motif != Motif::Cover);
    let cut = |slot: Slot| (theme.slots.cut(slot, motif, picture.focus), theme.slots.of(slot).most);
    asked.map(cut).chain([(share(motif, picture.focus), None)]).collect()
}

impl Builder<'_> {
    /// The picture that stands for an entity, cut for a place.
    pub fn picture(&self, entity: &Entity, slot: Slot) -> Option<PictureView> {
        let (picture, motif) = standing_for(entity)?;
        self.picture_of(entity, picture, (slot, motif))
    }

    /// What other sites show beside a link to an entity.
    pub fn share(&self, entity: &Entity) -> Option<Share> {
        let (picture, motif) = standing_for(entity)?;
        let set = self.beside.pictures.get(&entity.path.join(&picture.src)?)?.get(&share(motif, picture.focus))?;
        let (_, _, url) = set.files.first()?;
        Some(Share { image: self.site.absolute(url), width: set.width, height: set.height, alt: picture.alt.clone() })
    }

    /// Whether a picture stands for an entity.
    pub fn is_pictured(&self, entity: &Entity) -> bool {
        let path = standing_for(entity).and_then(|(picture, _)| entity.path.join(&picture.src));
        path.is_some_and(|path| self.beside.pictures.contains_key(&path))
    }

    /// A picture that an entity names, if its files were made.
    pub fn picture_of(&self, entity: &Entity, picture: &Picture, (slot, motif): (Slot, Motif)) -> Option<PictureView> {
        let credit: Vec<&str> = [&picture.credit, &picture.terms].into_iter().flatten().map(String::as_str).collect();
        let around =
            Around { alt: &picture.alt, caption: picture.caption.as_deref().unwrap_or_default(), credit: &credit.join(" · ") };
        let cut = self.theme.slots.cut(slot, motif, picture.focus);
        self.view(&entity.path.join(&picture.src)?, (slot, &cut), &around)
    }

    /// A file's cut as one picture.
    pub fn view(&self, path: &SourcePath, (slot, cut): (Slot, &Cut), around: &Around<'_>) -> Option<PictureView> {
        let set = self.beside.pictures.get(path)?.get(cut)?;
        let site = self.site;
        let mut types: Vec<&String> = set.files.iter().map(|(t, _, _)| t).collect();
        types.dedup();
        let srcset = |kind: &str| {
            let files = set.files.iter().filter(|(t, _, _)| t == kind);
            files.map(|(_, width, url)| format!("{} {width}w", site.href(url))).collect::<Vec<_>>().join(", ")
        };
        let fallback = types.last()?;
        let largest = set.largest(fallback)?;
        Some(PictureView {
            src: site.href(largest),
            sources: types.iter().take(types.len() - 1).map(|t| ((*t).clone(), srcset(t))).collect(),
            srcset: srcset(fallback),
            sizes: self.theme.slots.of(slot).sizes.clone(),
            width: set.width,
            height: set.height,
            colour: set.colour.clone(),
            alt: around.alt.to_owned(),
            caption: around.caption.to_owned(),
            credit: around.credit.to_owned(),
            absolute: site.absolute(largest),
        })
    }
}
