//! Publishing: what was made becomes what readers see, all at once.

pub mod exchange;
pub mod folder;
pub mod lock;
