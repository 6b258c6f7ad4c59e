//! The mark that says who made a folder and which edition it holds. Its bytes
//! are the same for the same edition.

use std::fs;
use std::path::Path;

use crate::base::fingerprint::Fingerprint;

/// The mark's file, at the top of a published folder.
pub const NAME: &str = ".guong-site";

/// The mark's text.
pub fn text(edition: Fingerprint) -> String {
    format!("guong {} {}\n", env!("CARGO_PKG_VERSION"), edition.hex())
}

/// Whether a folder was made by this tool, of whatever version.
pub fn is_there(folder: &Path) -> bool {
    look(folder).is_some_and(|text| text.starts_with("guong "))
}

/// The edition that a folder holds, if it was made by this tool.
pub fn read(folder: &Path) -> Option<Fingerprint> {
    let text = look(folder)?;
    let mut words = text.split_ascii_whitespace();
    let (tool, _version, edition) = (words.next()?, words.next()?, words.next()?);
    (tool == "guong").then(|| u128::from_str_radix(edition, 16).ok().map(Fingerprint))?
}

/// The mark's text as it stands there; a pipe in its place is not read.
fn look(folder: &Path) -> Option<String> {
    let path = folder.join(NAME);
    let is_file = fs::symlink_metadata(&path).is_ok_and(|m| m.is_file());
    is_file.then(|| fs::read_to_string(path).ok())?
}
