//! Reports for those who follow the movement: each member makes one table from the
//! published site, `list` names them all.

pub mod counts;
pub mod desk;
pub mod drives;
pub mod gaps;
pub mod lagging;
pub mod list;
pub mod paper;
pub mod shares;
pub mod table;
pub mod text;
