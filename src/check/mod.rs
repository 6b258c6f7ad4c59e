//! What a build need not fail on, and an editor wants to know: each member is one
//! check, `list` runs them.

pub mod claimed;
pub mod contradicted;
pub mod damaged;
pub mod later;
pub mod list;
pub mod orphan;
pub mod overdue;
pub mod passage;
pub mod project;
pub mod sensitive;
pub mod stale;
pub mod unused;
pub mod withdrawn;
pub mod written;
