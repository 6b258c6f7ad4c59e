//! Indicators as pages show them: rows, the page of one with all that is known of
//! it, and that page as it was on each day on which something became known.

pub mod calendar;
pub mod claim;
pub mod contribution;
pub mod day;
pub mod download;
pub mod figure;
pub mod figures;
pub mod history;
pub mod local;
pub mod page;
pub mod part;
pub mod places;
pub mod row;
pub mod years;
