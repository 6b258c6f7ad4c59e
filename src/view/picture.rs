//! Finished pictures as pages show them: every file, with its size and address.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::base::path::{SourcePath, Url};
use crate::graph::site::Site;
use crate::model::media::Picture;

/// The pictures of a site, by the file they were made from.
pub type Pictures = BTreeMap<SourcePath, PictureSet>;

/// What was made from one picture.
#[derive(Clone, Debug)]
pub struct PictureSet {
    /// The size of the largest file.
    pub width: u32,
    /// The size of the largest file.
    pub height: u32,
    /// The average colour, as `#rrggbb`.
    pub colour: String,
    /// Every file: media type, width, address.
    pub files: Vec<(String, u32, Url)>,
}

/// A picture in a template.
#[derive(Clone, Debug, Serialize)]
pub struct PictureView {
    /// The address for browsers that know no better.
    pub src: String,
    /// `srcset` by media type, the best first; the last one is the fallback's own.
    pub sources: Vec<(String, String)>,
    /// `srcset` of the fallback.
    pub srcset: String,
    /// Size in pixels.
    pub width: u32,
    /// Size in pixels.
    pub height: u32,
    /// What it shows.
    pub alt: String,
    /// What stands beneath it.
    pub caption: String,
    /// Who made it, and on which terms.
    pub credit: String,
    /// Its full address, for machines.
    pub absolute: String,
}

/// The words around a picture.
#[derive(Clone, Debug, Default)]
pub struct Around<'a> {
    /// What it shows.
    pub alt: &'a str,
    /// What stands beneath it.
    pub caption: &'a str,
    /// Who made it.
    pub credit: &'a str,
}

/// A picture of an entry, if its files were made.
pub fn of(site: &Site, pictures: &Pictures, entry: &SourcePath, picture: &Picture) -> Option<PictureView> {
    let credit: Vec<&str> = [&picture.credit, &picture.terms].into_iter().flatten().map(String::as_str).collect();
    let around =
        Around { alt: &picture.alt, caption: picture.caption.as_deref().unwrap_or_default(), credit: &credit.join(" · ") };
    view(site, pictures.get(&entry.join(&picture.src)?)?, &around)
}

/// A set of files as one picture.
pub fn view(site: &Site, set: &PictureSet, around: &Around<'_>) -> Option<PictureView> {
    let mut types: Vec<&String> = set.files.iter().map(|(t, _, _)| t).collect();
    types.dedup();
    let srcset = |kind: &str| {
        let files = set.files.iter().filter(|(t, _, _)| t == kind);
        files.map(|(_, width, url)| format!("{} {width}w", site.href(url))).collect::<Vec<_>>().join(", ")
    };
    let fallback = types.last()?;
    let largest = set.files.iter().filter(|(t, _, _)| t == *fallback).max_by_key(|(_, w, _)| *w)?;
    Some(PictureView {
        src: site.href(&largest.2),
        sources: types.iter().take(types.len() - 1).map(|t| ((*t).clone(), srcset(t))).collect(),
        srcset: srcset(fallback),
        width: set.width,
        height: set.height,
        alt: around.alt.to_owned(),
        caption: around.caption.to_owned(),
        credit: around.credit.to_owned(),
        absolute: site.absolute(&largest.2),
    })
}
