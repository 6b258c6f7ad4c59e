//! What search shows and reads of the site: only what passed the gate and is listed.

pub mod doc;
pub mod facet;
pub mod hit;
pub mod manifest;
pub mod order;
pub mod place;
pub mod term;
