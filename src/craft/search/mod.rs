//! Search: words as people type them, and an index that a plain server can hold.
//! It knows no site; the script of the theme reads what is written here.

pub mod cut;
pub mod index;
pub mod lexicon;
pub mod posting;
pub mod sheaf;
pub mod shelf;
pub mod split;
pub mod word;
