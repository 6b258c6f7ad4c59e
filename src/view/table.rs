//! Sheets as pages show them.

use std::collections::BTreeMap;

use crate::base::path::SourcePath;

/// The sheets that embeds show, by their file: rows of cells, the heading first.
pub type Sheets = BTreeMap<SourcePath, Vec<Vec<String>>>;
