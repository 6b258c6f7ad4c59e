//! Text becomes a catalog.

pub mod entry;
pub mod figures;
pub mod front;
pub mod lists;
pub mod load;
