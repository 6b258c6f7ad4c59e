//! Publishing: what was made becomes what readers see, all at once.

pub mod book;
pub mod changes;
pub mod exchange;
pub mod folder;
pub mod lock;
pub mod mark;
pub mod removal;
pub mod spare;
pub mod stage;
pub mod staging;
pub mod survey;
pub mod tree;
pub mod within;
