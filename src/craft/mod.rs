//! Pure makers: input in, bytes or text out; they know no site.

pub mod foreign;
pub mod hygiene;
pub mod legacy;
pub mod markdown;
pub mod prose;
pub mod syllable;
pub mod xml;
