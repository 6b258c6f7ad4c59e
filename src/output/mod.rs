//! The kinds of file that a site has: each member plans its own, `list` runs them.

pub mod data;
pub mod feed;
pub mod figures;
pub mod list;
pub mod page;
pub mod plan_page;
pub mod redirect;
pub mod sitemap;
