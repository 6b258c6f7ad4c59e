//! Words that every floor shares; no domain.

pub mod codes;
pub mod collation;
pub mod date;
pub mod diagnostic;
pub mod encoding;
pub mod failure;
pub mod fields;
pub mod files;
pub mod fingerprint;
pub mod in_order;
pub mod lang;
pub mod languages;
pub mod lasting;
pub mod lock;
pub mod number;
pub mod path;
pub mod reads;
pub mod recall;
pub mod scheme;
pub mod shape;
pub mod stat;
pub mod text;
pub mod yaml;
