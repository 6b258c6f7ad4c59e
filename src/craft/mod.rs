//! Pure makers: input in, bytes or text out; they know no site.

pub mod builtin;
pub mod chart;
pub mod csv;
pub mod document;
pub mod embed;
pub mod finish;
pub mod foreign;
pub mod html;
pub mod hygiene;
pub mod insert;
pub mod legacy;
pub mod link;
pub mod markdown;
pub mod notes;
pub mod numerals;
pub mod picture;
pub mod prose;
pub mod qr;
pub mod sensitive;
pub mod sound;
pub mod syllable;
pub mod theme;
pub mod tile;
pub mod tongue;
pub mod typed;
pub mod xml;
