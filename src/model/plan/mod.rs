//! Plans: what was promised for a year, and how it is measured and judged.

pub mod calendar;
pub mod doubt;
pub mod promise;
pub mod read;
pub mod release;
pub mod traits;
pub mod written;
