//! What editors chose for the whole site: `site.yaml`.

pub mod address;
pub mod base;
pub mod fonts;
pub mod language;
pub mod policy;
pub mod reports;
pub mod site;
