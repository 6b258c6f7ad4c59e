//! Verdicts: a table worked out by hand, and a second evaluator on plans and snapshots by chance.
//! Both are held against the engine, and the evaluator against the table.

mod agreement;
mod engine;
mod evaluator;
mod table;
#[path = "../yard/mod.rs"]
mod yard;
