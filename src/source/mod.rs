//! Text becomes a catalog.

pub mod entry;
pub mod lists;
pub mod load;
