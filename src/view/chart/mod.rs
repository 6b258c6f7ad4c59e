//! Charts: which form fits a part, what stands on it, and the same as a table.
//!
//! A form is a file here and a line in `list.rs`: it says whether it fits, draws
//! itself for a phone and, where it runs over time, for a wide column too.

pub mod bullet;
pub mod change;
pub mod cumulative;
pub mod dots;
pub mod level;
pub mod list;
pub mod members;
pub mod multiples;
pub mod progress;
pub mod sketch;
pub mod slope;
pub mod tiles;
