//! The theme `default`, built into the program, so that a folder without
//! `themes/` builds too. `build.rs` lists its files.

/// Every file of the default theme, below its folder, sorted by name.
pub const FILES: &[(&str, &[u8])] = include!(concat!(env!("OUT_DIR"), "/theme.rs"));
