//! Pure makers: input in, bytes or text out; they know no site.

pub mod markdown;
