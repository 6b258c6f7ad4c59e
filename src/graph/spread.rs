//! Names spread among a fixed number of parts, so that whoever looks at one name has a part to look at that
//! few others share, and the parts are as many whatever the site holds.

use std::hash::{BuildHasher, BuildHasherDefault, Hash};

use rustc_hash::FxHasher;

use crate::base::fingerprint::{Fingerprint, Stamper};

/// What is said under each name, on the shelf of that name.
pub struct Spread(Vec<Stamper>);

impl Spread {
    /// So many shelves, nothing on them.
    pub fn among(count: u32) -> Spread {
        Spread((0..count).map(|_| Stamper::new()).collect())
    }

    /// The shelf of a name.
    pub fn on(&mut self, name: impl Hash) -> &mut Stamper {
        let count = u32::try_from(self.0.len()).unwrap_or(u32::MAX);
        &mut self.0[shelf(name, count) as usize]
    }

    /// The shelves as parts of a site, in order, each by its name: what is told there, and its number.
    pub fn parts(self, what: &'static str) -> impl Iterator<Item = (Fingerprint, Fingerprint)> {
        self.0.into_iter().enumerate().map(move |(at, stamper)| (Fingerprint::of(&(what, at)), stamper.finish()))
    }
}

/// Among so many, where something of that name is told.
pub fn shelf(name: impl Hash, of: u32) -> u32 {
    u32::try_from((hash(name) >> 32) % u64::from(of)).unwrap_or_default()
}

/// The same for the same name in every build.
pub fn hash(name: impl Hash) -> u64 {
    BuildHasherDefault::<FxHasher>::default().hash_one(name)
}
