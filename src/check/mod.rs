//! What a build need not fail on, and an editor wants to know.

pub mod text;
