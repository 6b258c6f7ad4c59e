//! Makes what is planned, and keeps what outlives a build.

pub mod made;
pub mod make;
pub mod notes;
pub mod release;
pub mod store;
