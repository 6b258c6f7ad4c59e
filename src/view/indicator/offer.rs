//! What there is to take along beside pages, known before any page is drawn.

use std::collections::BTreeMap;

use crate::base::path::Url;

/// The size of every file that a page offers, by its address.
pub type Downloads = BTreeMap<Url, usize>;
