//! Makes what is planned, and keeps what outlives a build.

pub mod demand;
pub mod disk;
pub mod inputs;
pub mod looked;
pub mod made;
pub mod make;
pub mod notes;
pub mod observer;
pub mod readings;
pub mod release;
pub mod shelf;
pub mod store;
