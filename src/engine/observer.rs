//! What may be watched while a build goes on. The clock and the screen are the
//! watcher's; without one nothing is measured.

use std::fmt;
use std::sync::Arc;
use std::time::Duration;

/// Somebody who watches.
pub trait Observer: Send + Sync {
    /// The present moment, by the observer's own clock.
    fn moment(&self) -> Duration;
    /// A stage begins, of so many pieces where that is known; the one before it is done.
    fn stage(&self, name: &'static str, pieces: usize);
    /// A piece of it was made: the recipe's name, what came out, and when it was begun.
    fn made(&self, recipe: &'static str, what: &str, begun: Duration);
    /// A piece of it was there already.
    fn spared(&self, recipe: &'static str);
}

/// Somebody, or nobody.
#[derive(Clone, Default)]
pub struct Watched(Option<Arc<dyn Observer>>);

impl fmt::Debug for Watched {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Watched").field(&self.0.is_some()).finish()
    }
}

impl Watched {
    /// Watched by somebody.
    pub fn by(observer: Arc<dyn Observer>) -> Watched {
        Watched(Some(observer))
    }

    /// The present moment, where somebody has a clock.
    pub fn moment(&self) -> Duration {
        self.0.as_ref().map_or(Duration::ZERO, |observer| observer.moment())
    }

    /// Tells that a stage begins.
    pub fn stage(&self, name: &'static str, pieces: usize) {
        self.0.iter().for_each(|observer| observer.stage(name, pieces));
    }

    /// Tells that a piece was made.
    pub fn made(&self, recipe: &'static str, what: &str, begun: Duration) {
        self.0.iter().for_each(|observer| observer.made(recipe, what, begun));
    }

    /// Tells that a piece was there already.
    pub fn spared(&self, recipe: &'static str) {
        self.0.iter().for_each(|observer| observer.spared(recipe));
    }
}
