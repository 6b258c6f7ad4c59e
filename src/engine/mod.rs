//! Makes what is planned, and keeps what outlives a build.

pub mod make;
pub mod store;
