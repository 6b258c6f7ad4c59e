//! The kinds of file that a site has. Each member plans its own; `plan` is the list.

pub mod feed;
pub mod redirect;
pub mod sitemap;
