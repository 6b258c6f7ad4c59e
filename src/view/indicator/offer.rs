//! What there is to take along beside pages, known before any page is drawn.

use std::collections::BTreeMap;

use crate::base::fingerprint::{Fingerprint, Plain};
use crate::base::path::Url;
use crate::base::reads;

/// The size of every file that a page offers, by its address.
pub type Downloads = BTreeMap<Url, usize>;

/// The same as a part of a site: whoever asks for one looks at it.
#[derive(Debug)]
pub struct Offered {
    sizes: Downloads,
    part: u32,
}

impl Offered {
    /// Sizes, as the part of that number.
    pub fn numbered(sizes: Downloads, part: u32) -> Offered {
        Offered { sizes, part }
    }

    /// The size of a file, if it is offered.
    pub fn size(&self, url: &Url) -> Option<usize> {
        reads::note(self.part);
        self.sizes.get(url).copied()
    }

    /// The part: its name, and what stands for it.
    pub fn part(&self) -> (Fingerprint, Fingerprint) {
        (Fingerprint::of("sizes"), Fingerprint::of(&Plain(&self.sizes)))
    }
}
