//! The kinds of file that a site has: each member plans its own, `list` runs them.

pub mod feed;
pub mod page;
pub mod redirect;
pub mod sitemap;
