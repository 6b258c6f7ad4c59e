//! What names are ordered by: the pages of a letter and the page for finding each ask
//! for those of all their names, and each is made once.

use std::sync::OnceLock;

use crate::base::collation::{SortKey, Tones, person_key, sort_key};
use crate::graph::entry::Entry;
use crate::graph::letters::{is_person, name};
use crate::graph::site::Site;
use crate::settings::site;

/// The keys of entries, by their places.
pub struct Keys {
    tones: Tones,
    made: Vec<OnceLock<SortKey>>,
}

impl Keys {
    /// Room for the keys of a site.
    pub fn of(site: &Site) -> Keys {
        let tones = match site.settings.sort_tones {
            site::Tones::Cldr => Tones::Cldr,
            site::Tones::Office => Tones::Office,
        };
        Keys { tones, made: site.entries().iter().map(|_| OnceLock::new()).collect() }
    }

    /// The key of an entry's name: people are ordered by what they are called. Nothing if it is none of the site's.
    pub fn get(&self, site: &Site, entry: &Entry) -> Option<&SortKey> {
        let made = self.made.get(site.web.position(entry)?)?;
        let entity = entry.entity();
        let make = if is_person(entity) { person_key } else { sort_key };
        Some(made.get_or_init(|| make(name(entity), self.tones)))
    }
}
