//! How everything hangs together, and what of it may be shown.

pub mod address;
pub mod admit;
pub mod alias;
pub mod append_only;
pub mod archive;
pub mod calendar;
pub mod circle;
pub mod claims;
pub mod contradiction;
pub mod edition;
pub mod figures;
pub mod former;
pub mod ledger;
pub mod letters;
pub mod links;
pub mod listing;
pub mod lists;
pub mod media;
pub mod open;
pub mod order;
pub mod past;
pub mod reference;
pub mod reported;
pub mod series;
pub mod site;
pub mod withheld;
