//! Maps are written down in their order. Read back as pairs they need not look for the
//! place of each key once more. For `#[serde(deserialize_with = ...)]` where state is
//! kept: there a map is written as its pairs are.

use std::collections::BTreeMap;
use std::sync::Arc;

use serde::{Deserialize, Deserializer};

/// A map; such keys as come out of order are put in order.
pub fn map<'de, K, V, D>(from: D) -> Result<BTreeMap<K, V>, D::Error>
where
    K: Deserialize<'de> + Ord,
    V: Deserialize<'de>,
    D: Deserializer<'de>,
{
    Vec::deserialize(from).map(|pairs| pairs.into_iter().collect())
}

/// The same, shared.
pub fn shared<'de, K, V, D>(from: D) -> Result<Arc<BTreeMap<K, V>>, D::Error>
where
    K: Deserialize<'de> + Ord,
    V: Deserialize<'de>,
    D: Deserializer<'de>,
{
    map(from).map(Arc::new)
}
