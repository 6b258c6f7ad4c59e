//! The kinds of file that a site has: each member plans its own, `list` runs them.

pub mod address_check;
pub mod attachment;
pub mod data;
pub mod feed;
pub mod figures;
pub mod image;
pub mod list;
pub mod page;
pub mod plan_page;
pub mod redirect;
pub mod report_page;
pub mod search;
pub mod sheet;
pub mod sitemap;
