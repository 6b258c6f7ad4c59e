//! How everything hangs together, and what of it may be shown.

pub mod address;
pub mod admit;
pub mod edition;
pub mod ledger;
pub mod listing;
pub mod open;
pub mod reference;
pub mod site;
