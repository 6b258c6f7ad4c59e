//! The day and the audience that a build is for.

use jiff::civil::{Date, DateTime};

/// For whom a build is made.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Audience {
    /// Everyone: only what passed the gate.
    Public,
    /// Editors: drafts and unapproved entries too, every page marked.
    Preview,
    /// Editors at their own machine who ask for one page: whatever was not erased, every page marked.
    Desk,
}

impl Audience {
    /// Whether it is everyone.
    pub fn is_public(self) -> bool {
        self == Audience::Public
    }
}

/// The day and the audience of one build.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Edition {
    /// The minute that everything is judged by, in the site's timezone.
    pub now: DateTime,
    /// For whom.
    pub audience: Audience,
}

impl Edition {
    /// The edition's day.
    pub fn day(&self) -> Date {
        self.now.date()
    }
}
