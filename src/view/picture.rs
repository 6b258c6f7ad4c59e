//! Finished pictures as pages show them: every file, with its size and address.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::base::path::{SourcePath, Url};
use crate::craft::picture::cut::Cut;

/// The pictures of a site, by the file they were made from and what was cut out of it.
pub type Pictures = BTreeMap<SourcePath, BTreeMap<Cut, PictureSet>>;

/// What was made from one picture for one cut.
#[derive(Clone, Debug)]
pub struct PictureSet {
    /// The size of the largest file.
    pub width: u32,
    /// The size of the largest file.
    pub height: u32,
    /// The average colour, as `#rrggbb`; nothing of what is transparent.
    pub colour: String,
    /// Every file: media type, width, address.
    pub files: Vec<(String, u32, Url)>,
}

/// A picture in a template, cut for the place where it stands.
#[derive(Clone, Debug, Serialize)]
pub struct PictureView {
    /// The address for browsers that know no better.
    pub src: String,
    /// `srcset` by media type, the best first; the last one is the fallback's own.
    pub sources: Vec<(String, String)>,
    /// `srcset` of the fallback.
    pub srcset: String,
    /// How wide the place lays it out, from `theme.yaml`: the attribute `sizes`.
    pub sizes: String,
    /// Width of the largest file in pixels. With the height it gives the cut's shape.
    pub width: u32,
    /// Height of the largest file in pixels.
    pub height: u32,
    /// Its average colour, `#rrggbb`, to stand there until it has come: the attribute `data-c`.
    /// Nothing of what is transparent.
    pub colour: String,
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

impl PictureSet {
    /// The address of the widest file of a type.
    pub fn largest(&self, kind: &str) -> Option<&Url> {
        self.files.iter().filter(|(t, _, _)| t == kind).max_by_key(|(_, w, _)| *w).map(|(_, _, url)| url)
    }
}
