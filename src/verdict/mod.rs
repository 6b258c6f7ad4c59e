//! What follows from a promise and from what was reported: rules 1 to 9, each a
//! small pure function. No verdict is typed by anyone, and none sees a float.

pub mod attainment;
pub mod case;
pub mod composite;
pub mod exact;
pub mod judgement;
pub mod lateness;
pub mod measure;
pub mod pace;
pub mod ruling;
pub mod same_period;
pub mod season;
pub mod status;
