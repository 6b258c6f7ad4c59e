//! Words that every floor shares; no domain.

pub mod codes;
pub mod date;
pub mod diagnostic;
pub mod lang;
pub mod path;
