//! A second evaluator of plans and snapshots: slow, obvious, written from the contract alone.
//!
//! It shares nothing with the engine: it reads the YAML by itself, looks at every line again for every
//! question, and says each sentence of the contract once, in the contract's order.

pub mod figure;
pub mod invention;
pub mod open;
pub mod promise;
pub mod reported;
pub mod ruling;
pub mod sheet;
pub mod time;
